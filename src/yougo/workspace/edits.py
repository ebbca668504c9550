"""What a person's choice about a concept changes in terms.toml, and what the documents said then."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from yougo.errors import ImpossibleDecision, NameTaken
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, Evidence, names_of
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


@dataclass(frozen=True, slots=True)
class Current:
    """The glossary and the decisions at the moment when a choice is made."""

    concepts: Sequence[Concept]
    """Every concept, the rejected too."""
    decisions: Mapping[str, Decision]
    """What terms.toml holds."""
    issued: AbstractSet[str] = frozenset()
    """The ids that no new term may get."""


def looks_as(shown: Concept, now: Concept | None) -> bool:
    """Whether a person who was shown a concept would be shown the same now."""
    return now is not None and _without_places(shown) == _without_places(now)


def _without_places(concept: Concept) -> Concept:
    """A concept without its warnings' places: the lines of terms.toml move with every other decision."""
    return replace(concept, warnings=tuple(replace(warning, places=()) for warning in concept.warnings))


def said_now(concept: Concept) -> dict[str, str]:
    """What the documents say of each field, beside what may have been decided of it."""
    stated = concept.reading.text if concept.reading and concept.reading.basis == "document" else ""
    own = {name: getattr(concept, name) for name in (*NAMES, "definition")} | {"reading": stated}
    return own | {row.field: row.now for row in concept.decided}


def check(concept: Concept, decision: Decision) -> None:
    """See that a decision leaves a term with a name, wherever it comes from.

    Raises:
        ImpossibleDecision: no acronym, Japanese or English name would be left.
    """
    known = {row.field: row.documented or row.now for row in concept.decided}
    stated = {name: known.get(name, getattr(concept, name)) for name in NAMES}
    if not any(decision.fields.get(name, stated[name]) for name in NAMES):
        raise ImpossibleDecision(
            reason=f"“{concept.id}” would have no name left", remedy="reject the term to leave it out"
        )


def check_new(decision: Decision, bearers: Mapping[str, str]) -> None:
    """See that no term bears the names of a new one; `bearers` are the ids by the keys of their names.

    Homonyms share an acronym: it counts only where there is no other name.

    Raises:
        NameTaken: one does.
    """
    fields = decision.fields
    own = [name for name in (fields.get("japanese"), fields.get("english")) if name]
    names = own or [name for name in (fields.get("acronym"),) if name]
    further = decision.also if names else ()
    for name in (*names, *further):
        if owner := bearers.get(same(name)):
            raise NameTaken(name=name, id=owner)


def corrected(concept: Concept, keys: Mapping[str, object]) -> Choice:
    """Fields (or other keys) set; the status accepted decides all fields as they now are.

    A value that a document has changed since it was accepted is then written down, and so stays.
    """
    now = said_now(concept)
    if "japanese" in keys and same(str(keys["japanese"] or now["japanese"])) != same(concept.japanese):
        keys = {**_unread(concept), **keys}
    if keys.get("status") != "accepted":
        return Choice(concept.id, keys, {name: now[name] for name in FIELDS if name in keys})
    shown = {row.field: row.value for row in concept.decided if row.in_conflict}
    return Choice(concept.id, {**shown, **keys}, now)


def accepted(concept: Concept) -> Choice:
    """The concept accepted as a person sees it: a later change in a document will be a conflict.

    The reading that is shown, if no document states it, is written down: the person has seen it, so that
    it is doubtful no more and another dictionary will not change it.
    """
    reading = concept.reading
    seen = {"reading": reading.text} if reading and reading.text and reading.basis != "document" else {}
    return corrected(concept, {"status": "accepted", **seen})


def kept(concept: Concept) -> Choice:
    """The person's values kept against what the documents say now."""
    rows = [row for row in concept.decided if row.in_conflict]
    return Choice(concept.id, {row.field: row.value for row in rows}, {row.field: row.now for row in rows})


