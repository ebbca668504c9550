"""A table's cell of two lines, one Japanese and one English or an acronym: both name one thing."""

import re
from collections.abc import Iterator

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
        if scan.passage.kind == "cell":
            yield from map(Found, _found(scan))


def _found(scan: Scan) -> Iterator[Finding]:
    lines = _TWO_LINES.fullmatch(scan.passage.text)
    if not lines:
        return
    japanese, latin = sorted(lines.groups(), key=is_japanese, reverse=True)
    name, other = headwords.parse(japanese), headwords.parse(latin)
    if not name.japanese or other.japanese or not is_nominal(scan.analyse(japanese), _PARTICLES):
        return
    if other.acronym or _TITLED.fullmatch(other.english):
        found = scan.finding(0, len(scan.text))
        yield headwords.named(found, headwords.combined(name, other, "english"), "cell")
