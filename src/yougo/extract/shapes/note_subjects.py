"""What the first sentence of a note speaks of: the term that its mark hangs on, or another one."""

from collections.abc import Iterable

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords
from yougo.language.text import caught


def is_of_term(text: str, terms: Iterable[str]) -> bool:
    """Whether a note begins with its term for a subject, or lists the members that its term is for."""
    subject = caught(vocabulary.phrase("subject of a note").match(text), "name")
    if subject:
        return any(term.endswith(subject) for term in terms)
    is_list = vocabulary.phrase("members").fullmatch(text) is not None
    return is_list and any(map(vocabulary.phrase("what has members").search, terms))


def is_of_another(text: str, terms: Iterable[str]) -> bool:
    """Whether a note defines what is none of these Japanese names of its term: 最終財とは、…."""
    head = caught(vocabulary.phrase("other subject of a note").match(text), "name")
    subject = headwords.parse(head).japanese
    is_other = [not (term.endswith(subject) or subject.endswith(term)) for term in terms]
    return bool(subject and is_other) and all(is_other)
