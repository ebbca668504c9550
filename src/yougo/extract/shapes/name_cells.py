"""The names in one cell of a table of terms."""

import re
from dataclasses import replace

from yougo.extract.shapes import expansions, numbering
from yougo.extract.shapes.headwords import Headword
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.model.documents import Passage

_LETTERS = re.compile(r"(?!.*[a-z]{4})\S{1,12}(?: \S{1,4})?")
"""What a column of acronyms may hold besides what looks like one anywhere: K, Bo, TF II, GWP 100."""
_MIXED = re.compile(r"(?=.*[A-Z]{2})[^\s/／()（）、;；]+")
"""Letters with Japanese beside them, in a column of acronyms: 日英FTA."""
_ONE_ENGLISH_NAME = re.compile(r"[^/／;；(（\n]*")
"""An English name in a cell of its own: neither several names nor one with its acronym."""
_FIRST_ENGLISH_NAME = re.compile(r"[^/／(（\n]*")
"""The same in a table that has a column for further names: a semicolon is part of the name."""


def names_of(field: str, cell: Passage, acronym: str, *, has_aliases: bool) -> Headword:
    """The names in a cell.

    Args:
        field: What the cell's column holds. One of acronyms may hold what is not one anywhere else (K, Bo).
        cell: It.
        acronym: That of the row, as far as its cells before this one say it.
        has_aliases: Whether another column of the table holds further names.
    """
    if field == "english":
        return _english(cell, acronym, _FIRST_ENGLISH_NAME if has_aliases else _ONE_ENGLISH_NAME)
    word = expansions.names_of(cell.text, acronym)
    if field == "acronym" and _LETTERS.fullmatch(word.english):
        return replace(word, acronym=word.english, english="")
    if field == "acronym" and _MIXED.fullmatch(word.japanese):
        return replace(word, acronym=word.japanese, japanese="")
    return _without_other_acronym(word)


def _english(cell: Passage, acronym: str, one_name: re.Pattern[str]) -> Headword:
    """The names in a cell of a column of English names."""
    text, _ = expansions.name_and_comment(cell)
    if one_name.fullmatch(text) and not is_japanese(text):
        return Headword(english=numbering.without(text))
    return _without_other_acronym(expansions.names_of(text, acronym))


def _without_other_acronym(word: Headword) -> Headword:
    """The names without an acronym that the English one does not spell."""
    is_other = word.english and not spell(word.acronym, word.english)
    return replace(word, acronym="") if is_other else word
