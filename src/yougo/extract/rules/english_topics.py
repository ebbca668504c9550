"""X (ABC) is a method that …: an English sentence that says what kind of thing its subject is."""

import re
from collections.abc import Iterator
from functools import cache

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Refusals, Statement, defining, refusal
from yougo.extract.shapes import headwords, numbering
from yougo.extract.shapes.scan import Scan
from yougo.language.text import caught

_VERB = re.compile(r"\s(?:is|are)\s+")
_START = re.compile(r"[.!?:;]\s+|\s[-–—]\s+|\n(?=[-*•\d])")
_ARTICLE = re.compile(r"\s*(?:(?:The|An?)\s+|(?:\w+\s)?\w+[’']s?\s+(?=[“\"]))?")
"""An article, or the owner of what is quoted: This port’s “Berthline”."""
_END = re.compile(r"[.!?](?=\s|$)")
_FARTHEST, _LONGEST = 120, 500
_MOST_WORDS = 9
_WORDS = re.compile(r"\w[\w &/.’'+-]+")
_ARTICLES = r"(?:(?:an?|the|any)\s+|(?!\w+ed\b))"
_ADJECTIVE = r"(?!(?:of|via|to|in|by|for|with|from|on|at|as|into|that|which|who)\b)[\w’'/-]++"
_AFTER_KIND = (
    "that|which|who|whom|whose|where|when|in|for|of|to|by|with|from|between|within|across|used|using|designed|intended"
    "|based|consisting|containing|made|caused|developed|published|founded|established|written|dedicated|operated"
)
"""What begins the words after a noun for a kind."""
_NAME = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w-]*)+|(?=\w+?[A-Z\d.]\w*)\w[\w.-]*")
"""Several words in capitals, or one with a capital, a number or a full stop in it."""


def find(view: View) -> Iterator[Found]:
    """A finding for each English sentence that defines its subject."""
    return defining(view, _statements, _defines)


def _statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """Each sentence with is or are after its first words."""
    for verb in _VERB.finditer(scan.text):
        low = max(0, verb.start() - _FARTHEST)
        first = scan.last_end(_START, low, verb.start(), default=verb.start() if low else 0)
        begin = numbering.number_end(scan.text, first)
        start = begin + len(caught(_ARTICLE.match(scan.text, begin)))
        stop = _END.search(scan.text, verb.end(), verb.end() + _LONGEST)
        if stop:
            yield Statement(scan, known, begin, start, verb.start(), verb.end(), stop.end())


def _defines(statement: Statement) -> bool:
    """Whether a sentence defines its subject."""
    is_kind = _kind().match(statement.said) is not None
    return is_kind and not (
        vocabulary.pattern("english_remark_signs").search(statement.said) or refusal(statement, _REFUSALS)
    )


def _name(statement: Statement) -> str:
    return statement.base.strip('"“”')


def _is_shown(statement: Statement) -> bool:
    """Whether the document, or its capitals, show that the subject is a term."""
    return statement.is_evident or _NAME.fullmatch(_name(statement)) is not None


_REFUSALS: Refusals = (
    (lambda its: not headwords.is_whole(its.head), "incomplete: a formula or half of a bracket is missing"),
    (lambda its: len(_name(its).split()) > _MOST_WORDS, "longer than names are"),
    (lambda its: vocabulary.pattern("no_english_subjects").fullmatch(its.base), "not a term: the goal"),
    (lambda its: not _WORDS.fullmatch(_name(its)), "more than words: the ratio a:b"),
    (lambda its: vocabulary.phrase("clause in English").search(_name(its)), "a clause: what is kept"),
    (lambda its: not _is_shown(its), "a common word"),
)
"""What the subject of an English sentence is when it is not a term."""


@cache
def _kind() -> re.Pattern[str]:
    """A noun for a kind after its adjectives, and the word that begins what sets the thing apart."""
    words = " ".join(vocabulary.words("english_kinds")).split()
    plurals = [f"{word.removesuffix('y')}ies" for word in words if word.endswith("y")]
    noun = (
        rf"{_ARTICLES}(?:{_ADJECTIVE},?+\s++){{0,8}}?(?:{vocabulary.longest_first(words + plurals)})(?:s|es)?"
    )
    return re.compile(rf"{noun},?\s+(?:{_AFTER_KIND})\b", re.IGNORECASE)
