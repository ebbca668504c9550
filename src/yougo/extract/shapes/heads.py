"""What may be the head of an entry, and what only labels a line or a section: 例, 第1回, 本書の目的."""

import re
from functools import lru_cache

from yougo.extract import vocabulary
from yougo.extract.shapes import columns, tokens
from yougo.language.characters import HIRAGANA, KATAKANA, is_japanese
from yougo.language.patterns import QUOTATION_MARKS, ROUND_BRACKET
from yougo.language.text import tidy
from yougo.model.documents import Analyse

_NO_HEAD = re.compile(r"^[\d.,:/\s-]*$|[?？!！]$")
_NUMBERS = re.compile(r"^[\d\s.．()（）]+|[\d\s.．()（）]+$")
_LAST_BRACKET = re.compile(rf"(?<=.)\s*{ROUND_BRACKET}$")
_READING = re.compile(rf"[(（][{HIRAGANA}{KATAKANA}　 ]+[)）]")
_LONGEST_TITLE = 60


@lru_cache(1 << 12)
def is_label(head: str) -> bool:
    """Whether what comes before the colon is a label of the line or has no words: 例, 第1回, 本書の目的."""
    bare = _NUMBERS.sub("", _LAST_BRACKET.sub("", head.strip()))
    plain = tidy(bare).strip(f"{QUOTATION_MARKS}*_ ").lower()
    is_word = not vocabulary.words("line_labels").isdisjoint((plain, last_noun(plain)))
    is_word = is_word or vocabulary.phrase("label of a report").fullmatch(plain) is not None
    return is_word or columns.labels_term(plain) or _NO_HEAD.search(plain) is not None


def last_noun(plain: str) -> str:
    """What comes after the last の of a label: 目的 of 本書の目的."""
    whole, _, last = plain.rpartition("の")
    return last if whole else plain


def may_be_term(text: str, analyse: Analyse) -> bool:
    """Whether a heading or a title is nouns alone and no label."""
    if len(text) > _LONGEST_TITLE or is_label(text):
        return False
    if is_japanese(text):
        return not any(map(tokens.makes_phrase, analyse(_READING.sub("", text))))
    return not vocabulary.phrase("phrase").match(text.partition("(")[0])
