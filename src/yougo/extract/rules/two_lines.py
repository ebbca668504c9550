"""A table's cell of two lines, one Japanese and one English or an acronym: both name one thing.

Only the column that says what the rows are about holds names: the first one that numbers nothing. What is
beside it says something of them, in two languages perhaps: 内容 / Description.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, numbering
from yougo.extract.shapes.columns import field_of
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.term_tables import TermTable
from yougo.extract.shapes.tokens import is_nominal
from yougo.language.characters import is_japanese
from yougo.model.documents import Passage
from yougo.model.findings import Finding

_TWO_LINES = re.compile(r"(.{1,60})\n(.{1,60})")
_PARTICLES = {"の", "と"}
_TITLED = re.compile(r"[A-ZÀ-Þ](?:[^\W\d_]|[ -]){3,}")
"""English that begins with a capital: Availability."""


def find(view: View) -> Iterator[Found]:
    """One finding for a cell whose two lines are names of the two languages."""
    names = set(map(id, chain.from_iterable(map(_subjects, view.tables))))
    for scan in view.scans:
        lines = _TWO_LINES.fullmatch(scan.text) if id(scan.passage) in names else None
        if lines:
            yield from map(Found, _found(scan, lines.groups()))


def _subjects(table: TermTable) -> Sequence[Passage]:
    """The cells of the column that says what each row is about; none where it is one that describes."""
    columns = zip(
        table.table.header, zip(*map(attrgetter("cells"), table.table.rows), strict=True), strict=False
    )
    header, cells = next(filterfalse(_is_numbered, columns), ("", ()))
    return () if field_of(header) == "definition" else cells


def _is_numbered(column: tuple[str, Sequence[Passage]]) -> bool:
    """Whether a column holds nothing but numbers."""
    said = (cell.text.strip() for cell in column[1])
    return all(map(numbering.is_number, filter(None, said)))


def _found(scan: Scan, lines: Sequence[str]) -> Iterator[Finding]:
    latin, japanese = sorted(lines, key=is_japanese)
    name, other = headwords.parse(japanese), headwords.parse(latin)
    is_name = name.japanese and is_nominal(scan.analyse(japanese), _PARTICLES)
    is_latin_name = other.acronym or _TITLED.fullmatch(other.english)
    if is_name and is_latin_name and not other.japanese:
        found = scan.finding(0, len(scan.text))
        yield headwords.named(found, headwords.combined(name, other, "english"), "cell")
