"""A table for spreadsheets, which yougo reads back as a term list.

UTF-8. A file begins with a byte order mark, so that spreadsheets know it; standard output does not. An
apostrophe precedes what a spreadsheet would take for a formula. Several variants (or tags) share one
cell (see `yougo.language.text.joined`). The column ``former`` repeats those that are former names. The last
column holds a short hash of each cell that a person may change: it tells what was changed in an edited table
from what the glossary changed meanwhile. Its last word is the same in all rows, and tells which rows were
deleted.
"""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter

from yougo.language.text import NAMES, TAGS, clean, joined, unwrapped
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Exporter
from yougo.readers.formulas import guarded
from yougo.translation import said

EDITABLE = ("acronym", "japanese", "reading", "english", "definition", "variants", "status", "note", "tags")
"""The columns whose changes are decisions, in the order of the hashes in the last column."""
HASHES = 1 << 40
"""How many sums of ids' hashes there are."""
_LISTED = re.compile(r"(\d{1,9}):([\da-f]{1,10})")


def pieces(concepts: Iterable[Concept]) -> Iterator[bytes]:
    """A header row, then one concept a row; the concepts are asked for twice."""
    table = io.StringIO()
    writer = csv.writer(table)
    for row in chain([COLUMNS], _rows(concepts)):
        writer.writerow(row)
        yield table.getvalue().encode()
        table.seek(0)
        table.truncate()


def export(edition: Edition) -> bytes:
    """The whole table."""
    return b"".join(pieces(edition.concepts))


def _rows(concepts: Iterable[Concept]) -> Iterator[list[str]]:
    word = listed(map(attrgetter("id"), concepts))
    for concept in concepts:
        yield [guarded(clean(cell).strip()) for cell in cells(concept, word).values()]


def cells(concept: Concept, word: str = "", fitted: Callable[[str], str] = str) -> dict[str, str]:
    """What each column of a concept's row holds.

    Args:
        concept: Of which there is one a row.
        word: Tells all rows of the table (see `listed`).
        fitted: As much of a text as a cell can hold.
    """
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
        "former": joined(map(attrgetter("text"), filter(attrgetter("former"), concept.variants)), NAMES),
    }
    row = {column: fitted(cell) for column, cell in row.items()}
    marks = [mark(row[column]) for column in EDITABLE]
    return row | {"exported": " ".join(filter(None, (*marks, word)))}


def mark(cell: str) -> str:
    """A short hash of a cell; white space does not count, which spreadsheets change.

    >>> mark("a  b") == mark("a b"), len(mark(""))
    (True, 6)
    """
    return hashlib.sha256(plain(cell).encode()).hexdigest()[:6]


def listed(ids: Iterable[str]) -> str:
    """A word for all ids of a table: how many they are, and the sum of their hashes.

    >>> listed(["a", "b"]) == listed(["b", "a"]), numbers_of(listed(["a"])) == (1, hash_of(["a"]))
    (True, True)
    """
    every = list(ids)
    return f"{len(every)}:{hash_of(every):x}"


def numbers_of(word: str) -> tuple[int, int]:
    """What such a word says; no ids at all where it is none."""
    found = _LISTED.fullmatch(word)
    return (int(found[1]), int(found[2], 16)) if found else (0, 0)


def hash_of(ids: Iterable[str]) -> int:
    """The sum of the ids' hashes, which does not depend on their order."""
    return sum(map(_hash, ids)) % HASHES


@cache
def _hash(identifier: str) -> int:
    return int.from_bytes(hashlib.sha256(identifier.encode()).digest()[:5])


def plain(cell: str) -> str:
    """A cell's text on one line, however its white space was changed on the way."""
    return " ".join(unwrapped(clean(cell)).split())


COLUMNS = tuple(cells(Concept("")))

EXPORTER = Exporter(
    "csv", ".csv", export, said("A table for spreadsheets"), lead=b"\xef\xbb\xbf", pieces=pieces
)
