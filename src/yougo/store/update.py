"""What a build gives the glossary to store."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeAlias

from yougo.model.codes import Basis
from yougo.model.concepts import Concept, Reading
from yougo.model.documents import Document, Problem

ReadingRequest: TypeAlias = tuple[str, str, Basis]
"""What is asked for a reading: a name, and the reading that is stated for it and by whom, if one is."""


@dataclass(frozen=True, slots=True)
class Cached:
    """What a document was when its findings were made."""

    name: str
    sha256: str
    size: int
    mtime_ns: int
    key: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A document that was read now."""

    cached: Cached
    document: Document
    """Its text may be left out."""
    findings: bytes
    """As `yougo.store.stated` makes them small: a build holds those of all documents."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What a merge leaves for later ones, so that they need to merge only what a change can influence."""

    keys: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By the ids of register.tsv and terms.toml the keys that link them (`yougo.merge.links`)."""
    decisions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By id the hashes of what terms.toml says, and of where."""
    acronyms: Collection[str] = ()
    """The keys of the acronyms that were merged."""
    unexpanded: Mapping[str, str] = field(default_factory=dict)
    """Those of them that nothing expands, by their keys."""


@dataclass(frozen=True, slots=True)
class Update:
    """All that one build changes."""

    listed: frozenset[str]
    """The names of all documents that are sources now; what others stated is dropped."""
    changed: tuple[Changed, ...] = ()
    touched: tuple[Cached, ...] = ()
    """Documents whose content is as it was, but size or time are not."""
    concepts: tuple[Concept, ...] = ()
    """All concepts; of a part of the glossary, those that are in it now."""
    part: Collection[str] | None = None
    """Of a part, the ids that were in it before; None when everything was merged."""
    links: Links = field(default_factory=Links)
    readings: Mapping[ReadingRequest, Reading] = field(default_factory=dict)
    """Those that are known and that no concept has."""
    meta: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    """From each document that has a version in the other language to the name that stands for both."""
    anew: bool = False
    """Whether no concept's rows may stay as they are: another version of yougo wrote them."""

    @property
    def read(self) -> set[str]:
        """The names of the documents that were read now."""
        return set(map(attrgetter("cached.name"), self.changed))
