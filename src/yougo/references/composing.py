"""A draft of an English name, composed of the translations of the parts of a Japanese one.

    日英経済連携協定: 日英 = Japan-UK, 経済連携協定 = economic partnership agreement

The name is cut into as few parts as can be, each of which a reference translates. A compound of either
language ends with what it is, so that the translations follow one another as the parts do.
"""

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from yougo.language.characters import KANJI, KATAKANA
from yougo.model.proposals import Proposal
from yougo.references.compiled import Reference

_WHOLE = re.compile(f"[{KANJI}{KATAKANA}・]+")
_WITHIN_WORD = re.compile(rf"(?<=[{KATAKANA}])(?=[{KATAKANA}])")
_SHORTEST, _LONGEST, _MOST_PARTS = 2, 24, 4
"""Characters of a part, and of a name; parts of a name."""


class _Part(NamedTuple):
    """A part of a name, with its translation and whose that is."""

    text: str
    english: str
    source: str

    def __str__(self) -> str:
        return f"{self.text} = {self.english}"


def composed(japanese: str, references: Sequence[Reference]) -> Proposal | None:
    """A draft of a name's English; None where a part of it is unknown."""
    if len(japanese) > _LONGEST or not _WHOLE.fullmatch(japanese):
        return None
    parts = _cut(japanese, references)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    text = " ".join(map(attrgetter("english"), parts))
    sources = ", ".join(dict.fromkeys(map(attrgetter("source"), parts)))
    return Proposal("english", text, sources, "", tuple(map(str, parts)))


def _cut(name: str, references: Sequence[Reference]) -> list[_Part]:
    """The fewest parts that make a name, those that come first the longest; none where it cannot be cut."""
    inside = set(map(re.Match.start, _WITHIN_WORD.finditer(name)))
    starts = sorted(set(range(len(name))) - inside, reverse=True)
    best: dict[int, list[_Part]] = {len(name): []}
    for start in starts:
        for end in sorted(best, reverse=True):
            part = _translated(name[start:end], references)
            if part and len(best[end]) < len(best.get(start, name)):
                best[start] = [part, *best[end]]
    return best.get(0, [])


def _translated(text: str, references: Sequence[Reference]) -> _Part | None:
    """A part of a name; None where no reference translates it."""
    if len(text) < _SHORTEST:
        return None
    for reference in references:
        known = filter(attrgetter("senses"), reference.bearing(text, "japanese"))
        for entry in sorted(known, key=attrgetter("is_common"), reverse=True):
            return _Part(text.strip("・"), entry.senses[0][0], reference.name)
    return None
