"""Which words may begin a name that ends before a bracket: those of the noun chunk, and edges around it.

A name before a bracket or a note mark certainly ends there; its beginning must be found.
Measured on first mentions: back to punctuation .65 right, character classes .73, noun chunk .76.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import filterfalse, islice, repeat, takewhile

from yougo.extract import vocabulary
from yougo.extract.shapes.tokens import (
    is_connector,
    is_joiner,
    is_number,
    is_particle,
    is_place,
    is_suffix,
    is_verb,
    is_verbal_noun,
    may_end_name,
    text_of,
    until,
    with_verbal_parts,
)
from yougo.language.text import end_of
from yougo.model.documents import Token

_MOST_EXTENSIONS, _MOST_SHORTENINGS = 4, 8
_SHORTEST = 4
_FIRST_YEAR = "元"
_OF_VERBS = {"に", "を"}
"""What joins words to a verb, and by itself to no noun."""
_TOWARDS = "への"


def starts(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Where the name at the end of some words may begin, the likeliest first, each with its basis.

    ``phrase``: a name whose last words are never one alone; ``chunk``: the nouns at the end; ``extended``:
    longer, across の and the like; ``shortened``: without the first nouns.
    """
    tokens = with_verbal_parts(tokens)
    chunk = _chunk_start(tokens)
    begin = chunk + _without_prefixes(tokens[chunk:])
    if begin == len(tokens):
        return
    longer = _extensions(tokens, chunk)
    if text_of(tokens[begin - 1 : begin]) in vocabulary.words("doubtful_prefixes"):
        longer.insert(0, begin - 1)
    yield from zip(_wholes(tokens, chunk, longer), repeat("phrase"))
    yield begin, "chunk"
    yield from zip(longer, repeat("extended"))
    yield from zip(_shortenings(tokens, begin), repeat("shortened"))


def lead(tokens: Sequence[Token]) -> int:
    """How many words before a name that markup bounds are not part of it: その他の, 必要な, 総務省."""
    leads = vocabulary.pattern("leads").match(text_of(tokens))
    number = len(until(end_of(leads), tokens))
    return number + _is_owner(tokens[number:])


def _back(tokens: Sequence[Token], end: int, belongs: Callable[[Token], bool]) -> int:
    """Where the words that belong together begin that end before `end`."""
    while end > 0 and belongs(tokens[end - 1]):
        end -= 1
    return end


def _is_in_compound(token: Token) -> bool:
    return may_end_name(token) or is_joiner(token)


def _chunk_start(tokens: Sequence[Token]) -> int:
    """Where the nouns at the end begin, after any sign before them."""
    start = _back(tokens, len(tokens), _is_in_compound)
    return start + len(list(takewhile(is_joiner, tokens[start:])))


def _without_prefixes(tokens: Sequence[Token]) -> int:
    """How many words at the beginning are not part of a name: 各, 次回, 4年, 一度; all, when none is left."""
    number = 0
    while length := _dispensable(tokens[number:]):
        number += length
    return number


def _dispensable(tokens: Sequence[Token]) -> int:
    """The length of a word, or of a number with its counter (2025年), that only leads to a name; or 0."""
    if not tokens:
        return 0
    first = tokens[0]
    if _is_prefix(first) or _is_owner(tokens):
        return 1
    start = int(first.surface in vocabulary.words("before_numbers"))
    digits = start + len(list(takewhile(_is_digit, tokens[start:])))
    if digits == start:
        return 0
    for end in range(min(digits + 2, len(tokens) - 1), digits, -1):
        if text_of(tokens[digits:end]) in vocabulary.words("counters"):
            return end
    return 0


def _is_prefix(token: Token) -> bool:
    word = token.surface
    return word in vocabulary.words("prefixes") or word in vocabulary.words("doubtful_prefixes")


def _is_digit(token: Token) -> bool:
    return is_number(token) or token.surface == _FIRST_YEAR


def _is_owner(tokens: Sequence[Token]) -> bool:
    """Whether the first word is a ministry or an agency, before the name of what it has."""
    if not vocabulary.pattern("owners").search(text_of(tokens[:1])) or is_place(tokens[0]):
        return False
    return len(text_of(tokens[1:])) >= _SHORTEST


def _extensions(tokens: Sequence[Token], chunk: int) -> list[int]:
    """Where longer names may begin, the shortest first: across の, のための, に関する, な, と, …た."""
    begins = filter(partial(_begins_extension, tokens), _phrases(tokens, chunk))
    return list(islice(begins, _MOST_EXTENSIONS))


def _phrases(tokens: Sequence[Token], start: int) -> Iterator[int]:
    """Where each phrase begins that の and the like join to what follows, from the last to the first."""
    while True:
        end = _joint_start(tokens, start)
        if end == 0 and is_verb(tokens[0]):
            yield 0
        if end in (start, 0) or _is_of_verb(tokens, end, start) or not may_end_name(tokens[end - 1]):
            return
        if text_of(tokens[end:start]) == _TOWARDS and _is_thing(tokens[start:]):
            return
        start = _back(tokens, end, _is_in_compound)
        yield start + _without_prefixes(tokens[start:end])


