"""What a person's choice about a concept changes in terms.toml, and what the documents said then."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import cast

from yougo.errors import ImpossibleDecision, NameTaken
from yougo.language.name_sets import NameSet, is_one_of
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, Evidence, names_in, names_of, now_of, values_of
from yougo.workspace.terms_file import Decision


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice, about one concept."""

    id: str
    keys: Mapping[str, object] = field(default_factory=dict)
    """Keys of its table in terms.toml; None takes one out."""
    documented: Mapping[str, str | None] = field(default_factory=dict)
    """What the documents said of the fields that it decides, as it was shown to the person.

    None forgets what they said: what they say without a denied name is no conflict with it.
    """


def looks_as(shown: Concept, now: Concept | None) -> bool:
    """Whether a person who was shown a concept would be shown the same now."""
    return now is not None and _without_places(shown) == _without_places(now)


def _without_places(concept: Concept) -> Concept:
    """A concept without its warnings' places: the lines of terms.toml move with every other decision."""
    return replace(concept, warnings=tuple(replace(warning, places=()) for warning in concept.warnings))


def documented_now(concept: Concept) -> dict[str, str]:
    """What the documents say of each field, beside what may have been decided of it."""
    return concept.documented | now_of(concept.decided)


def check(concept: Concept, decision: Decision) -> None:
    """See that a decision leaves a term with a name, wherever it comes from.

    Raises:
        ImpossibleDecision: no acronym, Japanese or English name would be left.
    """
    left = dict(concept.documented)
    for row in concept.decided:
        left[row.field] = row.documented or row.now
    left.update(decision.fields)
    if not any(map(left.get, NAMES)):
        raise _nameless(concept)


def _nameless(concept: Concept) -> ImpossibleDecision:
    reason = f"“{concept.id}” would have no name left"
    return ImpossibleDecision(reason=reason, remedy="reject the term to leave it out")


def check_new(decision: Decision, bearers: Mapping[str, str]) -> None:
    """See that no term has the names of a new one; `bearers` are the ids by the keys of their names.

    Homonyms share an acronym: it counts only where there is no other name.

    Raises:
        NameTaken: one does.
    """
    acronym, *full = map(decision.fields.get, NAMES)
    names = list(filter(None, full)) or list(filter(None, [acronym]))
    for name in (*names, *decision.also) if names else ():
        if owner := bearers.get(same(name)):
            raise NameTaken(name=name, id=owner)


def corrected(concept: Concept, keys: Mapping[str, object]) -> Choice:
    """Fields (or other keys) set; the status accepted decides all fields as they now are.

    A value that a document has changed since it was accepted is then written down, and so stays.
    """
    now = documented_now(concept)
    if "japanese" in keys and same(str(keys["japanese"] or now["japanese"])) != same(concept.japanese):
        keys = {**_unread(concept), **keys}
    if keys.get("status") != "accepted":
        return Choice(concept.id, keys, {field: now[field] for field in FIELDS if field in keys})
    return Choice(concept.id, {**values_of(concept.conflicts), **keys}, now)


def accepted(concept: Concept) -> Choice:
    """The concept accepted as a person sees it: a later change in a document will be a conflict.

    The reading that is shown, if no document states it, is written down: the person has seen it, so that
    it is verified and another dictionary will not change it.
    """
    reading = concept.known_reading
    keys = {"status": "accepted"}
    if reading.text and reading.basis != "document":
        keys["reading"] = reading.text
    return corrected(concept, keys)


def kept(concept: Concept) -> Choice:
    """The person's values kept against what the documents say now."""
    rows = concept.conflicts
    return Choice(concept.id, values_of(rows), now_of(rows))


def taken(concept: Concept) -> Choice:
    """What the documents say now taken instead of the values that were decided."""
    now = now_of(concept.conflicts)
    keys: dict[str, object] = dict.fromkeys(now)
    if "japanese" in keys:
        keys |= _unread(concept)
    return Choice(concept.id, keys, now)


