"""名（ACR）, 名（English）, 名（English: ACR）, 名（ACR: English）, 名（English）（ACR）, 名（略称：ACR）.

Also 名（以下「X」という。）, 名（旧Y） and 名（かな）: a name, and in the bracket what else it is called, or
what it means. An instrument's word may follow the bracket and end the name: 包括的漁業（CFA）協定.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket, BracketOutcome, Key, View, told
from yougo.extract.shapes import aliases, editions, tokens
from yougo.extract.shapes.bracket_content import BracketContent
from yougo.extract.shapes.bracket_remarks import is_file_kind
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import KANJI, is_japanese
from yougo.language.patterns import SECTION_NUMBER
from yougo.language.text import has_closed_brackets, is_kanji
from yougo.model.codes import Reason
from yougo.model.findings import Finding, Name

_NUMBERING = re.compile(rf"^{SECTION_NUMBER}[.．]?\s+")
"""A figure's or a section's number before a name."""
_LETTER = re.compile("[A-Za-z]")
_SEVERAL = re.compile("[等ら]$")
_LETTERS_AT_END = re.compile("[A-Z](?=[A-Z]+$)")
_KANJI = re.compile(f"[{KANJI}]")
_NEAR = 4
"""How many passages lie at most between two items of one list."""
_COUNTRY = re.compile(r"[^\W\d_]{1,4}")
"""An acronym that may be a country's."""
_LONG_TITLE, _SHORTEST_OF_TWO = 4, 2


def find(view: View) -> Iterator[BracketOutcome]:
    """The finding of each bracket that is left, or why it states nothing about what comes before it."""
    brackets = list(view.open_japanese_brackets())
    said = {bracket.key: _read(bracket) for bracket in brackets}
    marked = _marked(said)
    return told(brackets, lambda bracket: "unknown" if bracket.key in marked else said[bracket.key])


def _marked(said: Mapping[Key, Finding | Reason]) -> set[Key]:
    """The brackets whose letters do not name what comes before them, but mark several things."""
    bare = {key: each for key, each in said.items() if isinstance(each, Finding) and _is_bare(each)}
    letters = set(_letters_of_unlike_names(bare))
    names = {_first(each) for each in bare.values() if each.acronym in letters}
    return {key for key, each in bare.items() if _first(each) in names}


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


def _pieces(name: str) -> set[str]:
    """The kanji of a name, and each two characters in a row."""
    return {*_KANJI.findall(name), *map("".join, pairwise(name))}


def _first(finding: Finding) -> str:
    return finding.japanese[0].text


def _read(bracket: Bracket) -> Finding | Reason:
    """The finding of one bracket, or why it states no name for what comes before it."""
    if bracket.rejection:
        return bracket.rejection
    names = _names(bracket)
    if not names:
        return _without_name(bracket)
    content = editions.without_number(bracket.content, names[0])
    for reason, is_refused in _REFUSALS:
        if is_refused(bracket, names[0], content):
            return reason
    return _stated(bracket, content, names)


def _without_name(bracket: Bracket) -> Reason:
    """Why a bracket that no name precedes states nothing."""
    is_unspelled = bracket.content.acronym and bracket.is_before_japanese
    return "unspelled" if is_unspelled else "no-name-before"


def _stated(bracket: Bracket, content: BracketContent, names: tuple[Name, ...]) -> Finding:
    """The names before the bracket with what it says of them."""
    if content.acronym and content.acronym in names[0].text:
        names = ()  # APIゲートウェイ（API: …）explains a part of the name
    instrument = _instrument(bracket)
    return replace(
        bracket.finding(),
        acronym=content.acronym,
        japanese=tuple(name.written(name.text + instrument) for name in names),
        english=content.english,
        reading=content.reading,
        romaji=content.romaji,
        definition=content.definition,
        aliases=tuple(filter(is_japanese, (content.alias, content.japanese))),
        former=tuple(filter(has_closed_brackets, filter(None, [content.former]))),
        url=_url(bracket.scan, bracket.pair.open),
    )


def _names(bracket: Bracket) -> tuple[Name, ...]:
    """The names before the bracket; none when it is the middle of a word: 異能（Inno）vation."""
    if _LETTER.match(bracket.scan.text, bracket.pair.close + 1):
        return ()
    names = names_before(bracket.scan, bracket.pair.open, bracket.content.acronym)
    names = (*editions.named(bracket.scan, bracket.pair.open, bracket.content.acronym, names), *names)
    return tuple(name.written(_NUMBERING.sub("", name.text)) for name in names)


