"""Applies a person's choices: to terms.toml and the register, then to the glossary."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from yougo.errors import ChangedMeanwhile, ImpossibleDecision, NotShown, YougoError
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, names_of, values_of
from yougo.pipeline.build.refresh import Report, refresh
from yougo.pipeline.decisions import history, journal
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.files import decisions_file, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.translation import said
from yougo.workspace import terms_file, toml
from yougo.workspace.decision import Decision
from yougo.workspace.edits import Choice, check, check_new, looks_as
from yougo.workspace.register import readable
from yougo.workspace.register import text as register_text
from yougo.workspace.schema import picked

_LONGEST_ID = 100
"""Characters of an id that a person asks for: it is typed, and names files."""
_UNDECIDED = Decision()


@contextlib.contextmanager
def held(workspace: Workspace, *shown: Concept) -> Iterator[Report]:
    """Hold the workspace, its glossary up to date, while choices are made from it and written down.

    Gives the report of that update. `shown` are concepts that a person looked at before they chose.

    Raises:
        ChangedMeanwhile: one of them would be shown otherwise now.
    """
    with journal.held(workspace):
        report = refresh(workspace)
        for concept in shown:
            if not looks_as(concept, report.glossary.by_id.get(concept.id)):
                raise ChangedMeanwhile(id=concept.id)
        yield report


def decide(glossary: Glossary, choices: Sequence[Choice]) -> Report:
    """Write choices down, all or none of them, and bring the glossary up to date.

    The workspace has been `held` since before the choices were made: else another command may have decided
    something meanwhile that they overwrite. What the documents said of the decided fields is kept in the
    register, so that a later change of theirs shows as a conflict.

    Raises:
        ImpossibleDecision: a value cannot be decided; nothing is changed then.
        NotShown: the choices are written down, but the glossary cannot be brought up to date.
    """
    write(glossary, choices)
    return _shown(glossary.workspace, glossary.looked_at)


def decided_keys(glossary: Glossary, concept: Concept, keys: Iterable[str]) -> list[str]:
    """Those of a term's keys that can be forgotten: in terms.toml, or accepted and now in conflict."""
    lines = toml.lines(decisions_file.text(glossary.workspace))
    conflicts = values_of(concept.conflicts)
    return [key for key in keys if (concept.id, key) in lines or key in conflicts]


def write(glossary: Glossary, choices: Sequence[Choice]) -> None:
    """Write choices into terms.toml and the register; the glossary learns of them at the next refresh."""
    workspace = glossary.workspace
    with journal.held(workspace):
        before = after = decisions_file.text(workspace)
        documented = _documented(workspace, map(attrgetter("id"), choices))
        now = dict(documented)
        for choice in choices:
            if choice.keys:
                after = terms_file.edit(after, choice.id, choice.keys)
            if choice.id in now:
                now[choice.id] = _updated(now[choice.id], choice.documented)
        _check(glossary, after)
        if (after, now) != (before, documented):
            history.change(workspace, before, after, documented, now)


