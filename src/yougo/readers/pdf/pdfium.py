"""Opens a PDF and says what each page draws, by PDFium, the library that Chrome shows PDFs with.

pdfplumber says the same of each character, but takes twelve times as long and brings four large packages.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as api

from yougo.readers.pdf import drawing, lettering, linking
from yougo.readers.pdf.apart import CannotRead
from yougo.readers.pdf.printed import Sheet
from yougo.readers.pdf.turning import Box, Frame


class File:
    """An open PDF."""

    def __init__(self, data: bytes, most_pages: int) -> None:
        """Open it.

        Raises:
            CannotRead: it is damaged or locked, or has too many pages.
        """
        try:
            self._pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            is_locked = error.err_code in (api.FPDF_ERR_PASSWORD, api.FPDF_ERR_SECURITY)
            raise CannotRead("locked" if is_locked else "damaged") from None
        if len(self._pdf) > most_pages:
            raise CannotRead("pages")

    def close(self) -> None:
        """Close it."""
        self._pdf.close()

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self._pdf)

    def sheets(self, first: int, step: int) -> Iterator[Sheet]:
        """Every so many pages, from the first on; a page that is damaged is empty."""
        for number in range(first, self.count + 1, step):
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
    turned = replace(frame, turn=(frame.turn - 1) % 4)
    sideways = tuple(lettering.glyphs(letters, turned))
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        glyphs=glyphs,
        rules=drawn.rules,
        is_picture=drawn.has_picture,
        unreadable=unreadable,
        sideways=sideways,
        figures=drawn.figures,
    )
