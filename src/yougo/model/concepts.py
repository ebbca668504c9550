"""A concept: the names, readings, evidence and warnings that merge joins into one entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Literal

from yougo.language.folding import fold
from yougo.language.letter_matches import Letters
from yougo.language.name_sets import is_one_of
from yougo.language.text import same, shortened
from yougo.model.codes import Basis, WarningCode
from yougo.model.documents import Place

Lang = Literal["ja", "en", "und"]
NameType = Literal["acronym", "full", "variant"]
Status = Literal["candidate", "accepted", "rejected"]


NAMES = ("acronym", "japanese", "english")
"""The fields that name a concept."""
FIELDS = ("acronym", "japanese", "reading", "english", "definition")
"""The fields that documents state and a person decides, as `Concept` and terms.toml call them."""


@dataclass(frozen=True, slots=True)
class Ruby:
    """A piece of a name and its kana (``""`` where the piece is its own reading)."""

    base: str
    kana: str = ""


DOUBT = "?"
"""What follows a reading that is not verified, wherever a text shows it: ``なみかっこ?``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a Japanese name is read, and how far that can be trusted."""

    text: str
    """Kanji and hiragana as hiragana; katakana, Latin letters, digits and ・ as the name writes them."""
    verified: bool
    """A person or the document says so, or both engines agree and the kana fit the kanji."""
    basis: Basis
    """What it rests on: ``engines``."""
    others: tuple[str, ...] = ()
    """What else was proposed."""
    ruby: tuple[Ruby, ...] = ()
    """The name cut into pieces with their kana; ``()`` when the reading does not fit the name."""
    romaji: str = ""
    """Hepburn, from the kana: ``kokusai jōri`` is written ``kokusaijouri``."""

    @property
    def marked(self) -> str:
        """The kana, with `DOUBT` behind them where nothing verifies them."""
        return self.text + DOUBT if self.text and not self.verified else self.text


@dataclass(frozen=True, slots=True)
class Variant:
    """A further name of a concept."""

    text: str
    lang: Lang
    type: NameType
    count: int = 0
    """How many findings have it."""
    former: bool = False
    """Whether it is an earlier name of the concept."""
    reading: str = ""
    """The kana that documents state for it; look-ups find it by them."""

    @property
    def shown(self) -> str:
        """As a reader sees it: a former name says that it is one."""
        if not self.former:
            return self.text
        return f"旧{self.text}" if self.lang == "ja" else f"formerly {self.text}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence of one claim about a concept."""

    place: Place
    kind: str
    quote: str
    rule: str = ""
    url: str = ""
    """The document's address, or the link that the name carries."""
    names: tuple[str, ...] = ()
    """What it calls the concept: ``("WHO", "世界保健機関")``."""
    letters: Letters | Literal[""] = ""
    """How the English that it states spells its acronym (`letter_matches`); ``none`` when it does not."""
    because: tuple[str, ...] = ()
    """What spoke for the beginning of the Japanese name, where evidence moved it."""
    is_bounded: bool = False
    """Whether markup bounds the Japanese name."""
    definitions: tuple[str, ...] = ()
    """What it says that the concept is."""

    @property
    def entries(self) -> list[str]:
        """Its names as an ``also`` or a ``not`` gives those of one document: ``WHO@a.md``."""
        return [f"{name}@{self.place.document}" for name in self.names]

    def defines(self, text: str) -> bool:
        """Whether it has this definition."""
        return is_one_of(text, self.definitions) or text in self.quote


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided of one field, beside what the documents say of it."""

    field: str
    """``acronym``, ``japanese``, ``english``, ``reading`` or ``definition``."""
    value: str
    documented: str
    """What the documents said when it was decided."""
    now: str
    """What they say now."""
    explicit: bool = True
    """Whether terms.toml gives the value; else it is what an accepted term had when it was accepted."""

    @property
    def in_conflict(self) -> bool:
        """Whether the documents changed since, to something other than what was decided."""
        return self._differ(self.documented, self.now) and self._differ(self.value, self.now)

    @property
    def corrects(self) -> bool:
        """Whether the documents already said something else when it was decided."""
        return bool(self.documented) and self._differ(self.documented, self.value)

    @property
    def is_tacit(self) -> bool:
        """Whether accepting the term gave it its value, which no document contradicts since."""
        return bool(self.value) and not (self.explicit or self.in_conflict)

    def _differ(self, one: str, other: str) -> bool:
        """Whether two texts of the field say different things; kinds of kana do not in a reading."""
        key = fold if self.field == "reading" else same
        return key(one) != key(other)


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose word a field is that no document states."""

    field: str
    source: str
    """The reference: ``JMdict``."""


