"""long form (SHORT), SHORT (long form), (long form, SHORT): English, in square brackets too.

A single letter counts when the passage uses it again. Words with commas between them are the long form when
each begins with the next letter: SMART（Specific, Measurable, …）.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, filterfalse, product, repeat
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import editions, numbering, tokens
from yougo.extract.shapes.bracket_part import is_code
from yougo.extract.shapes.bracket_remarks import names_nothing
from yougo.extract.shapes.long_forms import is_short_form, is_written_short_form, long_form
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import JAPANESE, KANJI, KATAKANA, is_japanese
from yougo.language.letters import is_acronym, spelling
from yougo.language.text import caught, tidy
from yougo.model.codes import Reason
from yougo.model.findings import Finding, bounded

_REACH, _LONGEST_WORDS, _FEWEST = 200, 30, 3
_LEAD = re.compile(
    r"^(?:(?:here(?:in)?after|henceforth|abbreviat(?:ed|ion)|abbr|acronym|initialism|also|commonly|often|usually"
    r"|generally|sometimes|so-called|simply|just|better|referred|known|called|shortened|short|in short"
    r"|which|is|stands|standing|for|from|of|an|aka|a\.k\.a|as|to|or|the)\b[ ,:.]*(?:an? )?)*"
    r"[\"'“”‘’«»]*(?=[A-Z0-9])",
    re.IGNORECASE,
)
_TRAIL = re.compile(r",? (?:for|in) short$")
_CITED = re.compile(r"(?<=\w)\s*\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]$")
"""The numbers of works that are cited: SDN [6], SDN [6, 7]."""
_PART_END = re.compile(r"[,;]\s|\s*=\s|(?<=[\"”]) (?:and|or) ")
_ENDS = (re.compile(r"\b[A-Z][A-Z0-9]+ [A-Z][A-Z0-9]+$"), re.compile(r"[^\W_][\w.+/'’&-]*(?<=[^\W_])$"))
"""The last words before a bracket that may be a short form."""
_WORDS = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})+")
"""A short name that is no acronym: Blue Quay for Blue Quay Holdings."""
_ARTICLE = re.compile(r"^an? ", re.IGNORECASE)
_BESIDE_JAPANESE = re.compile(
    r"(?:(?P<first>[A-Z][A-Za-z0-9&-]{1,11})[,;、；] ?)?"
    r"(?P<name>(?=[^\x00-\x7f])[^,;、；\"“”「」。]+)"
    r"(?(first)|[,;、；] ?[\"“]?(?P<last>[A-Z][A-Za-z0-9&-]{1,11})[\"”]?)"
)
"""A Japanese name and letters in one bracket."""
_JAPANESE = re.compile(f"[{JAPANESE}]")
_SHOWN = re.compile("[\"'“‘].[\"'”’]")
"""A letter that is shown, and short for nothing: the target (“T”)."""
_QUOTES = "\"'“”‘’ "
_MEMBERED = re.compile(
    rf"(?P<short>(?=[A-Z]*\d?[A-Z])[A-Z\d]{{2,}})(?P<kind>[{KANJI}{KATAKANA}ー]*)[」』\"”]?\s*$"
)
"""Letters before a bracket, perhaps with what kind of thing they are: PICO, SMART原則, 4P, C4ISR."""
_REPEATED = (re.compile(r"^([2-9])([A-Z])"), re.compile(r"([A-Z])([2-9])"))
"""A number that says how often a letter is meant: at the beginning the next one, else the last one."""
_MEMBER = re.compile(r"(?:(?:and|&) )?(?P<first>[A-Za-z])[A-Za-z'’]*(?:[ -][A-Za-z'’]+)*")
_BETWEEN_MEMBERS = re.compile(r"\s*[,、，・/／→]\s*")

_Pairs: TypeAlias = Iterator[tuple[str, str]]
"""Short forms, each with the words that it is short for."""


def find(view: View) -> Iterator[BracketOutcome]:
    """The finding of each bracket that holds no Japanese and follows none; other rules look at the rest."""
    return told(view.open_brackets(), _read)


def _read(bracket: Bracket) -> Finding | Reason | None:
    found = _found(bracket) or _membered(bracket)
    if found or bracket.is_after_japanese:
        return found
    return "unspelled" if bracket.content.acronym else bracket.rejection or "no-name-before"


def _found(bracket: Bracket) -> Finding | None:
    scan, end = bracket.scan, bracket.pair.open
    inside, japanese = _without_japanese(scan.text[end + 1 : bracket.pair.close].strip())
    before = scan.before(end, _REACH)
    if _SHOWN.fullmatch(inside) or _follows_other(before) or is_japanese(inside):
        return None
    pairs = chain(_pairs(_english_at_end(before), inside), _wrapped(scan, end, inside))
    for short, long in filter(all, pairs):
        if not (is_code(long) or "_" in long) and _is_used(short, scan):
            whole = _from_start(bracket, numbering.without(long))
            is_name = tokens.names_something(scan.analyse(japanese))
            names = bounded(tidy(japanese), "bracket") if is_name else ()
            found = replace(bracket.finding(), english=tidy(whole), japanese=names)
            is_words = _WORDS.fullmatch(short)
            return replace(found, aliases=(short,)) if is_words else replace(found, acronym=short)
    return None


def _english_at_end(before: str) -> str:
    return _JAPANESE.split(before.rstrip(_QUOTES))[-1]


def _without_japanese(inside: str) -> tuple[str, str]:
    """What a bracket holds without a Japanese name beside letters, and that name: VTP; 仮想潮力発電所."""
    both = _BESIDE_JAPANESE.fullmatch(inside)
    if not both or vocabulary.phrase("from here on").match(both["name"]):
        return inside, ""
    return both["first"] or both["last"], both["name"]


def _wrapped(scan: Scan, end: int, inside: str) -> _Pairs:
    """The same for words over a break, where each letter begins one: World Health⏎Organization (WHO)."""
    before = scan.before(end, _REACH, over_breaks=True)
    if before != scan.before(end, _REACH):
        english = _english_at_end(before.replace("\n", " "))
        yield from (pair for pair in _pairs(english, inside) if _is_plain(*pair))


def _is_plain(short: str, long: str) -> bool:
    return spelling(short, long) in {"initials", "content"}


def _from_start(bracket: Bracket, long: str) -> str:
    """A long form in small letters with the one word before it that its cell or heading begins with."""
    scan, pair = bracket.scan, bracket.pair
    if not scan.is_headword or scan.text[pair.close + 1 :].strip():
        return long
    head = scan.text[: pair.open].strip()
    first = caught(vocabulary.phrase("first word of a long form").match(head))
    return head if long[:1].islower() and head == first + long else long


def _membered(bracket: Bracket) -> Finding | None:
    """Letters with the words that begin with them, one by one: 「PICO」（Patient, Intervention, …）."""
    before = bracket.scan.before(bracket.pair.open, _LONGEST_WORDS)
    head = _MEMBERED.search(before)
    members = list(map(_MEMBER.fullmatch, _BETWEEN_MEMBERS.split(bracket.text.strip())))
    letters = "".join(map(caught, members, repeat("first")))
    is_whole = len(members) == len(letters) >= _FEWEST
    if not head or not is_whole or letters.upper() != _every_letter(head["short"]):
        return None
    names = bounded(head["short"] + head["kind"], "bracket") if head["kind"] else ()
    return replace(bracket.finding(), acronym=head["short"], english=tidy(bracket.text), japanese=names)


def _every_letter(short: str) -> str:
    """An acronym with each letter as often as it is meant: PPPP for 4P, CCCCISR for C4ISR."""
    first, inner = _REPEATED
    whole = first.sub(lambda found: found[2] * int(found[1]), short)
    return inner.sub(lambda found: found[1] * int(found[2]), whole)


def _follows_other(before: str) -> bool:
    """Whether Japanese, or another bracket, comes before the bracket."""
    end = before.removesuffix("\n")
    return end.endswith((")", "]")) or is_japanese(end.rstrip(_QUOTES)[-1:])


def _is_used(short: str, scan: Scan) -> bool:
    """Whether the passage uses it again, if it is a single letter."""
    return len(short) > 1 or short in scan.single_letters


def _pairs(before: str, inside: str) -> _Pairs:
    """What the bracket may say: a short form and its long form, as written; ``""`` for no long form."""
    said = _TRAIL.sub("", _LEAD.sub("", _CITED.sub("", inside), count=1))
    parts = [part.strip(_QUOTES) for part in _PART_END.split(said)]
    for short in filter(is_short_form, dict.fromkeys((parts[0], parts[-1]))):
        yield short, editions.in_english(before, short) or long_form(before, short)
    wholes = _ARTICLE.sub("", inside.strip(_QUOTES), count=1), parts[0]
    for short, long in chain(_both_inside(said), _short_before(before, wholes)):
        if long_form(long, short) == long:
            yield short, long


def _both_inside(said: str) -> _Pairs:
    """(long form, SHORT)."""
    divided = max(said.rfind(", "), said.rfind("; "))
    short, long = said[divided + 2 :].strip(_QUOTES), said[: max(0, divided)].strip(_QUOTES)
    if is_written_short_form(short):
        yield short, long


def _short_before(before: str, wholes: tuple[str, ...]) -> _Pairs:
    """SHORT (long form)."""
    end = before[-_LONGEST_WORDS:]
    shorts = [caught(pattern.search(end)) for pattern in _ENDS]
    longs = filterfalse(is_acronym, filterfalse(names_nothing, wholes))
    return product(filter(_is_capital, shorts), longs)


def _is_capital(word: str) -> bool:
    capitals = sum(map(str.isupper, word))
    return len(word) > 1 and 2 * capitals >= len(word.strip("."))
