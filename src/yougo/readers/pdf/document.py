"""What a PDF says."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from operator import attrgetter

from yougo.errors import UnreadableDocument
from yougo.model.codes import WarningCode
from yougo.model.documents import Document, Part, Place, Problem
from yougo.readers import progress
from yougo.readers.notes import with_text_notes
from yougo.readers.pdf import end_notes, foot_notes, layout, passages, running_heads
from yougo.readers.pdf.paragraphs import Paragraph, Setting, paragraphs
from yougo.readers.pdf.pdfium import File
from yougo.readers.pdf.printed import Grid, Page, Print, Sheet
from yougo.translation import said

_SAID: dict[WarningCode, str] = {
    "unknown-characters": said(
        "The text of page {page} cannot be read: its font does not say which characters it shows."
    ),
    "page-without-text": said(
        "Page {page} has no text: it is a picture. Have its text recognized (OCR), then add it again."
    ),
}
_REASONS: dict[WarningCode | None, tuple[str, str]] = {
    "unknown-characters": (
        said("its fonts do not say which characters they show"),
        said("ask for the file that it was made from"),
    ),
    "page-without-text": (
        said("its pages are pictures without text"),
        said("have their text recognized (OCR) first"),
    ),
    None: (said("its pages are empty"), said("name another file")),
}
"""Why a document without text cannot be read, and what helps, by what is wrong with its pages."""
_MUCH = 0.3
_FEW = 10
_FIRST_PAGES = 3


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the largest heading of its first page.

    Raises:
        UnreadableDocument: the file is damaged, locked or too long, or all its pages are pictures.
    """
    prints: list[Print] = []
    wrong: dict[int, WarningCode] = {}
    with closing(File(data, name)) as file:
        for sheet in file.sheets():
            progress.show(sheet.number, file.count)
            prints.append(layout.printed(sheet))
            code = _wrong(sheet)
            if code:
                wrong[sheet.number] = code
    if not any(each.lines or each.grids for each in prints):
        worst = next((code for code in _REASONS if code in wrong.values()), None)
        reason, remedy = _REASONS[worst]
        raise UnreadableDocument(document=name, reason=reason, remedy=remedy)
    return with_text_notes(_document(prints, name, wrong))


def _wrong(sheet: Sheet) -> WarningCode | None:
    """What is wrong with a page."""
    if sheet.unreadable > max(_FEW, _MUCH * len(sheet.glyphs)):
        return "unknown-characters"
    return "page-without-text" if sheet.is_picture and not sheet.glyphs else None


def _document(prints: Sequence[Print], name: str, wrong: Mapping[int, WarningCode]) -> Document:
    plain: list[Page] = []
    for each in running_heads.without_heads(prints):
        plain.append(layout.page(each, plain[-1].last if plain else 0))
    bodies, at_foot = foot_notes.apart(plain, Setting.of(plain).size)
    bodies, at_end = end_notes.apart(bodies)
    parts = paragraphs(bodies, Setting.of(bodies))
    texts = [part for part in parts if isinstance(part, Paragraph)]
    levels = _levels(texts)
    return Document(
        name=name,
        title=_title(plain[:_FIRST_PAGES], texts),
        passages=tuple(passages.of_paragraph(part, name, levels.get(part.size, 0)) for part in texts),
        notes=tuple(passages.of_note(note, name) for note in (*at_foot, *at_end)),
        tables=tuple(passages.of_grid(part, name) for part in parts if isinstance(part, Grid)),
        problems=tuple(_problem(wrong[page.number], page, name) for page in plain if page.number in wrong),
        parts=tuple(Part(page.above + 1, f"page {page.number}", "line", page.above) for page in plain),
    )


def _problem(code: WarningCode, page: Page, name: str) -> Problem:
    return Problem(code, _SAID[code].format(page=page.number), Place(name, page.above + 1))


def _levels(texts: list[Paragraph]) -> dict[float, int]:
    """The level of headings of each size, the largest being 1."""
    sizes = sorted({part.size for part in texts if part.kind == "heading"}, reverse=True)
    return {size: min(number, 6) for number, size in enumerate(sizes, 1)}


def _title(pages: list[Page], texts: list[Paragraph]) -> str:
    """The largest heading on the first page that has one."""
    headings = [part for part in texts if part.kind == "heading"]
    for page in pages:
        found = [part for part in headings if page.above < part.first.place <= page.last]
        if found:
            largest = max(found, key=attrgetter("size"))
            return " ".join(line.text for line in largest.lines)
    return ""
