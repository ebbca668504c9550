"""The names that a note itself begins with: 正式名（English）。… of an acronym, or English words alone."""

import re

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, note_text, own_terms
from yougo.extract.shapes.anchors import Hanging
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.signs import first_found
from yougo.extract.shapes.tokens import is_nominal, is_number
from yougo.language.characters import JAPANESE
from yougo.language.text import caught

_NAME_FIRST = re.compile(
    rf"(?P<head>(?P<name>(?=[{JAPANESE}])[^。、，,（）()「」:：\n]{{4,40}}(?<! ))"
    r"(?: ?[(（][^（）()]+[)）](?:$|(?=[。．]))|(?=[。．]|$)))[。．]?\s*+(?P<rest>.*)",
    re.DOTALL,
)
_FEW_WORDS = re.compile(r"[a-z][a-z'’-]{4,40}(?: [a-z'’-]{1,40}){0,4}")
_PARTICLES = {"の", "と", "に"}
"""What may be among the nouns of a name."""


def first(mark: Hanging, text: str) -> tuple[Headword, str]:
    """The names that a note itself begins with, and the rest of it."""
    readers = (_term_first, _english_alone, _same_thing, _full_name_first)
    return first_found(readers, mark, text) or (NOTHING, text)


def _term_first(mark: Hanging, text: str) -> tuple[Headword, str] | None:
    """``X：…`` names a term that is near the mark too."""
    term = own_terms.TERM.match(text)
    if not term or term["head"].lower() in vocabulary.words("line_labels"):
        return None
    word = headwords.parse(term["head"])
    if not any(map(mark.near.__contains__, map(str.casefold, word.names))):
        return None
    full, rest = _full_name_first(mark, term["words"]) or (NOTHING, term["words"])
    return headwords.combined(word, full), rest


def _english_alone(mark: Hanging, text: str) -> tuple[Headword, str] | None:
    """A few English words are what a Japanese term is called."""
    if not mark.anchor.japanese or not _FEW_WORDS.fullmatch(text):
        return None
    is_remark = text.lower() in vocabulary.words("english_remarks") or note_text.is_citation(text)
    return None if is_remark else (Headword(english=text), "")


def _same_thing(mark: Hanging, text: str) -> tuple[Headword, str] | None:
    """``Xのこと。`` and no more, where X is one name: X is what comes before the mark."""
    name = caught(vocabulary.phrase("the same thing").fullmatch(text), "name")
    words = mark.scan.analyse(name)
    is_name = is_nominal(words, ()) and not any(map(is_number, words))
    return (Headword(japanese=name), "") if is_name else None


def _full_name_first(mark: Hanging, text: str) -> tuple[Headword, str] | None:
    """``正式名（English）。…`` or ``正式名。…`` gives the name of an acronym."""
    first = _NAME_FIRST.match(text)
    if not first or not mark.anchor.is_acronym_alone or not _is_full_name(mark.scan, first):
        return None
    word = headwords.parse(first["head"])
    return (word, first["rest"]) if word.acronym in ("", mark.anchor.acronym) else None


def _is_full_name(scan: Scan, first: re.Match[str]) -> bool:
    """Whether a note's first words are nouns that may be a whole name; a note of no more has no の."""
    name = first["name"]
    if vocabulary.phrase("short form").search(name):
        return False
    return is_nominal(scan.analyse(name), _PARTICLES if first["rest"] else ())
