"""A person's decisions win, field by field, over what the documents say; contradictions are reported.

The register keeps what the documents said when a person decided (``said.FIELD``). An accepted concept keeps
its values in the same way: a document that changes later raises a ``conflict`` and changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import filterfalse, starmap
from typing import Any

from yougo.language.name_sets import NameSet, is_one_of
from yougo.language.text import same
from yougo.merge import regroup
from yougo.merge.concepts import variant
from yougo.model import codes
from yougo.model.concepts import (
    FIELDS,
    NAMES,
    Concept,
    Credit,
    Decided,
    Evidence,
    Reading,
    TermWarning,
    Variant,
    names_of,
    values_of,
)
from yougo.model.documents import Place
from yougo.translation import said
from yougo.workspace.decision import Decision, names_a_document
from yougo.workspace.register import Ledger
from yougo.workspace.schema import picked, without
from yougo.workspace.terms_file import TERMS

_SETTLED = frozenset(code for code, warning in codes.WARNINGS.items() if warning.is_settled_by_accepting)


def decided(
    concept: Concept, decision: Decision | None, ledger: Ledger, stated: Collection[regroup.Key]
) -> Concept:
    """The concept as a person decided it; `ledger` learns what the documents say, where it did not know.

    `stated` is what all documents state (see `regroup.stated_names`).
    """
    if not decision:
        ledger.forget(concept.id, FIELDS)
        return concept
    concept = _without_denied(concept, decision)
    decision = _with_a_name(concept.preferred, decision)
    rows = _rows(concept, decision, ledger)
    ledger.forget(concept.id, set(FIELDS) - values_of(rows).keys())
    concept = replace(concept, decided=rows)
    conflicts = map(partial(_conflict, concept, decision), concept.conflicts)
    warnings = (*_unsettled(concept, decision), *_idle(decision, stated), *conflicts)
    return _with_values(replace(concept, warnings=warnings), decision)


def _rows(concept: Concept, decision: Decision, ledger: Ledger) -> tuple[Decided, ...]:
    """The fields that are decided: those that terms.toml gives; all, where the concept is accepted."""
    now, before = concept.documented, ledger[concept.id].documented
    rows = []
    for field in _decided_fields(decision):
        then = before.get(field)
        if then is None or _is_open(field, then, decision):
            then = now[field]
            ledger.remember(concept.id, field, then)
        rows.append(_row(field, then, now[field], decision))
    return tuple(rows)


def _decided_fields(decision: Decision) -> Iterable[str]:
    return FIELDS if decision.is_accepted else filter(decision.fields.__contains__, FIELDS)


def _row(field: str, documented: str, now: str, decision: Decision) -> Decided:
    value = decision.fields.get(field, documented)
    return Decided(field, value, documented, now, explicit=field in decision.fields)


def _is_open(field: str, documented: str, decision: Decision) -> bool:
    """Whether the documents may still fill an accepted field.

    They may where its name was denied, and where they stated no reading: the one shown then was an engine's.
    """
    if field in decision.fields:
        return False
    return is_one_of(documented, decision.excluded) or (field == "reading" and not documented)


def _with_a_name(documented: Mapping[str, str], decision: Decision) -> Decision:
    """The decision without its empty names, where they would leave a concept none."""
    names = {**documented, **decision.fields}
    if any(map(names.get, NAMES)):
        return decision
    return replace(decision, fields=without(decision.fields, NAMES))


def _without_denied(concept: Concept, decision: Decision) -> Concept:
    """The concept without the names that a person denied, even where every claim about it gives them.

    It keeps its names when all of them are denied: a concept needs one.
    """
    denied = NameSet(decision.excluded)
    bare: dict[str, Any] = {field: "" for field, name in concept.preferred.items() if name in denied}
    if "japanese" in bare:
        bare["reading"] = None
    left = replace(concept, **bare, variants=_variants_but(denied, concept.variants))
    return left if any(names_of(left)) else concept


def _variants_but(names: NameSet, variants: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(variant for variant in variants if variant.text not in names)


def _unsettled(concept: Concept, decision: Decision) -> list[TermWarning]:
    """The warnings that a person has not settled by accepting the concept."""
    if not decision.is_accepted:
        return list(concept.warnings)
    return [warning for warning in concept.warnings if warning.code not in _SETTLED]


def _idle(decision: Decision, stated: Collection[regroup.Key]) -> Iterator[TermWarning]:
    """A warning for each name of its ``also`` and ``not`` that joins or divides nothing."""
    documents = {document for document, _ in stated}
    for entry in regroup.idle_entries(decision, stated):
        _, _, document = entry.partition("@")
        if document in documents:
            message = said(f"“{entry}”: {document} does not use this name for the term")
        else:
            message = said(f"“{entry}”: {document} is not a document with terms")
        place = _place(decision, "not" if entry in decision.excluded else "also")
        yield TermWarning("idle-decision", message, (place,))


def _place(decision: Decision, names: str = "") -> Place:
    """Where a decision, or its list of `names`, is written."""
    return Place(TERMS, decision.list_lines.get(names, decision.line))


def _conflict(concept: Concept, decision: Decision, row: Decided) -> TermWarning:
    """A warning that the documents now say something else than when the field was decided."""
    stating = [each.place for each in concept.evidence if row.now and _states(each, row.now)]
    places = dict.fromkeys((*stating, _place(decision)))
    return TermWarning("conflict", said(f"{row.field} was {_then(row)}; {_now(row)}"), tuple(places))


def _then(row: Decided) -> str:
    """What was decided, and what the documents said then if that was something else."""
    then = _THEN[row.explicit, bool(row.value)].format(row.value)
    return said(f"{then} when the documents said “{row.documented}”") if row.corrects else then


_THEN = {
    (True, True): said("decided as “{}”"),
    (True, False): said("decided as empty"),
    (False, True): said("accepted as “{}”"),
    (False, False): said("accepted as empty"),
}
"""What a person did with a field, by whether they decided it by itself, and whether it has a value."""


def _now(row: Decided) -> str:
    """What the documents say now."""
    if not row.now:
        return said("no document says so any more")
    return said(f"they now say “{row.now}”") if row.corrects else said(f"the documents now say “{row.now}”")


def _states(row: Evidence, value: str) -> bool:
    return is_one_of(value, row.names) or value in row.quote


def _with_values(concept: Concept, decision: Decision) -> Concept:
    """The concept with its decided values, and the names that they replace as variants."""
    values = values_of(concept.decided)
    texts: dict[str, Any] = concept.documented | values
    texts["reading"] = _reading(concept, values, decision)
    taken = NameSet((*values.values(), concept.acronym, concept.english))
    others = (
        *_overruled(concept, texts["japanese"]),
        *concept.variants,
        *_given_by_hand(concept, decision),
    )
    return replace(
        concept,
        **texts,
        variants=_variants_but(taken, others),
        status=decision.status or concept.status,
        note=decision.note,
        tags=decision.tags,
        credits=tuple(starmap(Credit, picked(decision.origins, decision.fields).items())),
    )


def _reading(concept: Concept, values: Mapping[str, str], decision: Decision) -> Reading | None:
    """The reading that was decided, else the documents' for the same Japanese name."""
    if "reading" in decision.fields:
        return Reading(decision.fields["reading"], verified=True, basis="person")
    if values.get("reading"):
        return Reading(values["reading"], verified=True, basis="document")
    is_renamed = values.get("japanese", concept.japanese) != concept.japanese
    return None if is_renamed else concept.reading


