"""Sentences and definitions that do not give their own answer away."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from yougo.exporters.anki.inert import inert
from yougo.language.characters import KANJI, KATAKANA, is_latin
from yougo.language.patterns import pointing
from yougo.language.text import narrow, same, shortened
from yougo.model.concepts import Concept, names_of

GAP = '<span class="gap">？</span>'
_SHORTEST, _LONGEST, _IDEAL = 12, 140, 50
_ENOUGH = 14
"""Words' worth that must be left beside a gap: a Japanese character counts one, an English one a third."""
_CUE, _SHOWN = 36, 2
_KINDS = {"text", "item"}
_PIECES = re.compile(rf"[{KANJI}{KATAKANA}]{{4,}}|[A-Za-z]{{4,}}")
"""The long pieces of a name, one of which gives the whole away."""
_TAG = re.compile("<[^>]+>")
_MARKUP = re.compile("[<&]")
_NEIGHBOURS = re.compile(rf"{GAP}(?:[\s（(：:、]*{GAP}(?:\s*[）)])?)+")
_TAKEN = "\0"
"""In a text, each character of a name that was found."""
_SIGNS = re.compile(r"[\W_]+")
_ENDS = ("。", ".", "！", "？")
_WIDE = re.compile("[\u3000\uff01-\uff5e]")


def hidden(concept: Concept) -> list[str]:
    """What a sentence with a gap must not show: every name of the concept, folded, the longest first."""
    names = {_folded(name) for name in names_of(concept) if len(name) > 1}
    return sorted(sorted(names), key=len, reverse=True)


def blanked(text: str, names: Sequence[str]) -> str:
    """HTML of a text with each of these names (see `hidden`) replaced by a gap; ``""`` when none is in it."""
    made, at = "", 0
    for start, end in sorted(_spans(_folded(text), names)):
        made += inert(text[at:start]) + GAP
        at = end
    return _NEIGHBOURS.sub(GAP, made + inert(text[at:])) if made else ""


def _spans(folded: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where the names are in a text; of two that overlap, the one named first."""
    found: list[tuple[int, int]] = []
    for name in names:
        start = folded.find(name)
        while start >= 0:
            end = start + len(name)
            if _is_whole_word(name, folded[start - 1 : start], folded[end : end + 1]):
                found.append((start, end))
                folded = folded[:start] + _TAKEN * len(name) + folded[end:]
            start = folded.find(name, end)
    return found


def _is_whole_word(name: str, before: str, after: str) -> bool:
    """Whether a name between these characters is a word of its own; Japanese has no spaces to tell by."""
    return not name.isascii() or not (is_latin(before) or is_latin(after))


def _folded(text: str) -> str:
    """Narrow and in lower case, one character for one."""
    plain = narrow(text) if _WIDE.search(text) else text
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(map(_lower, plain))


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def sentence_to_complete(concept: Concept, names: Sequence[str]) -> tuple[str, str]:
    """The sentence of the evidence that asks best for a concept, and HTML of it with a gap for the name.

    Short, complete without another sentence, with words left beside the gap; ``("", "")`` if none is.
    """
    quotes = {row.quote for row in concept.evidence if row.kind in _KINDS}
    for sentence in sorted(filter(_is_whole, quotes), key=_fitness):
        made = blanked(sentence, names)
        if made.count(GAP) == 1 and _asks(made, names):
            return sentence, made
    return "", ""


def _is_whole(sentence: str) -> bool:
    """Whether it is a sentence from its beginning to its end, neither too short nor too long to ask with."""
    return _SHORTEST <= len(sentence) <= _LONGEST and sentence.rstrip("」』）)").endswith(_ENDS)


def _fitness(sentence: str) -> tuple[bool, int, str]:
    """A sort key: the sentence that is best to ask with has the least."""
    return pointing("pointing", "joining").match(sentence) is not None, abs(len(sentence) - _IDEAL), sentence


def cue(concept: Concept, names: Sequence[str]) -> str:
    """HTML that tells a concept from another of the same acronym: its own sentence, names left out.

    Where no sentence serves, its definition, a person's tags, or how the words of its name begin; never a
    document's name, which may change.
    """
    made = next(filter(_rest, _cues(concept, names)), "")
    return _shortened(made) if made else inert("、".join(concept.tags) or _beginnings(concept))


def _beginnings(concept: Concept) -> str:
    """The first two letters of each English word (In… Ma… Or…), else of the Japanese name."""
    words = concept.english.split() or concept.japanese.split()
    return " ".join(f"{word[:_SHOWN]}…" for word in words if len(word) > _SHOWN)


def _cues(concept: Concept, names: Sequence[str]) -> Iterator[str]:
    """HTML of all texts that could tell it from others, the best first."""
    yield sentence_to_complete(concept, names)[1]
    yield blanked(concept.definition, names) or inert(concept.definition)
    for quote in sorted(set(map(attrgetter("quote"), concept.evidence)), key=_length_order):
        yield blanked(quote, names)


def _length_order(text: str) -> tuple[int, str]:
    return abs(len(text) - _CUE), text


def _shortened(made: str) -> str:
    """The words around the first gap, or the first ones."""
    if len(_plain(made)) <= _CUE:
        return made
    before, gap, after = made.partition(GAP)
    if not gap:
        return made if _MARKUP.search(made) else shortened(made, _CUE)
    left, right = html.unescape(_plain(before)), html.unescape(_plain(after))
    room = max(_CUE // 2, _CUE - len(right))
    start = f"…{left[-room:]}" if len(left) > room else left
    rest = _CUE - min(len(left), room)
    return inert(start) + GAP + inert(shortened(right, rest))


def _plain(made: str) -> str:
    return _TAG.sub("", made.replace(GAP, "？"))


def _rest(made: str) -> str:
    """The words that are left beside the gaps."""
    return _SIGNS.sub("", html.unescape(_plain(made)))


def _asks(made: str, names: Iterable[str]) -> bool:
    """Whether a sentence with one gap says enough, and no piece of the name is left in it."""
    rest = html.unescape(_plain(made)).replace("？", "")
    english = len(rest.encode("ascii", "ignore"))
    weight = len(rest) - english + english / 3
    return weight >= _ENOUGH and not _gives_away(rest, names)


def _gives_away(rest: str, names: Iterable[str]) -> bool:
    """Whether a long piece of a name is in a text."""
    pieces = map(same, _PIECES.findall("\n".join(names)))
    return any(map(same(rest).__contains__, pieces))
