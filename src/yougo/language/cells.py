"""Text in a terminal's cells, of which a wide character takes two: counted, and wrapped into lines."""

import unicodedata

START, END = "\ue000", "\ue001"
"""Private characters around the part of a text to set off; they take no cell."""
_CLOSING = frozenset("。、）」』】〕〉》，．：；！？・ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
"""What no line begins with (JIS X 4051)."""
_OPENING = frozenset("「『（【〔〈《［｛")
"""What no line ends with."""
_HELD, _APART = _CLOSING | {END}, {" ", START}
"""What stays on the line of the character before it, and what may begin a line after any other."""


def cells(text: str) -> int:
    """How many cells a text takes; combining characters and our own marks take none."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if char in (START, END) or unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, most: int) -> list[str]:
    """Lines of at most `most` cells; Japanese may break anywhere, English between words.

    >>> wrap("港湾（PORT計画）", 8)
    ['港湾', '（PORT計', '画）']
    """
    lines, current, used = [], "", 0
    for piece in pieces(text):
        if current and used + cells(piece) > most:
            lines.append(current.rstrip())
            current, used = piece.lstrip(), cells(piece.lstrip())
        else:
            current, used = current + piece, used + cells(piece)
    return [*lines, current] if current else lines


def pieces(text: str) -> list[str]:
    """Words with the spaces before them, and single wide characters with the punctuation that follows."""
    found: list[str] = []
    for char in " ".join(text.split()):
        if not found or _may_break(found[-1][-1], char):
            found.append(char)
        else:
            found[-1] += char
    return found


def _may_break(before: str, char: str) -> bool:
    """Whether a line may end between two characters."""
    if char in _HELD or before == START or before in _OPENING:
        return False
    return char in _APART or max(_cell(before), _cell(char)) > 1
