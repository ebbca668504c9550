"""The numbers that documents set before headings, items and names: 1.2.3, 3-3-1-, 第3章, (1), [1], ①, A.1.

A number that belongs to a name stays: 3GPP, 5G, 2030アジェンダ, 1-ブタノール, X.509, 1.5 ℃, 3 層モデル.
"""

import re
from functools import lru_cache

from yougo.extract import vocabulary
from yougo.language.characters import JAPANESE, ORDINALS
from yougo.language.patterns import ARROWS, BULLETS, CIRCLED_NUMBERS, KANJI_NUMBERS, PICTURES
from yougo.language.text import end_of, narrow

_UNIT = r"(?:[℃℉°%]|degrees?\b|percent\b|[kMGT]?(?:Hz|bps|B)\b|[ckm]?m\b|[km]?g\b)"
"""What makes a number before it part of the name."""
_FORMS = (
    rf"第[\d{KANJI_NUMBERS}]{{1,5}}(?:[章節](?:[ :.、-]|(?=[{JAPANESE}]))|[編部款項条号回][ :.、-])",
    r"\d{1,3}(?:[.-]\d{1,3})+(?: [-–—] |[.)、:-](?!\d)|\s)",
    rf"\d{{1,3}}(?:[.-]\d{{1,3}}){{2,}}(?=[{JAPANESE}])",
    r"\d{1,3}(?:[.)、](?!\d)|\s)",
    r"\(\d{1,3}\)(?!-)",
    r"\[\d{1,3}\]",
    r"\([a-z]{1,3}\)(?![A-Za-z-])",
    rf"\((?:[{ORDINALS}]|[{KANJI_NUMBERS}]{{1,3}})\)(?!-)",
    r"(?:[A-H](?:\.\d{1,2})+|[I-Z](?:\.\d{1,2}){2,})(?:[.):-]|\s)",
    rf"[A-Za-z{ORDINALS}][.)、](?=\s*[{JAPANESE}])",
    rf"(?:[{ORDINALS}]|[{KANJI_NUMBERS}]{{1,3}})(?:[.)、]|\s)",
    r"[Ⅰ-ⅿ]+(?:[.)、]|\s)",
    f"[{CIRCLED_NUMBERS}]",
    r"§+\s?\d+(?:[.-]\d+)*(?:[.:]|\s)",
    rf"(?:付録|附録|附属書|別添|別紙|別表|資料)\s?[\dA-Z{KANJI_NUMBERS}]{{1,3}}[ :.、]",
    rf"(?:Chapter|Section|Part|Appendix|Annex) (?:\d[\d.]*|[A-Z])(?:[:.]|\s(?=[{JAPANESE}]))",
    f"[・{BULLETS}{ARROWS}]",
    rf"(?:\d?\ufe0f?\u20e3|[{PICTURES}]+)",
    r"×\s",
)
_DIGITS = re.compile(r"\s*\d{1,3}\s+")
_REACH = 80
"""How far a number and the space before it are looked for."""
_MARK = rf"(?:(?:[{PICTURES}○◯〇]|×(?=\s))\s*+)?"
"""Whether an answer is right, behind its number."""
_NUMBER = re.compile(rf"\s*(?:{'|'.join(_FORMS)})\s*+{_MARK}(?!{_UNIT})(?=\S)")


def number_end(text: str, start: int = 0) -> int:
    """Where the number at `start` ends and what it numbers begins; `start` when there is none.

    >>> [text[number_end(text) :] for text in ("3-3-1-追跡", "第３章　追跡", "(1) ASPM", "3GPP", "1.5 ℃")]
    ['追跡', '追跡', 'ASPM', '3GPP', '1.5 ℃']
    """
    return start + _length(text[start : start + _REACH])


@lru_cache(1 << 12)
def _length(text: str) -> int:
    """How long the number is with which a text begins; several rules ask it of the same text."""
    plain = narrow(text)
    end = end_of(_NUMBER.match(plain))
    is_counted = _DIGITS.fullmatch(plain, 0, end) and vocabulary.phrase("counted in a name").match(plain, end)
    return 0 if is_counted else end


def without(text: str) -> str:
    """The text without the number before it.

    >>> without("1.2.3 点検"), without("2030アジェンダ")
    ('点検', '2030アジェンダ')
    """
    return text[number_end(text) :]


def is_number(text: str) -> bool:
    """Whether a text is nothing but a number: 3, 第3章, (1)."""
    return without(f"{text} -") == "-"
