"""The sentence of a term's evidence that its cards show, and the one that asks for it.

A card that asks to complete a sentence is good when the sentence alone says which term is meant. So it must
say what the term is or what is called so, and its words must point to no other term of the deck.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from yougo.exporters.anki import gaps
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.patterns import pointing
from yougo.language.text import has_closed_brackets
from yougo.model.concepts import Concept

_KINDS = {"text", "item"}
_RUNNING = {*_KINDS, "footnote", "note", "definition"}
_SHORTEST, _LONGEST, _IDEAL = 12, 140, 50
_ENOUGH = 14
"""Words' worth that an example must say beside the name."""
_ENDS = ("。", ".", "！", "？")
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$))[」』）)]*", re.DOTALL)
_GAP = re.escape(gaps.GAP)
_IS = rf"(?=.*(?:である|です|だ|(?:[{KANJI}{KATAKANA}ー]|もの|こと|仕組み))。|.*であ?り?、)"
_ASKED = re.compile(
    rf"^[「『“\"]?{_GAP}[」』”\"]? ?(?:とは|というのは|は{_IS})(?!.*た。)"
    rf"|(?:を|が|は|ことを|ことが)(?:特に|総称して|一般に)?、?[「『]?{_GAP}[」』]?と(?:も)?(?:いう|いい|言|呼|よば|よび|称)"
    rf"|(?:である|という)[「『]?{_GAP}[」』]?[はがでにをの]"
    rf"|^(?:an? |the )?{_GAP} (?:is|are|means?|refers? to) "
    rf"|(?:called|known as) (?:an? |the )?{_GAP}",
    re.IGNORECASE,
)
"""What the sentence says of the gap: what it is, or that something is called so."""
_POINTS = re.compile(rf"(?<![A-Za-z]){pointing('pointing', 'elsewhere').pattern}")
_WORDS = re.compile(rf"[{KANJI}]{{2,}}|[{KATAKANA}ー]{{2,}}|[a-z0-9]{{3,}}")
_FEWEST, _MOST, _LEFT = 20, 80, 0.2
_WEIGHT = 13
"""Words' worth that must be said of the gap."""
_REMARKS = re.compile(
    "(?:用語|言葉|項目|論点|ポイント|テーマ|読者|変更|必要|重要|有効|可能|不可欠|簡単|容易|便利|適切|有名|困難)"
    "(?:です|である|だ)|いずれも|それぞれ"
)
"""What says how something is to be taken, or is said of several things, and so not what one is."""
_ALIKE = 2 / 3


class Gapped(NamedTuple):
    """A sentence that asks for a term."""

    sentence: str
    html: str
    """The sentence with a gap for the term's names."""


def example(concept: Concept, names: Sequence[str]) -> str:
    """The sentence that shows best how a term is used, beside its definition; ``""`` if none does."""
    quotes = {row.quote for row in concept.evidence if row.kind in _KINDS and _is_whole(row.quote)}
    told = (quote for quote in sorted(quotes, key=_fitness) if _is_example(quote, names))
    return next((quote for quote in told if not _is_alike(quote, concept.definition)), "")


def _is_whole(sentence: str) -> bool:
    """Whether it is a sentence from its beginning to its end, neither too short nor too long to read."""
    return _SHORTEST <= len(sentence) <= _LONGEST and sentence.rstrip("」』）)").endswith(_ENDS)


def _fitness(sentence: str) -> tuple[bool, int, str]:
    """A sort key: the sentence that is best to ask with has the least."""
    return pointing("pointing", "joining").match(sentence) is not None, abs(len(sentence) - _IDEAL), sentence


def _is_example(sentence: str, names: Sequence[str]) -> bool:
    """Whether it names the term once, and says enough beside."""
    made = gaps.blanked(sentence, names)
    says_enough = gaps.weight(gaps.beside(made)) >= _ENOUGH
    return made.count(gaps.GAP) == 1 and says_enough and not gaps.is_cut(sentence)


