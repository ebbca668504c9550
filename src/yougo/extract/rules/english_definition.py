"""“X” means …, “X” refers to …, X is defined as …: an English sentence that defines a term.

The term is quoted or marked up; without either it must begin its sentence and be four words at most.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.text import unwrapped
from yougo.model.findings import Finding

_MEANS = re.compile(
    r"(?:shall\s+mean|means|refers\s+to|is\s+defined\s+as|denotes)[,:]?\s+"
    r"(?P<words>(?!(?:that|to|more|less|nothing|what|it|you|we|there)\b)[^.;\n]{10,400})(?:[.;](?=\s|$)|\n|$)"
)
_QUOTED = re.compile(r"[\"“](?P<head>[^\"“”\n]{2,60})[\"”](?:\s*\([^()]{1,30}\))?$")
_BEGINS = re.compile(
    r"(?:^|[.;:]\s+|\n)(?:[(\[]?[a-z0-9]{1,3}[)\].]\s+)?(?:The term\s+)?"
    r"(?P<head>[A-Z][\w’'-]*(?:\s[\w’'-]+){0,3}(?:\s*\([A-Z][\w-]+\))?)$"
)
_POINTING = re.compile(r"(?:this|that|these|those|it|which|he|she|they|what|such|there|the)\b", re.IGNORECASE)
_MARKED = {"emphasis", "link", "wikilink"}
_REACH = 100


def find(view: View) -> Iterator[Found]:
    """One finding for each English sentence that defines; the annotator's own words define nothing."""
    for scan in view.scans:
        yield from map(Found, _found(scan))


def _found(scan: Scan) -> Iterator[Finding]:
    if scan.passage.voice == "annotator" or scan.is_japanese:
        return
    for means in _MEANS.finditer(scan.text):
        start, head = _head(scan, means.start())
        word = headwords.parse(head) if head else headwords.Headword()
        if word and not _POINTING.match(word.english):
            found = headwords.named(scan.finding(start, means.end() - 1), word, "quotation")
            yield replace(found, definition=unwrapped(means["words"]))


def _head(scan: Scan, end: int) -> tuple[int, str]:
    """Where the defined term begins, and the term; ``""`` when none stands before `end`."""
    low = max(0, end - _REACH)
    end = scan.before_space(end, also=",")
    near = scan.text[low:end]
    quoted = _QUOTED.search(near)
    if quoted:
        return low + quoted.start(), quoted["head"]
    for edge in scan.edges_over(end):
        if edge.ground in _MARKED and edge.end == end:
            return edge.start, scan.text[edge.start : end]
    begins = _BEGINS.search(near)
    return (low + begins.start("head"), begins["head"]) if begins else (0, "")
