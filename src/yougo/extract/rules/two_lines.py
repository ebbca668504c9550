"""A table's cell of two lines, one Japanese and one English or an acronym: both name one thing."""

import re
from collections.abc import Iterator, Sequence

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.tokens import is_nominal
from yougo.language.characters import is_japanese
from yougo.model.findings import Finding

_TWO_LINES = re.compile(r"(.{1,60})\n(.{1,60})")
_PARTICLES = {"の", "と"}
_TITLED = re.compile(r"[A-ZÀ-Þ](?:[^\W\d_]|[ -]){3,}")
"""English that begins with a capital: Availability."""


def find(view: View) -> Iterator[Found]:
    """One finding for a cell whose two lines are names of the two languages."""
    for scan in view.scans:
        if scan.passage.kind == "cell" and (lines := _TWO_LINES.fullmatch(scan.passage.text)):
            yield from map(Found, _found(scan, lines.groups()))


def _found(scan: Scan, lines: Sequence[str]) -> Iterator[Finding]:
    latin, japanese = sorted(lines, key=is_japanese)
    name, other = headwords.parse(japanese), headwords.parse(latin)
    is_name = name.japanese and is_nominal(scan.analyse(japanese), _PARTICLES)
    is_latin_name = other.acronym or _TITLED.fullmatch(other.english)
    if is_name and is_latin_name and not other.japanese:
        found = scan.finding(0, len(scan.text))
        yield headwords.named(found, headwords.combined(name, other, "english"), "cell")
