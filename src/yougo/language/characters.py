"""The characters that Japanese is written with: the one home of their ranges.

The ranges are escapes, not characters: an editor that composes a file turns U+F900 into U+8C48, and the
ideographs of compatibility would begin in the middle of the others. Nothing is imported, because look-ups
ask here too and must start at once.
"""

Range = tuple[str, str]
"""The first and the last character."""

_HIRAGANA: tuple[Range, ...] = (("\u3041", "\u3096"), ("\u309d", "\u309e"))
_KATAKANA: tuple[Range, ...] = (("\u30a1", "\u30fa"), ("\u30fc", "\u30fe"))
_HALF_WIDTH: tuple[Range, ...] = (("\uff66", "\uff9f"),)
_SMALL_KE: tuple[Range, ...] = (("\u30f5", "\u30f6"),)
"""ヵ and ヶ, which stand for 箇 between kanji."""
_KANJI: tuple[Range, ...] = (
    ("\u3005", "\u3007"),  # 々〆〇
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U000323af"),
)


def _inside(ranges: tuple[Range, ...]) -> str:
    """Ranges as they stand inside the brackets of a pattern."""
    return "".join(f"{first}-{last}" for first, last in ranges)


HIRAGANA = _inside(_HIRAGANA)
KATAKANA = _inside(_KATAKANA)
KANJI = _inside(_KANJI + _SMALL_KE)
"""For the brackets of a pattern: ``[{KANJI}{HIRAGANA}]``."""
NO_CHARACTERS = "\U00040000-\U000dffff"
"""The planes of Unicode that have no characters, as a range."""
ORDINALS = "\u30a2-\u30f3"
"""Katakana that number what follows: ア, イ, ウ."""

_JAPANESE = _HIRAGANA + _KATAKANA + _HALF_WIDTH + _KANJI
JAPANESE = _inside(_JAPANESE)
_FIRST = min(first for first, _ in _JAPANESE)
KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""For `str.translate`: every katakana that has a hiragana."""


def is_japanese(text: str) -> bool:
    """Whether any kanji or kana stands in the text.

    >>> is_japanese("IT革命"), is_japanese("한국어"), is_japanese("IT・AI")
    (True, False, False)
    """
    return any(char >= _FIRST and _is_within(char, _JAPANESE) for char in text)


def is_hiragana(text: str) -> bool:
    """Whether all of the text is hiragana.

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
    """Katakana as hiragana; everything else stays.

    >>> hiragana("データ流通")
    'でーた流通'
    """
    return text.translate(KATAKANA_TO_HIRAGANA)


def _is_within(char: str, ranges: tuple[Range, ...]) -> bool:
    return any(first <= char <= last for first, last in ranges)
