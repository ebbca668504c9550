"""A workbook for Excel and other spreadsheets, with the columns of the table that ``export csv`` writes.

Cells are text, never formulas or links. Furigana are Excel's own: "Show Phonetic Field" shows them,
``PHONETIC`` takes them. xlsxwriter cannot write those, so that they are put into its file, as ECMA-376 has
them (Part 1, 18.4.6 "rPh").
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from operator import attrgetter
from typing import get_args

import xlsxwriter
from lxml import etree
from lxml.builder import ElementMaker

from yougo.exporters.archive import zipped
from yougo.exporters.csv import COLUMNS, cells, listed
from yougo.language.text import clean
from yougo.model.concepts import Concept, Ruby, Status
from yougo.model.exporter import Edition

_WIDTHS = {"japanese": 28, "reading": 28, "english": 40, "definition": 60, "variants": 28, "source": 24}
_USUAL_WIDTH = 12
_HIDDEN = "exported"
_LONGEST = 32_767
"""Characters of a cell: Excel allows no more."""
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Fixed, so that the same terms give the same bytes."""
_STRINGS = "xl/sharedStrings.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRING = f"{{{_NAMESPACE}}}si"
_MAKE = ElementMaker(namespace=_NAMESPACE)


def export(edition: Edition) -> bytes:
    """The workbook's bytes."""
    with zipfile.ZipFile(io.BytesIO(_workbook(edition))) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    if _STRINGS in files:
        files[_STRINGS] = _with_furigana(files[_STRINGS], dict(map(_ruby, edition.concepts)))
    return zipped(files)


def _workbook(edition: Edition) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _AS_TEXT) as book:
        book.set_properties({"title": clean(edition.title), "created": _CREATED})
        sheet = book.add_worksheet("yougo")
        sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True, "bg_color": "#e8e8e8"}))
        text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        word = listed(map(attrgetter("id"), edition.concepts))
        for number, concept in enumerate(edition.concepts, 1):
            for column, cell in enumerate(cells(concept, word, _fitted).values()):
                sheet.write_string(number, column, _written(cell), text)
        _arrange(sheet, max(len(edition.concepts), 1))
    return made.getvalue()


def _arrange(sheet: xlsxwriter.worksheet.Worksheet, last: int) -> None:
    """Let the header stay in view and filter, columns be wide enough, and a status be one that there is."""
    end = len(COLUMNS) - 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, end)
    for number, column in enumerate(COLUMNS):
        options = {"hidden": column == _HIDDEN}
        sheet.set_column(number, number, _WIDTHS.get(column, _USUAL_WIDTH), None, options)
    status = COLUMNS.index("status")
    sheet.data_validation(1, status, last, status, {"validate": "list", "source": list(get_args(Status))})
    sheet.ignore_errors({"number_stored_as_text": f"A2:XFD{last + 1}"})


def _fitted(cell: str) -> str:
    """As much of a text as a cell can hold, in UTF-16 as Excel counts."""
    return clean(cell).strip().encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")


def _written(text: str) -> str:
    """A cell as xlsxwriter must get it: what is between ``<r>`` and ``</r>`` it would take for markup."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
    return text


def _ruby(concept: Concept) -> tuple[str, tuple[Ruby, ...]]:
    """From a Japanese name as its cell holds it to its pieces with their kana, if they are verified."""
    name = clean(concept.japanese).strip()
    reading = concept.known_reading
    if not reading.verified:
        return name, ()
    return name, reading.ruby or (Ruby(concept.japanese, reading.text),)


def _with_furigana(strings: bytes, rubies: Mapping[str, tuple[Ruby, ...]]) -> bytes:
    """The workbook's texts, kana added to those that are names."""
    root = etree.fromstring(strings)
    for item in root.iter(_STRING):
        guides = list(_guides(rubies.get(item[0].text or "", ())))
        if guides:
            item.extend([*guides, _MAKE.phoneticPr(fontId="0", type="noConversion")])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _guides(ruby: tuple[Ruby, ...]) -> Iterator[etree._Element]:
    """Each piece's kana with where it begins and ends, in UTF-16 as Excel counts."""
    end = 0
    for piece in ruby:
        start, end = end, end + len(clean(piece.base).encode("utf-16-le")) // 2
        if piece.kana:
            yield _MAKE.rPh(_MAKE.t(clean(piece.kana)), sb=str(start), eb=str(end))
