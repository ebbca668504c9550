"""What references do without being asked: trusted ones fill gaps, and all of them weigh readings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from yougo.language.characters import hiragana
from yougo.model.concepts import Concept, Credit, Reading
from yougo.model.proposals import Proposal
from yougo.references.compiled import Reference
from yougo.references.proposing import proposals

_FILLED = ("english", "japanese", "definition")
_WEIGHED = ("engines", "table", "reference")
"""What a reading rests on that nobody stated for the term."""


def filled(concept: Concept, trusted: Sequence[Reference]) -> Concept:
    """The concept with what trusted references alone can mean: where they propose one text for a gap."""
    if not trusted or concept.is_rejected:
        return concept
    rows = [row for row in proposals(concept, trusted) if not row.parts]
    only = [row for row in rows if row.side in _FILLED and _count(rows, row.side) == 1]
    texts: dict[str, Any] = {row.side: row.text for row in only}
    lent = (Credit(row.side, row.source) for row in only)
    return replace(concept, **texts, credits=(*concept.credits, *lent))


def _count(rows: Iterable[Proposal], side: str) -> int:
    return list(map(attrgetter("side"), rows)).count(side)


def weighed(name: str, reading: Reading, references: Iterable[Reference]) -> Reading:
    """A reading of the engines beside those that references have of the very name.

    It is verified where they have just this one. Where they have others alone, it is not, and theirs are
    offered. What has Latin letters or digits is spelled out there, and so cannot be compared.
    """
    if reading.basis not in _WEIGHED or any(map(str.isascii, name)):
        return reading
    known = dict.fromkeys(kana for reference in references for kana in reference.readings(name))
    sounds = set(map(_sound, known))
    own = _sound(reading.text)
    if sounds == {own}:
        return replace(reading, verified=True, basis="reference", others=())
    if not sounds or own in sounds:
        return reading
    others = tuple(dict.fromkeys([*known, *reading.others]))
    return replace(reading, verified=False, others=others)


def _sound(kana: str) -> str:
    return hiragana(kana).replace("・", "")
