"""A person's decisions win, field by field, over what the documents say; contradictions are told.

The register keeps what the documents said when a person decided (``said.FIELD``). An accepted concept keeps
its values likewise: a document that changes later raises a ``conflict`` and changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from yougo.curation import Decision
from yougo.model import Concept, Doubt, Reading, Variant, names_of
from yougo.register import Ledger, Register
from yougo.text import same

FIELDS = ("acronym", "japanese", "english", "reading", "definition")


def stated(concept: Concept) -> dict[str, str]:
    """What the documents say of each field, ``""`` where they say nothing."""
    return {
        "acronym": concept.acronym,
        "japanese": concept.japanese,
        "reading": concept.reading.text if concept.reading and concept.reading.ground != "label" else "",
        "english": concept.english,
        "definition": concept.definition,
    }


def decided(concept: Concept, decision: Decision | None, ledger: Ledger) -> Concept:
    """The concept as a person decided it; `ledger` learns what the documents say, where it did not know."""
    if not decision:
        return concept
    now = stated(concept)
    before = ledger[concept.id].said
    values: dict[str, str] = {}
    doubts = list(concept.warnings)
    for field in FIELDS:
        fixed = field in decision.fields
        if not fixed and decision.status != "accepted":
            continue
        said = before.get(field)
        if said is None or (not said and not fixed):
            ledger.say(concept.id, field, now[field])
            said = now[field]
        values[field] = decision.fields[field] if fixed else said
        if same(said) != same(now[field]) and same(values[field]) != same(now[field]):
            doubts.append(_conflict(field, values[field], now[field], concept))
    return _with(replace(concept, warnings=tuple(doubts)), values, decision)


def _conflict(field: str, value: str, now: str, concept: Concept) -> Doubt:
    says = f"the documents now say “{now}”" if now else "the documents no longer say it"
    places = tuple(row.place for row in concept.evidence if now and now in row.quote)
    return Doubt("conflict", f"{field} was decided as “{value}”; {says}", places)


def _with(concept: Concept, values: Mapping[str, str], decision: Decision) -> Concept:
    reading = concept.reading
    japanese = values.get("japanese", concept.japanese)
    if "reading" in decision.fields:
        reading = Reading(decision.fields["reading"], verified=True, ground="person")
    elif values.get("reading"):
        reading = Reading(values["reading"], verified=True, ground="document")
    elif japanese != concept.japanese:
        reading = None
    others = [*_overruled(concept.japanese, japanese), *concept.variants]
    names = {same(name) for name in (*values.values(), concept.acronym, concept.english) if name}
    return replace(
        concept,
        acronym=values.get("acronym", concept.acronym),
        japanese=japanese,
        reading=reading,
        english=values.get("english", concept.english),
        definition=values.get("definition", concept.definition),
        variants=tuple(variant for variant in others if same(variant.text) not in names),
        status=decision.status or concept.status,
        note=decision.note,
        tags=decision.tags,
    )


def _overruled(said: str, decided: str) -> Iterator[Variant]:
    """The documents' Japanese name beside the decided one, unless the decision only moved its edges."""
    old, new = same(said), same(decided)
    if old and new and old not in new and new not in old:
        yield Variant(said, "ja", "variant")


def unstated(
    decisions: Mapping[str, Decision], known: set[str], register: Register, ledger: Ledger, today: str
) -> Iterator[Concept]:
    """Concepts that no document states (any more) but a person decided: with what was said of them then."""
    for identifier, decision in decisions.items():
        if identifier in known:
            continue
        entry = register.entries.get(identifier)
        said = entry.said if entry else {}
        values = {field: decision.fields.get(field, said.get(field, "")) for field in FIELDS}
        if not any(values[field] for field in ("acronym", "japanese", "english")):
            continue
        concept = _with(Concept(identifier), values, decision)
        if not entry:
            ledger.issue(identifier, sorted(set(names_of(concept))), today)
        elif any(said.values()):
            gone = Doubt("source-gone", "No document states this term any more")
            concept = replace(concept, warnings=(gone,))
        yield concept
