"""How running English writes a name: in the plural, with capitals where a sentence or a title has them."""

import re

_HISSING = ("ss", "x", "ch", "sh")
_Y = re.compile(r"(?<=[^aeiou\W\d_])y\Z")
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
    if not (word.isascii() and word[-1:].isalpha()) or (word.endswith("s") and not word.endswith("ss")):
        return ""
    if _Y.search(word):
        return _Y.sub("ies", word)
    return word + ("es" if word.endswith(_HISSING) else "s")


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
    differing = {place for place, char in enumerate(name) if char != written[place]}
    if not differing <= {found.start() for found in _WORD_STARTS.finditer(name)}:
        return several and written == name.upper()
    return several or not _IN_A_SENTENCE.search(text[max(0, at - _BEFORE) : at])


_SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