def joined(
    into: Concept, other: Concept, decisions: Mapping[str, Decision], concepts: Iterable[Concept]
) -> list[Choice]:
    """The other concept made part of `into`: all its names, and what was decided of it alone.

    Where both have a name in a field, `into` keeps its own, whichever the documents say more often. A name
    that a third concept has too is meant only in the documents that state it for `other`.
    """
    ours, theirs = decisions.get(into.id, Decision()), decisions.get(other.id, Decision())
    third = [concept for concept in concepts if concept.id not in (into.id, other.id)]
    keys = with_lists(ours, {"also": _entries(other, third)})
    keys |= {field: name for field, name in into.preferred.items() if name and other.preferred[field]}
    keys |= _decided_of_other(into, other, theirs)
    if not ours.note:
        keys["note"] = theirs.note or None
    keys["tags"] = tuple(dict.fromkeys((*ours.tags, *theirs.tags))) or None
    choices = [_documented_anew(into, keys)]
    if theirs.also:
        choices.insert(0, Choice(other.id, {"also": None}))
    return choices


def _entries(other: Concept, third: Iterable[Concept]) -> tuple[str, ...]:
    """What an ``also`` must list so that a concept has all names of another."""
    shared = NameSet(chain.from_iterable(map(names_of, third)))
    entries: list[str] = []
    for name in names_of(other):
        entries += _in_documents(name, other.evidence) if name in shared else [name]
    return tuple(dict.fromkeys(entries))


def _decided_of_other(into: Concept, other: Concept, theirs: Decision) -> dict[str, str]:
    """The decided fields of a concept that another lacks, and the reading of a name that both have."""
    fields = {field: value for field, value in theirs.fields.items() if not getattr(into, field)}
    if "reading" in theirs.fields and same(into.japanese or other.japanese) == same(other.japanese):
        fields["reading"] = theirs.fields["reading"]
    return fields


def further(concept: Concept, name: str, decision: Decision) -> Choice:
    """A further name, or ``name@document``, given to a concept."""
    return _documented_anew(concept, with_lists(decision, {"also": (name,)}))


def _documented_anew(concept: Concept, keys: Mapping[str, object]) -> Choice:
    """A choice that gives a concept other claims: what documents say is learned anew from all of them.

    Only what was in conflict before stays so. What was accepted is written down, for it would change with
    what documents say.
    """
    accepted_rows = [row for row in concept.decided if row.value and not (row.explicit or row.in_conflict)]
    learned = sorted(set(FIELDS) - now_of(concept.conflicts).keys())
    return Choice(concept.id, {**values_of(accepted_rows), **keys}, dict.fromkeys(learned))


def parted(concept: Concept, rows: Sequence[Evidence], decision: Decision, new: str = "") -> list[Choice]:
    """The claims of some sentences taken out of a concept; `new` is the id that they get, else one is found.

    Raises:
        ImpossibleDecision: sentences that stay have the same names in the same document, or none stays.
    """
    staying = [row for row in concept.evidence if row not in rows]
    if not staying or not rows:
        raise ImpossibleDecision(reason="no sentence would be left", remedy="choose some of them, not all")
    stated = NameSet(names_in(staying))
    documents = {row.place.document for row in staying}
    entries: list[str] = []
    for row in rows:
        entries += stated.missing_from(row.names) or _only_there(row, documents)
    return divided(concept, tuple(dict.fromkeys(entries)), decision, new)


def _only_there(row: Evidence, documents: AbstractSet[str]) -> list[str]:
    """A sentence's names in its document; refused if that is among `documents`, those of the others."""
    place = row.place
    if row.names and place.document not in documents:
        return row.entries
    raise ImpossibleDecision(
        reason=f"other sentences of {place.document} use the same name as line {place.line}",
        remedy="change the document's wording, or choose these sentences too",
    )


