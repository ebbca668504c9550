"""The tables of words that yougo ships: a row a line, cells divided by tabs, comments after #.

Each is a TSV file beside the modules that use it, with an example in each row: a linguist can edit it.
"""

import re
from functools import cache
from operator import itemgetter
from pkgutil import get_data

_TWO = itemgetter(0, 1)
_ROW = re.compile(r"^[^#\n].*$", re.MULTILINE)


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table ``NAME.tsv`` in a package, without its comments."""
    content = get_data(package, f"{name}.tsv") or b""
    return tuple(tuple(row.split("\t")) for row in _ROW.findall(content.decode()))


@cache
def mapping(package: str, name: str) -> dict[str, str]:
    """A table's first column to its second."""
    return dict(map(_TWO, rows(package, name)))
