"""The English long form that stands before a short one, by an alignment of letters from right to left.

The idea is Schwartz and Hearst's ("A simple algorithm for identifying abbreviation definitions in
biomedical text", PSB 2003): the short form's letters are found in the words before it, the first of them at
the beginning of a word. Theirs takes the first alignment from the right; ours the cheapest of all, where
letters at the beginning of words cost nothing, letters inside words and words left out cost something, and
what costs more than a short form of that length can bear is no long form. The prices were set on MED1250.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yougo.language.letters import SMALL_WORDS, SPOKEN, repeated

_REACH = 200
_PART = re.compile(r"[^\W_]+")
_CUT = re.compile(
    r"[;:]\s"
    r"|[.?!]\s+(?=[A-Z])"
    r"|[(\[](?=[^()\[\]]*$)"  # a bracket that is open here
    r"|\b(?:is|are|was|were|be|been|being|has|have|had|that|which|whose|who|than"
    r"|we|our|their|its|this|these|those|such)\s",
)
"""What no name runs across."""
_LOCANT = re.compile(
    r"(?:[\d,.'()\[\]+/±-]|alpha|beta|gamma|delta|\b[A-Za-z])+[-)]",
    re.IGNORECASE,
)
"""What a name may begin with before its first word: 1,2-, alpha-, N,N-."""
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORT = re.compile(r"[\w(\[][\w.,/+&'’*()\[\]–-]{0,11}(?: [\w+/-]{1,11}){0,2}")
_NO_SHORT = re.compile(r"\d[\d.,]*\s.*|[A-Z]?[a-z]{4,}|[^A-Za-z]*|(?:e\.g|i\.e|cf|etc|see|and)\.?")
_LONGEST_SHORT = 12
_SMALL, _GLUED, _SKIPPED = 0.2, 0.3, 2.0
"""The price of a word left out: a small one, one behind a hyphen, any other."""
_COMMA = 1.0
_DIGIT, _INNER, _VOWEL, _NEXT, _TAIL = 0.3, 0.8, 0.7, 0.5, 1.5
"""The price of a letter inside a word: beside a digit, elsewhere, more for a vowel, less behind the letter
before it; and by how much more a word costs that is left out at the end."""
_BASE, _EACH = 1.0, 1.5
"""What a long form may cost: this, and this for each letter."""
_CHEAP = 3.0
"""What it may cost when the short form has no capital."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The words in which a long form is looked for."""

    text: str
    low: str
    parts: tuple[tuple[int, int], ...]
    """Where each run of letters begins and ends."""
    skipped: tuple[float, ...]
    """The price of leaving out all parts before each."""
    cut: int


def is_short_form(text: str) -> bool:
    """Whether text in brackets may be an English short form: GDP, mAb, TNF alpha, 5-HT.

    >>> [is_short_form(text) for text in ("GDP", "mAb", "TNF alpha", "10 mM", "Kappa")]
    [True, True, True, False, False]
    """
    if not 1 <= len(text) <= _LONGEST_SHORT or not _SHORT.fullmatch(text):
        return False
    return text.isupper() or not _NO_SHORT.fullmatch(text)


def long_form(before: str, short: str) -> str:
    """The words at the end of `before` that `short` stands for, ``""`` when none do.

    >>> long_form("we speak of gross domestic product", "GDP")
    'gross domestic product'
    >>> long_form("in 2020 the working group", "GDP")
    ''
    """
    letters = _letters(short)
    known = before[-_REACH:].lower()
    if not letters or not all(letter in known or letter in SPOKEN for letter in letters):
        return ""
    text = _prepared(before, len(letters))
    most = _BASE + _EACH * len(letters) if any(char.isupper() for char in short) else _CHEAP
    best = min(_starts(text, letters), default=None)
    if not best and (multiplied := repeated(letters)) != letters:
        most = _GLUED
        best = min(_starts(text, multiplied), default=None)
    if not best or best[0] > (0 if short.islower() and len(letters) < 3 else most):
        return ""
    start = -best[1]
    around = re.search(r"\S*$", text.text[text.cut : start])
    if around and _LOCANT.fullmatch(around[0]):
        start -= len(around[0])
    found = _POSSESSIVE.sub("", text.text[start:].strip().rstrip("\"'“”‘’ ,"))
    balanced = found.count("(") == found.count(")") and found.count("[") == found.count("]")
    return found if balanced and len(found) > len(short) and short not in found.split() else ""


