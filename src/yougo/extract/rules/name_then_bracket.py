"""名（ACR）, 名（English）, 名（English: ACR）, 名（ACR: English）, 名（English）（ACR）, 名（略称：ACR）.

Also 名（以下「X」という。）, 名（旧Y） and 名（かな）: a name, and in the bracket what else it is called, or
what it means. An instrument's word may follow the bracket and end the name: 包括的漁業（CFA）協定.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, product
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, View, told
from yougo.extract.rules import refused_short_names
from yougo.extract.rules.refused_names import REFUSALS, is_no_other_name
from yougo.extract.shapes import editions, kinds, leading_letters, lone_deeds, told_phrases
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.stretches import Key
from yougo.language.characters import KANJI, KATAKANA, is_japanese
from yougo.language.letters import spell
from yougo.language.patterns import SECTION_NUMBER
from yougo.language.text import caught, has_closed_brackets
from yougo.model.codes import Reason
from yougo.model.findings import Finding, Name, rewritten

_NUMBERING = re.compile(rf"^(?:{SECTION_NUMBER}[.．]?\s+|【[^【】]{{1,8}}】(?=.))")
"""A figure's or a section's number before a name."""
_LETTERS = re.compile("[A-Z][A-Za-z]*[A-Z]")
_STANDARD = re.compile(r"[A-Z]{2,}[ -]?\d{3,}")
"""The number of a standard, which is no short name: RFC8259."""
_DIGITS = re.compile(r"\d+")
_DASH = re.compile("[-‐–—―－]")
_NOUN = re.compile(f"[{KANJI}{KATAKANA}]")
_KANJI = re.compile(f"[{KANJI}]")
_CODE = re.compile("[a-z]+(?:_[a-z]+)+")
_SMALL_WORD = re.compile("[a-z]+(?:-[a-z]+)*")
_REST_OF_NAME = re.compile("[A-Za-z]|・[^「」『』()（）、。]{2,20}[」』]")
"""What goes on with a word or a quoted name behind a bracket: 「マリン（MARIN）・計画」."""
_WEB = re.compile("https?://")
_NEAR = 4
"""How many passages are at most between two items of one list."""


def find(view: View) -> Iterator[BracketOutcome]:
    """The finding of each bracket that is left, or why it states nothing about what comes before it."""
    brackets = list(view.open_japanese_brackets())
    said = {bracket.key: _read(bracket) for bracket in brackets}
    marked = _marked(said) | _codes(brackets)
    return told(brackets, lambda bracket: "unknown" if bracket.key in marked else said[bracket.key])


def _marked(said: Mapping[Key, Finding | Reason]) -> set[Key]:
    """The brackets whose letters do not name what comes before them, but mark several things."""
    bare = {key: each for key, each in said.items() if isinstance(each, Finding) and _is_bare(each)}
    letters = {*_letters_of_unlike_names(bare), *_letters_of_one_name(bare)}
    names = {_first(each) for each in bare.values() if each.acronym in letters}
    return {key for key, each in bare.items() if _first(each) in names}


def _codes(brackets: Sequence[Bracket]) -> set[Key]:
    """The brackets with a small word near one with a code, and so a code too: （scope）, （user_scope）."""
    near: set[tuple[str, int]] = set()
    for bracket in _reading(brackets, _CODE):
        numbers = range(bracket.passage - _NEAR, bracket.passage + _NEAR + 1)
        near.update(product((bracket.scan.passage.kind,), numbers))
    words = _reading(brackets, _SMALL_WORD)
    return {word.key for word in words if (word.scan.passage.kind, word.passage) in near}


def _reading(brackets: Iterable[Bracket], form: re.Pattern[str]) -> Iterator[Bracket]:
    """The brackets with what a pattern describes."""
    return (bracket for bracket in brackets if form.fullmatch(bracket.text))


def _is_bare(finding: Finding) -> bool:
    """Whether it gives an acronym for a Japanese name, and no English."""
    return bool(finding.acronym and finding.japanese) and not finding.english


def _letters_of_unlike_names(bare: Mapping[Key, Finding]) -> Iterator[str]:
    """Acronyms that neighbours of a list have in common, whose names have nothing in common."""
    last: dict[str, tuple[int, set[str]]] = {}
    for (passage, _), each in bare.items():
        name = _pieces(_first(each))
        before, other = last.get(each.acronym, (passage, name))
        last[each.acronym] = passage, name
        if 0 < passage - before < _NEAR and name.isdisjoint(other):
            yield each.acronym


def _letters_of_one_name(bare: Mapping[Key, Finding]) -> Iterator[str]:
    """Acronyms that one name has in turn, with another number each: 港モデル（LOD1）, 港モデル（LOD2）."""
    first: dict[tuple[str, str], str] = {}
    marks: set[str] = set()
    for each in bare.values():
        letters = _DIGITS.sub("", each.acronym)
        if first.setdefault((_first(each), letters), each.acronym) != each.acronym:
            marks.add(letters)
    return (each.acronym for each in bare.values() if _DIGITS.sub("", each.acronym) in marks - {each.acronym})


def _pieces(name: str) -> set[str]:
    """The kanji of a name, and each two characters in a row."""
    return {*_KANJI.findall(name), *map("".join, pairwise(name))}


def _first(finding: Finding) -> str:
    return finding.japanese[0].text


def _read(bracket: Bracket) -> Finding | Reason:
    """The finding of one bracket, or why it states no name for what comes before it."""
    if bracket.rejection:
        return _session(bracket) or bracket.rejection
    names = _names(bracket)
    if not names:
        return _without_name(bracket)
    content = editions.without_number(bracket.content, names[0])
    content, names = _both_former(bracket, content, names)
    content, names = _with_leading_letters(bracket, _with_own_letters(content, names[0]), names)
    told_names = tuple(told_phrases.longer(bracket.scan, bracket.pair.open, names[0], content))
    names = (*told_names, *(names if told_names else _with_object(bracket, content, names)))
    if not names:
        return _english_alone(bracket, content)
    content = refused_short_names.without_kind(bracket, names[0], content)
    for reason, is_refused in REFUSALS:
        if is_refused(bracket, names[0], content):
            return reason
    return _stated(bracket, content, names)


def _session(bracket: Bracket) -> Finding | None:
    """A gathering with its letters, whose bracket also has the number of a session: 海洋委員会（OEC 80）."""
    names = _names(bracket) if bracket.text[-1:].isdecimal() else ()
    letters = editions.session(bracket.text.strip(), names[0]) if names else ""
    return replace(bracket.finding(), acronym=letters, japanese=names) if letters else None


def _with_object(bracket: Bracket, content: BracketContent, names: tuple[Name, ...]) -> tuple[Name, ...]:
    return lone_deeds.with_its_object(bracket.scan, bracket.pair.open, names, content)


def _english_alone(bracket: Bracket, content: BracketContent) -> Finding | Reason:
    """An acronym with the English that spells it, behind words that only describe what they mean."""
    if not spell(content.acronym, content.expansion):
        return "no-name-before"
    return replace(bracket.finding(), acronym=content.acronym, english=content.english)


def _without_name(bracket: Bracket) -> Reason:
    """Why a bracket that no name precedes states nothing."""
    is_unspelled = bracket.content.acronym and bracket.is_before_japanese
    return "unspelled" if is_unspelled else "no-name-before"


def _stated(bracket: Bracket, content: BracketContent, names: tuple[Name, ...]) -> Finding:
    """The names before the bracket with what it says of them."""
    if content.acronym and content.acronym in names[0].text:
        names = tuple(filter(partial(_adds_only_kind, content.acronym), names[:1]))
    if names and is_no_other_name(bracket, names[0], content):
        content = replace(content, japanese="")
    instrument = _instrument(bracket)
    return replace(
        bracket.finding(),
        acronym=content.acronym,
        japanese=rewritten(names, lambda name: name + instrument),
        english=content.english,
        reading=content.reading,
        romaji=content.romaji,
        definition=content.definition,
        aliases=tuple(filter(is_japanese, (content.alias, content.japanese))),
        former=tuple(filter(has_closed_brackets, filter(None, [content.former]))),
        url=_url(bracket.scan, bracket.pair.open),
    )


def _with_own_letters(content: BracketContent, name: Name) -> BracketContent:
    """English with the letters that the name begins with, if it spells them: DN情報（Distinguished Name）.

    Letters that are a word of both stand for neither: DNS応答（DNS Reply）.
    """
    letters = caught(_LETTERS.match(name.text))
    is_free = not content.acronym or _STANDARD.fullmatch(content.acronym)
    is_shared = letters in content.english.split()
    if not is_free or is_shared or not spell(letters, content.english):
        return content
    return replace(content, acronym=letters)


def _both_former(
    bracket: Bracket, content: BracketContent, names: tuple[Name, ...]
) -> tuple[BracketContent, tuple[Name, ...]]:
    """Both with the word for former things where both have it, and it is part of them: 旧港務局（旧港局）."""
    former = bracket.text.removesuffix(content.former) if content.former else ""
    if not former or not bracket.scan.text[: bracket.pair.open].endswith(former + names[0].text):
        return content, names
    whole = replace(content, former="", alias=former + content.former)
    return whole, rewritten(names[:1], former.__add__)


def _with_leading_letters(
    bracket: Bracket, content: BracketContent, names: tuple[Name, ...]
) -> tuple[BracketContent, tuple[Name, ...]]:
    """Both with an acronym before the name: BSO：沿岸観測機構（Bay Survey Office）."""
    leading = leading_letters.before(bracket.scan, bracket.pair.open, content.expansion)
    if not leading or content.acronym not in ("", leading.acronym):
        return content, names
    return replace(content, acronym=leading.acronym), leading.names or names


def _adds_only_kind(acronym: str, name: Name) -> bool:
    """Whether a name is an acronym and what kind of thing that is: PEM形式; not APIゲートウェイ."""
    return kinds.is_kind(name.text.removeprefix(acronym))


def _names(bracket: Bracket) -> tuple[Name, ...]:
    """The names before the bracket; none in the middle of a word, 異能（Inno）vation, or after a dash."""
    text = bracket.scan.text
    if _REST_OF_NAME.match(text, bracket.pair.close + 1) or _DASH.match(text, bracket.pair.open - 1):
        return ()
    names = names_before(bracket.scan, bracket.pair.open, bracket.content.acronym)
    names = (*editions.named(bracket.scan, bracket.pair.open, bracket.content.acronym, names), *names)
    return _without_ordinal(bracket, rewritten(names, partial(_NUMBERING.sub, "")))


def _without_ordinal(bracket: Bracket, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names without the ordinal of the noun after the bracket: 第3次自動荷役（AH）ブーム."""
    has_noun = _NOUN.match(bracket.scan.text, bracket.pair.close + 1)
    ordinal = vocabulary.phrase("ordinal before a name")
    return rewritten(names, partial(ordinal.sub, "")) if has_noun else names


def _instrument(bracket: Bracket) -> str:
    """The instrument's word after the bracket, if the acronym's last letter is one of its letters."""
    last = bracket.content.acronym.rstrip("s")[-1:]
    return caught(_instruments(last).match(bracket.scan.text, bracket.pair.close + 1)) if last else ""


def _instruments(letter: str) -> re.Pattern[str]:
    """The words of the instruments whose acronyms end with a letter."""
    words = (word for word, _, letters in vocabulary.table("instruments") if letter in letters)
    return vocabulary.one(f"(?:{vocabulary.longest_first(words)})(?![{KANJI}])")


def _url(scan: Scan, offset: int) -> str:
    """The target of the link that the name is, or is part of."""
    targets = map(attrgetter("value"), scan.edges_over(offset))
    return next(filter(_WEB.match, targets), "")
