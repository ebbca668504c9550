"""Which definitions of one document stand, where it says more than one thing of a term.

A sentence of running text gives way to what defines its term before it, and to a table, a note or a line of a
glossary. Where an answer is marked as wrong, the words behind the mark stand if they put an earlier sentence
right; that one then does not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse

from yougo.extract.rule import Found
from yougo.extract.shapes import headwords
from yougo.language.patterns import CROSSES
from yougo.language.text import same
from yougo.model.findings import IN_PASSING, Finding

_SENTENCES = {*IN_PASSING, "defining_sentence", "english_definition"}
"""The rules that read running text."""
_WRONG = re.compile(rf"(?:\W{{0,3}}\w{{1,2}}[.．)）、])?\s*(?:[{CROSSES}]|×\s)")
"""The number of an answer and the mark that it is wrong."""


def settled(found: Sequence[Found]) -> Iterator[Found]:
    """The findings, in the same order, without those whose definitions do not stand."""
    true = list(_without_wrong(found))
    best: dict[str, tuple[int, int]] = {}
    for number, each in enumerate(true):
        for name in _names([each.finding]) if each.finding.definition else ():
            best[name] = min((_rank(each), number), best.get(name, (_rank(each), number)))
    for number, each in enumerate(true):
        if not _rank(each) or all(best[name] == (_rank(each), number) for name in _names([each.finding])):
            yield each


def _rank(found: Found) -> int:
    """How far its definition gives way; 0 when it does not."""
    return IN_PASSING.get(found.finding.rule, 0)


def _without_wrong(found: Sequence[Found]) -> Iterator[Found]:
    """The findings without the sentences that the document itself calls wrong."""
    sentences = [each.finding for each in found if _is_sentence(each.finding)]
    marked = _names(filter(_is_marked_wrong, sentences))
    answers = _names(filterfalse(_is_marked_wrong, sentences))
    for each in found:
        names = _names([each.finding])
        others = answers if _is_marked_wrong(each.finding) else names - marked
        if not _is_sentence(each.finding) or names & others:
            yield each


def _is_sentence(found: Finding) -> bool:
    """Whether a sentence of running text defines."""
    return found.rule in _SENTENCES and bool(found.definition)


def _is_marked_wrong(found: Finding) -> bool:
    return _is_sentence(found) and _WRONG.match(found.sentence) is not None


def _names(findings: Iterable[Finding]) -> set[str]:
    """Their names, as `text.same` makes them."""
    return {same(name) for found in findings for name in headwords.of(found).names}