def _documented(workspace: Workspace, ids: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """What the documents said of these terms when they were decided, without ids that were never issued."""
    text = register_file.text(workspace)
    known: dict[str, Mapping[str, str]] = {}
    for identifier in ids:
        fields = register_text.documented(text, identifier)
        if fields is not None:
            known[identifier] = fields
    return known


def _updated(fields: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    """The fields with these changes; None takes one out."""
    return {field: text for field, text in {**fields, **changes}.items() if text is not None}


def rewrite(
    workspace: Workspace, concept: Concept, entry: str, before: str, documented: Mapping[str, str]
) -> Report:
    """Write one term's whole table, as a person edited it.

    `concept`, `before` (its table) and `documented` (what the documents say) are what the person was shown.

    Raises:
        ChangedMeanwhile: the concept or its table is another now; nothing is changed then.
        ImpossibleDecision: it is not a decision about this term; nothing is changed then.
    """
    with held(workspace, concept) as report:
        text = decisions_file.text(workspace)
        if terms_file.entry(text, concept.id) != before:
            raise ChangedMeanwhile(id=concept.id)
        after = terms_file.replaced(text, concept.id, entry)
        _check(report.glossary, after)
        if after != text:
            old = _documented(workspace, [concept.id]).get(concept.id, {})
            is_now = terms_file.parse(after, "").get(concept.id, _UNDECIDED)
            decided = _newly_decided(report.glossary.decision(concept.id), is_now)
            now = {**old, **picked(documented, decided)}
            history.change(workspace, text, after, {concept.id: old}, {concept.id: now})
        return _shown(workspace, report.glossary.looked_at)


def _check(glossary: Glossary, after: str) -> None:
    """See that every decision that is new in the next text of terms.toml can be one.

    Raises:
        ImpossibleDecision: a term would have no name.
        NameTaken: a new term has the name of another.
    """
    old, new = glossary.decisions, terms_file.parse(after, "")
    renamed = _differing(old, new, _names)
    if not renamed:
        return
    for key in renamed:
        decision, known = new.get(key, _UNDECIDED), glossary.by_id.get(key)
        if not glossary.has_issued(key):
            check_new(decision, _owners(glossary, decision))
        if decision.fields or known:
            check(known or Concept(key), decision)


def _owners(glossary: Glossary, decision: Decision) -> dict[str, str]:
    """From the keys of names that terms have to their ids, where they have one that a decision gives."""
    concepts = glossary.bearing((*filter(None, _names(decision)), *decision.also))
    return {same(name): concept.id for concept in concepts for name in names_of(concept)}


def _names(decision: Decision) -> tuple[str | None, ...]:
    """The names that a decision gives."""
    return tuple(map(decision.fields.get, NAMES))


def _differing(
    one: Mapping[str, Decision], other: Mapping[str, Decision], part: Callable[[Decision], object]
) -> list[str]:
    """The ids of which something else is decided, as far as one part of a decision goes."""
    ids = dict.fromkeys([*one, *other])
    return [key for key in ids if part(one.get(key, _UNDECIDED)) != part(other.get(key, _UNDECIDED))]


def _newly_decided(before: Decision, after: Decision) -> set[str]:
    """The fields of which something else is decided."""
    return {field for field in FIELDS if _value(before, field) != _value(after, field)}


def _value(decision: Decision, field: str) -> str | None:
    """What is decided of a field; an accepted term has decided all."""
    return decision.fields.get(field, "" if decision.is_accepted else None)


def undo(workspace: Workspace, only: str = "") -> tuple[list[str], Report]:
    """Take yougo's last change of terms.toml back; returns the ids of the decisions undone, and a report.

    `only` is the `version` that it must have led to.

    Raises:
        NothingToUndo: it has made none, or the file was changed since.
    """
    with journal.held(workspace):
        known = register_file.text(workspace)
        undone, now, said = history.restore(workspace, only)
    ids = {key for key, fields in said.items() if register_text.documented(known, key) not in (None, fields)}
    was = decisions_file.parse(workspace, undone)
    ids.update(_differing(was, decisions_file.parse(workspace, now), lambda decision: decision))
    return sorted(ids), _shown(workspace)


def _shown(workspace: Workspace, looked_at: Sequence[Listed] | None = None) -> Report:
    """Bring the glossary up to date with a decision that is written down."""
    try:
        return refresh(workspace, looked_at=looked_at)
    except YougoError as error:
        raise NotShown(reason=error) from None


def version(workspace: Workspace) -> str:
    """What terms.toml as it now is can be known by."""
    return journal.hash_of(decisions_file.text(workspace))


def entry(workspace: Workspace, identifier: str) -> str:
    """One term's table in terms.toml as a person wrote it, comments included."""
    return terms_file.entry(decisions_file.text(workspace), identifier)


def new_id(glossary: Glossary, wanted: str) -> str:
    """The id that a new term gets when a person wants this one: in lower case, with hyphens.

    Raises:
        ImpossibleDecision: it cannot be an id, or some term had it before.
    """
    identifier = readable(wanted)
    if not identifier:
        reason, remedy = said(f"“{wanted}” cannot be an id"), said("use a word with a letter or a digit")
    elif len(identifier) > _LONGEST_ID:
        reason, remedy = (
            said(f"an id of {len(identifier)} characters is too long"),
            said(f"use at most {_LONGEST_ID}"),
        )
    elif glossary.has_issued(identifier):
        reason, remedy = said(f"the id “{identifier}” is or was in use"), said("choose another")
    else:
        return identifier
    raise ImpossibleDecision(reason=reason, remedy=remedy)


def older_first(glossary: Glossary, one: str, other: str) -> tuple[str, str]:
    """Two ids, the one that was issued (then, that had a card) first before the other."""

    def age(identifier: str) -> tuple[str, float]:
        entry = glossary.register.entries[identifier]
        return entry.issued, entry.card.time if entry.card else float("inf")

    first, second = sorted((one, other), key=age)
    return first, second
