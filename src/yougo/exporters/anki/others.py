"""What a note must know of the other terms of its deck."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yougo.exporters.anki import definitions, gaps, sentences
from yougo.exporters.anki.sentences import Gapped
from yougo.language.text import same
from yougo.model.concepts import Concept

_ENOUGH = 9
"""Terms of one name whose other names a cue leaves out: a glossary has two or three of them."""


@dataclass(frozen=True, slots=True)
class Others:
    """The terms of a deck as one of them sees them."""

    asking: Mapping[str, Gapped]
    """The sentences that ask for terms (see `sentences.to_complete`), by the terms' ids."""
    defined: Mapping[str, str]
    """HTML of the definitions that ask for terms (see `definitions.to_name`), by the terms' ids."""
    bearers: Mapping[tuple[str, str], Sequence[Concept]]
    """The first terms of each kind of name and name, as `same` folds it: a card must say which is meant."""

    def shared_fronts(self, concept: Concept) -> list[str]:
        """The kinds of card that ask with a name that another term has too, and so need a cue."""
        return [kind for kind, name in _names(concept) if len(self.bearers[kind, name]) > 1]

    def names_of_rivals(self, concept: Concept) -> set[str]:
        """The names, folded, that the terms of the same name have and this one has not."""
        names: set[str] = set()
        for rival in self._rivals(concept):
            names.update(gaps.hidden(rival))
        return names.difference(gaps.hidden(concept))

    def _rivals(self, concept: Concept) -> list[Concept]:
        """The other terms that have one of its names."""
        rivals = []
        for name in _names(concept):
            rivals += [other for other in self.bearers[name] if other.id != concept.id]
        return rivals


def of(concepts: Sequence[Concept], kinds: Sequence[str]) -> Others:
    """The terms of a deck that has these kinds of cards."""
    asking: Mapping[str, Gapped] = {}
    if "sentence" in kinds:
        asking = sentences.to_complete(concepts, beside_definitions="definition" in kinds)
    defined = definitions.to_name(concepts) if "definition" in kinds else {}
    bearers: defaultdict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept in concepts:
        for name in _names(concept):
            if len(bearers[name]) < _ENOUGH:
                bearers[name].append(concept)
    return Others(asking, defined, bearers)


def _names(concept: Concept) -> list[tuple[str, str]]:
    """Its names, folded, each with the kind of card that asks with it."""
    return [(kind, same(name)) for kind, name in concept.preferred.items() if name]
