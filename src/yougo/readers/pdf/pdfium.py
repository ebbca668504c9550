"""Opens a PDF and says what each page draws, by PDFium, the library that Chrome shows PDFs with.

pdfplumber says the same of each character, but takes twelve times as long and brings four large packages.
"""

from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as api

from yougo.errors import UnreadableDocument
from yougo.readers.pdf import drawing, lettering, linking
from yougo.readers.pdf.printed import Sheet
from yougo.readers.pdf.turning import Box, Frame
from yougo.translation import said

_MOST_PAGES = 10_000
_LOCKED = (said("it is protected by a password"), said("save it without a password"))
_DAMAGED = (said("it is damaged, or not a PDF"), said("open it in a PDF viewer and print it to a new PDF"))
_TOO_LONG = (said("it has more than 10,000 pages"), said("divide it into several files"))


class File:
    """An open PDF."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it.

        Raises:
            UnreadableDocument: it is damaged, locked or too long.
        """
        try:
            self._pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            is_locked = error.err_code in (api.FPDF_ERR_PASSWORD, api.FPDF_ERR_SECURITY)
            raise _unreadable(name, _LOCKED if is_locked else _DAMAGED) from None
        if len(self._pdf) > _MOST_PAGES:
            self._pdf.close()
            raise _unreadable(name, _TOO_LONG)

    def close(self) -> None:
        """Close it."""
        self._pdf.close()

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self._pdf)

    def sheets(self) -> Iterator[Sheet]:
        """Its pages, one by one; a page that is damaged is empty."""
        for number in range(1, self.count + 1):
            try:
                page = self._pdf[number - 1]
            except pypdfium2.PdfiumError:
                yield Sheet(number, 0, 0, (), ())
                continue
            with closing(page), closing(page.get_textpage()) as text:
                yield _sheet(number, page, text)


def _sheet(number: int, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Sheet:
    letters, unreadable = lettering.letters(text)
    frame = Frame(Box(*page.get_bbox()), lettering.main_turn(letters))
    drawn = drawing.drawn(page, frame)
    links = linking.links(page, frame)
    glyphs = tuple(linking.linked(glyph, links) for glyph in lettering.glyphs(letters, frame))
    return Sheet(number, frame.width, frame.height, glyphs, drawn.rules, drawn.has_picture, unreadable)


def _unreadable(name: str, why: tuple[str, str]) -> UnreadableDocument:
    return UnreadableDocument(document=name, reason=why[0], remedy=why[1])
