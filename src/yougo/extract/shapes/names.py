"""The Japanese names that may end before a bracket or a note mark: bounded by markup, else by their words.

Measured on first mentions: markup and then the noun chunk .84 right, with the evidence of all mentions .90
(which `merge` brings in).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.shapes import inline_code, name_starts, numbering, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA, KANJI, KATAKANA, is_japanese
from yougo.language.patterns import (
    ARROWS,
    BULLETS,
    CIRCLED_NUMBERS,
    PICTURES,
    QUOTATION_MARKS,
    ROUND_BRACKET,
)
from yougo.language.text import end_of, tidy, without_marks
from yougo.model.findings import Name, bounded, rewritten

_REACH = 90
_MOST_BRACKETS = 3
_DELIMITER = re.compile(
    r"\.(?<=[a-z)]\.)(?=\s)|[-–—―](?<=\s[-–—―])\s|[A-Z](?<!\w[A-Z])\d{1,2}\.|[Ⅰ-ⅿ]\.|(?:図表?|表|資料)\s?\d+(?:[-－.]\d+)*\s|\s(?<=[^\x00-\x7f]\s)\d{1,3}\s(?=[^\x00-\x7f])"
    rf"|[{CIRCLED_NUMBERS}{BULLETS}{PICTURES}。、，,．！？!?:：;；「」『』“”\"()\[\]【】〈〉《》〔〕\ufffc※{ARROWS}|＝=＜＞<>\t]"
)
_LIST_NUMBER, _LINE_END = re.compile(r"\W*\w{1,3}[.)]\s*"), re.compile(r"\s*$|\s*\n")
"""The number of a point that is written as text, and what follows a line that is all a name."""
_WIDE_SPACE = "\u3000"
_GAP = re.compile(r" (?<=[^\x00-\x7f] ) *(?=[^\x00-\x7f])")
_WRAP = re.compile(r"\n(?:(?<=[^\x00-\x7f]\n)|(?=[^\x00-\x7f]))")
"""A line break in Japanese text, where no space belongs."""
_ENGLISH_LEAD = re.compile(r"\s*(?:[A-Za-z\d’'-]+ )*+(?=[^\x00-\x7f])")
_JOINS_ENGLISH = re.compile(
    r"(?<![A-Za-z\d’'-])(?:the|an?|our|its|their|this|under|by|for|per|with|from|on|in|to)"
    r" (?:[A-Za-z-]+ )*+$",
    re.IGNORECASE,
)
"""The English of a sentence before a name in Japanese: Under the 水素社会推進法 (Hydrogen …)."""
_YEAR = re.compile(rf"\s*(?:19|20)\d\d年\s*(?![{HIRAGANA}度])")
"""What a heading may say of its subject before it names it."""
_NOTE_NUMBER = re.compile(r"^\d{1,3}\s+(?=[^\x00-\x7f])|\s(?<=[^\x00-\x7f]\s)\s*\d{1,3}$")
"""A raised number of a note, in text that has lost what raised it."""
_KATAKANA_WORDS = re.compile(f"[{KATAKANA}]+(?:[・ ][{KATAKANA}]+)+")
_NOUN = re.compile(f"[{KANJI}{KATAKANA}]")
_ANY_WRAP = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")


def names_before(scan: Scan, end: int, acronym: str = "") -> tuple[Name, ...]:
    """Every possible extent of the Japanese name that ends at offset `end`, best first.

    `acronym`, when known, breaks one tie: 郵便のデジタル・トランスフォーメーション（DX）.
    """
    end = back_over_brackets(scan, end)
    if not is_japanese(scan.text[max(0, end - _REACH) : end]):
        return ()
    quotation = scan.quotation_closing_at.get(end - 1)
    if quotation:
        quoted = plain(scan, quotation.open + 1, quotation.close)
        return bounded(quoted, "quotation") if is_japanese(quoted) else ()
    start = _clause_start(scan, end)
    names = [*_over_short_name(scan, start, end), *_bounded(scan, start, end), *_unbounded(scan, start, end)]
    names.sort(key=lambda name: not _has_word_for_each_letter(name.text, acronym))
    found: dict[str, Name] = {}
    for name in names:
        if is_japanese(name.text):
            found.setdefault(name.text, name)
    return tuple(found.values())


def back_over_brackets(scan: Scan, end: int) -> int:
    """Back over white space, and over a few brackets that follow the name: 名（English）（ACR）."""
    for _ in range(_MOST_BRACKETS):
        end = scan.before_bracket(scan.before_space(end))
    return end


def plain(scan: Scan, start: int, end: int) -> str:
    """A stretch as a name: brackets and line breaks inside it gone."""
    text = inline_code.without_pictures(re.sub(ROUND_BRACKET, "", scan.passage.text[start:end]))
    return without_marks(_NOTE_NUMBER.sub("", tidy(_ANY_WRAP.sub("", text))), f"{QUOTATION_MARKS}・、。,. ")


def _over_short_name(scan: Scan, start: int, end: int) -> tuple[Name, ...]:
    """Names that go on behind the short name of their first part: 沿岸物質（以下「CS」という。）削減戦略."""
    bracket = scan.bracket_closing_at.get(start - 1)
    if not bracket or not vocabulary.phrase("from here on").match(scan.inside(bracket)):
        return ()
    rest = plain(scan, start, end)
    if not tokens.is_nominal(scan.analyse(rest), ()):
        return ()
    first = _clause_start(scan, bracket.open)
    names = (*_bounded(scan, first, bracket.open), *_unbounded(scan, first, bracket.open))
    return rewritten(names, lambda name: name + rest)


def _bounded(scan: Scan, start: int, end: int) -> Iterator[Name]:
    """Names that the document's own markup bounds: links and the like, a quotation, a heading."""
    for begin, basis in chain(_marked(scan, end), _quoted(scan, start, end), _headed(scan, start, end)):
        text = plain(scan, begin, end)
        if begin >= start and not tokens.ends_clause(scan.analyse(text)):
            yield from _without_lead(scan, Name(text, basis, is_bounded=True))


