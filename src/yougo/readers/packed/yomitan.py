"""What a dictionary for Yomitan says: a row for each of its entries, whose number is the line of its place.

A zip holds index.json and numbered term banks (term_bank_1.json), as the schemas
``dictionary-index-schema.json`` and ``dictionary-term-bank-v3-schema.json`` of Yomitan have them. Rows of one
sequence number are names of one thing, if the dictionary says that it numbers them so. A meaning in English
is an English name where it is short; one in Japanese is a definition.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from yougo.language.characters import is_japanese
from yougo.model.documents import Document
from yougo.readers import term_lists
from yougo.readers.packed.archive import Archive
from yougo.readers.term_lists import Entry
from yougo.translation import said

_BANK = re.compile(r"term_bank_(\d{1,9})\.json")
_VERSION = 3
DOUBTFUL_READING = "reading-unverified"
"""The tag of a term whose reading yougo could not verify: it is nobody's word."""
ACRONYM = "acronym"
"""The tag of an acronym, also of one with Japanese in it."""
_LONGEST_NAME = 60
"""Characters of a meaning that may be a name."""
APART = frozenset(["rt", "rp", "img"])
"""Elements whose content is not running text: furigana, and pictures."""
_BLOCKS = frozenset(["div", "li", "ol", "ul", "p", "tr", "table", "br"])


class Row(NamedTuple):
    """One row of a term bank."""

    term: str
    reading: str | None
    tags: str | None
    rules: str | None
    score: float
    meanings: list[Any]
    sequence: int | None
    term_tags: str | None


_TYPES = (str, str | None, str | None, str | None, int | float, list, int | None, str | None)
"""What each part of a row is."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes.

    Raises:
        UnreadableDocument: it is damaged, too large, or of another version than 3.
    """
    index, rows = opened(Archive(data, name))
    entries: dict[object, Entry] = {}
    for line, row in enumerate(rows, 1):
        key = row.sequence if index.get("sequenced") else (row.term, row.reading)
        entry = entries.setdefault(key, Entry(line))
        entry.names.setdefault(row.term, _reading(row))
        if ACRONYM in _tags(row):
            entry.acronyms.add(row.term)
        _explain(entry, row.meanings)
    return term_lists.document(name, str(index.get("title", "")), entries.values())


def _reading(row: Row) -> str:
    """The kana that the dictionary vouches for."""
    return "" if DOUBTFUL_READING in _tags(row) else row.reading or ""


def _tags(row: Row) -> list[str]:
    return (row.term_tags or "").split()


def opened(archive: Archive) -> tuple[dict[str, Any], Iterator[Row]]:
    """What a dictionary says of itself, and the rows of all banks, in the order of their numbers.

    Raises:
        UnreadableDocument: here and while the rows are read: as `read`.
    """
    index = _json(archive, "index.json")
    if not isinstance(index, dict) or index.get("format", index.get("version")) != _VERSION:
        raise archive.unreadable(said("it is not a Yomitan dictionary of version 3"))
    return index, _rows(archive)


def _rows(archive: Archive) -> Iterator[Row]:
    banks = {int(bank[1]): bank[0] for bank in map(_BANK.fullmatch, archive.files) if bank}
    for _, path in sorted(banks.items()):
        bank = _json(archive, path)
        for row in bank if isinstance(bank, list) else [bank]:
            if not _is_row(row):
                raise archive.unreadable(said(f"a row of {path} in it is not that of a term"))
            yield Row(*row)


def _is_row(row: object) -> bool:
    return isinstance(row, list) and len(row) == len(_TYPES) and all(map(isinstance, row, _TYPES))


def is_ours(row: Row) -> bool:
    """Whether yougo wrote a row."""
    return bool(dict(_marked(row.meanings)))


def _explain(entry: Entry, meanings: Iterable[Any]) -> None:
    """Take the definition, or the English, that these meanings give."""
    for meaning in meanings:
        ours = dict(_marked(meaning))
        told = lines(meaning)
        text = "".join(told)
        if ours:
            entry.definition = entry.definition or ours.get("definition", "")
        elif is_japanese(text):
            entry.definition = entry.definition or text
        else:
            names = (line for line in told if len(line) <= _LONGEST_NAME)
            entry.names |= dict.fromkeys(names, "") | entry.names


def _marked(content: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    """The parts of an article that yougo itself wrote, with their names."""
    for node in _nodes(content):
        data = node.get("data") if isinstance(node, dict) else None
        if isinstance(data, dict) and "yougo" in data:
            yield str(data["yougo"]), "".join(lines(node))


def lines(content: Any, apart: Collection[str] = APART) -> list[str]:  # noqa: ANN401 - JSON
    """The text of a meaning, which may be structured content: its lines, and each block on its own.

    What elements of the names `apart` hold is left out.
    """
    text = "".join(node for node in _nodes(content, apart) if isinstance(node, str))
    return list(filter(None, map(str.strip, text.split("\n"))))


def _nodes(content: Any, apart: Collection[str] = APART) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """All nodes of structured content: strings, and elements before what they contain.

    Blocks have line breaks on both sides.
    """
    left = [content]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left += reversed(node)
            continue
        yield node
        tag = str(node.get("tag", "")) if isinstance(node, dict) else ""
        if isinstance(node, dict) and tag not in apart:
            edge = "\n" if tag in _BLOCKS else ""
            left += [edge, node.get("content") or node.get("text") or "", edge]


def _json(archive: Archive, path: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(archive.read(path))
    except (ValueError, RecursionError) as error:
        raise archive.unreadable(said(f"the file {path} in it is not JSON")) from error