def divided(concept: Concept, names: Sequence[str], decision: Decision, new: str = "") -> list[Choice]:
    """Names (or ``name@document``) taken from a concept; with `new` they become those of a new one.

    They win over what was decided or accepted before: a field that held such a name is for the documents to
    say again.

    Raises:
        ImpossibleDecision: the term does not have one of them, or no name would be left.
    """
    for entry in names:
        _check_borne(concept, entry, decision)
    denied = _denied(concept, names)
    known = list(names_of(concept))
    if known and not denied.missing_from(known):
        raise _nameless(concept)
    keys = with_lists(decision, {"not": tuple(names)})
    keys |= dict.fromkeys(field for field, value in decision.fields.items() if value in denied)
    learned = [row.field for row in concept.decided if row.field in NAMES and row.documented in denied]
    if concept.japanese in denied:
        keys |= _unread(concept)
        learned.append("reading")
    choice = Choice(concept.id, keys, dict.fromkeys(learned))
    return [choice, Choice(new, {"also": tuple(names)})] if new else [choice]


def _check_borne(concept: Concept, entry: str, decision: Decision) -> None:
    """Refuse a name, or ``name@document``, that the term does not have and that was not decided on before."""
    name, _, document = entry.partition("@")
    places = _in_documents(name, concept.evidence)
    stated = names_in(concept.evidence)
    if is_one_of(entry, [*names_of(concept), *decision.also, *decision.excluded, *stated, *places]):
        return
    if places:
        reason, remedy = f"“{document}” does not call {concept.id} “{name}”", f"write {' or '.join(places)}"
    else:
        names = ", ".join(map("“{}”".format, names_of(concept)))
        reason, remedy = f"“{name}” is not a name of {concept.id}", f"its names are {names}"
    raise ImpossibleDecision(reason=reason, remedy=remedy)


def _denied(concept: Concept, names: Sequence[str]) -> NameSet:
    """What a concept is called no more; ``name@document`` counts where no other document states the name."""
    stated = chain.from_iterable(row.entries for row in concept.evidence)
    left = NameSet(map(_name_in, NameSet(names).missing_from(stated)))
    return NameSet((*names, *left.missing_from(map(_name_in, names))))


def _name_in(entry: str) -> str:
    """The name in ``name@document``, or in a mere name."""
    return entry.partition("@")[0]


def _unread(concept: Concept) -> dict[str, object]:
    """What takes out a decided reading, which was that of another Japanese name."""
    return dict.fromkeys(row.field for row in concept.decided if row.field == "reading" and row.explicit)


def with_lists(decision: Decision, keys: Mapping[str, object]) -> dict[str, object]:
    """Keys whose ``also`` and ``not`` are added to those of the decision; what one gains the other loses."""
    also, excluded = _listed(keys, "also"), _listed(keys, "not")
    if not also + excluded:
        return dict(keys)
    return {
        **keys,
        "also": _changed(decision.also, also, excluded),
        "not": _changed(decision.excluded, excluded, also),
    }


def _listed(keys: Mapping[str, object], name: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", keys.get(name) or ())


def _changed(listed: Sequence[str], added: Sequence[str], gone: Sequence[str]) -> tuple[str, ...] | None:
    """A list with some entries more and without others; None for an empty one."""
    entries = NameSet(gone).missing_from((*listed, *added))
    return tuple(dict.fromkeys(entries)) or None


def after(decision: Decision, choice: Choice) -> Decision:
    """A decision with the fields, ``also`` and ``not`` that a choice gives it."""
    values = {**decision.fields, "also": decision.also, "not": decision.excluded, **choice.keys}
    fields = {field: str(values[field]) for field in FIELDS if values.get(field) is not None}
    return replace(decision, fields=fields, also=_listed(values, "also"), excluded=_listed(values, "not"))


def _in_documents(name: str, evidence: Iterable[Evidence]) -> list[str]:
    """An entry for each document that states a name."""
    entries = [f"{name}@{row.place.document}" for row in evidence if is_one_of(name, row.names)]
    return list(dict.fromkeys(entries))