def _without_lead(scan: Scan, name: Name) -> Iterator[Name]:
    """A bounded name; before it the name without what only leads to it: **従来の計算法（…）**."""
    words = scan.analyse(name.text)
    rest = words[name_starts.lead(words) :]
    if 0 < len(rest) < len(words):
        yield replace(name, text=name.text[rest[0].start :])
        name = replace(name, is_bounded=False)
    yield name


_Starts: TypeAlias = Iterator[tuple[int, str]]
"""Where a name may begin, and what bounds it there."""


def _marked(scan: Scan, end: int) -> _Starts:
    """Where markup begins that holds the name."""
    for edge in scan.edges_over(end):
        if edge.basis != "ruby":
            yield numbering.number_end(scan.text, edge.start), edge.basis


def _quoted(scan: Scan, start: int, end: int) -> _Starts:
    """Where a quotation begins that holds the name and its bracket: 「名（ACR）」, not 「名（ACR）は…」."""
    quotation = scan.quotation_opening_at.get(start - 1)
    if quotation and not scan.text[scan.behind_bracket(end) : quotation.close].strip():
        yield start, "quotation"


def _headed(scan: Scan, start: int, end: int) -> _Starts:
    """Where the heading, the item or the cell begins that the name is all of."""
    begin = _head_start(scan, end)
    text = scan.text[begin:end]
    is_name = start <= begin < end and not vocabulary.phrase("by what means").search(text)
    if is_name and not tokens.has_clause(scan.analyse(text)):
        yield begin, scan.passage.kind if scan.is_headword else "item"


def _head_start(scan: Scan, end: int) -> int:
    """Where a heading, or a numbered line that ends here, begins behind its number; `end` for other text."""
    if scan.is_headword:
        line = scan.line_start(end)
        start = _subject_start(scan.text, line)
        return (
            end
            if _goes_on(scan, end) or scan.line_ends.may_cut(line, end)
            else scan.passage.text.rfind(_WIDE_SPACE, start, end) + 1 or start
        )
    after = scan.behind_bracket(end)
    ends_line = after > end and _LINE_END.match(scan.text, after)
    return _numbered_start(scan, end) or end if ends_line else end


def _numbered_start(scan: Scan, end: int) -> int:
    """Where the line that holds `end` begins behind its number and the sign after that; 0 without them."""
    low = max(0, end - _REACH)
    line = scan.text.rfind("\n", low, end) + 1
    start = numbering.number_end(scan.text, line)
    is_number = _LIST_NUMBER.fullmatch(scan.text, line, start) is not None
    return start if is_number else 0


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether letters in a bracket open at `end`, and another noun follows: 手順書（SOP）整備."""
    bracket = scan.bracket_opening_at.get(end)
    if not bracket or is_japanese(scan.inside(bracket)):
        return False
    return _NOUN.match(scan.text, bracket.close + 1) is not None


def _subject_start(text: str, line: int) -> int:
    """Where a line begins after its number, or after the year that it is about."""
    return end_of(_YEAR.match(text, line), numbering.number_end(text, line))


def _clause_start(scan: Scan, end: int) -> int:
    """The offset after the last delimiter or note mark before `end`."""
    low = max(0, end - _REACH)
    delimiter = scan.last_end(_DELIMITER, low, end, default=low)
    number = max(scan.after_number(end), _numbered_start(scan, end))
    start = max(delimiter, scan.mark_before(end), number, scan.line_start(end))
    lead = _ENGLISH_LEAD.match(scan.text, start, end)
    return end_of(lead, start) if lead and _JOINS_ENGLISH.search(lead[0]) else start


def _unbounded(scan: Scan, start: int, end: int) -> Iterator[Name]:
    """The noun chunk that ends at `end`; then longer names across の and the like, then shorter ones."""
    start = min(end, scan.after_space(scan.last_end(_GAP, start, end, default=start)))
    wraps = list(map(re.Match.start, _WRAP.finditer(scan.text, start, end)))
    lines = list(zip([start, *(wrap + 1 for wrap in wraps)], [*wraps, end], strict=True))
    words = scan.analyse("".join(scan.text[begin:stop] for begin, stop in lines))
    joined = "".join(scan.passage.text[begin:stop] for begin, stop in lines)
    words = tokens.with_verbal_end(words)
    starts = list(name_starts.starts(words))
    if any(number == 0 for number, _ in starts) and scan.line_ends.may_cut(start, end):
        return  # who knows whether the name begins in the line above
    for number, basis in starts:
        written = joined[words[number].start :]
        if number == 0:
            written = inline_code.before(scan.passage.text, start) + written
        yield Name(_NOTE_NUMBER.sub("", tidy(written)).strip("・-/&.+'’ "), basis)


def _has_word_for_each_letter(name: str, acronym: str) -> bool:
    """Whether the name is katakana words, one for each of the acronym's letters."""
    return bool(_KATAKANA_WORDS.fullmatch(name)) and len(re.split("[・ ]", name)) == len(acronym)
