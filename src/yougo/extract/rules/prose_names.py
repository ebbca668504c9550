"""Xは、Yとも呼ばれる。 Xは英語ではYという。 XはYの略である。: another name that a sentence gives X."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Statement, statements_of
from yougo.extract.rules.topic_sentences import is_term, statements
from yougo.extract.shapes import headwords, tokens
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import same, tidy
from yougo.model.findings import Finding

_QUOTES = '「」『』“”" 　'


def find(view: View) -> Iterator[Found]:
    """A finding for each further name that a sentence gives its subject."""
    for _, statement in statements_of(view, _statements):
        for says, pattern, *_ in vocabulary.table("prose_names"):
            found = vocabulary.one(pattern).search(statement.said)
            if found and is_term(statement):
                yield from map(Found, _named(statement, says, tidy(found["name"].strip(_QUOTES))))


def _statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """The sentences of a passage that holds the sign of a further name."""
    return statements(scan, known) if _any_sign().search(scan.text.replace("\n", "")) else iter(())


@cache
def _any_sign() -> re.Pattern[str]:
    return re.compile("|".join(sign for *_, sign in vocabulary.table("prose_names")))


def _named(statement: Statement, says: str, name: str) -> Iterator[Finding]:
    """The subject with its further name, if both are names and one is not the other."""
    subject, other = statement.word, headwords.parse(name)
    if not other or not _is_name(statement, name) or same(name) in map(same, subject.names):
        return
    if says == "short for" and not subject.acronym:
        return
    column = "" if says == "name" else "acronym"
    word = headwords.combined(subject, _without_acronym(other) if column else other, column)
    yield headwords.named(statement.scan.finding(statement.start, statement.end), word, "quotation")


def _without_acronym(word: Headword) -> Headword:
    """What an acronym is short for, which is no acronym itself."""
    return replace(word, acronym="", english=word.english or word.acronym)


def _is_name(statement: Statement, name: str) -> bool:
    """Whether the words that a sentence gives are a name."""
    if not is_japanese(name):
        return bool(re.search("[A-Za-z]", name)) and (is_acronym(name) or len(name) > 2)
    words = statement.scan.analyse(name)
    is_phrase = any(map(tokens.makes_phrase, words)) or vocabulary.pattern("no_subjects").fullmatch(name)
    return tokens.ends_term(words) and not is_phrase
