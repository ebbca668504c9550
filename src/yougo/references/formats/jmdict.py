"""JMdict and JMnedict, the dictionaries of the Electronic Dictionary Research and Development Group, as XML.

https://www.edrdg.org/wiki/index.php/JMdict-EDICT_Dictionary_Project describes their elements.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import IO, NamedTuple

from yougo.readers import elements
from yougo.readers.elements import Element
from yougo.references.entries import Entry, Written, entry

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UNUSUAL = frozenset(["iK", "oK", "rK", "sK", "ik", "ok", "rk", "sk", "io"])
"""Ways to write and to read that are irregular, out of date, rare, or there to be searched for."""
_UNSUITABLE = frozenset(["arch", "obs", "obsc", "rare", "vulg", "derog", "sl", "X", "chn"])
"""What no glossary wants to be told: archaic, obsolete, rare, vulgar, slang."""
_PARTS_OF_NAMES = frozenset(["surname", "fem", "masc", "given", "unclass", "char", "character"])
"""Of JMnedict, what is not the whole name of anything."""
_TRANSCRIBED = frozenset(["place", "station", "person"])
"""Of JMnedict, the names that are not translated, but written in Latin letters."""
_NAMING = ("", "tm")
"""The kinds of gloss that name: not those that explain, or say what it means literally or in a figure."""
_EXPLAINING = "expl"
_GLOSSES, _MARKS = ("gloss", "trans_det"), ("misc", "name_type", "field")
_KANA_ALONE = "uk"
_PRIORITIES = frozenset(["news1", "ichi1", "spec1", "spec2", "gai1"])
"""What JMdict marks as common."""


class _Sense(NamedTuple):
    """What is read of one sense."""

    marks: dict[str, list[str]]
    """By the element's name: its fields, what is remarked of it, and in JMnedict the kind of name."""
    names: list[str]
    """In English."""
    explained: list[str]


def entries(file: IO[bytes]) -> Iterator[Entry]:
    """The entries of the file, but for the unsuitable and for parts of people's names."""
    called: dict[str, str] | None = None
    for element in elements.each(file, "entry"):
        if called is None:
            called = elements.entities(element)
        found = _entry(element, called)
        if found:
            yield found


def _entry(element: Element, called: Mapping[str, str]) -> Entry | None:
    """An entry, unless it has no sense that is suitable; `called` is what codes stand for."""
    senses = list(filter(_is_suitable, map(_sense, element.iterchildren("sense", "trans"))))
    if not senses:
        return None
    fields = list(chain.from_iterable(sense.marks["field"] for sense in senses))
    return entry(
        _written(element, is_kana=_KANA_ALONE in senses[0].marks["misc"]),
        map(attrgetter("names"), senses),
        _explanation(senses),
        is_common=not _PRIORITIES.isdisjoint(map(_whole, element.iter("ke_pri", "re_pri"))),
        tags=[*fields, *filter(None, map(called.get, fields))],
    )


def _sense(element: Element) -> _Sense:
    """A sense, of which all is read in one pass: there are very many."""
    found = _Sense({mark: [] for mark in _MARKS}, [], [])
    for child in element:
        if child.tag in _GLOSSES:
            _read_gloss(child, found)
        elif child.tag in _MARKS:
            found.marks[child.tag].append(elements.said(child))
    if not _TRANSCRIBED.isdisjoint(found.marks["name_type"]):
        found.names.clear()
    return found


def _read_gloss(gloss: Element, sense: _Sense) -> None:
    """Note an English gloss, by its kind."""
    if gloss.get(_LANGUAGE, "eng") != "eng":
        return
    kind = gloss.get("g_type", "")
    if kind in _NAMING:
        sense.names.append(_whole(gloss))
    elif kind == _EXPLAINING:
        sense.explained.append(_whole(gloss))


def _is_suitable(sense: _Sense) -> bool:
    if not _UNSUITABLE.isdisjoint(sense.marks["misc"]):
        return False
    types = sense.marks["name_type"]
    return not types or not _PARTS_OF_NAMES.issuperset(types)


def _explanation(senses: Sequence[_Sense]) -> str:
    """What explains the word, if it has but one sense: of several, the document may mean another."""
    first, *others = senses
    return "" if others else next(iter(first.explained), "")


def _written(element: Element, *, is_kana: bool) -> list[Written]:
    """The names, the usual ones first, and the kana that are names themselves."""
    kanji = map(partial(_text, name="keb"), _usual_first(element, "k_ele", "ke_inf"))
    kana = _usual_first(element, "r_ele", "re_inf")
    names = [Written(name, _readings(name, kana)) for name in kanji]
    of_their_own = kana if is_kana or not names else filter(_is_a_name, kana)
    alone = [Written(_text(each, "reb")) for each in of_their_own]
    return alone + names if is_kana else names + alone


def _is_a_name(kana: Element) -> bool:
    """Whether kana are a name themselves, and read no kanji."""
    return _is_remarked(kana) and kana.find("re_nokanji") is not None


def _usual_first(element: Element, name: str, mark: str) -> list[Element]:
    found = list(element.iterchildren(name))
    if len(found) > 1:
        found.sort(key=partial(_is_unusual, mark=mark))
    return found


def _is_unusual(element: Element, mark: str) -> bool:
    return _is_remarked(element) and not _UNUSUAL.isdisjoint(elements.texts(element, mark))


def _is_remarked(element: Element) -> bool:
    """Whether there is more in an element than a way to write or to read: most have nothing else."""
    return len(element) > 1


def _readings(name: str, kana: Iterable[Element]) -> tuple[str, ...]:
    """How a name is read: by the kana that are not meant for others."""
    return tuple(_text(each, "reb") for each in kana if _reads(each, name))


def _reads(kana: Element, name: str) -> bool:
    """Whether kana are a usual reading of a name."""
    if not _is_remarked(kana):
        return True
    if _is_a_name(kana) or _is_unusual(kana, "re_inf"):
        return False
    return name in (elements.texts(kana, "re_restr") or [name])


def _whole(element: Element) -> str:
    return (element.text or "").strip()


def _text(element: Element, name: str) -> str:
    return next(map(_whole, element.iterchildren(name)), "")
