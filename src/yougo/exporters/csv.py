"""A table for spreadsheets, which yougo reads back as a term list.

UTF-8. A file begins with a byte order mark, so that spreadsheets know it; standard output does not. An
apostrophe precedes what a spreadsheet would take for a formula. Several variants (or tags) share one
cell (see `yougo.language.text.joined`). The last column
holds a short hash of each cell that a person may change: it tells what was changed in an edited table from
what the glossary changed meanwhile.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from yougo.language.text import NAMES, TAGS, clean, joined, unwrapped
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Exporter
from yougo.readers.formulas import guarded
from yougo.translation import said

EDITABLE = ("acronym", "japanese", "reading", "english", "definition", "variants", "status", "note", "tags")
"""The columns whose changes are decisions, in the order of the hashes in the last column."""


def pieces(concepts: Iterable[Concept]) -> Iterator[bytes]:
    """A header row, then one concept a row."""
    table = io.StringIO()
    writer = csv.writer(table)
    for row in chain([COLUMNS], map(_row, concepts)):
        writer.writerow(row)
        yield table.getvalue().encode()
        table.seek(0)
        table.truncate()


def export(edition: Edition) -> bytes:
    """The whole table."""
    return b"".join(pieces(edition.concepts))


def _row(concept: Concept) -> list[str]:
    return [guarded(clean(cell).strip()) for cell in cells(concept).values()]


def cells(concept: Concept) -> dict[str, str]:
    """What each column of a concept's row holds."""
    row = {
        "id": concept.id,
        "acronym": concept.acronym,
        "japanese": concept.japanese,
        "reading": concept.known_reading.text,
        "english": concept.english,
        "definition": concept.definition,
        "variants": joined(map(attrgetter("text"), concept.variants), NAMES),
        "status": concept.status,
        "warnings": "; ".join(map(attrgetter("code"), concept.warnings)),
        "source": concept.cited,
        "note": concept.note,
        "tags": joined(concept.tags, TAGS),
    }
    return row | {"exported": " ".join(map(mark, map(row.__getitem__, EDITABLE)))}


def mark(cell: str) -> str:
    """A short hash of a cell; white space does not count, which spreadsheets change.

    >>> mark("a  b") == mark("a b"), len(mark(""))
    (True, 6)
    """
    return hashlib.sha256(plain(cell).encode()).hexdigest()[:6]


def plain(cell: str) -> str:
    """A cell's text on one line, however its white space was changed on the way."""
    return " ".join(unwrapped(clean(cell)).split())


COLUMNS = tuple(cells(Concept("")))

EXPORTER = Exporter(
    "csv", ".csv", export, said("A table for spreadsheets"), lead=b"\xef\xbb\xbf", pieces=pieces
)
