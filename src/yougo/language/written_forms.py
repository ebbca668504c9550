"""How running English writes a name: in the plural, with capitals where a sentence or a title has them."""

import re
from itertools import compress, count
from operator import ne

_HAS_PLURAL = re.compile(r"[\x00-\x7f]*(?:[A-Za-rt-z]|ss)")
_ENDINGS = (
    (re.compile(r"(?<=[^aeiou\W\d_])y\Z"), "ies"),
    (re.compile(r"(?:(?<=ss|ch|sh)|(?<=x))\Z"), "es"),
    (re.compile(r"\Z"), "s"),
)
"""How a word ends, and what is there in the plural; the first that fits."""
_OF = re.compile(r"\s+of\s+")
_BETWEEN_WORDS = re.compile(r"[\s/-]")
_WORD_STARTS = re.compile(r"(?<![^\s/-])[a-z]")
_IN_A_SENTENCE = re.compile(r"[A-Za-z,;'’%&][ \t]+[\"“‘'(*_]*\Z")
"""What is before a word within an English sentence."""
_BEFORE = 8
"""How many characters tell it."""


def plural(name: str) -> str:
    """The plural of an English name or an acronym; ``""`` where it has none that is plain to see.

    >>> [plural(name) for name in ("carbon credit", "policy", "letter of credit", "SDG", "analysis")]
    ['carbon credits', 'policies', 'letters of credit', 'SDGs', '']
    """
    head, *rest = _OF.split(name, maxsplit=1)
    many = _plural_of_word(head)
    return " of ".join([many, *rest]) if many else ""


def _plural_of_word(word: str) -> str:
    if not _HAS_PLURAL.fullmatch(word):
        return ""
    ending, many = next(row for row in _ENDINGS if row[0].search(word))
    return ending.sub(many, word)


def lowered(text: str) -> str:
    """The text with ASCII's capitals made small, one character for one."""
    return text.translate(_SMALL)


def may_be(name: str, text: str, at: int) -> bool:
    """Whether the name is what is written there.

    What the name has in capitals must be so. A name of several words may have more of them, as in a title; a
    single word only where a sentence may begin.

    >>> may_be("carbon credit", "the Carbon Credit", 4)
    True
    >>> may_be("trust", "Trust grows.", 0), may_be("trust", "the Trust", 4)
    (True, False)
    >>> may_be("WHO", "who knows", 0), may_be("IT law", "It law", 0)
    (False, False)
    """
    written = text[at : at + len(name)]
    if name == written:
        return True
    if lowered(name) != lowered(written):
        return False
    several = _BETWEEN_WORDS.search(name) is not None
    differing = compress(count(), map(ne, name, written))
    if not set(map(re.Match.start, _WORD_STARTS.finditer(name))).issuperset(differing):
        return several and written == name.upper()
    return several or not _IN_A_SENTENCE.search(text[max(0, at - _BEFORE) : at])


_SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
