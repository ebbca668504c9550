"""Yomitan's (and Yomichan's) dictionaries: a zip with index.json and numbered term banks (term_bank_1.json).

The schema of a term bank is ``dictionary-term-bank-v3-schema.json`` of Yomitan: each row holds expression,
reading, definition tags, rules, score, definitions, sequence and term tags. A definition is a text, or
structured content, of which the text is taken.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from itertools import chain, filterfalse
from typing import IO, Any

from yougo.language.characters import is_japanese
from yougo.references.entries import Entry, Written, entry

_BANK = re.compile(r"term_bank_(\d+)\.json")
_SEPARATORS = re.compile("[;\n|]")
_HIDDEN = frozenset(["rt", "rp", "img", "a"])
"""Elements of structured content that are not part of what it says."""
_BLOCKS = frozenset(["div", "li", "ol", "ul", "p", "tr", "table", "br"])
_LARGEST = 500_000_000
"""Bytes of a term bank: beyond it a file is no dictionary, but meant to fill the memory."""


def entries(file: IO[bytes]) -> Iterator[Entry]:
    """The entries of all term banks.

    Raises:
        ValueError: the file is not such a zip.
    """
    with _opened(file) as archive:
        for name in sorted(filter(_BANK.fullmatch, archive.namelist()), key=_number):
            yield from filter(None, map(_entry, _loaded(archive, name)))


def title(file: IO[bytes]) -> str:
    """What the dictionary calls itself; ``""`` where it does not say."""
    with _opened(file) as archive:
        index = _loaded(archive, "index.json")
    return str(index.get("title", "")) if isinstance(index, dict) else ""


def is_one(beginning: bytes, file: IO[bytes]) -> bool:
    """Whether a file is a zip with term banks."""
    if not beginning.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return any(map(_BANK.fullmatch, archive.namelist()))
    except zipfile.BadZipFile:
        return False


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from None


def _number(name: str) -> int:
    found = _BANK.fullmatch(name)
    return int(found[1]) if found else 0


def _loaded(archive: zipfile.ZipFile, name: str) -> Any:  # noqa: ANN401 - whatever the JSON holds
    """What a file of the zip holds; nothing where it is missing."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return []
    if info.file_size > _LARGEST:
        raise ValueError(name)
    try:
        return json.loads(archive.read(info))
    except (zipfile.BadZipFile, RecursionError) as error:
        raise ValueError(f"{name}: {error}") from None


def _entry(row: list[Any]) -> Entry | None:
    """One row; what is Japanese in its definitions defines, the rest are English names."""
    expression, reading, score = str(row[0]), str(row[1] or ""), row[4]
    told = list(chain.from_iterable(map(_texts, row[5])))
    japanese = filter(is_japanese, told)
    english = map(_SEPARATORS.split, filterfalse(is_japanese, told))
    readings = tuple({reading} - {"", expression})
    return entry(
        [Written(expression, readings)], english, next(japanese, ""), is_common=float(score or 0) > 0
    )


def _texts(definition: object) -> list[str]:
    """The lines of a definition."""
    if isinstance(definition, dict):
        if definition.get("type") == "image":
            return []
        definition = definition.get("text") or _plain(definition.get("content"))
    if not isinstance(definition, str):
        return []
    return list(filter(None, map(str.strip, definition.split("\n"))))


def _plain(content: object) -> str:
    """The text of structured content, a block on lines of its own."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(map(_plain, content))
    if not isinstance(content, dict) or content.get("tag") in _HIDDEN:
        return ""
    text = _plain(content.get("content"))
    return f"\n{text}\n" if content.get("tag") in _BLOCKS else text
