"""Terms as a list shows them: read from columns, one after the other, and few of them unpacked."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from yougo.model.codes import WEIGHTY
from yougo.model.concepts import Concept, Evidence
from yougo.search import packing
from yougo.store import records

_COLUMNS = "id, status, acronym, japanese, english, confidence, tags, record"
_TAGS = 6
_WARNED = """
SELECT count(DISTINCT concept) FROM warnings JOIN concepts ON concepts.id = concept
WHERE status = 'candidate' AND code IN (SELECT value FROM json_each(?))
"""
_COUNTED = """
SELECT count(*) FILTER (WHERE status <> 'rejected'),
       count(*) FILTER (WHERE status <> 'candidate' OR id IN (SELECT id FROM decisions))
FROM concepts
"""
ORDERS = {"kana": "position, sort, id", "confidence": "confidence, position, sort, id"}


class Summary(NamedTuple):
    """What a list shows of a term, and asks to choose it."""

    id: str
    status: str
    acronym: str
    japanese: str
    english: str
    confidence: float
    tags: Sequence[str]
    packed: bytes
    """Its record, as `records` packs it."""
    codes: tuple[str, ...]
    """Those of its warnings."""

    @property
    def concept(self) -> Concept:
        """All of it."""
        return records.unpack(Concept, self.packed)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What states it."""
        return self.concept.evidence

    @property
    def json_line(self) -> str:
        """Its line of the JSON Lines contract."""
        return packing.unpack(self.packed).partition("\n")[0]

    @property
    def record(self) -> Mapping[str, Any]:
        """The part of the contract's object that is shown on one line."""
        warnings = [{"code": code} for code in self.codes]
        return {**self._asdict(), "warnings": warnings}


class Counts(NamedTuple):
    """How many terms there are."""

    shown: int
    """All but the rejected."""
    warned: int
    """Candidates with a warning that weighs."""
    decided: int
    """Those of which a person decided something."""


def counts(connection: sqlite3.Connection) -> Counts:
    """How many terms there are, and what of them."""
    warned = connection.execute(_WARNED, [json.dumps(sorted(WEIGHTY))]).fetchone()[0]
    shown, decided = connection.execute(_COUNTED).fetchone()
    return Counts(shown, warned, decided)


def each(connection: sqlite3.Connection, order: str) -> Iterator[Summary]:
    """Every term, the rejected too, in an order of `ORDERS`."""
    codes: dict[str, tuple[str, ...]] = {}
    sql = "SELECT concept, code FROM warnings WHERE concept IS NOT NULL ORDER BY rowid"
    for identifier, code in connection.execute(sql):
        codes[identifier] = (*codes.get(identifier, ()), code)
    for row in connection.execute(f"SELECT {_COLUMNS} FROM concepts ORDER BY {ORDERS[order]}"):  # noqa: S608 - our own names
        summary = Summary._make((*row, codes.get(row[0], ())))
        yield summary._replace(tags=json.loads(row[_TAGS]))
