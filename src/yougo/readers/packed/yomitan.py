"""What a dictionary for Yomitan says: a row for each of its entries, whose number is the line of its place.

Rows of one sequence number are names of one thing, if the dictionary says that it numbers them so. A meaning
in English is an English name where it is short; one in Japanese is a definition.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from yougo.language.characters import is_japanese
from yougo.model.documents import Document
from yougo.readers import term_lists
from yougo.readers.packed.archive import Archive
from yougo.readers.term_lists import Entry
from yougo.translation import said

_BANK = re.compile(r"term_bank_(\d+)\.json")
_VERSION = 3
_FACTS = 8
"""How many facts a row holds."""
_LONGEST_NAME = 60
"""Characters of a meaning that may be a name."""
_APART = ("rt", "rp", "img")
"""Elements whose content is not running text."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes.

    Raises:
        UnreadableDocument: it is damaged, too large, or of another version than 3.
    """
    archive = Archive(data, name)
    index = _json(archive, "index.json")
    if not isinstance(index, dict) or index.get("format", index.get("version")) != _VERSION:
        raise archive.unreadable(said("it is not a Yomitan dictionary of version 3"))
    entries: dict[object, Entry] = {}
    for line, row in enumerate(_rows(archive), 1):
        term, reading, *_, content, sequence, _ = row
        key = sequence if index.get("sequenced") else (term, reading)
        entry = entries.setdefault(key, Entry(line))
        entry.names.setdefault(str(term), str(reading))
        _explain(entry, content)
    return term_lists.document(name, str(index.get("title", "")), entries.values())


def _rows(archive: Archive) -> Iterator[list[Any]]:
    """The rows of all banks, in the order of their numbers."""
    banks = {int(bank[1]): bank[0] for bank in map(_BANK.fullmatch, archive.files) if bank}
    for _, path in sorted(banks.items()):
        for row in _json(archive, path):
            if not isinstance(row, list) or len(row) != _FACTS:
                raise archive.unreadable(said(f"a row of {path} in it is not that of a term"))
            yield row


def _explain(entry: Entry, meanings: list[Any]) -> None:
    """Take the definition, or the English, that these meanings give."""
    for meaning in meanings:
        ours = dict(_marked(meaning))
        text = "".join(_texts(meaning)).strip()
        if ours:
            entry.definition = entry.definition or ours.get("definition", "")
        elif is_japanese(text):
            entry.definition = entry.definition or text
        elif len(text) <= _LONGEST_NAME:
            entry.names.setdefault(text, "")


def _marked(content: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    """The parts of an article that yougo itself wrote, with their names."""
    for node in _nodes(content):
        if isinstance(node, dict) and "yougo" in (node.get("data") or {}):
            yield node["data"]["yougo"], "".join(_texts(node))


def _texts(content: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """The text of structured content; furigana are none of it."""
    return filter(lambda node: isinstance(node, str), _nodes(content))


def _nodes(content: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """All nodes of structured content: strings, and elements before what they contain."""
    left = [content]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left += reversed(node)
            continue
        yield node
        if isinstance(node, dict) and node.get("tag") not in _APART:
            left.append(node.get("content") or node.get("text") or "")


def _json(archive: Archive, path: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(archive.read(path))
    except (ValueError, RecursionError) as error:
        raise archive.unreadable(said(f"the file {path} in it is not JSON")) from error
