"""How a term looks in a terminal."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from yougo.cli import messages
from yougo.model import Concept

_WIDTH = 100
_CLOSING = frozenset("。、）」』】〕〉》，．：；！？・ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
"""What no line begins with (JIS X 4051)."""
START, END = "\ue000", "\ue001"
"""Private characters around what is to be set off in a text."""
Record = Mapping[str, Any]
"""A line of the JSON Lines contract."""


def line(record: Record) -> str:
    """One line: id, acronym, Japanese, English, tab-separated where a column is empty too."""
    names = " / ".join(name for name in (record["acronym"], record["japanese"], record["english"]) if name)
    marks = [warning["code"] for warning in record["warnings"]]
    if record["status"] != "candidate":
        marks.insert(0, record["status"])
    return f"{record['id']}\t{names}" + (f"\t[{', '.join(marks)}]" if marks else "")


def line_of(concept: Concept) -> str:
    """A term's names and id, to speak of it in a sentence."""
    names = [name for name in (concept.acronym, concept.japanese, concept.english) if name]
    return f"{' / '.join(names)} ({concept.id})"


def brief(record: Record) -> str:
    """A term's names, definition, variants, doubts and first source, a few lines."""
    return "\n".join((_head(record), *(f"  {text}" for text in _body(record)), *_source(record)))


def _head(record: Record) -> str:
    names = [name for name in (record["acronym"], record["japanese"]) if name] or [record["english"]]
    return bold("  ".join(names))


def bold(text: str) -> str:
    """The text set off, unless the person wants no colour."""
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=True)


def width() -> int:
    """How many cells a line may have: the terminal's, within reason."""
    return max(40, min(_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns))


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


def _source(record: Record) -> Iterator[str]:
    for source in record["sources"][:1]:
        yield f"  {source['document']}:{source['line']}"


def wrap(text: str, most: int = 0) -> list[str]:
    """Lines of at most `most` terminal cells; Japanese may break anywhere, English between words.

    By default the terminal's width, less an indent. What stands between `START` and `END` is set off.
    """
    lines, current, used = [], "", 0
    for piece in _pieces(text):
        if current and used + cells(piece) > (most or width() - 6):
            lines.append(current.rstrip())
            current, used = piece.lstrip(), cells(piece.lstrip())
        else:
            current, used = current + piece, used + cells(piece)
    return list(_set_off([*lines, current])) if current else lines


def _set_off(lines: Iterable[str]) -> Iterator[str]:
    """The lines with the marks of `START` and `END` shown: in colour, else between « and »."""
    plain = bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()
    on, off = ("«", "»") if plain else ("\x1b[1;4m", "\x1b[0m")
    inside = False
    for line in lines:
        shown = on + line if inside and not plain else line
        inside = line.rfind(START) > line.rfind(END) or (inside and END not in line)
        closed = shown + off if inside and not plain else shown
        yield closed.replace(START, on).replace(END, off)


def _pieces(text: str) -> Iterator[str]:
    """Words with the spaces before them, and single wide characters with the punctuation that follows."""
    piece = ""
    for char in " ".join(text.split()):
        wide = cells(char) > 1
        closes = char in _CLOSING
        joined = piece[-1:] == START or char == END
        if piece and not closes and not joined and (wide or char in (" ", START) or cells(piece[-1]) > 1):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def cells(text: str) -> int:
    """How many cells a text takes in a terminal; combining characters and marks of ours take none."""
    return sum(map(_cell, text))


def _cell(char: str) -> int:
    if char in (START, END) or unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
