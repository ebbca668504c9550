"""X（Y）は、…する方法である。: a sentence that says what kind of thing its subject is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import (
    Known,
    Refusals,
    Statement,
    is_headed,
    is_marked,
    is_stated,
    refusal,
    statements_of,
)
from yougo.extract.shapes import called, headwords, kinds, sentences, signs, subjects, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA, JAPANESE, KANJI, KATAKANA, is_japanese
from yougo.language.patterns import pointing
from yougo.language.text import start_of, unwrapped
from yougo.model.findings import Finding
from yougo.translation import said

_START = re.compile(
    rf"^(?:[^、。：:\n]{{1,12}}[：:]\s*)?+|[。！？!?][\s　]*|\.(?<=[{JAPANESE}]\.)\s*|\n(?<=[。！？!?：:]\n)"
)
_LINE_END = re.compile(rf"(?<=[{KANJI}{KATAKANA}])\n(?=[^{HIRAGANA}])")
"""The end of a line that may end a sentence: after a noun, when no particle follows."""
_TOPIC_PARTICLE = "は"
_TOPIC_SIGN = re.compile("[は、。，\n]")
_STOP = re.compile("[。．！？!?\n]|[.](?= )")
_FARTHEST_TOPIC, _LONGEST = 120, 400
_LONGEST_NAMES = {True: 40, False: 90}
"""Letters of a name with and without Japanese."""
_ENOUGH, _ENOUGH_BACK = 2.4, 1
"""What must speak for a definition of a subject, or of これ, by the weights of ``definition_signs.tsv``."""
_BELOW_CLAUSE = 1.4
"""What a noun below a clause weighs, which takes longer to see than the signs of the table."""


def find(view: View) -> Iterator[Found]:
    """A finding for each sentence that defines its subject, or what the sentence before it names."""
    for number, statement in statements_of(view, statements):
        yield from map(Found, _defined(view, number, statement))


def _defined(view: View, number: int, statement: Statement) -> Iterable[Finding]:
    """What a sentence defines."""
    ending = vocabulary.phrase("what it is").search(statement.said)
    if not ending or not statement.is_whole:
        return ()
    said = _Said(statement, ending)
    if vocabulary.phrase("points back").fullmatch(statement.base):
        return _named_before(view, number, statement) if said.defines_other else ()
    return [statement.finding(number, view)] if said.defines else ()


def statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """Each sentence that has a subject with は."""
    for start in beginnings(scan) if _TOPIC_PARTICLE in scan.text else ():
        topic = _topic(scan, start)
        if topic > start:
            end = _end(scan, topic)
            if end - start <= _LONGEST:
                yield Statement(scan, known, start, start, topic, topic + 1, end)


def beginnings(scan: Scan) -> Iterator[int]:
    """Where each sentence begins, behind what only leads to it."""
    return map(partial(sentences.behind_lead_in, scan), map(re.Match.end, _START.finditer(scan.text)))


def _topic(scan: Scan, start: int) -> int:
    """Where the first は outside of brackets is; `start` when a mark comes before it."""
    for sign in _TOPIC_SIGN.finditer(scan.text, start + 2, start + _FARTHEST_TOPIC):
        if not scan.is_enclosed(sign.start(), start):
            return sign.start() if sign[0] == _TOPIC_PARTICLE else start
    return start


def _end(scan: Scan, start: int) -> int:
    """Where a sentence ends: with its line at the latest, unless the next line goes on with it."""
    end = scan.sentence_end(start)
    return start_of(_LINE_END.search(scan.text, start, end), end)


def is_term(statement: Statement) -> bool:
    """Whether the subject may be a term."""
    return not refusal(statement, REFUSALS)


@dataclass(frozen=True)
class _Said:
    """A statement, and the words that end what it says of its subject: である, のことです."""

    of: Statement
    ending: re.Match[str]

    @cached_property
    def kind(self) -> str:
        """The words that may say what kind of thing the subject is."""
        return self.of.said[: self.ending.start()]

    @cached_property
    def looks(self) -> float:
        """What its letters and its place weigh."""
        return signs.weight(_signs(), self)

    @property
    def defines(self) -> bool:
        """Whether it says what kind of thing its subject is, and weighs enough; the cheapest tests first."""
        if self.looks + _BELOW_CLAUSE < _ENOUGH or not is_term(self.of):
            return False
        return self._ends_below_clause or (self.looks >= _ENOUGH and self._tells_kind)

    @property
    def defines_other(self) -> bool:
        """Whether これは begins what says which kind of thing the sentence before names."""
        is_kind = _ends_in_kind(self) and not self.kind.endswith(tuple(vocabulary.words("formal_nouns")))
        return is_kind and self.looks >= _ENOUGH_BACK and self._ends_below_clause

    @property
    def _ends_below_clause(self) -> bool:
        return kinds.ends_below_clause(self.kind, self.of.scan.analyse)

    @property
    def _tells_kind(self) -> bool:
        return _is_explicit(self) or kinds.tells_kind(self.kind, self.of.scan.analyse, any_noun=True)


def _named_before(view: View, number: int, statement: Statement) -> Iterator[Finding]:
    """What the sentence before names last, with this one as its definition: 「X」がある。これは…."""
    scan, begin = statement.scan, statement.begin
    definition = unwrapped(scan.passage.text[begin : statement.end])
    start = sentences.begin_of_previous(scan, begin)
    if begin == 0 < number and view.scans[number - 1].may_define:
        number, begin = number - 1, len(view.scans[number - 1].text)
        start = sentences.begin(view.scans[number], begin - 1)
    names = [*_quoted(view.scans[number], start, begin), *_bracketed(view, number, start, begin)]
    yield from (replace(name, definition=definition) for name in names[-1:])


def _quoted(scan: Scan, start: int, end: int) -> Iterator[Finding]:
    """What a stretch of a passage names in quotations."""
    for quotation in scan.quotations:
        name = scan.inside(quotation)
        if start <= quotation.open < end and called.is_name(scan, name):
            yield headwords.named(scan.finding(quotation.open, end), headwords.parse(name), "quotation")


def _bracketed(view: View, number: int, start: int, end: int) -> Iterator[Finding]:
    """What it names before brackets."""
    for (passage, offset), found in view.stated.items():
        if passage == number and start <= offset < end:
            yield found


def _is_explicit(said: _Said) -> bool:
    """Whether the words at the end say that it defines: のことである, を指す."""
    return vocabulary.phrase("what it means").match(said.of.said, said.ending.start()) is not None


def _ends_in_kind(said: _Said) -> bool:
    return kinds.ends_in_kind(said.kind) and not _is_explicit(said)


def _is_remark(said: _Said) -> bool:
    """Whether it is a remark, and gives no theory's content: …という理論."""
    if vocabulary.phrase("theory").search(said.of.said, 0, said.ending.start()):
        return False
    return vocabulary.pattern("remark_signs").search(said.of.said, 0, said.ending.end()) is not None


