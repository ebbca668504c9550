"""A word of two kanji or more whose reading the document gives.

In HTML: ``<ruby>船荷証券<rt>ふなにしょうけん</rt></ruby>``. In text, as Aozora Bunko writes it:
船荷証券《ふなにしょうけん》, ｜取り扱い所《とりあつかいじょ》. The kana stand for the kanji before them,
or for all since a ｜.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.extract.shapes import rubies
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA, KANJI, KATAKANA
from yougo.language.text import tidy
from yougo.model.findings import bounded

_RUBY = re.compile(
    rf"(?:[｜|](?P<marked>[^｜|《》\n]{{1,30}})|(?P<kanji>[{KANJI}]{{2,30}}))"
    rf"《(?P<reading>[{HIRAGANA}{KATAKANA}・]{{2,40}})》"
)
_KANJI = re.compile(f"[{KANJI}]")
_TWO_KANJI = re.compile(f"[{KANJI}].*[{KANJI}]")


def edges(view: View) -> Iterator[Found]:
    """One finding for each word in ruby markup."""
    for scan in view.scans:
        for word in rubies.words(scan.passage):
            name = scan.passage.text[word.start : word.end]
            yield from _found(scan, word.start, name, word.value)


def text(view: View) -> Iterator[Found]:
    """One finding for each word with its reading in 《》 behind it."""
    for scan in view.scans:
        for ruby in _RUBY.finditer(scan.passage.text) if "《" in scan.passage.text else ():
            yield from _found(scan, ruby.start(), ruby["marked"] or ruby["kanji"], ruby["reading"])


def _found(scan: Scan, start: int, name: str, reading: str) -> Iterator[Found]:
    if _TWO_KANJI.search(name) and not _KANJI.search(reading):
        found = scan.finding(start, start + len(name))
        yield Found(replace(found, japanese=bounded(tidy(name), "ruby"), reading=reading))
