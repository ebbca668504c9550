"""A concept's names with their languages and readings, for formats that hold one name a line or an entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from yougo.language.characters import is_japanese
from yougo.language.text import clean, unwrapped
from yougo.model.concepts import Concept, Variant

Language: TypeAlias = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a concept, on one line."""

    text: str
    language: Language
    kind: Literal["acronym", "full", "variant"]
    reading: str = ""
    """The kana of a Japanese name, where they are known."""
    is_read_surely: bool = True
    """Whether they are verified."""
    is_former: bool = False


def names(concept: Concept) -> Iterator[Name]:
    """The names of a concept: Japanese, English, acronym, then its variants."""
    if concept.japanese:
        reading = concept.known_reading
        yield Name(line(concept.japanese), "ja", "full", line(reading.text), reading.verified)
    if concept.english:
        yield Name(line(concept.english), "en", "full")
    if concept.acronym:
        yield Name(line(concept.acronym), _language(concept.acronym), "acronym")
    yield from map(_further, concept.variants)


def names_in(language: Language, concept: Concept) -> list[Name]:
    """The names of a concept in one language; the acronym counts as English unless it is Japanese."""
    return [name for name in names(concept) if name.language == language]


def translations(concept: Concept) -> tuple[Name, Name] | None:
    """The Japanese name and the English one by which a concept is translated, if it has both."""
    japanese, english = names_in("ja", concept), names_in("en", concept)
    return (japanese[0], english[0]) if japanese and english else None


def line(text: str) -> str:
    r"""A text on one line, without control characters, also without tabs.

    >>> line("a\tb\nc")
    'a b c'
    """
    return " ".join(unwrapped(clean(text)).split())


def _further(variant: Variant) -> Name:
    kind: Literal["acronym", "variant"] = "acronym" if variant.type == "acronym" else "variant"
    return Name(
        line(variant.text), _language(variant.text), kind, line(variant.reading), is_former=variant.former
    )


def _language(text: str) -> Language:
    return "ja" if is_japanese(text) else "en"
