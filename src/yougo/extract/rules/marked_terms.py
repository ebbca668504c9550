"""**揚力（Lift）** with its definition on the next line, or after a wide space: an entry of a glossary.

Marked words that begin a sentence (**揚力**は…) are not an entry.
"""

import re
from collections.abc import Iterator

from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.rules.term_lines import may_be_term
from yougo.extract.shapes import name_rows, note_text, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import ROUND_BRACKET

_AFTER = re.compile(
    rf"(?:[ \t]*+{ROUND_BRACKET})?(?=[ \t]*+[\n\u3000]|[ \t]{{2}})\s++(?P<words>[^:：].{{4,}})", re.DOTALL
)
"""What comes after a marked term: a bracket of its own, then a line break or a wide space."""


def find(view: View) -> Iterator[Found]:
    """A finding for each paragraph or item of a glossary that begins with a marked term."""
    for number in sorted(view.listed - view.rows):
        scan = view.scans[number]
        if scan.passage.kind in {"paragraph", "item"}:
            yield from _entry(scan)


def _entry(scan: Scan) -> Iterator[Found]:
    """The term that a passage begins with, and what comes after it."""
    ends = [edge.end for edge in scan.passage.edges if (edge.start, edge.basis) == (0, "emphasis")]
    after = _AFTER.match(scan.passage.text, max(ends, default=len(scan.passage.text)))
    if after is None:
        return
    head, words = scan.passage.text[: after.start("words")].strip(), after["words"]
    if may_be_term(head, scan.analyse) and _explains(scan, words):
        yield from map(Found, note_lines.explained(scan.finding(0, 0), head, words))


def _explains(scan: Scan, words: str) -> bool:
    """Whether words are neither a further name nor the rest of a sentence: **揚力** は…."""
    line = words.partition("\n")[0]
    found = scan.analyse(line)
    row = name_rows.parse(words, scan.analyse)
    is_names = row.is_name and row.has_names
    is_name = is_names or note_text.is_expansion(line) or tokens.is_compound(found)
    return not is_name and not any(map(tokens.is_particle, found[:1]))
