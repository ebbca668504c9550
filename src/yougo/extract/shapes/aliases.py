"""Whether Japanese in a bracket, of which nothing says the sort, is another name of what stands before it."""

import re
from collections.abc import Sequence

from yougo.extract import vocabulary
from yougo.extract.shapes import tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import abbreviates
from yougo.model.documents import Token
from yougo.model.findings import Name

_KANJI = re.compile(f"[{KANJI}]")
_KATAKANA_NAME, _KANJI_NAME = re.compile(f"[{KATAKANA}・]{{3,}}"), re.compile(f"[{KANJI}]{{4,}}")
_LONGEST_ALIASED, _SHORTEST = 30, 2


def is_alias(scan: Scan, name: Name, other: str) -> bool:
    """Whether Japanese in the bracket behind a name is another name of the same."""
    words = scan.analyse(other)
    if len(other) < _SHORTEST or not tokens.names_something(words):
        return False
    if _is_sound(name, other) or _is_rendering(scan, name, words):
        return True
    is_owned = any(map(tokens.is_owner, words))
    return not is_owned and any(tells(name, other) for tells in _ALIASES)


def _is_sound(name: Name, other: str) -> bool:
    return bool(_KATAKANA_NAME.fullmatch(other) and _KANJI_NAME.fullmatch(name.text))


def _is_rendering(scan: Scan, name: Name, words: Sequence[Token]) -> bool:
    """Whether of two names one says in katakana, word by word, what the other says in kanji."""
    katakana = [_KATAKANA_NAME.fullmatch(each) is not None for each in (name.text, tokens.text_of(words))]
    is_owned = any(map(tokens.is_owner, words))
    has_kanji = len(_KANJI.findall(name.text + tokens.text_of(words))) > 1
    is_of_each = sum(katakana) == 1 and has_kanji and not is_owned
    return is_of_each and tokens.is_rendering(scan.analyse(name.text), words)


def _is_short(name: Name, other: str) -> bool:
    begins = other[0] == name.text[0] or len(other) > 2
    return begins and len(other) < len(name.text) and abbreviates(other, name.text)


def _ends_as_quotation(name: Name, other: str) -> bool:
    is_short_quotation = name.basis == "quotation" and len(name.text) <= _LONGEST_ALIASED
    is_body = vocabulary.pattern("bodies").search(other) is not None
    return is_short_quotation and name.text.endswith(other[-2:]) and not is_body


_ALIASES = (_is_short, _ends_as_quotation)
"""How Japanese in a bracket that names no owner is another name of the same.

Of the name's letters in their order (日本銀行（日銀）); or as the end of a quotation
(「…基本計画」（…の計画）), unless it is a body's name: that is its source.
"""
