"""Which term a row of a table is about that gives names and no id."""

from collections.abc import Mapping
from dataclasses import replace

from yougo.language.text import same
from yougo.model.concepts import NAMES, Concept, names_of
from yougo.workspace.edits import Current


class Bearers:
    """The glossary's terms, and those that a table adds, found by the names that they bear."""

    def __init__(self, current: Current) -> None:
        self._concepts = {concept.id: concept for concept in current.concepts}
        self._names: dict[str, Concept] = {}
        self._by_name: dict[str, set[str]] = {}
        self._taken = {*current.issued, *current.decisions, *self._concepts}
        self._added: set[str] = set()
        for concept in self._concepts.values():
            self._learn(concept)

    def rename(self, concept: Concept, names: Mapping[str, str]) -> None:
        """Let a term bear the names that the table gives it, in the place of its own."""
        new = {column: name for column, name in names.items() if column in NAMES}
        self._learn(replace(concept, **new))  # type: ignore[arg-type]

    def add(self, wanted: str, names: Mapping[str, str]) -> Concept:
        """A new term of these names, under the wanted id or, if taken, with ``-2``, ``-3``, … behind it."""
        free, number = wanted, 1
        while free in self._taken:
            number += 1
            free = f"{wanted}-{number}"
        self._taken.add(free)
        self._added.add(free)
        concept = self._concepts[free] = Concept(free, **names)  # type: ignore[arg-type]
        self._learn(concept)
        return concept

    def added(self, concept: Concept) -> bool:
        """Whether the table adds the term."""
        return concept.id in self._added

    def of(self, names: Mapping[str, str]) -> list[Concept]:
        """The terms that bear most of the names and contradict none; several where names do not tell."""
        wanted = {same(name) for name in names.values()} - {""}
        shared = {
            identifier: len(wanted & _folded(self._names[identifier]))
            for name in wanted
            for identifier in self._by_name.get(name, ())
            if not _contradicts(self._names[identifier], names)
        }
        most = max(shared.values(), default=0)
        return [self._concepts[key] for key, count in sorted(shared.items()) if most and count == most]

    def _learn(self, concept: Concept) -> None:
        self._names[concept.id] = concept
        for name in _folded(concept):
            self._by_name.setdefault(name, set()).add(concept.id)


def _folded(concept: Concept) -> set[str]:
    return {same(name) for name in names_of(concept)} - {""}


def _contradicts(concept: Concept, names: Mapping[str, str]) -> bool:
    """Whether a term is called otherwise: another Japanese name is a variant where the English agrees."""
    borne = _folded(concept)
    differing = {
        column
        for column, name in names.items()
        if same(name) and same(getattr(concept, column)) and same(name) not in borne
    }
    if same(names["english"]) in borne:
        differing.discard("japanese")
    return bool(differing)
