"""How much of a gold list an export holds, and how much of the export the gold list states.

A gold list is JSON Lines, one concept a line: ``acronym``, and the accepted names in ``japanese``,
``english`` and ``reading``; ``definition`` says whether there is one, and ``definition_has`` gives its words.
A name in ``suspect_english`` is in the document but wrong: the concept must carry a warning and not show it.

A fact joins two names of a concept, or a name and its reading or definition. A fact of the gold list is found
when an exported concept holds any of the accepted names on both sides.
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

Fact = tuple[str, str, str]
"""Kind, left side, right side."""


@dataclass(frozen=True)
class Score:
    missing: list[Fact]
    """Facts of the gold list that no exported concept holds."""
    wrong: list[Fact]
    """Exported facts that the gold list does not state."""
    unflagged: list[str]
    """Wrong names that are shown, or that no warning accompanies."""
    recall: float
    precision: float


def score(export: Path, gold: Path) -> Score:
    """Compare an export in JSON Lines with a gold list."""
    exported, entries = records(export), records(gold)
    held = {fact for concept in exported for fact in facts(offered(concept))}
    shown = {fact for concept in exported for fact in facts(preferred(concept))}
    wanted = [list(facts(accepted(entry))) for entry in entries]
    allowed = {fact for alternatives in wanted for fact in alternatives}

    missing = [fact for alternatives in wanted for fact in unmet(alternatives, held)]
    count = sum(len({kind for kind, _, _ in alternatives}) for alternatives in wanted)
    wrong = sorted(shown - allowed)
    return Score(
        missing, wrong, unflagged(exported, entries), 1 - len(missing) / count, 1 - len(wrong) / len(shown)
    )


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def facts(names: dict[str, list[str]]) -> Iterator[Fact]:
    """Every pair of names of different kinds."""
    for left, right in combinations(names, 2):
        for one in names[left]:
            for other in names[right]:
                yield f"{left}-{right}", plain(one), plain(other)


def accepted(entry: dict) -> dict[str, list[str]]:
    """The names of a gold entry, by kind."""
    acronyms = [entry["acronym"]] if entry["acronym"] else []
    return {
        "acronym": acronyms,
        "japanese": entry["japanese"],
        "english": entry["english"],
        "reading": entry.get("reading", []),
        "definition": entry.get("definition_has", []),
    }


def preferred(concept: dict) -> dict[str, list[str]]:
    """The names that an exported concept shows, by kind."""
    kinds = ("acronym", "japanese", "english", "reading", "definition")
    return {kind: [concept[kind]] if concept[kind] else [] for kind in kinds}


def offered(concept: dict) -> dict[str, list[str]]:
    """The names that an exported concept shows, and its variants."""
    names = preferred(concept)
    for variant in concept["variants"]:
        kind = {"en": "english", "ja": "japanese"}.get(variant["lang"], "acronym")
        names[kind].append(variant["text"])
    return names


def unmet(alternatives: list[Fact], held: set[Fact]) -> Iterator[Fact]:
    """The first accepted fact of each kind of which none is held."""
    for kind in sorted({fact[0] for fact in alternatives}):
        choices = [fact for fact in alternatives if fact[0] == kind]
        if held.isdisjoint(choices):
            yield choices[0]


def unflagged(exported: list[dict], entries: list[dict]) -> list[str]:
    """Acronyms whose suspect name is shown, or told without a warning."""
    suspects = {entry["acronym"]: entry["suspect_english"] for entry in entries if "suspect_english" in entry}
    flagged = {
        concept["acronym"]
        for concept in exported
        if concept["warnings"] and concept["english"] not in suspects.get(concept["acronym"], ())
    }
    return sorted(suspects.keys() - flagged)


def plain(text: str) -> str:
    """A name without the differences that no reader sees: width, case, white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
