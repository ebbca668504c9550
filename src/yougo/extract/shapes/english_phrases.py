"""What English words after a colon are: a sentence, or the kind of thing that a term is."""

import re

from yougo.extract import vocabulary
from yougo.language.characters import is_japanese

_END = re.compile(r"\.\s")
_FINITE = re.compile(
    r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )(?<!\bwhere )"
    r"\b(?:is|are|was|were|has|have|can(?:not)?|will|must|should|does|do)\b"
)
"""A verb of a main clause."""
_ARTICLE = re.compile(r"(?:an?|the|any)\s", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:that|which|whom) (?:the|an?|its|their|people|we|they|one)\b[^,.]*? (?:is|are|has|have|can)\b"
)
"""A clause with a subject of its own: a belief that the crew is safe."""


def is_sentence(words: str) -> bool:
    """Whether the first sentence has a verb of its own: A wave that breaks is high."""
    said = _END.split(words)[0]
    return not is_japanese(said) and _FINITE.search(_RELATIVE.sub("", said)) is not None


def tells_kind(words: str) -> bool:
    """Whether it is a phrase that says what something is: The highest point of a wave."""
    said = _END.split(words)[0]
    is_kind = _ARTICLE.match(said) and vocabulary.phrase("meaning in English").match(said)
    return bool(is_kind) and not (is_japanese(said) or is_sentence(words))
