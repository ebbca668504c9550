"""What a reader saw in a document, line by line or as JSON."""

import json
from collections.abc import Iterator
from operator import attrgetter, itemgetter
from typing import TypeAlias

from yougo.cli.code_names import KINDS
from yougo.cli.term_line import place
from yougo.model.documents import OBJECT, Document, Note, Passage, Place, Table

_CONTINUED = "…"
"""The kind of a passage's further lines."""
_BETWEEN_CELLS = " | "
_SHOWN = {"ruby": "《{}》", "abbreviation": "《{}》", "code": "`{}`"}
"""How the value of an edge is shown behind its stretch; other edges are only in the JSON."""


def lines(document: Document) -> Iterator[str]:
    """One line for each line of text: ``notes/policy.md:3: heading: 経済連携``."""
    if document.title:
        yield f"{document.name}: {KINDS['title']}: {document.title}"
    if document.url:
        yield f"{document.name}: {KINDS['address']}: {document.url}"
    for found, kind, text in _texts(document):
        yield f"{place(document.located(found))}: {kind}: {text}"


def _texts(document: Document) -> Iterator[tuple[Place, str, str]]:
    """Each line of text with its place and its kind."""
    for block in _blocks(document):
        if isinstance(block, Table):
            yield from _table_lines(block)
        elif isinstance(block, Note):
            for passage in block.body:
                yield from _passage_lines(passage, f"{KINDS['note']} {block.label}")
        else:
            yield from _passage_lines(block, KINDS.get(block.kind, block.kind))


def as_json(document: Document) -> Iterator[str]:
    """One object of JSON for each passage, note and row."""
    for line, record in _records(document):
        within = document.located(Place(document.name, line)).within if line else ""
        facts = {"document": document.name, "line": line, "within": within or None, **record}
        yield json.dumps(facts, ensure_ascii=False)


def _blocks(document: Document) -> list[Passage | Note | Table]:
    """All that a document holds, in the order of its lines."""
    blocks: list[Passage | Note | Table] = [
        *document.aliases,
        *document.passages,
        *document.notes,
        *document.tables,
    ]
    return sorted(blocks, key=attrgetter("place.line"))


def _passage_lines(passage: Passage, kind: str) -> Iterator[tuple[Place, str, str]]:
    voice = "" if passage.voice == "author" else f" ({passage.voice})"
    for number, line in enumerate(_with_markup(passage).split("\n")):
        yield passage.place_of(number), _CONTINUED if number else f"{kind}{voice}", line


def _table_lines(table: Table) -> Iterator[tuple[Place, str, str]]:
    if any(table.header):
        yield table.place, KINDS["header"], _BETWEEN_CELLS.join(table.header)
    for row in table.rows:
        cells = [_with_markup(cell).replace("\n", " ") for cell in row.cells]
        yield row.cells[0].place, KINDS["row"], _BETWEEN_CELLS.join(cells)


def _with_markup(passage: Passage) -> str:
    """The text with what its markup says put in: ``[^dfft]``, ``強靭性《きょうじんせい》``, `` `code` ``."""
    valued = [edge for edge in passage.edges if edge.basis in _SHOWN]
    added = [(mark.offset, f"[^{mark.label}]") for mark in passage.marks]
    added += [(edge.end, _SHOWN[edge.basis].format(edge.value)) for edge in valued]
    text = passage.text
    for offset, said in sorted(added, key=itemgetter(0), reverse=True):
        text = text[:offset] + said + text[offset:]
    return text.replace(OBJECT, "")


_Record: TypeAlias = dict[str, object]


def _records(document: Document) -> Iterator[tuple[int | None, _Record]]:
    """The line of each block, and its facts."""
    for name in ("title", "url"):
        if value := getattr(document, name):
            yield None, {"kind": name, "text": value}
    for block in _blocks(document):
        if isinstance(block, Table):
            yield from _table_records(block)
        elif isinstance(block, Note):
            for passage in block.body:
                yield passage.place.line, {**_record(passage), "kind": "note", "label": block.label}
        else:
            yield block.place.line, _record(block)


def _table_records(table: Table) -> Iterator[tuple[int, _Record]]:
    yield table.place.line, {"kind": "header", "cells": list(table.header)}
    for row in table.rows:
        yield row.cells[0].place.line, {"kind": "row", "cells": list(map(_record, row.cells))}


def _record(passage: Passage) -> _Record:
    """A passage's facts; offsets count the characters of its text."""
    return {
        "kind": passage.kind,
        "voice": passage.voice,
        "text": passage.text,
        "marks": [{"offset": mark.offset, "label": mark.label} for mark in passage.marks],
        "edges": [
            {"start": edge.start, "end": edge.end, "kind": edge.basis, "value": edge.value}
            for edge in passage.edges
        ],
    }
