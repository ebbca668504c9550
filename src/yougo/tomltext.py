"""TOML as people write it: where its statements stand, so that one can change and the rest stays.

`tomllib` says what a file means, but not where; a library that keeps the wording (tomlkit) took 2.1 s
for 5,000 terms, measured here. So a small scanner of our own (the grammar of TOML 1.0, for text that
tomllib accepts) finds statements, new text is spliced in, and tomllib checks the result.
"""

import bisect
import difflib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from yougo.errors import InvalidFile

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in what tomllib gives: ``("source", 0, "path")``."""
Value: TypeAlias = str | Sequence[str]
Edit: TypeAlias = tuple[int, int, str]
"""From one offset to another the text is to be this."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_GAP = re.compile(r"(?:[ \t\r\n\ufeff]|#[^\n]*)*")
_EQUALS = re.compile(r"=[ \t]*")
_KEY = re.compile(r"""[ \t]*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)""")
_PIECE = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""(?!") | \'\'\'.*?\'\'\'(?!\') | "(?:[^"\\\n]|\\.)*" | '[^'\n]*'
      | \#[^\n]* | [\[{\]}\n] | [^"'\#\[{\]}\n]+''',
    re.DOTALL | re.VERBOSE,
)
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:[ \r]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A header or a key with its value."""

    kind: Literal["table", "array", "pair"]
    """``[x]``, ``[[x]]`` or ``x = …``."""
    path: KeyPath
    """From the root: ``("dfft", "reading")``."""
    line: int
    start: int
    value: int
    """Where a pair's value starts; a header's `start`."""
    end: int
    """Behind the value or the header's last bracket."""


def meaning(text: str) -> dict[str, Any]:
    """What tomllib makes of the text, a byte order mark before it or not."""
    return tomllib.loads(text.removeprefix("\ufeff"))


def load(text: str, file: str) -> dict[str, Any]:
    """What the text means; raises `InvalidFile` with the line when it is not TOML."""
    try:
        return meaning(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, arrays 1,000 deep
        refuse_merge_marks(text, file)
        fault = _AT_LINE.search(str(error))
        number = text.rstrip().count("\n") + 1 if fault else 1
        if fault and fault[1]:
            number = int(fault[1])
        raise InvalidFile(
            file=file,
            line=number,
            reason=f"this is not valid TOML ({_AT_LINE.sub('', str(error))})",
            remedy='write `key = "value"`, and quote a name with other characters than a–z, 0–9, - and _, '
            'as in `["国際場裡"]`',
        ) from None


def refuse_merge_marks(text: str, file: str) -> None:
    """Raise `InvalidFile` at the first line that git left to mark an unfinished merge."""
    if mark := _MERGE_MARK.search(text):
        raise InvalidFile(
            file=file,
            line=text.count("\n", 0, mark.start()) + 1,
            reason="git left a conflict mark of an unfinished merge here",
            remedy="keep what is right of both versions and delete the lines of <<<<<<<, ======= and >>>>>>>",
        )


def advice(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, or all of them.

    >>> advice("japanse", ["english", "japanese"])
    'write “japanese”'
    >>> advice("colour", ["english", "japanese"])
    'use english or japanese'
    """
    words = list(known)
    if near := difflib.get_close_matches(word, words, n=1):
        return f"write “{near[0]}”"
    return f"use {' or '.join(filter(None, [', '.join(words[:-1]), *words[-1:]]))}"


def scan(text: str) -> Iterator[Statement]:
    """The statements of a text that tomllib accepts, in order."""
    table: KeyPath = ()
    elements: Counter[KeyPath] = Counter()
    breaks = [match.start() for match in re.finditer("\n", text)]
    start = _after(_GAP, text, 0)
    while start < len(text):
        line = bisect.bisect_left(breaks, start) + 1
        if text[start] == "[":
            width = 2 if text.startswith("[[", start) else 1
            table, end = _key(text, start + width)
            if width == 2:
                elements[table] += 1
                table = (*table, elements[table] - 1)
            end = text.index("]", end) + width
            yield Statement("table" if width == 1 else "array", table, line, start, start, end)
        else:
            key, end = _key(text, start)
            value = _after(_EQUALS, text, end)
            end = _value_end(text, value)
            yield Statement("pair", table + key, line, start, value, end)
        start = _after(_GAP, text, end)


def lines(text: str) -> dict[KeyPath, int]:
    """The line where each table and value, and each that holds it, is first spoken of."""
    found: dict[KeyPath, int] = {}
    for statement in scan(text):
        for length in range(len(statement.path) + 1):
            found.setdefault(statement.path[:length], statement.line)
    return found


def line_of(found: Mapping[KeyPath, int], *path: str | int) -> int:
    """The line of a value from `lines`, or of the nearest thing around it."""
    return next((found[path[:length]] for length in range(len(path), -1, -1) if path[:length] in found), 1)


def quoted(value: object) -> str:
    r"""A string, a list of strings or a mapping of such as TOML on one line.

    >>> print(quoted(["a", 'b"c']))
    ["a", "b\"c"]
    """
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for the one control character that only TOML forbids.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name(key)} = {quoted(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(quoted(item) for item in value) + "]"
    raise TypeError(f"no way to write {type(value).__name__}")


def name(key: str) -> str:
    """A key, quoted where it must be.

    >>> name("itu-r"), name("国際場裡")
    ('itu-r', '"国際場裡"')
    """
    return key if _BARE.fullmatch(key) else quoted(key)


def set_keys(text: str, table: str, changes: Mapping[str, Value | None]) -> str:
    """The text with keys of one table set, or taken out where a change is None; else byte for byte.

    A table that the text does not hold yet is appended. Raises ValueError when the text is not TOML or
    the result would not mean exactly this.
    """
    wanted = _changed(meaning(text), table, changes)
    edits = list(_edits(text, table, changes, wanted))
    result = splice(text, edits)
    got = meaning(result)
    if {table: {}, **got} != {table: {}, **wanted}:  # a table of dotted keys goes with its last key
        raise ValueError(f"cannot change only {', '.join(changes)} of {table}")
    return result


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits, which do not overlap, made."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


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


def _after(pattern: re.Pattern[str], text: str, offset: int) -> int:
    match = pattern.match(text, offset)
    return match.end() if match else offset


def _key(text: str, offset: int) -> tuple[KeyPath, int]:
    """A dotted key's parts, and where it ends."""
    parts: list[str] = []
    while match := _KEY.match(text, offset):
        basic, literal, bare, dot = match.groups()
        parts.append(tomllib.loads(f"x = {basic}")["x"] if basic else literal or bare or "")
        offset = match.end()
        if not dot:
            break
    return tuple(parts), offset


def _value_end(text: str, start: int) -> int:
    """Where the value that starts here ends: at the first line break or comment outside any bracket."""
    depth, end = 0, start
    for match in _PIECE.finditer(text, start):
        piece = match[0]
        if depth == 0 and piece[0] in "#\n":
            break
        depth += (piece in "[{") - (piece in "]}")
        if piece[0] != "#" and (shown := piece.rstrip()):
            end = match.start() + len(shown)
    return end


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


def _edits(
    text: str, table: str, changes: Mapping[str, Value | None], wanted: Mapping[str, Any]
) -> Iterator[Edit]:
    """The edits that `set_keys` makes."""
    own = [statement for statement in scan(text) if statement.path[:1] == (table,)]
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
    if last.kind == "pair" and len(_key(text, last.start)[0]) > 1:
        indent += name(str(last.path[0])) + "."
    return insertion(text, line_end(text, last.end), [indent + pair for pair in pairs])
