"""Which of a text's words an acronym stands for, and with which of their letters.

The idea is Schwartz and Hearst's ("A simple algorithm for identifying abbreviation definitions in
biomedical text", PSB 2003): an acronym's letters are found in the words in their order, the first of them at
the beginning of a word. Theirs takes the first alignment from the right; ours the cheapest of all. Letters at
the beginning of words cost nothing, letters inside words and words left out cost something. The prices were
set on MED1250.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

SMALL_WORDS = frozenset(
    "a an and & as at by de des du et for from in into la le of on or per the to und upon with".split()
)
SPOKEN: dict[str, tuple[str, ...]] = {
    "&": ("and",),
    "2": ("to", "two", "second"),
    "3": ("three", "third"),
    "4": ("for", "four"),
    "x": ("trans", "cross", "ex"),
}
"""What a sign stands for by its sound or shape: R&D, P2P, DX, XML."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_NOT_LATIN = re.compile("[^A-Za-z0-9&]")
_PLURAL = re.compile("(?<=.[A-Z])s$")
_REPEATED = re.compile("([a-z])([2-4])")
_LONGEST, _MOST_WORDS, _MOST_PLACES = 14, 40, 80

# Prices, in tenths.
_SMALL, _GLUED, _NUMBER, _SKIPPED = 2, 3, 5, 20
"""A word left out: a small one, one behind a hyphen, a number, any other."""
_COMMA = 10
"""What a comma before a word that is left out adds."""
_TAIL = 1.7
"""How many times as much words cost that are left out at the end."""
_DIGIT, _VOWEL, _CONSONANT, _NEXT = 3, 15, 8, 5
"""A letter inside a word: beside a digit, a vowel, a consonant; the next one in the same word."""
_ENTERED = 40
"""What a word adds that gives a letter, but not its first."""
_BASE, _EACH, _CHEAP = 10, 15, 30
"""What an alignment may cost: this and this for each letter; when the acronym has no capital."""
_FORBIDDEN = 100_000


class Word(NamedTuple):
    """A word of a text: where it begins and ends, and what it costs to leave it out."""

    start: int
    end: int
    price: int
    small: bool
    light: bool
    """Whether an acronym need not have a letter of it: a small word, the end of Co-operation."""


class Place(NamedTuple):
    """Where a letter may stand: its offset, the number of its word, what it costs inside that."""

    offset: int
    word: int
    price: int
    """0 at the beginning of the word."""


class Alignment(NamedTuple):
    """The cheapest way in which the words of a text give an acronym's letters."""

    cost: int
    """In tenths: 0 when all letters begin words and no word is left out."""
    places: tuple[Place, ...]
    """The place of each letter."""
    words: list[Word]
    """The words that were looked at."""

    @property
    def begin(self) -> int:
        """Where the long form begins."""
        return self.places[0].offset

    @property
    def left_out(self) -> list[Word]:
        """The words that give no letter."""
        given = {place.word for place in self.places}
        return [word for number, word in enumerate(self.words) if number not in given]


class _Chain(NamedTuple):
    """A letter at its place, those that follow it, and the price of all words and letters from it on."""

    price: int
    place: Place
    following: "_Chain | None"


def align(acronym: str, text: str, start: int = 0) -> Alignment | None:
    """The cheapest alignment of an acronym with the last words of a text; of equals the shortest.

    Words before `start` are not looked at. None when a letter has no place, or all places cost too much.

    >>> found = align("GDP", "we speak of gross domestic product")
    >>> found.cost, found.begin
    (0, 12)
    >>> align("GDP", "the working group")
    """
    letters = acronym_letters(acronym)
    if set(letters).difference(text.lower(), SPOKEN):
        return None
    most = 3 * (min(len(letters) + 5, 2 * len(letters)) + 1)
    words = _words(text, start)[-most:]
    entries = [_FORBIDDEN if word.small else 0 for word in words]
    return _Text(text, words, entries).cheapest(acronym, _affordable(acronym))


def align_whole(acronym: str, english: str) -> Alignment | None:
    """The cheapest alignment of an acronym with all of an expansion, whose first words cost as others do.

    Letters at the beginning of words count however many words are left out; letters inside words only where
    they cost no more than where `align` finds them.
    """
    words = _words(english)[:_MOST_WORDS]
    entries = _sums(words)
    plain = _Text(english, words, entries, inner=_FORBIDDEN).cheapest(acronym, _FORBIDDEN - 1)
    return plain or _Text(english, words, entries).cheapest(acronym, _affordable(acronym))


def first_letters(english: str) -> list[str]:
    """The letters with which an acronym may begin that spells all words of weight.

    >>> first_letters("the World Health Organization"), first_letters("Two Factors")
    (['t', 'w'], ['2', 't'])
    """
    letters = set()
    for word in _words(english)[:_MOST_WORDS]:
        written = _folded(english[word.start : word.end])
        letters.add(written[0])
        letters.update(sign for sign, spoken in SPOKEN.items() if written.startswith(spoken))
        if not word.light:
            break
    return sorted(letters)


