"""Sentences and tables that seem to name or define something, and from which no rule has taken anything."""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import View
from yougo.extract.rules import english_topics, prose_names, topic_sentences, wordings
from yougo.extract.rules.statements import Known, Refusals, Statement, Statements, refusal
from yougo.extract.shapes import sentences
from yougo.extract.shapes.scan import Scan
from yougo.language.text import unwrapped
from yougo.model.documents import Place
from yougo.translation import said

Looked: TypeAlias = tuple[tuple[str, str], ...]
"""The rules that looked at a sentence, each with why it refused it."""
_WORDINGS = ("defining_sentence", "called_so", "english_definition", "also_called")
_NOTHING_KNOWN = Known("", frozenset(), is_first=False)
_STATEMENTS: tuple[tuple[str, Statements, Refusals, str], ...] = (
    ("prose_names", prose_names.statements, topic_sentences.REFUSALS, said("it gives no further name")),
    (
        "topic_sentence",
        topic_sentences.statements,
        topic_sentences.REFUSALS,
        said("too little shows that it says what kind of thing this is"),
    ),
    (
        "english_topic",
        english_topics.statements,
        english_topics.REFUSALS,
        said("too little shows that it says what kind of thing this is"),
    ),
)
"""The rules for sentences with a subject, what shows that this is no term, and why else they refuse one."""
_SHORTEST = 2
"""Letters of a joint that names something by itself."""
_NO_NAME = said("beside “{joint}” there is no name, or nothing that it means")


@dataclass(frozen=True, slots=True)
class Untaken:
    """A sentence or a table's header, and what rules have against it; ``()`` if none looked at it."""

    place: Place
    text: str
    looked: Looked


def untaken(view: View, taken: Collection[Place]) -> Iterator[Untaken]:
    """The sentences of the text, without those on lines where something was found."""
    lines = set(map(attrgetter("line"), taken))
    for scan in filter(attrgetter("may_define"), view.running):
        naming = dict.fromkeys(_naming(scan))
        subjects = _subjects(scan) if naming else []
        for begin, end in naming:
            first, last = scan.place(begin), scan.place(end - 1)
            if lines.isdisjoint(range(first.line, last.line + 1)):
                looked = (*_by_subject(subjects, begin, end), *_by_wordings(scan, begin, end))
                yield Untaken(first, scan.passage.text[begin:end], looked)


def refused_tables(view: View) -> Iterator[Untaken]:
    """The headers of tables that seem to be glossaries, each with why they are not."""
    for table in filter(attrgetter("refused"), view.tables):
        header = " | ".join(filter(None, map(unwrapped, table.table.header)))
        yield Untaken(table.table.place, header, (("glossary_tables", table.refused),))


def _naming(scan: Scan) -> Iterator[tuple[int, int]]:
    """Where the sentences begin and end that have words for naming something."""
    for sign in vocabulary.phrase("names something").finditer(scan.text):
        begin = sentences.begin(scan, sign.start())
        yield begin, max(sign.end(), scan.sentence_end(begin))


def _by_wordings(scan: Scan, begin: int, end: int) -> Iterator[tuple[str, str]]:
    """The rules with words of the sentence between two sides, which they could not read."""
    for rule in _WORDINGS:
        for wording in wordings.wordings()[rule, scan.is_japanese]:
            joint = wording.joint.search(scan.text, begin, end)
            if joint and len(joint[0].strip()) >= _SHORTEST:
                yield rule, _NO_NAME.format(joint=joint[0].strip())
                break


def _subjects(scan: Scan) -> list[tuple[int, str, str]]:
    """Where each statement begins, in order, with the rule that looked at it and the answer."""
    return sorted(
        (statement.start, rule, _answer(statement, refusals, otherwise))
        for rule, statements, refusals, otherwise in _STATEMENTS
        for statement in statements(scan, _NOTHING_KNOWN)
    )


def _answer(statement: Statement, refusals: Refusals, otherwise: str) -> str:
    what = refusal(statement, refusals)
    return said(f"“{statement.base}” is {what}") if what else otherwise


def _by_subject(subjects: list[tuple[int, str, str]], begin: int, end: int) -> Collection[tuple[str, str]]:
    """What each rule says of the first statement in a sentence."""
    answers: dict[str, str] = {}
    for _, rule, answer in subjects[bisect_left(subjects, (begin,)) : bisect_left(subjects, (end,))]:
        answers.setdefault(rule, answer)
    return answers.items()
