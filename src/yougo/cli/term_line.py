"""A term on one line, and where something is said of it."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from yougo.cli import messages
from yougo.cli.code_names import STATUSES
from yougo.cli.places import at
from yougo.model.concepts import Concept
from yougo.model.documents import Place

Record = Mapping[str, Any]
"""A line of the JSON Lines contract."""


def line(record: Record, *, with_confidence: bool = False) -> str:
    r"""A term's id, names, status and warnings, separated by tabs: ``who\tWHO / 世界保健機関\t[homonym]``."""
    marks = [messages.CONFIDENCE_MARK.format(value=record["confidence"])] if with_confidence else []
    if record["status"] != "candidate":
        marks.append(STATUSES[record["status"]])
    marks += list(map(itemgetter("code"), record["warnings"]))
    names = joined_names(record["acronym"], record["japanese"], record["english"])
    return f"{record['id']}\t{names}" + (f"\t[{messages.COMMA.join(marks)}]" if marks else "")


def names_of(concept: Concept) -> str:
    """A term's preferred names: ``WHO / 世界保健機関``."""
    return joined_names(concept.acronym, concept.japanese, concept.english)


def joined_names(*names: str | None) -> str:
    """The names that are known, with a slash between them."""
    return " / ".join(filter(None, names))


def places(found: tuple[Place, ...]) -> str:
    """Places, with a comma between them: ``a.md:3, b.md:7``."""
    return ", ".join(map(place, found))


def place(found: Place) -> str:
    """A document and a line: ``a.md:3``."""
    return at(found.document, found.line, found.within)
