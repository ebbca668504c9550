"""What both sentences of a pair define: “Towage” means … beside 「曳航」とは…."""

import re
from functools import lru_cache
from operator import attrgetter

from yougo.language.text import caught, same
from yougo.parallel import clues
from yougo.parallel.corpus import Corpus, Pair
from yougo.parallel.matches import Match

_NUMBER = r"(?:[(（]?[\dA-Za-z]{1,3}[)）.．]\s*)?"
_JAPANESE = re.compile(
    _NUMBER + r"[「『“]?(?P<name>[^「」『』“”（）()、。\s]{2,40}?)[」』”]?(?:[（(][^（）()]{1,40}[）)])?とは"
)
_ENGLISH = re.compile(
    _NUMBER
    + r"(?:[Tt]he |[Aa]n? )?(?:term |word )?[“\"]?(?P<name>[^“”\"(),.;:]{2,80}?)[”\"]?(?: \([^()]{1,40}\))?"
    r" (?:means?|refers? to|denotes?|shall mean|is|are) "
)
_IS_SURE = attrgetter("is_sure")
_CLUES = {"japanese": lru_cache(1 << 12)(clues.of_japanese), "english": lru_cache(1 << 12)(clues.of_english)}


def are_one(match: Match) -> bool:
    """Whether two names are what the two sentences of some pair define.

    Definitions may be in another order in the other language, so no other may share as much with one of them.
    """
    pairs = filter(_IS_SURE, map(match.corpus.pairs.__getitem__, match.together))
    names = same(match.japanese), same(match.english)
    return any(names == _defined(pair) and _fits_best(pair, match.corpus) for pair in pairs)


def _defined(pair: Pair) -> tuple[str, str]:
    """What two sentences begin with, if each defines it; ``""`` for one that does not."""
    japanese, english = _JAPANESE.match(pair.japanese.text), _ENGLISH.match(pair.english.text)
    return same(caught(japanese, "name")), same(caught(english, "name"))


def _fits_best(pair: Pair, corpus: Corpus) -> bool:
    """Whether two definitions share more with each other than with any other definition."""
    japanese, english = pair.japanese.text, pair.english.text
    own = _shared(japanese, english)
    for other in corpus.pairs:
        if other is pair:
            continue
        if _ENGLISH.match(other.english.text) and _shared(japanese, other.english.text) >= own:
            return False
        if _JAPANESE.match(other.japanese.text) and _shared(other.japanese.text, english) >= own:
            return False
    return True


def _shared(japanese: str, english: str) -> int:
    """How many clues two sentences share."""
    return len(_CLUES["japanese"](japanese) & _CLUES["english"](english))
