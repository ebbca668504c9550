"""glossary/terms.toml: what people decided, one table for each concept, edited by hand or by yougo.

    [dfft]
    status = "accepted"
    japanese = "信頼性のある自由なデータ流通"
    also = ["データの自由な流通"]     # a further name of it, or name@document
    not = ["ITU@policy.md"]           # no name of it, or not in that document

A field that is absent is for the documents to say; one that is set to "" was decided to be empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast, get_args

from yougo import tomltext
from yougo.errors import InvalidFile
from yougo.model import Status
from yougo.text import clean

FIELDS = ("acronym", "japanese", "reading", "english", "definition")
_TEXTS = ("status", *FIELDS, "note")
_LISTS = ("also", "not", "tags")
_STATUSES: tuple[str, ...] = get_args(Status)

Value: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one concept."""

    status: Status | Literal[""] = ""
    """``""`` when it was not decided."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The decided ones of `FIELDS`; ``{"reading": ""}`` when it was decided to have none."""
    note: str = ""
    also: tuple[str, ...] = ()
    """Names that belong to it: ``("データ流通", "ITU@policy.md")``."""
    apart: tuple[str, ...] = ()
    """The key ``not``: names that do not belong to it."""
    tags: tuple[str, ...] = ()
    line: int = 1
    """Where its table begins in terms.toml."""


def parse(text: str, file: str) -> dict[str, Decision]:
    """From concepts' ids to the decisions about them, in the file's order.

    Raises:
        InvalidFile: the text is not TOML, or says something that is no decision.
    """
    data = tomltext.load(text, file)
    lines = tomltext.lines(text)
    decisions = {}
    for identifier, table in data.items():
        if reason := _unfit(identifier, table):
            remedy = f"write a table: [{tomltext.name(identifier or 'id')}] and below it `key = value`"
            raise _invalid(file, tomltext.line_of(lines, identifier), reason, remedy)
        for key, value in table.items():
            if fault := _fault(key, value):
                raise _invalid(file, tomltext.line_of(lines, identifier, key), *fault)
        values = {key: _cleaned(value) for key, value in table.items()}
        decisions[identifier] = _decision(values, tomltext.line_of(lines, identifier))
    return decisions


def edit(text: str, identifier: str, changes: Mapping[str, object]) -> str:
    """The text with keys of one concept set, or taken out where a change is None.

    Only the lines of these keys change; everything else stays byte for byte. A concept that the text does
    not hold yet is appended. The text must be one that `parse` accepts.

    Raises:
        ValueError: a key or value is none that a decision can have.
    """
    wanted: dict[str, Value | None] = {}
    for key, value in changes.items():
        plain = list(value) if isinstance(value, tuple) else value
        if plain is not None and (fault := _fault(key, plain)):
            raise ValueError("; ".join(fault))
        wanted[key] = None if plain is None else _cleaned(plain)
    return tomltext.set_keys(text, identifier, wanted)


def _unfit(identifier: str, table: object) -> str:
    """Why this cannot be a decision, if it cannot."""
    if not identifier:
        return "a term has an empty id"
    return "" if isinstance(table, dict) else f"“{identifier}” stands outside any term"


def _fault(key: str, value: object) -> tuple[str, str] | None:
    """What is wrong with a key, and what to do."""
    if key not in _TEXTS + _LISTS:
        return f"“{key}” is nothing that can be decided of a term", tomltext.advice(key, _TEXTS + _LISTS)
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return f"“{key}” is not a list of strings", f'write {key} = ["…", "…"]'
    elif not isinstance(value, str):
        return f"“{key}” is not a string", f'write {key} = "…"'
    elif key == "status" and value not in _STATUSES:
        return f"“{value}” is no status", tomltext.advice(value, _STATUSES)
    return None


def _invalid(file: str, line: int, reason: str, remedy: str) -> InvalidFile:
    return InvalidFile(file=file, line=line, reason=reason, remedy=remedy)


def _cleaned(value: object) -> Value:
    """Composed, without control characters and without white space around; no empty items in a list."""
    if isinstance(value, str):
        return clean(value).strip()
    items = (clean(item).strip() for item in cast("Sequence[str]", value))
    return tuple(item for item in items if item)


def _decision(values: Mapping[str, Value], line: int) -> Decision:
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    lists = {key: value for key, value in values.items() if isinstance(value, tuple)}
    return Decision(
        status=cast("Status", texts.get("status", "")),
        fields={key: texts[key] for key in FIELDS if key in texts},
        note=texts.get("note", ""),
        also=lists.get("also", ()),
        apart=lists.get("not", ()),
        tags=lists.get("tags", ()),
        line=line,
    )
