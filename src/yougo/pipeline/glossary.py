"""A workspace's glossary as it is now: its settings, decisions, register and terms, loaded once a command."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import filterfalse
from operator import attrgetter
from typing import TYPE_CHECKING, overload

from yougo.errors import AmbiguousTerm, EmptyGlossary, UnknownTerm
from yougo.language.name_sets import keys_of
from yougo.model.concepts import Concept
from yougo.model.documents import Problem
from yougo.model.exporter import Source
from yougo.pipeline.files import decisions_file, read_text, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.store import Store
from yougo.workspace import settings
from yougo.workspace.decision import Decision
from yougo.workspace.register import Entry, Register
from yougo.workspace.schema import picked
from yougo.workspace.settings import Settings

if TYPE_CHECKING:
    from yougo.pipeline.documents.sources import Listed
    from yougo.store.summaries import Counts, Summary


@dataclass(frozen=True)
class Glossary:
    """All that a workspace holds, but for the documents' own text; loaded when it is asked for."""

    workspace: Workspace
    settings: Settings
    load_decisions: Callable[[], Mapping[str, Decision]]
    load_register: Callable[[], Register]
    load_concepts: Callable[[], Sequence[Concept]]
    load_concept: Callable[[str], Concept | None] | None = None
    """Loads one alone, by its id."""
    looked_at: Sequence["Listed"] | None = None
    """The documents, where this command has looked at each of them."""

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """What terms.toml holds."""
        return self.load_decisions()

    @cached_property
    def register(self) -> Register:
        """What register.tsv holds."""
        return self.load_register()

    @cached_property
    def concepts(self) -> Sequence[Concept]:
        """Every term, the rejected too, in the glossary's order."""
        return self.load_concepts()

    @property
    def by_id(self) -> Mapping[str, Concept]:
        """Every term by its id; where they are not loaded, one is looked up alone."""
        if "concepts" in vars(self) or not self.load_concept:
            return self.all_by_id
        return Terms(self, self.load_concept)

    @cached_property
    def all_by_id(self) -> dict[str, Concept]:
        """Every term by its id, loaded."""
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def shown(self) -> list[Concept]:
        """The terms without the rejected."""
        return list(filterfalse(attrgetter("is_rejected"), self.concepts))

    @property
    def count(self) -> int:
        """How many terms there are, without the rejected."""
        return self.counts.shown

    @cached_property
    def counts(self) -> "Counts":
        """How many terms there are, and what of them."""
        with Store(self.workspace.database, last=True) as store:
            return store.counts()

    def each(self) -> Iterator[Concept]:
        """Every term, the rejected too, in the glossary's order, one after the other."""
        if "concepts" in vars(self) or not self.load_concept:
            yield from self.concepts
            return
        with Store(self.workspace.database, last=True) as store:
            yield from store.each_concept()

    def each_shown(self) -> Iterator[Concept]:
        """The terms without the rejected, one after the other."""
        return filterfalse(attrgetter("is_rejected"), self.each())

    def summaries(self, order: str = "kana") -> Iterator["Summary"]:
        """Every term, the rejected too, as a list shows it, one by one: by kana, or ``confidence``."""
        with Store(self.workspace.database, last=True) as store:
            yield from store.each_summary(order)

    @property
    def is_empty(self) -> bool:
        """Whether there is no term at all."""
        with Store(self.workspace.database, last=True) as store:
            return not store.ids()

    def with_ids(self, ids: Iterable[str]) -> dict[str, Concept]:
        """The terms that have one of these ids."""
        if not self.load_concept:
            return picked(self.all_by_id, ids)
        with Store(self.workspace.database, last=True) as store:
            return {concept.id: concept for concept in store.concepts(set(ids))}

    def bearing(self, names: Iterable[str]) -> list[Concept]:
        """The terms that have one of these names, and perhaps others."""
        with Store(self.workspace.database, last=True) as store:
            return store.concepts(store.neighbours().bearers(keys_of(names)))

    @cached_property
    def conflicts(self) -> list[Concept]:
        """The terms, without the rejected, of which documents contradict a decision."""
        with Store(self.workspace.database, last=True) as store:
            found = store.concepts(store.warned("conflict"))
        return list(filterfalse(attrgetter("is_rejected"), found))

    @property
    def issued(self) -> set[str]:
        """Every id that was ever issued, and those that terms.toml names: no new term gets one of them."""
        return {*self.register.entries, *self.decisions}

    def has_issued(self, identifier: str) -> bool:
        """Whether an id is one of `issued`."""
        return identifier in self.register.entries or identifier in self.decisions

    @cached_property
    def documents(self) -> list[Source]:
        """The documents that are stored, as outputs cite them."""
        with Store(self.workspace.database, last=True) as store:
            return store.sources()

    def problems(self) -> list[Problem]:
        """What is wrong in the documents themselves, such as a footnote mark without its note."""
        with Store(self.workspace.database, last=True) as store:
            return store.problems()

    def decision(self, identifier: str) -> Decision:
        """What is decided about a term."""
        return self.decisions.get(identifier, Decision())

    def concept(self, name: str) -> Concept:
        """The concept with this id, or that it became part of, or the only one with this name.

        Raises:
            UnknownTerm: no term has it.
            EmptyGlossary: there is no term at all.
            AmbiguousTerm: several do.
        """
        found = self.by_id.get(name)
        if found:
            return found
        identifier = ""
        if register_file.holds(self.workspace, name):
            identifier = became_part_of(name, self.register.entries, self.by_id)
        if identifier:
            return self.by_id[identifier]
        from yougo.pipeline import looking  # noqa: PLC0415 - most terms are named by their ids

        with looking.glossary(str(self.workspace.root)) as index:
            ids = index.named(name)
        if not ids:
            raise UnknownTerm(name=name) if self.concepts else EmptyGlossary(name=name)
        if len(ids) > 1:
            raise AmbiguousTerm(name=name, ids=tuple(ids))
        return self.by_id[ids[0]]


