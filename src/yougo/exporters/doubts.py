"""What of a term is doubtful, in the words with which the sheet and the cards mark it."""

from yougo.language.letters import spell
from yougo.model.concepts import Concept, values_of
from yougo.translation import message

UNVERIFIED = message("reading unverified")
DOUBTFUL = message("check the English")


def is_reading_doubtful(concept: Concept) -> bool:
    """Whether it has a reading that nothing verifies."""
    reading = concept.known_reading
    return bool(concept.japanese and reading.text) and not reading.verified


def is_english_doubtful(concept: Concept) -> bool:
    """Whether its English name does not spell its acronym, and no person accepted or decided it."""
    is_settled = concept.status == "accepted" or "english" in values_of(concept.decided)
    if is_settled or not (concept.acronym and concept.english):
        return False
    return not spell(concept.acronym, concept.english)
