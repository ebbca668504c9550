"""Which words may begin a name that ends before a bracket: those of the noun chunk, and edges around it.

A name before a bracket or a note mark ends for certain where that stands; its beginning must be found.
Measured on first mentions: back to punctuation .65 right, character classes .73, noun chunk .76.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, repeat, takewhile

from yougo.extract import vocabulary
from yougo.extract.shapes.tokens import (
    is_connector,
    is_joiner,
    is_number,
    is_suffix,
    may_end_name,
    text_of,
)
from yougo.model.documents import Token

_MOST_EXTENSIONS, _MOST_SHORTENINGS = 4, 8
_SHORTEST = 4


def starts(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Where the name at the end of some words may begin, the likeliest first, each with its basis.

    ``phrase``: a name whose last words are never one alone; ``chunk``: the nouns at the end; ``extended``:
    longer, across の and the like; ``shortened``: without the first nouns.
    """
    if not any(map(may_end_name, tokens[-1:])):
        return
    chunk = _chunk_start(tokens)
    begin = chunk + _without_prefixes(tokens[chunk:])
    if begin == len(tokens):
        return
    longer = _extensions(tokens, chunk)
    yield from zip(_wholes(tokens, chunk, longer), repeat("phrase"))
    yield begin, "chunk"
    yield from zip(longer, repeat("extended"))
    yield from zip(_shortenings(tokens, begin), repeat("shortened"))


def _back(tokens: Sequence[Token], end: int, belongs: Callable[[Token], bool]) -> int:
    """Where the words that belong together begin that end before `end`."""
    return end - sum(1 for _ in takewhile(belongs, reversed(tokens[:end])))


def _is_in_compound(token: Token) -> bool:
    return may_end_name(token) or is_joiner(token)


def _chunk_start(tokens: Sequence[Token]) -> int:
    """Where the nouns at the end begin, behind any sign before them."""
    start = _back(tokens, len(tokens), _is_in_compound)
    return start + len(list(takewhile(is_joiner, tokens[start:])))


def _without_prefixes(tokens: Sequence[Token]) -> int:
    """How many words at the beginning are no part of a name: 各, 次回, 4年, 一度; all, when none is left."""
    number = 0
    while number < len(tokens) and (length := _dispensable(tokens[number:])):
        number += length
    return number


def _dispensable(tokens: Sequence[Token]) -> int:
    """The length of a word, or a number with its counter (2025年), that only stands before a name; or 0."""
    first = tokens[0]
    if first.surface in vocabulary.words("prefixes") or (is_suffix(first) and len(tokens) > 1):
        return 1
    digits = len(list(takewhile(is_number, tokens)))
    for end in (digits + 2, digits + 1):
        is_counter = text_of(tokens[digits:end]) in vocabulary.words("counters")
        if digits and is_counter and end < len(tokens):
            return end
    return 0


def _extensions(tokens: Sequence[Token], chunk: int) -> list[int]:
    """Where longer names may begin, the shortest first: across の, のための, に関する, な, と, …た."""
    begins = (begin for begin in _phrases(tokens, chunk) if _begins_extension(tokens, begin))
    return list(islice(begins, _MOST_EXTENSIONS))


def _phrases(tokens: Sequence[Token], start: int) -> Iterator[int]:
    """Where each phrase begins that の and the like join to what follows it, from the last to the first."""
    while True:
        end = _back(tokens, start, is_connector)
        if end in (start, 0) or not may_end_name(tokens[end - 1]):
            return
        start = _back(tokens, end, _is_in_compound)
        yield start + _without_prefixes(tokens[start:end])


def _begins_extension(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a longer name may begin here: no half of something, which needs what stands before it."""
    if not may_end_name(tokens[begin]) or tokens[begin].surface in vocabulary.words("relational_nouns"):
        return False
    is_second_of_two = text_of(tokens[:begin][-1:]) in vocabulary.words("between_two")
    return not (is_second_of_two and "との" in text_of(tokens[begin : begin + 4]))


def _wholes(tokens: Sequence[Token], chunk: int, longer: list[int]) -> list[int]:
    """Where a name begins whose last words are never a name alone: 漁業に関する協定, 開発のための委員会.

    A purpose (のための) reaches one phrase back; what stands between two (との間の) and what an instrument is
    about (に関する) all the way. At most one of the longer names.
    """
    before = text_of(tokens[max(0, chunk - 4) : chunk])
    is_instrument = text_of(tokens[chunk:]).endswith(tuple(vocabulary.words("instruments")))
    if before.endswith("のための"):
        return longer[:1]
    if before.endswith("との間の") or (is_instrument and before.endswith("に関する")):
        return longer[-1:]
    return []


def _shortenings(tokens: Sequence[Token], begin: int) -> list[int]:
    """Where shorter names may begin: at each later word of the chunk that leaves four letters or more."""
    found = []
    for number, token in enumerate(tokens[begin + 1 :], begin + 1):
        is_long = tokens[-1].end - token.start >= _SHORTEST
        if is_long and _begins_word(token):
            found.append(number)
    return found[:_MOST_SHORTENINGS]


def _begins_word(token: Token) -> bool:
    return may_end_name(token) and not (is_suffix(token) or is_number(token))
