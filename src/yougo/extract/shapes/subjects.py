"""What may be the subject of a definition: nouns, but not what any sentence may be about: 私, 帳簿の目的."""

from collections.abc import Sequence

from yougo.extract import vocabulary
from yougo.extract.shapes import tokens
from yougo.model.documents import Token


def is_common(words: str) -> bool:
    """Whether the words are about anything: 私, 帳簿の目的."""
    return vocabulary.pattern("no_subjects").fullmatch(words) is not None


def is_name(words: str, analysed: Sequence[Token]) -> bool:
    """Whether Japanese words are a name: they end in a noun or a letter, and hold no verb or pronoun."""
    is_phrase = any(map(tokens.makes_phrase, analysed))
    return tokens.ends_term(analysed) and not (is_phrase or is_common(words))
