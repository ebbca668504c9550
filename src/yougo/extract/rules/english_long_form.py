"""long form (SHORT), SHORT (long form), (long form, SHORT): English, in square brackets too.

A single letter counts when the passage uses it again.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Bracket, Found, Rejected, View
from yougo.extract.shapes import numbering
from yougo.extract.shapes.long_forms import is_short_form, long_form
from yougo.extract.shapes.scan import Pair, Scan
from yougo.language.characters import JAPANESE, is_japanese
from yougo.language.letters import spell
from yougo.language.text import tidy
from yougo.model.codes import Reason
from yougo.model.findings import Finding

_REACH, _LONGEST_WORDS = 200, 30
_LEAD = re.compile(
    r"(?:(?:here(?:in)?after|henceforth|abbreviated|abbreviation|acronym|also|commonly|often|referred|known|called"
    r"|short|aka|a\.k\.a|as|to|or)\b[ ,:.]*)*(?:the\b *)?[\"'“”‘’]*(?=[A-Z0-9])",
    re.IGNORECASE,
)
_PART_END = re.compile(r"[,;]\s|\s*=\s")
_LAST_WORD = re.compile(r"[^\W_][\w.+/'’&-]*$")
_ARTICLE = re.compile(r"^an? ", re.IGNORECASE)
_LAST_WORDS = re.compile(r"\b[A-Z][A-Z0-9]+ [A-Z][A-Z0-9]+$")
_JAPANESE = re.compile(f"[{JAPANESE}]")
_QUOTES = "\"'“”‘’ "


def find(view: View) -> Iterator[Found | Rejected]:
    """The finding of each bracket that holds no Japanese and follows none; other rules look at the rest."""
    for bracket in view.open_brackets():
        found = _found(bracket.scan, bracket.pair)
        if found:
            yield Found(found, bracket)
        elif not bracket.is_after_japanese:
            yield Rejected(_nothing(bracket), bracket)


def _nothing(bracket: Bracket) -> Reason:
    """Why a bracket that only this rule looks at states nothing."""
    if bracket.content.acronym:
        return "unspelled"
    return bracket.rejection or "no-name-before"


def _found(scan: Scan, pair: Pair) -> Finding | None:
    """The finding of one bracket, or None."""
    inside = scan.text[pair.open + 1 : pair.close].strip()
    before = scan.text[max(0, pair.open - _REACH) : pair.open].rstrip(_QUOTES)
    if "://" in inside or (before.endswith((")", "]")) and scan.text[pair.open - 1] in ")]"):
        return None
    if scan.is_japanese:
        if is_japanese(inside) or is_japanese(before[-1:]):
            return None
        before = _JAPANESE.split(before)[-1]
    for short, long in _readings(before, inside):
        if len(short) > 1 or short in scan.single_letters:
            found = scan.finding(max(0, pair.open - 1), pair.close + 1)
            return replace(
                found, acronym=short, english=tidy(numbering.without(long)), letters=spell(short, long).sort
            )
    return None


def _readings(before: str, inside: str) -> Iterator[tuple[str, str]]:
    """What the bracket may say: a short form and its long form, as written."""
    lead = _LEAD.match(inside)
    said = inside[lead.end() :] if lead else inside
    parts = [part.strip(_QUOTES) for part in _PART_END.split(said)]
    for short in dict.fromkeys((parts[0], parts[-1])):
        if is_short_form(short) and (long := long_form(before, short)):
            yield short, long
    divided = max(said.rfind(", "), said.rfind("; "))
    if divided > 0:
        short, rest = said[divided + 2 :].strip(_QUOTES), said[:divided].strip(_QUOTES)
        if is_short_form(short) and not short.islower() and long_form(rest, short) == rest:
            yield short, rest
    end = before[-_LONGEST_WORDS:]
    for last in (_LAST_WORDS.search(end), _LAST_WORD.search(end)) if end[-1:].isalnum() else ():
        for whole in (
            (_ARTICLE.sub("", inside.strip(_QUOTES), count=1), parts[0])
            if last and _is_capital(last[0])
            else ()
        ):
            if last and long_form(whole, last[0]) == whole:
                yield last[0], whole


def _is_capital(word: str) -> bool:
    capitals = sum(char.isupper() for char in word)
    return len(word) > 1 and 2 * capitals >= len(word.strip("."))
