"""Finds the words that an acronym stands for, and the letters that spell it.

Follows Schwartz and Hearst ("A simple algorithm for identifying abbreviation definitions in biomedical text",
PSB 2003): the letters of the acronym must occur in the words in the same order, the first one at the
beginning of a word. They take the first match from the right. This module takes the cheapest: a letter at the
beginning of a word is free; a letter inside a word and a word that is left out have a price. The prices were
tuned on the MED1250 corpus.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
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
"""Words that a character can stand for because of its sound or shape: R&D, P2P, DX, XML."""
_BEGINS_NAME = re.compile(r"-(?=[a-z])| (?:capita|cent|annum|vi(?:tro|vo)|situ|silico|be)\b")
"""What follows a small word with which a name begins: on-board unit, in vitro test, per capita income."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_NOT_LATIN = re.compile("[^A-Za-z0-9&]")
_PLURAL = re.compile("(?<=.[A-Z])s$")
_REPEATED = re.compile("([a-z])([2-4])")
LONGEST, MOST_WORDS, _MOST_PLACES = 14, 40, 80

# Prices. An alignment with a price of 0 takes the first letter of every word.
_SMALL, _GLUED, _NUMBER, _SKIPPED = 2, 3, 5, 20
"""Leaving out a word: a small word, a word after a hyphen, a number, any other word."""
_COMMA = 10
"""Added when a comma comes before the word that is left out."""
_TAIL = 1.7
"""Words left out at the end cost this many times as much."""
_DIGIT, _VOWEL, _CONSONANT, _NEXT = 3, 15, 8, 5
"""A letter inside a word: next to a digit, a vowel, a consonant; directly after the letter before it."""
_ENTERED = 40
"""Added when a word gives a letter but not its first one."""
_BASE, _EACH, _CHEAP = 10, 15, 30
"""The most that an alignment may cost: a base and a price per letter, or less without capitals."""
_FORBIDDEN = 100_000


class Word(NamedTuple):
    """A word of a text, and what it costs to leave it out or to begin with it."""

    start: int
    text: str
    skipped: int
    """The price of leaving it out."""
    entered: int = 0
    """The price of beginning the long form with it."""
    light: bool = False
    """Whether an acronym need not have a letter of it: a small word, the end of Co-operation."""


class Place(NamedTuple):
    """A place where a letter of the acronym may be: its offset, the index of its word, and its price."""

    offset: int
    word: int
    price: int
    """0 at the beginning of the word."""


class Alignment(NamedTuple):
    """The cheapest way to spell an acronym with the words of a text."""

    cost: int
    """0 when every letter begins a word and no word is left out."""
    places: tuple[Place, ...]
    """The place of each letter."""
    words: list[Word]
    """The words that were searched."""

    @property
    def begin(self) -> int:
        """Where the long form begins."""
        return self.places[0].offset

    @property
    def left_out(self) -> list[Word]:
        """The words that give no letter."""
        given = set(map(attrgetter("word"), self.places))
        return [word for number, word in enumerate(self.words) if number not in given]


class _Chain(NamedTuple):
    """A letter's place, linked to the next letter's; the last link is the end of the text.

    `price` covers the letters that follow and the words left out from here to the end.
    """

    price: int
    place: Place
    following: "_Chain | None"

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of this letter and of all that follow it."""
        places = []
        chain = self
        while chain.following:
            places.append(chain.place)
            chain = chain.following
        return tuple(places)


def align(acronym: str, text: str, start: int = 0) -> Alignment | None:
    """Aligns an acronym with the last words of a text, ignoring words before `start`.

    Returns the cheapest alignment, of equals the shortest. None if a letter is missing or all cost too much.

    >>> found = align("GDP", "we speak of gross domestic product")
    >>> found.cost, found.begin
    (0, 12)
    >>> align("GDP", "the working group")
    """
    letters = acronym_letters(acronym)
    if set(letters).difference(text.lower(), SPOKEN):
        return None
    most = 3 * (min(len(letters) + 5, 2 * len(letters)) + 1)
    words = words_in(text, start)[-most:]
    return _Text(text, words, list(map(attrgetter("entered"), words))).cheapest(acronym, _affordable(acronym))


def align_whole(acronym: str, english: str) -> Alignment | None:
    """Aligns an acronym with a complete expansion, so that leaving out its first words has a price too.

    Any number of words may be left out if every letter begins a word. Otherwise the limit of `align` applies.
    """
    words = words_in(english)[:MOST_WORDS]
    entries = _sums(words)
    plain = _Text(english, words, entries, inner=_FORBIDDEN).cheapest(acronym, _FORBIDDEN - 1)
    return plain or _Text(english, words, entries).cheapest(acronym, _affordable(acronym))


@lru_cache(1 << 10)
def acronym_letters(acronym: str) -> str:
    """The letters to look for, in lower case: without kanji, hyphens and a plural s.

    >>> acronym_letters("日EU・EPAs"), acronym_letters("R&D")
    ('euepa', 'r&d')
    """
    latin = _NOT_LATIN.sub("", unicodedata.normalize("NFKC", acronym))
    return _PLURAL.sub("", latin).lower()


def _affordable(acronym: str) -> int:
    """The most that an alignment of an acronym may cost."""
    count = len(acronym_letters(acronym))
    if not acronym.islower():
        return _BASE + _EACH * count
    return _CHEAP if count > 2 else 0


def words_in(text: str, start: int = 0) -> list[Word]:
    """The words of a text from an offset on."""
    return list(map(_word, WORD.finditer(text, start)))


def _word(found: re.Match[str]) -> Word:
    text, start, word = found.string, found.start(), found[0]
    commas = text.endswith(", ", 0, start) * _COMMA
    if word.lower() in SMALL_WORDS and not _BEGINS_NAME.match(text, found.end()):
        return Word(start, word, _SMALL + commas, entered=_FORBIDDEN, light=True)
    if text[start - 1 : start] in ("-", "–"):
        return Word(start, word, _GLUED + commas, light=word[0].islower())
    return Word(start, word, (_NUMBER if word.isdigit() else _SKIPPED) + commas)


def folded(text: str) -> str:
    """Lower case without accents, one character for one."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


