"""Changes one table of a TOML file with `tomlkit`; the rest of the file stays byte for byte.

tomlkit is slow for a file of 5,000 tables, so it is given the lines of the one table that changes.
"""

import re
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from operator import attrgetter
from typing import Any

from yougo.workspace import toml
from yougo.workspace.toml import Value

_ENDS_BLANK = re.compile(r"\A\ufeff?\Z|\n\r?\n\Z")
"""A text that a blank line ends, or that is empty."""


def set_keys(text: str, table: str, changes: Mapping[str, Value | None]) -> str:
    """The text with keys of one table set, or taken out where a change is None; else byte for byte.

    A table that the text does not hold yet is appended. Raises ValueError when the text is not TOML or
    the result would not mean exactly this.
    """
    before = toml.parsed(text)
    held = before.get(table)
    wanted = _with(held or {}, changes)
    if held is not None:
        start, end = _place(text, table, held) or (0, len(text))
        changed = _changed(text[start:end], table, changes, wanted)
        result = text[:start] + changed + text[end:]
    elif wanted:
        result = _appended(text, [f"[{toml.name(table)}]", *toml.pairs(wanted)])
    else:
        result = text
    return _checked(before, result, table, wanted)


def set_block(text: str, table: str, new: str) -> str:
    """The text with the lines of a table (see `block`) written anew, or appended; "" takes them out.

    Raises ValueError when the result would not mean exactly this.
    """
    before = toml.parsed(text)
    held, wanted = before.get(table, {}), toml.parsed(new).get(table, {})
    place = block(text, table)
    if not place and held:
        return set_keys(text, table, {**dict.fromkeys(held), **wanted})
    body = [row.rstrip("\r\n") for row in toml.rows(new.rstrip("\n"))]
    if place:
        start, end = place
        result = _replaced(text[:start], body, text[end:], toml.newline(text))
    else:
        result = _appended(text, body)
    return _checked(before, result, table, wanted)


def block(text: str, table: str) -> tuple[int, int] | None:
    """Where the lines of a table ``[table]`` are, from its header to its last key.

    None if it is not written so. The text must be one that tomllib accepts.
    """
    return _place(text, table, toml.parsed(text).get(table))


def _with(held: Mapping[str, Value], changes: Mapping[str, Value | None]) -> dict[str, Value]:
    """What a table holds after the changes, as tomllib gives it."""
    result = dict(held)
    for key, value in changes.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = list(value) if isinstance(value, list | tuple) else value
    return result


def _checked(before: Mapping[str, Any], result: str, table: str, wanted: Mapping[str, Value]) -> str:
    """The result, if the table holds just what is wanted and everything else is as before.

    A table of dotted keys goes with its last key.
    """
    if {table: {}, **toml.parsed(result)} != {**before, table: wanted}:
        raise ValueError(f"cannot change only {table}")
    return result


def _place(text: str, table: str, held: object) -> tuple[int, int] | None:
    """`block`, for a table whose contents the caller knows."""
    for header in toml.HEADER.finditer(text):
        if toml.header_name(header) == table:
            start = header.start()
            lines = _own_lines(text[start:], table)
            if _means(lines, {table: held}):
                return start, start + len(lines)
    return None


def _own_lines(text: str, table: str) -> str:
    """The lines of the table that a text begins with, to its last key."""
    end = 0
    for statement in toml.statements(text):
        if statement.path[0] != table:
            break
        end = statement.end
    return "".join(toml.rows(text)[:end])


def _means(section: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return toml.parsed(section) == wanted
    except ValueError:
        return False


def _changed(section: str, table: str, changes: Iterable[str], wanted: Mapping[str, Value]) -> str:
    """Lines of TOML that hold a table, changed by tomlkit: `changes` are the keys to set, or to take out.

    Dotted keys (`table.key = …`) are several tables to tomlkit. It forgets them once a key
    is removed, so the table is looked up for each change, and keys are removed last.
    """
    import tomlkit  # noqa: PLC0415 - slow to import, and most commands change no table

    mark = "\ufeff" if section.startswith("\ufeff") else ""
    document: Any = tomlkit.parse(section.removeprefix(mark))
    indent = _indent(document[table])
    for key in filter(wanted.__contains__, changes):
        _set(document[table], key, tomlkit.value(toml.quoted(wanted[key])), indent)
    for key in sorted(document[table].keys() - wanted.keys()):
        del document[table][key]
    result = mark + tomlkit.dumps(document)
    return re.sub(r"(?<!\r)\n", "\r\n", result) if toml.newline(section) == "\r\n" else result


def _indent(keys: Mapping[str, Any]) -> str:
    """What the last key of a table has before it."""
    indents: list[str] = ["", *map(attrgetter("trivia.indent"), keys.values())]
    return indents[-1]


def _set(keys: MutableMapping[str, Any], key: str, value: object, indent: str) -> None:
    is_new = key not in keys
    keys[key] = value
    if is_new:
        keys[key].trivia.indent = indent


def _appended(text: str, body: Sequence[str]) -> str:
    """The text with lines, if any, at its end, after a blank one."""
    mark = toml.newline(text)
    while body and not _ENDS_BLANK.search(text):
        text += mark
    return text + "".join(toml.ended(body, mark))


def _replaced(before: str, body: Sequence[str], after: str, mark: str) -> str:
    """Lines between two parts of a text; without any, the blank line between the two goes too."""
    if not body:
        after = re.sub(r"\A[ \t]*\r?\n", "", after)
        before = before if after else re.sub(r"\n(?:[ \t]*\r?\n)+\Z", "\n", before)
    return before + "".join(toml.ended(body, mark)) + after
