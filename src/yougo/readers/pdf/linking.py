"""The links of a page, as PDFium knows them."""

import ctypes
from collections.abc import Iterable
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as api

from yougo.readers.pdf.printed import Area, Glyph
from yougo.readers.pdf.turning import Box, Frame

_MOST = 300
"""On one page."""
_LONGEST = 2_000
_SCHEMES = ("http://", "https://")


class Link(NamedTuple):
    """A part of the upright page that leads to an address."""

    area: Area
    address: str


def links(page: pypdfium2.PdfPage, frame: Frame) -> list[Link]:
    """The links to addresses; those within the file are left out."""
    found: list[Link] = []
    at, link, box = ctypes.c_int(0), api.FPDF_LINK(), api.FS_RECTF()
    while len(found) < _MOST and api.FPDFLink_Enumerate(page, at, link):
        address = _address(page, link)
        if address.startswith(_SCHEMES) and api.FPDFLink_GetAnnotRect(link, box):
            area = frame.area(Box(box.left, box.bottom, box.right, box.top))
            found.append(Link(area, address))
    return found


def _address(page: pypdfium2.PdfPage, link: api.FPDF_LINK) -> str:
    action = api.FPDFLink_GetAction(link)
    written = ctypes.create_string_buffer(_LONGEST)
    api.FPDFAction_GetURIPath(page.pdf, action, written, _LONGEST)
    return written.value.decode("utf-8", "replace")


def linked(glyph: Glyph, links: Iterable[Link]) -> Glyph:
    """The character, with the address if it is in a link."""
    for link in links:
        if link.area.holds(glyph.middle):
            return glyph._replace(link=link.address)
    return glyph
