"""What aligned sentences propose where a term lacks its name in one language.

Of all that stands in the sentences beside a name, what matches it best is proposed if one of `GROUNDS` holds,
and if it is itself best matched by that name (Melamed, "Models of translational equivalence among words",
Computational Linguistics 26, 2000: a word has one translation, and what another matches better is not it).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from yougo.language.letters import spell
from yougo.language.text import same
from yougo.model.concepts import Concept
from yougo.model.proposals import Proposal, missing
from yougo.parallel.corpus import Corpus, Pair
from yougo.parallel.matches import Match
from yougo.parallel.names import english_names, japanese_names

_MOST = 60
"""Sentences with a name that are looked at."""
_LEAST_SHARE = 0.2
"""Of these, the share that a match has, at least."""
_TRIES = 3
"""Matches that are tried, where the best ones are better matched by another name."""
_NEARLY = 0.75
"""Which part of a match's share makes another a rival."""
_STRONG = ("initials", "content")
"""How English must spell an acronym that nothing else joins it to."""
_LEAST_LETTERS = 3


def _is_known(match: Match) -> bool:
    """Nearly all words of either name are known to be called by the other's."""
    if match.words == 1:
        return match.is_complete and len(match.together) > 1 and match.share >= 0.4
    least = 0.6
    if len(match.together) == 1:
        least = 0.7 if match.covered >= 0.95 else 0.8
    return match.covered >= 0.85 and match.shared >= least and match.share >= 0.3


def _is_frequent(match: Match) -> bool:
    """They stand together in most of the sentences that have one of them."""
    return match.share >= (0.8 if len(match.together) > 2 else 1) and len(match.together) > 1


def _is_likely(match: Match) -> bool:
    """They stand together in many such sentences, and some words are known."""
    if match.share < 0.6:
        return False
    is_told = match.covered + match.shared >= 0.8
    return is_told if len(match.together) >= 3 else len(match.together) == 2 and match.covered >= 0.8


def _is_whole(match: Match) -> bool:
    """Each is a whole heading, item or cell, one beside the other."""
    return match.share >= 0.5 and any(map(partial(_are_all, match), match.together))


GROUNDS: tuple[Callable[[Match], bool], ...] = (_is_known, _is_likely, _is_whole)
"""On what grounds a match is proposed; also where it `_is_frequent` and has no rival."""


def proposals(concept: Concept, corpus: Corpus, is_taken: Callable[[str], bool]) -> list[Proposal]:
    """What the sentences propose, with both as evidence; `is_taken` says which names are another term's."""
    found = []
    for side in missing(concept):
        if side == "english" and concept.japanese:
            match = _english(concept, corpus)
        elif side == "japanese" and concept.english and not corpus.keeps(concept.english):
            match = _best(Match("", concept.english, corpus))
        else:
            continue
        text = getattr(match, side, "")
        if match and not is_taken(text):
            pair = _evidence(match)
            evidence = f"{pair.japanese.text} = {pair.english.text}"
            found.append(Proposal(side, text, _source(side, pair), evidence))
    return found


def _source(side: str, pair: Pair) -> str:
    said = pair.english if side == "english" else pair.japanese
    return f"parallel: {said.place}"


def _english(concept: Concept, corpus: Corpus) -> Match | None:
    """The English name: what alone spells the acronym, or what matches best."""
    match = Match(concept.japanese, "", corpus)
    if len(concept.acronym) >= _LEAST_LETTERS:
        spelled = [
            each for each in _candidates(match) if spell(concept.acronym, each.english).sort in _STRONG
        ]
        if len(spelled) == 1:
            return spelled[0]
    return _best(match)


def _best(asked: Match) -> Match | None:
    """The best match of the side that is given, if there are grounds for it."""
    for match in _told(_candidates(asked)):
        if _is_best_of_both(match, asked):
            return match
    return None


def _told(others: Sequence[Match]) -> Iterator[Match]:
    """The matches that there are grounds for among the best ones, each as wide as it is."""
    for match in sorted(others, key=attrgetter("score"), reverse=True)[:_TRIES]:
        wide = _widest(match, others)
        if any(ground(wide) for ground in GROUNDS) or (_is_frequent(wide) and not _has_rival(wide, others)):
            yield wide


def _has_rival(match: Match, others: Iterable[Match]) -> bool:
    """Whether another match that is no part of this one stands there nearly as often."""
    return any(
        other.share > _NEARLY * match.share
        for other in others
        if not (same(other.japanese) in same(match.japanese) and same(other.english) in same(match.english))
    )


def _is_best_of_both(match: Match, asked: Match) -> bool:
    """Whether the name that is asked for is also what there are the best grounds for beside the found one."""
    back = Match("", match.english, match.corpus) if asked.japanese else replace(match, english="")
    best = next(_told([match, *_candidates(back)]), match)
    return same(best.japanese + best.english) == same(match.japanese + match.english)


def _widest(match: Match, others: Iterable[Match]) -> Match:
    """The longest match that stands wherever this one does, if that is often, or it is as good."""
    for other in sorted(others, key=lambda each: len(each.japanese + each.english), reverse=True):
        is_often = len(match.together) > 2 and not match.is_complete
        if other.is_wider(match) and (is_often or other.score >= match.score):
            return other
    return match


def _candidates(asked: Match) -> list[Match]:
    """Each name of the other language beside the one that is given."""
    corpus = asked.corpus
    if asked.japanese:
        numbers = sorted(corpus.with_japanese(asked.japanese))[:_MOST]
        names = (english_names(corpus.pairs[number].english.text) for number in numbers)
        made = [Match(asked.japanese, name, corpus) for name in _often(names, len(numbers))]
    else:
        numbers = sorted(corpus.with_english(asked.english))[:_MOST]
        names = (japanese_names(corpus.pairs[number].japanese.text) for number in numbers)
        made = [Match(name, asked.english, corpus) for name in _often(names, len(numbers))]
    return [match for match in made if match.may_be_one and match.together]


def _often(names: Iterable[Iterable[str]], whole: int) -> list[str]:
    """The names, each once, that enough of the sentences have."""
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for each in map(list, names):
        counts.update(set(map(same, each)))
        for name in each:
            written[same(name)][name] += 1
    keys = (key for key, count in counts.items() if key and count >= _LEAST_SHARE * whole)
    return [_usual(written[key]) for key in keys]


def _usual(forms: Mapping[str, int]) -> str:
    """The singular, in the letters that are used most."""
    return min(forms, key=lambda form: (len(form), -forms[form], form))


def _are_all(match: Match, number: int) -> bool:
    """Whether two names are all that a pair says."""
    pair = match.corpus.pairs[number]
    if not (pair.is_sure and pair.japanese.is_whole and pair.english.is_whole):
        return False
    return (same(pair.japanese.text), same(pair.english.text)) == (same(match.japanese), same(match.english))


def _evidence(match: Match) -> Pair:
    """The pair of sentences that shows best that the names are one: the shortest of those with both."""
    pairs = map(match.corpus.pairs.__getitem__, sorted(match.together))
    return max(pairs, key=lambda pair: (pair.is_sure, not pair.japanese.is_whole, pair.score))
