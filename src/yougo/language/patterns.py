"""Parts of regular expressions that several modules share, each with one name and an example."""

import re
from functools import cache

from yougo.language import word_tables

LATIN = "A-Za-zÀ-ɏ0-9"
"""For the brackets of a pattern, the characters of a word in Latin letters: ``[{LATIN}]+``."""
LATIN_NAME = rf"[{LATIN}][{LATIN} .'’&/+\-–]*"
"""A run of Latin letters that may be a name, on one line: Data Free Flow with Trust, R&D."""
LATIN_WORDS = rf"[{LATIN}][{LATIN} \n.,'’“”\"&/+\-–]*"
"""Such a run with commas and quotation marks in it, over several lines: Ministry of Land, Infrastructure."""
LATIN_TEXT = rf"[{LATIN}][{LATIN} \n.,'’“”\"&/+\-‐‑–—:;()#!?%*]*"
"""Such a run with the signs of a sentence in it: International Seabed Authority: ISA."""
KANJI_NUMBERS = "一二三四五六七八九十百"
"""For the brackets of a pattern, the digits of 第三章."""
ITEM_NUMBER = r"\d{1,2}[.．)）](?!\d)"
"""The number before an item or a sentence: 3), ２．"""
SECTION_NUMBER = r"\d+(?:[-－‐–.．]\d+)+"
"""The number of a section or a figure: 3-3-1, 1.2."""
CIRCLED_NUMBERS = "①-⓿❶-➓㉈-㉏㉑-㉟㊱-㊿"
"""For the brackets of a pattern: ①, ❷."""
BULLETS = "•●○◎◯■□◆◇▪▶►▼✓➢"
"""For the brackets of a pattern, the signs before an item; ・ is one at the beginning of a line only."""

SENTENCE_ENDS = "。！？!?"
"""For the brackets of a pattern, the signs that end a Japanese sentence."""
ROUND_BRACKET = "[(（][^()（）]*[)）]"
"""A round bracket of either width with what is in it: （WHO）."""
QUOTATION_MARKS = '「」『』“”"'
"""To strip from a name: 「WHO」."""


@cache
def pointing(*kinds: str) -> re.Pattern[str]:
    """How words begin that point at others (これ, This) or join them (しかし): ``pointing.tsv``, by kind."""
    words = [word for word, kind, _ in word_tables.rows(__package__, "pointing") if kind in kinds]
    return re.compile(rf"(?:{'|'.join(words)})(?![A-Za-z])", re.IGNORECASE)
