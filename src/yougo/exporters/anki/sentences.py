"""The sentence of a term's evidence that its cards show, and the one that asks for it.

A card that asks to complete a sentence is good when the sentence alone says which term is meant. So it must
say what the term is or what is called so, and its words must point to no other term of the deck.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from yougo.exporters.anki import gaps, words
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.patterns import pointing
from yougo.language.text import has_closed_brackets, without_ruby
from yougo.model.concepts import Concept

_KINDS = {"text", "item"}
_RUNNING = {*_KINDS, "footnote", "note", "definition"}
_SHORTEST, _LONGEST, _IDEAL = 12, 140, 50
_ENOUGH = 14
"""Words' worth that an example must say beside the name."""
_ENDS = ("。", ".", "！", "？", "!", "?")
_ENCLOSED = (
    r"[（(](?:[^（）()\n]|[（(][^（）()\n]{0,300}[)）]){0,300}+[)）]"
    r"|「[^「」\n]{0,300}」|『[^『』\n]{0,300}』|“[^“”\n]{0,300}”"
)
_WITHIN = rf"{_ENCLOSED}|[^。！？.!?\n]|[.!?](?!\s|$)"
_SENTENCE = re.compile(rf"(?:{_WITHIN})++(?:[。！？.!?]|$)[」』）)]*", re.MULTILINE)
"""A sentence, or the rest of a line; a full stop inside a bracket or a quotation ends none."""
_CLOSING = "」』）)”"
_GAP = re.escape(gaps.GAP)
_IN_LONGER_WORD = re.compile(rf"[{KANJI}{KATAKANA}ー]{_GAP}|{_GAP}[{KANJI}{KATAKANA}ー]")
_IS = rf"(?=.*(?:である|です|だ|(?:[{KANJI}{KATAKANA}ー]|もの|こと|仕組み))。|.*で(?:あり)?、)"
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
_FEWEST, _MOST, _LEFT = 20, 80, 0.2
_WEIGHT = 18
"""Words' worth that must be said of the gap."""
_REMARKS = re.compile(
    "(?:用語|言葉|項目|論点|ポイント|テーマ|読者|変更|必要|重要|有効|可能|不可欠|簡単|容易|便利|適切|有名|困難)"
    "(?:です|である|だ)|いずれも|それぞれ"
)
"""What says how something is to be taken, or is said of several things, and so not what one is."""


class Gapped(NamedTuple):
    """A sentence that asks for a term."""

    sentence: str
    html: str
    """The sentence with a gap for the term's names."""


class Shown(NamedTuple):
    """The sentence that a term's cards show."""

    sentence: str
    marked: str
    """HTML of it with the term's names in bold."""
    gapped: str
    """HTML of it with a gap for them, where it asks for the term."""


def shown(concepts: Iterable[Concept], asking: Mapping[str, Gapped]) -> Mapping[str, Shown]:
    """The sentences that cards show, by the terms' ids: those that ask (see `to_complete`), else examples."""
    found = {}
    for concept in concepts:
        names = gaps.hidden(concept)
        sentence, gapped = asking.get(concept.id) or (example(concept, names), "")
        found[concept.id] = Shown(sentence, gaps.marked(sentence, names), gapped)
    return found


def example(concept: Concept, names: tuple[str, ...]) -> str:
    """The sentence that shows best how a term is used, beside its definition; ``""`` if none does."""
    inside = ""
    for sentence in filter(_is_whole, _sentences(concept, _KINDS)):
        made = gaps.blanked(sentence, names)
        if not _is_example(made) or words.are_alike(gaps.beside(made), concept.definition):
            continue
        if not _IN_LONGER_WORD.search(made):
            return sentence
        inside = inside or sentence
    return inside


def _sentences(concept: Concept, kinds: Container[str]) -> list[str]:
    """Each sentence of the evidence of these kinds alone, the best to ask with first."""
    quotes = "\n".join([row.quote for row in concept.evidence if row.kind in kinds])
    sentences = set(map(str.strip, _SENTENCE.findall(without_ruby(quotes))))
    return sorted(filter(_has_end, sentences), key=_fitness)


def _has_end(sentence: str) -> bool:
    return sentence.rstrip(_CLOSING).endswith(_ENDS)


def _fitness(sentence: str) -> tuple[bool, int, str]:
    """A sort key: the sentence that is best to ask with has the least."""
    return pointing("pointing", "joining").match(sentence) is not None, abs(len(sentence) - _IDEAL), sentence


def _is_whole(sentence: str) -> bool:
    """Whether a sentence is of a good length, with nothing left out."""
    return _SHORTEST <= len(sentence) <= _LONGEST and not gaps.is_cut(sentence)


def _is_example(made: str) -> bool:
    """Whether a sentence with gaps names the term once and says enough beside."""
    return made.count(gaps.GAP) == 1 and gaps.weight(gaps.beside(made)) >= _ENOUGH


def to_complete(concepts: Sequence[Concept], *, beside_definitions: bool) -> Mapping[str, Gapped]:
    """The sentences that ask for terms of a deck, by their ids; each sentence asks for one term only.

    `beside_definitions`: whether the deck asks with definitions too, which a sentence must not repeat.
    """
    deck = words.Deck(concepts, words.of_everything)
    taken: set[str] = set()
    found = {}
    for concept in sorted(concepts, key=attrgetter("id")):
        told = concept.definition if beside_definitions else ""
        for gapped in _candidates(concept):
            if gapped.sentence in taken or words.are_alike(gapped.sentence, told):
                continue
            if not deck.has_another(concept.id, gaps.beside(gapped.html)):
                found[concept.id] = gapped
                taken.add(gapped.sentence)
                break
    return found


def _candidates(concept: Concept) -> Iterator[Gapped]:
    """The sentences that could ask for a term, if no other fits, the best first."""
    names = gaps.hidden(concept)
    for sentence in _sentences(concept, _RUNNING):
        made = gaps.blanked(sentence, names)
        if _asks(made) and gaps.most_left(made, names) <= _LEFT:
            yield Gapped(sentence, made)


def _asks(made: str) -> bool:
    """Whether a sentence says by itself what its only gap stands for."""
    shown = gaps.beside(made)
    is_fit = _FEWEST <= len(shown) <= _MOST and gaps.weight(shown) >= _WEIGHT
    if not is_fit or made.count(gaps.GAP) != 1 or not _ASKED.search(made):
        return False
    return has_closed_brackets(shown) and not any(wrong(shown) for wrong in _WRONG)


def _points(sentence: str) -> bool:
    """Whether it depends on what is said elsewhere, as with これ; “that” may join two clauses."""
    return _POINTS.search(sentence.replace(" that ", " ")) is not None


_WRONG = (pointing("joining", "pointing").match, _points, _REMARKS.search, gaps.is_cut)
"""What a sentence that asks for a term must not be: each finds it."""
