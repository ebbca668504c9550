"""A dictionary in StarDict's format, which GoldenDict, KOReader and sdcv read.

Described in ``StarDictFileFormat`` of the StarDict sources (version 2.4.2): ``.idx`` has headwords with the
place and size of their article in ``.dict``, ``.syn`` has further names of them, and ``.ifo`` says how much
there is.
"""

import struct
from collections.abc import Iterable, Iterator

from yougo.exporters.archive import zipped
from yougo.exporters.articles import article
from yougo.exporters.names import line, names
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_LONGEST = 255
"""Bytes of a headword; the format allows no more."""


def export(edition: Edition) -> bytes:
    """A zip archive of the dictionary's files, to unpack into the folder of dictionaries."""
    concepts = sorted(filter(_head, edition.concepts), key=lambda concept: _order(_head(concept)))
    articles = ["\n".join(article(concept).paragraphs).encode() for concept in concepts]
    index, synonyms = _index(concepts, articles), list(_synonyms(concepts))
    facts = {
        "version": "2.4.2",
        "bookname": line(edition.title),
        "wordcount": len(concepts),
        "synwordcount": len(synonyms),
        "idxfilesize": len(index),
        "date": edition.date().replace("-", "."),
        "sametypesequence": "m",
    }
    known = "".join(f"{key}={value}\n" for key, value in facts.items() if value != "")
    return zipped(
        {
            "yougo/yougo.ifo": f"StarDict's dict ifo file\n{known}".encode(),
            "yougo/yougo.idx": index,
            "yougo/yougo.syn": b"".join(synonyms),
            "yougo/yougo.dict": b"".join(articles),
        }
    )


def _index(concepts: Iterable[Concept], articles: Iterable[bytes]) -> bytes:
    rows: list[bytes] = []
    start = 0
    for concept, text in zip(concepts, articles, strict=True):
        rows.append(_head(concept) + struct.pack(">xII", start, len(text)))
        start += len(text)
    return b"".join(rows)


def _synonyms(concepts: Iterable[Concept]) -> Iterator[bytes]:
    """The further names and the readings, each with the number of the headword, in their order."""
    rows: list[tuple[bytes, int]] = []
    for number, concept in enumerate(concepts):
        further = dict.fromkeys(_spellings(concept))
        rows += [(word, number) for word in further if word not in (b"", _head(concept))]
    for word, number in sorted(rows, key=lambda row: (_order(row[0]), row[1])):
        yield word + struct.pack(">xI", number)


def _spellings(concept: Concept) -> Iterator[bytes]:
    for name in names(concept):
        yield _word(name.text)
        yield _word(name.reading)


def _head(concept: Concept) -> bytes:
    """The first of its names."""
    return next((_word(name.text) for name in names(concept)), b"")


def _word(text: str) -> bytes:
    """A headword's bytes, cut between two characters where there are too many."""
    return text.encode()[:_LONGEST].decode(errors="ignore").encode()


def _order(word: bytes) -> tuple[bytes, bytes]:
    """The order of headwords: by bytes without regard to the case of ASCII, then by bytes."""
    return word.lower(), word
