"""Which words may begin a name that ends before a bracket: those of the noun chunk, and edges around it.

A name before a bracket or a note mark ends for certain where that stands; its beginning must be found.
Measured on first mentions: back to punctuation .65 right, character classes .73, noun chunk .76.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from yougo.extract import vocabulary
from yougo.extract.shapes.tokens import is_number, is_particle, is_suffix, is_verb, text_of
from yougo.model.documents import Token

_NOUNS = {"名詞", "接頭辞", "接尾辞", "形状詞", "記号"}
_VERBAL_NOUN = ("名詞", "普通名詞", "サ変可能", "*", "*", "*")
_JOINERS = frozenset("・-/&.+'’ _")
_MOST_EXTENSIONS, _MOST_SHORTENINGS = 4, 8
_SHORTEST = 4


def starts(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Where the name at the end of some words may begin, the likeliest first, each with its basis.

    ``phrase``: a name whose last words are never one alone; ``chunk``: the nouns at the end; ``extended``:
    longer, across の and the like; ``shortened``: without the first nouns.
    """
    if not tokens or not is_nominal(tokens[-1]):
        return
    first = _chunk_start(tokens)
    base = first + _without_prefixes(tokens[first:])
    if base == len(tokens):
        return
    longer = _extensions(tokens, first)
    whole = _whole(tokens, first, longer)
    if whole is not None:
        yield whole, "phrase"
    yield base, "chunk"
    for number in longer:
        yield number, "extended"
    for number in _shortenings(tokens, base):
        yield number, "shortened"


def with_verbal_end(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with a verb's stem at their end (埋め込み) taken for the noun that it is before a bracket.

    Not する and ある, which end no noun: 鍵を削除し(SHALL).
    """
    if not tokens or tokens[-1].pos[:2] != ("動詞", "一般") or not tokens[-1].pos[5].startswith("連用形"):
        return tokens
    return (*tokens[:-1], replace(tokens[-1], pos=_VERBAL_NOUN))


def has_clause(tokens: Sequence[Token]) -> bool:
    """Whether a particle stands among the words that no name holds: は, が, を."""
    clause = vocabulary.words("clause_particles")
    return any(is_particle(token) and token.surface in clause for token in tokens)


def is_nominal(token: Token) -> bool:
    """Whether a name may end with the word: a noun that names something by itself."""
    if token.surface in vocabulary.words("formal_nouns"):
        return False
    return token.pos[0] in _NOUNS and token.pos[1] != "助動詞語幹"


def _is_joiner(token: Token) -> bool:
    return bool(token.surface) and _JOINERS.issuperset(token.surface)


def _is_in_compound(token: Token) -> bool:
    return is_nominal(token) or _is_joiner(token)


def _connects(token: Token) -> bool:
    """Whether the word may join two parts of a name: の, な, a verb, ため."""
    if token.pos[0] in {"助詞", "助動詞", "接続詞"}:
        return token.surface in vocabulary.words("connectors")
    return is_verb(token) or token.surface == "ため" or token.pos[1] == "非自立可能"


def _back(tokens: Sequence[Token], end: int, belongs: Callable[[Token], bool]) -> int:
    """Where the words that belong together begin that end before `end`."""
    while end > 0 and belongs(tokens[end - 1]):
        end -= 1
    return end


def _chunk_start(tokens: Sequence[Token]) -> int:
    first = _back(tokens, len(tokens), _is_in_compound)
    while first < len(tokens) and _is_joiner(tokens[first]):
        first += 1
    return first


def _without_prefixes(tokens: Sequence[Token]) -> int:
    """How many words at the beginning are no part of a name: 各, 次回, 4年, 一度; all, when none is left."""
    number = 0
    while number < len(tokens) - 1 and (length := _dispensable(tokens[number:])):
        number += length
    return len(tokens) if tokens[number].surface in vocabulary.words("prefixes") else number


def _dispensable(tokens: Sequence[Token]) -> int:
    """The length of a word, or a number with its counter (2025年), that only stands before a name; or 0."""
    if tokens[0].surface in vocabulary.words("prefixes") or is_suffix(tokens[0]):
        return 1
    digits = len(list(takewhile(is_number, tokens)))
    for end in (digits + 2, digits + 1):
        is_counter = text_of(tokens[digits:end]) in vocabulary.words("counters")
        if digits and is_counter and end < len(tokens):
            return end
    return 0


def _extensions(tokens: Sequence[Token], first: int) -> list[int]:
    """Where longer names may begin, the shortest first: across の, のための, に関する, な, と, …た."""
    found: list[int] = []
    number = first
    while len(found) < _MOST_EXTENSIONS:
        crossed = _back(tokens, number, _connects)
        if crossed in (number, 0) or not is_nominal(tokens[crossed - 1]):
            break
        number = _back(tokens, crossed, _is_in_compound)
        begin = number + _without_prefixes(tokens[number:crossed])
        if begin < crossed and _begins_extension(tokens, begin):
            found.append(begin)
    return found


def _begins_extension(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a longer name may begin here: no half of something, which needs what stands before it."""
    relational = vocabulary.words("relational_nouns")
    if not is_nominal(tokens[begin]) or tokens[begin].surface in relational:
        return False
    after_first_of_two = begin > 0 and tokens[begin - 1].surface in vocabulary.words("between_two")
    return not after_first_of_two or "との" not in "".join(
        token.surface for token in tokens[begin : begin + 4]
    )


def _whole(tokens: Sequence[Token], first: int, longer: Sequence[int]) -> int | None:
    """Where a name begins whose last words are never a name alone: 漁業に関する協定, 開発のための委員会.

    A purpose (のための) reaches one phrase back; what stands between two (との間の) and what an instrument is
    about (に関する) all the way.
    """
    joint = text_of(tokens[max(0, first - 4) : first])
    head = text_of(tokens[first:])
    if not longer:
        return None
    if joint.endswith("のための"):
        return longer[0]
    is_instrument = head.endswith(tuple(vocabulary.words("instruments")))
    if joint.endswith("との間の") or (joint.endswith("に関する") and is_instrument):
        return longer[-1]
    return None


def _shortenings(tokens: Sequence[Token], base: int) -> list[int]:
    """Where shorter names may begin: at each later word of the chunk that leaves four letters or more."""
    found = []
    for number in range(base + 1, len(tokens)):
        token = tokens[number]
        is_word = is_nominal(token) and not is_suffix(token) and not is_number(token)
        if is_word and tokens[-1].end - token.start >= _SHORTEST:
            found.append(number)
    return found[:_MOST_SHORTENINGS]
