"""The links of a page, as PDFium knows them."""

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as api

from yougo.readers.pdf.printed import Glyph
from yougo.readers.pdf.turning import Box, Frame

_MOST = 300
"""On one page."""
_LONGEST = 2_000
_SCHEMES = ("http://", "https://")


class Link(NamedTuple):
    """A part of the upright page that leads to an address."""

    left: float
    top: float
    right: float
    bottom: float
    address: str

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character is in it."""
        across, down = glyph.middle
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def links(page: pypdfium2.PdfPage, frame: Frame) -> list[Link]:
    """The links to addresses; those within the file are left out."""
    found: list[Link] = []
    at, link, box = ctypes.c_int(0), api.FPDF_LINK(), api.FS_RECTF()
    while len(found) < _MOST and api.FPDFLink_Enumerate(page, at, link):
        address = _address(page, link)
        if address.startswith(_SCHEMES) and api.FPDFLink_GetAnnotRect(link, box):
            (left, top), (right, bottom) = frame.span(Box(box.left, box.bottom, box.right, box.top))
            found.append(Link(left, top, right, bottom, address))
    return found


def _address(page: pypdfium2.PdfPage, link: api.FPDF_LINK) -> str:
    action = api.FPDFLink_GetAction(link)
    written = ctypes.create_string_buffer(_LONGEST)
    api.FPDFAction_GetURIPath(page.pdf, action, written, _LONGEST)
    return written.value.decode("utf-8", "replace")


def linked(glyphs: Sequence[Glyph], found: Sequence[Link]) -> list[Glyph]:
    """The characters, those in a link with its address."""
    if not found:
        return list(glyphs)
    return [_linked(glyph, found) for glyph in glyphs]


def _linked(glyph: Glyph, found: Sequence[Link]) -> Glyph:
    for link in found:
        if link.holds(glyph):
            return glyph._replace(link=link.address)
    return glyph
