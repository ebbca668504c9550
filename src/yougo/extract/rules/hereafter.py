"""…（以下「X」という。）: a short name for what stands before it, which is a name or a description.

国立天文台（以下「当台」という。） gives a name; 利用者の現在地に関する情報（以下「位置情報」という。）
says what X means. It is a description when the last noun before the bracket is only the head of X (情報 of
位置情報), or is modified by a clause and X is not an abbreviation of it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.extract.shapes.bracket_content import BracketContent
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Pair, Scan
from yougo.language.characters import is_japanese
from yougo.language.patterns import KANJI_NUMBERS
from yougo.language.text import unwrapped
from yougo.model.documents import Token
from yougo.model.findings import Finding, Name

_CLAUSE_START = re.compile(
    r"(?:(?:[。\n]|^)[　 ]*+"
    rf"(?:[（(]?[第\d{KANJI_NUMBERS}の条項号]+[)）.．]*(?:[（(][^()（）]*[)）])?[　 ]"
    r"(?:[^　 。、\n]{2,15}[　 ])?)?"
    r"|(?<=[はがもにてりし])[、，,]|とは)[　 ]*"
)
_WHEN = re.compile("^(?:近年|現在|今後|従来|最近|例えば|また|なお)、")
"""What a sentence begins with that is no part of a description."""
_CLAUSE = {"動詞", "助動詞", "形容詞"}
_FARTHEST = 300
_HEAD = 2
"""Letters of a noun that is never a name alone: 者, 情報."""
_SHORTEST = 6


def find(view: View) -> Iterator[Found]:
    """The definition that stands before each short name; none where a name stands there."""
    for bracket in view.open_brackets():
        if not bracket.is_after_japanese:
            continue
        found = _found(bracket.scan, bracket.pair, bracket.content)
        if found:
            yield Found(found, bracket)


def _found(scan: Scan, pair: Pair, inside: BracketContent) -> Finding | None:
    if not inside.hereafter or not is_japanese(inside.alias):
        return None
    names = names_before(scan, pair.open)
    chunk = next((name.text for name in names if name.ground == "chunk"), "")
    named = any(name.ground == "phrase" or (name.hard and len(chunk) > _HEAD) for name in names)
    if not chunk or named:
        return None
    words = unwrapped(scan.passage.text[_start(scan, pair.open) : pair.open]).strip("　 、")
    words = _WHEN.sub("", words)
    if len(words) < _SHORTEST or not _describes(scan.analyse(words), chunk, inside.alias):
        return None
    found = scan.finding(pair.open - 1, pair.close + 1)
    return replace(found, japanese=(Name(inside.alias, "quotation", hard=True),), definition=words)


def _describes(tokens: tuple[Token, ...], chunk: str, alias: str) -> bool:
    before = [token for token in tokens if token.end <= tokens[-1].end - len(chunk)]
    if not before:
        return False
    if alias != chunk and (alias.endswith(chunk) or len(chunk) <= _HEAD):
        return True
    return any(token.pos[0] in _CLAUSE for token in before) and not _abbreviates(alias, chunk)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one stand in the other in the same order: 国公法, 国家公務員法."""
    letters = iter(long)
    return all(char in letters for char in short)


def _start(scan: Scan, end: int) -> int:
    """Where the clause begins that ends at `end`; what stands in brackets parts nothing."""
    low = max(0, end - _FARTHEST)
    starts = [low] + [
        match.end()
        for match in _CLAUSE_START.finditer(scan.text, low, end)
        if not scan.is_enclosed(match.start(), low)
    ]
    return max(starts[-1], scan.mark_before(end))