@lru_cache(1 << 10)
def acronym_letters(acronym: str) -> str:
    """The letters of an acronym that words may give: lower case, without kanji, hyphens and a plural s.

    >>> acronym_letters("日EU・EPAs"), acronym_letters("R&D")
    ('euepa', 'r&d')
    """
    latin = _NOT_LATIN.sub("", unicodedata.normalize("NFKC", acronym))
    return _PLURAL.sub("", latin).lower()


def _affordable(acronym: str) -> int:
    """What an alignment may cost that an acronym of so many letters can bear."""
    count = len(acronym_letters(acronym))
    if not acronym.islower():
        return _BASE + _EACH * count
    return _CHEAP if count > 2 else 0


def _words(text: str, start: int = 0) -> list[Word]:
    return [_word(text, *match.span()) for match in _WORD.finditer(text, start)]


def _word(text: str, start: int, end: int) -> Word:
    written = text[start:end]
    commas = text.count(", ", max(0, start - 2), start) * _COMMA
    if written.lower() in SMALL_WORDS:
        return Word(start, end, _SMALL + commas, small=True, light=True)
    if text[start - 1 : start] in ("-", "–"):
        return Word(start, end, _GLUED + commas, small=False, light=written[0].islower())
    return Word(start, end, (_NUMBER if written.isdigit() else _SKIPPED) + commas, small=False, light=False)


def _folded(text: str) -> str:
    """Lower case without accents, one character for one."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", char)[0].lower()[0] for char in text)


def _sums(words: list[Word]) -> list[int]:
    """The price of leaving out all words before each; at last, of all."""
    return list(accumulate((word.price for word in words), initial=0))


class _Text:
    """Words in which an acronym's letters are looked for.

    `entries` are the prices of beginning at each word; `inner` is added for each letter inside a word.
    """

    def __init__(self, text: str, words: list[Word], entries: list[int], inner: int = 0) -> None:
        self.folded = _folded(text)
        self.words = words
        self.entries = entries
        self.inner = inner
        self.starts = [word.start for word in words]
        self.skipped = _sums(words)

    def cheapest(self, acronym: str, most: int) -> Alignment | None:
        """The cheapest alignment that costs `most` at most; or of the letters that a number repeats (W3C)."""
        letters = acronym_letters(acronym)
        if not self.words or not 0 < len(letters) <= _LONGEST:
            return None
        repeated = _REPEATED.sub(lambda sign: sign[1] * int(sign[2]), letters)
        return self._aligned(letters, most) or self._aligned(repeated, _GLUED)

    def _aligned(self, letters: str, most: int) -> Alignment | None:
        """The cheapest alignment of the letters that costs `most` at most; of equals the shortest."""
        chains = [_Chain(self._tail(place), place, None) for place in self._places(letters[-1])]
        for letter in reversed(letters[:-1]):
            chains = self._before(letter, chains)
        starting = [chain for chain in reversed(chains) if not chain.place.price]
        costs = [chain.price + self.entries[chain.place.word] for chain in starting]
        cost = min(costs, default=_FORBIDDEN)
        if cost > most:
            return None
        return Alignment(cost, _places(starting[costs.index(cost)]), self.words)

    def _places(self, letter: str) -> list[Place]:
        """Where a letter stands, and where words begin that a sign stands for."""
        offsets: list[int] = []
        offset = self.folded.find(letter, self.starts[0])
        while offset >= 0 and len(offsets) < _MOST_PLACES:
            offsets.append(offset)
            offset = self.folded.find(letter, offset + 1)
        spoken = SPOKEN.get(letter, ())
        offsets += [start for start in self.starts if spoken and self.folded.startswith(spoken, start)]
        return [self._place(offset) for offset in offsets]

    def _place(self, offset: int) -> Place:
        number = bisect_right(self.starts, offset) - 1
        if offset == self.starts[number]:
            return Place(offset, number, 0)
        if self.folded[offset - 1].isdigit() != self.folded[offset].isdigit():
            return Place(offset, number, self.inner + _DIGIT)
        price = _VOWEL if self.folded[offset] in "aeiou" else _CONSONANT
        return Place(offset, number, self.inner + price)

    def _tail(self, place: Place) -> int:
        """The price of leaving out the words behind the last letter."""
        return int((self.skipped[-1] - self.skipped[place.word + 1]) * _TAIL)

    def _before(self, letter: str, chains: list[_Chain]) -> list[_Chain]:
        """Each place of a letter, before the cheapest of the chains that may follow it."""
        found = []
        for place in self._places(letter):
            choices = [
                (chain.price + self._price(place, chain.place), chain)
                for chain in chains
                if chain.place.offset > place.offset
            ]
            if choices:
                price, following = min(choices)
                found.append(_Chain(price, place, following))
        return found

    def _price(self, place: Place, following: Place) -> int:
        """The price of the next letter's place, and of the words left out before it."""
        if following.word == place.word:
            return min(following.price, _NEXT) if following.offset == place.offset + 1 else following.price
        entered = _ENTERED if following.price else 0
        return self.skipped[following.word] - self.skipped[place.word + 1] + following.price + entered


def _places(chain: _Chain | None) -> tuple[Place, ...]:
    """The places of a letter and of all that follow it."""
    places = []
    while chain:
        places.append(chain.place)
        chain = chain.following
    return tuple(places)
