"""TOML as people write it: what it means, on which line a key is, and how a value is written."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from yougo.errors import InvalidFile
from yougo.translation import said

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value is in what tomllib gives: ``("source", 0, "path")``."""
Value: TypeAlias = str | Sequence[str] | Mapping[str, str]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
HEADER = re.compile(
    r"""^[ \t]*\[[ \t]*(?:"([^"\\\n]*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*\][ \t]*(?:#[^\n]*|\r?)$""",
    re.MULTILINE,
)
_LONGEST_STATEMENT = 200
"""Lines of a value beyond which the lines of what follows are not looked for."""
_TWICE = {
    "Cannot declare": (said("this table is in the file already"), said("join the two into one")),
    "Cannot overwrite a value": (said("this key is in its table already"), said("keep one of the two lines")),
}
"""How tomllib reports what a line-by-line merge may leave, with what is wrong and what to do."""
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:[ \r]|$)", re.MULTILINE)
_ESCAPED = {0x7F: r"\u007f", 0x85: r"\u0085", 0x2028: r"\u2028", 0x2029: r"\u2029"}
"""Besides JSON's escapes: what only TOML forbids, and what some editors take for line breaks."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A header, or a key with its value."""

    path: KeyPath
    """From the root: ``("dfft", "reading")``."""
    first: int
    """Its first line, counted from 0."""
    end: int
    """The line after its last one."""


def parsed(text: str) -> dict[str, Any]:
    """The text as TOML, with or without a byte order mark.

    One of plain tables is parsed table by table, so that only those cost time that this process did not see.
    """
    text = text.removeprefix("\ufeff")
    tables = _table_by_table(text)
    return tomllib.loads(text) if tables is None else tables


def _table_by_table(text: str) -> dict[str, Any] | None:
    """The same; None where that cannot be told from the tables alone, or there is a mistake in them.

    What a header only seems to be, in a string or a list, leaves that open in the table before it.
    """
    headers = list(HEADER.finditer(text))
    starts = list(map(re.Match.start, headers))
    found: dict[str, Any] = {}
    try:
        if tomllib.loads(text[: starts[0]] if starts else text):
            return None
        for header, start, end in zip(headers, starts, [*starts[1:], len(text)], strict=True):
            name, table = header_name(header), _table_alone(text[start:end])
            if table.keys() != {name} or name in found:
                return None
            found[name] = dict(table[name])
    except (ValueError, RecursionError):
        return None
    return found


