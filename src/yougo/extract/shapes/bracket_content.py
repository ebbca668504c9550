"""What a bracket holds: an acronym, English, a short form, a reading, or nothing that names anything."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial, reduce
from operator import attrgetter, methodcaller

from yougo.extract import vocabulary
from yougo.extract.shapes import bracket_part, bracket_wordings
from yougo.extract.shapes.bracket_part import NOTHING, BracketContent
from yougo.extract.shapes.bracket_remarks import has_members, is_other, names_nothing
from yougo.extract.shapes.signs import first_found
from yougo.language.characters import HIRAGANA, KATAKANA, is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import caught, narrow, tidy, unwrapped

_NESTED = re.compile(r"\(([^()]*)\)")
_SOUND = re.compile(rf"(?<=[A-Za-z0-9])\s*\([{HIRAGANA}{KATAKANA}ー・]+\)")
"""How letters are read: BERTH(バース)."""
_SEPARATORS = tuple(map(re.compile, (r"[:：;；=＝]", r"[、,，。/／]", r"[\s　]*[(（]")))
_BETWEEN_NAMES = tuple(
    map(re.compile, (r"\s*[;=、,。/・()]\s*|\s[–—―-]\s", r"\s*[:;=、,。/・()]\s*|\s[–—―-]\s"))
)
"""What may divide an acronym from its English, and from a Japanese name; a colon may come after a label."""
_LISTED = re.compile("^[^:：;；=＝(]*[、/／]")
"""What divides the members of a list, without what divides an acronym from its English."""
_BEFORE_REMARK = re.compile("([^、:]*:[^、]*)、.")
_MORA = (
    r"(?:(?:[kgnhmrpb]y?|[sztdwyjf]|sh|ch|ts)?[aiueoāīūēō]|[nm](?![aiueoy])|k(?=k)|s(?=s)|p(?=p)|t(?=t|ch))"
)
_ROMAJI = re.compile(rf"(?P<romaji>{_MORA}(?:[-' ]?{_MORA})+)\s*+[/;,]\s*+(?P<english>.+)", re.IGNORECASE)
"""How a name is read in Latin letters, and its English after that: Gozo / Five Organs."""
_BARE = methodcaller("strip", " 　()（）")
_MOST_FURTHER, _MOST_NAMES = 2, 3
_NAMES = ("acronym", "english", "alias", "former", "reading", "japanese")


@lru_cache(1 << 12)
def parse(text: str) -> BracketContent:
    """A bracket's content (without its brackets and note marks) taken apart.

    >>> found = parse("International Seabed Authority: ISA")
    >>> found.acronym, found.english
    ('ISA', 'International Seabed Authority')
    """
    text = _NESTED.sub(_unless_other, _SOUND.sub("", narrow(text)))
    text = _without_lead(unwrapped(text).strip("、。,;:"))
    named = _before_remark(text)
    if named or names_nothing(text) or has_members(text):
        return named
    text = vocabulary.phrase("aside at the end").sub("", text)
    text = vocabulary.phrase("short for in a bracket").sub("、", text).rstrip("、")
    return first_found(_READERS, text) or NOTHING


def _first(contents: Iterable[BracketContent]) -> BracketContent:
    """The first that holds anything."""
    return next(filter(None, contents), NOTHING)


def _without_lead(text: str) -> str:
    """Without the English that leads to another name: i.e., also known as."""
    acronym = vocabulary.phrase("leads to an acronym").sub("", text)
    name = vocabulary.phrase("leads to another name").sub("", text)
    return acronym if is_acronym(acronym) else name


def _with_romaji(text: str) -> BracketContent:
    """How a name is read, in Latin letters, and its English; nothing where it is not clear which is which."""
    both = _ROMAJI.fullmatch(text)
    if not both or _ROMAJI.fullmatch(f"{both['english']}/x"):
        return NOTHING
    english = bracket_part.parse(both["english"]).english
    return BracketContent(english=english, romaji=both["romaji"].strip()) if english else NOTHING


def _unless_other(nested: re.Match[str]) -> str:
    return "" if is_other(nested[1]) else nested[0]


def _before_remark(text: str) -> BracketContent:
    """An acronym with its English, and a remark after them: WSIS: World Summit on …、2003年に…で開催."""
    head = _BEFORE_REMARK.match(text)
    named = parse(head[1]) if head else NOTHING
    return named if named.acronym else NOTHING


def _definition(text: str) -> BracketContent:
    """What the name means, in a wording of the table; nothing where it is a remark."""
    if vocabulary.pattern("remarks").search(text):
        return NOTHING
    said = bracket_wordings.before("definition", text)[1]
    named = vocabulary.phrase("name before its meaning").fullmatch(said)
    return BracketContent(japanese=caught(named, "name"), definition=named["said"] if named else said)


def _short_name(text: str) -> BracketContent:
    """A short name (以下「X」という), and what comes before it."""
    before, said = bracket_wordings.before("hereafter", text)
    name = tidy(said)
    if is_acronym(name):
        return replace(parse(before), acronym=name)
    return replace(parse(before), alias=name, hereafter=True) if len(name) > 1 else NOTHING


def _also_called(text: str) -> BracketContent:
    """One further name or two, said to be names: タグボート、引き船ともいう."""
    names = list(map(tidy, re.split("[、,]", bracket_wordings.before("also", text)[1])))
    if len(names) > _MOST_FURTHER:
        return NOTHING
    if is_acronym(names[0]):
        return BracketContent(acronym=names[0], japanese="".join(names[1:]))
    if not is_japanese(names[0]):
        return NOTHING
    return BracketContent(alias=names[0], japanese="".join(names[1:]))


def _quoted_names(text: str) -> BracketContent:
    """Two English names in quotation marks: "tide gauge" or "mareograph"."""
    both = vocabulary.phrase("two quoted names").fullmatch(text)
    return BracketContent(english=tidy(caught(both, "first")), alias=tidy(caught(both, "other")))


def _spelled(text: str) -> BracketContent:
    """An acronym and English that its letters spell, whatever divides them, and perhaps Japanese."""
    return _first(map(_joined_by_letters, _cuts(text)))


def _cuts(text: str) -> Iterator[list[str]]:
    """The ways to cut a content into names."""
    for between in _BETWEEN_NAMES:
        yield list(filter(None, between.split(text)))
    yield text.split(" ", maxsplit=1)


def _joined_by_letters(parts: Sequence[str]) -> BracketContent:
    """Parts that each are a name of another sort, with an acronym that the English spells."""
    if not 1 < len(parts) <= _MOST_NAMES:
        return NOTHING
    read = (bracket_part.parse(vocabulary.phrase("from here on").sub("", part)) for part in parts)
    found = reduce(_with_names, read, NOTHING)
    is_each_further = sum(bool(getattr(found, name)) for name in _NAMES) == len(parts)
    is_each_a_name = is_each_further and not _is_sentence(found.japanese)
    is_spelled = is_each_a_name and spell(found.acronym, found.expansion)
    return found if is_spelled else NOTHING


def _several(text: str) -> BracketContent:
    """The content as parts that a sign divides: the first sign at which each part is something."""
    found = _first(map(_joined, map(partial(_parts, text), _SEPARATORS)))
    return NOTHING if _LISTED.search(text) and _is_unspelled(found) else found


def _parts(text: str, separator: re.Pattern[str]) -> list[str]:
    return list(filter(None, map(_BARE, separator.split(text))))


def _joined(parts: Sequence[str]) -> BracketContent:
    """Several parts that each are something; a Japanese sentence after a name is its definition."""
    read = list(map(bracket_part.parse, parts))
    found = NOTHING
    for number, part in enumerate(read):
        both = _with_names(found, part)
        if number and _is_sentence(both.japanese) and both.japanese != found.japanese:
            said = tidy("、".join(parts[number:]))
            return replace(found, definition=said if is_japanese(said[-1:]) else "")
        if both == found:
            return NOTHING
        found = both
    return NOTHING if _is_list(read, found) else found


def _with_names(found: BracketContent, part: BracketContent) -> BracketContent:
    """The names of both; of two of one sort the first."""
    return BracketContent(**{name: getattr(found, name) or getattr(part, name) for name in _NAMES})


def _is_sentence(japanese: str) -> bool:
    return vocabulary.pattern("sentence_signs").search(japanese) is not None


def _is_list(parts: Sequence[BracketContent], found: BracketContent) -> bool:
    """Whether three parts or more are members: with a single English word, or letters that nothing spells."""
    return len(parts) > 2 and (_is_unspelled(found) or any(map(attrgetter("single"), parts)))


def _is_unspelled(found: BracketContent) -> bool:
    """Whether the English beside an acronym does not spell it."""
    return bool(found.acronym and found.english) and not spell(found.acronym, found.english)


def _either(text: str) -> BracketContent:
    """Two acronyms: HBC or HC."""
    first, joined, other = text.partition(" or ")
    if not joined or not (is_acronym(first) and is_acronym(other)):
        return NOTHING
    return BracketContent(acronym=first, alias=other)


_READERS = (
    _either,
    _definition,
    _short_name,
    _also_called,
    _quoted_names,
    _with_romaji,
    _spelled,
    bracket_part.parse,
    _several,
)
"""How content is read; the first that finds anything."""
