"""…（以下「X」という。）: a short name for what stands before it, which is a name or a description.

国立天文台（以下「当台」という。） gives a name; 利用者の現在地に関する情報（以下「位置情報」という。）
says what X means. It is a description when the last noun before the bracket is only the head of X (情報 of
位置情報), or is modified by a clause and X is not an abbreviation of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import tokens
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.text import abbreviates, unwrapped
from yougo.model.documents import Token
from yougo.model.findings import Finding, Name, bounded

_FARTHEST = 300
_HEAD = 2
"""Letters of a noun that is never a name alone: 者, 情報."""
_SHORTEST = 6


def find(view: View) -> Iterator[BracketOutcome]:
    """The description that stands before each short name; none where a name stands there."""
    return told(view.open_japanese_brackets(), _read)


def _read(bracket: Bracket) -> Finding | None:
    alias = bracket.content.alias
    if not bracket.content.hereafter or not is_japanese(alias):
        return None
    found = replace(bracket.finding(), japanese=bounded(alias, "quotation"), definition=_description(bracket))
    return found if found.definition else None


def _description(bracket: Bracket) -> str:
    """The words before a short name, ``""`` when they are a name."""
    scan, end = bracket.scan, bracket.pair.open
    noun = _last_noun(names_before(scan, end))
    before = unwrapped(scan.passage.text[_start(scan, end) : end]).strip("　 、")
    words = vocabulary.pattern("openings").sub("", before)
    is_description = noun and len(words) >= _SHORTEST and _describes(scan.analyse(words), noun, bracket)
    return words if is_description else ""


def _last_noun(names: Sequence[Name]) -> str:
    """The last noun before a short name; ``""`` when the document itself bounds a name there."""
    by_basis = {name.basis: name.text for name in reversed(names)}
    chunk = by_basis.get("chunk", "")
    is_bounded = len(chunk) > _HEAD and any(name.is_bounded for name in names)
    return "" if is_bounded or "phrase" in by_basis else chunk


def _describes(words: Sequence[Token], noun: str, bracket: Bracket) -> bool:
    """Whether what stands before the last noun makes the words a description of the short name."""
    alias = bracket.content.alias
    start = words[-1].end - len(noun)
    if words[0].end > start:
        return False
    if alias != noun and (alias.endswith(noun) or len(noun) <= _HEAD):
        return True
    has_clause = any(tokens.is_clausal(word) and word.end <= start for word in words)
    return has_clause and not abbreviates(alias, noun)


def _start(scan: Scan, end: int) -> int:
    """Where the clause begins that ends at `end`; what stands in brackets parts nothing."""
    low = start = max(0, end - _FARTHEST)
    for match in vocabulary.pattern("clause_starts").finditer(scan.text, low, end):
        if not scan.is_enclosed(match.start(), low):
            start = match.end()
    return max(start, scan.mark_before(end))
