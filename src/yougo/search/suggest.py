"""What was perhaps meant by a query that nothing is near to: the terms that share most with it."""

from yougo.language.folding import fold, sound
from yougo.search.database import Connection, beginning
from yougo.search.query import Hit

_LEAST = 0.4
"""The least likeness (Dice's coefficient of the pairs of letters) at which a term is worth a question."""
_MOST, _COMPARED = 200, 40
_LONGEST_QUERY = 60


def suggest(connection: Connection, query: str, limit: int = 3) -> list[Hit]:
    """The terms whose names are most like a query; none where nothing is like it."""
    wanted = _wanted(query)
    shared: dict[int, int] = {}
    for form in wanted:
        for number in _sharing(connection, form):
            shared[number] = shared.get(number, 0) + 1
    found = []
    for number in sorted(shared, key=lambda each: (-shared[each], each))[:_COMPARED]:
        sql = (
            "SELECT parts.english || char(10) || others, id, position "
            "FROM parts JOIN concepts ON number = parts.rowid WHERE parts.rowid = ?"
        )
        for spelled, identifier, position in connection.execute(sql, (number,)):
            alike = max(_likeness(form, name) for form in wanted for name in spelled.split("\n"))
            if alike >= _LEAST:
                found.append((-alike, position, Hit(number, identifier, "alike")))
    return [row[2] for row in sorted(found, key=lambda row: row[:2])[:limit]]


def _wanted(query: str) -> list[str]:
    key = fold(query)[:_LONGEST_QUERY]
    forms = (key, sound(key)) if key.isascii() else (key,)
    return [form for form in dict.fromkeys(forms) if len(form) > 1]


def _sharing(connection: Connection, form: str) -> list[int]:
    """The numbers of concepts that share a piece with a query, once for each piece."""
    size = 3 if form.isascii() else 2
    found: list[int] = []
    for start in range(max(1, len(form) - size + 1)):
        piece = form[start : start + size]
        kinds = ("name", "reading", "sound", "part", "heard")
        found += {row[0] for kind in kinds for row in beginning(connection, kind, piece, _MOST)}
    return found


def _likeness(one: str, other: str) -> float:
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others) or 1)


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}
