"""In which order the terms of a deck are learned."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from yougo.model.concepts import NAMES, Concept

ORDERS = ("evidence", "document", "kana")
"""What ``order`` under ``[anki]`` in yougo.toml may be; the first is the default."""
_BEGINNING = 2
"""Characters that two names must not have in common to be asked one after the other."""


def ordered(concepts: Sequence[Concept], order: str) -> list[Concept]:
    """Concepts in one of `ORDERS`; they are given in that of their kana."""
    key = _KEYS.get(order or ORDERS[0])
    return sorted(concepts, key=key) if key else list(concepts)


def _by_evidence(concept: Concept) -> tuple[int, int, str, int]:
    """What several documents state comes first, then what is in several places, then as in the documents."""
    places = set(map(attrgetter("place"), concept.evidence))
    documents = set(map(attrgetter("document"), places))
    return (-len(documents), -len(places), *_by_document(concept))


def _by_document(concept: Concept) -> tuple[str, int]:
    return concept.first_place.document, concept.first_place.line


_KEYS: dict[str, Callable[[Concept], tuple[object, ...]]] = {
    "evidence": _by_evidence,
    "document": _by_document,
}


def apart(concepts: Iterable[Concept], kind: str) -> list[Concept]:
    """The concepts in the order in which cards of a kind ask for them.

    One that begins like the one before it waits for another in between, if there is one.
    """
    named = [(_beginning(concept, kind), concept) for concept in concepts]
    forwards = _apart(named)
    backwards = _apart(forwards[::-1])  # finds places for those that had to wait until the end
    return [concept for _, concept in reversed(backwards)]


def _apart(named: Iterable[tuple[str, Concept]]) -> list[tuple[str, Concept]]:
    made: list[tuple[str, Concept]] = []
    waiting: deque[tuple[str, Concept]] = deque()
    last = ""
    for each in named:
        if each[0] == last:
            waiting.append(each)
            continue
        made.append(each)
        if waiting:  # all of them begin like the one that came before `each`
            made.append(waiting.popleft())
        last = made[-1][0]
    return [*made, *waiting]


def _beginning(concept: Concept, kind: str) -> str:
    """How the name begins that a card of this kind asks about, or another where it has none."""
    asked = getattr(concept, kind) if kind in NAMES else ""
    name = asked or concept.japanese or concept.english or concept.acronym
    return name[:_BEGINNING].casefold()
