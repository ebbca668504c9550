"""ACR（名）, ACR（English）, English（ACR）, English（名）: Latin letters before the bracket.

Here the letters need not tell: in Japanese text a run of Latin letters before an acronym, or the words in the
bracket behind one, may be what it stands for all the same. What they tell is `english_long_form`'s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.shapes import tokens
from yougo.extract.shapes.bracket_content import is_english
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.letters import is_acronym, spell
from yougo.language.patterns import LATIN_WORDS
from yougo.language.text import tidy
from yougo.model.codes import Reason
from yougo.model.documents import Token
from yougo.model.findings import Finding, bounded

_RUN = re.compile(f"{LATIN_WORDS}$")
_NOUN_END = re.compile(f"(?:[{KANJI}{KATAKANA}]|[的なる])$")
_BOUND = {True: re.compile(r"(?:^|[\"(\[{:;,]|[^\x00-\x7f])$"), False: re.compile(r"(?:^|[^\x00-\x7f])$")}
"""What may stand before letters that stand alone, in Japanese text and in other headwords."""
_KATAKANA = re.compile(f"[{KATAKANA}]+")
_SPELLED = {"initials", "content", "syllables"}
"""How letters are spelled that are no part of a Japanese name."""
_REACH = 120
_LONGEST_NAME = 45


@dataclass(frozen=True, slots=True)
class _Run:
    """The Latin letters before a bracket."""

    text: str
    before: str
    """What stands before them, as far as it is looked at."""
    alone: bool
    """Whether they are bounded: by Japanese, by a sign, or by the beginning of the text."""

    @property
    def acronym(self) -> str:
        """The last word, if that is an acronym."""
        last = self.text.rpartition(" ")[2]
        return last if is_acronym(last) else ""

    @property
    def is_title(self) -> bool:
        """Whether it is English of which most words begin with capitals."""
        words = self.text.split()
        capitals = sum(word[0].isupper() for word in words)
        return 2 * capitals > len(words) > 1 and is_english(self.text)


def find(view: View) -> Iterator[BracketOutcome]:
    """The finding of each bracket behind Latin letters."""
    return told(filter(attrgetter("content"), view.open_japanese_brackets()), _read)


def _read(bracket: Bracket) -> Finding | Reason | None:
    run = _run(bracket)
    if not run or _is_end_of_name(bracket, run):
        return None
    found = _found(bracket, run)
    if found or not bracket.content.japanese:
        return found
    return bracket.rejection or "unlabelled-name"


def _run(bracket: Bracket) -> _Run | None:
    scan, end = bracket.scan, bracket.pair.open
    start = max(0, end - _REACH, scan.after_number(end))
    run = _RUN.search(scan.text[start:end])
    if not run:
        return None
    before = run.string[: run.start()].rstrip()
    alone = _BOUND[scan.is_japanese].search(before) is not None
    return _Run(" ".join(run[0].split()).strip(" \"“”'’.,&/+-–"), before, alone)


def _is_end_of_name(bracket: Bracket, run: _Run) -> bool:
    """Whether the letters are the end of a Japanese name: 海洋OS（Marine Operating System: MOS）."""
    english = bracket.content.english
    may_be_end = bool(english) and _NOUN_END.search(run.before) is not None
    return may_be_end and spell(run.text, english).sort not in _SPELLED


def _found(bracket: Bracket, run: _Run) -> Finding | None:
    content = bracket.content
    if content.japanese and not content.acronym and run.alone:
        return _named_in_japanese(bracket, run.text)
    if not content.english:
        return _stated(bracket, content.acronym, _title(bracket, run))
    if _is_told(bracket, run) or spell(run.acronym, content.expansion):
        return _stated(bracket, run.acronym, content.expansion)
    return None


def _stated(bracket: Bracket, acronym: str, english: str) -> Finding | None:
    """An acronym and its English, with the Japanese name that the bracket gives beside one of them."""
    if not acronym or not english:
        return None
    japanese = bounded(bracket.content.japanese, "bracket")
    return replace(bracket.finding(), acronym=acronym, english=english, japanese=japanese)


def _is_told(bracket: Bracket, run: _Run) -> bool:
    """Whether words in the bracket are what letters before it stand for, though they need not spell them."""
    return run.alone and (bracket.scan.is_japanese or run.acronym == run.text)


def _title(bracket: Bracket, run: _Run) -> str:
    """The letters before an acronym, where they are a title in Japanese text; a comma may part two names."""
    is_whole = bracket.scan.is_japanese and "," not in run.text
    return tidy(run.text) if is_whole and run.is_title else ""


def _named_in_japanese(bracket: Bracket, run: str) -> Finding | None:
    """ACR（名） and English（名）."""
    japanese = bracket.content.japanese
    if not _is_name(bracket, japanese) or _is_sound(japanese, run):
        return None
    found = replace(bracket.finding(), japanese=bounded(japanese, "bracket"))
    if is_acronym(run):
        return replace(found, acronym=run, english=bracket.content.english)
    return replace(found, english=tidy(run)) if is_english(run) and run[0].isupper() else None


def _is_sound(japanese: str, acronym: str) -> bool:
    """Whether katakana only says how letters are spoken: RAID（レイド）."""
    is_short = len(japanese) <= len(acronym) + 2
    return is_short and is_acronym(acronym) and _KATAKANA.fullmatch(japanese) is not None


def _is_name(bracket: Bracket, text: str) -> bool:
    """Whether a bracket's Japanese is a name: nominal, not a mere place, not a clause, not 4K（対応）."""
    words = bracket.scan.analyse(text)
    if not 1 < len(text) <= _LONGEST_NAME or not tokens.ends_nominally(words):
        return False
    is_other = tokens.is_only_a_deed(words) or tokens.is_no_more_than_places(words)
    return not is_other and not any(_divides(word, text) for word in words)


def _divides(word: Token, text: str) -> bool:
    """Whether a word stands between names or in a clause; behind から and まで の joins two nouns."""
    return tokens.is_divider(word) and not text.startswith("の", word.end)
