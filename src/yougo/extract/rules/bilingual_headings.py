"""## 検潮器 / Tide Gauge, where the text speaks of both: a heading in two languages that names a term.

Most headings in two languages are titles (学習の目標 / Learning Objectives). What tells a term is that the
text uses both of its names, and that one of them has several words (not 費用 / Cost).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import filterfalse
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, numbering, tokens
from yougo.extract.shapes.glossaries import is_glossary
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.model.documents import Token

_SIDES = re.compile(r"([^/|:()]{2,40}?)\s*[/|]\s*([^/|:()]{2,60})")
_TITLE = re.compile(r"[A-Za-z][\w’'-]*(?: [\w’'-]+){0,4}")
_PARTICLES = {"の"}


def find(view: View) -> Iterator[Found]:
    """A finding for each heading with a Japanese and an English name that the text uses."""
    text = "\n".join(map(attrgetter("text"), filterfalse(_is_heading, view.running))).casefold()
    for heading in filter(_is_heading, view.running):
        word = _word(heading)
        if word and all(map(text.__contains__, map(str.casefold, word.names))):
            yield Found(headwords.named(heading.finding(0, 0), word, "heading"))


def _is_heading(scan: Scan) -> bool:
    return scan.passage.kind == "heading"


def _word(heading: Scan) -> Headword:
    """The two names of a heading; nothing where one of its sides is a title or a common word."""
    sides = _SIDES.fullmatch(numbering.without(numbering.without(heading.text)))
    names = sorted(sides.groups(), key=is_japanese) if sides else []
    if list(map(is_japanese, names)) != [False, True] or any(map(_is_facet, names)):
        return NOTHING
    if is_glossary(heading.text):
        return NOTHING
    latin, japanese = names
    is_term = _is_name(latin) and _is_term(latin, heading.analyse(japanese))
    return headwords.of_several([japanese, latin]) if is_term else NOTHING


def _is_facet(name: str) -> bool:
    return vocabulary.pattern("facet_headings").search(name) is not None


def _is_name(latin: str) -> bool:
    """Whether English words may be a name."""
    return bool(_TITLE.fullmatch(latin)) and not vocabulary.phrase("phrase").match(latin)


def _is_term(latin: str, words: Sequence[Token]) -> bool:
    """Whether Japanese words are nouns that name one thing: not an action (設計) or a common word."""
    is_common = " " not in latin and len(words) == 1
    return tokens.is_nominal(words, _PARTICLES) and not (is_common or tokens.is_only_a_deed(words))