@lru_cache(maxsize=1 << 14)
def _table_alone(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def load(text: str, file: str) -> dict[str, Any]:
    """The same; raises `InvalidFile` with the line when the text is not TOML."""
    try:
        return parsed(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, arrays 1,000 deep
        refuse_merge_marks(text, file)
        raise _invalid(text, file, str(error)) from None


def _invalid(text: str, file: str, message: str) -> InvalidFile:
    """What tomllib says, in our words and with the line."""
    line, fault = 1, _AT_LINE.search(message)
    if fault:
        line = int(fault[1] or text.rstrip().count("\n") + 1)
    for beginning, (reason, remedy) in _TWICE.items():
        if message.startswith(beginning):
            return InvalidFile(file=file, line=line, reason=reason, remedy=remedy)
    return InvalidFile(
        file=file,
        line=line,
        reason=said(f"this is not valid TOML ({_AT_LINE.sub('', message)})"),
        remedy=said(
            'write `key = "value"`, and quote a name with other characters than a–z, 0–9, - and _, '
            'as in `["国際場裡"]`'
        ),
    )


def refuse_merge_marks(text: str, file: str) -> None:
    """Raise `InvalidFile` at the first line that git left to mark an unfinished merge."""
    if mark := _MERGE_MARK.search(text):
        raise InvalidFile(
            file=file,
            line=text.count("\n", 0, mark.start()) + 1,
            reason=said("git left a conflict mark of an unfinished merge here"),
            remedy=said(
                "keep the right parts of both versions; delete the lines of <<<<<<<, ======= and >>>>>>>"
            ),
        )


def statements(text: str) -> Iterator[Statement]:
    """The headers and the keys of a text that tomllib accepts, in order.

    A statement goes on until tomllib accepts its lines.
    """
    table: KeyPath = ()
    elements: Counter[str] = Counter()
    lines = rows(text.removeprefix("\ufeff"))
    first = 0
    while first < len(lines):
        end = _statement_end(lines, first)
        if end is None:
            return
        alone = tomllib.loads("".join(lines[first:end]))
        if lines[first].lstrip().startswith("["):
            table = _table(alone, elements)
            yield Statement(table, first, end)
        elif alone:
            yield Statement(table + _key(alone), first, end)
        first = end


def _statement_end(lines: Sequence[str], first: int) -> int | None:
    """The line after the statement that begins in a line; None if it is too long to look for."""
    for end in range(first + 1, min(len(lines), first + _LONGEST_STATEMENT) + 1):
        try:
            tomllib.loads("".join(lines[first:end]))
        except ValueError:
            continue
        return end
    return None


def _key(alone: Mapping[str, Any]) -> KeyPath:
    """The key that a statement sets; of a dotted key, or of an inline table with one key, all parts."""
    path: list[str] = []
    value: object = alone
    while isinstance(value, dict) and (len(value) == 1 or not path):
        key, value = next(iter(value.items()))
        path.append(key)
    return tuple(path)


def _table(alone: Mapping[str, Any], elements: Counter[str]) -> KeyPath:
    """The table that a header begins; `elements` counts the ``[[x]]`` so far."""
    (name, value), *_ = alone.items()
    if isinstance(value, list):
        elements[name] += 1
        return (name, elements[name] - 1)
    path = _key(alone)
    if name in elements:  # [source.columns] belongs to the last [[source]]
        return (name, elements[name] - 1, *path[1:])
    return path


def lines(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, where each table and key, and each that holds it, first appears."""
    found: dict[KeyPath, int] = {}
    for statement in statements(text):
        for length in range(len(statement.path) + 1):
            found.setdefault(statement.path[:length], statement.first + 1)
    return found


def table_lines(text: str, data: Mapping[str, Any]) -> Mapping[KeyPath, int]:
    """The line of each table's header, as `lines` gives it, but fast where every table has a plain one.

    `data` is what the text means.
    """
    headers = {header_name(match): match.end() for match in HEADER.finditer(text)}
    if headers.keys() != data.keys():
        return lines(text)  # dotted keys, subtables, a multi-line string with a header in it
    found: dict[KeyPath, int] = {}
    line, done = 1, 0
    for key, end in headers.items():
        line += text.count("\n", done, end)
        found[key,], done = line, end
    return found


def line_of(found: Mapping[KeyPath, int], *path: str | int) -> int:
    """The line of a value from `lines`, or of the nearest thing around it."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)


def quoted(value: object) -> str:
    r"""A string, a number, a list or a mapping of such as TOML on one line.

    >>> print(quoted(["a", 'b"c']))
    ["a", "b\"c"]
    """
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    raise TypeError(f"no way to write {type(value).__name__}")


def name(key: str) -> str:
    """A key, quoted where it must be.

    >>> name("itu-r"), name("国際場裡")
    ('itu-r', '"国際場裡"')
    """
    return key if _BARE.fullmatch(key) else quoted(key)


def pairs(values: Mapping[str, object]) -> list[str]:
    """Each key with its value as TOML on one line: ``english = "arena"``."""
    return [f"{name(key)} = {quoted(value)}" for key, value in values.items()]


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPED)


def _inline_table(values: Mapping[str, object]) -> str:
    return "{" + ", ".join(pairs(values)) + "}"


def _array(values: Sequence[object]) -> str:
    return "[" + ", ".join(map(quoted, values)) + "]"


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (str, _text),
    (int, str),
    (Mapping, _inline_table),
    (Sequence, _array),
)
"""How a value of each kind is written; a string is a sequence too, so it comes first."""


def cut(rows: list[str], first: int, end: int) -> None:
    """Take lines out of a text's, and the blank one above them, if there is one."""
    has_blank_above = first > 0 and not rows[first - 1].strip()
    del rows[first - has_blank_above : end]


def rows(text: str) -> list[str]:
    """The text's lines with their breaks; only a line feed ends a line of TOML."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def ended(lines: Iterable[str], mark: str) -> list[str]:
    """Lines with this line break at the end of each."""
    return [line + mark for line in lines]


def newline(text: str) -> str:
    """How the text ends its lines."""
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"


def header_name(match: re.Match[str]) -> str:
    """The name in a `HEADER`."""
    return "".join(filter(None, match.groups()))
