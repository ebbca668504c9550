"""glossary/yougo.toml: the glossary's title and namespace, its sources, and the options of each exporter."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from yougo.errors import InvalidFile
from yougo.model.documents import COLUMNS, Columns, Place, Problem
from yougo.model.exporter import Option
from yougo.workspace import toml

_TEXTS = ("title", "subtitle", "namespace")
_KEYS = (*_TEXTS, "exports", "source")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """One ``[[source]]``."""

    path: str
    """A file, a folder or a pattern, absolute or from the workspace: ``../papers/*.md``."""
    name: str = ""
    """What a source outside the workspace is called in the glossary."""
    columns: Columns = field(default_factory=dict)
    """Of tables: the number (from 1) or the header of each field's column."""
    line: int = field(default=0, compare=False)
    """Where yougo.toml says it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that yougo.toml says."""

    namespace: str
    """Drawn once; Anki recognises cards by it."""
    title: str = "用語集"
    subtitle: str = ""
    exports: tuple[str, ...] = ()
    """The exporters that a build runs, in order."""
    sources: tuple[SourceSpec, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Each exporter's own table: ``{"anki": {"deck": "用語::国際"}}``."""
    problems: tuple[Problem, ...] = ()
    """What does not count."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The file while it is checked."""

    file: str
    data: Mapping[str, Any]
    lines: Mapping[toml.KeyPath, int]

    def fault(self, path: toml.KeyPath, reason: str, remedy: str) -> InvalidFile:
        line = toml.line_of(self.lines, *path)
        return InvalidFile(file=self.file, line=line, reason=reason, remedy=remedy)

    def unknown(self, path: toml.KeyPath, what: str, known: Iterable[str]) -> None:
        """Refuse the last part of a path unless it is known."""
        words = tuple(known)
        word = str(path[-1])
        if word not in words:
            remedy = toml.advice(word, words) if words else "delete it"
            raise self.fault(path, f"“{word}” is {what}", remedy)

    def text(self, path: toml.KeyPath, value: object) -> str:
        """A value that must be a string without line breaks or other control characters."""
        if not isinstance(value, str) or _CONTROL.search(value):
            raise self.fault(path, f"“{path[-1]}” is not a string on one line", f'write {path[-1]} = "…"')
        return value


def parse(text: str, file: str, known: Mapping[str, Mapping[str, Option]]) -> Settings:
    """The settings; `known` gives the exporters' names and the keys that the table of each may hold.

    Raises:
        InvalidFile: the text is not TOML, lacks a namespace, or says something unknown.
    """
    page = _Page(file, toml.load(text, file), toml.lines(text))
    for key in page.data:
        page.unknown((key,), "no setting", (*_KEYS, *known))
    texts = {key: page.text((key,), page.data[key]) for key in _TEXTS if key in page.data}
    if not texts.get("namespace", "").strip():
        remedy = "restore the one that `yougo init` chose: existing decks depend on it"
        raise page.fault(("namespace",), "the namespace is missing", remedy)
    return Settings(
        **texts,
        exports=_exports(page, known),
        sources=tuple(_sources(page)),
        options={name: _options(page, name, known[name]) for name in known if name in page.data},
        problems=tuple(_programs(page, known)),
    )


def is_writable(value: str) -> bool:
    """Whether yougo.toml can hold a value: it is UTF-8, on one line, without control characters."""
    return not _CONTROL.search(value) and value.encode("utf-8", "ignore").decode() == value


def add_sources(text: str, added: Sequence[SourceSpec]) -> str:
    """The text with a ``[[source]]`` for each of `added` behind the last one, or at its end.

    Unchanged for a path that it has. The text must be one that `parse` accepts. Raises ValueError when the
    result would not mean this.
    """
    before = _specs(text)
    known = {spec.path for spec in before}
    new: dict[str, SourceSpec] = {}
    for spec in added:
        if spec.path not in known:
            new.setdefault(spec.path, spec)
    if not new:
        return text
    rows, blocks = toml.rows(text), _blocks(text)
    at = blocks[-1][1] if blocks else len(rows)
    at += _own_comments(rows[at:])
    body = [line for spec in new.values() for line in ("", *_written(spec))]
    if not "".join(rows[:at][-1:]).strip():
        body = body[1:]
    return _checked(text, _inserted(text, at, body), [*before, *new.values()])


def set_columns(text: str, paths: Collection[str], columns: Columns) -> str:
    """The text with the columns of the sources of these paths set to these.

    The text must be one that `parse` accepts. Raises ValueError when the result would not mean this.
    """
    specs = _specs(text)
    wanted = [replace(spec, columns=columns) if spec.path in paths else spec for spec in specs]
    numbers = {number for number, spec in enumerate(specs) if spec.path in paths}
    written = f"columns = {toml.quoted(columns)}"
    result = text
    for statement in reversed(list(toml.statements(text))):
        _, number, key = (*statement.path, "", "")[:3]
        if statement.path[0] != "source" or number not in numbers:
            continue
        if key == "columns":
            rows = toml.rows(result)
            result = "".join(rows[: statement.first] + rows[statement.end :])
        elif key == "path":
            result = _inserted(result, statement.end, [written])
    return _checked(text, result, wanted)


def remove_sources(text: str, paths: Collection[str]) -> str:
    """The text without the ``[[source]]`` blocks of these paths; unchanged if there is none.

    Comments inside a block go with it, all others stay. The text must be one that `parse` accepts.
    Raises ValueError when the result would not mean this.
    """
    specs = _specs(text)
    gone = [block for block, spec in zip(_blocks(text), specs, strict=True) if spec.path in paths]
    kept = [spec for spec in specs if spec.path not in paths]
    return _checked(text, _without(text, gone), kept)


def _exports(page: _Page, known: Iterable[str]) -> tuple[str, ...]:
    value = page.data.get("exports", [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise page.fault(
            ("exports",), "“exports” is not a list of strings", 'write exports = ["anki", "html"]'
        )
    for name in value:
        page.unknown(("exports", name), "no format that yougo exports", known)
    return tuple(dict.fromkeys(value))


def _sources(page: _Page) -> Iterator[SourceSpec]:
    tables = page.data.get("source", [])
    if "source" in page.data and ("source", 0) not in page.lines:
        remedy = 'write [[source]] and below it path = "…"'
        raise page.fault(("source",), "“source” is not in double brackets", remedy)
    called: dict[str, str] = {}
    for number, table in enumerate(tables):
        where = ("source", number)
        for key in table:
            page.unknown((*where, key), "nothing that a source has", ("path", "name", "columns"))
        texts = {key: page.text((*where, key), value) for key, value in table.items() if key != "columns"}
        line = toml.line_of(page.lines, *where, "path")
        spec = SourceSpec(**{"path": "", **texts}, columns=_columns(page, where), line=line)
        if not spec.path:
            raise page.fault((*where, "path"), "a source has no path", 'write path = "…" below [[source]]')
        if spec.name and called.setdefault(spec.name, spec.path) != spec.path:
            raise page.fault((*where, "name"), f"two sources are called “{spec.name}”", "rename this one")
        yield spec


def _columns(page: _Page, source: toml.KeyPath) -> Columns:
    """What a source says of its tables' columns."""
    path = (*source, "columns")
    columns: Columns = page.data["source"][source[-1]].get("columns", {})
    if not isinstance(columns, dict):
        remedy = 'write columns = {japanese = 2, english = 1, definition = "備考"}'
        raise page.fault(path, "“columns” is not a table", remedy)
    for key, value in columns.items():
        page.unknown((*path, key), "not a field that a column can have", COLUMNS)
        is_number = isinstance(value, int) and not isinstance(value, bool) and value > 0
        if not is_number and not (isinstance(value, str) and value.strip()):
            remedy = f'write {key} = 2 for the second column, or {key} = "備考" for the one with that header'
            raise page.fault((*path, key), f"“{key}” is not the number or the header of a column", remedy)
    return columns


def _options(page: _Page, name: str, keys: Mapping[str, Option]) -> Mapping[str, object]:
    table = page.data[name]
    if not isinstance(table, dict):
        raise page.fault((name,), f"“{name}” is not a table", f"write [{toml.name(name)}]")
    for key in table:
        page.unknown((name, key), f"no setting of {name}", keys)
        _check_option(page, (name, key), table[key], keys[key])
    return {key: value for key, value in table.items() if not keys[key].program}


def _programs(page: _Page, known: Mapping[str, Mapping[str, Option]]) -> Iterator[Problem]:
    """The settings that name a program to run: a workspace that somebody else made must not run anything."""
    for name, keys in known.items():
        for key in page.data.get(name, {}):
            if keys[key].program:
                line = toml.line_of(page.lines, name, key)
                message = f"a workspace cannot choose a program: “{key}” in [{name}] does not count"
                yield Problem("ignored-setting", message, Place(page.file, line))


def _check_option(page: _Page, path: toml.KeyPath, value: object, option: Option) -> None:
    """Refuse a value that the option cannot have."""
    if option.several and not isinstance(value, list):
        raise page.fault(path, f"“{path[-1]}” is not a list of strings", f'write {path[-1]} = ["…"]')
    for item in value if option.several and isinstance(value, list) else [value]:
        word = page.text(path, item)
        if option.words and word not in option.words:
            raise page.fault(path, f"“{word}” is not for {path[-1]}", toml.advice(word, option.words))


def _specs(text: str) -> list[SourceSpec]:
    return [SourceSpec(**table) for table in toml.meaning(text).get("source", [])]


def _written(spec: SourceSpec) -> list[str]:
    """The lines of a new ``[[source]]``."""
    name = [f"name = {toml.quoted(spec.name)}"] if spec.name else []
    return ["[[source]]", f"path = {toml.quoted(spec.path)}", *name]


def _blocks(text: str) -> list[tuple[int, int]]:
    """The lines of each ``[[source]]``, from its header to its last key."""
    blocks: dict[toml.KeyPath, tuple[int, int]] = {}
    for statement in toml.statements(text):
        if statement.path[0] == "source":
            first, _ = blocks.get(statement.path[:2], (statement.first, 0))
            blocks[statement.path[:2]] = first, statement.end
    return list(blocks.values())


def _own_comments(rows: Sequence[str]) -> int:
    """How many comments right below a block belong to it: a blank line or nothing comes next."""
    count = sum(1 for _ in itertools.takewhile(lambda row: row.lstrip().startswith("#"), rows))
    return count if not "".join(rows[count : count + 1]).strip() else 0


def _inserted(text: str, at: int, body: Sequence[str]) -> str:
    """The text with lines before its line number `at`, counted from 0."""
    rows, mark = toml.rows(text), toml.newline(text)
    if at == len(rows) and rows and not rows[-1].endswith("\n"):
        rows[-1] += mark
    return "".join([*rows[:at], *(line + mark for line in body), *rows[at:]])


def _without(text: str, blocks: Sequence[tuple[int, int]]) -> str:
    """The text without blocks, and without the blank line that parts each from what is above.

    At the file's start the blank line below goes.
    """
    rows = toml.rows(text)
    for start, end in reversed(blocks):
        blank_above = start > 0 and not rows[start - 1].strip()
        del rows[start - blank_above : end]
    if blocks and not "".join(rows[: blocks[0][0]]).strip("\ufeff\n") and rows and not rows[0].strip():
        del rows[0]
    return "".join(rows)


def _checked(text: str, result: str, specs: Sequence[SourceSpec]) -> str:
    """The result, if it says just this of the sources, and of everything else what the text said."""
    old, new = toml.meaning(text), toml.meaning(result)
    if {**old, "source": []} != {**new, "source": []} or _specs(result) != list(specs):
        raise ValueError("cannot change only the sources")
    return result
