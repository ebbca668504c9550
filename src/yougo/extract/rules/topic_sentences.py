"""X（Y）は、…する方法である。: a sentence that says of what it speaks of which kind of thing it is.

Such a sentence defines its subject when that is a term: the document marks or quotes it, has a bracket behind
it or another name of it elsewhere, or has it in the heading above. Any other sentence with は is a remark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import bracket_content, headwords, kinds, numbering, sentences, tokens
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA, JAPANESE, KANJI, KATAKANA, is_japanese
from yougo.language.patterns import ROUND_BRACKET, pointing
from yougo.language.text import caught, has_closed_brackets, same, unwrapped
from yougo.model.findings import Finding

_START = re.compile(rf"^|[。！？!?][\s　]*|(?<=[{JAPANESE}])\.\s*|(?<=[。！？!?：:])\n")
_FARTHEST_TOPIC, _LONGEST_NAME, _LONGEST = 120, 40, 400
_KINDS = {"paragraph", "item", "cell", "definition"}
_BRACKETS = re.compile(rf"(?:[(（](?:[^()（）]++|{ROUND_BRACKET})*+[)）][ 　]?)+$")
_LINE_END = re.compile(rf"(?<=[{KANJI}{KATAKANA}])\n(?=[^{HIRAGANA}])")
"""The end of a line that may be a sentence's: behind a noun, when no particle follows."""
_MARKED = {"emphasis", "link", "wikilink"}


def find(view: View) -> Iterator[Found]:
    """A finding for each sentence that defines what it speaks of."""
    stated = _stated(view)
    heading = same(view.document.title)
    for number, scan in enumerate(view.scans):
        if scan.passage.kind == "heading":
            heading = same(numbering.without(scan.passage.text))
        elif _may_define(scan):
            for statement in _statements(scan, Known(heading, stated)):
                if statement.defines:
                    in_bracket = view.stated.get((number, statement.bracket))
                    yield Found(statement.finding(in_bracket))


def _stated(view: View) -> frozenset[str]:
    """The names that the document states in brackets."""
    names = (name for found in view.stated.values() for name in headwords.of(found).names)
    return frozenset(map(same, names))


def _may_define(scan: Scan) -> bool:
    passage = scan.passage
    return passage.kind in _KINDS and passage.voice != "annotator" and scan.is_japanese and not scan.in_note


@dataclass(frozen=True, slots=True)
class Known:
    """What a document tells of its terms elsewhere."""

    heading: str
    """The heading above, as `text.same` makes it."""
    stated: frozenset[str]
    """The names that brackets state, likewise."""


