"""Several names in one note or line, and nothing else.

AR: Augmented Reality（拡張現実）、VR: Virtual Reality（仮想現実）。
"""

import re

from yougo.extract import vocabulary
from yougo.extract.shapes import bracket_content, headwords
from yougo.extract.shapes.headwords import Headword, combined
from yougo.language.letters import is_acronym, spell
from yougo.language.text import unwrapped

_ACRONYM_FIRST = re.compile(
    r"(?P<acronym>[A-Za-z0-9][A-Za-z0-9&/+.-]{1,14})\s*(?:[:：=＝]|[,，](?=\s))\s*(?P<rest>\S.*)"
)
_DIVIDERS = tuple(map(re.compile, ("[;；]", "。", "[、，]", ",(?= )")))
_CAPITAL = re.compile("[A-ZＡ-Ｚ]")
"""What each entry of a list has in its acronym."""
_LONGEST, _LONGEST_LIST = 120, 2_000


def parse(text: str, *, fewest: int = 2) -> list[Headword]:
    """The names that a text lists and nothing else; ``[]`` when it is no list, or shorter than `fewest`.

    >>> [word.english for word in parse("SLA：Service Level Agreement。SLO：Service Level Objective。")]
    ['Service Level Agreement', 'Service Level Objective']
    """
    text = unwrapped(text).rstrip("。. ")
    if len(text) > _LONGEST_LIST:
        return []
    for divider in _DIVIDERS:
        entries = divider.split(text)
        if len(entries) >= fewest and (words := _read(entries)):
            return words
    return []


def _read(entries: list[str]) -> list[Headword]:
    """The names of the entries; ``[]`` as soon as one names nothing."""
    words: list[Headword] = []
    if not all(map(_CAPITAL.search, entries)):
        return words
    for entry in entries:
        word = one(entry)
        if not _is_entry(word):
            return []
        words.append(word)
    return words


def one(text: str) -> Headword:
    """An acronym with its names: UPU: Universal Postal Union, ILO（International Labour Organization）."""
    text = text.strip()
    if len(text) > _LONGEST:
        return Headword()
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
