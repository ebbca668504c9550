"""Changes TOML in place: the lines of one table, and nothing else.

New text is spliced in where `tomltext.scan` finds the old; tomllib checks that the result means just this.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from yougo.workspace.tomltext import HEADER, Statement, Value, key_at, meaning, name, quoted, scan

Edit: TypeAlias = tuple[int, int, str]
"""From one offset to another the text is to be this."""


def set_keys(text: str, table: str, changes: Mapping[str, Value | None]) -> str:
    """The text with keys of one table set, or taken out where a change is None; else byte for byte.

    A table that the text does not hold yet is appended. Raises ValueError when the text is not TOML or
    the result would not mean exactly this.
    """
    data = meaning(text)
    wanted = _changed(data, table, changes)
    own = _statements(text, table, data)
    result = splice(text, list(_edits(text, table, changes, (own, wanted))))
    got = meaning(result)
    if {table: {}, **got} != {table: {}, **wanted}:  # a table of dotted keys goes with its last key
        raise ValueError(f"cannot change only {', '.join(changes)} of {table}")
    return result


def set_block(text: str, table: str, new: str) -> str:
    """The text with the lines of a table (see `block`) written anew, or appended; "" takes them out.

    Raises ValueError when the result would not mean exactly this.
    """
    data = meaning(text)
    body = [line.rstrip("\r") for line in new.rstrip("\n").split("\n")] if new.strip() else []
    wanted = {key: held for key, held in data.items() if key != table} | meaning(new)
    if lines := block(text, table):
        before, after = text[: lines[0]], text[lines[1] :]
        if not body:  # the blank line that parted it from the next goes too
            after = re.sub(r"\A[ \t]*\r?\n", "", after)
            before = before if after else re.sub(r"\n(?:[ \t]*\r?\n)+\Z", "\n", before)
        result = before + "".join(line + newline(text) for line in body) + after
    elif table in data:
        gone = {key: None for key in data[table] if key not in wanted.get(table, {})}
        return set_keys(text, table, {**gone, **wanted.get(table, {})})
    else:
        gap = [""] if body and text.strip("\ufeff") and not re.search(r"\n\r?\n\Z", text) else []
        result = splice(text, [insertion(text, len(text), gap + body)])
    if meaning(result) != wanted:
        raise ValueError(f"cannot change only {table}")
    return result


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits, which do not overlap, made."""
    pieces, done = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])


def newline(text: str) -> str:
    """How the text ends its lines."""
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"


def line_start(text: str, offset: int) -> int:
    """Where the line of `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Behind the line of `offset` with its line break."""
    return (text.find("\n", offset) + 1) or len(text)


def insertion(text: str, offset: int, new: Sequence[str]) -> Edit:
    """The edit that puts lines in at `offset`, the beginning of a line or the end of the text."""
    mark = newline(text)
    before = mark if offset and text[offset - 1] != "\n" else ""
    return offset, offset, before + "".join(line + mark for line in new)


def _changed(data: dict[str, Any], table: str, changes: Mapping[str, Value | None]) -> dict[str, Any]:
    """What the text is to mean."""
    old = data.get(table, {})
    new = {
        key: value if isinstance(value, str) else list(value)
        for key, value in changes.items()
        if value is not None
    }
    kept = {key: value for key, value in old.items() if key not in changes}
    return {**data, table: {**kept, **new}} if table in data or new else data


def _statements(text: str, table: str, data: Mapping[str, Any]) -> list[Statement]:
    """The statements of one table; where it has a header, and that once, the others are not looked at."""
    headers = [m.start() for m in HEADER.finditer(text) if "".join(filter(None, m.groups())) == table]
    if len(headers) == 1:
        first, *rest = itertools.islice(scan(text, headers[0]), 1 + len(data.get(table, {})))
        if [first.path, *(one.path for one in rest)] == [(table,), *((table, key) for key in data[table])]:
            return [first, *rest]
    return [statement for statement in scan(text) if statement.path[:1] == (table,)]


def _edits(
    text: str,
    table: str,
    changes: Mapping[str, Value | None],
    now: tuple[Sequence[Statement], Mapping[str, Any]],
) -> Iterator[Edit]:
    """The edits that `set_keys` makes; `now` is the table's statements, and what all is to mean."""
    own, wanted = now
    inline = next(
        (statement for statement in own if statement.kind == "pair" and len(statement.path) == 1), None
    )
    if inline:
        yield inline.value, inline.end, quoted(wanted[table])
        return
    places = {statement.path[1]: statement for statement in own if len(statement.path) > 1}
    for key, value in changes.items():
        if (place := places.get(key)) and value is None:
            yield line_start(text, place.start), line_end(text, place.end), ""
        elif place and value is not None:
            yield place.value, place.end, quoted(value)
    new = {key: value for key, value in changes.items() if value is not None and key not in places}
    if new and own:
        yield _addition(text, own[-1], [f"{name(key)} = {quoted(value)}" for key, value in new.items()])
    elif new:
        gap = [""] if text.strip("\ufeff") and not re.search(r"\n\r?\n\Z", text) else []
        body = [f"[{name(table)}]", *(f"{name(key)} = {quoted(value)}" for key, value in new.items())]
        yield insertion(text, len(text), gap + body)


def _addition(text: str, last: Statement, pairs: Sequence[str]) -> Edit:
    """Further pairs behind the last one of a table, indented and, outside the table, dotted as it is."""
    begin = line_start(text, last.start)
    lead = re.match(r"[ \t]*", text[begin : last.start])
    indent = lead[0] if lead else ""
    if last.kind == "pair" and len(key_at(text, last.start)[0]) > 1:
        indent += name(str(last.path[0])) + "."
    return insertion(text, line_end(text, last.end), [indent + pair for pair in pairs])


def block(text: str, table: str) -> tuple[int, int] | None:
    """Where the lines of a table ``[table]`` are, from its header to its last key.

    None if it is not written so. The text must be one that tomllib accepts.
    """
    own = _statements(text, table, meaning(text))
    if not own or own[0].kind != "table" or len(own[0].path) > 1 or any(s.kind != "pair" for s in own[1:]):
        return None
    return line_start(text, own[0].start), line_end(text, own[-1].end)