def taken(concept: Concept) -> Choice:
    """What the documents say now taken instead of the values that were decided."""
    rows = [row for row in concept.decided if row.in_conflict]
    keys: dict[str, object] = {row.field: None for row in rows}
    if "japanese" in keys:
        keys |= _unread(concept)
    return Choice(concept.id, keys, {row.field: row.now for row in rows})


def joined(
    into: Concept, other: Concept, decisions: Mapping[str, Decision], concepts: Iterable[Concept]
) -> list[Choice]:
    """The other concept made part of `into`: all its names, and what was decided of it alone.

    Where both are called something, `into` keeps its own name, whichever the documents say more often. A name
    that a third concept bears too is meant only in the documents that state it for `other`.
    """
    ours, theirs = decisions.get(into.id, Decision()), decisions.get(other.id, Decision())
    third = {
        same(name)
        for concept in concepts
        if concept.id not in (into.id, other.id)
        for name in names_of(concept)
    }
    names: dict[str, None] = {}
    for name in names_of(other):
        places = [name] if same(name) not in third else _in_documents(name, other.evidence)
        names |= dict.fromkeys(places)
    keys = with_lists(ours, {"also": tuple(names)})
    keys |= {name: getattr(into, name) for name in NAMES if getattr(into, name) and getattr(other, name)}
    keys |= {name: value for name, value in theirs.fields.items() if not getattr(into, name)}
    if "reading" in theirs.fields and same(into.japanese or other.japanese) == same(other.japanese):
        keys.setdefault("reading", theirs.fields["reading"])
    if theirs.note and not ours.note:
        keys["note"] = theirs.note
    if tags := tuple(dict.fromkeys((*ours.tags, *theirs.tags))):
        keys["tags"] = tags
    choices = [_said_anew(into, keys)]
    return [Choice(other.id, {"also": None}), *choices] if theirs.also else choices


def further(concept: Concept, name: str, decision: Decision) -> Choice:
    """A further name, or ``name@document``, given to a concept."""
    return _said_anew(concept, with_lists(decision, {"also": (name,)}))


def _said_anew(concept: Concept, keys: Mapping[str, object]) -> Choice:
    """A choice that gives a concept other claims: what documents say is learned anew from all of them.

    Only what was in conflict before stays so. What was accepted is written down, for it would change with
    what documents say.
    """
    settled = [row for row in concept.decided if not row.in_conflict]
    shown = {row.field: row.value for row in settled if row.value and not row.explicit}
    learned = set(FIELDS) - {row.field for row in concept.decided if row.in_conflict}
    return Choice(concept.id, {**shown, **keys}, dict.fromkeys(sorted(learned)))


def parted(concept: Concept, rows: Sequence[Evidence], decision: Decision, new: str = "") -> list[Choice]:
    """The claims of some sentences taken out of a concept; `new` is the id that they get, else one is found.

    Raises:
        ImpossibleDecision: sentences that stay have the same names in the same document, or none stays.
    """
    staying = [row for row in concept.evidence if row not in rows]
    if not staying or not rows:
        raise ImpossibleDecision(reason="no sentence would be left", remedy="choose some of them, not all")
    there = {same(name) for row in staying for name in row.names}
    entries: dict[str, None] = {}
    for row in rows:
        if own := [name for name in row.names if same(name) not in there]:
            entries |= dict.fromkeys(own)
            continue
        document = row.place.document
        if not row.names or any(document == other.place.document for other in staying):
            raise ImpossibleDecision(
                reason=f"other sentences of {document} use the same name as line {row.place.line}",
                remedy="change the document's wording, or choose these sentences too",
            )
        entries |= dict.fromkeys(f"{name}@{document}" for name in row.names)
    return divided(concept, tuple(entries), decision, new)


