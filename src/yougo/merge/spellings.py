"""English names of an acronym that differ by a slip of the pen: Enterprise, Enterprize Cloud Mask (ECM)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter

from yougo.language.text import same
from yougo.merge.by_key import by_key
from yougo.merge.name_spans import Claim

_WORD = re.compile(r"\w+")
_LEAST = 6
"""Letters of a word that one letter more or less makes no other word."""
_MOST = 50
"""How many names of one acronym are compared."""


def usual(claims: Iterable[Claim]) -> Mapping[str, str]:
    """For the key of an English name with a slip, the key of that which is stated most with its acronym."""
    found: dict[str, str] = {}
    for acronym, stated in by_key(claims, attrgetter("acronym_key")).items():
        names = Counter(filter(None, map(attrgetter("english_key"), stated)))
        if acronym and len(names) > 1:
            words = {claim.english_key: _words(claim.finding.english) for claim in stated}
            found.update(_slips(names, words))
    return found


def _words(name: str) -> list[str]:
    return list(map(same, _WORD.findall(name)))


def _slips(names: Counter[str], words: Mapping[str, list[str]]) -> dict[str, str]:
    in_order = sorted(names, key=lambda name: (-names[name], name))[:_MOST]
    found: dict[str, str] = {}
    for place, name in enumerate(in_order):
        for other in in_order[:place]:
            if other not in found and _is_slip_of(words[name], words[other]):
                found[name] = other
                break
    return found


def _is_slip_of(some: list[str], others: list[str]) -> bool:
    """Whether some words are the others, but for a letter of a word here and there.

    >>> _is_slip_of(["enterprize", "cloud"], ["enterprise", "cloud"]), _is_slip_of(["intra"], ["inter"])
    (True, False)
    """
    if len(some) != len(others):
        return False
    return all(map(_is_nearly, some, others))


def _is_nearly(one: str, other: str) -> bool:
    """Whether two words are the same but for z and s, or for one letter that a long one has more."""
    short, long = sorted((one.replace("z", "s"), other.replace("z", "s")), key=len)
    if short == long or len(short) < _LEAST or len(long) - len(short) != 1:
        return short == long
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
