"""Records as JSON and back, by the types that their fields are given."""

import dataclasses
import json
import sqlite3
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from yougo.model.documents import Problem
from yougo.search import packing

T = TypeVar("T")
Make = Callable[[Any], Any]


def dump(record: object) -> str:
    """A record, with the records in it, as one line of JSON; fields that hold their default are left out."""
    return json.dumps(_plain(record), ensure_ascii=False)


def load(kind: type[T], text: str) -> T:
    """The record that `dump` wrote."""
    return build(kind, json.loads(text))


def pack(*lines: str) -> bytes:
    """Lines, such as `dump` gives, as the database holds them."""
    return packing.pack("\n".join(lines))


def unpack(kind: type[T], packed: bytes) -> T:
    """The record in the last line that `pack` was given."""
    return load(kind, last_line(packed))


def last_line(packed: bytes) -> str:
    """The last line that `pack` was given."""
    return packing.unpack(packed).rpartition("\n")[2]


def build(kind: type[T], value: object) -> T:
    """A record of a type from plain lists, dicts and values."""
    made: T = (_maker(typing.cast(Any, kind)) or _as_it_is)(value)
    return made


def rows_of(connection: sqlite3.Connection, query: str, keys: Iterable[object]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query with one parameter, asked for each key."""
    for key in keys:
        yield from connection.execute(query, (key,))


def problems(connection: sqlite3.Connection) -> list[Problem]:
    """What is wrong in the documents themselves, as the database holds it."""
    rows = connection.execute("SELECT problems FROM documents ORDER BY name")
    return [build(Problem, problem) for row in rows for problem in json.loads(row[0])]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(map(_plain, value))
    fields = _fields(typing.cast(Any, type(value)))
    if not fields:
        return value
    plain = {}
    for name, default in fields:
        item = getattr(value, name)
        if item != default:
            plain[name] = _plain(item)
    return plain


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    """The names and defaults of a record's fields; none for other types."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


@cache
def _maker(kind: Any) -> Make | None:  # noqa: ANN401 - any type
    """What makes a value of a type from a plain one; None where a plain value is one already."""
    if dataclasses.is_dataclass(kind):
        return _record_maker(typing.cast(type, kind))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        make = _maker(inner[0])
        return (lambda value: tuple(map(make, value))) if make else tuple
    if origin in (typing.Union, types.UnionType):
        some = _maker(inner[0])
        return (lambda value: None if value is None else some(value)) if some else None
    return None


def _record_maker(kind: type) -> Make:
    makers = {name: make for name, hint in typing.get_type_hints(kind).items() if (make := _maker(hint))}

    def made(value: dict[str, Any]) -> object:
        for name in makers.keys() & value.keys():
            value[name] = makers[name](value[name])
        return kind(**value)

    return made


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - any value
    return value
