"""Which line breaks of a passage end a name, and which of them a sentence.

A hard break (``<br>``, two spaces, a backslash) ends both. Any other break goes inside a name where the
line was full, as in text that is wrapped at a width, and is not whole by itself: a link, **bold** or
担当：佐藤. So does one inside a word (機 / 関), before a bracket, or in an English sentence. It ends a
sentence, too, where a noun is before it and no particle behind it.

A loose break (Word's and slides') between two nouns may or may not be inside a name: what begins behind it is
none.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import filterfalse

from yougo.language.characters import HIRAGANA, KANJI, KATAKANA
from yougo.language.text import unwrapped
from yougo.language.wrapping import full
from yougo.model.documents import Analyse, Passage

_BREAK = re.compile("\n")
_LABELLED = re.compile(r"[^。、：:\n]{1,12}(?:：|:[ 　])")
_INSIDE_WORD = re.compile(rf"(?<=[{KANJI}{KATAKANA}])\n(?=[ーンァィゥェォッャュョ])")
"""A break before what no word begins with."""
_REST_OF_NAME = re.compile(
    rf"[{HIRAGANA}、](?=[^。\n：:]{{1,31}}\n)[^。\n：:]*+(?<=[{KANJI}{KATAKANA}])\n(?=[{KANJI}{KATAKANA}]{{1,2}}[(（])"
)
"""In a sentence, a break before a noun of one or two letters and a bracket."""
_REACH, _SHORT_REST = 60, 3
_BETWEEN_NOUNS = re.compile(rf"(?<=[{KANJI}{KATAKANA}\d」』）)])\n(?=[^{HIRAGANA}、。，）」』)])")
_IN_WORD = re.compile(
    rf"[^\n](?P<above>[{KANJI}]{{1,12}}|[{KATAKANA}ー]{{1,12}})\n(?P<below>[{KANJI}]{{1,12}}|[{KATAKANA}ー]{{1,12}})"
)
"""A break between letters that may be of one word, in a line that says something before them."""
_NOUN = re.compile(f"[{KANJI}{KATAKANA}ー]")
_CLAUSE = re.compile(rf"(?:[{HIRAGANA}、](?=[{KANJI}{KATAKANA}])[^\n]*)\n\Z")
_BEFORE_BRACKET = re.compile(r"(?<=\w)\n(?=[(（])")
_ENGLISH_GOES_ON = re.compile(r"(?:^|(?<=\n))(?=[^\n]*\b[a-z]{2})[ -~‐-”]{12,}(?<=[A-Za-z,-])\n(?=[A-Za-z])")
"""The end of a line of English words that is no heading, and the beginning of another."""


@dataclass(frozen=True, slots=True)
class LineEnds:
    """The offsets behind the breaks that names, and those that sentences, do not go over; in order."""

    names: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    """Those that a name may go over, and nobody knows."""
    in_clauses: tuple[int, ...] = ()
    """Those behind a clause, whose name a short word may be the rest of: 世界貿易 / 機関."""

    def may_cut(self, start: int, end: int) -> bool:
        """Whether a name behind a break may be the rest of one that begins above it."""
        return start in self.doubtful or (end - start <= _SHORT_REST and start in self.in_clauses)


def of(passage: Passage, analyse: Analyse) -> LineEnds:
    """The breaks of a passage."""
    if "\n" not in passage.text:
        return LineEnds()
    breaks = list(map(re.Match.end, _BREAK.finditer(passage.text)))
    hard, loose = _behind(breaks, passage.hard), _behind(breaks, passage.loose)
    goes_on = {*_wraps(passage, sorted(hard)), *_runs_on(passage.text, analyse)} - hard
    names = tuple(filterfalse(goes_on.__contains__, breaks))
    nouns = {at for at in names if _is_between_nouns(passage, at)}
    ends = tuple(filter((hard | nouns).__contains__, names))
    doubtful = filter((loose & nouns).__contains__, names)
    soft = filter((nouns - hard).__contains__, names)
    return LineEnds(
        names,
        ends,
        tuple(at for at in doubtful if _NOUN.match(passage.text, at - 2)),
        tuple(at for at in soft if _CLAUSE.search(passage.text, max(0, at - _REACH), at)),
    )


def _behind(breaks: Sequence[int], lines: Iterable[int]) -> set[int]:
    """Behind the breaks that end these lines."""
    return {breaks[line] for line in lines if line < len(breaks)}


def _runs_on(text: str, analyse: Analyse) -> Iterator[int]:
    """Behind the breaks that are inside a word or a name, before a bracket, or in an English sentence."""
    for pattern in (_INSIDE_WORD, _REST_OF_NAME, _BEFORE_BRACKET, _ENGLISH_GOES_ON):
        yield from map(re.Match.end, pattern.finditer(text))
    for found in _IN_WORD.finditer(text):
        if _is_in_word(found, analyse):
            yield found.start("below")


def _is_in_word(found: re.Match[str], analyse: Analyse) -> bool:
    """Whether a word begins above a break and ends below it; a number's counter begins none: 1日 / 本部."""
    end = len(found["above"])
    words = analyse(found["above"] + found["below"])
    return not found[0][0].isdigit() and any(word.start < end < word.end for word in words)


def on_one_line(text: str, hard: Container[int]) -> str:
    r"""Running text on one line, with a space where one of the `hard` breaks is between two nouns.

    >>> on_one_line("船が着く所\n例：横浜", (0,)), on_one_line("船が着く\n所", (0,))
    ('船が着く所 例：横浜', '船が着く所')
    """
    breaks = {found.start() for line, found in enumerate(_BREAK.finditer(text)) if line in hard}
    return unwrapped(_BETWEEN_NOUNS.sub(lambda found: " " if found.start() in breaks else "\n", text))


def last_before(breaks: tuple[int, ...], offset: int) -> int:
    """Behind the last of the breaks until `offset`; 0 when there is none."""
    number = bisect_right(breaks, offset)
    return breaks[number - 1] if number else 0


def first_from(breaks: tuple[int, ...], offset: int, otherwise: int) -> int:
    """Where the first of the breaks from `offset` on is, if that comes before `otherwise`."""
    number = bisect_right(breaks, offset)
    return min(otherwise, breaks[number] - 1) if number < len(breaks) else otherwise


def _wraps(passage: Passage, hard: list[int]) -> Iterator[int]:
    """Behind the breaks of full lines that say nothing whole."""
    begins, ends = [0, *hard], [*(at - 1 for at in hard), len(passage.text)]
    for begin, end in zip(begins, ends, strict=True):
        lines = passage.text[begin:end].split("\n")
        start = begin
        for line, is_full in zip(lines, full(lines), strict=False):
            after = start + len(line) + 1
            if is_full and not _is_whole(passage, start, after - 1):
                yield after
            start = after


def _is_whole(passage: Passage, start: int, end: int) -> bool:
    """Whether a line is all one piece of markup, or 見出し：値."""
    is_marked = any(edge.start <= start and edge.end == end for edge in passage.edges)
    return is_marked or _LABELLED.match(passage.text, start, end) is not None


def _is_between_nouns(passage: Passage, after: int) -> bool:
    return _BETWEEN_NOUNS.match(passage.text, after - 1) is not None