def divided(concept: Concept, names: Sequence[str], decision: Decision, new: str = "") -> list[Choice]:
    """Names (or ``name@document``) taken from a concept; with `new` they become those of a new one.

    They win over what was decided or accepted before: a field that held such a name is for the documents to
    say again.

    Raises:
        ImpossibleDecision: the term does not bear one of them, or no name would be left.
    """
    for entry in names:
        _check_borne(concept, entry, decision)
    denied = _denied(concept, names)
    left = [name for name in names_of(concept) if same(name) not in denied]
    if not left and any(names_of(concept)):
        raise ImpossibleDecision(
            reason=f"“{concept.id}” would have no name left", remedy="reject the term to leave it out"
        )
    keys = with_lists(decision, {"not": tuple(names)})
    keys |= {field: None for field, value in decision.fields.items() if same(value) in denied}
    said: dict[str, str | None] = {
        row.field: None for row in concept.decided if row.field in NAMES and same(row.documented) in denied
    }
    if same(concept.japanese) in denied:
        keys, said = {**keys, **_unread(concept)}, {**said, "reading": None}
    choice = Choice(concept.id, keys, said)
    return [choice, Choice(new, {"also": tuple(names)})] if new else [choice]


def _check_borne(concept: Concept, entry: str, decision: Decision) -> None:
    """See that a name, or ``name@document``, is one that the term bears, or that was decided on before.

    Raises:
        ImpossibleDecision: it is not; the sentence gives the names, or the documents that state the name.
    """
    name, at, document = entry.partition("@")
    places = _in_documents(name, concept.evidence)
    known = [*names_of(concept), *decision.also, *decision.excluded, *places]
    if same(entry) in map(same, known) or (places and not at):
        return
    reason, remedy = f"“{document}” does not call {concept.id} “{name}”", f"write {' or '.join(places)}"
    if not places:
        names = ", ".join(f"“{each}”" for each in names_of(concept))
        reason, remedy = f"“{name}” is not a name of {concept.id}", f"its names are {names}"
    raise ImpossibleDecision(reason=reason, remedy=remedy)


def _denied(concept: Concept, names: Sequence[str]) -> set[str]:
    """What a concept is called no more; ``name@document`` counts where no other document states the name."""
    denied = {same(name) for name in names}
    parts = {same(name.partition("@")[0]) for name in names}
    elsewhere = {
        same(name)
        for row in concept.evidence
        for name in row.names
        if same(f"{name}@{row.place.document}") not in denied
    }
    return denied | (parts - elsewhere)


def _unread(concept: Concept) -> dict[str, object]:
    """What takes out a decided reading, which was that of another Japanese name."""
    return {row.field: None for row in concept.decided if row.field == "reading" and row.explicit}


def with_lists(decision: Decision, keys: Mapping[str, object]) -> dict[str, object]:
    """Keys whose ``also`` and ``not`` are added to those that stand; what one gains the other loses."""
    lists = {"also": decision.also, "not": decision.excluded}
    added = {name: value for name in lists if isinstance(value := keys.get(name), tuple)}
    whole: dict[str, object] = {}
    for name, other in (("also", "not"), ("not", "also")):
        if name in added or other in added:
            gone = {same(each) for each in added.get(other, ())}
            names = [each for each in (*lists[name], *added.get(name, ())) if same(each) not in gone]
            whole[name] = tuple(dict.fromkeys(names)) or None
    return {**keys, **whole}


def after(decision: Decision, choice: Choice) -> Decision:
    """A decision with the fields, ``also`` and ``not`` that a choice gives it."""
    lists = {"also": decision.also, "not": decision.excluded}
    for name in lists.keys() & choice.keys.keys():
        value = choice.keys[name]
        lists[name] = value if isinstance(value, tuple) else ()
    changed = {name: choice.keys[name] for name in FIELDS if name in choice.keys}
    fields = {**decision.fields, **changed}
    kept = {name: value for name, value in fields.items() if isinstance(value, str)}
    return replace(decision, fields=kept, also=lists["also"], excluded=lists["not"])


def _in_documents(name: str, evidence: Iterable[Evidence]) -> list[str]:
    rows = [row for row in evidence if same(name) in map(same, row.names)]
    return list(dict.fromkeys(f"{name}@{row.place.document}" for row in rows))
