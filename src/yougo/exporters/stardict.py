"""A dictionary in StarDict's format, which GoldenDict, KOReader and sdcv read.

Described in ``StarDictFileFormat`` of the StarDict sources (version 2.4.2): ``.idx`` has headwords with the
place and size of their article in ``.dict``, ``.syn`` has further names of them, and ``.ifo`` says how much
there is. A name of several terms has one article on them all, for some programs show only one of several
headwords that are the same.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence

from yougo.exporters.archive import zipped
from yougo.exporters.articles import article
from yougo.exporters.names import line, names
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_LONGEST = 255
"""Bytes of a headword; the format allows no more."""


def export(edition: Edition) -> bytes:
    """A zip archive of the dictionary's files, to unpack into the folder of dictionaries."""
    groups = _groups(edition.concepts)
    articles = _articles(edition.concepts, groups)
    words = list(groups.values())
    index, synonyms = _index(words, articles), list(_synonyms(words))
    facts = {
        "version": "2.4.2",
        "bookname": line(edition.title),
        "wordcount": len(words),
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


def _groups(concepts: Iterable[Concept]) -> dict[tuple[int, ...], list[bytes]]:
    """From the numbers of concepts to the words that mean just these, in the order of the first words."""
    bearers: dict[bytes, list[int]] = {}
    for number, concept in enumerate(concepts):
        for word in dict.fromkeys(_spellings(concept)):
            bearers.setdefault(word, []).append(number)
    bearers.pop(b"", None)
    groups: dict[tuple[int, ...], list[bytes]] = {}
    for word, numbers in bearers.items():
        groups.setdefault(tuple(numbers), []).append(word)
    return dict(sorted(groups.items(), key=lambda group: _order(group[1][0])))


def _articles(concepts: Iterable[Concept], groups: Iterable[Iterable[int]]) -> list[bytes]:
    """The article of each group: those of its concepts, one below the other."""
    single = ["\n".join(article(concept).paragraphs) for concept in concepts]
    return ["\n\n".join(single[number] for number in group).encode() for group in groups]


def _index(words: Iterable[Sequence[bytes]], articles: Iterable[bytes]) -> bytes:
    """Of each article the first word, its place and its size."""
    rows: list[bytes] = []
    start = 0
    for (head, *_), text in zip(words, articles, strict=True):
        rows.append(head + struct.pack(">xII", start, len(text)))
        start += len(text)
    return b"".join(rows)


def _synonyms(words: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """The further words of each article, each with the number of the first, in their order."""
    rows: list[tuple[bytes, int]] = []
    for number, (_, *further) in enumerate(words):
        rows += [(word, number) for word in further]
    for word, number in sorted(rows, key=lambda row: _order(row[0])):
        yield word + struct.pack(">xI", number)


def _spellings(concept: Concept) -> Iterator[bytes]:
    for name in names(concept):
        yield _word(name.text)
        yield _word(name.reading)


def _word(text: str) -> bytes:
    """A headword's bytes, cut between two characters where there are too many."""
    return text.encode()[:_LONGEST].decode(errors="ignore").encode()


def _order(word: bytes) -> tuple[bytes, bytes]:
    """The order of headwords: by bytes without regard to the case of ASCII, then by bytes."""
    return word.lower(), word
