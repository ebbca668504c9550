"""Finds the terms that a text mentions: by their names, English ones also in the plural and with capitals."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from yougo.exporters.names import Name, names
from yougo.language.characters import is_latin
from yougo.language.text import end_of, narrow
from yougo.language.written_forms import lowered, may_be, plural
from yougo.model.concepts import Concept

_SHORTEST = 2
NOTHING = re.compile("(?!)")
"""Matches nothing: all of a text is running text."""


_WRAPPED = re.compile(r"(?<=[A-Za-z])\n(?=[A-Za-z])")
"""Between two lines of one paragraph in English: a space, for whoever reads it."""
_WORD = re.compile(r"[a-z0-9]*")
"""What is in Latin letters: within it no name begins."""


class Mention(NamedTuple):
    """A name in a text, and what it may mean."""

    start: int
    end: int
    name: Name
    concepts: tuple[Concept, ...]


class _Form(NamedTuple):
    """A name as it may be written, and what it may mean."""

    text: str
    name: Name
    concepts: tuple[Concept, ...]

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether it is written there, before the end; one in Latin letters must be whole words."""
        stop = start + len(self.text)
        if stop > end or not _is_whole(text, start, stop):
            return False
        if self.name.language == "ja" or self.name.kind == "acronym":
            return text.startswith(self.text, start)
        return may_be(self.text, text, start)


_Bearers = dict[str, dict[str, tuple[Name, Concept]]]
_Forms = dict[str, dict[str, list[_Form]]]
"""Forms by their first two characters, then by themselves without an s at their end, all in small letters."""


def mentions(text: str, concepts: Iterable[Concept], apart: re.Pattern[str] = NOTHING) -> Iterator[Mention]:
    """Every name in a text, in its order: the longest at each place, but none in what `apart` matches."""
    by_beginning = _by_beginning(concepts)
    plain = _WRAPPED.sub(" ", narrow(text))
    small = lowered(plain)
    for start, end in _running(text, apart):
        at = start
        while at < end:
            found = _form_at(plain, small, at, end, by_beginning.get(small[at : at + _SHORTEST], {}))
            if found:
                yield Mention(at, at + len(found.text), found.name, found.concepts)
            at = at + len(found.text) if found else _next(small, at)


def _by_beginning(concepts: Iterable[Concept]) -> _Forms:
    """The forms in which names may be written."""
    found: _Forms = {}
    for text, bearers in _bearers(concepts).items():
        if len(text) >= _SHORTEST:
            named = list(bearers.values())
            small = lowered(text)
            alike = found.setdefault(small[:_SHORTEST], {}).setdefault(small.removesuffix("s"), [])
            alike.append(_Form(text, named[0][0], tuple(concept for _, concept in named)))
    return found


def _bearers(concepts: Iterable[Concept]) -> _Bearers:
    """From each form to what it names; a plural that is the name of another one means that alone."""
    own: _Bearers = {}
    plurals: _Bearers = {}
    for concept in concepts:
        for name in names(concept):
            own.setdefault(name.text, {})[concept.id] = (name, concept)
            if name.language == "en" and (many := plural(name.text)):
                plurals.setdefault(many, {})[concept.id] = (name, concept)
    return plurals | own


def _running(text: str, apart: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where running text begins and ends."""
    at = 0
    for found in apart.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _next(small: str, at: int) -> int:
    """Where the next name may begin."""
    if small[at] > "z":
        return at + 1
    return max(end_of(_WORD.match(small, at)), at + 1)


def _form_at(text: str, small: str, at: int, end: int, forms: Mapping[str, list[_Form]]) -> _Form | None:
    """The longest form that begins here; of two that differ in capitals, the one that is written so."""
    fitting: list[_Form] = []
    for beginning in forms:
        if small.startswith(beginning, at, end):
            fitting += (form for form in forms[beginning] if form.fits(text, at, end))
    if not fitting:
        return None
    return max(fitting, key=lambda form: (len(form.text), text.startswith(form.text, at)))


def _is_whole(text: str, start: int, end: int) -> bool:
    begins_within = start > 0 and is_latin(text[start]) and is_latin(text[start - 1])
    ends_within = end < len(text) and is_latin(text[end - 1]) and is_latin(text[end])
    return not (begins_within or ends_within)
