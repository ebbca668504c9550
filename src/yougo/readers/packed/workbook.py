"""What a workbook says: a table for each visible sheet, with the readings that Excel shows above words.

openpyxl reads the cells and drops the readings, so these are read beside it.
"""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from yougo.language.characters import hiragana
from yougo.language.text import has_kanji, narrow
from yougo.model.documents import Document, Part, Passage
from yougo.readers import table_rows
from yougo.readers.packed.archive import Archive
from yougo.readers.running import TAKES_EXPONENT, RunningText, lowest
from yougo.readers.table_rows import Numbered
from yougo.translation import said

_STRINGS = "xl/sharedStrings.xml"
_WITH_GUIDES: Any = etree.XPath("//*[local-name()='si'][*[local-name()='rPh']]")
_TEXTS: Any = etree.XPath("*[local-name()='t']|*[local-name()='r']/*[local-name()='t']")
_WITH_MARKS: Any = etree.XPath("//*[local-name()='si'][*/*/*[local-name()='vertAlign']]")
_IS_RAISED: Any = etree.XPath(
    "boolean(../*[local-name()='rPr']/*[local-name()='vertAlign'][@val = 'superscript'])"
)
_MARK = re.compile(r"[(\[〔]?(?:※|注|註|\*)?\s?(?:\d{1,3}(?:[,、]\d{1,3})*)?[)\]〕]?")
"""What is a note mark where it is raised: 1, ※2, (注 3), *."""
_GUIDES: Any = etree.XPath("*[local-name()='rPh']")
_KANA = etree.XPath("string(*[local-name()='t'])")
_OFFSET = re.compile(r"\d{1,9}")
_MERGED = re.compile(rb'mergeCell\s[^<>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_UNCOUNTED = re.compile(
    rb'<c [^<>]*?\br="([A-Z]{1,3}\d{1,7})"[^<>]*>\s*<f\b[^<>]*(?:/>|>[^<>]*</f>)'
    rb"\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
"""A cell with a formula whose value no spreadsheet program has worked out yet."""
_MOST_CELLS = 2_000_000
_FAULTS = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, etree.XMLSyntaxError)

Guides = dict[str, list[tuple[int, int, str]]]
"""The readings of a text: where the word of each begins and ends, and its kana."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; the lines of its places are rows, one sheet below the other.

    Raises:
        UnreadableDocument: it is damaged, protected by a password, or far too large.
    """
    archive = Archive(data, name)
    book = _opened(data, archive)
    strings = archive.tree(_STRINGS) if _STRINGS in archive.files else etree.Element("sst")
    guides, unmarked = _guides(strings), _unmarked(strings)
    made, zero = Document(name), 0
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            raise archive.unreadable(
                said(f"its sheet {sheet.title} is far larger than any table"), said("divide it")
            )
        if sheet.sheet_state == "visible":
            found = table_rows.of_rows(_rows(sheet, zero, unmarked), name, partial(_cell, guides))
            made = _joined(made, found, Part(zero + 1, sheet.title, "row", zero))
        zero += sheet.max_row
    return made


def uncounted(data: bytes, name: str) -> list[str]:
    """The cells with a formula and no value: what they show cannot be read.

    Raises:
        UnreadableDocument: as `read`.
    """
    archive = Archive(data, name)
    sheets = [path for path in archive.files if path.startswith("xl/worksheets/")]
    found = archive.sounded(sheets).values()
    return [cell.decode() for sheet in found for cell in _UNCOUNTED.findall(sheet)]


def stored(data: bytes, name: str) -> str:
    """The cells as the workbook stores them, with all that `read` leaves out.

    Raises:
        UnreadableDocument: as `read`.
    """
    archive = Archive(data, name)
    cells = [path for path in archive.files if path == _STRINGS or path.startswith("xl/worksheets/")]
    return "".join(str(text) for path in cells for text in archive.tree(path).itertext())


def _opened(data: bytes, archive: Archive) -> Workbook:
    files = archive.sounded(archive.files)
    merged = (reference.decode() for file in files.values() for reference in _MERGED.findall(file))
    if sum(map(_size, merged)) > _MOST_CELLS:
        raise archive.unreadable(
            said("it joins more cells than any table has"), said("divide the joined cells")
        )
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl leaves out
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except _FAULTS as error:
        raise archive.unreadable(said("it is damaged, or is not what its name says")) from error


