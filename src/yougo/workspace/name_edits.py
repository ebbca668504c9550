"""Choices about which term a name belongs to: join terms, add names, split names or sentences off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.errors import ImpossibleDecision
from yougo.language.name_sets import NameSet, is_one_of
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, Evidence, names_in, names_of, now_of, values_of
from yougo.translation import said
from yougo.workspace.decision import Decision, name_in, names_a_document
from yougo.workspace.edits import Choice, listed, nameless, without_reading


def joined(
    into: Concept, other: Concept, decisions: Mapping[str, Decision], concepts: Iterable[Concept]
) -> list[Choice]:
    """Make the other concept part of `into`, with all its names, and what was decided about it alone.

    Where both have a name in a field, `into` keeps its own, whichever the documents say more often. A name
    that a third concept has too is meant only in the documents that state it for `other`; `concepts` are at
    least those that have one of its names.
    """
    ours, theirs = decisions.get(into.id, Decision()), decisions.get(other.id, Decision())
    keys = with_lists(ours, {"also": _entries_of(names_of(other), other, into, concepts)})
    keys |= _kept_names(into, other)
    keys |= _decided_of_other(into, other, theirs)
    keys["note"] = ours.note or theirs.note or None
    keys["tags"] = _changed(ours.tags, theirs.tags)
    choices = [_documented_anew(into, keys)]
    if theirs.also:
        choices.insert(0, Choice(other.id, {"also": None}))
    return choices


def joined_by(
    name: str, into: Concept, other: Concept, decisions: Mapping[str, Decision], concepts: Iterable[Concept]
) -> list[Choice]:
    """The same for a name of the other's that `into` takes: ``also`` has no more names than join the two."""
    *before, choice = joined(into, other, decisions, concepts)
    entries = _entries_of(_telling(name, other), other, into, concepts)
    also = with_lists(decisions.get(into.id, Decision()), {"also": entries})
    return [*before, replace(choice, keys={**choice.keys, **also})]


def _telling(name: str, other: Concept) -> list[str]:
    """A name, and further ones of the concept for its sentences that have none of those before."""
    found = [name]
    for row in other.evidence:
        if row.names and NameSet(found).missing_from(row.names) == list(row.names):
            found.append(row.names[0])
    return found


def _kept_names(into: Concept, other: Concept) -> dict[str, str]:
    """The names to write down, so that those of the other in their fields do not replace them."""
    return {
        field: name
        for field, name in into.preferred.items()
        if name and other.preferred[field] not in ("", name)
    }


def _entries_of(
    names: Iterable[str], other: Concept, into: Concept, concepts: Iterable[Concept]
) -> tuple[str, ...]:
    """What the ``also`` of `into` must list so that it has these names of the other."""
    third = (concept for concept in concepts if concept.id not in (into.id, other.id))
    shared = NameSet(chain.from_iterable(map(names_of, third)))
    entries = (_in_documents(name, other.evidence) if name in shared else [name] for name in names)
    return tuple(dict.fromkeys(chain.from_iterable(entries)))


def _decided_of_other(into: Concept, other: Concept, theirs: Decision) -> dict[str, str]:
    """The decided fields of a concept that another lacks, and the reading of a name that both have."""
    fields = {field: value for field, value in theirs.fields.items() if not getattr(into, field)}
    if "reading" in theirs.fields and same(into.japanese or other.japanese) == same(other.japanese):
        fields["reading"] = theirs.fields["reading"]
    return fields


def further(concept: Concept, name: str, decision: Decision, concepts: Iterable[Concept]) -> Choice:
    """Give a concept another name, or ``name@document``.

    Raises:
        ImpossibleDecision: no such document states the name.
    """
    if names_a_document(name):
        _check_stated(name, list(chain.from_iterable(map(attrgetter("evidence"), concepts))))
    return _documented_anew(concept, with_lists(decision, {"also": (name,)}))


def _check_stated(entry: str, evidence: Sequence[Evidence]) -> None:
    """Refuse a ``name@document`` that no document states; a name may hold an @ itself."""
    name, _, document = entry.partition("@")
    places = _in_documents(name, evidence)
    if is_one_of(entry, [*places, *names_in(evidence)]):
        return
    if document in _documents_of(evidence):
        reason = said(f"{document} does not use the name “{name}”")
    else:
        reason = said(f"“{document}” is not a document with terms")
    remedy = (
        said(f"write {' or '.join(places)}") if places else said("`yougo show` names the documents of a term")
    )
    raise ImpossibleDecision(reason=reason, remedy=remedy)


def _documented_anew(concept: Concept, keys: Mapping[str, object]) -> Choice:
    """A choice that gives a concept other claims: what documents say is learned anew from all of them.

    Only what was in conflict before stays so. What was accepted is written down, for it would change with
    what documents say.
    """
    accepted = values_of(filter(attrgetter("is_tacit"), concept.decided))
    learned = sorted(set(FIELDS) - now_of(concept.conflicts).keys())
    return Choice(concept.id, {**accepted, **keys}, dict.fromkeys(learned))


