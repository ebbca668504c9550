"""The tables of general language in this folder, which a linguist can edit."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from yougo.language import word_tables


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``NAME.tsv``, without comments."""
    return word_tables.rows(__package__, name)


def mapping(name: str) -> dict[str, str]:
    """A table's first column to its second."""
    return word_tables.mapping(__package__, name)


@cache
def words(name: str) -> frozenset[str]:
    """A table's first column."""
    return frozenset(mapping(name))


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """The first columns' regular expressions as one, ignoring case; those with ^ are tried but once."""
    rows = list(chain.from_iterable(map(mapping, names)))
    begins = [f"(?:{row[1:]})" for row in rows if row.startswith("^")]
    others = [f"(?:{row})" for row in rows if not row.startswith("^")]
    first = [f"^(?:{'|'.join(begins)})"] if begins else []
    return re.compile("|".join(first + others), re.IGNORECASE)


@cache
def one(expression: str) -> re.Pattern[str]:
    """A single expression of a table, ignoring case."""
    return re.compile(expression, re.IGNORECASE)


def said_of(name: str, text: str) -> Iterator[str]:
    """The second column of each row whose expression is in a text."""
    for expression, said, *_ in table(name) if pattern(name).search(text) else ():
        if one(expression).search(text):
            yield said


@cache
def phrase(name: str) -> re.Pattern[str]:
    """What rules call by this name in ``phrases.tsv``: any of its rows' regular expressions."""
    return re.compile("|".join(pattern for pattern, called, _ in table("phrases") if called == name))


def longest_first(of: Iterable[str]) -> str:
    """Words as alternatives of a pattern, so that the longest that fits is found."""
    return "|".join(map(re.escape, sorted(of, key=len, reverse=True)))


@cache
def labels() -> re.Pattern[str]:
    """A label word before a name, with what divides them: the ``略称：`` of 略称：日銀."""
    return re.compile(rf"((?>{longest_first(words('labels'))}))\s*+(?:(?:は|[:：、,，・])\s*+)?+(?=.)")


@cache
def labels_of(role: str) -> str:
    """The label words of a role that have two letters or more, as one expression."""
    return longest_first(word for word, its_role, *_ in table("labels") if its_role == role and len(word) > 1)