def _letters(short: str) -> str:
    letters = "".join(char.lower() for char in short if char.isalnum())
    return letters[:-1] if len(letters) > 1 and short.endswith("s") and short[-2].isupper() else letters


def _prepared(before: str, count: int) -> _Text:
    """The last words of a text, as many as a short form of `count` letters can stand for."""
    near = before[-_REACH:]
    cut = max((match.end() for match in _CUT.finditer(near)), default=0)
    most = min(count + 5, 2 * count) + 1
    low = near.lower()
    parts = [match.span() for match in _PART.finditer(near, cut)][-3 * most :]
    if len(low) != len(near):  # a letter that has two in lower case
        return _Text(near, near, (), (0.0,), cut)
    skipped = [0.0]
    for number, (start, end) in enumerate(parts):
        if low[start:end] in SMALL_WORDS:
            price = _SMALL
        elif number and near[start - 1] in "-–'’":
            price = _GLUED
        else:
            price = 1.0 if low[start:end].isdigit() else _SKIPPED
        skipped.append(skipped[-1] + price + (_COMMA if near.startswith(", ", start - 2) else 0))
    return _Text(near, low, tuple(parts), tuple(skipped), cut)


_Step = tuple[float, int, int]
"""The price of the letters from here on, the part's number, the letter's offset."""


def _starts(text: _Text, letters: str) -> Iterator[tuple[float, int]]:
    """Every beginning of a long form: its price and its offset, negative, so that the later is less."""
    if not any(text.low.startswith(letters[0], start) or letters[0] in SPOKEN for start, _ in text.parts):
        return
    steps: list[_Step] | None = None
    for letter in reversed(letters):
        found = list(_placed(text, letter, steps))
        if not found:
            return
        steps = found
    for price, number, offset in steps or ():
        start, end = text.parts[number]
        if offset == start and text.low[start:end] not in SMALL_WORDS:
            yield round(price, 3), -start


def _placed(text: _Text, letter: str, later: list[_Step] | None) -> Iterator[_Step]:
    """Where a letter may stand before those that follow it, each place with the price from there on."""
    for number in range(len(text.parts) - 1, -1, -1):
        start, end = text.parts[number]
        if letter in SPOKEN and text.low.startswith(SPOKEN[letter], start):
            price = _rest(text, number, start, later)
            if price is not None:
                yield price, number, start
        offset = text.low.find(letter, start, end)
        while offset >= 0:
            price = _rest(text, number, offset, later)
            if price is not None:
                yield _own(text.low, offset, start) + price, number, offset
            offset = text.low.find(letter, offset + 1, end)


def _rest(text: _Text, number: int, offset: int, later: list[_Step] | None) -> float | None:
    """The least price of all that follows a letter, None when no later letter can."""
    skipped = text.skipped
    if later is None:
        return (skipped[-1] - skipped[number + 1]) * _TAIL
    return min(
        (
            _joined(text.low, offset, step)
            if step[1] == number
            else step[0] + skipped[step[1]] - skipped[number + 1]
            for step in later
            if step[1] > number or (step[1] == number and step[2] > offset)
        ),
        default=None,
    )


def _own(low: str, offset: int, start: int) -> float:
    if offset == start:
        return 0.0
    if low[offset - 1].isdigit() != low[offset].isdigit():
        return _DIGIT
    return _INNER + (_VOWEL if low[offset] in "aeiou" else 0.0)


def _joined(low: str, offset: int, step: _Step) -> float:
    """The price from the next letter on, which stands in the same word; less when it is its neighbour."""
    if step[2] != offset + 1 or low[offset].isdigit() != low[step[2]].isdigit():
        return step[0]
    return step[0] - _INNER - (_VOWEL if low[step[2]] in "aeiou" else 0.0) + _NEXT
