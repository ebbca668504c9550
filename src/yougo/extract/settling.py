"""Which definitions of one document stand, where it says more than one thing of a term.

A sentence of running text gives way to what defines its term before it, and to a table, a note or a line of a
glossary. Where an answer is marked as wrong, the words behind the mark stand if they put an earlier sentence
right; that one then does not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from yougo.extract.rule import Found
from yougo.extract.shapes import headwords
from yougo.language.patterns import CROSSES
from yougo.language.text import same
from yougo.model.findings import IN_PASSING, Finding

_SENTENCES = IN_PASSING | {"defining_sentence", "english_definition"}
"""The rules that read running text."""
_WRONG = re.compile(rf"(?:\W{{0,3}}\w{{1,2}}[.．)）、])?\s*(?:[{CROSSES}]|×\s)")
"""The number of an answer and the mark that it is wrong."""


def settled(found: Sequence[Found]) -> Iterator[Found]:
    """The findings, in the same order, without those whose definitions do not stand."""
    findings = list(map(attrgetter("finding"), found))
    wrong = _names(filter(_is_marked_wrong, findings))
    answers = _names(each for each in findings if _is_sentence(each) and not _is_marked_wrong(each))
    defined = _names(each for each in findings if each.definition and each.rule not in IN_PASSING)
    for each in found:
        names = _names([each.finding])
        if _is_marked_wrong(each.finding):
            stands = bool(names & answers)
        elif _is_sentence(each.finding) and names & wrong:
            stands = False
        else:
            stands = each.finding.rule not in IN_PASSING or not names & defined
            defined |= names if each.finding.definition else set()
        if stands:
            yield each


def _is_sentence(found: Finding) -> bool:
    """Whether a sentence of running text defines."""
    return found.rule in _SENTENCES and bool(found.definition)


def _is_marked_wrong(found: Finding) -> bool:
    return _is_sentence(found) and _WRONG.match(found.sentence) is not None


def _names(findings: Iterable[Finding]) -> set[str]:
    """Their names, as `text.same` makes them."""
    return {same(name) for found in findings for name in headwords.of(found).names}
