"""JMdict and JMnedict, the dictionaries of the Electronic Dictionary Research and Development Group, as XML.

https://www.edrdg.org/wiki/index.php/JMdict-EDICT_Dictionary_Project describes their elements.
"""

from collections.abc import Iterator, Sequence
from typing import IO

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
_KANA_ALONE = "uk"
_PRIORITIES = frozenset(["news1", "ichi1", "spec1", "spec2", "gai1"])
"""What JMdict marks as common."""


def entries(file: IO[bytes]) -> Iterator[Entry]:
    """The entries of the file, but for the unsuitable and for parts of people's names."""
    return filter(None, map(_entry, elements.each(file, "entry")))


def _entry(element: Element) -> Entry | None:
    """An entry, unless it has no sense that is suitable."""
    senses = list(filter(_is_suitable, element.iterchildren("sense", "trans")))
    if not senses:
        return None
    is_kana = _KANA_ALONE in elements.texts(senses[0], "misc")
    explained = filter(None, map(_explanation, senses))
    return entry(
        _written(element, is_kana=is_kana),
        map(_names, senses),
        next(explained, ""),
        is_common=not _PRIORITIES.isdisjoint(map(_whole, element.iter("ke_pri", "re_pri"))),
    )


def _is_suitable(sense: Element) -> bool:
    if not _UNSUITABLE.isdisjoint(elements.texts(sense, "misc")):
        return False
    types = elements.texts(sense, "name_type")
    return not types or not _PARTS_OF_NAMES.issuperset(types)


def _written(element: Element, *, is_kana: bool) -> list[Written]:
    """The names, the usual ones first, and the kana that are names themselves."""
    kanji = _usual_first(element, "k_ele", "ke_inf")
    kana = _usual_first(element, "r_ele", "re_inf")
    names = [Written(_text(each, "keb"), _readings(_text(each, "keb"), kana)) for each in kanji]
    alone = [
        Written(_text(each, "reb"))
        for each in kana
        if is_kana or not kanji or each.find("re_nokanji") is not None
    ]
    return alone + names if is_kana else names + alone


def _usual_first(element: Element, name: str, mark: str) -> list[Element]:
    return sorted(element.iterchildren(name), key=lambda each: _is_unusual(each, mark))


def _is_unusual(element: Element, mark: str) -> bool:
    return not _UNUSUAL.isdisjoint(elements.texts(element, mark))


def _readings(name: str, kana: Sequence[Element]) -> tuple[str, ...]:
    """How a name is read: by the kana that are not meant for others."""
    found = []
    for each in kana:
        only = elements.texts(each, "re_restr")
        is_meant = each.find("re_nokanji") is None and (not only or name in only)
        if is_meant and not _is_unusual(each, "re_inf"):
            found.append(_text(each, "reb"))
    return tuple(found)


def _names(sense: Element) -> list[str]:
    """The English names of a sense; none for a name that is only written in Latin letters."""
    if not _TRANSCRIBED.isdisjoint(elements.texts(sense, "name_type")):
        return []
    return [_whole(gloss) for gloss in _glosses(sense) if gloss.get("g_type", "") in _NAMING]


def _explanation(sense: Element) -> str:
    """What explains a sense; ``""`` for none."""
    found = (gloss for gloss in _glosses(sense) if gloss.get("g_type") == "expl")
    return next(map(_whole, found), "")


def _glosses(sense: Element) -> Iterator[Element]:
    """The English ones."""
    for gloss in sense.iterchildren("gloss", "trans_det"):
        if gloss.get(_LANGUAGE, "eng") == "eng":
            yield gloss


def _whole(element: Element) -> str:
    return (element.text or "").strip()


def _text(element: Element, name: str) -> str:
    found = next(element.iterchildren(name), None)
    return "" if found is None else _whole(found)
