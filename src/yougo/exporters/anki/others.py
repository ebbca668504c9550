"""What a note must know of the other terms of its deck."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from yougo.exporters.anki import sentences
from yougo.exporters.anki.sentences import Gapped
from yougo.language.text import same
from yougo.model.concepts import Concept


@dataclass(frozen=True, slots=True)
class Others:
    """The terms of a deck as one of them sees them."""

    asking: Mapping[str, Gapped]
    """The sentences that ask for terms (see `sentences.to_complete`), by the terms' ids."""
    shared_names: AbstractSet[str]
    """The names, as `same` folds them, that several terms have: a card must say which is meant."""

    def share_a_name(self, concept: Concept) -> bool:
        """Whether another term has one of its names, so that its cards need a cue."""
        names = map(same, concept.preferred.values())
        return concept.has_warning("homonym") or not self.shared_names.isdisjoint(names)


def of(concepts: Sequence[Concept], kinds: Sequence[str]) -> Others:
    """The terms of a deck that has these kinds of cards."""
    asking: Mapping[str, Gapped] = {}
    if "sentence" in kinds:
        asking = sentences.to_complete(concepts, beside_definitions="definition" in kinds)
    counted = Counter(name for concept in concepts for name in set(map(same, concept.preferred.values())))
    return Others(asking, {name for name, count in counted.items() if name and count > 1})
