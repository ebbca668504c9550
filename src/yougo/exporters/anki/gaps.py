"""Texts in which a gap stands for the name of a term, and for what would give it away."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter

from yougo.exporters.anki.inert import bold, inert
from yougo.language.characters import HIRAGANA, KANJI, KATAKANA, is_latin
from yougo.language.patterns import pointing
from yougo.language.runs import Run, cut, joined_runs
from yougo.language.text import caught, narrow
from yougo.model.concepts import Concept, names_of

GAP = '<span class="gap">？</span>'
_KANJI_WORD = re.compile(f"[{KANJI}]{{2,}}")
_KATAKANA = re.compile(f"[{KATAKANA}ー]{{3,}}")
_STRETCH = re.compile(f"(?=([{KANJI}]{{2}}|[{KATAKANA}ー]{{3}}|(?<![a-z])[a-z]{{4,}}))")
"""The least of a name that can be recognised."""
_WORD_END = re.compile(f"(?![のをにはがとでもやへ])[{HIRAGANA}]{{1,2}}")
_LATIN_WORD = re.compile("[a-z]{4,}")
_TAG = re.compile("<[^>]+>")
_LABELS = "略称|略語|略|通称|正式名称|英語名|英語|英"
_HEREAFTER = rf"[\s（(、，,]*以下、?[「『]{GAP}[」』]と(?:いう|呼ぶ|する|略す)。?[）)]"
_NEIGHBOURS = re.compile(rf"{GAP}(?:(?:[\s（(：:、，,；;／/]|{_LABELS})*{GAP}(?:\s*[）)])?|{_HEREAFTER})+")
"""One gap after another, with nothing between them but what joins a term's names: 国際電気通信連合（ITU）."""
_LEAST = 6
"""Words' worth that a definition must say."""
_SETTING = re.compile(f"この[{KANJI}]+(?:において|で|に)")
_OPENING = re.compile(
    "(?:この|本)[^「」『』、。]{1,20}?(?:において|では|で|上)(?:は)?、?(?=[「『][^「」『』]{1,60}[」』]とは)"
)
"""Where a meaning holds, before the term: この手引きにおいて「X」とは."""
_ITEM = re.compile("(?!.*(?:[をがはに]|から|する|した)).{,12}")
"""An item of a list: short, and with nothing that is said of it."""
_LOST = re.compile(r"[(（]\s*[)）]")
_DIVIDERS = re.compile(r"[、,，;；・/／|｜\n]|\s-\s")


def hidden(concept: Concept) -> tuple[str, ...]:
    """What a text with a gap must not show: every name of the concept, folded, the longest first."""
    names = {folded(name) for name in names_of(concept) if len(name) > 1}
    return tuple(sorted(sorted(names), key=len, reverse=True))


def folded(text: str) -> str:
    """Narrow and in lower case, one character for one."""
    if text.isascii():
        return text.lower()
    plain = narrow(text)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(map(_lower, plain))


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def blanked(text: str, names: tuple[str, ...]) -> str:
    """HTML of a text with each of these names (see `hidden`) replaced by a gap; ``""`` when none is in it."""
    made = ""
    for piece, is_name in divided(text, names):
        made += GAP if is_name else inert(piece)
    return _NEIGHBOURS.sub(GAP, made) if GAP in made else ""


def marked(text: str, names: tuple[str, ...]) -> str:
    """HTML of a text with each of these names (see `hidden`) in bold."""
    return bold(divided(text, names))


@lru_cache(1 << 6)  # a sentence is divided to choose it, to show it and to ask with it
def divided(text: str, names: tuple[str, ...]) -> list[tuple[str, bool]]:
    """A text's pieces, and of each whether it is a name."""
    return cut(text, _runs(folded(text), names))


def _runs(text: str, words: Iterable[str]) -> list[Run]:
    """Where these words begin and end in a folded text."""
    found = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if _is_whole_word(word, text[start - 1 : start], text[end : end + 1]):
                found.append((start, end))
            start = text.find(word, start + 1)
    return joined_runs(found)


def _is_whole_word(word: str, before: str, after: str) -> bool:
    """Whether a word between these characters is a whole one; Japanese has no spaces to tell by."""
    return not word.isascii() or not (is_latin(before) or is_latin(after))


def _parts(concept: Concept) -> list[str]:
    """What would give a part of its names away, folded: the words of Japanese names and of English ones."""
    words = list(map(attrgetter("base"), concept.known_reading.ruby)) or [concept.japanese]
    named = folded("\n".join((*words, *names_of(concept))))
    kanji = filter(_KANJI_WORD.fullmatch, words)
    return [*kanji, *_LATIN_WORD.findall(named), *_KATAKANA.findall(named)]


def parts_in(text: str, concept: Concept, names: Sequence[str]) -> Iterator[str]:
    """The parts of its names in a text, folded, as written there: 枠組み for 枠組, whole katakana."""
    text = folded(text)
    all_names = "\n".join(names)
    yield from filter(all_names.__contains__, _KATAKANA.findall(text))
    for part in filter(text.__contains__, _parts(concept)):
        yield part
        for name in names:
            kana = caught(_WORD_END.match(name.partition(part)[2]))
            yield from filter(text.__contains__, [part + kana])


def most_left(made: str, names: Iterable[str]) -> float:
    """How much of a name, from 0 to 1, can be read beside the gaps of a text; of several the most."""
    left = folded(beside(made))
    most = 0.0
    for name in names:
        stretches = map(itemgetter(1), _STRETCH.finditer(name))
        runs = _runs(name, filter(left.__contains__, stretches))
        read = sum(end - start for start, end in runs)
        most = max(most, read / len(name))
    return most


def has_meaning(definition: str) -> bool:
    """Whether a definition says what something means by itself: no list, no heading (概要), no これは."""
    if weight(definition) < _LEAST or is_cut(definition):
        return False
    return not _is_list(definition) and not _points_back(without_opening(definition))


def without_opening(definition: str) -> str:
    """A definition from the term that it names on.

    >>> without_opening("この手引きにおいて、「臨港区域」とは、港の陸域をいう。")
    '「臨港区域」とは、港の陸域をいう。'
    """
    return definition.removeprefix(caught(_OPENING.match(definition)))


def is_cut(text: str) -> bool:
    """Whether a bracket of a text is empty: its formula or picture is not there."""
    return _LOST.search(text) is not None


def _points_back(text: str) -> bool:
    """Whether a text is about something that was named before; この法律において only says where it holds."""
    return bool(pointing("pointing", "elsewhere").match(text)) and not _SETTING.match(text)


def _is_list(text: str) -> bool:
    """Whether a text is nothing but items side by side, as 例：東京、大阪、神戸."""
    items = _DIVIDERS.split(text)
    least = 3 if re.search(f"[{HIRAGANA}]", text) else 2
    return len(items) >= least and all(map(_ITEM.fullmatch, items))


def beside(made: str) -> str:
    """The text of HTML, its gaps as question marks."""
    return html.unescape(_TAG.sub("", made.replace(GAP, "？")))


def weight(text: str) -> float:
    """How many words' worth a text is: a Japanese character counts one, a Latin letter half."""
    letters = "".join(filter(str.isalnum, text))
    latin = letters.encode("ascii", "ignore")
    return len(letters) - len(latin) / 2
