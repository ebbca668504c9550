"""What references do without being asked: trusted ones fill gaps, and all of them weigh readings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
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
    if concept.is_rejected:
        return concept
    rows = proposals(concept, trusted)
    counts = Counter(map(attrgetter("side"), rows))
    for row in rows:
        if row.side in _FILLED and counts[row.side] == 1:
            concept = _with(concept, row)
    return concept


def _with(concept: Concept, row: Proposal) -> Concept:
    """The concept with what is proposed, and whose word it is."""
    text: dict[str, Any] = {row.side: row.text}
    return replace(concept, **text, credits=(*concept.credits, Credit(row.side, row.source)))


def weighed(name: str, reading: Reading, references: Iterable[Reference]) -> Reading:
    """A reading of the engines beside those that references have of the very name.

    It is verified where they have just this one. Where they have others alone, it is not, and theirs are
    offered. What has Latin letters or digits is spelled out there, and so cannot be compared.
    """
    if reading.basis not in _WEIGHED or any(map(str.isascii, name)):
        return reading
    known = dict.fromkeys(chain.from_iterable(reference.readings(name) for reference in references))
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
