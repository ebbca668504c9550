"""Code and pictures inside text: no part of any name, but code is read as it is written.

While the rules run, each code is a sign, one character that no document holds. However they cut and join the
words of a definition or a quotation, the signs in it still say which code stood there.
"""

import re
import unicodedata
from dataclasses import replace

from yougo.language.characters import NO_CHARACTERS
from yougo.language.text import shortened
from yougo.model.documents import OBJECT, Document, Passage, Problem

SIGNS = NO_CHARACTERS
"""The signs, for the brackets of a pattern."""
_FIRST, _LAST = ord(SIGNS[0]), ord(SIGNS[-1])
_LONGEST = 300
"""How much of one code is read."""
_SIGN = re.compile(f"[{SIGNS}]")
_PICTURE = re.compile(f" ?{OBJECT}")
_NO_TEXT = re.compile(f"[{SIGNS}{OBJECT}]")


def masked(text: str) -> str:
    """The text with an `OBJECT` for each sign, as rules and the analyser know it."""
    return _SIGN.sub(OBJECT, text)


def stripped(words: str) -> str:
    """Words without the code, the pictures and the spaces before and behind them."""
    spaced = _NO_TEXT.sub(" ", words)
    start = len(spaced) - len(spaced.lstrip(" "))
    return words[start : len(spaced.rstrip(" "))]


def is_text(name: str) -> bool:
    """Whether neither code nor a picture is a part of a name."""
    return not _NO_TEXT.search(name)


class InlineCode:
    """The codes of one document and their signs."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}
        self._written: dict[int, str] = {}

    def hidden(self, document: Document) -> Document:
        """The document with a sign for each code, which is an `OBJECT` there."""
        return document.with_passages(self._hidden)

    def _hidden(self, passage: Passage) -> Passage:
        others = tuple(edge for edge in passage.edges if not passage.is_code(edge))
        if len(others) == len(passage.edges):
            return passage
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
        if is_text(text):
            return text
        return unicodedata.normalize("NFC", _PICTURE.sub("", text.translate(self._written)).strip())

    def told(self, problem: Problem) -> Problem:
        """The problem with a readable message."""
        return replace(problem, message=self.readable(problem.message))
