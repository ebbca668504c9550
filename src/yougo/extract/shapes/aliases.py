"""Whether unlabelled Japanese in a bracket is another name of what comes before it."""

import re
from collections.abc import Sequence
from itertools import starmap, takewhile
from operator import eq

from yougo.extract import vocabulary
from yougo.extract.shapes import tokens
from yougo.extract.shapes.scan import Scan
from yougo.language import renderings
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import abbreviates
from yougo.model.documents import Token
from yougo.model.findings import Name

_KANJI = re.compile(f"[{KANJI}]")
_SOUND = re.compile(f"[{KANJI}]{{4,}}/[{KATAKANA}・]{{3,}}")
"""A name in kanji, and what is written as it sounds."""
_ONE_IN_KATAKANA = re.compile(f"[{KATAKANA}・]{{3,}}/.+|.+/[{KATAKANA}・]{{3,}}")
_LETTER = re.compile("[A-Za-z]")
_BILL = re.compile(r"[A-Za-z][A-Za-z-]+(?P<kind>法案?)")
"""A law that is known by letters: DMA法."""
_LETTERED = re.compile(f"(?P<letters>[A-Z]{{2,6}})[{KANJI}{KATAKANA}]{{2,}}")
_LONGEST_ALIASED, _SHORTEST = 30, 2


def is_alias(scan: Scan, name: Name, other: str) -> bool:
    """Whether Japanese in the bracket behind a name is another name of the same."""
    if _is_law_in_full(name.text, other) or _is_law_in_full(other, name.text):
        return True
    words = scan.analyse(other)
    if len(other) < _SHORTEST or not tokens.names_something(words):
        return False
    if _SOUND.fullmatch(f"{name.text}/{other}") and vocabulary.pattern("nicknamed").search(name.text):
        return True
    if any(map(tokens.is_owner, words)):
        return False
    if _has_its_last_word(scan, name.text, other):
        return True
    return _is_short(name, other) or _ends_as_quotation(name, other) or _is_rendering(scan, name, words)


def _is_rendering(scan: Scan, name: Name, words: Sequence[Token]) -> bool:
    """Whether one of two names says in katakana what at least half of the other's words say in kanji."""
    other = tokens.text_of(words)
    if not _ONE_IN_KATAKANA.fullmatch(f"{name.text}/{other}"):
        return False
    katakana, kanji = (name.text, words) if _KANJI.search(other) else (other, scan.analyse(name.text))
    wanted = [word for word in kanji if _KANJI.search(word.surface)]
    if katakana in tokens.text_of(kanji):
        return False
    return 0 < len(wanted) <= 2 * renderings.sounding(tokens.text_of(kanji), katakana)


def _is_law_in_full(short: str, other: str) -> bool:
    """Whether one is a law known by letters, and the other one its name: DMA法, デジタル市場法."""
    bill = _BILL.fullmatch(short)
    return bill is not None and other.endswith(bill["kind"]) and not _LETTER.search(other)


def _has_its_last_word(scan: Scan, name: str, other: str) -> bool:
    """Whether letters stand for the words before the last of a long name: 全国港湾情報網（NP情報網）."""
    lettered = _LETTERED.fullmatch(other)
    shared = list(takewhile(bool, starmap(eq, zip(reversed(name), reversed(other), strict=False))))
    if not lettered or len(shared) < _SHORTEST or len(name) <= len(other):
        return False
    words = [word for word in scan.analyse(name) if word.end <= len(name) - len(shared)]
    return len(words) >= len(lettered["letters"]) and tokens.is_nominal(words, ())


def _is_short(name: Name, other: str) -> bool:
    """Whether it has letters of the name in their order: 日本銀行（日銀）."""
    is_long = len(other) > _SHORTEST or other[0] == name.text[0]
    return is_long and abbreviates(other, name.text) and not name.text.endswith(other)


def _ends_as_quotation(name: Name, other: str) -> bool:
    """Whether it ends as a short quotation does: 「…基本計画」（…の計画）. A body is its source."""
    if name.basis != "quotation" or len(name.text) > _LONGEST_ALIASED:
        return False
    return name.text.endswith(other[-2:]) and not vocabulary.pattern("bodies").search(other)
