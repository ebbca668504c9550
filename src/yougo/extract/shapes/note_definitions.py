"""Whether a note defines the term of its mark: 船が着く場所 does, but not 昨年も着いた."""

import re
from collections.abc import Iterable
from itertools import repeat

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, kinds
from yougo.language.text import caught
from yougo.model.documents import Analyse

_FIRST = re.compile(r"[^。．\n]+")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]$")


def defines(text: str, terms: Iterable[str], analyse: Analyse, *, is_named: bool) -> bool:
    """Whether a text defines a term with these Japanese names; `is_named` where the note gives its name."""
    if not text or vocabulary.pattern("note_remarks").search(text) or _is_of_another(text, terms):
        return False
    return is_named or _is_of_term(text, terms) or _gives_kind(text, analyse)


def is_on_other(text: str, english: str) -> bool:
    """Whether a text in English says what something else is than the English before its mark."""
    subject = caught(vocabulary.phrase("English subject of a note").match(text), "name").casefold()
    before = english.casefold()
    return subject not in before and before not in subject


def _is_of_another(text: str, terms: Iterable[str]) -> bool:
    """Whether a note defines something else than its term: 最終財とは、…."""
    head = caught(vocabulary.phrase("other subject of a note").match(text), "name")
    subject = headwords.parse(head).japanese
    is_term = {term.endswith(subject) or subject.endswith(term) for term in terms}
    return is_term == {False}


def _is_of_term(text: str, terms: Iterable[str]) -> bool:
    """Whether a note begins with its term as the subject, or lists the members of its term."""
    subject = caught(vocabulary.phrase("subject of a note").match(text), "name")
    if subject:
        return any(map(str.endswith, terms, repeat(subject)))
    is_list = vocabulary.phrase("members").fullmatch(text) is not None
    return is_list and any(map(vocabulary.phrase("what has members").search, terms))


def _gives_kind(text: str, analyse: Analyse) -> bool:
    """Whether the first sentence is a phrase that defines, or ends with a noun that other words qualify."""
    words = _first(text)
    if _says_that_it_means(text, words):
        return True
    plain = vocabulary.phrase("copula").sub("", words)
    begun = vocabulary.phrase("and more about it").split(plain, maxsplit=1)[0]
    return kinds.tells_kind(begun, analyse, any_noun=True) or kinds.ends_in_clause_and_noun(plain, analyse)


def is_sure(text: str, analyse: Analyse) -> bool:
    """Whether the first sentence could only define: by のこと, or by a noun that a verb qualifies."""
    words = _first(text)
    plain = vocabulary.phrase("copula").sub("", words)
    is_kind = kinds.tells_kind_in_clause(plain, analyse) or kinds.ends_in_clause_and_noun(plain, analyse)
    return (is_kind and not vocabulary.phrase("done once").search(plain)) or _says_that_it_means(text, words)


def _first(text: str) -> str:
    """The first sentence without a bracket at its end."""
    return _BRACKETS.sub("", caught(_FIRST.match(text)).strip())


def _says_that_it_means(text: str, first: str) -> bool:
    """Whether it is a phrase as English definitions are, or ends with のこと or をいう."""
    is_english = vocabulary.phrase("meaning in English").match(text) is not None
    return is_english or vocabulary.phrase("meaning in a note").search(first) is not None
