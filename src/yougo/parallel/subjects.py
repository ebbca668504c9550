"""What both sentences of a pair define: “Towage” means … beside 「曳航」とは…."""

import re
from operator import attrgetter

from yougo.language.text import caught, same
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


def are_one(match: Match) -> bool:
    """Whether two names are what the two sentences of some pair define."""
    pairs = filter(_IS_SURE, map(match.corpus.pairs.__getitem__, match.together))
    names = same(match.japanese), same(match.english)
    return any(names == _defined(pair.japanese.text, pair.english.text) for pair in pairs)


def _defined(japanese: str, english: str) -> tuple[str, str]:
    """What two sentences begin with, if each defines it; ``""`` for one that does not."""
    return same(caught(_JAPANESE.match(japanese), "name")), same(caught(_ENGLISH.match(english), "name"))
