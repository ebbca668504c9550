"""The ranges of the characters that Japanese is written with.

Ranges are written as escapes because an editor that normalizes the file would replace characters such as
U+F900, a compatibility ideograph, with the ordinary one (U+8C48) and so change the range. The module imports
nothing, so that look-ups, which use it too, start at once.
"""

Range = tuple[str, str]
"""The first and the last character, both included."""

_HIRAGANA: tuple[Range, ...] = (("\u3041", "\u3096"), ("\u309d", "\u309e"))
_KATAKANA: tuple[Range, ...] = (("\u30a1", "\u30fa"), ("\u30fc", "\u30fe"))
_HALF_WIDTH: tuple[Range, ...] = (("\uff66", "\uff9f"),)
_SMALL_KE: tuple[Range, ...] = (("\u30f5", "\u30f6"),)
"""ヵ and ヶ, which stand for the kanji 箇: 三ヶ月."""
_KANJI: tuple[Range, ...] = (
    ("\u3005", "\u3007"),  # 々〆〇
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U000323af"),
)


def _inside(ranges: tuple[Range, ...]) -> str:
    """The ranges as a regular expression has them inside square brackets."""
    return "".join(map("-".join, ranges))


HIRAGANA = _inside(_HIRAGANA)
KATAKANA = _inside(_KATAKANA)
KANJI = _inside(_KANJI + _SMALL_KE)
"""To use inside square brackets in a regular expression, like the ranges below: ``[{KANJI}{HIRAGANA}]``."""
UNIFIED = "\u4e00-\u9fff"
"""The unified ideographs: nearly all kanji in use, and none that Unicode normalization replaces."""
NO_CHARACTERS = "\U00040000-\U000dffff"
"""Code points that Unicode assigns to no character (planes 4 to 13)."""
ORDINALS = "\u30a2-\u30f3"
"""Katakana used to number items: ア, イ, ウ."""

_JAPANESE = _HIRAGANA + _KATAKANA + _HALF_WIDTH + _KANJI
JAPANESE = _inside(_JAPANESE)
_FIRST = min(_JAPANESE)[0]
KATAKANA_TO_HIRAGANA = dict(zip(range(0x30A1, 0x30F7), range(0x3041, 0x3097), strict=True))
"""A table for `str.translate`: each katakana that has a hiragana to that."""


def is_japanese(text: str) -> bool:
    """Whether the text contains any kanji or kana. The dot ・ alone is not enough.

    >>> is_japanese("IT革命"), is_japanese("한국어"), is_japanese("IT・AI")
    (True, False, False)
    """
    if text.isascii():
        return False
    for char in text:  # noqa: SIM110 - any() takes twice as long
        if char >= _FIRST and _is_within(char, _JAPANESE):
            return True
    return False


def is_hiragana(text: str) -> bool:
    """Whether every character of the text is hiragana.

    >>> is_hiragana("について"), is_hiragana("カード")
    (True, False)
    """
    return all(_is_within(char, _HIRAGANA) for char in text)


def is_latin(text: str) -> bool:
    """Whether all of the text is plain Latin letters and digits.

    >>> is_latin("6G"), is_latin("データ"), is_latin("")
    (True, False, False)
    """
    return text.isascii() and text.isalnum()


def hiragana(text: str) -> str:
    """The text with katakana replaced by hiragana; other characters are unchanged.

    >>> hiragana("データ流通")
    'でーた流通'
    """
    return text.translate(KATAKANA_TO_HIRAGANA)


def _is_within(char: str, ranges: tuple[Range, ...]) -> bool:
    for first, last in ranges:  # noqa: SIM110 - any() takes three times as long
        if first <= char <= last:
            return True
    return False
