"""ACR（名）, ACR（English）, English（ACR）, English（名）: Latin letters before the bracket.

Here the letters need not tell: in Japanese text a run of Latin letters before an acronym, or the words in the
bracket behind one, may be what it stands for all the same. What they tell is `english_long_form`'s.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from yougo.extract.rule import Found, Rejected, View
from yougo.extract.shapes.bracket_content import BracketContent, is_english
from yougo.extract.shapes.scan import Pair, Scan
from yougo.language.characters import KANJI, KATAKANA, is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.patterns import LATIN_WORDS
from yougo.language.text import tidy
from yougo.model.findings import Finding, Name

_RUN = re.compile(f"{LATIN_WORDS}$")
_NOUN_END = re.compile(f"(?:[{KANJI}{KATAKANA}]|[的なる])$")
_REACH = 120
_LONGEST_NAME = 45
_CLAUSE_PARTICLES = {"は", "が", "を", "も", "へ", "から", "まで", "ば"}


def find(view: View) -> Iterator[Found | Rejected]:
    """The finding of each bracket behind Latin letters."""
    for bracket in view.open_brackets():
        scan, pair = bracket.scan, bracket.pair
        run = _run(scan, pair) if bracket.is_after_japanese and bracket.content else None
        if not run:
            continue
        found = _found(scan, pair, bracket.content, run)
        if found:
            yield Found(found, bracket)
        elif bracket.content.japanese:
            yield Rejected(bracket.rejection or "unlabelled-name", bracket)


def _run(scan: Scan, pair: Pair) -> re.Match[str] | None:
    """The Latin letters just before a bracket."""
    start = max(0, pair.open - _REACH, scan.after_number(pair.open))
    return _RUN.search(scan.text[start : pair.open])


def _found(scan: Scan, pair: Pair, inside: BracketContent, run: re.Match[str]) -> Finding | None:
    before = run.string[: run.start()].rstrip()
    text = " ".join(run[0].split()).strip(" \"“”'’.,&/+-–")
    bounded = is_japanese(before[-1]) or not before[-1].isascii() if before else scan.is_headword
    if inside.english and not inside.acronym and _NOUN_END.search(before) and not _fits(text, inside.english):
        return None  # 生成AI（Generative AI）: the letters are the end of a Japanese name
    alone = bounded or (scan.is_japanese and (not before or before[-1] in '"([{:;,'))
    found = _stated(scan, scan.finding(pair.open - 1, pair.close + 1), text, inside, alone=alone)
    if found and found.acronym and found.english:
        return replace(found, letters=spell(found.acronym, found.english).sort)
    return found


def _stated(scan: Scan, bare: Finding, run: str, inside: BracketContent, *, alone: bool) -> Finding | None:
    words = run.split()
    last = words[-1] if words else ""
    names = (Name(inside.japanese, "bracket", hard=True),) if inside.japanese else ()
    if inside.japanese and not inside.acronym and alone:
        if not _is_name(scan, inside.japanese) or _is_sound(inside.japanese, run):
            return None
        if is_acronym(run):
            return replace(bare, acronym=run, japanese=names, english=inside.english)
        return (
            replace(bare, english=tidy(run), japanese=names) if is_english(run) and run[0].isupper() else None
        )
    told = alone and (scan.is_japanese or len(words) == 1)
    if inside.english and not inside.single and is_acronym(last) and (told or spell(last, inside.english)):
        return replace(bare, acronym=last, english=inside.english, japanese=names)
    if inside.acronym and not inside.english and scan.is_japanese:
        english = _whole(words) if alone else ""
        return replace(bare, acronym=inside.acronym, english=english, japanese=names) if english else None
    return None


def _is_sound(japanese: str, acronym: str) -> bool:
    """Whether katakana only says how letters are spoken: RAID（レイド）."""
    short = len(japanese) <= len(acronym) + 2
    return is_acronym(acronym) and short and re.fullmatch(f"[{KATAKANA}]+", japanese) is not None


def _fits(acronym: str, english: str) -> bool:
    return spell(acronym, english).sort in {"initials", "content", "syllables"}


def _is_name(scan: Scan, text: str) -> bool:
    """Whether a bracket's Japanese is a name: nominal, not a mere place, not a clause."""
    if not 1 < len(text) <= _LONGEST_NAME or re.search("及び|および|または|又は", text):
        return False
    tokens = scan.analyse(text)
    if len(tokens) == 1 and tokens[0].pos[2:3] == ("サ変可能",):
        return False  # only what somebody does: 4K（対応）
    if not tokens or tokens[-1].pos[0] not in {"名詞", "接尾辞", "形状詞"}:
        return False
    places = all(token.pos[2:3] == ("地名",) or token.pos[0] == "補助記号" for token in tokens)
    clause = any(
        token.pos[0] == "助詞"
        and token.surface in _CLAUSE_PARTICLES
        and text[token.end : token.end + 1] != "の"
        for token in tokens
    )
    return not places and not clause


def _whole(words: list[str]) -> str:
    """A run of Latin letters in Japanese text whole, when most of its words begin with capitals."""
    whole = " ".join(words)
    titled = sum(word[0].isupper() for word in words) * 2 > len(words) > 1
    return tidy(whole) if titled and "," not in whole and is_english(whole) else ""
