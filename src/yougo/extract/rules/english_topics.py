"""X (ABC) is a method that …: an English sentence that says of its subject which kind of thing it is."""

import re
from collections.abc import Iterator
from functools import cache

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Statement, defining
from yougo.extract.shapes import headwords, numbering
from yougo.extract.shapes.scan import Scan

_VERB = re.compile(r"\s(?:is|are)\s+")
_START = re.compile(r"[.!?:;]\s+|\n(?=[-*•\d])")
_ARTICLE = re.compile(r"\s*(?:(?:The|An?)\s+)?")
_END = re.compile(r"[.!?](?=\s|$)")
_FARTHEST, _LONGEST = 120, 500
_MOST_WORDS = 9
_WORDS = re.compile(r"\w[\w &/.’'+-]+")
_ARTICLES = r"(?:(?:an?|the|any)\s+|(?!\w+ed\b))"
_ADJECTIVE = r"(?!(?:of|via|to|in|by|for|with|from|on|at|as|into|that|which|who)\b)[\w’'/-]++"
_BEHIND = (
    "that|which|who|whom|whose|where|when|in|for|of|to|by|with|from|between|within|across|used|using|designed|intended"
    "|based|consisting|containing|made|caused|developed|published|founded|established"
)
"""What begins the words behind a noun for a kind."""
_NAME = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w-]*)+")
"""Several words in capitals."""


def find(view: View) -> Iterator[Found]:
    """A finding for each English sentence that defines what it speaks of."""
    return defining(view, _statements, _defines)


def _statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """Each sentence with is or are behind its first words."""
    for verb in () if scan.is_japanese else _VERB.finditer(scan.text):
        low = max(0, verb.start() - _FARTHEST)
        begin = numbering.number_end(scan.text, scan.last_end(_START, low, verb.start(), default=low))
        article = _ARTICLE.match(scan.text, begin)
        start = article.end() if article else begin
        stop = _END.search(scan.text, verb.end(), verb.end() + _LONGEST)
        if stop and begin < verb.start() and (begin > low or low == 0):
            yield Statement(scan, known, begin, start, verb.start(), verb.end(), stop.end())


def _defines(statement: Statement) -> bool:
    """Whether a sentence defines its subject."""
    said = statement.said
    if not _is_term(statement) or vocabulary.pattern("english_remark_signs").search(said):
        return False
    return _kind().match(said) is not None


def _is_term(statement: Statement) -> bool:
    """Whether the subject is a term."""
    base = statement.base.strip('"“”')
    if not statement.word or not headwords.is_whole(statement.head) or len(base.split()) > _MOST_WORDS:
        return False
    if vocabulary.pattern("no_english_subjects").fullmatch(base) or not _WORDS.fullmatch(base):
        return False
    if vocabulary.phrase("clause in English").search(base):
        return False
    return statement.is_evident or _NAME.fullmatch(base) is not None


@cache
def _kind() -> re.Pattern[str]:
    """A noun for a kind behind its adjectives, and the word that begins what sets the thing apart."""
    words = [word for row in vocabulary.table("english_kinds") for word in row[0].split()]
    plurals = [f"{word.removesuffix('y')}ies" for word in words if word.endswith("y")]
    noun = (
        rf"{_ARTICLES}(?:{_ADJECTIVE},?+\s++){{0,8}}?(?:{vocabulary.longest_first(words + plurals)})(?:s|es)?"
    )
    return re.compile(rf"{noun},?\s+(?:{_BEHIND})\b", re.IGNORECASE)
