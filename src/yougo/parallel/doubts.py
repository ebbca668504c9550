"""What makes it doubtful that a match is more than a part of one: a doubtful match is not proposed.

What a name lacks often stands beside it: in 開発者の作業時間, 作業時間 alone is not the “developer time” of
the other sentence.
"""

import re
from collections.abc import Callable, Iterator

from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KATAKANA
from yougo.language.renderings import shared, words_called
from yougo.language.text import narrow
from yougo.parallel.corpus import Pair
from yougo.parallel.matches import NOUNS, Match

_MOST = 12
"""Pairs of sentences that are looked at."""
_WORD = re.compile("[a-z0-9]+")
_KATAKANA = re.compile(f"[{KATAKANA}ー]{{2,}}")
_LIMITS = re.compile("^最[低大]\\d|(?:以[内降上下前外]|未満|向け|[用刊著訳中])$")
"""What says of something how far it goes, or for whom it is, and names nothing."""
_AFFIX = re.compile("可能|[的化性者社員家刊型用製系式風]")
"""What makes another word of the one before it."""
_DEGREE = re.compile(r"\b(?:most|least|more|less)\s*$")
_HOW = re.compile(r"(?:most|least|more|less|[a-z]{3,}ly)")
_ADJECTIVE = re.compile(r"[a-z]{3,}(?:ive|ous|ible|able|ful|less)")
_VERB = re.compile(r"[a-z]{3,}[^sui]s")


def is_doubtful(match: Match) -> bool:
    """Whether one of the names may be a part of what the other means."""
    if _LIMITS.search(match.japanese) or _is_clause(match):
        return True
    pairs = list(map(match.corpus.pairs.__getitem__, sorted(match.together)[:_MOST]))
    return any(2 * sum(lacks(match, pair) for pair in pairs) >= len(pairs) for lacks in _LACKING)


def _is_clause(match: Match) -> bool:
    """Whether the English is no name: offers levels, digitally sign, 64-bit positive."""
    first, *others = match.english.split()
    if not others:
        return False
    if _HOW.fullmatch(first) and first not in NOUNS:
        return True
    is_verb = _VERB.fullmatch(first) and not _has(match.japanese, first.removesuffix("s"))
    return bool(is_verb or (_ADJECTIVE.fullmatch(others[-1]) and not _has(match.japanese, others[-1])))


def _lacks_english(match: Match, pair: Pair) -> bool:
    """Whether a word of the English name is beside the Japanese name rather than in it."""
    rest = _without(pair.japanese.text, match.japanese)
    words = set(_WORD.findall(narrow(match.singular).lower())) - SMALL_WORDS
    return any(_has(rest, word) and not _has(match.japanese, word) for word in words)


def _lacks_japanese(match: Match, pair: Pair) -> bool:
    """Whether a word of the Japanese name is beside the English name rather than in it."""
    rest = _without(pair.english.text, match.english)
    return any(_has(word, rest) and not _has(word, match.singular) for word in _words(match.japanese))


def _goes_on(match: Match, pair: Pair) -> bool:
    """Whether the Japanese name is a part of a longer word, or the English one has a degree before it."""
    *_, after = narrow(pair.japanese.text).lower().partition(narrow(match.japanese).lower())
    before, *_ = pair.english.text.lower().partition(match.english.lower())
    return bool(_AFFIX.match(after) or _DEGREE.search(before))


_LACKING: tuple[Callable[[Match, Pair], bool], ...] = (_lacks_english, _lacks_japanese, _goes_on)


def _has(japanese: str, english: str) -> bool:
    """Whether a Japanese text has a word of an English one, as far as is known."""
    return shared(japanese, english).words > 0


def _words(japanese: str) -> Iterator[str]:
    """The words of a Japanese name that can be told in English."""
    yield from _KATAKANA.findall(japanese)
    for word, _ in words_called():
        if word in japanese:
            yield word


def _without(text: str, name: str) -> str:
    """A text with a gap for a name."""
    return narrow(text).lower().replace(narrow(name).lower(), " / ")
