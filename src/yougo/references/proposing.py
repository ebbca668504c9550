"""What references propose where a term lacks something.

An entry speaks of a term when it bears a full name of the term's, exactly so but for width, case and hyphens
(`yougo.language.text.same`). An acronym alone is not enough: what bears it and no name of the term's may be
anything, unless it is from a field that is one of the term's tags. An entry whose names or acronyms are
others than the term's is about another thing.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, filterfalse
from operator import attrgetter, itemgetter

from yougo.language.characters import KATAKANA, hiragana, is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.name_sets import keys_of
from yougo.language.text import has_kanji, is_kanji, same
from yougo.model.concepts import Concept, names_of
from yougo.model.proposals import Proposal, Side, missing, united
from yougo.references.compiled import Kind, Reference
from yougo.references.composing import composed
from yougo.references.entries import Entry

_TEXT = attrgetter("text")
MOST = 3
"""Proposals for each thing that a term lacks."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A full name of a term."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Match:
    """An entry that bears a name of a term."""

    name: _Name
    entry: Entry
    source: str
    is_general: bool
    """Whether the reference has all words of a language, so that it bears the name whatever that means."""

    @property
    def readings(self) -> tuple[str, ...]:
        """How the entry reads the name, if that is Japanese."""
        return self.entry.readings_of(self.name.text)

    def proposal(self, side: Side, text: str) -> Proposal:
        """What it proposes."""
        return Proposal(side, text, self.source, self.entry.told)


_WORD_ALONE = re.compile(r"\S+")
"""A single English word: each means much, or is the name of a product, and the context is not asked."""
_KATAKANA_ALONE = re.compile(f"[{KATAKANA}]+")
_WORD, _FEW = 2, 1
"""Characters of a word that is no compound, and translations of one that means one thing."""
_LETTER = 1
"""Characters of what is a sign of a list, or a word that means much: イ, 乙, 物."""
_Ranked = tuple[tuple[object, ...], Proposal]
"""A proposal, and what it is sorted by."""


def proposals(concept: Concept, references: Sequence[Reference]) -> list[Proposal]:
    """What the references propose, side by side, the best first."""
    sides = missing(concept)
    matches = _matches(concept, references) if sides else []
    return list(chain.from_iterable(map(partial(_best, concept, matches), sides)))


def with_draft(concept: Concept, references: Sequence[Reference]) -> list[Proposal]:
    """The same; where no reference knows a Japanese name whole, with a draft of its English at the end."""
    found = proposals(concept, references)
    left = set(missing(concept)) - set(map(attrgetter("side"), found))
    draft = composed(concept.japanese, references) if "english" in left else None
    return [*found, draft] if draft and _is_spelled(concept, draft.text) else found


def expansions(acronym: str, references: Iterable[Reference]) -> list[Proposal]:
    """The English names that references have for an acronym, and that it is spelled by, with the Japanese."""
    found: dict[str, Proposal] = {}
    for match in _bearing(references, _Name(acronym, "acronym")):
        japanese = next(map(_TEXT, match.entry.japanese), "")
        for english in filter(partial(spell, acronym), match.entry.english):
            row = replace(match.proposal("english", english), japanese=japanese)
            found.setdefault(same(english), row)
    return list(found.values())[:MOST]


def _best(concept: Concept, matches: Iterable[_Match], side: Side) -> list[Proposal]:
    """The best proposals, each text once, without what the term is called already."""
    ranked = chain.from_iterable(map(partial(_PROPOSED[side], concept), matches))
    in_order = map(itemgetter(1), sorted(ranked, key=itemgetter(0)))
    by_text = {same(proposal.text): proposal for proposal in united(in_order)}
    for key in keys_of(concept.preferred.values()):
        by_text.pop(key, None)
    is_unsure = len(by_text) > 1 and _is_alone(concept, side)
    return [] if is_unsure else list(by_text.values())[:MOST]


def _is_alone(concept: Concept, side: Side) -> bool:
    """Whether a name is one English word, or one of katakana, that may mean each of several things."""
    if side == "japanese":
        return bool(_WORD_ALONE.fullmatch(concept.english))
    return side == "english" and not concept.acronym and bool(_KATAKANA_ALONE.fullmatch(concept.japanese))


def _matches(concept: Concept, references: Sequence[Reference]) -> list[_Match]:
    """The entries that speak of a term, the references in their order.

    They bear one of its preferred full names: by another one, it would often be found to be broader.
    """
    names = filterfalse(is_acronym, filter(None, (concept.japanese, concept.english)))
    found = chain.from_iterable(map(partial(_bearing, references), map(_name, names)))
    alike = (*found, *_of_its_fields(concept, references))
    return list(filterfalse(partial(_is_another_thing, concept), alike))


