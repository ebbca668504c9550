"""What tells a term from another of the same acronym."""

import re
from collections.abc import Collection, Iterator
from operator import attrgetter

from yougo.exporters.anki import gaps
from yougo.exporters.anki.inert import inert
from yougo.language.text import shortened
from yougo.model.concepts import Concept

_SIZE, _SHOWN = 36, 2
_MARKUP = re.compile("[<&]")


def cue(concept: Concept, names: tuple[str, ...], sentence: str = "", rivals: Collection[str] = ()) -> str:
    """HTML that tells a concept from another of the same name: its own sentence, names left out.

    A text with one of the `rivals`, the other's folded names, would suggest the wrong answer. Where no text
    serves, the cue is a person's tags, or how the words of its name begin; never a document's name, which may
    change.
    """
    for text in _texts(concept, sentence):
        if not any(map(gaps.folded(text).__contains__, rivals)):
            made = gaps.blanked(text, names) or (inert(text) if text == concept.definition else "")
            if _says_something(made):
                return _shortened(made)
    return inert("、".join(concept.tags) or _beginnings(concept))


def _says_something(made: str) -> bool:
    return any(map(str.isalnum, gaps.beside(made)))


def _beginnings(concept: Concept) -> str:
    """The first two letters of each English word (In… Ma… Or…), else of the Japanese name."""
    words = concept.english.split() or concept.japanese.split()
    return " ".join(f"{word[:_SHOWN]}…" for word in words if len(word) > _SHOWN)


def _texts(concept: Concept, sentence: str) -> Iterator[str]:
    """All texts that could tell it from others, the best first."""
    yield sentence
    yield concept.definition
    yield from sorted(set(map(attrgetter("quote"), concept.evidence)), key=_length_order)


def _length_order(text: str) -> tuple[int, str]:
    return abs(len(text) - _SIZE), text


def _shortened(made: str) -> str:
    """The words around the first gap, or the first ones."""
    if len(gaps.beside(made)) <= _SIZE:
        return made
    before, gap, after = made.partition(gaps.GAP)
    if not gap:
        return made if _MARKUP.search(made) else shortened(made, _SIZE)
    left, right = gaps.beside(before), gaps.beside(after)
    room = max(_SIZE // 2, _SIZE - len(right))
    start = f"…{left[-room:]}" if len(left) > room else left
    rest = _SIZE - min(len(left), room)
    return inert(start) + gap + inert(shortened(right, rest))
