"""Whether a note that does not name its term says what that is: 船が着く場所, but not 昨年も着いた."""

import re

from yougo.extract import vocabulary
from yougo.extract.shapes import kinds
from yougo.language.characters import is_japanese
from yougo.model.documents import Analyse

_FIRST = re.compile(r"[^。．\n]+")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]$")


def defines(text: str, analyse: Analyse, *, is_evident: bool) -> bool:
    """Whether a text says what a term is; in a note that names it (`is_evident`), any but a remark does."""
    if not text or vocabulary.pattern("note_remarks").search(text):
        return False
    if is_evident:
        return True
    return _tells_kind(text, analyse) if is_japanese(text) else _is_english_phrase(text)


def _tells_kind(text: str, analyse: Analyse) -> bool:
    """Whether the first sentence ends as definitions do, or with a noun that something sets apart."""
    first = _FIRST.match(text)
    words = _BRACKETS.sub("", first[0].strip()) if first else ""
    if vocabulary.phrase("meaning in a note").search(words):
        return True
    plain = vocabulary.phrase("copula").sub("", words)
    begun = vocabulary.phrase("and more about it").split(plain, maxsplit=1)[0]
    if any(kinds.tells_kind(each, analyse, any_noun=True) for each in (plain, begun)):
        return True
    return kinds.ends_in_clause_and_noun(plain, analyse)


def _is_english_phrase(text: str) -> bool:
    """Whether a text begins with a noun and what sets it apart."""
    return vocabulary.phrase("meaning in English").match(text) is not None