def _of_its_fields(concept: Concept, references: Iterable[Reference]) -> Iterator[_Match]:
    """The entries that bear its acronym, and are from a field that is one of its tags."""
    tags = keys_of(concept.tags)
    if concept.acronym and tags:
        for match in _bearing(references, _Name(concept.acronym, "acronym")):
            if tags & keys_of(match.entry.tags):
                yield match


def _name(text: str) -> _Name:
    return _Name(text, "japanese" if is_japanese(text) else "english")


def _bearing(references: Iterable[Reference], name: _Name) -> Iterator[_Match]:
    """The entries that bear a name."""
    for reference in references:
        for entry in reference.bearing(name.text, name.kind):
            yield _Match(name, entry, reference.name, reference.is_general)


def _is_another_thing(concept: Concept, match: _Match) -> bool:
    """Whether an entry's names in the other language, or its acronyms, are not the term's."""
    own, entry = keys_of(names_of(concept)), match.entry
    named = (
        (concept.english, entry.english),
        (concept.japanese, map(_TEXT, entry.japanese)),
        (concept.acronym, entry.acronyms),
    )
    return any(known and not own & (keys_of(names) or own) for known, names in named)


def _english(concept: Concept, match: _Match) -> Iterator[_Ranked]:
    """The first English name of each sense: the others mean the same."""
    if match.name.kind == "english" or _is_vague(concept, match) or _is_another_word(concept, match):
        return
    for number, sense in enumerate(match.entry.senses):
        if not (_is_spelled(concept, sense[0]) or _shares_acronym(concept, match.entry)):
            continue
        rank = (not _is_spelled(concept, sense[0]), *_rank(concept, match), number)
        yield rank, match.proposal("english", sense[0])


def _is_vague(concept: Concept, match: _Match) -> bool:
    """Whether a Japanese name is a short word of several translations (処分): none of them is the one."""
    if len(match.name.text) <= _LETTER:
        return True
    is_word = len(match.name.text) <= _WORD and is_kanji(match.name.text)
    translations = len(list(match.entry.english))
    return is_word and translations > _FEW and not _shares_acronym(concept, match.entry)


def _is_spelled(concept: Concept, english: str) -> bool:
    """Whether an English name spells the term's acronym, if it has one."""
    return not concept.acronym or bool(spell(concept.acronym, english))


def _japanese(concept: Concept, match: _Match) -> Iterator[_Ranked]:
    """The usual Japanese name of an entry of which the English is the first translation, in some sense."""
    names = match.entry.japanese
    if match.name.kind == "japanese" or not names:
        return
    if match.name.kind == "acronym":
        yield _rank(concept, match), match.proposal("japanese", names[0].text)
    if match.is_general and _WORD_ALONE.fullmatch(match.name.text):
        return
    for number, sense in enumerate(match.entry.senses):
        if same(match.name.text) == same(sense[0]):
            shares, *rest = _rank(concept, match)
            rank = (shares, number, len(sense), *rest)
            yield rank, match.proposal("japanese", names[0].text)


def _reading(concept: Concept, match: _Match) -> Iterator[_Ranked]:
    """Each reading of the term's Japanese name."""
    for number, kana in enumerate(match.readings):
        yield (*_rank(concept, match), number), match.proposal("reading", kana)


def _definition(concept: Concept, match: _Match) -> Iterator[_Ranked]:
    if match.entry.definition:
        yield _rank(concept, match), match.proposal("definition", match.entry.definition)


_PROPOSED: dict[Side, Callable[[Concept, _Match], Iterator[_Ranked]]] = {
    "english": _english,
    "japanese": _japanese,
    "reading": _reading,
    "definition": _definition,
}


def _rank(concept: Concept, match: _Match) -> tuple[bool, bool, bool]:
    """What makes one match better than another, but for the order of the references."""
    entry = match.entry
    return not _shares_acronym(concept, entry), _is_read_otherwise(concept, match), not entry.is_common


def _is_another_word(concept: Concept, match: _Match) -> bool:
    """Whether an entry is of a word that is only written like the term's name: 売買 (ばいかい)."""
    return concept.known_reading.verified and _is_read_otherwise(concept, match)


def _shares_acronym(concept: Concept, entry: Entry) -> bool:
    return same(concept.acronym) in keys_of(entry.acronyms)


def _is_read_otherwise(concept: Concept, match: _Match) -> bool:
    """Whether an entry reads the term's Japanese name otherwise than the glossary does."""
    reading, readings = concept.known_reading.text, match.readings
    is_read = bool(reading and readings) and has_kanji(concept.japanese)
    return is_read and hiragana(reading) not in map(hiragana, readings)
