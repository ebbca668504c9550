"""What a dictionary says of a concept, whichever of its names was looked up."""

from collections.abc import Iterator
from dataclasses import dataclass

from yougo.exporters.names import line
from yougo.model.concepts import Concept

ROWS = ("table",)
"""Kinds of evidence that are no sentences: cells beside each other."""


@dataclass(frozen=True, slots=True)
class Article:
    """The parts of an article, each on one line, ``""`` where there is nothing to say."""

    names: str
    """``信頼性のある自由なデータ流通（しんらいせいのある…）``, English and acronym."""
    others: str
    """The variants: ``formerly PfP; 平和連携``."""
    definition: str
    note: str
    quote: str
    """The sentence that defines it, else the first, unless that is the definition itself."""
    source: str
    """Where that is, and what is whose word beside."""

    @property
    def paragraphs(self) -> Iterator[str]:
        """All there is, in reading order; the quote with its source."""
        quoted = f"“{self.quote}” ({self.source})" if self.quote else self.source
        yield from filter(None, (self.names, self.others, self.definition, self.note, quoted))


def article(concept: Concept) -> Article:
    """The article on a concept."""
    cited = concept.defining
    quote = line(cited.quote) if cited and cited.kind not in ROWS else ""
    return Article(
        names=" · ".join(filter(None, (_japanese(concept), line(concept.english), line(concept.acronym)))),
        others="; ".join(line(variant.shown) for variant in concept.variants),
        definition=line(concept.definition),
        note=line(concept.note),
        quote=quote if quote != line(concept.definition) else "",
        source=line(concept.cited),
    )


def _japanese(concept: Concept) -> str:
    """The Japanese name with its reading, unless it is written as it is read."""
    reading = concept.known_reading
    if reading.text in ("", concept.japanese):
        return line(concept.japanese)
    return f"{line(concept.japanese)}（{line(reading.marked)}）"
