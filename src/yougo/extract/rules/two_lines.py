"""A table's cell of two lines, one Japanese and one English or an acronym: both name one thing.

Only the column that says what the rows are about holds names: the first one that numbers nothing. What is
beside it says something of them, in two languages perhaps: 内容 / Description.
"""

import re
from collections.abc import Iterator, Sequence

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, numbering
from yougo.extract.shapes.columns import field_of, texts
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.term_tables import TermTable
from yougo.extract.shapes.tokens import is_nominal
from yougo.language.characters import is_japanese
from yougo.model.findings import Finding

_TWO_LINES = re.compile(r"(.{1,60})\n(.{1,60})")
_PARTICLES = {"の", "と"}
_TITLED = re.compile(r"[A-ZÀ-Þ](?:[^\W\d_]|[ -]){3,}")
"""English that begins with a capital: Availability."""


def find(view: View) -> Iterator[Found]:
    """One finding for a cell whose two lines are names of the two languages."""
    names = {id(cell) for table in view.tables for cell in _subjects(table)}
    for scan in view.scans:
        if id(scan.passage) in names and (lines := _TWO_LINES.fullmatch(scan.passage.text)):
            yield from map(Found, _found(scan, lines.groups()))


def _subjects(table: TermTable) -> Iterator[object]:
    """The cells of the column that says what each row is about; none where it is one that describes."""
    columns = range(len(table.columns))
    at = next((at for at in columns if not all(map(numbering.is_number, texts(table.table, at)))), None)
    if at is not None and field_of(table.table.header[at]) != "definition":
        yield from (row.cells[at] for row in table.table.rows)


def _found(scan: Scan, lines: Sequence[str]) -> Iterator[Finding]:
    latin, japanese = sorted(lines, key=is_japanese)
    name, other = headwords.parse(japanese), headwords.parse(latin)
    is_name = name.japanese and is_nominal(scan.analyse(japanese), _PARTICLES)
    is_latin_name = other.acronym or _TITLED.fullmatch(other.english)
    if is_name and is_latin_name and not other.japanese:
        found = scan.finding(0, len(scan.text))
        yield headwords.named(found, headwords.combined(name, other, "english"), "cell")
