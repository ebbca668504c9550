"""What aligned sentences propose where a term lacks its name in one language.

Of all that stands in the sentences beside a name (`candidates`), what matches it best is proposed if there
are `grounds` for it, and if it is itself best matched by that name (Melamed, "Models of translational
equivalence among words", Computational Linguistics 26, 2000: a word has one translation, and what another
matches better is not it).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter

from yougo.language.letters import spell
from yougo.model.concepts import Concept
from yougo.model.proposals import Proposal, Side, missing
from yougo.parallel import subjects
from yougo.parallel.candidates import beside, widest
from yougo.parallel.corpus import Corpus, Pair
from yougo.parallel.doubts import is_doubtful
from yougo.parallel.grounds import is_told
from yougo.parallel.matches import Match

_TRIES = 3
"""Matches that are tried, where the best ones are better matched by another name."""
_STRONG = ("initials", "content")
"""How English must spell an acronym that nothing else joins it to."""
_LEAST_LETTERS = 3
_SCORE = attrgetter("score")


def proposals(concept: Concept, corpus: Corpus, is_taken: Callable[[str], bool]) -> list[Proposal]:
    """What the sentences propose, with both as evidence; `is_taken` says which names are another term's."""
    found = []
    for side in missing(concept):
        match = _ASKED[side](concept, corpus) if side in _ASKED else None
        if match and not is_taken(_name(side, match)):
            found.append(_proposal(side, match))
    return found


def _name(side: Side, match: Match) -> str:
    """The name that is proposed."""
    return match.corpus.singular(match.english) if side == "english" else match.japanese


def _proposal(side: Side, match: Match) -> Proposal:
    pair = _evidence(match)
    place = getattr(pair, side).place
    evidence = f"{pair.japanese.text} = {pair.english.text}"
    return Proposal(side, _name(side, match), f"parallel: {place}", evidence)


def _evidence(match: Match) -> Pair:
    """The pair of sentences that shows best that the names are one."""
    pairs = map(match.corpus.pairs.__getitem__, sorted(match.together))
    return max(pairs, key=lambda pair: (pair.is_sure, not pair.japanese.is_whole, pair.score))


def _english(concept: Concept, corpus: Corpus) -> Match | None:
    """The English name: what alone spells the acronym, what is defined beside it, or what matches best."""
    if not concept.japanese:
        return None
    asked = Match(concept.japanese, "", corpus)
    return _spelled(asked, concept.acronym) or _subject(asked) or _best(asked)


def _japanese(concept: Concept, corpus: Corpus) -> Match | None:
    """The Japanese name, unless the Japanese document calls it by the English one."""
    if not concept.english or corpus.keeps(concept.english):
        return None
    asked = Match("", concept.english, corpus)
    return _subject(asked) or _best(asked)


_ASKED: dict[Side, Callable[[Concept, Corpus], Match | None]] = {"english": _english, "japanese": _japanese}


def _spelled(asked: Match, acronym: str) -> Match | None:
    """The only English name beside the Japanese one that spells an acronym, if that has letters enough."""
    if len(acronym) < _LEAST_LETTERS:
        return None
    first, *others = [*filter(partial(_spells, acronym), beside(asked)), None]
    return first if len(others) == 1 else None


def _spells(acronym: str, match: Match) -> bool:
    return spell(acronym, match.english).sort in _STRONG


def _subject(asked: Match) -> Match | None:
    """The name that the sentence beside defines, where its own sentence defines the name that is given."""
    return next(filter(subjects.are_one, beside(asked)), None)


def _best(asked: Match) -> Match | None:
    """The best match of the name that is given, if there are grounds for it."""
    for match in _told(beside(asked)):
        if _is_best_of_both(match, asked):
            return None if is_doubtful(match) else match
    return None


def _told(others: Sequence[Match]) -> Iterator[Match]:
    """The matches that there are grounds for among the best ones, each as wide as it is."""
    for match in sorted(others, key=_SCORE, reverse=True)[:_TRIES]:
        wide = widest(match, others)
        if is_told(wide, others):
            yield wide


def _is_best_of_both(match: Match, asked: Match) -> bool:
    """Whether the name that is asked for is also what there are the best grounds for beside the found one."""
    back = (
        Match("", match.english, match.corpus) if asked.japanese else Match(match.japanese, "", match.corpus)
    )
    best = next(_told([match, *beside(back)]), match)
    return best.is_same(match)