_NAMED: Mapping[str, Callable[[_Said], object]] = {
    "it says that it defines": _is_explicit,
    "it ends in a noun for a kind": _ends_in_kind,
    "it is a remark": _is_remark,
    "it is an item of a list": lambda its: its.of.scan.passage.kind == "item",
    "the passage begins with it": lambda its: not _STOP.search(its.of.scan.text, 0, its.of.begin),
    "the subject has another name": lambda its: is_stated(its.of),
    "the subject is in Latin letters": lambda its: not is_japanese(its.of.base),
    "the subject is in the heading": lambda its: is_headed(its.of),
    "the subject is marked": lambda its: is_marked(its.of),
    "the subject is the heading": lambda its: its.of.has_own_section,
}
"""The signs that ``definition_signs.tsv`` calls by a name."""
_PARTS: Mapping[str, Callable[[_Said], str]] = {
    "subject": lambda its: its.of.base,
    "kind": lambda its: its.kind,
    "sentence": lambda its: its.of.scan.text[its.of.begin : its.of.end].strip(),
}
"""In what its expressions are searched."""


@cache
def _signs() -> Sequence[tuple[float, Callable[[_Said], object]]]:
    """What each sign weighs, and how it is seen."""
    rows = vocabulary.table("definition_signs")
    return [
        (float(weight), _NAMED.get(sign) or partial(_holds, part, sign)) for part, sign, weight, _ in rows
    ]


def _holds(part: str, expression: str, said: _Said) -> bool:
    return vocabulary.one(expression).search(_PARTS[part](said)) is not None


REFUSALS: Refusals = (
    (
        lambda its: not 2 <= len(its.base) <= _LONGEST_NAMES[is_japanese(its.base)],
        said("shorter or longer than names are"),
    ),
    (
        lambda its: not headwords.is_whole(its.head),
        said("incomplete: a formula or half of a bracket is missing"),
    ),
    (
        lambda its: pointing("pointing", "joining").match(its.base),
        said("a word that points at something, or joins sentences"),
    ),
    (lambda its: subjects.is_common(its.base), said("what any sentence may be about")),
    (lambda its: not its.word, said("without a name")),
    (lambda its: "=" in its.base, said("a setting: mode=1")),
    (lambda its: its.is_only_kind, said("a word for a kind of things")),
    (
        lambda its: its.words and not tokens.is_nominal(its.words, {"の"}),
        said("not a noun, or one with a particle"),
    ),
    (lambda its: tokens.is_own_name(its.words), said("the name of a person or a place")),
)
"""What the subject of a Japanese sentence is when it is not a term; the cheapest tests come first."""
