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

MOST_PAGES = 10_000
_LOCKED = ("it is protected by a password", "save it without one")
_DAMAGED = ("it is damaged, or not a PDF", "open it in a PDF viewer and print it to a new PDF")
_TOO_LONG = (f"it has more than {MOST_PAGES:,} pages", "divide it")


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
        if len(self._pdf) > MOST_PAGES:
            self._pdf.close()
            raise _unreadable(name, _TOO_LONG)

    def close(self) -> None:
        """Close it."""
        self._pdf.close()

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self._pdf)

    @property
    def title(self) -> str:
        """The title in its properties."""
        return str(self._pdf.get_metadata_value("Title"))

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
    glyphs = linking.linked(list(lettering.glyphs(letters, frame)), linking.links(page, frame))
    return Sheet(number, frame.width, frame.height, tuple(glyphs), drawn.rules, drawn.has_picture, unreadable)


def _unreadable(name: str, why: tuple[str, str]) -> UnreadableDocument:
    return UnreadableDocument(document=name, reason=why[0], remedy=why[1])
