"""The names beside a name, in the sentences that say the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter

from yougo.language.text import same
from yougo.parallel.matches import Match
from yougo.parallel.names import english_names, japanese_names

_MOST = 60
"""Sentences with a name that are looked at."""
_LEAST_SHARE = 0.2
"""Of these, the share that a match has, at least."""
_OFTEN = 3
"""Sentences from which on the whole goes before a part."""


def beside(asked: Match) -> list[Match]:
    """A match with each name of the other language that stands beside the one that is given."""
    found = []
    for name in _names_beside(asked):
        match = asked.completed(name)
        if match.may_be_one and match.together:
            found.append(match)
    return found


def _names_beside(asked: Match) -> list[str]:
    """The names of the other language in the sentences that have the one that is given."""
    corpus = asked.corpus
    if asked.japanese:
        numbers, names_in, side = corpus.with_japanese(asked.japanese), english_names, "english"
    else:
        numbers, names_in, side = corpus.with_english(asked.english), japanese_names, "japanese"
    text = attrgetter(f"{side}.text")
    first = sorted(numbers)[:_MOST]
    return _often([names_in(text(corpus.pairs[number])) for number in first])


def _often(names: Iterable[Iterable[str]]) -> list[str]:
    """The names, each once, that enough of the sentences have."""
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    sentences = 0
    for each in map(list, names):
        sentences += 1
        counts.update(list(dict.fromkeys(map(same, each))))
        for name in each:
            written[same(name)][name] += 1
    counts.pop("", None)
    least = _LEAST_SHARE * sentences
    return [_usual(written[key]) for key, count in counts.items() if count >= least]


def _usual(forms: Mapping[str, int]) -> str:
    """The singular, in the letters that are used most."""
    return min(forms, key=lambda form: (len(form), -forms[form], form))


def widest(match: Match, others: Iterable[Match]) -> Match:
    """The longest match that stands wherever this one does, if that is often, or it is as good."""
    is_often = len(match.together) >= _OFTEN and not match.is_complete
    for other in sorted(others, key=_length, reverse=True):
        is_better = is_often or other.score >= match.score
        if is_better and other.is_wider(match):
            return other
    return match


def _length(match: Match) -> int:
    return len(match.japanese + match.english)
