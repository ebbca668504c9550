"""A document's passages made ready for the rules, and what its brackets state.

Of the rules for brackets the first that answers takes the bracket, in the order of the table below.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from yougo.extract import (
    english_long_form,
    hereafter,
    inside,
    latin_then_bracket,
    name_then_bracket,
)
from yougo.extract.columns import fields
from yougo.extract.scan import Pair, Scan
from yougo.model.documents import Analyse, Document, Passage
from yougo.model.findings import Finding

IN_BRACKETS = (hereafter, latin_then_bracket, name_then_bracket)

Claims: TypeAlias = dict[tuple[int, int], Finding]
"""The finding of each bracket that states something, by the number of its scan and its opening offset."""


def scans(document: Document, analyse: Analyse) -> list[Scan]:
    """All that is looked at: passages, the cells of tables that are no glossary, then the notes' bodies."""
    found = [Scan(passage, analyse) for passage in (*document.passages, *_cells(document))]
    return found + [Scan(passage, analyse, in_note=True) for note in document.notes for passage in note.body]


def claims(of: Sequence[Scan]) -> Claims:
    """What the brackets of all scans state."""
    return {
        (number, pair.open): found
        for number, scan in enumerate(of)
        for pair in pairs(scan)
        if (found := _stated(scan, pair))
    }


def pairs(scan: Scan) -> Iterator[Pair]:
    """A scan's brackets, the round ones first."""
    yield from scan.brackets
    yield from scan.squares


def _cells(document: Document) -> list[Passage]:
    return [
        cell
        for table in document.tables
        if not any(fields(table))
        for row in table.rows
        for cell in row.cells
        if cell.text
    ]


def _stated(scan: Scan, pair: Pair) -> Finding | None:
    english = english_long_form.find(scan, pair)
    if english or scan.text[pair.open] == "[" or not (scan.is_japanese or scan.is_headword):
        return english
    parts = inside.parse(scan.passage.text[pair.open + 1 : pair.close])
    if not parts:
        return None
    return next((found for rule in IN_BRACKETS if (found := rule.find(scan, pair, parts))), None)
