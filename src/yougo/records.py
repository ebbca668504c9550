"""Records as JSON and back, by the types that their fields are given."""

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def dump(record: object) -> str:
    """A record, with the records in it, as one line of JSON; fields that hold their default are left out."""
    return json.dumps(_plain(record), ensure_ascii=False)


def load(kind: type[T], text: str) -> T:
    """The record that `dump` wrote."""
    return build(kind, json.loads(text))


def build(kind: type[T], value: object) -> T:
    """A record of a type from plain lists, dicts and values."""
    made: T = _made(kind, value)
    return made


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != field.default
        }
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _made(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any type's record
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast(type, kind))
        return typing.cast(type, kind)(**{name: _made(hints[name], held) for name, held in value.items()})
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return tuple(_made(inner[0], item) for item in value)
    if origin in (typing.Union, types.UnionType):
        return None if value is None else _made(inner[0], value)
    return value
