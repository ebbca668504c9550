"""Editions of what is held again and again: 第8回総会（GA8）, Technical Conference 2014 (TC-14).

An edition that the text gives on both sides of a bracket is a term of its own. A number that only the
acronym has is cut off: 世界無線通信会議（WRC-19）.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.extract.shapes.long_forms import long_form
from yougo.extract.shapes.scan import Scan
from yougo.language.text import caught, narrow, tidy
from yougo.model.findings import Name

_EDITION = re.compile("([A-Z]{2,8})-?[0-49][0-9]")
_NUMBERED = re.compile(r"[A-Z]{2,8}[- ]?(?P<number>\d{1,4})")
_SESSION = re.compile(r"(?P<letters>[A-Z]{2,8}) \d{1,3}")
_FIRST = re.compile(r"^(?:第\s?\d+\s?回|\d{4}年)\s?")
_LAST = re.compile(r"(?:第\s?0?(?=\d{1,4}\s?回)|(?=\d{4}年))(\d+)\s?[回年]\s?$")
"""Which of several it is: 第8回, 2014年."""
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) $")
_ENGLISH_EDITION = re.compile(r"[- ]?\d+$")
_REACH = 90


def named(scan: Scan, end: int, acronym: str, names: Sequence[Name]) -> Iterator[Name]:
    """The name that ends at an offset, with the number that the acronym has too: 第8回総会（GA8）."""
    number = _number(acronym)
    before = scan.passage.text[max(0, end - _REACH) : end].rstrip()
    for name in names[:1] if number else ():
        which = _LAST.search(narrow(before.removesuffix(_FIRST.sub("", name.text))))
        if which and which[1].endswith(number[-2:]):
            yield Name(tidy(before[which.start() :]), "phrase")


def in_english(before: str, acronym: str) -> str:
    """The English before a bracket, with the number that the acronym has: the 8th General Assembly (GA8)."""
    letters, number = _ENGLISH_EDITION.sub("", acronym), _number(acronym)
    name = long_form(before, letters) if number else ""
    which = _ORDINAL.search(before.rstrip().removesuffix(name)) if name else None
    return f"{which[0].strip()} {name}" if which and which[1] == number else ""


def is_edition(name: Name, content: BracketContent) -> bool:
    """Whether the name, or the English, has the number that the acronym has too."""
    number = _number(content.acronym)
    return bool(number) and number in narrow(f"{name.text} {content.english}")


def session(text: str, name: Name) -> str:
    """The letters of a gathering whose bracket tells which session it is: 海洋委員会（OEC 80）."""
    letters = caught(_SESSION.fullmatch(narrow(text)), "letters")
    is_held = vocabulary.phrase("what is held every few years").search(name.text)
    return letters if is_held or name.text.endswith(tuple(vocabulary.words("gatherings"))) else ""


def without_number(content: BracketContent, name: Name) -> BracketContent:
    """The content without the year after the acronym, unless the name says it too."""
    edition = None if is_edition(name, content) else _EDITION.fullmatch(content.acronym)
    if edition and vocabulary.phrase("what is held every few years").search(name.text):
        return replace(content, acronym=edition[1])
    return content


def _number(acronym: str) -> str:
    return caught(_NUMBERED.fullmatch(acronym), "number")
