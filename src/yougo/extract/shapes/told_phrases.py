"""Words before a name that its bracket says are part of it: 生態系を活用した防災（…-based …）."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import filterfalse

from yougo.extract import vocabulary
from yougo.extract.shapes import tokens
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.extract.shapes.scan import Scan
from yougo.language import renderings
from yougo.model.findings import Name

_REACH = 40
_MEANS = re.compile(
    r"-(?:based|driven|led|assisted|aided|enabled|supported|centered|centred|oriented)\b", re.IGNORECASE
)


def longer(scan: Scan, end: int, name: Name, content: BracketContent) -> Iterator[Name]:
    """The name before a bracket at `end` with the words before it that belong to it, as the bracket says."""
    start = scan.text.rfind(name.text, max(0, end - _REACH * 2), end)
    before = scan.before(start, _REACH) if start > 0 else ""
    for pattern, told, _ in vocabulary.table("told_phrases"):
        found = vocabulary.one(pattern).search(before)
        if found and _TOLD[told](scan, found[0], name.text, content):
            yield Name(found[0] + name.text, "phrase")


def _always(_: Scan, __: str, ___: str, content: BracketContent) -> bool:
    return bool(content.acronym or content.english)


def _says_means(_: Scan, __: str, ___: str, content: BracketContent) -> bool:
    return _MEANS.search(content.english) is not None


def _has_first_letter(scan: Scan, adjective: str, name: str, content: BracketContent) -> bool:
    """Whether an acronym alone has a letter for an adjective, and one for each word of the name."""
    letters = content.bare_acronym.rstrip("s")
    if not letters.isupper() or not renderings.has_initial(adjective, letters[0]):
        return False
    nouns = list(filterfalse(tokens.is_suffix, scan.analyse(name)))
    return len(nouns) == len(letters) - 1


_TOLD: Mapping[str, Callable[[Scan, str, str, BracketContent], bool]] = {
    "always": _always,
    "means": _says_means,
    "letters": _has_first_letter,
}
"""What says that a phrase before a name is part of it, as ``vocabulary/told_phrases.tsv`` calls it."""
