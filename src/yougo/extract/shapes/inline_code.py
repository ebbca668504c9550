"""Code and pictures inside text: pictures are no part of any name, and code is read as it is written.

While the rules run, each code is a sign, one character that no document holds. However they cut and join the
words of a name, a definition or a quotation, the signs in it still say which code it was.
"""

import re
import unicodedata
from dataclasses import replace
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.language.characters import NO_CHARACTERS
from yougo.language.text import caught, shortened
from yougo.model.documents import OBJECT, Document, Passage, Problem
from yougo.model.findings import Finding, rewritten

SIGNS = NO_CHARACTERS
"""The signs, for the brackets of a pattern."""
_FIRST, _LAST = ord(SIGNS[0]), ord(SIGNS[-1])
_LONGEST = 300
"""How much of one code is read."""
_SIGN = re.compile(f"[{SIGNS}]")
_PICTURE = re.compile(f" ?{OBJECT}")
_NO_TEXT = re.compile(f"[{SIGNS}{OBJECT}]")
_LETTER = re.compile(r"[^\W_]")
_CODE_AT_END = re.compile(f"[{SIGNS}] ?$")


def masked(text: str) -> str:
    """The text with an `OBJECT` for each sign, as rules and the analyser know it."""
    return _SIGN.sub(OBJECT, text)


def without_pictures(words: str) -> str:
    """Words without the pictures and the spaces before and behind them."""
    return words.strip(f" {OBJECT}")


def before(text: str, offset: int) -> str:
    """The code that ends at an offset of a text, with the space behind it."""
    return caught(_CODE_AT_END.search(text[max(0, offset - 2) : offset]))


def _is_text(words: str) -> bool:
    """Whether there is neither code nor a picture."""
    return not _NO_TEXT.search(words)


def _texts(found: Finding) -> str:
    """Every text of a finding that a document may have written with code in it, one behind the other."""
    names = "".join([*found.aliases, *found.former, *map(attrgetter("text"), found.japanese)])
    problems = "".join(map(attrgetter("message"), found.problems))
    said = f"{found.english}{found.reading}{found.definition}{found.sentence}{found.citation}"
    return f"{names}{problems}{said}"


class InlineCode:
    """The codes of one document and their signs."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}
        self._written: dict[int, str] = {}
        self.is_needed = False
        """Whether the document holds any `OBJECT`."""

    def hidden(self, document: Document) -> Document:
        """The document with a sign for each code, which is an `OBJECT` there."""
        headers = chain.from_iterable(map(attrgetter("header"), document.tables))
        self.is_needed = OBJECT in "".join((document.title, *headers))
        return document.with_passages(self._hidden)

    def _hidden(self, passage: Passage) -> Passage:
        if OBJECT not in passage.text:
            return passage
        self.is_needed = True
        others = tuple(filterfalse(passage.is_code, passage.edges))
        return replace(passage, text=passage.with_code(self._sign), edges=others)

    def _sign(self, code: str) -> str:
        """The code's sign; an `OBJECT` when there are more different codes than signs."""
        sign = _FIRST + len(self._signs)
        if code not in self._signs and sign <= _LAST:
            self._signs[code] = chr(sign)
            self._written[sign] = shortened(code, _LONGEST)
        return self._signs.get(code, OBJECT)

    def readable(self, text: str) -> str:
        """What people read: code as it is written, and no pictures."""
        if _is_text(text):
            return text
        return unicodedata.normalize("NFC", _PICTURE.sub("", text.translate(self._written)).strip())

    def name(self, text: str) -> str:
        """A name with its code as written; ``""`` when it is nothing but code, or holds a picture."""
        is_name = _is_text(text) or (OBJECT not in text and _LETTER.search(text))
        return self.readable(text) if is_name else ""

    def shown(self, found: Finding) -> Finding:
        """The finding as people read it; without the names that are nothing but code, or hold a picture."""
        if not self.is_needed or _is_text(_texts(found)):
            return found
        japanese = rewritten(found.japanese, self.name)
        return replace(
            found,
            japanese=tuple(filter(attrgetter("text"), japanese)),
            english=self.name(found.english),
            reading=self.name(found.reading),
            definition=self.readable(found.definition),
            aliases=tuple(filter(None, map(self.name, found.aliases))),
            former=tuple(filter(None, map(self.name, found.former))),
            sentence=self.readable(found.sentence),
            citation=self.readable(found.citation),
            problems=tuple(map(self.told, found.problems)),
        )

    def told(self, problem: Problem) -> Problem:
        """The problem with a readable message."""
        return replace(problem, message=self.readable(problem.message))
