"""What an exporter gets, an edition of the glossary, and what it says of itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yougo.model.concepts import Concept


@dataclass(frozen=True, slots=True)
class Source:
    """A document as outputs cite it."""

    name: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """All that an exporter may use: the same edition always gives the same bytes."""

    title: str
    namespace: str
    """Drawn once by ``yougo init``; Anki's GUIDs come from it and from the concepts' ids alone."""
    subtitle: str = ""
    concepts: tuple[Concept, ...] = ()
    """In 五十音 order, without the rejected."""
    sources: tuple[Source, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
    """The exporter's own table in yougo.toml: ``{"deck": "用語::国際"}``."""
    date: Callable[[], str] = lambda: ""
    """When its newest term came into the glossary, an ISO date: the same on every day it is exported."""
    templates: Path | None = None
    """The workspace's folder of template overrides, if it has one."""
    stamp: Callable[[str, str], int] = lambda _key, _content: 0
    """From a key (a concept's id, ``@notetype``) and its content to the Unix time at which an export first
    carried that content: a hash, and after a space what later exports must know (see `carried`)."""
    carried: Callable[[str], str] = lambda _key: ""
    """The content that the last export carried of a key, ``""`` where none did."""


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of an exporter: a key of its table in yougo.toml, and with a help on the command line too."""

    words: tuple[str, ...] = ()
    """One of these, or any text."""
    several: bool = False
    """Whether it is a list of such."""
    program: bool = False
    """Whether it names a program to run: a workspace of somebody else must not, so yougo.toml may not."""
    is_share: bool = False
    """Whether it is a number from 0 to 1."""
    help: str = ""
    """What ``yougo export --help`` says of it; without it, only yougo.toml can set it."""

    def allows(self, value: object) -> bool:
        """Whether it can have this value, or each of these if it takes several."""
        given = value if isinstance(value, tuple) else (value,)
        return not self.words or set(given) <= set(self.words)


@dataclass(frozen=True, slots=True)
class Exporter:
    """What an entry point of the group ``yougo.exporters`` names."""

    name: str
    suffix: str
    """With the dot: ``.apkg``; without one it is the whole name of the file in ``build/``."""
    export: Callable[[Edition], bytes]
    """What standard output gets."""
    summary: str
    """One line for ``yougo export --help``."""
    options: Mapping[str, Option] = field(default_factory=dict)
    """Its settings. The check of yougo.toml and ``yougo export`` take them from here."""
    pieces: Callable[[Iterable[Concept]], Iterator[bytes]] | None = None
    """`export` piece by piece, where few terms are held at once; it may ask for all of them again."""
    lead: bytes = b""
    """What comes first in a file alone, such as a byte order mark."""
    has_terms: bool = True
    """Whether it holds terms, of which some can be chosen."""
    is_learned: bool = False
    """Whether people learn by heart what it holds: it leaves out what nobody accepted and is not sure."""
    askable: Callable[[Edition], Collection[str]] = lambda _: ()
    """The ids of the terms of which a card can be made, where people learn what it holds."""
    search: Callable[[Edition, Collection[str]], str] | None = None
    """How a person finds there what earlier outputs held of these ids; one that stamps cards has it."""
