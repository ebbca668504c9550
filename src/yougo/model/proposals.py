"""What a reference proposes where a term lacks something: never a fact until a person takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from yougo.model.concepts import Concept

Side = Literal["english", "japanese", "reading", "definition"]
SIDES: tuple[Side, ...] = ("english", "japanese", "reading", "definition")
"""What a term may lack, in the order in which proposals are shown."""


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
