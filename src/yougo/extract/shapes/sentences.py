"""A sentence as printed, and where it begins behind its number and the words that only lead to it."""

import re

from yougo.extract import vocabulary
from yougo.extract.shapes import numbering
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import SENTENCE_ENDS
from yougo.language.text import unwrapped

_START = re.compile(rf"^|[{SENTENCE_ENDS}\n][\s　]*")
_REACH = 120


def behind_lead_in(scan: Scan, start: int) -> int:
    """From where a sentence begins to behind its number and what leads to its first word: 1. 要するに、."""
    start = numbering.number_end(scan.text, start)
    lead_in = vocabulary.pattern("lead_ins").match(scan.text, start)
    return lead_in.end() if lead_in else start


def whole(scan: Scan, start: int) -> str:
    """The sentence that holds `start`, as printed."""
    begin = scan.last_end(_START, max(0, start - _REACH), start, default=start)
    begin = min(start, behind_lead_in(scan, begin))
    return unwrapped(scan.passage.text[begin : scan.sentence_end(start)])
