"""Which term a row of a table is about that gives names and no id."""

from collections.abc import Mapping
from dataclasses import replace

from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.model.concepts import NAMES, Concept, names_of
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.unique_names import UniqueNames
from yougo.workspace.schema import picked


class TermFinder:
    """The glossary's terms, and those that a table adds, found by their names."""

    def __init__(self, glossary: Glossary) -> None:
        self._concepts = dict(glossary.by_id)
        self._names: dict[str, Concept] = {}
        self._by_name: dict[str, set[str]] = {}
        self._ids = UniqueNames({*glossary.issued, *self._concepts})
        for concept in glossary.concepts:
            self._learn(concept)

    def rename(self, concept: Concept, names: Mapping[str, str]) -> None:
        """Call a term by the names that the table gives it, instead of its own."""
        self._learn(replace(concept, **picked(names, NAMES)))  # type: ignore[arg-type]

    def add(self, wanted: str, names: Mapping[str, str]) -> Concept:
        """A new term of these names, under the wanted id or, if taken, with ``-2``, ``-3``, … after it."""
        concept = Concept(self._ids.take(wanted), **names)  # type: ignore[arg-type]
        self._concepts[concept.id] = concept
        self._learn(concept)
        return concept

    def find(self, names: Mapping[str, str]) -> list[Concept]:
        """The terms that have most of the names and contradict none; several in case of doubt."""
        wanted = keys_of(names.values())
        shared: dict[str, int] = {}
        for identifier in set().union(*map(self._called, wanted)):
            concept = self._names[identifier]
            if not _contradicts(concept, names):
                shared[identifier] = len(wanted & keys_of(names_of(concept)))
        most = max([1, *shared.values()])
        return [self._concepts[key] for key, count in sorted(shared.items()) if count == most]

    def _called(self, name: str) -> set[str]:
        """The ids of the terms that have this name, or had it before the table renamed them."""
        return self._by_name.get(name, set())

    def _learn(self, concept: Concept) -> None:
        self._names[concept.id] = concept
        for name in keys_of(names_of(concept)):
            self._by_name.setdefault(name, set()).add(concept.id)


def _contradicts(concept: Concept, names: Mapping[str, str]) -> bool:
    """Whether a term is called otherwise: another Japanese name is a variant where the English agrees."""
    own_names = keys_of(names_of(concept))
    for column in NAMES:
        is_variant = column == "japanese" and same(names["english"]) in own_names
        name, own = same(names[column]), same(getattr(concept, column))
        if name and own and name not in own_names and not is_variant:
            return True
    return False
