"""What a document states, as small as the database holds it: its findings' rows and keys.

The process that reads a document makes it, so that the one that writes the database need not.
"""

import pickle
from collections.abc import Iterable
from typing import NamedTuple

from yougo.model.findings import Finding
from yougo.store import neighbours, records


class Row(NamedTuple):
    """A finding in ``findings`` and in ``claims``."""

    rule: str
    line: int
    acronym: str
    japanese: str
    english: str
    definition: str
    record: bytes
    keys: tuple[int, ...]
    """As ``claims`` has them."""


def pack(findings: Iterable[Finding]) -> bytes:
    """The findings of a document, made small."""
    return pickle.dumps(list(map(tuple, map(_row, findings))))


def rows(packed: bytes) -> list[Row]:
    """The rows of the findings that `pack` made small."""
    return list(map(Row._make, pickle.loads(packed)))  # noqa: S301 - of a process that we started, or trust


def unpack(packed: bytes) -> list[Finding]:
    """The findings that `pack` made small."""
    return [records.unpack(Finding, row.record) for row in rows(packed)]


def _row(finding: Finding) -> Row:
    return Row(
        finding.rule,
        finding.place.line,
        finding.acronym,
        finding.japanese[0].text if finding.japanese else "",
        finding.english,
        finding.definition,
        records.pack(records.dump(finding)),
        tuple(neighbours.claimed(finding)),
    )
