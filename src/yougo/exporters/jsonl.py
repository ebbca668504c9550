"""JSON Lines: the contract that other programs read."""

from yougo.model.exporter import Edition, Exporter
from yougo.model.json_lines import line
from yougo.translation import said


def export(edition: Edition) -> bytes:
    """One concept a line, UTF-8, in the edition's order."""
    return "".join(f"{line(concept)}\n" for concept in edition.concepts).encode()


EXPORTER = Exporter("jsonl", ".jsonl", export, said("JSON Lines, for programs"))
