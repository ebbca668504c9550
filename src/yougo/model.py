"""The records that travel through yougo, in the order in which a document becomes a card.

Bytes become a `Document` (readers), a document becomes `Finding`s (extract), the findings of all
documents become `Concept`s (merge), and concepts become decks, sheets and tables (exporters).
All are frozen; ``""`` and ``()`` mean unknown. Offsets count characters of the record's own text.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

Lang = Literal["ja", "en", "und"]
NameType = Literal["acronym", "full", "variant"]
Status = Literal["candidate", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as an editor counts.

    >>> Place("notes/policy.md", 12)
    Place(document='notes/policy.md', line=12)
    """

    document: str
    """The document's name in the workspace: ``notes/policy.md``."""
    line: int
    """The line, from 1."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of a passage that the document's own markup bounds, and so a whole name, perhaps."""

    start: int
    end: int
    ground: str
    """``link``, ``wikilink``, ``emphasis``, ``ruby``, ``abbreviation`` or ``code``."""
    value: str = ""
    """What the markup says of it: a link's target, a ruby's kana, an ``<abbr>``'s title."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark (``[^x]``, ``^[…]``), which the passage's text does not hold."""

    offset: int
    """The mark hangs on what ends at this offset."""
    label: str
    """The label as written: ``dfft``; ``^1``, ``^2``, … for notes without one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The plain running text of one block, without markup, note marks, comments and code."""

    text: str
    """Unicode NFC; line breaks inside the block are one ``\\n`` each, with no white space around them."""
    place: Place
    """Where the block's text begins."""
    kind: str = "paragraph"
    """``heading``, ``paragraph``, ``item``, ``cell``, ``term``, ``definition`` (of a definition list),
    ``note`` (plain text's ※…)."""
    edges: tuple[Edge, ...] = ()
    marks: tuple[Mark, ...] = ()
    lines: tuple[int, ...] = ()
    """The document's line of each line of the text, when they do not simply follow one another."""
    voice: Literal["author", "annotator", "quotation"] = "author"
    """Whose words: ``annotator`` in a callout such as ``[!note]``; ``quotation`` in ``>`` and ``[!cite]``."""

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        number = self.text.count("\n", 0, offset)
        line = self.lines[number] if number < len(self.lines) else self.place.line + number
        return Place(self.place.document, line)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's definition. One label may be defined twice: both are kept."""

    label: str
    place: Place
    body: tuple[Passage, ...]
    """Its blocks; their kind is ``paragraph`` or ``item``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: as many cells as the table has columns."""

    cells: tuple[Passage, ...]
    """Of kind ``cell``; an empty cell has an empty text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of header words."""

    place: Place
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong at one place of a document, or doubtful about a concept."""

    code: str
    """One of the warning codes of the JSON Lines contract, or a reader's own (``front-matter``)."""
    message: str
    """One sentence."""
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader understood it."""

    name: str
    title: str = ""
    url: str = ""
    format: str = ""
    """The reader's name: ``markdown``."""
    passages: tuple[Passage, ...] = ()
    """In the document's order; without the notes' bodies and the tables' cells."""
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """What an entry point of the group ``yougo.readers`` names."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case with the dot: ``(".md", ".markdown")``."""
    read: Callable[[bytes, str], Document]
    """From a file's bytes and the document's name; raises `errors.UnreadableDocument`."""
    version: int = 1
    """Raised whenever the same bytes may give another document: cached findings are then made anew."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the morphological analyser cuts it (UniDic's parts of speech)."""

    surface: str
    pos: tuple[str, ...]
    """``("名詞", "普通名詞", "一般", "*", "*", "*")``."""
    start: int
    end: int


Analyse: TypeAlias = Callable[[str], tuple[Token, ...]]


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
    definition: str = ""
    aliases: tuple[str, ...] = ()
    """Further names that the claim states: ``("クアッド",)``."""
    sentence: str = ""
    """The sentence that says so, as written."""
    letters: str = ""
    """How `english` spells `acronym` (see `yougo.letters`); ``none`` when it does not."""
    voice: Literal["author", "annotator", "quotation"] = "author"
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
    ground: str
    """``person``, ``document``, ``table`` or ``engines``."""
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one claim about a concept stands."""

    place: Place
    kind: str
    quote: str
    rule: str = ""
    url: str = ""
    """The document's address, or the link that the name carries."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader of the glossary must know about a concept."""

    code: str
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
class Exporter:
    """What an entry point of the group ``yougo.exporters`` names."""

    name: str
    suffix: str
    """With the dot: ``.apkg``."""
    export: Callable[[Edition], bytes]
    summary: str
    """One line for ``yougo export --help``."""
    options: tuple[str, ...] = ()
    """The keys that its table in yougo.toml may hold."""


def names_of(concept: Concept) -> Iterable[str]:
    """Every name that a concept bears, the preferred ones first."""
    yield from (name for name in (concept.acronym, concept.japanese, concept.english) if name)
    yield from (variant.text for variant in concept.variants)
