"""JSON Lines: the contract that other programs read."""

from collections.abc import Iterable, Iterator

from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Exporter
from yougo.model.json_lines import line
from yougo.translation import said


def pieces(concepts: Iterable[Concept]) -> Iterator[bytes]:
    """One concept a line, UTF-8, in the order in which they are given."""
    for concept in concepts:
        yield f"{line(concept)}\n".encode()


def export(edition: Edition) -> bytes:
    """All lines."""
    return b"".join(pieces(edition.concepts))


EXPORTER = Exporter("jsonl", ".jsonl", export, said("JSON Lines, for programs"), pieces=pieces)
