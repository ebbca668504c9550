"""The names that a headword gives: 可用性（Availability）, SLA (Service Level Agreement)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, reduce

from yougo.extract import vocabulary
from yougo.extract.shapes import bracket_content, bracket_part, cell_lines, inline_code, numbering
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.language.characters import HIRAGANA, JAPANESE, is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.patterns import QUOTATION_MARKS, ROUND_BRACKET
from yougo.language.spoken import is_sound
from yougo.language.text import has_closed_brackets, tidy, unwrapped, without_marks
from yougo.model.documents import OBJECT
from yougo.model.findings import Finding, bounded

_INNER_BRACKET = re.compile(
    rf"(?<=[{JAPANESE}])[(（][A-Za-z][A-Za-z -]*[)）](?=[{JAPANESE}])"
    rf"|(?<=[A-Z]{{2}})[(（][{JAPANESE}]+[)）](?=[{JAPANESE}])"
)
"""What a part of a Japanese name is in the other language: 満載（full load）喫水, IQ（個別割当）方式."""
_LAST_BRACKET = re.compile(rf"\s*[(（](?P<words>(?:[^()（）]|{ROUND_BRACKET})+)[)）]\s*$")
_LAST_SQUARE = re.compile(
    rf"(?<=[{JAPANESE})）])\s*(?P<sign>[\[［【〔])(?P<words>[^()（）\[\]［］【】〔〕]+)[\]］】〕]\s*$"
)
"""A square bracket behind a Japanese name: 台帳［TB］, 台帳 [ledger]."""
_QUOTES = f"{QUOTATION_MARKS}' 　:：,、"
_LONGEST, _LONGEST_WITH_BRACKETS = 120, 1_000
_MOST_BRACKETS, _FEWEST_LETTERS = 3, 3
_SIDES = {True, False}
WIDE_SPACE = "\u3000"
"""Divides two names of a headword."""
_WIDE_SPACES = re.compile(f"{WIDE_SPACE}+|\t+| {{2,}}")
_TITLED = re.compile(r"(?!.*[^\x00-\xff])[^a-z]\S*\s(?=.*\b[A-Z]).*")
"""Several words in Latin letters, more than the first of which begin with capitals."""
LATIN_NAME = re.compile(r"[ 　]*[A-Za-z]{2}[A-Za-z0-9 &'’./-]*")
"""A further name, in Latin letters, after a Japanese one."""
_HYPHEN_AT_END = re.compile("(?<=[A-Za-z])[-‐–—]$")
"""What only divides letters from what they mean: MOP- Ministry of Ports."""
_BETWEEN = re.compile(rf"\n|\s+[/／|]\s+|\s*[／；]\s*|;\s|(?<=[{JAPANESE}])、(?=[{JAPANESE}])")
"""What divides two names of one thing."""
_PART = re.compile(r"(?=.*\w)[^。．，]{1,60}")
_BOTH = re.compile(
    rf"(?P<japanese>[^A-Za-zＡ-Ｚａ-ｚ]*[{JAPANESE}])(?=\s|\w+ )\s*+"
    r"(?P<english>[A-Z][a-z]{2,}(?:[ -][A-Za-z]+)*)"
)
"""A Japanese name with its English after it: 桟橋 Pier, 運賃同盟Freight Conference."""
_READ = re.compile(
    rf"(?P<japanese>[^()（）]*[{JAPANESE}])\s*[(（](?P<kana>[{HIRAGANA}ー・\s]{{2,}})[)）]"
    r"\s*(?P<latin>[A-Za-z][A-Za-z0-9 &'’./-]*)"
)
"""A Japanese name with its reading in a bracket and its English behind that: 桟橋（さんばし） pier."""
_APPOSITION = re.compile(r",\s+(?!(?:and|or|of|for|the|in|on|to|with|etc)\b)(?=[a-z])")
"""The comma before what is only said of an English name: Fund for Ports, run by the state."""
_MAY_BE_NAME = re.compile(rf"(?=.*[^\W_]).{{1,{_LONGEST}}}")


@dataclass(frozen=True, slots=True)
class Headword:
    """What a headword and its brackets name; ``""`` for what they do not."""

    acronym: str = ""
    japanese: str = ""
    english: str = ""
    reading: str = ""
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.acronym or self.japanese or self.english)

    @property
    def names(self) -> tuple[str, ...]:
        """The acronym, the Japanese and the English name, as far as there are any."""
        return tuple(filter(None, (self.acronym, self.japanese, self.english)))


NOTHING = Headword()
"""What names nothing."""


@lru_cache(1 << 12)
def parse(text: str) -> Headword:
    """A headword taken apart; all ``""`` when the text is not one.

    >>> word = parse("可用性（Availability）")
    >>> word.japanese, word.english
    ('可用性', 'Availability')
    """
    if len(text) > _LONGEST_WITH_BRACKETS:
        return NOTHING
    base = numbering.without(inline_code.without_pictures(unwrapped(text)))
    base = without_marks(base, _QUOTES)
    contents: list[BracketContent] = []
    while len(contents) < _MOST_BRACKETS and (bracket := _last_bracket(base) or _last_square(base)):
        contents.append(_content(base[: bracket.start()], bracket["words"]))
        base = base[: bracket.start()]
    plain = _INNER_BRACKET.sub("", without_marks(inline_code.without_pictures(base), _QUOTES))
    base = tidy(plain)
    if not _MAY_BE_NAME.fullmatch(base):
        return NOTHING
    return reduce(_with, reversed(contents), _read(base) or _parted(plain) or _named(base))


def _last_bracket(base: str) -> re.Match[str] | None:
    return _LAST_BRACKET.search(base) if base.rstrip().endswith((")", "）")) else None


def _last_square(base: str) -> re.Match[str] | None:
    """A square bracket at the end that gives the English, the letters or the reading of a Japanese name."""
    if not base.rstrip().endswith(("]", "］", "】", "〕")):
        return None
    bracket = _LAST_SQUARE.search(base)
    if not bracket:
        return None
    said = bracket_content.parse(bracket["words"])
    may_be_short = bracket["sign"] != "[" or vocabulary.labels().match(bracket["words"])
    is_name = said.english or (may_be_short and (said.acronym or said.alias or said.reading))
    return bracket if is_name else None


def _content(base: str, words: str) -> BracketContent:
    """What a bracket says of a name.

    One small word says of which sort English is: Sea Level (relative); katakana may be how letters sound.
    """
    name = base.strip()
    if is_acronym(name) and is_sound(words, name):
        return bracket_part.NOTHING
    content = bracket_content.parse(words)
    is_sort = content.single and content.english.islower() and _TITLED.fullmatch(name)
    return bracket_part.NOTHING if is_sort else content


def of_cell(text: str) -> Headword:
    """The names in a cell or a heading that may hold several, in a row or one on each line.

    >>> of_cell("変種 / 変異").names, of_cell("変種 / 変異").aliases
    (('変種',), ('変異',))
    """
    text = cell_lines.joined(text)
    if len(set(map(is_japanese, text.split("\n")))) == 1:
        text = unwrapped(text)
    parts = _BETWEEN.split(text)
    return of_several(parts) if all(map(_is_whole, parts)) else parse(text)


def of_several(texts: Iterable[str]) -> Headword:
    """All the names that several headwords give."""
    return reduce(combined, map(parse, texts), NOTHING)


def _is_whole(part: str) -> bool:
    """Whether a part of a cell may be a name by itself."""
    return has_closed_brackets(part) and _PART.fullmatch(part) is not None


def is_too_long(text: str) -> bool:
    """Whether a headword is left because of its length."""
    return len(text) > _LONGEST and not parse(text)


def is_whole(text: str) -> bool:
    """Whether no formula or picture is missing from a headword, and no bracket cut."""
    return OBJECT not in text and has_closed_brackets(text)


def _read(base: str) -> Headword:
    """The names of a headword whose reading is between them."""
    found = _READ.fullmatch(base)
    if not found:
        return NOTHING
    word = Headword(japanese=found["japanese"], reading=found["kana"].strip())
    return combined(word, _named(found["latin"].strip()))


def _parted(base: str) -> Headword:
    """The names of a headword that a wide space divides into one of each language: 検潮器　Tide Gauge."""
    parts = list(map(tidy, _WIDE_SPACES.split(base)))
    if len(parts) != len(_SIDES) or set(map(is_japanese, parts)) != _SIDES:
        return NOTHING
    one, other = map(_named, parts)
    return combined(one, other) if any(map(LATIN_NAME.fullmatch, parts)) else NOTHING


def _named(base: str) -> Headword:
    if both := _BOTH.fullmatch(base):
        return Headword(japanese=both["japanese"].rstrip(), english=both["english"])
    if is_japanese(base):
        return Headword(japanese=base)
    if is_acronym(acronym := _HYPHEN_AT_END.sub("", unicodedata.normalize("NFKC", base))):
        return Headword(acronym=acronym)
    return _led(base) or Headword(english=base)


def _led(base: str) -> Headword:
    """Letters with the words whose initials they are, and nothing between: HBC Harbour Board Council."""
    acronym, _, english = base.partition(" ")
    is_short = len(acronym) >= _FEWEST_LETTERS and is_acronym(acronym)
    if not is_short or spell(acronym, english).sort != "initials":
        return NOTHING
    return Headword(acronym=acronym, english=english)


def _with(word: Headword, content: BracketContent) -> Headword:
    """The headword with what one of its brackets says."""
    said = Headword(
        content.acronym,
        content.japanese,
        content.english,
        content.reading,
        tuple(filter(None, [content.alias])),
        tuple(filter(None, [content.former])),
    )
    return combined(word, said)


def combined(one: Headword, other: Headword, column: str = "") -> Headword:
    """The names of both; a second name of one sort is an alias.

    The first headword's name is kept, or for the sort `column` the second one's.
    """
    if NOTHING in (one, other):
        return other if one == NOTHING else one
    kept = {}
    aliases = [*one.aliases, *other.aliases]
    for field in ("acronym", "japanese", "english"):
        first, second = (other, one) if field == column else (one, other)
        name, further = getattr(first, field), getattr(second, field)
        kept[field] = name or further
        aliases += {name, further} - {"", kept[field]}
    return Headword(
        **kept,
        reading=one.reading or other.reading,
        aliases=tuple(aliases),
        former=one.former + other.former,
    )


def spelled(word: Headword) -> Headword:
    """The names with a further one as the acronym, where the English spells it: MEP, Minimum Energy Path."""
    acronyms = filter(is_acronym, () if word.acronym else word.aliases)
    acronym = next((short for short in acronyms if spell(short, word.english)), "")
    aliases = tuple(alias for alias in word.aliases if alias != acronym)
    return replace(word, acronym=acronym, aliases=aliases) if acronym else word


def expanded(short: Headword, whole: Headword) -> Headword:
    """An acronym with the name that it is short for, not an acronym itself; nothing when one is missing."""
    if not (short.acronym and whole):
        return NOTHING
    name = replace(whole, acronym="", english=whole.english or whole.acronym)
    return combined(short, name, "acronym")


def without_remark(word: Headword) -> Headword:
    """A headword without what a comma adds to the English that spells its letters.

    >>> without_remark(Headword("FP", english="Fund for Ports, run by the state")).english
    'Fund for Ports'
    """
    name = _APPOSITION.split(word.english)[0]
    is_spelled = name != word.english and spell(word.acronym, name).is_from_start
    return replace(word, english=name) if is_spelled else word


def names_of(found: Finding) -> tuple[str, ...]:
    """The acronym, the first Japanese and the English name of a finding, as far as there are any."""
    return of(found).names


def of(found: Finding) -> Headword:
    """The names of a finding as a headword."""
    japanese = found.japanese[0].text if found.japanese else ""
    return Headword(found.acronym, japanese, found.english, found.reading, found.aliases, found.former)


def named(found: Finding, word: Headword, basis: str) -> Finding:
    """A finding with a headword's names."""
    return replace(
        found,
        acronym=word.acronym,
        japanese=bounded(word.japanese, basis),
        english=word.english,
        reading=word.reading,
        aliases=word.aliases,
        former=word.former,
    )
