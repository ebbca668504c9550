"""船荷証券《ふなにしょうけん》, ｜取り扱い所《とりあつかいじょ》: a word with its reading behind it.

As in Aozora Bunko's texts: the kana stand for the kanji before them, or for all since a ｜.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.language.characters import HIRAGANA, KANJI, KATAKANA
from yougo.language.text import tidy
from yougo.model.findings import bounded

_RUBY = re.compile(
    rf"(?:[｜|](?P<marked>[^｜|《》\n]{{1,30}})|(?P<kanji>[{KANJI}]{{2,30}}))"
    rf"《(?P<reading>[{HIRAGANA}{KATAKANA}・]{{2,40}})》"
)
_TWO_KANJI = re.compile(f"[{KANJI}].*[{KANJI}]")


def find(view: View) -> Iterator[Found]:
    """One finding for each word of two kanji or more."""
    for scan in view.scans:
        for ruby in _RUBY.finditer(scan.passage.text) if "《" in scan.passage.text else ():
            name = tidy(ruby["marked"] or ruby["kanji"])
            if _TWO_KANJI.search(name):
                found = scan.finding(ruby.start(), ruby.end())
                yield Found(replace(found, japanese=bounded(name, "ruby"), reading=ruby["reading"]))
