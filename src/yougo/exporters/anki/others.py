"""What a note must know of the other terms of its deck."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yougo.exporters.anki import definitions, gaps, sentences
from yougo.exporters.anki.sentences import Gapped, Shown
from yougo.language.text import same
from yougo.model.concepts import NAMES, Concept

_ENOUGH = 9
"""Terms of one name whose other names a cue leaves out: a glossary has two or three of them."""


Bearers = Mapping[str, Mapping[str, Sequence[Concept]]]
"""For each kind of name the terms that have one, by the name as `same` folds it."""


@dataclass(frozen=True, slots=True)
class Others:
    """The terms of a deck as one of them sees them."""

    sentences: Mapping[str, Shown]
    """The sentence that each term's cards show, by the terms' ids."""
    defined: Mapping[str, str]
    """HTML of the definitions that ask for terms (see `definitions.to_name`), by the terms' ids."""
    bearers: Bearers
    """The terms of each name: a card must say which is meant."""
    sharing: Mapping[str, Sequence[str]]
    """The kinds of card of each term that ask with a name of another too, and so need a cue, by the ids."""

    def names_of_rivals(self, concept: Concept) -> set[str]:
        """The names, folded, that the terms of the same name have and this one has not."""
        names: set[str] = set()
        for rival in self._rivals(concept):
            names.update(gaps.hidden(rival))
        return names.difference(gaps.hidden(concept))

    def _rivals(self, concept: Concept) -> list[Concept]:
        """The other terms that have one of its names."""
        rivals: list[Concept] = []
        for kind, bearers in self.bearers.items():
            rivals += bearers.get(same(getattr(concept, kind)), ())[:_ENOUGH]
        return [rival for rival in rivals if rival.id != concept.id]


def of(concepts: Sequence[Concept], kinds: Sequence[str]) -> Others:
    """The terms of a deck that has these kinds of cards."""
    asking: Mapping[str, Gapped] = {}
    if "sentence" in kinds:
        asking = sentences.to_complete(concepts, beside_definitions="definition" in kinds)
    defined = definitions.to_name(concepts) if "definition" in kinds else {}
    bearers = {kind: _bearers(concepts, kind) for kind in NAMES}
    return Others(sentences.shown(concepts, asking), defined, bearers, _sharing(bearers))


def _bearers(concepts: Iterable[Concept], kind: str) -> Mapping[str, Sequence[Concept]]:
    """The terms that have a name of this kind, by the name."""
    bearers: defaultdict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        if name := getattr(concept, kind):
            bearers[same(name)].append(concept)
    return bearers


def _sharing(bearers: Bearers) -> Mapping[str, Sequence[str]]:
    """The kinds of name that terms share with others, by the terms' ids."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for kind, terms_of in bearers.items():
        for terms in terms_of.values():
            for concept in terms if len(terms) > 1 else ():
                sharing[concept.id].append(kind)
    return sharing
