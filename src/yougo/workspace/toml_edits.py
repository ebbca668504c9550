"""Changes one table of a TOML file with `tomlkit`; the rest of the file stays byte for byte.

tomlkit is slow for a file of 5,000 tables, so it is given the lines of the one table that changes.
"""

import itertools
import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

import tomlkit

from yougo.workspace.toml import HEADER, Value, header_name, meaning, name, newline, quoted, rows

_MAYBE_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_MOST_TRIES = 20
"""Lines beginning with ``[`` that a table's strings and arrays may hold."""


def set_keys(text: str, table: str, changes: Mapping[str, Value | None]) -> str:
    """The text with keys of one table set, or taken out where a change is None; else byte for byte.

    A table that the text does not hold yet is appended. Raises ValueError when the text is not TOML or
    the result would not mean exactly this.
    """
    before = meaning(text)
    new = {key: value for key, value in changes.items() if value is not None}
    kept = {key: value for key, value in before.get(table, {}).items() if key not in changes}
    if table not in before:
        result = _appended(text, [f"[{name(table)}]", *_pairs(new)]) if new else text
    else:
        start, end = _place(text, table, before[table]) or (0, len(text))
        result = text[:start] + _changed(text[start:end], table, changes) + text[end:]
    wanted = {table: {**kept, **{key: _plain(value) for key, value in new.items()}}}
    if {table: {}, **meaning(result)} != {
        **before,
        **wanted,
    }:  # a table of dotted keys goes with its last key
        raise ValueError(f"cannot change only {', '.join(changes)} of {table}")
    return result


def set_block(text: str, table: str, new: str) -> str:
    """The text with the lines of a table (see `block`) written anew, or appended; "" takes them out.

    Raises ValueError when the result would not mean exactly this.
    """
    before = meaning(text)
    wanted = {key: held for key, held in before.items() if key != table} | meaning(new)
    body = [line.rstrip("\r") for line in new.rstrip("\n").split("\n")] if new.strip() else []
    if place := _place(text, table, before.get(table)):
        start, end = place
        result = _replaced(text[:start], body, text[end:], newline(text))
    elif table in before:
        gone = dict.fromkeys(before[table])
        return set_keys(text, table, {**gone, **wanted.get(table, {})})
    else:
        result = _appended(text, body) if body else text
    if meaning(result) != wanted:
        raise ValueError(f"cannot change only {table}")
    return result


def block(text: str, table: str) -> tuple[int, int] | None:
    """Where the lines of a table ``[table]`` are, from its header to its last key.

    None if it is not written so. The text must be one that tomllib accepts.
    """
    return _place(text, table, meaning(text).get(table))


def _place(text: str, table: str, held: object) -> tuple[int, int] | None:
    """`block`, for a table of which the caller knows what it holds."""
    for header in HEADER.finditer(text):
        if header_name(header) == table and (end := _block_end(text, header, {table: held})):
            return header.start(), end
    return None


def _block_end(text: str, header: re.Match[str], wanted: Mapping[str, Any]) -> int | None:
    """Where the table that a header begins has its last key; None if the text means something else by it."""
    ends = (match.start() for match in _MAYBE_HEADER.finditer(text, header.end()))
    for end in itertools.chain(itertools.islice(ends, _MOST_TRIES), [len(text)]):
        if _means(text[header.start() : end], wanted):
            return header.start() + len(_without_comments_below(text[header.start() : end], wanted))
    return None


def _without_comments_below(section: str, wanted: Mapping[str, Any]) -> str:
    """The lines of a table without the blank ones and comments below it, which are the next table's."""
    kept = rows(section)
    while len(kept) > 1 and kept[-1].lstrip()[:1] in {"", "#"}:
        kept.pop()
    shorter = "".join(kept)
    return shorter if _means(shorter, wanted) else section


def _means(section: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return meaning(section) == wanted
    except ValueError:
        return False


def _changed(section: str, table: str, changes: Mapping[str, Value | None]) -> str:
    """Lines of TOML that hold a table, changed by tomlkit.

    Dotted keys (`table.key = …`) are several tables to tomlkit. It knows them no more once a key is gone, so
    that the table is looked up for each change, and what goes, goes last.
    """
    mark = "\ufeff" if section.startswith("\ufeff") else ""
    document: Any = tomlkit.parse(section.removeprefix(mark))
    indent = _indent(document[table])
    for key, value in changes.items():
        if value is not None:
            _set(document[table], key, value, indent)
    for key in sorted(changes.keys() & document[table].keys()):
        if changes[key] is None:
            del document[table][key]
    result = mark + tomlkit.dumps(document)
    return re.sub(r"(?<!\r)\n", "\r\n", result) if newline(section) == "\r\n" else result


def _indent(keys: Mapping[str, Any]) -> str:
    """What the last key of a table has before it."""
    indents: list[str] = [value.trivia.indent for value in keys.values()]
    return indents[-1] if indents else ""


def _set(keys: MutableMapping[str, Any], key: str, value: Value, indent: str) -> None:
    is_new = key not in keys
    keys[key] = tomlkit.value(quoted(value))
    if is_new:
        keys[key].trivia.indent = indent


def _pairs(values: Mapping[str, Value]) -> list[str]:
    return [f"{name(key)} = {quoted(value)}" for key, value in values.items()]


def _plain(value: Value) -> Value:
    return value if isinstance(value, str) else list(value)


def _appended(text: str, body: Sequence[str]) -> str:
    """The text with lines at its end, after a blank one."""
    mark = newline(text)
    if text.strip("\ufeff"):
        text += "" if text.endswith("\n") else mark
        text += "" if re.search(r"\n\r?\n\Z", text) else mark
    return text + "".join(line + mark for line in body)


def _replaced(before: str, body: Sequence[str], after: str, mark: str) -> str:
    """Lines between two parts of a text; without any, the blank line that parted the two goes too."""
    if not body:
        after = re.sub(r"\A[ \t]*\r?\n", "", after)
        before = before if after else re.sub(r"\n(?:[ \t]*\r?\n)+\Z", "\n", before)
    return before + "".join(line + mark for line in body) + after
