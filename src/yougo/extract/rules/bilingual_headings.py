"""## 検潮器 / Tide Gauge, where the text speaks of both: a heading in two languages that names a term.

Most headings in two languages are titles (学習の目標 / Learning Objectives). What tells a term is that the
text uses both of its names, and that one of them has several words (not 費用 / Cost).
"""

import re
from collections.abc import Iterator, Sequence

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, numbering, tokens
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.model.documents import Token

_SIDES = re.compile(r"([^/|:()]{2,40}?)\s*[/|]\s*([^/|:()]{2,60})")
_TITLE = re.compile(r"[A-Za-z][\w’'-]*(?: [\w’'-]+){0,4}")
_PARTICLES = {"の"}


def find(view: View) -> Iterator[Found]:
    """A finding for each heading with a Japanese and an English name that the text uses."""
    headings = [scan for scan in view.running if scan.passage.kind == "heading"]
    named = [(scan, word) for scan in headings for word in _words(scan)]
    if not named:
        return
    text = "\n".join(scan.text for scan in view.running if scan.passage.kind != "heading").casefold()
    for scan, word in named:
        if all(name.casefold() in text for name in word.names):
            yield Found(headwords.named(scan.finding(0, 0), word, "heading"))


def _words(heading: Scan) -> Iterator[Headword]:
    """The two names of a heading; none where one of its sides is a title or a common word."""
    sides = _SIDES.fullmatch(numbering.without(numbering.without(heading.text)))
    if not sides:
        return
    latin, japanese = sorted(sides.groups(), key=is_japanese)
    if is_japanese(latin) or not is_japanese(japanese) or not _TITLE.fullmatch(latin):
        return
    is_facet = any(map(vocabulary.pattern("facet_headings").search, (latin, japanese)))
    words = heading.analyse(japanese)
    is_common = " " not in latin and len(words) == 1
    if not (is_facet or is_common) and _is_term(words) and not vocabulary.phrase("phrase").match(latin):
        yield headwords.of_several([japanese, latin])


def _is_term(words: Sequence[Token]) -> bool:
    """Whether Japanese words are nouns that name one thing, and no deed: 設計."""
    is_name = tokens.is_nominal(words, _PARTICLES) and tokens.ends_term(words)
    return is_name and not tokens.is_only_a_deed(words)
