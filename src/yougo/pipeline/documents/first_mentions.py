"""Where documents first mention terms, whether they state them or not."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from yougo.exporters.mentions import mentions
from yougo.model.concepts import Concept
from yougo.model.documents import Document, Passage, Place


def first_mentions(documents: Iterable[Document], concepts: Sequence[Concept]) -> dict[str, Place]:
    """From the ids of the terms that the documents mention to the first place."""
    found: dict[str, Place] = {}
    for document in documents if concepts else ():
        for passage, concept in _mentions(document, concepts):
            found.setdefault(concept.id, document.located(passage.place))
    return found


def _mentions(document: Document, concepts: Sequence[Concept]) -> Iterator[tuple[Passage, Concept]]:
    passages = list(_passages(document))
    ends = list(accumulate(len(passage.text) + 1 for passage in passages))
    for mention in mentions("\n".join(passage.text for passage in passages), concepts):
        passage = passages[bisect_right(ends, mention.start)]
        yield from ((passage, concept) for concept in mention.concepts)


def _passages(document: Document) -> Iterator[Passage]:
    """All that is written in a document, that of notes and tables last."""
    yield from document.passages
    yield from chain.from_iterable(note.body for note in document.notes)
    for table in document.tables:
        yield from chain.from_iterable(row.cells for row in table.rows)
