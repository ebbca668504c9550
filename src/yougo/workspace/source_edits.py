"""Adds, changes and removes the ``[[source]]`` blocks of yougo.toml; all other lines stay byte for byte.

The text must be one that `settings.parse` accepts. Each function raises ValueError when the result would mean
anything other than what the function promises.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter
from typing import Any

from yougo.workspace import toml
from yougo.workspace.schema import picked
from yougo.workspace.settings import SourceSpec


def add_sources(text: str, added: Sequence[SourceSpec]) -> str:
    """The text with a ``[[source]]`` for each of `added` after the last one, or at its end.

    A path that the text has already is not added again.
    """
    specs = _specs(text)
    known = set(map(attrgetter("path"), specs))
    lines: list[str] = []
    for spec in added:
        if spec.path not in known:
            known.add(spec.path)
            specs.append(spec)
            lines += ["", *_written(spec)]
    rows = toml.rows(text)
    at = _end_of_sources(text, rows)
    if not rows[at - 1].strip():
        del lines[:1]
    _insert(rows, at, lines)
    return _checked(text, rows, specs)


def set_key(text: str, paths: Collection[str], key: str, value: object) -> str:
    """The text with a key of the sources of these paths set, such as ``columns``; without it, for ``""``."""
    specs = _specs(text)
    change: dict[str, Any] = {key: value}
    changed = set()
    for number, spec in enumerate(specs):
        if spec.path in paths:
            specs[number] = replace(spec, **change)
            changed.add(("source", number))
    rows = toml.rows(text)
    for statement in reversed(list(toml.statements(text))):
        if statement.path[:2] not in changed:
            continue
        if statement.path[2:3] == (key,):
            del rows[statement.first : statement.end]
        elif statement.path[2:3] == ("path",) and value != "":
            _insert(rows, statement.end, [f"{key} = {toml.quoted(value)}"])
    return _checked(text, rows, specs)


def remove_sources(text: str, paths: Collection[str]) -> str:
    """The text without the ``[[source]]`` blocks of these paths, and without the blank line above each.

    Comments inside a block go with it, all others stay.
    """
    rows = toml.rows(text)
    kept: list[SourceSpec] = []
    for spec, (first, end) in zip(reversed(_specs(text)), reversed(_blocks(text)), strict=True):
        if spec.path not in paths:
            kept.append(spec)
            continue
        toml.cut(rows, first, end)
    return _checked(text, rows, kept[::-1])


def _specs(text: str) -> list[SourceSpec]:
    return [SourceSpec(**table) for table in toml.parsed(text).get("source", [])]


def _written(spec: SourceSpec) -> list[str]:
    """The lines of a new ``[[source]]``."""
    values = {"path": spec.path, "name": spec.name, "url": spec.url, "fetched": spec.fetched}
    return ["[[source]]", *toml.pairs(picked(values, filter(values.get, values)))]


def _blocks(text: str) -> list[tuple[int, int]]:
    """The lines of each ``[[source]]``, from its header to its last key."""
    blocks: dict[toml.KeyPath, tuple[int, int]] = {}
    for statement in toml.statements(text):
        if statement.path[0] == "source":
            first, _ = blocks.setdefault(statement.path[:2], (statement.first, 0))
            blocks[statement.path[:2]] = first, statement.end
    return list(blocks.values())


def _end_of_sources(text: str, rows: Sequence[str]) -> int:
    """The line after the last source and the comments right below it; the end of the text without one.

    Comments below belong to it when a blank line or nothing comes next.
    """
    blocks = _blocks(text)
    if not blocks:
        return len(rows)
    end = blocks[-1][1]
    below = end + len(list(takewhile(_is_comment, rows[end:])))
    is_next = "".join(rows[below : below + 1]).strip()
    return end if is_next else below


def _is_comment(row: str) -> bool:
    return row.lstrip().startswith("#")


def _insert(rows: list[str], at: int, lines: Sequence[str]) -> None:
    """Insert lines, which end as those of the text do."""
    mark = toml.newline(rows[0])
    if lines and not rows[at - 1].endswith("\n"):
        rows[at - 1] += mark
    rows[at:at] = toml.ended(lines, mark)


def _checked(text: str, rows: Sequence[str], specs: Sequence[SourceSpec]) -> str:
    """The rows as a text that has just these sources, and otherwise means what `text` means."""
    result = "".join(rows)
    old, new = toml.parsed(text), toml.parsed(result)
    if {**old, "source": []} != {**new, "source": []} or _specs(result) != list(specs):
        raise ValueError("cannot change only the sources")
    return result
