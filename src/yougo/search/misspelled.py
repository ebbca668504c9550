"""Finds what was meant with one slip of the finger: a name, a reading, romaji, a word, or a part of one."""

from yougo.search import ENDING, MISSPELLED
from yougo.search.database import Connection, bearing, beginning
from yougo.search.near import asked, is_near, is_near_part, may_be_slip
from yougo.search.query import WEAK

_SHORTEST_PART = 5
"""A shorter part of a word, misspelled, is near to too many."""
Found = tuple[int, int, int, str]
"""A concept's number and standing, the order of the hit (better first), and the key that was found."""


def find_near(connection: Connection, forms: tuple[str, str], most: int, *, parts: bool) -> list[Found]:
    """The concepts that bear a key one slip away from the query: as it is folded, or as it sounds.

    With `parts`, where there is none or all are wanted, also those of whose names a part is. At most `most`
    of a key; -1 for all.
    """
    found = []
    for near in near_keys(connection, *forms):
        order = (
            0 if forms[0] == near + "s" else 1 if near[0] == forms[0][0] else 2
        )  # who mistypes does so late
        for kind in MISSPELLED:
            found += [(*row, order, near) for row in bearing(connection, kind, near, most)]
    return [*found, *_parts(connection, forms, most)] if parts and (most < 0 or not found) else found


def near_keys(connection: Connection, key: str, heard: str = "") -> list[str]:
    """Keys one slip away from a query."""
    found = []
    for wanted in dict.fromkeys((key, heard)):
        if not may_be_slip(wanted):
            continue
        hashes = sorted(asked(wanted))
        marks = ", ".join("?" * len(hashes))
        sql = f"SELECT DISTINCT k FROM slips WHERE h IN ({marks})"  # noqa: S608 - only marks
        found += [row[0] for row in connection.execute(sql, hashes) if is_near(wanted, row[0])]
    return sorted(set(found))


def _parts(connection: Connection, forms: tuple[str, str], most: int) -> list[Found]:
    found: dict[int, Found] = {}
    for wanted, kinds in zip(forms, (("name", "reading", "part"), ("sound", "heard")), strict=True):
        if len(wanted) < _SHORTEST_PART or not may_be_slip(wanted):
            continue
        for number in _having_half(connection, wanted, kinds, most):
            sql = "SELECT standing, english, others FROM parts WHERE rowid = ? AND standing < 2"
            for standing, english, others in connection.execute(sql, (number,)):
                names = [name for name in f"{english}\n{others}".split("\n") if is_near_part(wanted, name)]
                if names:
                    found.setdefault(number, (number, standing, WEAK, min(names, key=len)))
    return list(found.values())


def _having_half(connection: Connection, wanted: str, kinds: tuple[str, ...], most: int) -> set[int]:
    """The numbers of concepts with a key that begins with a half of it: a slip leaves one half whole."""
    middle = len(wanted) // 2
    halves = (wanted[:middle][:ENDING], wanted[middle + 1 :][:ENDING])
    return {row[0] for half in halves for kind in kinds for row in beginning(connection, kind, half, most)}
