"""The tables of words that yougo ships: a row a line, cells divided by tabs, comments after #.

Each is a TSV file beside the modules that use it, with an example in each row: a linguist can edit it.
"""

import re
from functools import cache
from importlib import resources

_ROW = re.compile(r"^[^#\n].*$", re.MULTILINE)


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table ``NAME.tsv`` in a package, without its comments."""
    text = (resources.files(package) / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(row.split("\t")) for row in _ROW.findall(text))


@cache
def mapping(package: str, name: str) -> dict[str, str]:
    """A table's first column to its second."""
    return {row[0]: row[1] for row in rows(package, name)}
