"""Which letters of an English name spell its acronym, for outputs that set them in bold."""

from yougo.language.letters import spell
from yougo.language.runs import cut, joined_runs
from yougo.model.concepts import Concept


def stretches(concept: Concept) -> list[tuple[str, bool]]:
    """The English name cut into stretches, each with whether its letters spell the acronym."""
    name = concept.english
    positions = spell(concept.acronym, name).positions if concept.acronym else ()
    return cut(name, joined_runs((position, position + 1) for position in positions))
