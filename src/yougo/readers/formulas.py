"""Cells that a spreadsheet would take for formulas, and the apostrophe that keeps it from doing so.

A formula begins with = + - @, in Japanese spreadsheets also in full width. It may begin a cell, or follow a
semicolon, tab or line break: where these divide cells, a program cuts a table of commas there.
"""

import re

_SIGNS = "=+@＝＋－＠-"
_PLACE = r"(\A|[;\t\n\r] ?)"
_BARE = re.compile(f"{_PLACE}(?='*[{_SIGNS}])")
_GUARDED = re.compile(f"{_PLACE}'(?='*[{_SIGNS}])")


def guarded(cell: str) -> str:
    """A cell in which no spreadsheet finds a formula.

    >>> guarded("=1+1"), guarded("a;=1+1"), guarded("＝1"), guarded("'=1"), guarded("a-b")
    ("'=1+1", "a;'=1+1", "'＝1", "''=1", 'a-b')
    """
    return _BARE.sub(r"\1'", cell)


def unguarded(cell: str) -> str:
    """The cell before it was guarded; any other cell as it is.

    >>> unguarded("'=1+1"), unguarded("a;'=1+1"), unguarded("'Ndrangheta")
    ('=1+1', 'a;=1+1', "'Ndrangheta")
    """
    return _GUARDED.sub(r"\1", cell)
