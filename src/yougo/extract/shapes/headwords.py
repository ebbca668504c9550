"""The names that stand together as a headword: 可用性（Availability）, SLA (Service Level Agreement)."""

import re
import unicodedata
from dataclasses import dataclass, replace

from yougo.extract.shapes import bracket_content, numbering
from yougo.extract.shapes.bracket_content import BracketContent
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import tidy, unwrapped
from yougo.model.findings import Finding, Name

_LAST_BRACKET = re.compile(r"\s*[(（]((?:[^()（）]|[(（][^()（）]*[)）])+)[)）]\s*$")
_QUOTES = "「」『』“”\"' 　:：,、"
_LONGEST, _LONGEST_WITH_BRACKETS = 120, 1_000
_MOST_BRACKETS = 3


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


def parse(text: str) -> Headword:
    """A headword taken apart; all ``""`` when it is none.

    >>> word = parse("可用性（Availability）")
    >>> word.japanese, word.english
    ('可用性', 'Availability')
    """
    if len(text) > _LONGEST_WITH_BRACKETS:
        return Headword()
    base = unwrapped(text).replace("\ufffc", " ")
    base = numbering.without(base).strip(_QUOTES)
    said: list[BracketContent] = []
    while len(said) < _MOST_BRACKETS and (bracket := _LAST_BRACKET.search(base)):
        said.append(bracket_content.parse(bracket[1]))
        base = base[: bracket.start()]
    base = tidy(base.strip(_QUOTES))
    if not base or len(base) > _LONGEST or not any(char.isalnum() for char in base):
        return Headword()
    found = _named(base)
    for part in reversed(said):
        found = _with(found, part)
    return found


def is_too_long(text: str) -> bool:
    """Whether a headword is left because of its length."""
    return len(text) > _LONGEST and not parse(text)


def _named(base: str) -> Headword:
    if is_japanese(base):
        return Headword(japanese=base)
    if is_acronym(unicodedata.normalize("NFKC", base)):
        return Headword(acronym=unicodedata.normalize("NFKC", base))
    return Headword(english=base)


def _with(found: Headword, part: BracketContent) -> Headword:
    """The headword with what one of its brackets says; a second name of one sort is an alias."""
    aliases = [*found.aliases, *([part.alias] if part.alias else [])]
    former = (*found.former, part.former) if part.former else found.former
    values = {}
    for field in ("acronym", "japanese", "english", "reading"):
        new = getattr(part, field)
        if new and not getattr(found, field):
            values[field] = new
        elif new and field != "reading" and new != getattr(found, field):
            aliases.append(new)
    if part.reading and not (found.japanese or values.get("japanese")):
        values["japanese"], values["reading"] = part.reading, ""
    return replace(found, **values, aliases=tuple(aliases), former=former)


def joined(one: Headword, other: Headword, column: str) -> Headword:
    """Two cells' names; a name of a sort that is there already is an alias, unless `column` is its own."""
    aliases = [*one.aliases, *other.aliases]
    values = {}
    for field in ("acronym", "japanese", "english", "reading"):
        old, new = getattr(one, field), getattr(other, field)
        kept, spare = (new, old) if field == column and new else (old, new)
        values[field] = kept or spare
        if kept and spare and kept != spare and field != "reading":
            aliases.append(spare)
    return Headword(**values, aliases=tuple(aliases), former=(*one.former, *other.former))


def named(found: Finding, word: Headword, ground: str) -> Finding:
    """A finding with a headword's names."""
    return replace(
        found,
        acronym=word.acronym,
        japanese=(Name(word.japanese, ground, hard=True),) if word.japanese else (),
        english=word.english,
        reading=word.reading,
        aliases=word.aliases,
        former=word.former,
        letters=spell(word.acronym, word.english).sort if word.acronym and word.english else "",
    )
