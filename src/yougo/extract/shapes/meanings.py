"""What comes behind とは and says what a term means, without what says that it does: をいう, のことである."""

import re

from yougo.extract import vocabulary
from yougo.extract.shapes import kinds
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.text import unwrapped

_SHORTEST, _FARTHEST = 5, 600
_QUOTES_OR_LISTS = re.compile("[:：「」]")
_LISTED = {"item", "definition", "cell"}


def meaning(scan: Scan, joint: re.Match[str]) -> str:
    """The words up to the sentence's end, without what says that they define; none when nothing does."""
    start = joint.end()
    end = min(scan.sentence_end(start), start + _FARTHEST)
    body = scan.passage.text[start:end].rstrip("。．. ")
    body = vocabulary.phrase("bracket behind a meaning").sub("", body)
    words, endings = vocabulary.pattern("meaning_endings").subn("", body)
    defines = (endings or _may_lack_ending(scan, body)) and not _says_what_it_is_not(body)
    return unwrapped(words) if defines and _is_meaning(unwrapped(words)) else ""


def _is_meaning(words: str) -> bool:
    is_other = len(words) < _SHORTEST or vocabulary.pattern("no_meanings").search(words[:12])
    return is_japanese(words) and not is_other


def _says_what_it_is_not(body: str) -> bool:
    """Whether words only tell a thing from another: 元帳ではない."""
    if vocabulary.phrase("meaning before more").search(body):
        return False
    return vocabulary.phrase("says what it is not").search(body) is not None


def _may_lack_ending(scan: Scan, body: str) -> bool:
    """Whether words may define without a verb that says so: in a list, or as a kind of thing; no question."""
    if body.startswith(("?", "？")):
        return False
    is_kind = not _QUOTES_OR_LISTS.search(body) and kinds.ends_below_clause(body, scan.analyse)
    has_more = vocabulary.phrase("meaning before more").search(body) is not None
    return is_kind or has_more or scan.passage.kind in _LISTED


def explicit(scan: Scan, joint: re.Match[str]) -> str:
    """A meaning whose sentence says that it is one, as in the definitions of a law: をいう。, のこと。."""
    end = scan.sentence_end(joint.end())
    return (
        meaning(scan, joint) if vocabulary.phrase("explicit end").search(scan.text, joint.end(), end) else ""
    )
