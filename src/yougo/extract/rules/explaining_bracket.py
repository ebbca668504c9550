"""軸索（神経細胞から伸びる枝）, LLM（文を続けるモデル）: a bracket that says what kind of thing a name is.

It holds a clause and a noun, and no name. What it says about one case (今回使う枝) does not explain a term.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import headwords, kinds, subjects, tokens
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import HIRAGANA, is_japanese
from yougo.language.patterns import LATIN_NAME
from yougo.language.text import unwrapped
from yougo.model.findings import Finding

_LATIN_END, _REACH = re.compile(rf"(?:^|(?<=[{HIRAGANA}、。「『\s]))(?P<name>(?=\w*[A-Z]){LATIN_NAME})\Z"), 60
"""A name in Latin letters that does not go on with Japanese before it."""

_POINTER = 4
"""Letters of a word that points at what follows: こうした."""


def find(view: View) -> Iterator[BracketOutcome]:
    """A definition for each bracket that explains the name before it."""
    return told(view.open_japanese_brackets(), _read)


def _read(bracket: Bracket) -> Finding | None:
    words = unwrapped(bracket.text).strip("。．. 　")
    if not bracket.scan.may_define or not _explains(bracket.scan, words):
        return None
    found = replace(bracket.finding(), definition=words)
    latin = _LATIN_END.search(bracket.scan.text, max(0, bracket.pair.open - _REACH), bracket.pair.open)
    if latin:
        name = headwords.parse(latin["name"].strip())
        return headwords.named(found, name, "chunk") if name and kinds.ends_in_kind(words) else None
    names = names_before(bracket.scan, bracket.pair.open)
    is_term = (
        bool(names) and not _is_pointed_at(bracket, names[0].text) and _is_term(bracket.scan, names[0].text)
    )
    return replace(found, japanese=names) if is_term else None


def _is_pointed_at(bracket: Bracket, name: str) -> bool:
    """Whether a word before a name points at one thing of the kind: その制度（…）, 当該装置（…）."""
    before = bracket.scan.text[max(0, bracket.pair.open - len(name) - _POINTER) : bracket.pair.open]
    return vocabulary.phrase("points at a thing").search(before.rpartition(name)[0]) is not None


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
