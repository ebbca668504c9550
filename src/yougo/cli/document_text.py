"""What a reader saw in a document, line by line or as JSON."""

import json
from collections.abc import Iterator
from operator import attrgetter, itemgetter

from yougo.cli.output import at
from yougo.model.documents import OBJECT, Document, Note, Passage, Table

_CONTINUED = "…"
"""The kind of a passage's further lines."""
_BETWEEN_CELLS = " | "
_SHOWN = {"ruby": "《{}》", "abbreviation": "《{}》", "code": "`{}`"}
"""How the value of an edge is shown behind its stretch; other edges are only in the JSON."""


def lines(document: Document) -> Iterator[str]:
    """One line for each line of text: ``notes/policy.md:3: heading: 経済連携``."""
    if document.title:
        yield f"{document.name}: title: {document.title}"
    if document.url:
        yield f"{document.name}: address: {document.url}"
    for block in _blocks(document):
        if isinstance(block, Table):
            yield from _table_lines(block)
        elif isinstance(block, Note):
            for passage in block.body:
                yield from _passage_lines(passage, f"note {block.label}")
        else:
            yield from _passage_lines(block, block.kind)


def as_json(document: Document) -> Iterator[str]:
    """One object of JSON for each passage, note and row."""
    for record in _records(document):
        yield json.dumps({"document": document.name, **record}, ensure_ascii=False)


def _blocks(document: Document) -> list[Passage | Note | Table]:
    """All that a document holds, in the order of its lines."""
    blocks: list[Passage | Note | Table] = [
        *document.aliases,
        *document.passages,
        *document.notes,
        *document.tables,
    ]
    return sorted(blocks, key=attrgetter("place.line"))


def _passage_lines(passage: Passage, kind: str) -> Iterator[str]:
    voice = "" if passage.voice == "author" else f" ({passage.voice})"
    text = _with_markup(passage)
    for number, line in enumerate(text.split("\n")):
        place = passage.place_of(number)
        label = _CONTINUED if number else f"{kind}{voice}"
        yield f"{at(place.document, place.line)}: {label}: {line}"


def _table_lines(table: Table) -> Iterator[str]:
    if any(table.header):
        yield f"{at(table.place.document, table.place.line)}: header: {_BETWEEN_CELLS.join(table.header)}"
    for row in table.rows:
        place = row.cells[0].place
        cells = [_with_markup(cell).replace("\n", " ") for cell in row.cells]
        yield f"{at(place.document, place.line)}: row: {_BETWEEN_CELLS.join(cells)}"


def _with_markup(passage: Passage) -> str:
    """The text with what its markup says put in: ``[^dfft]``, ``強靭性《きょうじんせい》``, `` `code` ``."""
    valued = [edge for edge in passage.edges if edge.basis in _SHOWN]
    added = [(mark.offset, f"[^{mark.label}]") for mark in passage.marks]
    added += [(edge.end, _SHOWN[edge.basis].format(edge.value)) for edge in valued]
    text = passage.text
    for offset, said in sorted(added, key=itemgetter(0), reverse=True):
        text = text[:offset] + said + text[offset:]
    return text.replace(OBJECT, "")


def _records(document: Document) -> Iterator[dict[str, object]]:
    for name in ("title", "url"):
        if value := getattr(document, name):
            yield {"line": None, "kind": name, "text": value}
    for block in _blocks(document):
        if isinstance(block, Table):
            yield from _table_records(block)
        elif isinstance(block, Note):
            yield from ({**_record(passage), "kind": "note", "label": block.label} for passage in block.body)
        else:
            yield _record(block)


def _table_records(table: Table) -> Iterator[dict[str, object]]:
    yield {"line": table.place.line, "kind": "header", "cells": list(table.header)}
    for row in table.rows:
        yield {"line": row.cells[0].place.line, "kind": "row", "cells": list(map(_record, row.cells))}


def _record(passage: Passage) -> dict[str, object]:
    """A passage's facts; offsets count the characters of its text."""
    return {
        "line": passage.place.line,
        "kind": passage.kind,
        "voice": passage.voice,
        "text": passage.text,
        "marks": [{"offset": mark.offset, "label": mark.label} for mark in passage.marks],
        "edges": [
            {"start": edge.start, "end": edge.end, "kind": edge.basis, "value": edge.value}
            for edge in passage.edges
        ],
    }
