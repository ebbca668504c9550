"""A deed is no name without what it is done to: 機器との通信（vehicle-to-infrastructure）.

English of several words says more than 通信. Then the name goes back over の to where its phrase begins.
Where a clause comes before that (端末を持つ人との通信), the words describe, and nothing there is a name.
"""

import re
from collections.abc import Iterable
from functools import partial

from yougo.extract.shapes import tokens
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.extract.shapes.scan import Scan
from yougo.language import renderings
from yougo.language.alignment import SMALL_WORDS
from yougo.model.documents import Token
from yougo.model.findings import Name

_REACH = 90
_WORD = re.compile("[A-Za-z]+")
_FEWEST = 2
_BY_WORDS = {"phrase", "chunk", "extended"}


def with_its_object(
    scan: Scan, end: int, names: tuple[Name, ...], content: BracketContent
) -> tuple[Name, ...]:
    """The names before a bracket at `end`, without a deed alone; none where only that is left."""
    if names[0].basis not in _BY_WORDS:
        return names
    deeds, longer = _divided(scan, names)
    if not deeds or not longer or not _says_more(deeds[0], content):
        return names
    found = list(filter(partial(_is_nominal, scan), longer))
    return tuple(_agreeing(found, content.english) or _whole(scan, end, found))


def _divided(scan: Scan, names: Iterable[Name]) -> tuple[list[Name], list[Name]]:
    """Of the names that their words bound, those that are only a deed, and the others."""
    deeds: list[Name] = []
    longer: list[Name] = []
    for name in names:
        if name.basis in _BY_WORDS:
            group = deeds if name.basis == "chunk" and _is_deed(scan, name) else longer
            group.append(name)
    return deeds, longer


def _is_deed(scan: Scan, name: Name) -> bool:
    return tokens.is_only_a_deed(scan.analyse(name.text))


def _says_more(name: Name, content: BracketContent) -> bool:
    """Whether the English has several words, and is no translation of the name."""
    words = [word for word in _WORD.findall(content.english.lower()) if word not in SMALL_WORDS]
    return len(words) >= _FEWEST and not renderings.is_translation(name.text, content.english)


def _is_nominal(scan: Scan, name: Name) -> bool:
    """Whether a name is nouns joined by の, への, に関する and the like, without a clause."""
    words = scan.analyse(name.text)
    return not (tokens.has_clause(words) or tokens.describes(words))


def _agreeing(names: Iterable[Name], english: str) -> list[Name]:
    """The names that have most words of the English."""
    found = []
    for name in names:
        shared = renderings.shared(name.text, english)
        if 2 * shared.words > shared.whole:
            found.append(name)
    return found


def _whole(scan: Scan, end: int, names: Iterable[Name]) -> list[Name]:
    """The name before which its phrase begins."""
    found = []
    for name in names:
        start = scan.text.rfind(name.text, max(0, end - _REACH), end)
        if start >= 0 and not any(map(_leads_on, scan.analyse(scan.before(start, _REACH))[-1:])):
            found.append(Name(name.text, "phrase"))
    return found


def _leads_on(word: Token) -> bool:
    """Whether a word joins the next noun to what is before: の, or the end of a clause."""
    return tokens.joins_nouns(word) or tokens.modifies_noun(word)
