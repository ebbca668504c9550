"""「X」とは、…をいう。 and its like (のことである, を指す): a sentence that defines a quoted term."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.names import plain
from yougo.extract.scan import Scan
from yougo.model import Finding, Name
from yougo.text import unwrapped

RULE = "defining_sentence"
_DEFINES = re.compile(
    r"(?:\s*[(（][^()（）]*[)）])?\s*とは、?\s*(?P<definition>[^。]{5,300}?)"
    r"(?:のことをいう|のことを言う|のことである|のことです|のこと|をいう|を言う|をいいます|を指す|を指します|を意味する|です|である)。"
)
_LONGEST = 40


def find(scan: Scan) -> Iterator[Finding]:
    """One finding for each defined quotation; the annotator's own words define nothing."""
    if scan.passage.voice == "annotator":
        return
    for pair in scan.quotations:
        defines = _DEFINES.match(scan.text, pair.close + 1, pair.close + 400)
        name = plain(scan, pair.open + 1, pair.close)
        if defines and name and len(name) <= _LONGEST:
            start, end = defines.span("definition")
            yield replace(
                scan.finding(RULE, pair.open, defines.end() - 1),
                japanese=(Name(name, "quotation", hard=True),),
                definition=unwrapped(scan.passage.text[start:end]),
            )
