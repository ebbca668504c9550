"""Whether unlabelled Japanese in a bracket is another name of what comes before it."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from operator import attrgetter, eq

from yougo.extract import vocabulary
from yougo.extract.shapes import kinds, tokens
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.signs import any_shows
from yougo.language import renderings
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import abbreviates, caught, has_kanji
from yougo.model.documents import Token
from yougo.model.findings import Name

_SOUND = re.compile(f"[{KANJI}]{{4,}}/[{KATAKANA}・]{{3,}}")
"""A name in kanji, and what is written as it sounds."""
_ONE_IN_KATAKANA = re.compile(f"[{KATAKANA}・]{{2,}}/.+|.+/[{KATAKANA}・]{{2,}}")
_BILL = re.compile(r"[A-Za-z][A-Za-z-]+(?P<kind>法案?)")
"""A law that is known by letters: DMA法."""
_LETTERED = re.compile(f"(?P<letters>[A-Z]{{2,6}})[{KANJI}{KATAKANA}]+")
_KATAKANA_END = re.compile(f"[{KATAKANA}]+$")
_ONE_LETTER = re.compile(f"[A-Z]-?[{KATAKANA}ー]{{3,}}")
_SHORT_LAW = re.compile("..法")
"""A law's short name, which need not begin as the law does: 独禁法."""
_SHORTEST = 2


def is_alias(scan: Scan, name: Name, other: str) -> bool:
    """Whether Japanese in the bracket after a name is another name of the same."""
    if _is_law_in_full(name.text, other):
        return True
    words = scan.analyse(other)
    if _is_in_full(name.text, words):
        return True
    if len(other) < _SHORTEST or not tokens.names_something(words):
        return False
    has_owner = any(map(tokens.is_owner, words))
    return _is_nickname(name, other) or (not has_owner and any_shows(_SIGNS, scan, name, other))


def _is_nickname(name: Name, other: str) -> bool:
    """Whether the bracket says how a name in kanji that is known by another is pronounced in short."""
    is_sound = _SOUND.fullmatch(f"{name.text}/{other}")
    return is_sound is not None and vocabulary.pattern("nicknamed").search(name.text) is not None


def _is_rendering(scan: Scan, name: Name, other: str) -> bool:
    """Whether one of two names says in katakana what at least half of the other's words say in kanji."""
    if not _ONE_IN_KATAKANA.fullmatch(f"{name.text}/{other}"):
        return False
    katakana, kanji = sorted((name.text, other), key=has_kanji)
    wanted = sum(map(has_kanji, map(attrgetter("surface"), scan.analyse(kanji))))
    return katakana not in kanji and 0 < wanted <= 2 * renderings.sounding(kanji, katakana)


def _is_law_in_full(short: str, other: str) -> bool:
    """Whether one is a law known by letters, and the other one its name: DMA法, デジタル市場法."""
    bill = _BILL.fullmatch(short)
    return bill is not None and other.endswith(bill["kind"])


def _is_in_full(short: str, words: Sequence[Token]) -> bool:
    """Whether words are what a short name is made of: 日銀（日本銀行）, 港運法（港湾運送事業法）."""
    whole = tokens.text_of(words)
    is_begun = short[0] == whole[:1] or _SHORT_LAW.fullmatch(short)
    if not is_begun or short in whole or not tokens.ends_name(words) or tokens.has_clause(words):
        return False
    is_spelled_out = len(short) > _SHORTEST or len(words) == 1
    return abbreviates(short, whole if is_spelled_out else _initials(words))


def _initials(words: Sequence[Token]) -> str:
    """The first character of each word."""
    return "".join(word.surface[0] for word in words)


def _has_its_last_word(scan: Scan, name: Name, other: str) -> bool:
    """Whether letters stand for the words before the last of a long name: 全国港湾情報網（NP情報網）."""
    lettered = _LETTERED.fullmatch(other)
    shared = sum(takewhile(bool, map(eq, reversed(name.text), reversed(other))))
    if not lettered or not shared:
        return False
    words = len(tokens.until(len(name.text) - shared, scan.analyse(name.text)))
    letters = lettered["letters"]
    if shared >= _SHORTEST:
        return words >= max(_SHORTEST, len(letters) - 1)
    begins_so = words >= len(letters) and renderings.has_initial(name.text, letters[0])
    return begins_so or _ends_in_borrowed(name.text[:-shared], letters)


def _ends_in_borrowed(words: str, letters: str) -> bool:
    """Whether words end in katakana that one of some letters may stand for: 高密度ポリエチレン, PE."""
    borrowed = caught(_KATAKANA_END.search(words))
    return len(borrowed) > _SHORTEST and any(map(partial(renderings.has_initial, borrowed), letters))


def _is_known_by_letter(scan: Scan, name: Name, other: str) -> bool:
    """Whether it says in full a name of a letter and a borrowed word: Lアラート（災害警報網）."""
    words = scan.analyse(other)
    is_full = len(words) > _SHORTEST and tokens.is_compound(words) and kinds.ends_in_kind(other)
    return is_full and _ONE_LETTER.fullmatch(name.text) is not None


def _is_short(_: Scan, name: Name, other: str) -> bool:
    """Whether it has letters of the name in their order: 日本銀行（日銀）."""
    return abbreviates(other, name.text) and not name.text.endswith(other)


def _ends_as_quotation(_: Scan, name: Name, other: str) -> bool:
    """Whether it ends as a short quotation does: 「…基本計画」（…の計画）. A body is its source."""
    is_quoted = name.basis == "quotation" and name.text.endswith(other[-2:])
    return is_quoted and not vocabulary.pattern("bodies").search(other)


_SIGNS = (_has_its_last_word, _is_known_by_letter, _is_short, _ends_as_quotation, _is_rendering)
"""What shows that a name without an owner is another name of the same: one of them is enough."""