def _is_no_term(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the name is not a term's: a kind of body, one of several meetings, or a person's."""
    if editions.is_edition(name, content):
        return False
    bare = vocabulary.phrase("title of a person").sub("", name.text)
    is_no_name = vocabulary.pattern("no_names").search(name.text)
    return is_no_name is not None or tokens.is_only_a_person(bracket.scan.analyse(bare))


def _is_word_on_one(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether one English word follows the own name of a place, a person or a company."""
    return content.single and any(map(tokens.is_proper_noun, bracket.scan.analyse(name.text)))


def _is_measure(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the acronym says whose measure the name is: 売上高（AT&T）."""
    return content.bare_acronym and vocabulary.pattern("measures").search(name.text)


def _is_unit(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the letters are the unit of the quantity that the name says."""
    is_unit = content.bare_acronym in vocabulary.words("units")
    return is_unit and vocabulary.pattern("quantities").search(name.text)


def _is_either(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the bracket says that it is one or the other: 性別（M/F）."""
    return "/" in content.bare_acronym and len(name.text) <= _SHORTEST_OF_TWO


def _is_one_of_many(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the bracket says which of many it is: 大学（XYZ）."""
    kind = vocabulary.mapping("class_words").get(name.text, "")
    return {"any": content.acronym or content.expansion, "title": content.expansion}.get(kind)


def _is_place(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the acronym says who is in the place that is named, and is not its own: 米国（AT&T）."""
    words = bracket.scan.analyse(name.text) if content.bare_acronym else ()
    is_country = _COUNTRY.fullmatch(content.acronym) and any(map(tokens.is_country, words[-1:]))
    return tokens.is_only_a_place(words) and not is_country


def _is_for_several(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether a short name covers more than the last noun: 支店又は事務所（以下「支店等」という。）."""
    return content.hereafter and bool(_SEVERAL.search(content.alias)) and not _SEVERAL.search(name.text)


def _is_file(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the bracket says what kind of file the document before it is."""
    return is_file_kind(content.bare_acronym or content.english, name.text)


def _is_of_other_letters(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the name ends with letters of which the bare acronym lacks the first: 脳MRI（T2WI）."""
    end = _LETTERS_AT_END.search(name.text)
    return end and content.bare_acronym and end[0] not in content.acronym


def _is_title_of_work(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the English is the title of a slide, an article or the like."""
    is_long = len(content.english.split()) >= _LONG_TITLE and not content.acronym
    return is_long and vocabulary.pattern("works").search(name.text)


def _repeats(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the bracket only repeats the name, or its letters: 規則（以下「規則」という。）."""
    if content.bare_acronym:
        return content.acronym in name.text
    is_alias = content.alias == name.text
    return is_alias and replace(content, hereafter=False) == BracketContent(alias=name.text)


def _repeats_last_word(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the short name is only the kind of thing: 港湾の管理に関する規則（以下「規則」という。）."""
    is_alone = content.hereafter and content == BracketContent(alias=content.alias, hereafter=True)
    is_head = is_alone and name.text.endswith((f"の{content.alias}", f"る{content.alias}"))
    return is_head and len(bracket.scan.analyse(content.alias)) == 1


def _is_unlabelled(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether there is only a Japanese name, and nothing shows that it is another name of the same."""
    if not content.is_japanese_alone or _is_set_off(bracket, name):
        return False
    return not aliases.is_alias(bracket.scan, name, content.japanese)


def _is_set_off(bracket: Bracket, name: Name) -> bool:
    """Whether the same markup sets off the name and all that is in the bracket: **名**（**別名**）."""
    start = bracket.pair.open + 1
    edges = map(attrgetter("basis", "start", "end"), bracket.scan.edges_from(start))
    return (name.basis, start, bracket.pair.close) in edges


_Refusal: TypeAlias = Callable[[Bracket, Name, BracketContent], object]
_REFUSALS: tuple[tuple[Reason, _Refusal], ...] = (
    ("no-name-before", _is_no_term),
    ("unknown", _is_word_on_one),
    ("no-name-before", _is_measure),
    ("unknown", _is_unit),
    ("unknown", _is_either),
    ("unknown", _is_one_of_many),
    ("no-name-before", _is_place),
    ("unknown", _is_for_several),
    ("unknown", _is_file),
    ("unknown", _is_of_other_letters),
    ("unknown", _is_title_of_work),
    ("unknown", _repeats),
    ("unknown", _repeats_last_word),
    ("unlabelled-name", _is_unlabelled),
)
"""Why a bracket says nothing about the name that comes before it; the first that holds."""


def _instrument(bracket: Bracket) -> str:
    """The instrument's word after the bracket, if the acronym's last letter is one of its letters."""
    last = bracket.content.acronym.rstrip("s")[-1:]
    if not last:
        return ""
    text, start = bracket.scan.text, bracket.pair.close + 1
    for word, _, letters in vocabulary.table("instruments"):
        end = start + len(word)
        if last in letters and text.startswith(word, start) and not is_kanji(text[end : end + 1]):
            return word
    return ""


def _url(scan: Scan, offset: int) -> str:
    """The target of the link that the name is, or is part of."""
    for edge in scan.edges_over(offset):
        if edge.value.startswith(("https://", "http://")):
            return edge.value
    return ""