def _size(reference: str) -> int:
    """How many cells a range has: 4 for ``A1:B2``."""
    left, top, right, bottom = map(int, filter(None, range_boundaries(reference)))
    return (right - left + 1) * (bottom - top + 1)


def _joined(document: Document, sheet: Document, part: Part) -> Document:
    """A document with what one more sheet says."""
    return replace(
        document,
        title=document.title or sheet.title,
        passages=(*document.passages, *sheet.passages),
        tables=(*document.tables, *sheet.tables),
        problems=(*document.problems, *sheet.problems),
        parts=(*document.parts, part),
    )


def _guides(strings: etree._Element) -> Guides:
    """The readings of all texts that have some; what is written in kana has itself."""
    guides: Guides = {}
    for item in _WITH_GUIDES(strings):
        text = _whole(item)
        found = []
        left = 0
        for start, end, kana in sorted(map(_guide, _GUIDES(item))):
            if left <= start and has_kanji(text[start:end]):
                found.append((start, end, kana))
                left = end
        guides[text] = found
    return guides


def _guide(element: etree._Element) -> tuple[int, int, str]:
    """Where the word of a reading begins and ends, and the reading."""
    return _offset(element, "sb"), _offset(element, "eb"), hiragana(str(_KANA(element)))


def _offset(element: etree._Element, name: str) -> int:
    written = element.get(name, "")
    return int(written) if _OFFSET.fullmatch(written) else 0


def _whole(item: etree._Element) -> str:
    """All of a text, whatever parts of it are set apart."""
    return "".join(str(part.text or "") for part in _TEXTS(item))


def _unmarked(strings: etree._Element) -> dict[str, str]:
    """The texts that have raised note marks, and each without them; exponents stay."""
    found: dict[str, str] = {}
    for item in _WITH_MARKS(strings):
        kept = ""
        for text in _TEXTS(item):
            sign = narrow(text.text or "").strip()
            is_mark = _IS_RAISED(text) and _MARK.fullmatch(sign) and kept and not TAKES_EXPONENT.search(kept)
            kept += "" if is_mark else text.text or ""
        found[_whole(item)] = kept
    return found


def _cell(guides: Guides, text: str, line: int, name: str) -> Passage:
    """A cell with its readings; all its lines are one row."""
    written = RunningText(line)
    at = 0
    for start, end, kana in guides.get(text, ()):
        _write(written, text[at:start], line)
        before = written.end
        _write(written, text[start:end], line)
        written.edge(before, "ruby", kana)
        at = end
    _write(written, text[at:], line)
    return written.passage(name, "cell")


def _write(written: RunningText, text: str, line: int) -> None:
    first, *others = text.split("\n")
    written.write(first)
    for other in others:
        written.line(line, is_hard=True)
        written.write(other)


def _rows(sheet: Worksheet, zero: int, unmarked: Mapping[str, str]) -> Iterable[Numbered]:
    """The rows of a sheet; what joins several rows is in each, a header of several rows is one."""
    spread = _spread(sheet)
    filled: list[Numbered] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = [_text(spread.get((number, column), value)) for column, value in enumerate(values, 1)]
        if any(texts):
            filled.append((zero + number, [unmarked.get(text, text) for text in texts]))
    if not filled:
        return []
    first = table_rows.header_of(filled)
    top = filled[first][0] - zero
    return [*filled[:first], *_under_one_header(filled[first:], _depth(sheet, top))]


def _spread(sheet: Worksheet) -> dict[tuple[int, int], object]:
    """What each further row of a cell that joins several says, by row and column."""
    spread: dict[tuple[int, int], object] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row + 1, area.max_row + 1):
            spread[row, area.min_col] = value
    return spread


def _depth(sheet: Worksheet, top: int) -> int:
    """How many rows a header has that begins in row `top`."""
    areas = [area for area in sheet.merged_cells.ranges if area.min_row == top]
    below = [int(area.max_row) - top + 1 for area in areas]
    is_wide = any(area.max_col > area.min_col for area in areas)
    return max([1 + is_wide, *below])


def _under_one_header(rows: Sequence[Numbered], depth: int) -> Iterator[Numbered]:
    """Rows whose first are one header: in each column the lowest of its texts."""
    yield rows[0][0], lowest([texts for _, texts in rows[:depth]], str)
    yield from rows[depth:]


def _text(value: object) -> str:
    """What a cell shows, without the format of its numbers."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat().removesuffix("T00:00:00")
    return "" if value is None else str(value)
