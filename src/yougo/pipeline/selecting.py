"""Which of the glossary's terms a person asks for: by status, by what states them, by tag."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from yougo.model.concepts import Concept


@dataclass(frozen=True, slots=True)
class Selection:
    """The terms that an output, a list or a review is about; empty fields choose all."""

    status: str = ""
    source: str = ""
    """What the person called the documents."""
    tag: str = ""
    documents: AbstractSet[str] = frozenset()
    """The names of the documents that `source` means."""

    def holds(self, concept: Concept) -> bool:
        """Whether the concept has this status and tag, and one of these documents states it."""
        if self.status not in ("", concept.status):
            return False
        if self.tag and self.tag not in concept.tags:
            return False
        return not self.source or any(row.place.document in self.documents for row in concept.evidence)

    def __str__(self) -> str:
        """What the chosen terms are: ``accepted, stated by a.md``."""
        facts = (
            self.status,
            self.source and f"stated by {self.source}",
            self.tag and f"tagged “{self.tag}”",
        )
        return ", ".join(filter(None, facts))


EVERYTHING = Selection()
