"""Characters as people write them, where a font says another one that looks the same."""

import unicodedata

_RADICALS = dict(
    zip("⺟⺠⺩⺬⻁⻄⻆⻑⻘⻝⻞⻟⻣⻤⻨⻩⻫⻭⻯⻲", "母民王示虎西角長青食食食骨鬼麦黄斉歯竜亀", strict=True)
)
"""Those of CJK Radicals Supplement that look as a whole kanji; Unicode itself joins those of Kangxi."""
_BROKEN_HYPHENS = dict.fromkeys("\x02\ufffe", "-")
"""How PDFium writes a hyphen at the end of a line."""
_NO_BREAK = {"\xa0": " ", "\xad": "-", "\u2011": "-"}
_BACK = dict.fromkeys("↩\ufe0e\ufe0f", "")
"""What leads back from a note in a printed web page."""
_FIRST_WIDE = "ʰ"
_AS_WRITTEN = {**_RADICALS, **_BROKEN_HYPHENS, **_NO_BREAK, **_BACK}


def written(char: str) -> str:
    """The character that is meant.

    >>> written("⽇"), written("⺠"), written("日")
    ('日', '民', '日')
    """
    if "⼀" <= char <= "⿕":
        return unicodedata.normalize("NFKC", char)
    return _AS_WRITTEN.get(char, char)


def is_wide(char: str) -> bool:
    """Whether a character fills a square, as those of Japanese do; what is in doubt does not.

    >>> is_wide("日"), is_wide("（"), is_wide("a"), is_wide("ｱ")
    (True, True, False, False)
    """
    return unicodedata.east_asian_width(char) in {"W", "F"}


def is_latin(text: str) -> bool:
    """Whether a character is of those that are written with spaces between words."""
    return text < _FIRST_WIDE
