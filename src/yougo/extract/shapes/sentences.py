"""A sentence as printed, and where it begins behind its number and the words that only lead to it."""

import re

from yougo.extract import vocabulary
from yougo.extract.shapes import numbering
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import SENTENCE_ENDS
from yougo.language.text import end_of, unwrapped

_START = re.compile(rf"^|[{SENTENCE_ENDS}\n][\s　]*")
_BEFORE = re.compile(rf"[{SENTENCE_ENDS}][\s　]*(?:[^{SENTENCE_ENDS}\s、]{{1,5}}、)?$")
"""The end of a sentence, and the word that leads to the next one."""
_REACH, _REACH_BACK = 300, 12


def behind_lead_in(scan: Scan, start: int) -> int:
    """From where a sentence begins to behind its number or sign and what leads to it: 1. 要するに、."""
    note = vocabulary.phrase("sign of a note").match(scan.text, start)
    start = end_of(note, numbering.number_end(scan.text, start))
    return end_of(vocabulary.pattern("lead_ins").match(scan.text, start), start)


def begin(scan: Scan, offset: int) -> int:
    """Where the sentence that holds `offset` begins, behind what only leads to it."""
    start = scan.last_end(_START, max(0, offset - _REACH), offset, default=offset)
    return min(offset, behind_lead_in(scan, start))


def begin_of_previous(scan: Scan, start: int) -> int:
    """Where the sentence before one begins; `start` when there is none."""
    end = _BEFORE.search(scan.text, max(0, start - _REACH_BACK), start)
    return begin(scan, end.start()) if end else start


def whole(scan: Scan, offset: int) -> str:
    """The sentence that holds `offset`, as printed."""
    return unwrapped(scan.passage.text[begin(scan, offset) : scan.sentence_end(offset)])