def parted(concept: Concept, rows: Sequence[Evidence], decision: Decision, new: str = "") -> list[Choice]:
    """Split the claims of some sentences off a concept; they get the id `new`, or else a free one.

    Raises:
        ImpossibleDecision: sentences that stay have the same names in the same document, or none stays.
    """
    staying = list(filterfalse(rows.__contains__, concept.evidence))
    if not staying or not rows:
        raise ImpossibleDecision(
            reason=said("no sentence would be left"), remedy=said("choose some of them, not all")
        )
    stated, documents = NameSet(names_in(staying)), _documents_of(staying)
    entries = (stated.missing_from(row.names) or _only_there(row, documents) for row in rows)
    return divided(concept, tuple(dict.fromkeys(chain.from_iterable(entries))), decision, new)


def _only_there(row: Evidence, documents: AbstractSet[str]) -> list[str]:
    """A sentence's names in its document; refused if that is among `documents`, those of the others."""
    place = row.place
    if row.names and place.document not in documents:
        return row.entries
    raise ImpossibleDecision(
        reason=said(f"other sentences of {place.document} use the same name as {place.where}"),
        remedy=said("change the document's wording, or choose these sentences too"),
    )


def divided(concept: Concept, names: Sequence[str], decision: Decision, new: str = "") -> list[Choice]:
    """Take names (or ``name@document``) from a concept; with `new`, a new concept with this id gets them.

    They win over what was decided or accepted before: the documents fill a field that held such a name again.

    Raises:
        ImpossibleDecision: the term does not have one of them, or no name would be left.
    """
    for entry in names:
        _check_has(concept, entry, decision)
    denied = _denied(concept, names)
    known = list(names_of(concept))
    if known and not denied.missing_from(known):
        raise nameless(concept)
    keys = with_lists(decision, {"not": tuple(names)}) | _without(denied, concept, decision)
    choices = [Choice(concept.id, keys, dict.fromkeys(_stated_with(denied, concept)))]
    if new:
        choices.append(Choice(new, {"also": tuple(names)}))
    return choices


def _without(denied: NameSet, concept: Concept, decision: Decision) -> dict[str, object]:
    """The changes that remove decided fields that hold a denied name, and the reading of a Japanese one."""
    keys: dict[str, object] = {field: None for field, value in decision.fields.items() if value in denied}
    if concept.japanese in denied:
        keys |= without_reading(concept)
    return keys


def _stated_with(denied: NameSet, concept: Concept) -> Iterator[str]:
    """The decided fields for which the documents stated a denied name, and the reading of a Japanese one."""
    for row in concept.decided:
        if row.field in NAMES and row.documented in denied:
            yield row.field
    if concept.japanese in denied:
        yield "reading"


def _check_has(concept: Concept, entry: str, decision: Decision) -> None:
    """Refuse a name, or ``name@document``, that the term does not have and that was not decided on before."""
    name, _, document = entry.partition("@")
    places = _in_documents(name, concept.evidence)
    stated = names_in(concept.evidence)
    if is_one_of(entry, [*names_of(concept), *decision.also, *decision.excluded, *stated, *places]):
        return
    if places:
        reason, remedy = (
            said(f"“{document}” does not call {concept.id} “{name}”"),
            said(f"write {' or '.join(places)}"),
        )
    else:
        names = ", ".join(map("“{}”".format, names_of(concept)))
        reason, remedy = said(f"“{name}” is not a name of {concept.id}"), said(f"its names are {names}")
    raise ImpossibleDecision(reason=reason, remedy=remedy)


def _denied(concept: Concept, names: Sequence[str]) -> NameSet:
    """The names that a concept loses; ``name@document`` counts where no other document states the name."""
    stated = chain.from_iterable(map(attrgetter("entries"), concept.evidence))
    left = NameSet(map(name_in, NameSet(names).missing_from(stated)))
    return NameSet((*names, *left.missing_from(map(name_in, names))))


def with_lists(decision: Decision, keys: Mapping[str, object]) -> dict[str, object]:
    """Keys whose ``also`` and ``not`` are added to those of the decision; what one gains the other loses."""
    also, excluded = listed(keys, "also"), listed(keys, "not")
    if not also + excluded:
        return dict(keys)
    return {
        **keys,
        "also": _changed(decision.also, also, excluded),
        "not": _changed(decision.excluded, excluded, also),
    }


def _changed(listed: Sequence[str], added: Sequence[str], gone: Sequence[str] = ()) -> tuple[str, ...] | None:
    """A list with some entries added and others removed; None when it is empty."""
    entries = NameSet(gone).missing_from((*listed, *added))
    return tuple(dict.fromkeys(entries)) or None


def _documents_of(evidence: Iterable[Evidence]) -> set[str]:
    """The names of the documents of these sentences."""
    return set(map(attrgetter("place.document"), evidence))


def _in_documents(name: str, evidence: Iterable[Evidence]) -> list[str]:
    """An entry for each document that states a name."""
    entries = [f"{name}@{row.place.document}" for row in evidence if is_one_of(name, row.names)]
    return list(dict.fromkeys(entries))
