"""ACR（名）, ACR（English）, English（ACR）, English（名）: Latin letters before the bracket.

The long form before an acronym is the shortest run of words that spells it (after Schwartz and Hearst,
"A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003, with the
alignment of `yougo.letters`); in Japanese text the whole run of Latin letters may be it.
"""

import re
from dataclasses import replace

from yougo.extract.inside import Inside, is_english
from yougo.extract.scan import Pair, Scan
from yougo.letters import is_acronym, spell
from yougo.model import Finding, Name
from yougo.text import KANJI, is_japanese, tidy

RULE = "latin_then_bracket"
_RUN = re.compile(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9 \n.,'’&/+\-–“”\"]*$")
_NOUN_END = re.compile(f"(?:[{KANJI}ァ-ヴー]|[的なる])$")
_REACH = 120
_LONGEST_NAME = 45
_CLAUSE_PARTICLES = {"は", "が", "を", "も", "へ", "から", "まで", "ば"}
_BETTER = ("initials", "content", "syllables", "inner", "partial")


def find(scan: Scan, pair: Pair, inside: Inside) -> Finding | None:
    """The finding of one bracket behind Latin letters, or None."""
    near = scan.text[max(0, pair.open - _REACH) : pair.open]
    run = _RUN.search(near)
    if not run:
        return None
    before = near[: run.start()].rstrip()
    text = " ".join(run[0].split()).strip(" \"“”'’.,&/+-–")
    bounded = is_japanese(before[-1]) or not before[-1].isascii() if before else scan.is_headword
    if inside.english and not inside.acronym and _NOUN_END.search(before) and not _fits(text, inside.english):
        return None  # 生成AI（Generative AI）: the letters are the end of a Japanese name
    alone = bounded or (scan.is_japanese and (not before or before[-1] in '"([{:;,'))
    found = _stated(scan, scan.finding(RULE, pair.open - 1, pair.close + 1), text, inside, alone=alone)
    if found and found.acronym and found.english:
        return replace(found, letters=spell(found.acronym, found.english).sort)
    return found


def _stated(scan: Scan, bare: Finding, run: str, inside: Inside, *, alone: bool) -> Finding | None:
    words = run.split()
    last = words[-1] if words else ""
    names = (Name(inside.japanese, "bracket", hard=True),) if inside.japanese else ()
    if inside.japanese and not inside.acronym and alone:
        if not _is_name(scan, inside.japanese):
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
        english = _long_form(words, inside.acronym, alone=alone)
        return replace(bare, acronym=inside.acronym, english=english, japanese=names) if english else None
    return None


def _fits(acronym: str, english: str) -> bool:
    return spell(acronym, english).sort in {"initials", "content", "syllables"}


def _is_name(scan: Scan, text: str) -> bool:
    """Whether a bracket's Japanese is a name: nominal, not a mere place, not a clause."""
    if len(text) > _LONGEST_NAME:
        return False
    tokens = scan.analyse(text)
    if not tokens or tokens[-1].pos[0] not in {"名詞", "接尾辞", "形状詞"}:
        return False
    places = all(token.pos[2:3] == ("地名",) or token.pos[0] == "補助記号" for token in tokens)
    clause = any(token.pos[0] == "助詞" and token.surface in _CLAUSE_PARTICLES for token in tokens)
    return not places and not clause


def _long_form(words: list[str], acronym: str, *, alone: bool) -> str:
    """The words that the acronym stands for, ``""`` when none spell it."""
    letters = sum(char.isalnum() for char in acronym)
    reach = min(letters + 5, 2 * letters + 2)
    best: tuple[int, int, str] | None = None
    for count in range(1, min(reach, len(words)) + 1):
        candidate = " ".join(words[-count:]).strip("\"“”'’")
        spelling = spell(acronym, candidate)
        if not spelling or spelling.positions[0] != 0 or candidate == acronym:
            continue
        rank = (_BETTER.index(spelling.sort), count, candidate)
        best = min(best, rank) if best else rank
    if best and (best[1] > 1 or len(best[2]) > len(acronym) + 2):
        return tidy(best[2])
    whole = " ".join(words)
    titled = sum(word[0].isupper() for word in words) * 2 > len(words) > 1
    return tidy(whole) if alone and titled and "," not in whole and is_english(whole) and not best else ""
