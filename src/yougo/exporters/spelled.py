"""Which letters of an English name spell its acronym, for outputs that set them in bold."""

from operator import itemgetter

from yougo.language.letters import spell
from yougo.model.concepts import Concept


def stretches(concept: Concept) -> list[tuple[str, bool]]:
    """The English name cut into stretches, each with whether its letters spell the acronym."""
    name, at = concept.english, 0
    found: list[tuple[str, bool]] = []
    positions = spell(concept.acronym, name).positions if concept.acronym else ()
    for start, end in _runs(positions):
        found += [(name[at:start], False), (name[start:end], True)]
        at = end
    found.append((name[at:], False))
    return list(filter(itemgetter(0), found))


def _runs(positions: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where letters begin and end that follow one another."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        start = runs.pop()[0] if runs and runs[-1][1] == position else position
        runs.append((start, position + 1))
    return runs