@dataclass(frozen=True)
class Statement:
    """A sentence with the words that it speaks of."""

    scan: Scan
    start: int
    topic: int
    """Where は stands."""
    end: int
    known: Known

    @property
    def head(self) -> str:
        """The words before は."""
        return self.scan.passage.text[self.start : self.topic]

    @cached_property
    def base(self) -> str:
        """The same without the brackets behind them."""
        return self.head.rstrip().removesuffix(_bracket(self.head)).strip()

    @cached_property
    def word(self) -> Headword:
        """The names that the words before は give; those in a bracket that explains them are none."""
        word = headwords.parse(self.head)
        names = (*word.names, *word.aliases)
        is_explained = any(vocabulary.pattern("sentence_signs").search(name) for name in names)
        return headwords.parse(self.base) if is_explained else word

    @cached_property
    def said(self) -> str:
        """The words behind は, on one line."""
        return unwrapped(self.scan.passage.text[self.topic + 1 : self.end]).strip("、，,。．. 　")

    @cached_property
    def is_evident(self) -> bool:
        """Whether the document shows that the subject is a term."""
        return any(shows(self) for shows in _SIGNS)

    @cached_property
    def ending(self) -> re.Match[str] | None:
        """What says that the sentence tells what something is."""
        return vocabulary.phrase("what it is").search(self.said)

    @property
    def defines(self) -> bool:
        """Whether the sentence defines its subject."""
        return self._is_term and self._tells_kind

    @property
    def _tells_kind(self) -> bool:
        """Whether what is said of the subject is of which kind it is."""
        if vocabulary.pattern("remark_signs").search(self.said) or not self.ending:
            return False
        words = self.said[: self.ending.start()]
        is_explicit = vocabulary.phrase("what it means").match(self.said, self.ending.start()) is not None
        if not (self.is_evident or is_explicit):
            return False
        return kinds.tells_kind(words, self.scan.analyse, any_noun=self.is_evident or is_explicit)

    @property
    def _is_term(self) -> bool:
        """Whether the subject may be a term."""
        base = self.base
        if not 2 <= len(base) <= _LONGEST_NAME or not self.word or not has_closed_brackets(self.head):
            return False
        if pointing("pointing", "joining").match(base) or vocabulary.pattern("no_subjects").fullmatch(base):
            return False
        return is_japanese(base) is False or _is_name(self)

    @property
    def bracket(self) -> int:
        """Where the first bracket behind the subject opens, if there is one."""
        return self.start + len(self.head.rstrip()) - len(_bracket(self.head))

    def finding(self, in_bracket: Finding | None) -> Finding:
        """The subject with the sentence as its definition; its names as its bracket states them."""
        found = self.scan.finding(self.start, self.end)
        named = in_bracket or headwords.named(found, self.word, "quotation")
        whole = unwrapped(self.scan.passage.text[self.start : self.end])
        return replace(named, sentence=found.sentence, definition=whole)


def _bracket(head: str) -> str:
    """The brackets at the end of the words before は."""
    return caught(_BRACKETS.search(head.rstrip()))


def _is_name(statement: Statement) -> bool:
    """Whether the subject's words are a name's."""
    words = statement.scan.analyse(statement.base.strip("「」『』"))
    is_somebody = tokens.is_only_a_person(words) or tokens.is_only_a_place(words)
    return tokens.is_nominal(words, {"の"}) and not is_somebody


def _is_marked(statement: Statement) -> bool:
    """**X**は."""
    edges = statement.scan.edges_from(statement.start)
    end = statement.start + len(statement.base)
    return any(edge.basis in _MARKED and abs(edge.end - end) <= 1 for edge in edges)


def _is_quoted(statement: Statement) -> bool:
    """「X」は."""
    return statement.base.startswith(("「", "『"))


def _is_bracketed(statement: Statement) -> bool:
    """X（Y）は, X（…する技術）は."""
    bracket = _bracket(statement.head).strip(" 　()（）")
    return bool(bracket) and not bracket_content.is_other(bracket)


def _is_headed(statement: Statement) -> bool:
    """X below the heading “X”, or “About X”."""
    return same(statement.base) in statement.known.heading


def _is_stated(statement: Statement) -> bool:
    """X, when a bracket somewhere gives another name of it."""
    return any(same(name) in statement.known.stated for name in statement.word.names)


_SIGNS = (_is_marked, _is_quoted, _is_bracketed, _is_headed, _is_stated)
"""How a document shows that the subject of a sentence is a term."""


def _statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """Each sentence that has a subject with は."""
    for begin in _START.finditer(scan.text):
        start = sentences.behind_lead_in(scan, begin.end())
        topic = _topic(scan, start)
        if topic > start:
            end = _end(scan, topic)
            if end - start <= _LONGEST:
                yield Statement(scan, start, topic, end, known)


def _topic(scan: Scan, start: int) -> int:
    """Where the first は of a sentence stands outside of brackets; -1 when a mark comes before it."""
    for sign in re.finditer("[は、。，\n]", scan.text[start : start + _FARTHEST_TOPIC]):
        at = start + sign.start()
        if not scan.is_enclosed(at, start) and at > start + 1:
            return at if sign[0] == "は" else -1
    return -1


def _end(scan: Scan, start: int) -> int:
    """Where a sentence ends, at the latest with its line where the next line begins anew."""
    end = scan.sentence_end(start)
    line = _LINE_END.search(scan.text, start, end)
    return line.start() if line else end
