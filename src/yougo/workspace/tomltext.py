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

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_GAP = re.compile(r"(?:[ \t\r\n\ufeff]|#[^\n]*+)*+")
_EQUALS = re.compile(r"=[ \t]*")
_KEY = re.compile(r"""[ \t]*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)""")
_PIECE = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""(?!") | \'\'\'.*?\'\'\'(?!\') | "(?:[^"\\\n]|\\.)*" | '[^'\n]*'
      | \#[^\n]* | [\[{\]}\n] | [^"'\#\[{\]}\n]+''',
    re.DOTALL | re.VERBOSE,
)
HEADER = re.compile(
    r"""^[ \t]*\[[ \t]*(?:"([^"\\\n]*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*\][ \t]*(?:#[^\n]*|\r?)$""",
    re.MULTILINE,
)
_TWICE = {
    "Cannot declare": ("this table is in the file already", "join the two into one"),
    "Cannot overwrite a value": ("this key is in its table already", "keep one of the two lines"),
}
"""What tomllib says of what a merge of two versions line by line may leave, and what to do."""
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
        for told, (reason, remedy) in _TWICE.items():
            if str(error).startswith(told):
                raise InvalidFile(file=file, line=number, reason=reason, remedy=remedy) from None
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


def scan(text: str, offset: int = 0) -> Iterator[Statement]:
    """The statements of a text that tomllib accepts, in order, from its beginning or a table's header."""
    table: KeyPath = ()
    elements: Counter[KeyPath] = Counter()
    breaks = [match.start() for match in re.finditer("\n", text)]
    start = _after(_GAP, text, offset)
    while start < len(text):
        line = bisect.bisect_left(breaks, start) + 1
        if text[start] == "[":
            width = 2 if text.startswith("[[", start) else 1
            table, end = key_at(text, start + width)
            if width == 2:
                elements[table] += 1
                table = (*table, elements[table] - 1)
            elif (table[0],) in elements:  # [source.columns] belongs to the last [[source]]
                table = (table[0], elements[(table[0],)] - 1, *table[1:])
            end = text.index("]", end) + width
            yield Statement("table" if width == 1 else "array", table, line, start, start, end)
        else:
            key, end = key_at(text, start)
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


def table_lines(text: str, data: Mapping[str, Any]) -> Mapping[KeyPath, int]:
    """The line of each table's header, as `lines` gives it, in a fifth of the time where all is as usual.

    `data` is what the text means.
    """
    headers = [(match.end(), "".join(filter(None, match.groups()))) for match in HEADER.finditer(text)]
    if len(headers) != len(data) or {key for _, key in headers} != data.keys():
        return lines(text)  # dotted keys, subtables, a multi-line string with a header in it
    breaks = [match.start() for match in re.finditer("\n", text)]
    return {(key,): bisect.bisect_left(breaks, end) + 1 for end, key in headers}


def line_of(found: Mapping[KeyPath, int], *path: str | int) -> int:
    """The line of a value from `lines`, or of the nearest thing around it."""
    return next((found[path[:length]] for length in range(len(path), -1, -1) if path[:length] in found), 1)


_ESCAPED = {code: f"\\u{code:04x}" for code in (0x7F, 0x85, 0x2028, 0x2029)}
"""Beside JSON's escapes: a character that only TOML forbids, and what some editors take for a line's end."""


def quoted(value: object) -> str:
    r"""A string, a number, a list or a mapping of such as TOML on one line.

    >>> print(quoted(["a", 'b"c']))
    ["a", "b\"c"]
    """
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).translate(_ESCAPED)
    if isinstance(value, int):
        return str(value)
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


def _after(pattern: re.Pattern[str], text: str, offset: int) -> int:
    match = pattern.match(text, offset)
    return match.end() if match else offset


def key_at(text: str, offset: int) -> tuple[KeyPath, int]:
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
