"""The rows of a table of terms over which a cell of names spans: one term, unless they are two meanings."""

from dataclasses import replace
from operator import attrgetter

from yougo.extract.shapes.columns import NAMES
from yougo.extract.shapes.term_tables import TermTable
from yougo.language.letters import spell
from yougo.model.documents import Passage, Row


def rows(table: TermTable) -> list[Row]:
    """Its rows; those over which a cell of names spans are one."""
    found: list[Row] = []
    for row in table.table.rows:
        is_spanned = bool(found) and _are_one(table, found[-1], row)
        found.append(_merged(found.pop(), row) if is_spanned else row)
    return found


def _are_one(table: TermTable, one: Row, other: Row) -> bool:
    """Whether a cell of names is in both rows, and they are not two meanings of one acronym."""
    both = zip(table.columns, one.cells, other.cells, strict=True)
    spanning = {field for field, upper, lower in both if field in NAMES and upper.text and upper == lower}
    if spanning == {"acronym"} and _is_spelled(table, one) and _is_spelled(table, other):
        return False
    return bool(spanning)


def _is_spelled(table: TermTable, row: Row) -> bool:
    """Whether the English of a row spells its acronym."""
    said = dict(zip(table.columns, map(attrgetter("text"), row.cells), strict=True))
    return bool(spell(said.get("acronym", ""), said.get("english", "")))


def _merged(one: Row, other: Row) -> Row:
    """What both rows say; of two texts in one column both, as several names."""
    return Row(tuple(map(_with_text, one.cells, other.cells)))


def _with_text(one: Passage, other: Passage) -> Passage:
    texts = dict.fromkeys(filter(None, (one.text, other.text)))
    if len(texts) < 2:
        return one if one.text else other
    return replace(one, text=" / ".join(texts), edges=(), marks=())
