"""Which of the glossary's terms a person asks for: by status, by what states them, by tag, by confidence."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from yougo.errors import NoSuchDocument, NoSuchTag
from yougo.model.concepts import Concept
from yougo.pipeline.documents import sources
from yougo.pipeline.glossary import Glossary
from yougo.translation import said

if TYPE_CHECKING:
    from yougo.store.summaries import Summary


@dataclass(frozen=True, slots=True)
class Selection:
    """The terms that an output, a list or a review is about; empty fields choose all."""

    status: str = ""
    source: str = ""
    """What the person called the documents."""
    tag: str = ""
    documents: AbstractSet[str] = frozenset()
    """The names of the documents that `source` means."""
    confidence: float | None = None
    """The least that they may have; ``None`` where the person says nothing of it."""

    def holds(self, concept: "Concept | Summary") -> bool:
        """Whether the concept has this status, tag and confidence, and one of these documents states it."""
        has_status = self.status in ("", concept.status)
        has_tag = self.tag in ("", *concept.tags)
        likely = concept.confidence >= (self.confidence or 0)
        return has_status and has_tag and likely and (not self.source or self._states(concept))

    def reads(self, document: str) -> bool:
        """Whether a document of this name is among those that are chosen."""
        return not self.source or document in self.documents

    def _states(self, concept: "Concept | Summary") -> bool:
        return not self.documents.isdisjoint(map(attrgetter("place.document"), concept.evidence))

    def described(self) -> tuple[str, ...]:
        """What the chosen terms are: ``("accepted", "stated by a.md")``."""
        facts = (
            ("{}", self.status),
            (said("stated by {}"), self.source),
            (said("tagged “{}”"), self.tag),
            (said("sure enough (confidence {} or more)"), self.confidence),
        )
        return tuple(template.format(value) for template, value in facts if value)


EVERYTHING = Selection()


def selected(
    glossary: Glossary,
    *,
    status: str | None = None,
    source: str | None = None,
    tag: str | None = None,
    confidence: float | None = None,
) -> Selection:
    """The terms that a person asks for; `source` names a document or a folder, by its name or its path.

    Raises:
        NoSuchDocument: the sentence says which documents there are.
        NoSuchTag: likewise.
    """
    documents = _documents(glossary, source) if source else frozenset[str]()
    if tag:
        _check_tag(glossary, tag)
    return Selection(status or "", source or "", tag or "", documents, confidence)


def _check_tag(glossary: Glossary, tag: str) -> None:
    tags: set[str] = set()
    for term in glossary.summaries():
        tags.update(term.tags)
    if tag not in tags:
        known = said(f"Tags in use: {', '.join(sorted(tags))}") if tags else said("No term has any tag")
        raise NoSuchTag(tag=tag, known=known)


def _documents(glossary: Glossary, word: str) -> frozenset[str]:
    """The names of the documents that a person's word means; a document's own name means that one alone."""
    names = set(map(attrgetter("name"), glossary.documents))
    if word in names:
        return frozenset({word})
    listed = sources.listed(glossary.workspace, glossary.settings.sources, names)
    found = sources.meant(listed, word) & names
    if not found:
        raise NoSuchDocument(name=word, documents=tuple(sorted(names)))
    return frozenset(found)
