"""A draft of an English name, composed of the translations of the parts of a Japanese one.

    日英経済連携協定: 日英 = Japan-UK, 経済連携協定 = economic partnership agreement

The name is cut into as few parts as can be, each of which a reference translates. A compound of either
language ends with what it is, so that the translations follow one another as the parts do.
"""

import re
from collections.abc import Sequence

from yougo.language.characters import KANJI, KATAKANA
from yougo.model.proposals import Proposal
from yougo.references.compiled import Reference

_WHOLE = re.compile(f"[{KANJI}{KATAKANA}・]+")
_WITHIN_WORD = re.compile(rf"(?<=[{KATAKANA}])(?=[{KATAKANA}])")
_SHORTEST, _LONGEST, _MOST_PARTS = 2, 24, 4
"""Characters of a part, and of a name; parts of a name."""


class _Part:
    """A part of a name, with its translation and whose that is."""

    def __init__(self, text: str, english: str, source: str) -> None:
        self.text, self.english, self.source = text, english, source


def composed(japanese: str, references: Sequence[Reference]) -> Proposal | None:
    """A draft of a name's English; None where a part of it is unknown."""
    if len(japanese) > _LONGEST or not _WHOLE.fullmatch(japanese):
        return None
    parts = _cut(japanese, references)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    text = " ".join(part.english for part in parts)
    sources = ", ".join(dict.fromkeys(part.source for part in parts))
    return Proposal("english", text, sources, "", tuple(f"{part.text} = {part.english}" for part in parts))


def _cut(name: str, references: Sequence[Reference]) -> list[_Part]:
    """The fewest parts that make a name, those that come first the longest; none where it cannot be cut."""
    inside = set(map(re.Match.start, _WITHIN_WORD.finditer(name)))
    ends = [end for end in range(_SHORTEST, len(name) + 1) if end not in inside]
    best: dict[int, list[_Part]] = {len(name): []}
    for start in reversed([0, *ends[:-1]]):
        found = [_begun(name[start:end], best[end], references) for end in ends if end in best]
        known = list(filter(None, found))
        if known:
            best[start] = min(known, key=lambda parts: (len(parts), -len(parts[0].text)))
    return best.get(0, [])


def _begun(text: str, rest: list[_Part], references: Sequence[Reference]) -> list[_Part]:
    """Parts that begin with this one; none where no reference translates it."""
    part = _translated(text, references) if len(text) >= _SHORTEST else None
    return [part, *rest] if part else []


def _translated(text: str, references: Sequence[Reference]) -> _Part | None:
    for reference in references:
        known = [entry for entry in reference.bearing(text, "japanese") if entry.senses]
        for entry in sorted(known, key=lambda entry: not entry.is_common):
            return _Part(text.strip("・"), entry.senses[0][0], reference.name)
    return None
