"""The entries of a register's text, each read when it is asked for: a command needs few of many thousands.

The text must be one that `text.render` gave, or `changed` made of such a one: its lines are sorted.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial

from yougo.errors import InvalidFile
from yougo.workspace.register import NOTETYPE, Entry, Register
from yougo.workspace.register import text as register_text

_STEP = 4096
"""Characters that are compared at a time."""


class Entries(Mapping[str, Entry]):
    """Entries by their ids; all are read where all are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __getitem__(self, identifier: str) -> Entry:
        entries = self._all if "_all" in vars(self) else _read(self.text, identifier).entries
        return entries[identifier]

    def __contains__(self, identifier: object) -> bool:
        start, end = _block(self.text, str(identifier))
        return start < end and identifier != NOTETYPE

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _all(self) -> Mapping[str, Entry]:
        return register_text.parse(self.text, "").entries


def register(text: str) -> Register:
    """The register that a text holds."""
    return Register(Entries(text), _read(text, NOTETYPE).notetype)


def is_read_from(register: Register, text: str) -> bool:
    """Whether it is the register that `register` gave of this text."""
    return isinstance(register.entries, Entries) and register.entries.text == text


def issued(register: Register) -> Mapping[str, str]:
    """When each id was issued."""
    if isinstance(register.entries, Entries):
        return register_text.issued(register.entries.text)
    return {entry.id: entry.issued for entry in register.entries.values()}


def changed(text: str, entries: Mapping[str, Entry]) -> str:
    """The text with these entries in place of those of the same ids."""
    text = text or register_text.render(Register())
    pieces, done = [], 0
    for identifier in sorted(entries):
        start, end = _block(text, identifier)
        pieces += [text[done:start], register_text.lines(entries[identifier])]
        done = end
    return "".join((*pieces, text[done:]))


def differing(before: str, after: str) -> set[str] | None:
    """The ids of which two texts say something else; None where the second is not as `text.render` gives it.

    The first text is.
    """
    start = before.rfind("\n", 0, _alike(before, after)) + 1
    end = min(_alike_at_end(before, after), len(before) - start, len(after) - start)
    line = before.find("\n", len(before) - end) + 1
    end = len(before) - line if line else 0
    rows = _rows(after, start, len(after) - end)
    ids = set(map(register_text.id_in, set(_rows(before, start, len(before) - end)) ^ set(rows)))
    ids -= {NOTETYPE}
    cells = list(map(register_text.in_cells, rows))
    in_order = cells == sorted(cells) and len(set(rows)) == len(rows) and "" not in ids
    return ids if in_order and all(map(partial(_is_rendered, after), ids)) else None


def _rows(text: str, start: int, end: int) -> list[str]:
    """The lines between two places, and those around them."""
    start = text.rfind("\n", 0, max(0, start - 1)) + 1
    rows = text[start : text.find("\n", end) + 1 or len(text)].removesuffix("\n").split("\n")
    return rows[start == 0 :]


def _is_rendered(text: str, identifier: str) -> bool:
    """Whether the lines of an id are as `text.render` gives them."""
    lines = text[slice(*_block(text, identifier))]
    try:
        entry = _read(text, identifier).entries.get(identifier)
    except InvalidFile:
        return False
    return lines == (register_text.lines(entry) if entry else "")


def _read(text: str, identifier: str) -> Register:
    """The register that the lines of one id make."""
    return register_text.parse(register_text.HEADER + "\n" + text[slice(*_block(text, identifier))], "")


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings, or a few fewer."""
    start = 0
    while start < len(one) and one[start : start + _STEP] == other[start : start + _STEP]:
        start += _STEP
    return min(start, len(one), len(other))


def _alike_at_end(one: str, other: str) -> int:
    """How many characters two texts have in common at their ends, or a few fewer."""
    count = 0
    while count + _STEP <= min(len(one), len(other)):
        end = count + _STEP
        if one[len(one) - end : len(one) - count] != other[len(other) - end : len(other) - count]:
            break
        count = end
    return count


def _block(text: str, identifier: str) -> tuple[int, int]:
    """Where the lines of an id begin and end; of one that is not there, where they would be."""
    low, high = text.find("\n") + 1, len(text)
    while low < high:
        line = text.rfind("\n", low, (low + high) // 2) + 1 or low
        if register_text.id_in(text[line : text.find("\n", line)]) < identifier:
            low = text.find("\n", line) + 1
        else:
            high = line
    end = low
    while end < len(text) and register_text.id_in(text[end : text.find("\n", end)]) == identifier:
        end = text.find("\n", end) + 1
    return low, end
