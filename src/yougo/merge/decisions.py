"""A person's decisions win, field by field, over what the documents say; contradictions are told.

The register keeps what the documents said when a person decided (``said.FIELD``). An accepted concept keeps
its values likewise: a document that changes later raises a ``conflict`` and changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from yougo.language.text import same
from yougo.merge.concepts import variant
from yougo.model.concepts import (
    FIELDS,
    NAMES,
    Concept,
    Decided,
    Evidence,
    Reading,
    TermWarning,
    Variant,
    names_of,
)
from yougo.model.documents import Place
from yougo.workspace.register import Ledger
from yougo.workspace.terms_file import Decision

TERMS = "glossary/terms.toml"
"""Where decisions stand, as the glossary names documents."""
_SEEN = frozenset({"expansion-mismatch", "expansion-claimed-twice", "variant-names", "label-repaired"})
"""What a person who accepts a term has seen and found right."""


def stated(concept: Concept) -> dict[str, str]:
    """What the documents say of each field, ``""`` where they say nothing."""
    return {
        "acronym": concept.acronym,
        "japanese": concept.japanese,
        "reading": concept.reading.text if concept.reading and concept.reading.basis != "label" else "",
        "english": concept.english,
        "definition": concept.definition,
    }


def decided(concept: Concept, decision: Decision | None, ledger: Ledger) -> Concept:
    """The concept as a person decided it; `ledger` learns what the documents say, where it did not know."""
    if not decision:
        ledger.unsay(concept.id, FIELDS)
        return concept
    concept = _without_denied(concept, decision)
    decision = _with_a_name(concept, decision)
    now = stated(concept)
    before = ledger[concept.id].documented
    rows: list[Decided] = []
    for field in FIELDS:
        fixed = field in decision.fields
        if not fixed and decision.status != "accepted":
            continue
        said = before.get(field)
        if said is None or (not fixed and _is_open(field, said, decision)):
            ledger.say(concept.id, field, now[field])
            said = now[field]
        value = decision.fields[field] if fixed else said
        rows.append(Decided(field, value, said, now[field], explicit=fixed))
    ledger.unsay(concept.id, set(FIELDS) - {row.field for row in rows})
    warnings = [
        warning
        for warning in concept.warnings
        if not (decision.status == "accepted" and warning.code in _SEEN)
    ]
    warnings += [_conflict(row, concept, decision) for row in rows if row.in_conflict]
    concept = replace(concept, warnings=tuple(warnings), decided=tuple(rows))
    return _with(concept, {row.field: row.value for row in rows}, decision)


def _is_open(field: str, said: str, decision: Decision) -> bool:
    """Whether the documents may still fill an accepted field.

    They may where its name was denied, and where they stated no reading: the one shown then was an engine's.
    """
    return _denied(said, decision) or (field == "reading" and not said)


def _with_a_name(concept: Concept, decision: Decision) -> Decision:
    """The decision without its empty names, where they would leave a concept none."""
    if any(decision.fields.get(name, getattr(concept, name)) for name in NAMES):
        return decision
    fields = {key: value for key, value in decision.fields.items() if value or key not in NAMES}
    return replace(decision, fields=fields)


def _without_denied(concept: Concept, decision: Decision) -> Concept:
    """The concept without the names that a person denied, though all that the documents say of it bears them.

    It keeps its names when they are all denied: it would be nothing without.
    """
    fields = [field for field in NAMES if _denied(getattr(concept, field), decision)]
    bare: dict[str, str] = dict.fromkeys(fields, "")
    left = replace(
        concept,
        **bare,  # type: ignore[arg-type]
        reading=None if "japanese" in bare else concept.reading,
        variants=tuple(each for each in concept.variants if not _denied(each.text, decision)),
    )
    return left if any(names_of(left)) else concept


def _denied(name: str, decision: Decision) -> bool:
    """Whether a person said that this is no name of the concept, which they once accepted."""
    return same(name) in map(same, decision.excluded)


def _conflict(row: Decided, concept: Concept, decision: Decision) -> TermWarning:
    how = "decided" if row.explicit else "accepted"
    value = f"as “{row.value}”" if row.value else "as empty"
    then = (
        f" when the documents said “{row.documented}”"
        if row.documented and same(row.documented) != same(row.value)
        else ""
    )
    says = f"they now say “{row.now}”" if row.now else "no document says so any more"
    if row.now and not then:
        says = f"the documents now say “{row.now}”"
    places = [each.place for each in concept.evidence if row.now and _states(each, row.now)]
    places.append(Place(TERMS, decision.line))
    each_once = tuple(dict.fromkeys(places))
    return TermWarning("conflict", f"{row.field} was {how} {value}{then}; {says}", each_once)


def _states(row: Evidence, value: str) -> bool:
    return same(value) in map(same, row.names) or value in row.quote


def _with(concept: Concept, values: Mapping[str, str], decision: Decision) -> Concept:
    reading = concept.reading
    japanese = values.get("japanese", concept.japanese)
    if "reading" in decision.fields:
        reading = Reading(decision.fields["reading"], verified=True, basis="person")
    elif values.get("reading"):
        reading = Reading(values["reading"], verified=True, basis="document")
    elif japanese != concept.japanese:
        reading = None
    others = [*_overruled(concept.japanese, japanese), *concept.variants, *_stated_by_hand(concept, decision)]
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


def _stated_by_hand(concept: Concept, decision: Decision) -> Iterator[Variant]:
    """Names that only a person gives it; ``ITU@policy.md`` only says where a name is meant."""
    known = {same(name) for name in names_of(concept)}
    for name in decision.also:
        if "@" not in name and same(name) not in known:
            yield variant(name)


def unstated(
    decisions: Mapping[str, Decision], known: set[str], ledger: Ledger, today: str
) -> Iterator[Concept]:
    """Concepts that no document states (any more) but a person decided: with what was said of them then."""
    for identifier, written in decisions.items():
        if identifier in known:
            continue
        said = ledger[identifier].documented if identifier in ledger else {}
        names = {name: said.get(name, "") for name in NAMES}
        decision = _with_a_name(Concept(identifier, **names), written)  # type: ignore[arg-type]
        rows = [
            Decided(field, decision.fields.get(field, said.get(field, "")), said.get(field, ""), "",
                    explicit=field in decision.fields)
            for field in FIELDS
            if field in decision.fields or field in said
        ]  # fmt: skip
        values = {row.field: row.value for row in rows}
        if not any(values.get(field) for field in NAMES):
            continue
        concept = _with(Concept(identifier, decided=tuple(rows)), values, decision)
        if identifier not in ledger:
            ledger.issue(identifier, sorted(set(names_of(concept))), today)
        if any(said.values()):
            place = (Place(TERMS, decision.line),)
            gone = TermWarning("source-gone", "No document states this term any more", place)
            concept = replace(concept, warnings=(gone,))
        yield concept
