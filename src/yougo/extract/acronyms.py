"""The acronyms that a document uses, explained or not."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from operator import attrgetter, itemgetter

from yougo.extract import vocabulary
from yougo.extract.shapes import long_forms
from yougo.language.characters import KANJI, KATAKANA, is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import narrow
from yougo.model.documents import Document, Passage, Place

_WORD = re.compile(
    r"(?<![A-Za-z0-9/._-])(?=[A-Z][a-z]{0,13}[A-Z])[A-Za-z]{2,14}(?:-[A-Z]{1,12})?"
    r"(?![A-Za-z0-9/_-]|\.[A-Za-z])"
)
_BEFORE = re.compile(r"(?:\s*+[(（\[,;–—«-]\s*+(?:[a-z-]++\s++){0,4}|\s++)?[\"“‘«]?$")
"""What comes between words and the letters that they are spelled with: (often called an EIA)."""
_BEHIND = re.compile(r"\b(?=[A-Za-z])")
_REACH, _NEAR = 200, 40
_INITIALS = {"initials", "content"}
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
_BRACKET = re.compile(r"\)|\s?\((?!(?i:see|cf|e\.g|i\.e)\b)")
_NOUN = re.compile(rf"[\s:=–—―]{{1,4}}([A-Za-z{KANJI}{KATAKANA}])")
_FEW = 3
"""Words from which nothing can be told about a passage's capitals."""


def used(document: Document) -> Iterator[tuple[str, Place]]:
    """Each acronym with its first place, in the order of those places."""
    seen = set(vocabulary.words("no_acronyms"))
    for passage in _passages(document):
        for match in _words(narrow(passage.text)):
            if match[0] not in seen and is_acronym(match[0]):
                seen.add(match[0])
                yield match[0], document.located(passage.place_at(match.start()))


def spelled(document: Document) -> Iterator[str]:
    """The acronyms that English words beside them spell: HP, in harbour plan – HP."""
    for passage in _passages(document):
        text = narrow(passage.text)
        for match in _words(text):
            stem = match[0].partition("-")[0]
            if _is_spelled(text, match, match[0]) or _is_spelled(text, match, stem):
                yield from (match[0], stem)


def tried(document: Document) -> Iterator[str]:
    """The acronyms that something seems to explain: a bracket, or the words of the line that they begin."""
    for passage in _passages(document):
        text = narrow(passage.text)
        explained = filter(partial(_seems_explained, text), _words(text))
        yield from map(itemgetter(0), explained)


def _seems_explained(text: str, match: re.Match[str]) -> bool:
    return _has_bracket(text, match) or _begins_line(text, match)


def _has_bracket(text: str, match: re.Match[str]) -> bool:
    """Whether an acronym is at an end of a bracket, or before one."""
    return text[: match.start()].endswith("(") or _BRACKET.match(text, match.end()) is not None


def _begins_line(text: str, match: re.Match[str]) -> bool:
    """Whether an acronym begins a line that goes on with a noun or a word that begins with its letter."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    noun = _NOUN.match(text, match.end())
    if line.strip() or not noun:
        return False
    return not noun[1].isascii() or noun[1].casefold() == match[0][0].casefold()


def _is_spelled(text: str, match: re.Match[str], short: str) -> bool:
    """Whether the initials of words that end before an acronym, or begin soon behind it, spell it."""
    before = _BEFORE.sub("", text[max(0, match.start() - _REACH) : match.start()])
    starts = map(re.Match.start, _BEHIND.finditer(text, match.end(), match.end() + _NEAR))
    behind = (long_forms.long_form_behind(text, start, short) for start in starts)
    spellings = map(partial(spell, short), (long_forms.long_form(before, short), *behind))
    return not _INITIALS.isdisjoint(map(attrgetter("sort"), spellings))


def _passages(document: Document) -> Iterator[Passage]:
    """All passages: running text, tables, notes."""
    yield from document.passages
    for table in document.tables:
        yield from chain.from_iterable(map(attrgetter("cells"), table.rows))
    yield from chain.from_iterable(map(attrgetter("body"), document.notes))


def _words(text: str) -> Iterable[re.Match[str]]:
    """What may be an acronym by its letters; nothing where all words are in capitals."""
    return () if _is_shouted(text) else _WORD.finditer(text)


def _is_shouted(text: str) -> bool:
    """Whether more than half of an English passage's words are in capitals, so that capitals say nothing."""
    latin = _LATIN_WORD.findall(text)
    capitals = sum(map(str.isupper, latin))
    return 2 * capitals > len(latin) > _FEW and not is_japanese(text)