def _is_of_verb(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether に or を joins words to a verb farther on, and not to the noun behind it: 次に港の計画."""
    is_joint = text_of(tokens[end:start]) in _OF_VERBS and not is_verbal_noun(tokens[start])
    return is_joint and not vocabulary.pattern("between_terms").search(text_of(tokens[:start]))


def _is_thing(words: Sequence[Token]) -> bool:
    """Whether words begin with a compound that is a name without what it is directed at: 海への規制制度."""
    compound = list(takewhile(_is_in_compound, words))
    is_whole = len(compound) > 1 and not is_suffix(compound[-1])
    return is_whole and not any(map(is_verbal_noun, compound[-1:]))


def _joint_start(tokens: Sequence[Token], end: int) -> int:
    """Where の and the like begin, with the particles and what else may come before の: への, としての."""
    start = _back(tokens, end, is_connector)
    while text_of(tokens[start:end][:1]) == "の" and any(map(is_particle, tokens[start - 1 : start])):
        start = _back(tokens, start - 1, is_connector)
    return start


def _begins_extension(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a longer name may begin here: not half of something, which needs what comes before it."""
    first = tokens[begin]
    may_begin = (may_end_name(first) and not is_suffix(first)) or is_verb(first)
    return may_begin and not any(is_half(tokens[:begin], tokens[begin:]) for is_half in _HALVES)


def _is_led_in_clause(tokens: Sequence[Token], begin: int) -> bool:
    """Whether words that only lead to a name are the end of a clause here: 約束を守るために必要な."""
    return any(map(is_connector, tokens[:begin][-1:])) and _leads((), tokens[begin:])


def _is_relational(_: Sequence[Token], words: Sequence[Token]) -> bool:
    return words[0].surface in vocabulary.words("relational_nouns")


def _leads(_: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether words begin with what only leads to a name: その他の, 必要な."""
    return vocabulary.pattern("leads").match(text_of(words)) is not None


def _needs_argument(before: Sequence[Token], _: Sequence[Token]) -> bool:
    """Whether the words before say what an action is about, and so belong to its name: 政策への参加."""
    return vocabulary.pattern("arguments").search(text_of(before[-4:])) is not None


def _is_owned(_: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether words begin with a ministry or an agency and の."""
    return text_of(words[1:2]) == "の" and vocabulary.pattern("owners").search(words[0].surface) is not None


def _is_second_of_two(before: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether the words begin with the second of two things: the 海 of 山と海との."""
    return text_of(before[-1:]) in vocabulary.words("between_two") and "との" in text_of(words[:6])


def _only_leads(_: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether words begin with what leads to a name, and is no adjective that may be a part of it: 主要な."""
    lead = vocabulary.pattern("leads").match(text_of(words))
    return lead is not None and not lead[0].endswith("な")


_HALVES = (_is_relational, _only_leads, _needs_argument, _is_owned, _is_second_of_two)
"""Why words are only half of something, by those before them and themselves."""


def _wholes(tokens: Sequence[Token], chunk: int, longer: list[int]) -> list[int]:
    """Where a name begins whose last words are never a name alone: 漁業に関する協定, 開発のための委員会.

    A purpose (のための) reaches one phrase back; what is between two (との間の), what an instrument or a
    gathering is about (に関する) and an instrument's purpose all the way. At most one of the longer names.
    """
    before = text_of(tokens[max(0, chunk - 4) : chunk])
    if _reaches(before, tokens[chunk:]):
        found = list(islice(filterfalse(partial(_is_led, tokens), reversed(longer)), 1))
    else:
        found = longer[:1] if before.endswith("のための") else []
    is_led = found and any(map(partial(_is_led_in_clause, tokens), _phrases(tokens, chunk)))
    return [] if is_led else found


def _is_led(tokens: Sequence[Token], begin: int) -> bool:
    """Whether words begin with what only leads to such a name: 政府の, 図1の, 新たな."""
    return vocabulary.pattern("leads", "leads_to_wholes").match(text_of(tokens[begin:])) is not None


def _reaches(before: str, name: Sequence[Token]) -> bool:
    """Whether what is before a name reaches all the way back."""
    head = text_of(name)
    joints = (
        joint
        for joint, kind, _ in vocabulary.table("reaching_joints")
        if before.endswith(joint) and head.endswith(tuple(vocabulary.words(kind)))
    )
    return before.endswith("との間の") or any(joints)


def _shortenings(tokens: Sequence[Token], begin: int) -> list[int]:
    """Where shorter names may begin: at each later word of the chunk that leaves four letters or more."""
    last = tokens[-1].end - _SHORTEST
    found = (n for n in range(begin + 1, len(tokens)) if tokens[n].start <= last and _begins_word(tokens[n]))
    return list(islice(found, _MOST_SHORTENINGS))


def _begins_word(token: Token) -> bool:
    return may_end_name(token) and not (is_suffix(token) or is_number(token))