class Terms(Mapping[str, Concept]):
    """A glossary's terms by their ids: one is looked up alone, all are loaded when they are asked for."""

    def __init__(self, glossary: Glossary, load: Callable[[str], Concept | None]) -> None:
        self._glossary, self._load = glossary, load

    def __getitem__(self, identifier: str) -> Concept:
        found = self._load(identifier)
        if not found:
            raise KeyError(identifier)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._glossary.all_by_id)

    def __len__(self) -> int:
        return len(self._glossary.all_by_id)


class Chosen(Sequence[Concept]):
    """Some of the stored terms, by their ids: each is loaded when it is asked for."""

    def __init__(self, workspace: Workspace, ids: Sequence[str]) -> None:
        self._workspace, self._ids = workspace, ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Concept]:
        if not self._ids:
            return
        with Store(self._workspace.database, last=True) as store:
            yield from filter(None, map(store.concept, self._ids))

    @overload
    def __getitem__(self, place: int) -> Concept: ...
    @overload
    def __getitem__(self, place: slice) -> list[Concept]: ...
    def __getitem__(self, place: int | slice) -> Concept | list[Concept]:
        return list(self)[place]


def load(workspace: Workspace) -> Glossary:
    """The last glossary that was built, with the settings and decisions as they are now.

    Raises:
        InvalidFile: yougo.toml, terms.toml or register.tsv cannot be understood.
    """
    decisions, register = decisions_file.load(workspace), register_file.load(workspace)
    settings = load_settings(workspace)
    return of(workspace, settings, lambda: decisions, lambda: register)


def of(
    workspace: Workspace,
    settings: Settings,
    load_decisions: Callable[[], Mapping[str, Decision]],
    load_register: Callable[[], Register],
) -> Glossary:
    """The glossary of a workspace, with its terms as the database has them when they are asked for."""
    load, load_one = partial(stored, workspace), partial(stored_one, workspace)
    return Glossary(workspace, settings, load_decisions, load_register, load, load_one)


def stored(workspace: Workspace) -> Sequence[Concept]:
    """Every concept of the last glossary.

    Raises:
        UnusableGlossary: it is damaged, or not as this version lays it out.
    """
    with Store(workspace.database, last=True) as store:
        return store.concepts()


def stored_one(workspace: Workspace, identifier: str) -> Concept | None:
    """One concept of the last glossary, if it has it.

    Raises:
        UnusableGlossary: it is damaged, or not as this version lays it out.
    """
    with Store(workspace.database, last=True) as store:
        return store.concept(identifier)


def load_settings(workspace: Workspace) -> Settings:
    """What yougo.toml says.

    Raises:
        InvalidFile: it is not as it must be.
    """
    return parse_settings(workspace, read_text(workspace.settings))


def parse_settings(workspace: Workspace, text: str) -> Settings:
    """What a text says that is yougo.toml, or is to be.

    Raises:
        InvalidFile: it is not as it must be.
    """
    from yougo.pipeline import installed  # noqa: PLC0415 - loads the exporters, which few commands need

    return settings.parse(text, workspace.shown(workspace.settings), installed.option_names())


def became_part_of(identifier: str, entries: Mapping[str, Entry], known: Container[str]) -> str:
    """The present id that this one became part of, ``""`` for none.

    Two branches that git merged may have made each of two ids part of the other; that leads nowhere.
    """
    passed: set[str] = set()
    while identifier in entries and identifier not in passed:
        passed.add(identifier)
        identifier = entries[identifier].merged_into
        if identifier in known:
            return identifier
    return ""
