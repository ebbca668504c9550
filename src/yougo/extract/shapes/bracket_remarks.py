"""What brackets hold that names nothing: quantities, dates, lists, remarks, kinds of files."""

import re
import unicodedata
from functools import cache
from typing import cast

from yougo.extract import vocabulary
from yougo.language.letters import spell
from yougo.model.codes import Reason

_TITLE = re.compile("[Tt]he(?: +(?:[A-Z][A-Za-z'’-]*|of|and|on|for|in|to|the))+(?<=[A-Za-z]{2})")
"""A name with its article: the Data Distributor, The Age of …"""
_SINGLE = re.compile(r"(?![a-z]*(?:inc|ltd|co)\.?$)[A-Za-z][A-Za-z0-9.+/-]*", re.IGNORECASE)
"""A word or an acronym by itself."""
_LAST_BRACKET = re.compile(r"\s*[(（](?P<words>[^()（）]+)[)）]$")
_TOO_LONG = 200
LONGEST_NAME = 30


def names_nothing(text: str) -> bool:
    """Whether the text is too long for a name, or is a quantity, a date, a remark or the like."""
    is_title = _TITLE.fullmatch(text) is not None
    return len(text) > _TOO_LONG or (is_other(text) and not is_title)


def has_members(text: str) -> bool:
    """Whether it lists single words: CVS, Subversion. Not a word and the acronym that it spells."""
    words = re.split(r"\s*[,、]\s*", text)
    if len(words) == 1 or not all(map(_SINGLE.fullmatch, words)):
        return False
    return len(words) > 2 or not (spell(*words) or spell(*reversed(words)))


def is_other(text: str) -> bool:
    """Whether a bracket holds a quantity, date, ordinal, remark, … (``vocabulary/other_brackets.tsv``)."""
    folded = unicodedata.normalize("NFKC", text).strip()
    is_remark = folded.lower() in vocabulary.words("english_remarks")
    return is_remark or vocabulary.pattern("other_brackets").fullmatch(folded) is not None


def without_last(line: str) -> str:
    """A line without a bracket at its end that names nothing: (includes Brunei, Burma and Cambodia)."""
    last = _LAST_BRACKET.search(line)
    return line[: last.start()] if last and is_other(last["words"]) else line


def is_file_kind(word: str, name: str) -> bool:
    """Whether a word says what kind of file a document is, and is not short for the name: 報告書（PDF）."""
    is_kind = not vocabulary.words("file_kinds").isdisjoint((word, word.upper()))
    return is_kind and not vocabulary.pattern("formats").search(name)


def sort(text: str) -> Reason:
    """What a bracket holds that names nothing (``vocabulary/other_brackets.tsv``)."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if folded.lower() in vocabulary.words("english_remarks"):
        return "remark"
    for pattern, found in _sorts():
        if pattern.fullmatch(folded):
            return found
    return "sentence" if len(text) > LONGEST_NAME else "unknown"


@cache
def _sorts() -> list[tuple[re.Pattern[str], Reason]]:
    """What each row of the table is for; tests/test_codes.py looks at every row."""
    rows = vocabulary.table("other_brackets")
    return [(vocabulary.one(pattern), cast("Reason", found)) for pattern, found, *_ in rows]
