"""Xは、Yとも呼ばれる。 Xは英語ではYという。 XはYの略である。: another name that a sentence gives X."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import itemgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Statement, statements_of
from yougo.extract.rules.topic_sentences import is_term, statements
from yougo.extract.shapes import headwords, subjects
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import caught, same, tidy

_LETTER = re.compile("[A-Za-z]")
_QUOTES = '「」『』“”" 　'


def find(view: View) -> Iterator[Found]:
    """A finding for each further name that a sentence gives its subject."""
    for _, statement in statements_of(view, _statements):
        for says, name in _further_names(statement):
            word = _SAYS[says](statement.word, headwords.parse(name))
            if word and _is_name(statement, name) and is_term(statement):
                found = statement.scan.finding(statement.start, statement.end)
                yield Found(headwords.named(found, word, "quotation"))


def _statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """The sentences of a passage that holds the sign of a further name."""
    return statements(scan, known) if _any_sign().search(scan.text.replace("\n", "")) else iter(())


@cache
def _any_sign() -> re.Pattern[str]:
    return re.compile("|".join(map(itemgetter(-1), vocabulary.table("prose_names"))))


def _further_names(statement: Statement) -> Iterator[tuple[str, str]]:
    """What the sentence says of another name, and that name."""
    for says, pattern, *_ in vocabulary.table("prose_names"):
        name = tidy(caught(vocabulary.one(pattern).search(statement.said), "name").strip(_QUOTES))
        if headwords.parse(name) and same(name) not in map(same, statement.word.names):
            yield says, name


def _is_name(statement: Statement, name: str) -> bool:
    """Whether the words that a sentence gives are a name."""
    if is_japanese(name):
        return subjects.is_name(name, statement.scan.analyse(name))
    return is_acronym(name) or (len(name) > 2 and _LETTER.search(name) is not None)


_SAYS: Mapping[str, Callable[[Headword, Headword], Headword]] = {
    "name": headwords.combined,
    "short for": headwords.expanded,
}
"""How two names go together, by what the sentence says of the second."""
