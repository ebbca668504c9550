"""Takes a person's choices over: written into terms.toml and the register, then into the glossary."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence

from yougo.errors import ChangedMeanwhile, ImpossibleDecision, NotShown, YougoError
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, names_of
from yougo.pipeline import files, terms
from yougo.pipeline.build.refresh import Report, refresh
from yougo.pipeline.decisions import history, journal
from yougo.pipeline.files import register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace import terms_file
from yougo.workspace.edits import Choice, Current, check, check_new, looks_as
from yougo.workspace.register import readable
from yougo.workspace.register import text as registered
from yougo.workspace.terms_file import Decision

_LONGEST_ID = 100
"""Characters of an id that a person asks for: it is typed, and names files."""


@contextlib.contextmanager
def held(workspace: Workspace, *shown: Concept) -> Iterator[Report]:
    """Hold the workspace, its glossary up to date, while choices are made of what it says and written down.

    Gives what bringing it up to date came to. `shown` are concepts that a person looked at before they chose.

    Raises:
        ChangedMeanwhile: one of them would be shown otherwise now.
    """
    with journal.held(workspace):
        report = refresh(workspace)
        now = {concept.id: concept for concept in terms.concepts(workspace)} if shown else {}
        for concept in shown:
            if not looks_as(concept, now.get(concept.id)):
                raise ChangedMeanwhile(id=concept.id)
        yield report


def decide(workspace: Workspace, choices: Sequence[Choice]) -> Report:
    """Write choices down, all or none of them, and bring the glossary up to date.

    The workspace has been `held` since before the choices were made: else another command may have decided
    something meanwhile that they overwrite. What the documents said of the decided fields is kept in the
    register, so that a later change of theirs is told as a conflict.

    Raises:
        ImpossibleDecision: a value is none that can be decided; nothing is changed then.
        NotShown: the choices are written down, but the glossary cannot be brought up to date.
    """
    write(workspace, choices)
    return _shown(workspace)


def write(workspace: Workspace, choices: Sequence[Choice]) -> None:
    """Write choices into terms.toml and the register; the glossary learns of them at the next refresh."""
    with journal.held(workspace):
        before = files.read_text(workspace.terms, missing="")
        after = before
        for choice in choices:
            after = _edited(after, choice)
        _check(workspace, before, after)
        known = register_file.text(workspace)
        held = {each.id: registered.said(known, each.id) for each in choices}
        said = {identifier: fields for identifier, fields in held.items() if fields is not None}
        new = {identifier: _said_after(fields, identifier, choices) for identifier, fields in said.items()}
        if (after, new) != (before, said):
            history.change(workspace, before, after, said, new)


def rewrite(
    workspace: Workspace, concept: Concept, entry: str, before: str, said: Mapping[str, str]
) -> Report:
    """Write one term's whole table, as a person edited it.

    `concept` and `before`, its table, are what the person was shown; `said` is what the documents said then.

    Raises:
        ChangedMeanwhile: the concept or its table is another now; nothing is changed then.
        ImpossibleDecision: it is no decision about this term; nothing is changed then.
    """
    with held(workspace, concept):
        text = files.read_text(workspace.terms, missing="")
        if terms_file.entry(text, concept.id) != before:
            raise ChangedMeanwhile(id=concept.id)
        after = terms_file.replaced(text, concept.id, entry)
        _check(workspace, text, after)
        if after != text:
            old = registered.said(register_file.text(workspace), concept.id) or {}
            new = _newly_decided(terms_file.parse(text, ""), terms_file.parse(after, ""), concept.id)
            now = {**old, **{field: said[field] for field in new if field in said}}
            history.change(workspace, text, after, {concept.id: old}, {concept.id: now})
        return _shown(workspace)


def _check(workspace: Workspace, before: str, after: str) -> None:
    """See that every decision that is new in a text can be one.

    Raises:
        ImpossibleDecision: a term would have no name.
        NameTaken: a new term has the name of another.
    """
    old, new = terms_file.parse(before, ""), terms_file.parse(after, "")
    renamed = [key for key in {*old, *new} if _names(old.get(key)) != _names(new.get(key))]
    if not renamed:
        return
    known = {concept.id: concept for concept in terms.concepts(workspace)}
    issued = {*register_file.load(workspace).entries, *old}
    bearers = {same(name): each.id for each in known.values() for name in names_of(each)}
    for key in renamed:
        decision = new.get(key, Decision())
        if key not in issued:
            check_new(decision, bearers)
        if decision.fields or key in known:
            check(known.get(key, Concept(key)), decision)


def _names(decision: Decision | None) -> tuple[str | None, ...]:
    """The names that a decision gives."""
    fields = decision.fields if decision else {}
    return tuple(fields.get(name) for name in NAMES)


def _newly_decided(
    before: Mapping[str, Decision], after: Mapping[str, Decision], identifier: str
) -> list[str]:
    """The fields of which something else is decided."""
    was, is_now = before.get(identifier, Decision()), after.get(identifier, Decision())
    return [field for field in FIELDS if _value(was, field) != _value(is_now, field)]


def undo(workspace: Workspace, only: str = "") -> tuple[list[str], Report]:
    """Take yougo's last change of terms.toml back; returns the ids of the decisions undone, and a report.

    `only` is the `version` that it must have led to.

    Raises:
        NothingToUndo: it has made none, or the file was changed since.
    """
    with journal.held(workspace):
        known = register_file.text(workspace)
        undone, now, said = history.restore(workspace, only)
    shown = workspace.shown(workspace.terms)
    ids = {key for key, fields in said.items() if registered.said(known, key) not in (None, fields)}
    ids |= _differing(terms_file.parse(undone, shown), terms_file.parse(now, shown))
    return sorted(ids), _shown(workspace)


def _shown(workspace: Workspace) -> Report:
    """Bring the glossary up to date with a decision that is written down."""
    try:
        return refresh(workspace)
    except YougoError as error:
        raise NotShown(reason=error) from None


def _differing(one: Mapping[str, Decision], other: Mapping[str, Decision]) -> set[str]:
    """The ids whose decisions differ."""
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def version(workspace: Workspace) -> str:
    """What terms.toml as it now is can be known by."""
    return journal.hash_of(files.read_text(workspace.terms, missing=""))


def decisions(workspace: Workspace) -> dict[str, Decision]:
    """What terms.toml holds now."""
    return terms_file.parse(files.read_text(workspace.terms, missing=""), workspace.shown(workspace.terms))


def entry(workspace: Workspace, identifier: str) -> str:
    """One term's table in terms.toml as it stands there, comments included."""
    return terms_file.entry(files.read_text(workspace.terms, missing=""), identifier)


