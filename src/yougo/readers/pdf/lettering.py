"""The characters of a page, as PDFium reads them."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, methodcaller

import pypdfium2
import pypdfium2.raw as api

from yougo.readers.pdf.characters import is_wide, written
from yougo.readers.pdf.printed import Glyph
from yougo.readers.pdf.turning import Box, Frame

_MOST = 60_000
"""Characters on one page: what has more is no page to read."""
_BOLD_NAMES = ("bold", "black", "heavy", "demi", "-w6", "-w7", "-w8", "-w9")
_UNKNOWN = ("\0", "\ufffd")


@dataclass(frozen=True, slots=True)
class Letter:
    """A character in the file's own coordinates."""

    char: str
    x: float
    y: float
    box: Box
    size: float
    drawn: int
    """The address of what draws it."""
    turn: int
    """By how many quarters it is turned to the left; -1 where it slants."""
    is_bold: bool

    def on(self, frame: Frame) -> Glyph:
        """The character on the upright page."""
        right = frame.right(self.box)
        left, base = frame.point(self.x, self.y)
        if is_wide(self.char):
            right = max(right, left + self.size)  # some fonts tell only where the ink is
        return Glyph(self.char, left, right, base, self.size, self.is_bold)


def letters(text: pypdfium2.PdfTextPage) -> tuple[list[Letter], int]:
    """The characters in the file's order, and how many there are whose font does not say what they are."""
    asked = _Asked(text)
    kept: list[Letter] = []
    unknown = 0
    for index in range(min(text.count_chars(), _MOST)):
        if api.FPDFText_IsGenerated(text, index):
            continue
        letter = asked.letter(index)
        if letter.char in _UNKNOWN:
            unknown += 1
        elif letter.char:
            kept.append(letter)
    return kept, unknown


def glyphs(letters: Sequence[Letter], frame: Frame) -> Iterator[Glyph]:
    """The characters that are upright on the page; those that one sign stands for (ﬃ) share its width."""
    upright = filter(lambda letter: letter.turn == frame.turn, letters)
    for _, sign in groupby(upright, attrgetter("x", "y", "drawn")):
        found = list(map(methodcaller("on", frame), sign))
        yield from _side_by_side(found) if len(found) > 1 else found


def _side_by_side(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Characters of one sign, each with an equal share of its width."""
    left, right = glyphs[0].left, max(map(attrgetter("right"), glyphs))
    share = (right - left) / len(glyphs)
    for number, glyph in enumerate(glyphs):
        yield glyph._replace(left=left + number * share, right=left + (number + 1) * share)


def main_turn(found: list[Letter]) -> int:
    """How most of the text is turned."""
    turns = Counter(map(attrgetter("turn"), found))
    turns.pop(-1, None)
    return turns.most_common(1)[0][0] if turns else 0


class _Asked:
    """Asks PDFium about characters; what it answers into is made once."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = api.FS_RECTF(), api.FS_MATRIX()
        self._bold: dict[int, bool] = {}

    def letter(self, index: int) -> Letter:
        """One character."""
        text, box, matrix = self._text, self._box, self._matrix
        drawn = api.FPDFText_GetTextObject(text, index)
        api.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        api.FPDFText_GetLooseCharBox(text, index, box)
        api.FPDFText_GetMatrix(text, index, matrix)
        return Letter(
            self._char(index),
            self._x.value,
            self._y.value,
            Box(box.left, box.bottom, box.right, box.top),
            round(api.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d), 1),
            _address(drawn),
            _turn(matrix),
            self._is_bold(drawn),
        )

    def _char(self, index: int) -> str:
        return written(chr(api.FPDFText_GetUnicode(self._text, index)))

    def _is_bold(self, drawn: api.FPDF_PAGEOBJECT) -> bool:
        font = api.FPDFTextObj_GetFont(drawn)
        address = _address(font)
        if address not in self._bold:
            name = ctypes.create_string_buffer(128)
            api.FPDFFont_GetBaseFontName(font, name, 128)
            self._bold[address] = any(word in name.value.decode("latin-1").lower() for word in _BOLD_NAMES)
        return self._bold[address]


def _address(pointer: api.FPDF_PAGEOBJECT | api.FPDF_FONT) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _turn(matrix: api.FS_MATRIX) -> int:
    quarters = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else -1
