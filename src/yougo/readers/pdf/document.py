"""What a PDF says."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from operator import attrgetter

from yougo.errors import UnreadableDocument
from yougo.model.documents import Document, Part, Place, Problem
from yougo.readers import progress
from yougo.readers.notes import with_text_notes
from yougo.readers.pdf import end_notes, foot_notes, layout, passages, running_heads
from yougo.readers.pdf.note_labels import PrintedNote
from yougo.readers.pdf.paragraphs import Paragraph, Setting, paragraphs
from yougo.readers.pdf.pdfium import File
from yougo.readers.pdf.printed import Grid, Page, Print, Sheet

_NO_TEXT = "Page {page} has no text: it is a picture. Have its text recognized (OCR), then add it again."
_NO_CHARACTERS = "The text of page {page} cannot be read: its font does not say which characters it shows."
_MUCH = 0.3
_FEW = 10
_FIRST_PAGES = 3


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the largest heading of its first page.

    Raises:
        UnreadableDocument: the file is damaged, locked or too long, or all its pages are pictures.
    """
    prints: list[Print] = []
    problems: dict[int, Problem] = {}
    with closing(File(data, name)) as file:
        for sheet in file.sheets():
            progress.show(sheet.number, file.count)
            prints.append(layout.printed(sheet))
            problem = _problem(sheet, name)
            if problem:
                problems[sheet.number] = problem
    if not any(each.lines or each.grids for each in prints):
        raise _without_text(name, problems.values())
    return with_text_notes(_document(prints, name, problems))


def _problem(sheet: Sheet, name: str) -> Problem | None:
    """What is wrong with a page; its place is not yet known."""
    nowhere = Place(name, 0)
    if sheet.unreadable > max(_FEW, _MUCH * len(sheet.glyphs)):
        return Problem("unknown-characters", _NO_CHARACTERS.format(page=sheet.number), nowhere)
    if sheet.is_picture and not sheet.glyphs:
        return Problem("page-without-text", _NO_TEXT.format(page=sheet.number), nowhere)
    return None


def _without_text(name: str, problems: Collection[Problem]) -> UnreadableDocument:
    if any(problem.code == "unknown-characters" for problem in problems):
        reason, remedy = (
            "its fonts do not say which characters they show",
            "ask for the file that it was made from",
        )
    elif problems:
        reason, remedy = "its pages are pictures without text", "have their text recognized (OCR) first"
    else:
        reason, remedy = "its pages are empty", "name another file"
    return UnreadableDocument(document=name, reason=reason, remedy=remedy)


def _document(prints: Sequence[Print], name: str, problems: Mapping[int, Problem]) -> Document:
    plain: list[Page] = []
    for each in running_heads.without_heads(prints):
        plain.append(layout.page(each, plain[-1].last if plain else 0))
    size = Setting.of(plain).size
    notes: list[PrintedNote] = []
    bodies: list[Page] = []
    for page in plain:
        body, found = foot_notes.apart(page, size)
        bodies.append(body)
        notes += found
    bodies, found = end_notes.apart(bodies)
    parts = paragraphs(bodies, Setting.of(bodies))
    texts = [part for part in parts if isinstance(part, Paragraph)]
    levels = _levels(texts)
    return Document(
        name=name,
        title=_title(plain[:_FIRST_PAGES], texts),
        passages=tuple(passages.of_paragraph(part, name, levels.get(part.size, 0)) for part in texts),
        notes=tuple(passages.of_note(note, name) for note in (*notes, *found)),
        tables=tuple(passages.of_grid(part, name) for part in parts if isinstance(part, Grid)),
        problems=tuple(_located(problems[page.number], page) for page in plain if page.number in problems),
        parts=tuple(Part(page.above + 1, f"page {page.number}", "line", page.above) for page in plain),
    )


def _located(problem: Problem, page: Page) -> Problem:
    return replace(problem, place=replace(problem.place, line=page.above + 1))


def _levels(texts: list[Paragraph]) -> dict[float, int]:
    """The level of headings of each size, the largest being 1."""
    sizes = sorted({part.size for part in texts if part.kind == "heading"}, reverse=True)
    return {size: min(number, 6) for number, size in enumerate(sizes, 1)}


def _title(pages: list[Page], texts: list[Paragraph]) -> str:
    """The largest heading on the first page that has one."""
    for page in pages:
        headings = [
            part for part in texts if part.kind == "heading" and page.above < part.first.place <= page.last
        ]
        if headings:
            largest = max(headings, key=attrgetter("size"))
            return " ".join(line.text for line in largest.lines)
    return ""
