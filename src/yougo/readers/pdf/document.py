"""What a PDF says."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter

from yougo.errors import UnreadableDocument
from yougo.model.codes import WarningCode
from yougo.model.documents import Document, Part, Place, Problem
from yougo.readers import progress
from yougo.readers.notes import with_text_notes
from yougo.readers.pdf import apart, end_notes, foot_notes, layout, passages, running_heads
from yougo.readers.pdf.pages import Grid, Page, Print
from yougo.readers.pdf.paragraphs import Paragraph, Setting, paragraphs
from yougo.translation import said

_SAID: dict[WarningCode, str] = {
    "unknown-characters": said(
        "The text of page {page} cannot be read: its font does not say which characters it shows."
    ),
    "page-without-text": said(
        "Page {page} has no text: it is a picture. Have its text recognized (OCR), then add it again."
    ),
}
_PRINT_AGAIN = said("open it in a PDF viewer and print it to a new PDF")
_DIVIDE = said("divide it into several files")
_REASONS: dict[str | None, tuple[str, str]] = {
    "damaged": (said("it is damaged, or not a PDF"), _PRINT_AGAIN),
    "locked": (said("it is protected by a password"), said("save it without a password")),
    "pages": (said("it has more than 10,000 pages"), _DIVIDE),
    "memory": (said("reading it takes more than 1 GB of memory"), _PRINT_AGAIN),
    "time": (said("reading it takes far longer than its pages should"), _PRINT_AGAIN),
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
"""Why a document cannot be read, and what helps: what is wrong with the file, or with its pages."""
_FIRST_PAGES = 3


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the largest heading of its first page.

    Raises:
        UnreadableDocument: the file is damaged, locked or too long, or all its pages are pictures.
    """
    prints: list[Print] = []
    wrong: dict[int, WarningCode] = {}
    try:
        for page in apart.pages(data):
            progress.show(page.printed.number, page.count)
            prints.append(page.printed)
            if page.wrong:
                wrong[page.printed.number] = page.wrong
    except apart.CannotRead as error:
        raise _unreadable(name, str(error)) from None
    if not any(map(attrgetter("has_text"), prints)):
        raise _unreadable(name, max(wrong.values(), default=None))
    return with_text_notes(_document(prints, name, wrong))


def _unreadable(name: str, why: str | None) -> UnreadableDocument:
    reason, remedy = _REASONS[why]
    return UnreadableDocument(document=name, reason=reason, remedy=remedy)


def _document(prints: Sequence[Print], name: str, wrong: Mapping[int, WarningCode]) -> Document:
    plain: list[Page] = []
    last = 0
    for each in running_heads.without_heads(prints):
        plain.append(layout.page(each, last))
        last = plain[-1].last
    bodies, at_foot = foot_notes.apart(plain, Setting.of(plain).size)
    bodies, at_end = end_notes.apart(bodies)
    parts = paragraphs(bodies, Setting.of(bodies))
    texts = [part for part in parts if isinstance(part, Paragraph)]
    tables = [part for part in parts if isinstance(part, Grid)]
    headings = list(filter(attrgetter("is_heading"), texts))
    sizes = sorted(set(map(attrgetter("size"), headings)), reverse=True)
    return Document(
        name=name,
        title=_title(plain[:_FIRST_PAGES], headings),
        passages=tuple(map(partial(passages.of_paragraph, document=name, sizes=sizes), texts)),
        notes=tuple(map(partial(passages.of_note, document=name), (*at_foot, *at_end))),
        tables=tuple(map(partial(passages.of_grid, document=name), tables)),
        problems=tuple(_problem(code, plain[number - 1], name) for number, code in wrong.items()),
        parts=tuple(map(_part, plain)),
    )


def _problem(code: WarningCode, page: Page, name: str) -> Problem:
    return Problem(code, _SAID[code].format(page=page.number), Place(name, page.above + 1))


def _part(page: Page) -> Part:
    return Part(page.above + 1, f"page {page.number}", "line", page.above)


def _title(pages: Iterable[Page], headings: Sequence[Paragraph]) -> str:
    """The largest heading on the first page that has one."""
    for page in pages:
        found = list(filter(lambda heading: page.above < heading.first.place <= page.last, headings))
        if found:
            largest = max(found, key=attrgetter("size"))
            return " ".join(map(attrgetter("text"), largest.lines))
    return ""
