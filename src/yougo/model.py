"""The records that travel through yougo, in the order in which a document becomes a card.

A `documents.Document` becomes `Finding`s (extract), the findings of all documents become `Concept`s (merge),
and concepts become decks, sheets and tables (exporters). All are frozen; ``""`` and ``()`` mean unknown.
"""

import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from yougo.codes import Ground, Letters, WarningCode
from yougo.documents import Place, Problem, Voice
from yougo.text import same

Lang = Literal["ja", "en", "und"]
NameType = Literal["acronym", "full", "variant"]
Status = Literal["candidate", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Name:
    """One possible extent of a Japanese name, and why it may begin where it does."""

    text: str
    ground: str
    """An `Edge`'s ground, ``quotation``, ``heading``, ``item``, ``cell``; or ``chunk``, ``extended``, …"""
    hard: bool = False
    """Whether the document itself bounds the name here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim, read in one place: these names (and this definition) belong to one concept."""

    rule: str
    """The rule's module: ``acronym_in_brackets``."""
    place: Place
    kind: str = "text"
    """Where it stands: ``text``, ``heading``, ``item``, ``table``, ``footnote``, ``note``, ``definition``."""
    acronym: str = ""
    japanese: tuple[Name, ...] = ()
    """Every possible extent, best first; merge chooses with the evidence of all documents."""
    english: str = ""
    reading: str = ""
    """A reading that the document itself states: ``こくさいじょうり``."""
    romaji: str = ""
    """A note's label that may be the reading in Latin letters: ``kokusai-jyouri``."""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    """Further names that the claim states: ``("クアッド",)``."""
    former: tuple[str, ...] = ()
    """Names that it bore before, without 旧: ``("運輸省",)``. They join no claims."""
    sentence: str = ""
    """The sentence that says so, as written."""
    letters: Letters | Literal[""] = ""
    """How `english` spells `acronym` (see `yougo.letters`); ``none`` when it does not."""
    voice: Voice = "author"
    citation: str = ""
    """The source that the text names for its words: ``『国際関係事典』``."""
    url: str = ""
    """The target of the link whose text is the name."""
    problems: tuple[Problem, ...] = ()
    """Doubts about this claim, such as ``label-repaired``."""


@dataclass(frozen=True, slots=True)
class Ruby:
    """A piece of a name and its kana (``""`` where the piece is its own reading)."""

    base: str
    kana: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a Japanese name is read, and how far that can be trusted."""

    text: str
    """Kanji and hiragana as hiragana; katakana, Latin letters, digits and ・ as the name writes them."""
    verified: bool
    """A person or the document says so, or both engines agree and the kana fit the kanji."""
    ground: Ground
    """What it rests on: ``engines``."""
    others: tuple[str, ...] = ()
    """What else was proposed."""
    ruby: tuple[Ruby, ...] = ()
    """The name cut into pieces with their kana; ``()`` when the reading does not fit the name."""
    romaji: str = ""
    """Hepburn, from the kana: ``kokusai jōri`` is written ``kokusaijouri``."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A further name of a concept."""

    text: str
    lang: Lang
    type: NameType
    count: int = 0
    """In how many findings it stands."""
    former: bool = False
    """Whether it is a name that the concept bore before."""

    @property
    def shown(self) -> str:
        """As a reader sees it: a former name says that it is one."""
        if not self.former:
            return self.text
        return f"旧{self.text}" if self.lang == "ja" else f"formerly {self.text}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one claim about a concept stands."""

    place: Place
    kind: str
    quote: str
    rule: str = ""
    url: str = ""
    """The document's address, or the link that the name carries."""
    names: tuple[str, ...] = ()
    """What it calls the concept: ``("WHO", "世界保健機関")``."""
    letters: Letters | Literal[""] = ""
    """How the English that it states spells its acronym (see `yougo.letters`); ``none`` when it does not."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided of one field, beside what the documents say of it."""

    field: str
    """``acronym``, ``japanese``, ``english``, ``reading`` or ``definition``."""
    value: str
    said: str
    """What the documents said when it was decided."""
    now: str
    """What they say now."""
    explicit: bool = True
    """Whether terms.toml gives the value; else it is what an accepted term had when it was accepted."""

    @property
    def in_conflict(self) -> bool:
        """Whether the documents changed since, to something other than what was decided."""
        return same(self.said) != same(self.now) and same(self.value) != same(self.now)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader of the glossary must know about a concept."""

    code: WarningCode
    message: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """What the glossary is about: one thing with its names in both languages."""

    id: str
    acronym: str = ""
    japanese: str = ""
    reading: Reading | None = None
    english: str = ""
    definition: str = ""
    variants: tuple[Variant, ...] = ()
    warnings: tuple[Doubt, ...] = ()
    status: Status = "candidate"
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    """A person's own remark, from terms.toml."""
    tags: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    """The fields that a person decided, one by one or by accepting the term."""
    sort: str = ""
    """The kana by which 五十音 order files it: the reading, or the acronym as it is spoken."""


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
    templates: Path | None = None
    """The workspace's folder of template overrides, if it has one."""
    stamp: Callable[[str, str], int] = lambda _key, _content: 0
    """From a key (a concept's id, ``@notetype``) and its content's hash to the Unix time at which an
    export first carried that content."""


@dataclass(frozen=True, slots=True)
class Option:
    """What one key of an exporter's table in yougo.toml may hold."""

    words: tuple[str, ...] = ()
    """One of these, or any text."""
    several: bool = False
    """Whether it is a list of such."""
    program: bool = False
    """Whether it names a program to run: a workspace of somebody else must not, so yougo.toml may not."""


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
    """The keys that its table in yougo.toml may hold."""
    lead: bytes = b""
    """What comes first in a file alone, such as a byte order mark."""
    has_terms: bool = True
    """Whether it holds terms, of which some can be chosen."""
    search: Callable[[Edition, Iterable[str]], str] | None = None
    """How a person finds there what earlier outputs held of these ids; one that stamps cards has it."""


def names_of(concept: Concept) -> Iterable[str]:
    """Every name that a concept bears, the preferred ones first."""
    yield from (name for name in (concept.acronym, concept.japanese, concept.english) if name)
    yield from (variant.text for variant in concept.variants)


def unfit_id(identifier: str) -> str:
    """Why no concept can have this id, if so: the register could not be read again.

    >>> unfit_id("@notetype"), unfit_id("======= x"), unfit_id("who")
    ('it begins with “@”', 'it looks like a conflict mark of git', '')
    """
    if identifier.startswith("@"):
        return "it begins with “@”"
    if re.match(r"([<=>|])\1{6}( |\Z)", identifier):
        return "it looks like a conflict mark of git"
    return ""


LONGEST_TEXT = 100_000
"""Characters of the longest text that a card can hold."""


def unfit_tags(identifier: str, tags: Sequence[str]) -> tuple[str, str] | None:
    """Which tag Anki would split or lose, and the command that mends it; None when there is none.

    >>> unfit_tags("wco", ["trade", "a b"])
    ('the tag “a b”, with a space in it', 'run `yougo edit wco --tag trade --tag a_b`')
    """
    spaced = [tag for tag in tags if re.search(r"\s", tag.strip())]
    if not spaced:
        return None
    mended = [re.sub(r"\s+", "_", tag.strip()) for tag in tags]
    options = " ".join(f"--tag {shlex.quote(tag)}" for tag in mended)
    return (
        f"the tag “{spaced[0]}”, with a space in it",
        f"run `yougo edit {shlex.quote(identifier)} {options}`",
    )


def unfit_text(text: str) -> tuple[str, str] | None:
    """Why a card cannot hold a text, and what to do; None when it can."""
    if len(text) <= LONGEST_TEXT:
        return None
    return f"a text of {len(text):,} characters, where a card holds {LONGEST_TEXT:,}", "shorten it"
