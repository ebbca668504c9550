"""Whether words say what kind of thing something is: a noun for a kind, and what sets the thing apart.

取引を記す方法 does; 重要な方法 only praises, 方法 alone tells nothing, 赤字の原因 speaks of another thing.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from yougo.extract import vocabulary
from yougo.extract.shapes import tokens
from yougo.language.characters import is_japanese
from yougo.language.patterns import ROUND_BRACKET
from yougo.model.documents import Analyse, Token

_BRACKET = re.compile(ROUND_BRACKET)
_REACH = 60
_SHORTEST = 6
_LONGEST_VERB = 3
"""Words of a verb with its endings: 置か れ た."""
_BEHIND_NOUN = {"の", "」"}
"""What joins to a kind the noun, or the quotation, that sets it apart."""


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(word for words, _ in vocabulary.table("kinds") for word in words.split())


def is_kind(word: str) -> bool:
    """Whether a word by itself is only a kind: 方法."""
    return word in _kinds()


def ends_in_kind(words: str) -> bool:
    """Whether words end with a noun that is known to be for a kind."""
    return words.endswith(_kinds())


def tells_kind(words: str, analyse: Analyse, *, any_noun: bool) -> bool:
    """Whether words define: `any_noun` lets nouns stand for a kind that are not known to."""
    words = _BRACKET.sub("", words)
    if len(words) < _SHORTEST or vocabulary.pattern("no_kinds").search(words):
        return False
    analysed = analyse(words[-_REACH:])
    noun = last_noun(analysed)
    before = analysed[: len(analysed) - len(noun)]
    is_kind = ends_in_kind(words) or (any_noun and _may_be_kind(noun))
    return is_kind and bool(noun) and _sets_apart(before)


def tells_kind_in_clause(words: str, analyse: Analyse) -> bool:
    """Whether words define by a verb's clause alone, with any Japanese noun behind it: 細胞から伸びる枝.

    With a noun that is not known to be for a kind, what was done tells of one case: 読んだ本.
    """
    if not is_japanese(words[-1:]) or not tells_kind(words, analyse, any_noun=True):
        return False
    analysed = analyse(words[-_REACH:])
    before = analysed[: len(analysed) - len(last_noun(analysed))]
    is_told = tokens.is_of_present(before[-1]) or (ends_in_kind(words) and tokens.modifies_noun(before[-1]))
    return is_told and any(map(tokens.is_verb, before[-_LONGEST_VERB:]))


def ends_in_clause_and_noun(words: str, analyse: Analyse) -> bool:
    """Whether words end with a noun, perhaps for a deed, behind a verb's clause: 移転を禁じる規制."""
    if vocabulary.pattern("no_kinds").search(words):
        return False
    analysed = analyse(words[-_REACH:])
    noun = last_noun(analysed)
    before = analysed[: len(analysed) - len(noun)]
    is_behind_clause = any(map(tokens.modifies_noun, before[-1:])) and any(map(tokens.is_verb, before))
    return bool(noun) and is_behind_clause and not tokens.is_number(noun[-1])


def last_noun(words: Sequence[Token]) -> list[Token]:
    """The nouns with which words end."""
    nouns = list(takewhile(_is_part_of_noun, reversed(words)))
    return nouns[::-1]


def _is_part_of_noun(word: Token) -> bool:
    return tokens.is_part_of_name(word) or tokens.is_joiner(word) or tokens.is_letter(word)


def _may_be_kind(noun: Sequence[Token]) -> bool:
    """Whether a noun may stand for a kind: it is no deed, no number and nobody's own name."""
    last = noun[-1:]
    return not any(tokens.is_verbal_noun(word) or tokens.is_number(word) for word in last) and not any(
        map(tokens.is_proper_noun, noun)
    )


def _sets_apart(before: Sequence[Token]) -> bool:
    """Whether the words before a kind tell it from others: a clause, or another noun with の."""
    if not before:
        return False
    last = before[-1]
    if last.surface in _BEHIND_NOUN:
        return len(before) > 1
    return tokens.modifies_noun(last) and not _only_praises(before)


def _only_praises(before: Sequence[Token]) -> bool:
    """Whether the adjective right before a kind says how good the thing is, and no verb says more."""
    praise = vocabulary.words("praise")
    is_praise = before[-1].surface in praise or any(word.surface in praise for word in before[-2:-1])
    return is_praise and not any(map(tokens.is_verb, before[:-1]))