def values_of(rows: Iterable[Decided]) -> dict[str, str]:
    """The decided values by their fields."""
    return {row.field: row.value for row in rows}


def now_of(rows: Iterable[Decided]) -> dict[str, str]:
    """What the documents say now of decided fields."""
    return {row.field: row.now for row in rows}


@dataclass(frozen=True, slots=True)
class TermWarning:
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
    warnings: tuple[TermWarning, ...] = ()
    status: Status = "candidate"
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    """A person's own remark, from terms.toml."""
    tags: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    """The fields that a person decided, one by one or by accepting the term."""
    sort: str = ""
    """The kana by which 五十音 order files it: the reading, or the acronym as it is spoken."""
    confidence: float = 1.0
    """How likely all of it is right, from 0 to 1; 1 where a person decided (see `yougo.confidence`)."""
    edition_of: str = ""
    """The id of what it is one edition of."""
    credits: tuple[Credit, ...] = ()
    """The fields that are a reference's word."""

    @property
    def known_reading(self) -> Reading:
        """Its reading, an empty one where it has none."""
        return self.reading or _NO_READING

    @property
    def preferred(self) -> dict[str, str]:
        """Its names by their fields, ``""`` where it has none."""
        return {"acronym": self.acronym, "japanese": self.japanese, "english": self.english}

    @property
    def documented(self) -> dict[str, str]:
        """What documents give of `FIELDS`: no reading of an engine's, and nothing that references fill."""
        reading = self.known_reading
        stated = reading.text if reading.basis == "document" else ""
        borrowed = dict.fromkeys(self.borrowed, "")
        return {**self.preferred, "reading": stated, "definition": self.definition} | borrowed

    @property
    def decided_fields(self) -> set[str]:
        """The fields that a person gave a value of their own."""
        return set(map(attrgetter("field"), filter(attrgetter("explicit"), self.decided)))

    @property
    def cited(self) -> str:
        """Where it is stated, and what is whose word beside: ``memo.md:3; birth rate (JMdict)``."""
        return "; ".join(filter(None, (str(self.cited_place), *self.credited)))

    @property
    def cited_place(self) -> Place:
        """The place to print beside it: that of its definition, else the first."""
        return self.defining.place if self.defining else _NOWHERE

    @property
    def defining(self) -> Evidence | None:
        """The sentence that its definition is from; the first one where no document defines it.

        A definition that a person corrected is from where the documents' own is.
        """
        texts = filter(None, (self.definition, now_of(self.decided).get("definition", "")))
        rows = (row for text in texts for row in self.evidence if row.defines(text))
        return next(chain(rows, self.evidence), None)

    @property
    def credited(self) -> list[str]:
        """Each text that is a reference's word, with that reference: ``birth rate (JMdict)``."""
        texts = {**self.preferred, "reading": self.known_reading.text, "definition": self.definition}
        return [
            f"{shortened(texts[each.field], _SHOWN)} ({each.source})"
            for each in self.credits
            if texts.get(each.field)
        ]

    @property
    def borrowed(self) -> dict[str, str]:
        """By their fields, the sources of those that only a trusted reference fills."""
        decided = self.decided_fields
        return {credit.field: credit.source for credit in self.credits if credit.field not in decided}

    @property
    def conflicts(self) -> list[Decided]:
        """The decided fields of which the documents now say something else."""
        return list(filter(attrgetter("in_conflict"), self.decided))

    @property
    def is_rejected(self) -> bool:
        """Whether a person rejected it."""
        return self.status == "rejected"

    @property
    def first_place(self) -> Place:
        """Where it is stated first; a place in no document when nothing states it."""
        return self.evidence[0].place if self.evidence else _NOWHERE

    def has_warning(self, code: WarningCode) -> bool:
        """Whether it has a warning of this code."""
        return code in map(attrgetter("code"), self.warnings)


_SHOWN = 30
"""Characters of a text beside its source."""
_NO_READING = Reading("", verified=False, basis="spelling")
_NOWHERE = Place("", 0)


def names_in(evidence: Iterable[Evidence]) -> Iterable[str]:
    """Every name in these sentences, as often as it is there."""
    return chain.from_iterable(map(attrgetter("names"), evidence))


def names_of(concept: Concept) -> Iterable[str]:
    """Every name of a concept, the preferred ones first."""
    yield from filter(None, concept.preferred.values())
    yield from map(attrgetter("text"), concept.variants)
