"""Text in a terminal's cells, of which a wide character takes two: counted, and wrapped into lines."""

import unicodedata

START, END = "\ue000", "\ue001"
"""Private characters around what is to be set off in a text; they take no cell."""
_CLOSING = frozenset("。、）」』】〕〉》，．：；！？・ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
"""What no line begins with (JIS X 4051)."""


def cells(text: str) -> int:
    """How many cells a text takes; combining characters and our own marks take none."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if char in (START, END) or unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, most: int) -> list[str]:
    """Lines of at most `most` cells; Japanese may break anywhere, English between words."""
    lines, current, used = [], "", 0
    for piece in _pieces(text):
        if current and used + cells(piece) > most:
            lines.append(current.rstrip())
            current, used = piece.lstrip(), cells(piece.lstrip())
        else:
            current, used = current + piece, used + cells(piece)
    return [*lines, current] if current else lines


def _pieces(text: str) -> list[str]:
    """Words with the spaces before them, and single wide characters with the punctuation that follows."""
    pieces, piece = [], ""
    for char in " ".join(text.split()):
        wide = cells(char) > 1
        closes = char in _CLOSING
        joined = piece[-1:] == START or char == END
        if piece and not closes and not joined and (wide or char in (" ", START) or cells(piece[-1]) > 1):
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece] if piece else pieces
