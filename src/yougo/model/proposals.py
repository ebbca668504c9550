"""What a reference proposes where a term lacks something: never a fact until a person takes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from yougo.language.text import same
from yougo.model.concepts import Concept

Side = Literal["english", "japanese", "reading", "definition"]
SIDES: tuple[Side, ...] = ("english", "japanese", "reading", "definition")
"""What a term may lack, in the order in which proposals are shown."""

MODEL = "model "
"""What the source of a language model's word begins with."""
BETWEEN_SOURCES = "; "
"""What is between those who propose the same."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One text that could fill a gap, and whose word it is."""

    side: Side
    text: str
    source: str
    """The reference that says so: ``JMdict``."""
    evidence: str
    """What it says: ``人工知能【じんこうちのう】 artificial intelligence; AI``."""
    parts: tuple[str, ...] = ()
    """Of a draft that is composed of the translations of its parts, these: ``日英 = Japan-UK``."""
    japanese: str = ""
    """Of what an acronym stands for: the Japanese name beside the English one."""

    @property
    def origin(self) -> str:
        """Whose word it is once it is taken: ``JMdict``, ``JMdict, composed``; ``""`` for the engines'."""
        return f"{self.source}, composed" if self.parts else self.source

    @property
    def is_of_model(self) -> bool:
        """Whether it is a language model's word, which is below all others."""
        return self.source.startswith(MODEL)

    def with_source(self, other: "Proposal") -> "Proposal":
        """The same, with the source of another one that says so too."""
        sources = [*self.source.split(BETWEEN_SOURCES), *other.source.split(BETWEEN_SOURCES)]
        return replace(self, source=BETWEEN_SOURCES.join(dict.fromkeys(sources)))


def united(rows: Iterable[Proposal]) -> list[Proposal]:
    """Each text once, with all its sources: the first of those that differ by capitals or hyphens alone."""
    found: dict[tuple[Side, str], Proposal] = {}
    for row in rows:
        key = row.side, same(row.text)
        first = found.get(key)
        found[key] = first.with_source(row) if first else row
    return list(found.values())


def missing(concept: Concept) -> tuple[Side, ...]:
    """What a term lacks, but for what a person decided to leave empty; an unverified reading is lacking.

    >>> missing(Concept("eu", acronym="EU", japanese="欧州連合"))
    ('english', 'definition')
    """
    reading = concept.known_reading
    lacks = {
        "english": not concept.english,
        "japanese": not concept.japanese,
        "reading": bool(reading.text) and not reading.verified,
        "definition": not concept.definition,
    }
    decided = concept.decided_fields
    return tuple(side for side in SIDES if lacks[side] and side not in decided)


def offered(concept: Concept, proposals: Sequence[Proposal]) -> list[Proposal]:
    """What a person can take by its number, from 1: the engines' other readings, then what is proposed."""
    reading = concept.known_reading
    others = () if reading.verified else reading.others
    return [*(Proposal("reading", kana, "", "") for kana in others), *proposals]
