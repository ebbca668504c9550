"""Whether words say what kind of thing something is: a noun for a kind, and what sets the thing apart.

取引を記す方法 does; 重要な方法 only praises, 方法 alone says nothing, 赤字の原因 is about another thing.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes import tokens
from yougo.language.characters import is_japanese
from yougo.language.patterns import ROUND_BRACKET
from yougo.model.documents import Analyse, Token

_BRACKET = re.compile(ROUND_BRACKET)
_REACH, _LONGEST_END = 60, 12
_SHORTEST = 6
_LONGEST_VERB = 3
"""Words of a verb with its endings: 置か れ た."""
_FORMAL = ("こと", "もの")
_AFTER_NOUN = {"の", "」"}
"""What joins to a kind the noun, or the quotation, that sets it apart."""


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(" ".join(vocabulary.words("kinds")).split())


def is_kind(word: str) -> bool:
    """Whether a word by itself is only a kind: 方法."""
    return word in _kinds()


def ends_in_kind(words: str) -> bool:
    """Whether words end with a noun that is known to be for a kind."""
    return words.endswith(_kinds())


def tells_kind(words: str, analyse: Analyse, *, any_noun: bool) -> bool:
    """Whether words define; with `any_noun` also by a noun that is not known to be for a kind."""
    words = _BRACKET.sub("", words)
    before, noun = _divided(words, analyse)
    if len(words) < _SHORTEST or not noun:
        return False
    is_kind = ends_in_kind(words) or (any_noun and _may_be_kind(noun))
    return is_kind and _sets_apart(before)


def tells_kind_in_clause(words: str, analyse: Analyse) -> bool:
    """Whether words define by a verb's clause and any Japanese noun after it: 細胞から伸びる枝.

    With a noun that is not known to be for a kind, what was done is about one case: 読んだ本, 見たこと.
    """
    words = vocabulary.phrase("purpose").sub("", words)
    if not is_japanese(words[-1:]) or not tells_kind(words, analyse, any_noun=True):
        return False
    verb = _divided(words, analyse)[0][-_LONGEST_VERB:]
    is_kind = ends_in_kind(words) and not words.endswith(_FORMAL)
    ends_clause = tokens.modifies_noun if is_kind else tokens.is_of_present
    return ends_clause(verb[-1]) and any(map(tokens.is_verb, verb))


def ends_in_clause_and_noun(words: str, analyse: Analyse) -> bool:
    """Whether words end with a verb's clause and a noun, which may be for a deed: 移転を禁じる規制."""
    before, noun = _divided(words, analyse)
    has_clause = any(map(tokens.modifies_noun, before[-1:])) and any(map(tokens.is_verb, before))
    return bool(noun) and has_clause


def ends_below_clause(words: str, analyse: Analyse) -> bool:
    """Whether a clause sets the noun at the end apart, or the noun before its の: 船を着ける壁の高さ."""
    before, noun = _divided(_BRACKET.sub("", words), analyse)
    return bool(noun) and any(map(_joins_noun, before[-1:])) and _has_clause_before_noun([*before, *noun])


def _joins_noun(word: Token) -> bool:
    """Whether the noun behind a word is set apart by what comes before."""
    return word.surface in _AFTER_NOUN or tokens.modifies_noun(word)


def _has_clause_before_noun(words: Sequence[Token]) -> bool:
    """Whether a verb, or an adjective with its が, modifies a noun."""
    predicates = (word for word, after in pairwise(words) if _modifies(word, after))
    return any(predicates) and any(tokens.is_verb(word) or tokens.is_argument(word) for word in words)


def _modifies(word: Token, after: Token) -> bool:
    return tokens.modifies_noun(word) and tokens.is_part_of_name(after)


def _divided(words: str, analyse: Analyse) -> tuple[Sequence[Token], Sequence[Token]]:
    """The last words, divided before the nouns at their end; none where these cannot be for a kind."""
    is_other = vocabulary.pattern("no_kinds").search(words[-_LONGEST_END:])
    analysed = analyse(words[-_REACH:]) if not is_other else ()
    if any(map(tokens.is_number, analysed[-1:])):
        return (), ()
    nouns = list(takewhile(_is_part_of_noun, reversed(analysed)))
    start = len(analysed) - len(nouns)
    return analysed[:start], analysed[start:]


def _is_part_of_noun(word: Token) -> bool:
    return tokens.is_part_of_name(word) or tokens.is_joiner(word) or tokens.is_letter(word)


def _may_be_kind(noun: Sequence[Token]) -> bool:
    """Whether a noun may be for a kind: it is neither a deed nor a proper name."""
    is_deed = any(map(tokens.is_verbal_noun, noun[-1:]))
    return not (is_deed or any(map(tokens.is_proper_noun, noun)))


def _sets_apart(before: Sequence[Token]) -> bool:
    """Whether the words before a noun for a kind set it apart: a clause, or another noun with の."""
    if len(before) > 1 and before[-1].surface in _AFTER_NOUN:
        return True
    return any(map(tokens.modifies_noun, before[-1:])) and not _only_praises(before)


def _only_praises(before: Sequence[Token]) -> bool:
    """Whether the adjective right before a kind says how good the thing is, and no verb says more."""
    is_other = vocabulary.words("praise").isdisjoint(map(attrgetter("surface"), before[-2:]))
    return not (is_other or any(map(tokens.is_verb, before[:-1])))
