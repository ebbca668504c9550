"""A page's Markdown as a terminal shows it: wrapped, with tables as lists, and links as commands."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from yougo.cli.terminal import bold, width
from yougo.language.cells import cells, wrap
from yougo.language.text import unwrapped

_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(r"(?P<code>`[^`]*`)|\[(?P<name>[^\]]*)\]\((?P<target>[^)]*)\)|\*\*(?P<strong>.+?)\*\*")
_ITEM = re.compile(r"^\* ", re.MULTILINE)
_CELL = re.compile(r"(?<!\\)\|")
_INDENT, _GAP = "  ", 2
_WIDEST_COLUMN = 28
"""Cells of a table's first column; what is longer has a line of its own."""


def shown(markdown: str) -> str:
    """A page, or a part of one, as a terminal shows it."""
    blocks = []
    for number, part in enumerate(_FENCED.split(markdown)):
        if number % 2:
            blocks.append("\n".join(f"{_INDENT}{line}".rstrip() for line in part.splitlines()))
        else:
            blocks += [_block(block.strip("\n")) for block in part.split("\n\n")]
    return "\n\n".join(filter(None, blocks))


def _block(block: str) -> str:
    for sign, rendered in _BLOCKS.items():
        if block.startswith(sign):
            return rendered(block)
    return _wrapped(block)


def _wrapped(text: str, indent: str = "") -> str:
    return f"\n{indent}".join(wrap(_inline(unwrapped(text)), width() - cells(indent)))


def _inline(text: str) -> str:
    """Text without marks; a link says what prints the page that it leads to."""
    return _MARKED.sub(_unmarked, text).replace("\\|", "|")


def _unmarked(found: re.Match[str]) -> str:
    if found["code"]:
        return found["code"]
    if found["strong"]:
        return bold(found["strong"])
    name, command = found["name"], _command(found["target"])
    return name if name == command else f"{name} ({command})"


def _command(target: str) -> str:
    """How the target of a link is found from a terminal.

    >>> _command("anki.md"), _command("finding.md#how-sure-yougo-is"), _command("../SECURITY.md")
    ('`yougo help anki`', '`yougo help how-sure-yougo-is`', 'SECURITY.md')
    """
    page, _, place = target.partition("#")
    if page.startswith(("http", "../")):
        return page.removeprefix("../")
    return f"`yougo help {place or page.partition('.')[0]}`"


def _heading(block: str) -> str:
    return bold(_inline(block.lstrip("# ")))


def _table(block: str) -> str:
    """The rows of a table as a list: the first cell, then the others, from the third on with headers."""
    lines = list(map(_cells, block.splitlines()))
    headers, rows = lines[0], lines[2:]
    if len(lines) == 1:  # a row by itself
        headers, rows = [""] * len(lines[0]), lines
    widths = [cells(first) for first, *_ in rows]
    column = max((width for width in widths if width <= _WIDEST_COLUMN), default=0)
    return "\n".join(_row(row, headers, column) for row in rows)


def _cells(line: str) -> list[str]:
    return [_inline(cell.strip()) for cell in _CELL.split(line)[1:-1]]


def _row(row: Sequence[str], headers: Sequence[str], column: int) -> str:
    first, *rest = row
    above = wrap(first, width() - len(_INDENT))
    beside: list[str] = []
    for number, (header, cell) in enumerate(zip(headers[1:], rest, strict=True)):
        told = f"{header}: {cell}" if number and header and cell else cell
        beside += wrap(told, width() - len(_INDENT) - column - _GAP)
    if cells(first) > column:
        beside = [*([""] * len(above)), *beside]
    lines = []
    for left, right in zip_longest(above, beside, fillvalue=""):
        gap = " " * (column + _GAP - cells(left))
        lines.append(f"{_INDENT}{left}{gap}{right}".rstrip())
    return "\n".join(lines)


def _items(block: str) -> str:
    """The items of a list, each on lines of its own."""
    items = filter(None, _ITEM.split(block))
    return "\n".join(f"* {_wrapped(item, _INDENT)}" for item in items)


_BLOCKS: Mapping[str, Callable[[str], str]] = {
    "#": _heading,
    "|": _table,
    "* ": _items,
    "<": lambda _comment: "",
}
"""How a block is shown, by how it begins; any other is text."""
