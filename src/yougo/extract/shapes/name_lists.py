"""Several names in one note or line, and nothing else.

AR: Augmented Reality（拡張現実）、VR: Virtual Reality（仮想現実）。
"""

import re
from itertools import takewhile

from yougo.extract import vocabulary
from yougo.extract.shapes import bracket_content, headwords
from yougo.extract.shapes.headwords import Headword, combined
from yougo.language.letters import is_acronym, spell
from yougo.language.text import unwrapped

_ACRONYM_FIRST = re.compile(
    r"(?P<acronym>[A-Za-z0-9][A-Za-z0-9&/+.-]{1,14})\s*(?:[:：=＝]|[,，](?=\s))\s*(?P<rest>\S.*)"
)
_DIVIDERS = tuple(map(re.compile, ("[;；]", "。", "[、，]", ",(?= )")))
_MAY_BE_ENTRY = re.compile("(?=.*[A-ZＡ-Ｚ]).{1,120}")
"""An entry of a list: short, and with the capital letters of an acronym."""


def parse(text: str) -> list[Headword]:
    """The names of a text that lists two or more and says nothing else; ``[]`` for any other text.

    >>> [word.english for word in parse("SLA：Service Level Agreement。SLO：Service Level Objective。")]
    ['Service Level Agreement', 'Service Level Objective']
    """
    text = unwrapped(text).rstrip("。. ")
    lists = (divider.split(text) for divider in _DIVIDERS)
    return next(filter(None, map(_read, lists)), [])


def _read(entries: list[str]) -> list[Headword]:
    """The names of two or more entries; ``[]`` as soon as one does not name anything."""
    if len(entries) == 1 or not all(map(_MAY_BE_ENTRY.fullmatch, entries)):
        return []
    words = list(takewhile(_is_entry, map(one, entries)))
    return words if len(words) == len(entries) else []


def one(text: str) -> Headword:
    """An acronym with its names: UPU: Universal Postal Union, ILO（International Labour Organization）."""
    text = text.strip()
    first = _ACRONYM_FIRST.fullmatch(text)
    if first and is_acronym(first["acronym"]):
        return combined(Headword(acronym=first["acronym"]), headwords.parse(first["rest"]))
    said = bracket_content.parse(text)
    if said.acronym and said.english:
        return Headword(said.acronym, english=said.english)
    return headwords.parse(text)


def _is_entry(word: Headword) -> bool:
    """Whether it is an acronym with English that spells it, or with a Japanese name."""
    is_sentence = vocabulary.pattern("sentence_signs").search(word.japanese)
    is_named = word.japanese and not is_sentence
    return bool(word.acronym) and bool(spell(word.acronym, word.english) or is_named)
