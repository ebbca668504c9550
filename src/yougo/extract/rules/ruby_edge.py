"""``<ruby>船荷証券<rt>ふなにしょうけん</rt></ruby>``: the document gives a word's reading."""

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from yougo.extract.rule import Found, View
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import KANJI
from yougo.language.text import tidy
from yougo.model.documents import Edge
from yougo.model.findings import bounded

_KANJI = re.compile(f"[{KANJI}]")
_TWO_KANJI = re.compile(f"[{KANJI}].*[{KANJI}]")


def find(view: View) -> Iterator[Found]:
    """One finding for each word of two kanji or more."""
    for scan in view.scans:
        for word in _words(scan):
            name = tidy(scan.passage.text[word.start : word.end])
            if _TWO_KANJI.search(name) and not _KANJI.search(word.value):
                found = scan.finding(word.start, word.end)
                yield Found(replace(found, japanese=bounded(name, "ruby"), reading=word.value))


def _words(scan: Scan) -> list[Edge]:
    """The words that bear kana; neighbouring pieces are one word."""
    words: list[Edge] = []
    for edge in filter(attrgetter("value"), scan.edges_of("ruby")):
        if words and words[-1].end == edge.start:
            last = words.pop()
            words.append(replace(last, end=edge.end, value=last.value + edge.value))
        else:
            words.append(edge)
    return words
