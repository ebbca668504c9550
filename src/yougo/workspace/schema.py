"""What yougo.toml and terms.toml may hold: a row for each key of a table, and the one check of a table."""

import difflib
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, TypeGuard, TypeVar

from yougo.errors import InvalidFile
from yougo.translation import said
from yougo.workspace import toml

Fault: TypeAlias = tuple[str, str]
"""What is wrong, and what to do about it."""
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a key may hold."""

    fits: Callable[[Any], bool]
    fault: str
    """What is wrong with a value that does not fit: ``“{}” is not a string``."""
    remedy: str
    """What to do then, with ``{key}`` for the key: ``write {key} = "…"``."""
    words: tuple[str, ...] = ()
    """The only words that it, or a list of it, may hold; any when empty."""
    unknown: str = ""
    """What is wrong with any other word: ``“{}” is not a status``."""


Kinds: TypeAlias = Mapping[str, Kind]


def is_text(value: object) -> bool:
    """Whether a value is a string."""
    return isinstance(value, str)


def is_list(value: object, fits: Callable[[object], bool] = is_text) -> bool:
    """Whether a value is a list of strings, or of what else fits."""
    return isinstance(value, list) and all(map(fits, value))


def is_number(value: object) -> TypeGuard[int]:
    """Whether a value is a whole number."""
    return type(value) is int  # true and false are not


def is_table(value: object) -> bool:
    """Whether a value is a table."""
    return isinstance(value, dict)


def picked(values: Mapping[str, _Value], keys: Iterable[str]) -> dict[str, _Value]:
    """The values of those of `keys` that have one, in their order."""
    return {key: values[key] for key in keys if key in values}


def without(values: Mapping[_Key, _Value], keys: Container[object]) -> dict[_Key, _Value]:
    """The values of the other keys than these."""
    return {key: value for key, value in values.items() if key not in keys}


def fault(key: str, value: object, kinds: Kinds, unknown: str) -> Fault | None:
    """What is wrong with a key or its value, and what to do.

    `unknown` is what is wrong with a key that has no kind: ``there is no setting “{}”``.
    """
    kind = kinds.get(key)
    if not kind:
        return unknown.format(key), _advice(key, kinds)
    if not kind.fits(value):
        return kind.fault.format(key), kind.remedy.format(key=key)
    return _fault_of_words(value, kind) if kind.words else None


def _fault_of_words(value: object, kind: Kind) -> Fault | None:
    """What is wrong with a word, or with one of a list."""
    for word in value if isinstance(value, list) else [value]:
        if word not in kind.words:
            return kind.unknown.format(word), _advice(str(word), kind.words)
    return None


def _advice(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: write the nearest known one, use one of them all, or delete it.

    >>> _advice("japanse", ["english", "japanese"])
    'did you mean “japanese”?'
    >>> _advice("colour", ["english", "japanese"])
    'use english or japanese'
    """
    words = list(known)
    if not words:
        return said("delete it")
    if near := difflib.get_close_matches(word, words, n=1):
        return said(f"did you mean “{near[0]}”?")
    *others, last = words
    return said(f"use {', '.join(others)} or {last}") if others else said(f"use {last}")


class Page:
    """A file while it is checked."""

    def __init__(self, text: str, file: str) -> None:
        """Read the file's text; raises `InvalidFile` when it is not TOML."""
        self.data = toml.load(text, file)
        self._text = text
        self.file = file

    @cached_property
    def lines(self) -> Mapping[toml.KeyPath, int]:
        """The line of each table and key; only a file with something to report takes the time."""
        return toml.lines(self._text)

    def line(self, *path: str | int) -> int:
        """The line of a value, or of the nearest table or key that holds it."""
        return toml.line_of(self.lines, *path)

    def refusal(self, path: toml.KeyPath, reason: str, remedy: str) -> InvalidFile:
        """The error that something is wrong with a value."""
        return InvalidFile(file=self.file, line=self.line(*path), reason=reason, remedy=remedy)

    def check(self, path: toml.KeyPath, table: Mapping[str, object], kinds: Kinds, unknown: str) -> None:
        """Raise `InvalidFile` for the first key of a table that is unknown or whose value does not fit."""
        for key, value in table.items():
            if wrong := fault(key, value, kinds, unknown):
                raise self.refusal((*path, key), *wrong)
