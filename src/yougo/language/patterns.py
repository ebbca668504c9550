"""Parts of regular expressions that several modules share, each with an example."""

import re
from functools import cache

from yougo.language import word_tables

LATIN = "A-Za-zÀ-ɏ0-9"
"""The letters and digits of a Latin word, to use inside square brackets: ``[{LATIN}]+``."""
LATIN_NAME = rf"[{LATIN}][{LATIN} .'’&/+\-–]*"
"""A run of Latin letters that may be a name, on one line: Data Free Flow with Trust, R&D."""
LATIN_WORDS = rf"[{LATIN}][{LATIN} \n.,'’“”\"&/+\-–]*"
"""The same with commas and quotation marks, over several lines: Ministry of Land, Infrastructure."""
LATIN_TEXT = rf"[{LATIN}][{LATIN} \n.,'’“”\"&/+\-‐‑–—:;()#!?%*]*"
"""The same with all punctuation of a sentence: International Seabed Authority: ISA."""
KANJI_NUMBERS = "一二三四五六七八九十百"
"""The digits of 第三章, to use inside square brackets."""
ITEM_NUMBER = r"\d{1,2}[.．)）](?!\d)"
"""The number before an item or a sentence: 3), ２．"""
SECTION_NUMBER = r"\d+(?:[-－‐–.．]\d+)+"
"""The number of a section or a figure: 3-3-1, 1.2."""
CIRCLED_NUMBERS = "①-⓿❶-➓㉈-㉏㉑-㉟㊱-㊿"
"""①, ❷, … to use inside square brackets."""
BULLETS = "•‣⁃●○◎◯◦⚫⚪■□▪▫◆◇▶▷►▸▹▼▽◽◾✓➢"
"""The signs before an item, to use inside square brackets; without ・, which names contain too."""
ARROWS = "\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f"
"""→, ⇒, ⟶ and the like, to use inside square brackets."""
CROSSES = "✗✘❌✕"
"""The signs that mark an answer as wrong, to use inside square brackets; × is also written between sizes."""
PICTURES = "\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u20e3\U0001f000-\U0001faff"
"""✅, ✗, 💡 and the end of a key's picture (3️⃣), to use inside square brackets."""

SENTENCE_ENDS = "。！？!?"
"""What ends a Japanese sentence, to use inside square brackets."""
FULL_STOP = (
    r"\.(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bcf\.)"
    r"(?!(?:(?<=\b[A-Z]\.)|(?<=\bInc\.)|(?<=\bLtd\.)|(?<=\bCo\.)|(?<=\bCorp\.))\s+[(a-z])"
    r"(?!(?:(?<=\b[Nn]o\.)|(?<=\bNos\.)|(?<=\bFig\.)|(?<=\bFigs\.)|(?<=\bArt\.)|(?<=\bSec\.)|(?<=\bVol\.)"
    r"|(?<=\bCh\.)|(?<=\bEq\.)|(?<=\bReg\.)|(?<=\bpp\.))\s+[A-Z]{0,3}[-.]?\d)"
)
"""A full stop that may end an English sentence, not one of e.g., vs. or Circular No. A-130."""
ROUND_BRACKET = "[(（][^()（）]*[)）]"
"""A round bracket, full-width or not, with its contents: （WHO）."""
OUTSIDE_BRACKETS = r"(?![^()（）\[\]［］【】〔〕]*[)）\]］】〕])"
"""What no bracket holds, to put behind a sign: the colon of 曳船：tug, not that of 港湾局［略称：港局］."""
QUOTATION_MARKS = '「」『』“”"'
"""The marks to strip from a name: 「WHO」."""


@cache
def pointing(*kinds: str) -> re.Pattern[str]:
    """The words of ``pointing.tsv`` of these kinds: words that refer (これ, This) or join (しかし)."""
    words = [word for word, kind, _ in word_tables.rows(__package__, "pointing") if kind in kinds]
    return re.compile(rf"(?:{'|'.join(words)})(?![A-Za-z])", re.IGNORECASE)