def _overruled(concept: Concept, decided: str) -> Iterator[Variant]:
    """The documents' Japanese name beside the decided one, unless the decision only moved its edges."""
    old, new = same(concept.japanese), same(decided)
    if old not in new and new not in old:  # an empty name is in every other
        yield Variant(concept.japanese, "ja", "variant", reading=concept.documented["reading"])


def _given_by_hand(concept: Concept, decision: Decision) -> Iterable[Variant]:
    """Names that only a person gives it; ``ITU@policy.md`` only says where a name is meant."""
    names = NameSet(names_of(concept)).missing_from(decision.also)
    return map(variant, filterfalse(names_a_document, names))


def unstated(
    decisions: Mapping[str, Decision], known: set[str], ledger: Ledger, today: str
) -> Iterator[Concept]:
    """Concepts that no document states (any more) but a person decided: with what was said of them then."""
    for identifier in filterfalse(known.__contains__, decisions):
        documented = ledger[identifier].documented if identifier in ledger else {}
        concept = _remembered(identifier, decisions[identifier], documented)
        if not any(concept.preferred.values()):
            continue
        if identifier not in ledger:
            ledger.issue(identifier, names_of(concept), today)
        yield concept


def _remembered(identifier: str, written: Decision, documented: Mapping[str, str]) -> Concept:
    """A concept of decided values alone, without a name where neither they nor the register give one."""
    decision = _with_a_name(documented, written)
    known = {**documented, **decision.fields}
    rows = [_row(field, documented.get(field, ""), "", decision) for field in FIELDS if field in known]
    concept = _with_values(Concept(identifier, decided=tuple(rows)), decision)
    if not any(documented.values()):
        return concept
    gone = TermWarning("source-gone", said("No document states this term any more"), (_place(decision),))
    return replace(concept, warnings=(gone,))
