"""X (ABC) is a method that …: an English sentence that says what kind of thing its subject is."""

import re
from collections.abc import Callable, Iterator, Sequence

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Refusals, Statement, defining, refusal
from yougo.extract.shapes import english_phrases, headwords, numbering, signs
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import FULL_STOP
from yougo.language.text import caught, same, start_of
from yougo.translation import said

_VERB = re.compile(r"\s(?:is|are)\s+(?:(?:simply|basically|essentially|generally|effectively)\s+)?")
_START = re.compile(rf"(?:{FULL_STOP}|[!?:;])\s+|\s[-–—]\s+|\n(?=[-*•\d])")
_LEAD = re.compile(
    r"(?:(?:(?:In|For|Within|Under|At) (?!example|instance|this|that|these|our|some)[A-Za-z’' -]{2,40}"
    r"|Here),\s+)?"
)
"""Where the term is used: In law, ."""
_ARTICLE = re.compile(r"\s*(?:(?:The|An?|the|an?)\s+|(?:\w+\s)?\w+[’']s?\s+(?=[“\"]))?")
"""An article, or the owner of what is quoted: This port’s “Berthline”."""
_END = re.compile(rf"(?:{FULL_STOP}|[!?])(?=\s|$)")
_INSERTED = re.compile(
    r",\s(?:or|also|often|sometimes|commonly|formerly|usually|abbreviated|known|called)\b[^,.;]{1,60},$"
    r"|\s[—–]\s(?:also|or|often|sometimes|commonly|formerly)\b[^—–.;]{1,80}\s[—–]$"
)
"""Another name after the subject: , or ABC,."""
_FARTHEST, _LONGEST = 120, 500
_MOST_WORDS = 9
_ENOUGH = 2.4
"""What must speak for a definition."""
_WORDS = re.compile(r"\w[\w &/.’'+-]+")
_NAME = re.compile(
    r"[A-Z][\w.-]*(?: (?:(?:of|for|and|on|in|to|the) ){0,2}[A-Z][\w-]*)+|(?=\w+?[A-Z\d.]\w*)\w[\w.-]*"
)
"""Several words in capitals, or one with a capital, a number or a full stop in it."""
_PLAINLY = re.compile(r"an? (?:[a-z-]+ )?[a-z-]+ (?:that|which) (?!is\b|was\b|we\b|I\b|you\b)")
"""A kind of thing and a clause on what it does: A riser is a pipe that carries water."""
_QUOTE = re.compile('["“][^"”]*')


def find(view: View) -> Iterator[Found]:
    """A finding for each English sentence that defines its subject."""
    return defining(view, statements, _defines)


def statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """Each sentence with is or are after its first words."""
    for verb in _VERB.finditer(scan.text):
        low = max(0, verb.start() - _FARTHEST)
        first = scan.last_end(_START, low, verb.start(), default=verb.start() if low else 0)
        begin = numbering.number_end(scan.text, first)
        lead = begin + len(caught(_LEAD.match(scan.text, begin, verb.start())))
        start = lead + len(caught(_ARTICLE.match(scan.text, lead)))
        stop = _END.search(scan.text, verb.end(), verb.end() + _LONGEST)
        if stop:
            subject_end = start_of(_INSERTED.search(scan.text, start, verb.start()), verb.start())
            yield Statement(scan, known, begin, start, subject_end, verb.end(), stop.end())


def _defines(statement: Statement) -> bool:
    """Whether a sentence defines its subject."""
    is_apart = _is_evident(statement) and english_phrases.is_above_clause(statement.said)
    if not (is_apart or english_phrases.tells_kind_apart(statement.said)):
        return False
    if vocabulary.pattern("english_remark_signs").search(statement.said) or refusal(statement, REFUSALS):
        return False
    return signs.weight(_SIGNS, statement) >= _ENOUGH


def _name(statement: Statement) -> str:
    return statement.base.strip('"“”')


def _is_shown(statement: Statement) -> bool:
    """Whether the document, or its capitals, show that the subject is a term."""
    return _is_evident(statement) or _is_capital(statement)


def _is_evident(statement: Statement) -> bool:
    """Whether the document shows it; a bracket that names only the last words does not: use of a map (M)."""
    stated, acronym = statement.known.stated, same(statement.brackets.strip(" ()"))
    names_end = acronym in stated and same(statement.base) not in stated
    return statement.is_evident and not names_end


def _is_capital(statement: Statement) -> bool:
    return _NAME.fullmatch(_name(statement)) is not None


def _is_common(statement: Statement) -> bool:
    """Whether only its words tell what the subject is, and they are like those of a remark: a good plan."""
    pattern = vocabulary.pattern("doubtful_english_subjects")
    return not _is_shown(statement) and pattern.search(_name(statement)) is not None


def _is_person(statement: Statement) -> bool:
    """Ann Berry is a pilot who guides ships."""
    is_own_name = _is_capital(statement) and not _article(statement)
    return is_own_name and english_phrases.is_person(statement.said)


def _article(statement: Statement) -> str:
    """The last word before the subject, if it is an article."""
    before = statement.scan.text[statement.begin : statement.start].split()
    return before[-1].lower() if before and not before[-1].endswith(",") else ""


_SIGNS: Sequence[tuple[float, Callable[[Statement], object]]] = (
    (2, _is_evident),
    (1.5, _is_capital),
    (-2, _is_common),
    (-2, _is_person),
    (1.2, lambda its: english_phrases.sets_apart(its.said)),
    (1.5, lambda its: _article(its) in {"a", "an"}),
    (0.8, lambda its: not _article(its)),
    (-0.8, lambda its: _article(its) == "the" and not _is_shown(its)),
    (0.6, lambda its: _article(its) in {"a", "an"} and _PLAINLY.match(its.said)),
    (0.5, lambda its: not its.scan.text[: its.begin].strip()),
    (0.4, lambda its: " " in _name(its)),
    (0.4, lambda its: english_phrases.has_article(its.said)),
)
"""What speaks for or against a definition, and how much."""
REFUSALS: Refusals = (
    (
        lambda its: not headwords.is_whole(its.head),
        said("incomplete: a formula or half of a bracket is missing"),
    ),
    (lambda its: _QUOTE.fullmatch(its.base), said("the first words of what somebody says")),
    (lambda its: len(_name(its).split()) > _MOST_WORDS, said("longer than names are")),
    (lambda its: vocabulary.pattern("no_english_subjects").fullmatch(its.base), said("not a term: the goal")),
    (lambda its: not _WORDS.fullmatch(_name(its)), said("more than words: the ratio a:b")),
    (
        lambda its: vocabulary.phrase("clause in English").search(_name(its)),
        said("a clause: what is kept"),
    ),
)
"""What the subject of an English sentence is when it is not a term."""
