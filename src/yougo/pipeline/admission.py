"""Which terms a deck takes: what people learn by heart should be right."""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from yougo.model.concepts import Concept
from yougo.pipeline.card_ledger import cards_of
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.selecting import Selection
from yougo.workspace.settings import SURE

ACCEPTED_ONLY = math.inf


@dataclass(frozen=True, slots=True)
class Choice:
    """The terms that an export takes."""

    taken: list[Concept]
    waiting: Sequence[Concept] = ()
    """Those that a person asks for and it leaves out, because nobody accepted them."""
    least: float = 0
    """The confidence with which they were taken all the same; `ACCEPTED_ONLY` where there is none."""


def chosen(glossary: Glossary, table: Mapping[str, object], wanted: Selection) -> Choice:
    """The terms of a deck, as yougo.toml's `table` and the command line ask for them.

    What the command line says of status and confidence holds alone, and then nothing waits: it was asked for.
    """
    asked = list(filter(replace(wanted, status="", confidence=None).holds, glossary.shown))
    if wanted.status or wanted.confidence is not None:
        least = ACCEPTED_ONLY if wanted.status == "accepted" else wanted.confidence or 0
        return Choice(list(filter(partial(_is_taken, least, ()), asked)))
    least = _least(table)
    taken = list(filter(partial(_is_taken, least, _held(glossary, least)), asked))
    ids = set(map(attrgetter("id"), taken))
    return Choice(taken, [concept for concept in asked if concept.id not in ids], least)


def lasting(glossary: Glossary, table: Mapping[str, object]) -> list[str]:
    """The ids of the terms that stay in a deck with these settings, if earlier ones held them."""
    concepts: Iterable[Concept] = glossary.shown
    if _least(table) == ACCEPTED_ONLY:
        concepts = filter(partial(_is_taken, ACCEPTED_ONLY, ()), concepts)
    return list(map(attrgetter("id"), concepts))


def _is_taken(least: float, held: Container[str], concept: Concept) -> bool:
    return concept.status == "accepted" or concept.confidence >= least or concept.id in held


def _least(table: Mapping[str, object]) -> float:
    """The confidence that yougo.toml asks of candidates."""
    status = table.get("status")
    if status == "accepted":
        return ACCEPTED_ONLY
    usual = 0 if status == "candidate" else SURE
    return float(str(table.get("confidence", usual)))


def _held(glossary: Glossary, least: float) -> Container[str]:
    """What stays in a deck because an earlier one held it: importing corrects only notes in the deck."""
    return cards_of(glossary.register) if least != ACCEPTED_ONLY else ()
