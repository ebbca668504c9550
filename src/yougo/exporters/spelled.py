"""Which letters of an English name spell its acronym, for outputs that set them in bold."""

from collections.abc import Iterator
from itertools import groupby

from yougo.language.letters import spell
from yougo.model.concepts import Concept


def stretches(concept: Concept) -> Iterator[tuple[str, bool]]:
    """The English name cut into stretches, each with whether its letters spell the acronym."""
    positions = set(spell(concept.acronym, concept.english).positions)
    for is_spelling, letters in groupby(enumerate(concept.english), key=lambda pair: pair[0] in positions):
        yield "".join(letter for _, letter in letters), is_spelling
