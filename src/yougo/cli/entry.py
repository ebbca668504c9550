"""A term on one line, for lists and sentences."""

from collections.abc import Mapping
from typing import Any

from yougo.model.concepts import Concept

Record = Mapping[str, Any]
"""A line of the JSON Lines contract."""


def line(record: Record) -> str:
    """One line: id, acronym, Japanese, English, tab-separated where a column is empty too."""
    names = " / ".join(name for name in (record["acronym"], record["japanese"], record["english"]) if name)
    marks = [warning["code"] for warning in record["warnings"]]
    if record["status"] != "candidate":
        marks.insert(0, record["status"])
    return f"{record['id']}\t{names}" + (f"\t[{', '.join(marks)}]" if marks else "")


def line_of(concept: Concept) -> str:
    """A term's names and id, to speak of it in a sentence."""
    names = [name for name in (concept.acronym, concept.japanese, concept.english) if name]
    return f"{' / '.join(names)} ({concept.id})"