def to_complete(concepts: Sequence[Concept], *, beside_definitions: bool) -> Mapping[str, Gapped]:
    """The sentences that ask for terms of a deck, by their ids; each sentence asks for one term only.

    `beside_definitions`: whether the deck asks with definitions too, which a sentence must not repeat.
    """
    deck = _Deck(concepts)
    taken: set[str] = set()
    found = {}
    for concept in sorted(concepts, key=attrgetter("id")):
        names = gaps.hidden(concept)
        for sentence in _candidates(concept, names, gaps.parts(concept)):
            repeats = beside_definitions and _is_alike(sentence, concept.definition)
            made = gaps.blanked(sentence, names)
            if sentence not in taken and not repeats and not deck.has_another(concept, made):
                found[concept.id] = Gapped(sentence, made)
                taken.add(sentence)
                break
    return found


def _candidates(concept: Concept, names: Sequence[str], parts: Sequence[str]) -> list[str]:
    """The sentences that could ask for a term, if no other fits, the best first."""
    quotes = (row.quote for row in concept.evidence if row.kind in _RUNNING)
    found = {sentence.strip() for quote in quotes for sentence in _SENTENCE.findall(quote)}
    return sorted((sentence for sentence in found if _asks(sentence, names, parts)), key=_fitness)


def _asks(sentence: str, names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a sentence says by itself what its gap stands for, without showing the name."""
    made = gaps.blanked(sentence, names)
    if made.count(gaps.GAP) != 1 or not _ASKED.search(made):
        return False
    shown = gaps.beside(made)
    is_long_enough = len(shown) >= _FEWEST and gaps.weight(shown) >= _WEIGHT
    if not is_long_enough or len(shown) > _MOST or _leans(shown):
        return False
    if gaps.is_cut(shown) or _REMARKS.search(shown) or not has_closed_brackets(shown):
        return False
    return max(gaps.share_left(made, name, parts) for name in names) <= _LEFT


def _leans(sentence: str) -> bool:
    """Whether it depends on what is said elsewhere: また at its beginning, これ anywhere."""
    return bool(
        pointing("joining", "pointing").match(sentence) or _POINTS.search(sentence.replace(" that ", " "))
    )


def _is_alike(sentence: str, definition: str) -> bool:
    """Whether most words of a sentence are in a definition, too."""
    return bool(definition) and _share(_words(sentence), _words(definition)) >= _ALIKE


def _words(*texts: str) -> set[str]:
    """The words by which texts are compared: runs of kanji or katakana, and Latin words."""
    return set(_WORDS.findall(gaps.folded("\n".join(texts))))


def _share(words: set[str], others: set[str]) -> float:
    """How many of some words are among others, from 0 to 1."""
    return len(words & others) / len(words) if words else 1


class _Deck:
    """What the terms of a deck are told apart by: their names, and the words that are said of them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._names: dict[str, list[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        for concept in concepts:
            self._names[concept.id] = gaps.hidden(concept)
            said = _words(concept.definition, *map(attrgetter("quote"), concept.evidence))
            self._words[concept.id] = said
            for word in said:
                self._bearers[word].add(concept.id)

    def has_another(self, concept: Concept, made: str) -> bool:
        """Whether another term fits the gap: most of the words are said of it, too, and none names it."""
        text = gaps.beside(made)
        words = _words(text)
        return any(self._fits(other, words, text) for other in self._near(words) - {concept.id})

    def _near(self, words: set[str]) -> set[str]:
        """The terms of which enough of these words could be said: each has one of the rarest."""
        rarest = sorted(words, key=lambda word: (len(self._bearers.get(word, ())), word))
        enough = len(words) - int(len(words) * _ALIKE) + 1
        return set().union(*(self._bearers.get(word, ()) for word in rarest[:enough]))

    def _fits(self, other: str, words: set[str], text: str) -> bool:
        if _share(words, self._words[other]) < _ALIKE:
            return False
        return not gaps.blanked(text, self._names[other])