def current(workspace: Workspace) -> Current:
    """The glossary and the decisions as they are now."""
    return Current(terms.concepts(workspace), decisions(workspace), issued(workspace))


def issued(workspace: Workspace) -> set[str]:
    """Every id that was ever issued, and those that terms.toml names: no new term gets one of them."""
    return {*register_file.load(workspace).entries, *decisions(workspace)}


def unused(workspace: Workspace, wanted: str) -> str:
    """The id that a new term gets when a person wants this one: in lower case, with hyphens.

    Raises:
        ImpossibleDecision: it cannot be an id, or some term had it before.
    """
    identifier = readable(wanted)
    if not identifier:
        raise ImpossibleDecision(
            reason=f"“{wanted}” cannot be an id", remedy="use a word with a letter or a digit"
        )
    if len(identifier) > _LONGEST_ID:
        reason = f"an id of {len(identifier)} characters is too long"
        raise ImpossibleDecision(reason=reason, remedy=f"use at most {_LONGEST_ID}")
    if identifier in issued(workspace):
        raise ImpossibleDecision(reason=f"the id “{identifier}” is or was in use", remedy="choose another")
    return identifier


def elder(workspace: Workspace, one: str, other: str) -> tuple[str, str]:
    """Two ids, the one that was issued (then, that had a card) first before the other."""
    entries = register_file.load(workspace).entries

    def age(identifier: str) -> tuple[str, bool, int]:
        entry = entries[identifier]
        return entry.issued, entry.card is None, entry.card.time if entry.card else 0

    return (other, one) if age(other) < age(one) else (one, other)


def _said_after(fields: Mapping[str, str], identifier: str, choices: Sequence[Choice]) -> dict[str, str]:
    """What the register keeps of what the documents said of one concept, once it is decided on."""
    said: dict[str, str | None] = dict(fields)
    for choice in choices:
        if choice.id == identifier:
            said.update(choice.documented)
    return {field: text for field, text in said.items() if text is not None}


def _edited(text: str, choice: Choice) -> str:
    return terms_file.edit(text, choice.id, choice.keys) if choice.keys else text


def _value(decision: Decision, field: str) -> str | None:
    """What is decided of a field; an accepted term has decided all."""
    return decision.fields.get(field, "" if decision.status == "accepted" else None)
