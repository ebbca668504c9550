"""Which term a row of a table is about that gives names and no id."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain

from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.model.concepts import NAMES, Concept, names_of
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.unique_names import UniqueNames
from yougo.workspace.schema import picked


class TermFinder:
    """The glossary's terms, and those that a table adds, found by their names."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._added: dict[str, Concept] = {}
        self._called: dict[str, Concept] = {}
        """Terms as the table calls them, where it adds or renames them."""
        self._new: dict[str, set[str]] = {}
        """The ids of these by the keys of their names."""

    def rename(self, concept: Concept, names: Mapping[str, str]) -> None:
        """Call a term by the names that the table gives it, instead of its own."""
        given = picked(names, NAMES)
        if given:
            self._learn(replace(concept, **given))  # type: ignore[arg-type]

    def add(self, wanted: str, names: Mapping[str, str]) -> Concept:
        """A new term of these names, under the wanted id or, if taken, with ``-2``, ``-3``, … after it."""
        concept = Concept(self._ids.take(wanted), **names)  # type: ignore[arg-type]
        self._added[concept.id] = concept
        self._learn(concept)
        return concept

    def find(self, names: Mapping[str, str]) -> list[Concept]:
        """The terms that have most of the names and contradict none; several in case of doubt."""
        wanted = keys_of(names.values())
        found = set(chain.from_iterable(map(self._ids_of, wanted)))
        concepts = {**self._glossary.with_ids(found), **picked(self._added, found)}
        shared: dict[str, int] = {}
        for identifier, concept in concepts.items():
            called = self._called.get(identifier, concept)
            if not _contradicts(called, names):
                shared[identifier] = len(wanted & keys_of(names_of(called)))
        most = max([1, *shared.values()])
        return [concepts[key] for key, count in sorted(shared.items()) if count == most]

    def bearers(self, name: str) -> set[str]:
        """The ids of the terms that have a name."""
        return set(chain.from_iterable(map(self._ids_of, keys_of([name]))))

    def _ids_of(self, name: str) -> Iterable[str]:
        """The ids of the terms that have a name, or had it before the table renamed them."""
        return (*self._known.get(name, ()), *self._new.get(name, ()))

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for concept in self._glossary.each():
            for name in keys_of(names_of(concept)):
                found.setdefault(name, []).append(concept.id)
        return found

    @cached_property
    def _ids(self) -> UniqueNames:
        return UniqueNames({*self._glossary.issued, *chain.from_iterable(self._known.values())})

    def _learn(self, concept: Concept) -> None:
        self._called[concept.id] = concept
        for name in keys_of(names_of(concept)):
            self._new.setdefault(name, set()).add(concept.id)


def _contradicts(concept: Concept, names: Mapping[str, str]) -> bool:
    """Whether a term is called otherwise: another Japanese name is a variant where the English agrees."""
    own_names = keys_of(names_of(concept))
    for column in NAMES:
        is_variant = column == "japanese" and same(names["english"]) in own_names
        name, own = same(names[column]), same(getattr(concept, column))
        if name and own and name not in own_names and not is_variant:
            return True
    return False
