"""軸索（神経細胞から伸びる枝）: a bracket that says what kind of thing the name before it stands for.

It holds a clause and a noun, and no name. What it says of this one case (今回使う枝) explains no term.
"""

from collections.abc import Iterator
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import kinds, tokens
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import pointing
from yougo.language.text import unwrapped
from yougo.model.findings import Finding

_LONGEST = 120


def find(view: View) -> Iterator[BracketOutcome]:
    """A definition for each bracket that explains the name before it."""
    return told(view.open_japanese_brackets(), _read)


def _read(bracket: Bracket) -> Finding | None:
    words = unwrapped(bracket.text).strip("。．. 　")
    passage = bracket.scan.passage
    is_text = passage.voice != "annotator" and passage.kind != "heading"
    if not is_text or not _explains(bracket.scan, words):
        return None
    names = names_before(bracket.scan, bracket.pair.open)
    if not names or words.endswith(names[0].text) or not _is_term(bracket.scan, names[0].text):
        return None
    return replace(bracket.finding(), japanese=names, definition=words)


def _explains(scan: Scan, words: str) -> bool:
    """Whether words are a clause and a noun, and no remark."""
    signs = (vocabulary.pattern("remark_signs"), vocabulary.phrase("one of many"))
    is_remark = any(sign.search(words) for sign in signs)
    return len(words) <= _LONGEST and not is_remark and kinds.tells_kind_in_clause(words, scan.analyse)


def _is_term(scan: Scan, name: str) -> bool:
    """Whether a name may be a term's, and is nobody's own."""
    words = scan.analyse(name)
    is_no_term = vocabulary.pattern("no_subjects").fullmatch(name) or pointing("pointing").match(name)
    is_own_name = any(map(tokens.is_person, words)) or tokens.is_only_a_place(words)
    return len(name) > 1 and tokens.ends_name(words) and not is_no_term and not is_own_name
