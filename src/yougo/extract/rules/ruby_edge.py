"""``<ruby>船荷証券<rt>ふなにしょうけん</rt></ruby>``: the document gives a word's reading."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import KANJI
from yougo.language.text import tidy
from yougo.model.findings import Finding, Name

_KANJI = re.compile(f"[{KANJI}]")
_TWO_KANJI = re.compile(f"[{KANJI}].*[{KANJI}]")


def find(view: View) -> Iterator[Found]:
    """One finding for each word of two kanji or more; neighbouring pieces are one word."""
    for scan in view.scans:
        yield from map(Found, _found(scan))


def _found(scan: Scan) -> Iterator[Finding]:
    ruby = [edge for edge in scan.passage.edges if edge.ground == "ruby" and edge.value]
    number = 0
    while number < len(ruby):
        last = number
        while last + 1 < len(ruby) and ruby[last + 1].start == ruby[last].end:
            last += 1
        start, end = ruby[number].start, ruby[last].end
        name = tidy(scan.passage.text[start:end])
        reading = "".join(edge.value for edge in ruby[number : last + 1])
        if _TWO_KANJI.search(name) and not _KANJI.search(reading):
            names = (Name(name, "ruby", hard=True),)
            yield replace(scan.finding(start, end), japanese=names, reading=reading)
        number = last + 1
