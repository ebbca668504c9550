"""名（ACR）, 名（English）, 名（English: ACR）, 名（ACR: English）, 名（English）（ACR）, 名（略称：ACR）.

Also 名（以下「X」という。）, 名（旧Y） and 名（かな）: a name, and in the bracket what else it is called, or
what it means. An instrument's word may follow the bracket and end the name: 包括的漁業（CFA）協定.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from yougo.extract import vocabulary
from yougo.extract.rule import Found, Rejected, View
from yougo.extract.shapes.bracket_content import BracketContent
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Pair, Scan
from yougo.language.characters import KANJI, KATAKANA, is_japanese
from yougo.language.letters import spell
from yougo.language.patterns import KANJI_NUMBERS, SECTION_NUMBER
from yougo.language.text import is_kanji
from yougo.model.codes import Reason
from yougo.model.findings import Finding, Name

_BODY = re.compile(r"[省庁府局社党署編著訳作氏]$|大学|新聞|研究所|[^協]会$|機関|機構|協会|同|発言|法$|項")
_FORMS = frozenset("株式会社 有限会社 合同会社 財団法人 社団法人 独立行政法人 学校法人 事務局 本部".split())
"""What a body is, or a part of it: no name by itself."""
_MEETING = re.compile(rf"第\s*[\d{KANJI_NUMBERS}]+\s*(?:回|次)(?:会合|会議|総会|大会|調査)?$")
"""Which of several meetings it was: no name of a body."""
_MEASURE = re.compile(
    "(?:ランキング|順位|割合|比率|推移|売上高|シェア|件数|契約数|加入者数|支出額|輸出額|輸入額)$"
)
"""What is measured: the bracket behind it says by whom, or of whom."""
_EDITION = re.compile("([A-Z]{2,8})-?[0-49][0-9]")
_HELD = re.compile("(?:会議|総会|会合|大会|サミット|フォーラム)$")
"""What is held every few years: the number behind its acronym is the year."""
_NUMBERING = re.compile(rf"^{SECTION_NUMBER}[.．]?\s+")
"""A figure's or a section's number before a name."""
_LONGEST_ALIASED, _LONGEST_COUNTRY = 30, 4


def find(view: View) -> Iterator[Found | Rejected]:
    """The finding of each bracket that is left, or why it states nothing of what stands before it."""
    for bracket in view.open_brackets():
        if not bracket.is_after_japanese:
            continue
        if bracket.rejection in {"place", "person"} or not bracket.content:
            yield Rejected(bracket.rejection or "unknown", bracket)
            continue
        found = _found(bracket.scan, bracket.pair, bracket.content)
        if isinstance(found, Finding):
            yield Found(found, bracket)
        else:
            yield Rejected(found, bracket)


def _found(scan: Scan, pair: Pair, inside: BracketContent) -> Finding | Reason:
    """The finding of one bracket, or why it states no name for what stands before it."""
    goes_on = re.match("[A-Za-z]", scan.text[pair.close + 1 : pair.close + 2])  # 異能（Inno）vation
    names = names_before(scan, pair.open, inside.acronym) if pair.open and not goes_on else ()
    edition = _EDITION.fullmatch(inside.acronym)
    if edition and names and _HELD.search(names[0].text):
        inside = replace(inside, acronym=edition[1])  # 2019年世界無線通信会議（WRC-19）
    names = tuple(replace(name, text=_NUMBERING.sub("", name.text)) for name in names)
    if not names:
        unspelled = inside.acronym and scan.first_japanese >= pair.open
        return "unspelled" if unspelled else "no-name-before"
    if reason := _refusal(scan, names[0], inside):
        return reason
    if inside.acronym and (rest := _going_on(scan, pair.close + 1, inside.acronym)):
        names = tuple(replace(name, text=name.text + rest) for name in names)
    if inside.acronym and inside.acronym in names[0].text:
        names = ()  # APIゲートウェイ（API: …）explains a part of the name
        if not inside.english:
            return "unknown"
    return replace(
        scan.finding(pair.open - 1, pair.close + 1),
        acronym=inside.acronym,
        japanese=names,
        english=inside.english,
        reading=inside.reading,
        definition=inside.definition,
        aliases=tuple(alias for alias in (inside.alias, inside.japanese) if alias and is_japanese(alias)),
        former=(inside.former,) if inside.former else (),
        letters=spell(inside.acronym, inside.english).sort if inside.acronym and inside.english else "",
        url=_url(scan, pair.open),
    )


def _refusal(scan: Scan, name: Name, inside: BracketContent) -> Reason | Literal[""]:
    """Why the bracket says nothing of the name that stands before it; ``""`` when it does."""
    if name.text in _FORMS or _MEETING.search(name.text) or _is_person(scan, name.text):
        return "no-name-before"
    if inside.single and not _is_common(scan, name.text):
        return "unknown"
    bare = inside.acronym and not inside.english
    if bare and (_is_place(scan, name.text, inside.acronym) or _MEASURE.search(name.text)):
        return "no-name-before"
    if replace(inside, hereafter=False) == BracketContent(alias=name.text):  # 規則（以下「規則」という。）
        return "unknown"
    if replace(inside, japanese="") or _is_alias(scan, name, inside.japanese):
        return ""
    return "unlabelled-name"


def _is_alias(scan: Scan, name: Name, other: str) -> bool:
    """Whether Japanese in the bracket, of which nothing says the sort, is another name of the same.

    It is when it is made of the name's letters (日本銀行（日銀）), is in katakana behind a name in kanji, or
    ends as the quotation before it does (「…基本計画」（…の計画）) and is no body's name: that is its source.
    """
    tokens = scan.analyse(other)
    if not tokens or tokens[-1].pos[0] not in {"名詞", "接尾辞"} or len(other) < 2:
        return False
    if any(token.pos[2:3] in {("地名",), ("人名",)} or token.pos[0] == "助動詞" for token in tokens):
        return False
    letters = iter(name.text)
    begins = other[0] == name.text[0] or len(other) > 2
    if len(other) < len(name.text) and begins and all(char in letters for char in other):
        return True
    if re.fullmatch(f"[{KATAKANA}・]{{3,}}", other) and re.fullmatch(f"[{KANJI}]{{4,}}", name.text):
        return True
    alike = other[-2:] == name.text[-2:] and not _BODY.search(other)
    return name.ground == "quotation" and alike and len(name.text) <= _LONGEST_ALIASED


def _going_on(scan: Scan, offset: int, acronym: str) -> str:
    """The instrument's word behind the bracket that ends the name, as the acronym's last letter tells."""
    for word, _, letters in vocabulary.table("instruments"):
        if scan.text.startswith(word, offset) and acronym.rstrip("s")[-1:] in letters:
            following = scan.text[offset + len(word) : offset + len(word) + 1]
            return "" if is_kanji(following) else word
    return ""


def _is_person(scan: Scan, name: str) -> bool:
    """Whether the name is a person's alone: the bracket then holds an affiliation."""
    bare = re.sub("(?:氏|さん|教授|先生|博士)$", "", name)
    tokens = scan.analyse(bare)
    return bool(tokens) and all(token.pos[2:3] == ("人名",) for token in tokens)


def _is_place(scan: Scan, name: str, acronym: str) -> bool:
    """Whether the name is a place's alone, and the acronym no country's: 米国（AT&T）."""
    tokens = scan.analyse(name)
    places = bool(tokens) and all(token.pos[2:3] == ("地名",) for token in tokens)
    return places and not (
        tokens[-1].pos[3:4] == ("国",) and acronym.isalpha() and len(acronym) <= _LONGEST_COUNTRY
    )


def _is_common(scan: Scan, name: str) -> bool:
    """Whether no part of the name is a place's, a person's or a firm's own."""
    return all(token.pos[1:2] != ("固有名詞",) for token in scan.analyse(name))


def _url(scan: Scan, offset: int) -> str:
    """The target of the link that the name is, or stands in."""
    for edge in scan.edges_over(offset):
        if edge.ground == "link" and edge.value.startswith(("https://", "http://")):
            return edge.value
    return ""
