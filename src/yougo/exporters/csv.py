"""A table for spreadsheets, which yougo reads back as a term list.

UTF-8 with a byte order mark, so that spreadsheets know it; a cell that a spreadsheet would take for a formula
begins with an apostrophe. Several variants stand in one cell, divided by ``; ``; a semicolon or backslash of
their own has a backslash before it.
"""

import csv
import io
import re

from yougo.model import Concept, Edition, Exporter
from yougo.text import clean

COLUMNS = (
    "id",
    "acronym",
    "japanese",
    "reading",
    "english",
    "definition",
    "variants",
    "status",
    "warnings",
    "source",
)
_FORMULA = re.compile("'*[=+@-]")


def export(edition: Edition) -> bytes:
    """A header row, then one concept a row."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for concept in edition.concepts:
        writer.writerow([_guarded(cell) for cell in _cells(concept)])
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def _cells(concept: Concept) -> tuple[str, ...]:
    first = concept.evidence[0].place if concept.evidence else None
    return (
        concept.id,
        concept.acronym,
        concept.japanese,
        concept.reading.text if concept.reading else "",
        concept.english,
        concept.definition,
        "; ".join(_escaped(variant.text) for variant in concept.variants),
        concept.status,
        "; ".join(doubt.code for doubt in concept.warnings),
        f"{first.document}:{first.line}" if first else "",
    )


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace(";", "\\;")


def _guarded(cell: str) -> str:
    cell = clean(cell).strip()  # a tab or line break before a sign would hide it from the guard
    return f"'{cell}" if _FORMULA.match(cell) else cell


EXPORTER = Exporter("csv", ".csv", export, "A table for spreadsheets")
