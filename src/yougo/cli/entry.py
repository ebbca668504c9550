"""How a term looks in a terminal."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import click

from yougo.cli import messages

_WIDTH = 100
Record = Mapping[str, Any]
"""A line of the JSON Lines contract."""


def line(record: Record) -> str:
    """One line: id, acronym, Japanese, English, tab-separated where a column is empty too."""
    names = " / ".join(name for name in (record["acronym"], record["japanese"], record["english"]) if name)
    marks = [warning["code"] for warning in record["warnings"]]
    if record["status"] != "candidate":
        marks.insert(0, record["status"])
    return f"{record['id']}\t{names}" + (f"\t[{', '.join(marks)}]" if marks else "")


def brief(record: Record) -> str:
    """A term's names, definition, variants, doubts and first source, a few lines."""
    return "\n".join((_head(record), *(f"  {text}" for text in _body(record)), *_sources(record, most=1)))


def whole(record: Record) -> str:
    """A term with everything that is known of it."""
    facts = [("id", record["id"]), ("status", record["status"]), ("note", record["note"])]
    facts.append(("tags", ", ".join(record["tags"] or ())))
    return "\n".join(
        (
            _head(record),
            *(f"  {text}" for text in _body(record)),
            *(f"  {name}: {value}" for name, value in facts if value),
            *_sources(record, most=None),
        )
    )


def _head(record: Record) -> str:
    names = [name for name in (record["acronym"], record["japanese"]) if name] or [record["english"]]
    return _bold("  ".join(names))


def _bold(text: str) -> str:
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=True)


def _body(record: Record) -> Iterator[str]:
    if record["reading"] and record["reading"] != record["japanese"]:
        unverified = "" if record["reading_verified"] else f"  {messages.UNVERIFIED}"
        romaji = f"  {record['romaji']}" if record["romaji"] else ""
        yield f"{record['reading']}{romaji}{unverified}"
    if record["english"] and (record["acronym"] or record["japanese"]):
        yield record["english"]
    if record["definition"]:
        yield from wrap(record["definition"])
    if record["variants"]:
        yield "= " + ", ".join(map(_variant, record["variants"]))
    for warning in record["warnings"]:
        if warning["code"] != "reading-unverified":
            yield f"! {warning['code']}: {warning['message']}"


def _variant(variant: Record) -> str:
    return messages.FORMER.format(name=variant["text"]) if variant.get("former") else str(variant["text"])


def _sources(record: Record, most: int | None) -> Iterator[str]:
    for source in record["sources"][:most]:
        yield f"  {source['document']}:{source['line']}"
        if most is None:
            yield from (f"    {text}" for text in wrap(source["quote"]))


def wrap(text: str, width: int = _WIDTH - 4) -> list[str]:
    """Lines of at most `width` terminal cells; Japanese may break anywhere, English between words."""
    lines, current, cells = [], "", 0
    for piece in _pieces(text):
        if current and cells + _cells(piece) > width:
            lines.append(current.rstrip())
            current, cells = piece.lstrip(), _cells(piece.lstrip())
        else:
            current, cells = current + piece, cells + _cells(piece)
    return [*lines, current] if current else lines


def _pieces(text: str) -> Iterator[str]:
    """Words with the spaces before them, and single wide characters with the punctuation that follows."""
    piece = ""
    for char in " ".join(text.split()):
        wide = _cells(char) > 1
        closes = char in "。、）」』，．・"
        if piece and not closes and (wide or char == " " or _cells(piece[-1]) > 1):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
