"""軸索（神経細胞から伸びる枝）: a bracket that says what kind of thing the name before it is for.

It holds a clause and a noun, and no name. What it says about one case (今回使う枝) does not explain a term.
"""

from collections.abc import Iterator
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import kinds, subjects, tokens
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.text import unwrapped
from yougo.model.findings import Finding


def find(view: View) -> Iterator[BracketOutcome]:
    """A definition for each bracket that explains the name before it."""
    return told(view.open_japanese_brackets(), _read)


def _read(bracket: Bracket) -> Finding | None:
    words = unwrapped(bracket.text).strip("。．. 　")
    if not bracket.scan.may_define or not _explains(bracket.scan, words):
        return None
    names = names_before(bracket.scan, bracket.pair.open)
    if not names or not _is_term(bracket.scan, names[0].text):
        return None
    return replace(bracket.finding(), japanese=names, definition=words)


def _explains(scan: Scan, words: str) -> bool:
    """Whether words are a clause and a noun, and neither a remark nor a labelled name: 正式名：甲."""
    is_aside = vocabulary.labels().match(words) or vocabulary.pattern("asides").match(words)
    if not is_japanese(words[-1:]) or is_aside:
        return False
    is_remark = vocabulary.pattern("remark_signs").search(words) or vocabulary.phrase("one of many").search(
        words
    )
    return not is_remark and kinds.tells_kind_in_clause(words, scan.analyse)


def _is_term(scan: Scan, name: str) -> bool:
    """Whether a name may be a term's, and is not a person's or a place's."""
    words = scan.analyse(name)
    is_own_name = any(map(tokens.is_person, words)) or tokens.is_only_a_place(words)
    return tokens.ends_name(words) and not (is_own_name or subjects.is_common(name))
