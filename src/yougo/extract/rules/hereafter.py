"""…（以下「X」という。）, …（いわゆる「X」）: a name for what comes before it, a name or a description.

国立天文台（以下「国天」という。） gives a name; 利用者の現在地に関する情報（以下「位置情報」という。）
says what X means. It is a description when the last noun before the bracket is only the head of X (情報 of
位置情報), or is modified by a clause and X is not an abbreviation of it. Nouns joined by の of which X has
the letters are a name: 登録施設の管理者（以下「施設管理者」という。）.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import tokens
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.language.text import abbreviates, end_of, unwrapped
from yougo.model.documents import Token
from yougo.model.findings import Finding, Name, bounded

_FARTHEST = 300
_HEAD = 2
"""Letters of a noun that is never a name alone: 者, 情報."""
_JOINTS = ("の", "と", "や")
"""Particles that join the nouns of one name."""


def find(view: View) -> Iterator[BracketOutcome]:
    """The description before each short name; none where there is a name before it."""
    return told(view.open_japanese_brackets(), _read)


def _read(bracket: Bracket) -> Finding | None:
    alias = bracket.content.alias
    is_told = bracket.content.hereafter or vocabulary.phrase("so called").match(bracket.text)
    if not is_told:
        return None
    words = _words_before(bracket.scan, bracket.pair.open)
    noun = _last_noun(names_before(bracket.scan, bracket.pair.open), alias)
    if not noun or not _describes(bracket.scan.analyse(words), noun, alias):
        return None
    title = words[end_of(vocabulary.pattern("leads").match(words)) :]
    if title == noun:
        return None  # the words only point: 別紙の様式
    if _is_title(bracket.scan.analyse(title), alias):
        return replace(bracket.finding(), japanese=(Name(title, "phrase"),), aliases=(alias,))
    return replace(bracket.finding(), japanese=bounded(alias, "quotation"), definition=words)


def _is_title(words: Sequence[Token], alias: str) -> bool:
    """Whether words are the title of a law that the short name abbreviates: 遅延を防止するための法律."""
    text = tokens.text_of(words)
    is_law = vocabulary.phrase("title of a law").search(text) is not None
    return is_law and abbreviates(alias, text) and not any(map(tokens.makes_statement, words))


def _words_before(scan: Scan, end: int) -> str:
    """The clause that ends before a short name, without what only leads to it."""
    before = unwrapped(scan.passage.text[_start(scan, end) : end]).strip("　 、")
    return vocabulary.pattern("openings").sub("", before)


def _last_noun(names: Sequence[Name], alias: str) -> str:
    """The last noun before a short name; ``""`` where the document bounds a name, or one is shortened."""
    by_basis = dict(map(attrgetter("basis", "text"), reversed(names)))
    chunk = by_basis.get("chunk", "")
    is_bounded = len(chunk) > _HEAD and any(map(attrgetter("is_bounded"), names))
    return "" if is_bounded or abbreviates(alias, by_basis.get("phrase", "")) else chunk


def _describes(words: Sequence[Token], noun: str, alias: str) -> bool:
    """Whether what comes before the last noun makes the words a description of the short name."""
    start = words[-1].end - len(noun)
    before = tokens.until(start, words)
    if alias == noun or _is_shortened(words, alias):
        return False
    if alias.endswith(noun) or len(noun) <= _HEAD:
        return True
    return any(map(tokens.is_clausal, before)) and not abbreviates(alias, noun)


def _is_shortened(words: Sequence[Token], alias: str) -> bool:
    """Whether the words are nouns joined by の and the like, and the short name has letters of them."""
    has_verb = any(map(tokens.is_verb, words))
    is_name = tokens.is_nominal(words, _JOINTS) and not has_verb
    return is_name and abbreviates(alias, tokens.text_of(words))


def _start(scan: Scan, end: int) -> int:
    """Where the clause begins that ends at `end`; what is in brackets divides nothing."""
    low = start = max(0, end - _FARTHEST)
    for match in vocabulary.pattern("clause_starts").finditer(scan.text, low, end):
        if not scan.is_enclosed(match.start(), low):
            start = match.end()
    return max(start, scan.mark_before(end))
