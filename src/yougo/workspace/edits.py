"""What a person's choice about a concept changes in terms.toml, and what the documents said at the time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from yougo.errors import ImpossibleDecision, NameTaken
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, TermWarning, now_of, values_of
from yougo.translation import said
from yougo.workspace.decision import Decision
from yougo.workspace.schema import picked, without


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice, about one concept."""

    id: str
    keys: Mapping[str, object] = field(default_factory=dict)
    """Keys of its table in terms.toml; None takes one out."""
    documented: Mapping[str, str | None] = field(default_factory=dict)
    """What the documents said in the fields that it decides, as the person saw it.

    None forgets it: the documents may say something else once a name is denied, without a conflict.
    """


def looks_as(shown: Concept, now: Concept | None) -> bool:
    """Whether a person who was shown a concept would be shown the same now."""
    return now is not None and _without_places(shown) == _without_places(now)


def _without_places(concept: Concept) -> Concept:
    """A concept without its warnings' places: the lines of terms.toml move with every other decision."""
    return replace(concept, warnings=tuple(map(_without_place, concept.warnings)))


def _without_place(warning: TermWarning) -> TermWarning:
    return replace(warning, places=())


def documented_now(concept: Concept) -> dict[str, str]:
    """What the documents say in each field, whatever was decided there."""
    return concept.documented | now_of(concept.decided)


def check(concept: Concept, decision: Decision) -> None:
    """Check that a decision leaves the term a name, from the decision or from the documents.

    Raises:
        ImpossibleDecision: no acronym, Japanese or English name would be left.
    """
    left = dict(concept.documented)
    for row in concept.decided:
        left[row.field] = row.documented or row.now
    left.update(decision.fields)
    if not any(map(left.get, NAMES)):
        raise nameless(concept)


def nameless(concept: Concept) -> ImpossibleDecision:
    """The error that a term would have no name."""
    reason = said(f"“{concept.id}” would have no name left")
    return ImpossibleDecision(reason=reason, remedy=said("reject the term to leave it out"))


def check_new(decision: Decision, owners: Mapping[str, str]) -> None:
    """Check that no term has the names of a new one; `owners` maps the key of each name to a term's id.

    An acronym counts only if there is no other name, as homonyms share one.

    Raises:
        NameTaken: one does.
    """
    acronym, *full = map(decision.fields.get, NAMES)
    names = list(filter(None, full)) or list(filter(None, [acronym]))
    for name in (*names, *decision.also) if names else ():
        if owner := owners.get(same(name)):
            raise NameTaken(name=name, id=owner)


def corrected(concept: Concept, keys: Mapping[str, object]) -> Choice:
    """Set fields or other keys; the status accepted decides all fields as they are now.

    A value that a document changed since it was accepted is written down then, and so stays.
    """
    now = documented_now(concept)
    if "japanese" in keys and same(str(keys["japanese"] or now["japanese"])) != same(concept.japanese):
        keys = {**without_reading(concept), **keys}
    if keys.get("status") != "accepted":
        return Choice(concept.id, keys, picked(now, keys))
    return Choice(concept.id, {**values_of(concept.conflicts), **_lent(concept, keys)}, now)


def accepted(concept: Concept) -> Choice:
    """Accept the concept as a person sees it: a later change in a document will be a conflict.

    The reading that is shown is written down unless a document states it. The person has seen it, so it
    counts as verified, and another dictionary will not change it.
    """
    reading = concept.known_reading
    keys = {"status": "accepted"}
    if reading.text and reading.basis != "document":
        keys["reading"] = reading.text
    return corrected(concept, keys)


def _lent(concept: Concept, keys: Mapping[str, object]) -> dict[str, object]:
    """The keys, and what a trusted reference fills beside them: an accepted term keeps it."""
    lent = without(concept.borrowed, keys)
    if not lent:
        return dict(keys)
    origins = {**lent, **cast("Mapping[str, str]", keys.get("from", {}))}
    return {**{field: getattr(concept, field) for field in lent}, **keys, "from": origins}


def taken_from(concept: Concept, field: str, value: str, source: str) -> Choice:
    """Take what a reference proposes; the source is kept as whose word it is, ``""`` for the engines'."""
    keys = {field: value, "from": {field: source}} if source else {field: value}
    return corrected(concept, keys)


def kept(concept: Concept) -> Choice:
    """Keep the person's values against what the documents say now."""
    rows = concept.conflicts
    return Choice(concept.id, values_of(rows), now_of(rows))


def taken(concept: Concept) -> Choice:
    """Take what the documents say now instead of the values that were decided."""
    now = now_of(concept.conflicts)
    keys: dict[str, object] = dict.fromkeys(now)
    if "japanese" in keys:
        keys |= without_reading(concept)
    return Choice(concept.id, keys, now)


def explained(identifier: str, acronym: str, names: Mapping[str, str], source: str) -> Choice:
    """A new term of an acronym that documents use, and the names that a reference has for it, by field."""
    origins = dict.fromkeys(names, source)
    return Choice(identifier, {"status": "accepted", "acronym": acronym, **names, "from": origins})


def without_reading(concept: Concept) -> dict[str, object]:
    """The change that removes a decided reading, which belonged to another Japanese name."""
    return dict.fromkeys(concept.decided_fields & {"reading"})


def after(decision: Decision, choice: Choice) -> Decision:
    """A decision with the fields, ``also`` and ``not`` that a choice gives it."""
    values = {**decision.fields, "also": decision.also, "not": decision.excluded, **choice.keys}
    fields = {field: str(values[field]) for field in FIELDS if values.get(field) is not None}
    return replace(decision, fields=fields, also=listed(values, "also"), excluded=listed(values, "not"))


def listed(keys: Mapping[str, object], name: str) -> tuple[str, ...]:
    """The names in one list of a term's keys: its ``also`` or ``not``."""
    return cast("tuple[str, ...]", keys.get(name) or ())
