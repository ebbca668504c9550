"""Which terms were in a table when it was exported, and have no row in it any more.

Each row holds how many terms the table listed, and the sum of the hashes of their ids (see
`yougo.exporters.csv.listed`). The ids that are missing are those that make the sum right. So a term that came
into the glossary since, or that was not exported, is never taken for one whose row was deleted.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, islice
from operator import attrgetter

from yougo.exporters import csv
from yougo.model.concepts import Concept
from yougo.pipeline.glossary import Glossary
from yougo.workspace.register import entries

_MOST = 2_000_000
"""So many hashes are added up before it is given up."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """The rows that are missing."""

    terms: tuple[Concept, ...] = ()
    """Whose rows they were, in the glossary's order of ids; the rejected are left out."""
    unknown: int = 0
    """Of how many rows it cannot be told."""


def find(rows: Mapping[str, AbstractSet[str]], glossary: Glossary) -> Deleted:
    """What is missing, by the ids of the rows that were exported together, which say so by the same word."""
    present = set[str]().union(*rows.values())
    missing: set[str] = set()
    unknown = 0
    for word, ids in rows.items():
        number, total = csv.numbers_of(word)
        gone = number - len(ids)
        if gone <= 0:
            continue
        found = _with_sum(_others(ids, glossary), gone, total - csv.hash_of(ids))
        missing |= found
        unknown += gone - len(found)
    terms = sorted(glossary.with_ids(missing - present).values(), key=attrgetter("id"))
    return Deleted(tuple(term for term in terms if not term.is_rejected), unknown)


def _others(ids: AbstractSet[str], glossary: Glossary) -> list[str]:
    """The ids that may be missing, the likeliest first: those of terms that there are, the older first."""
    issued = entries.issued(glossary.register)
    present = glossary.with_ids(issued)
    return sorted(issued.keys() - ids, key=lambda each: (each not in present, issued[each], each))


def _with_sum(ids: Sequence[str], number: int, total: int) -> set[str]:
    """So many of the ids whose hashes have this sum; nothing where they are not found."""
    left = len(ids) - number
    if left < 0:
        return set()
    if left < number:  # quicker to find are those that are not missing, the newest first
        others = _chosen(ids[::-1], left, csv.hash_of(ids) - total)
        return set() if others is None else set(ids).difference(others)
    return set(_chosen(ids, number, total) or ())


def _chosen(ids: Sequence[str], number: int, total: int) -> tuple[str, ...] | None:
    tried = islice(combinations(ids, number), _MOST // max(number, 1))
    return next((chosen for chosen in tried if csv.hash_of(chosen) == total % csv.HASHES), None)