def _folded_letter(char: str) -> str:
    return unicodedata.normalize("NFKD", char)[0].lower()[0]


def _sums(words: list[Word]) -> list[int]:
    """The price of leaving out all words before each word, and at the end of all words."""
    return list(accumulate(map(attrgetter("skipped"), words), initial=0))


class _Text:
    """The words that are searched for an acronym's letters.

    `entries` holds the price of beginning with each word. `inner` is added for each letter inside a word.
    """

    def __init__(self, text: str, words: list[Word], entries: list[int], inner: int = 0) -> None:
        self.folded = folded(text)
        self.words = words
        self.entries = entries
        self.inner = inner
        self.starts = list(map(attrgetter("start"), words))
        self.skipped = _sums(words)
        self.end = _Chain(0, Place(len(text), len(words), 0), None)

    def cheapest(self, acronym: str, most: int) -> Alignment | None:
        """The cheapest alignment up to `most`; if none, with repeated letters written out (W3C: wwwc)."""
        letters = acronym_letters(acronym)
        if not self.words or not 0 < len(letters) <= LONGEST:
            return None
        repeated = _REPEATED.sub(lambda sign: sign[1] * int(sign[2]), letters)
        return self._aligned(letters, most) or self._aligned(repeated, _GLUED)

    def _aligned(self, letters: str, most: int) -> Alignment | None:
        """The cheapest alignment of these letters up to `most`, the shortest of equals."""
        chains = [self.end]
        for letter in reversed(letters):
            chains = self._before(letter, chains)
        best = min(reversed(chains), key=self._cost, default=self.end)
        cost = self._cost(best)
        return Alignment(cost, best.places, self.words) if cost <= most else None

    def _cost(self, chain: _Chain) -> int:
        """The price of an alignment that begins with this chain; forbidden inside a word."""
        if chain.place.price or chain is self.end:
            return _FORBIDDEN
        return chain.price + self.entries[chain.place.word]

    def _places(self, letter: str) -> list[Place]:
        """Where a letter occurs, and where words begin that it can stand for."""
        offsets: list[int] = []
        offset = self.folded.find(letter, self.starts[0])
        while offset >= 0 and len(offsets) < _MOST_PLACES:
            offsets.append(offset)
            offset = self.folded.find(letter, offset + 1)
        if letter in SPOKEN:
            offsets += [start for start in self.starts if self.folded.startswith(SPOKEN[letter], start)]
        return list(map(self._place, offsets))

    def _place(self, offset: int) -> Place:
        number = bisect_right(self.starts, offset) - 1
        if offset == self.starts[number]:
            return Place(offset, number, 0)
        if self.folded[offset - 1].isdigit() != self.folded[offset].isdigit():
            return Place(offset, number, self.inner + _DIGIT)
        price = _VOWEL if self.folded[offset] in "aeiou" else _CONSONANT
        return Place(offset, number, self.inner + price)

    def _before(self, letter: str, chains: list[_Chain]) -> list[_Chain]:
        """Each place of a letter, linked to the cheapest of the chains that can follow it."""
        found = []
        for place in self._places(letter):
            offset = place.offset
            choices = [(self._price(place, chain), chain) for chain in chains if chain.place.offset > offset]
            if choices:
                price, following = min(choices)
                found.append(_Chain(price, place, following))
        return found

    def _price(self, place: Place, chain: _Chain) -> int:
        """The price of going on from a place to a chain, with the words left out in between."""
        following = chain.place
        if following.word == place.word:
            is_next = following.offset == place.offset + 1
            return chain.price + (min(following.price, _NEXT) if is_next else following.price)
        left_out = self.skipped[following.word] - self.skipped[place.word + 1]
        if chain is self.end:
            return int(left_out * _TAIL)
        entered = following.price + _ENTERED if following.price else 0
        return chain.price + left_out + entered
