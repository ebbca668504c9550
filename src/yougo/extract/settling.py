"""Which definitions of a document count, where it says more than one thing about a term.

A sentence that names its subject says by itself whether it defines that. A sentence of running text
gives way to an earlier definition of its term, and to a table, a note or a line of a glossary. Where an
answer is marked as wrong, the words after the mark count if they correct an earlier sentence; that
sentence then does not.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import filterfalse

from yougo.extract import vocabulary
from yougo.extract.rule import Found
from yougo.extract.shapes import headwords
from yougo.language.patterns import CROSSES
from yougo.language.text import same
from yougo.model.documents import Place
from yougo.model.findings import IN_PASSING

_SENTENCES = {*IN_PASSING, "defining_sentence", "english_definition", "english_means"}
"""The rules that read running text."""
_NAMING = "prose_names"
"""The rule for sentences that name their subject."""
_NAMED = {_NAMING, "also_called"}
"""The rules that find in a note what is said of its term as well."""
_WRONG = re.compile(rf"(?:\W{{0,3}}\w{{1,2}}[.．)）、])?\s*(?:[{CROSSES}]|×\s)")
"""The number of an answer and the mark that it is wrong."""


def settled(found: Sequence[Found]) -> list[Found]:
    """The findings, in the same order, without those whose definitions give way."""
    standing = map(_with_own_definition, _without_wrong(_without_named(found)))
    kept = list(filterfalse(_says_nothing, standing))
    defined: set[str] = set()
    giving_way: set[int] = set()
    for each in sorted(filter(_defines, kept), key=_rank):
        names = _names(each)
        if _rank(each) and names & defined:
            giving_way.add(id(each))
        defined |= names
    return [each for each in kept if id(each) not in giving_way]


def _without_named(found: Sequence[Found]) -> list[Found]:
    """The findings without what is said again of a sentence that names its subject, or of a note."""
    by_rule: dict[str, set[object]] = defaultdict(set)
    for each in found:
        by_rule[each.finding.rule] |= {_sentence(each), each.finding.place}
    return list(filterfalse(partial(_is_said_again, by_rule), found))


def _is_said_again(by_rule: Mapping[str, Collection[object]], found: Found) -> bool:
    """Whether a rule that goes before has found the same sentence or note; `by_rule` says what each found."""
    if found.finding.rule in _NAMED:
        return found.finding.kind == "footnote" and found.finding.place in by_rule["footnotes"]
    return _is_sentence(found) and _sentence(found) in by_rule[_NAMING]


def _defines(found: Found) -> bool:
    return bool(found.finding.definition)


def _with_own_definition(found: Found) -> Found:
    """The finding, its definition without a last sentence on the author's own matters: 本町では検討段階."""
    definition = vocabulary.phrase("on the author's own").sub("", found.finding.definition)
    if definition == found.finding.definition:
        return found
    return replace(found, finding=replace(found.finding, definition=definition))


def _says_nothing(found: Found) -> bool:
    """Whether what should define is a figure's or a section's title, or only compares: 箱のようなもの."""
    definition = found.finding.definition
    if vocabulary.phrase("only compares").match(definition):
        return len(_names(found)) == 1
    return vocabulary.phrase("numbered title").match(definition) is not None


def _rank(found: Found) -> int:
    """How far its definition gives way; 0 when it does not."""
    return IN_PASSING.get(found.finding.rule, 0)


def _without_wrong(found: Sequence[Found]) -> Iterator[Found]:
    """The findings without the sentences that the document itself calls wrong."""
    sentences = list(filter(_is_sentence, found))
    marked = _all_names(filter(_is_marked_wrong, sentences))
    answers = _all_names(filterfalse(_is_marked_wrong, sentences))
    for each in found:
        names = _names(each)
        counts = names & answers if _is_marked_wrong(each) else names - marked
        if counts or not _is_sentence(each):
            yield each


def _is_sentence(found: Found) -> bool:
    """Whether a sentence of running text defines."""
    return found.finding.rule in _SENTENCES and _defines(found)


def _sentence(found: Found) -> tuple[Place, str]:
    """Where a sentence is, and the sentence."""
    return found.finding.place, found.finding.sentence


def _is_marked_wrong(found: Found) -> bool:
    return _WRONG.match(found.finding.sentence) is not None


def _all_names(found: Iterable[Found]) -> set[str]:
    return set[str]().union(*map(_names, found))


def _names(found: Found) -> set[str]:
    """Its names, as `text.same` makes them."""
    return set(map(same, headwords.names_of(found.finding)))
