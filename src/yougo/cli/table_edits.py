"""``yougo edit --from``: shows what was changed in an edited table, asks, and applies it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from operator import attrgetter
from pathlib import Path

from yougo.cli import messages, table_messages
from yougo.cli.build_report import report_conflicts, report_other_terms, report_repairs
from yougo.cli.output import out, say
from yougo.cli.questions import agrees
from yougo.cli.term_line import names_of
from yougo.model.concepts import Concept
from yougo.pipeline import apply_edits
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.decisions import table_import
from yougo.pipeline.decisions.table_import import Edits
from yougo.pipeline.decisions.table_rows import Correction
from yougo.pipeline.files.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Agreed:
    """What is to be done of what a table says."""

    corrections: Sequence[Correction] = ()
    rejected: Sequence[Concept] = ()
    """The terms whose rows were deleted, where they are to be rejected."""


_NOTHING = _Agreed()


def apply(where: Workspace, table: Path, unasked: Collection[str]) -> int:
    """Apply the changes in a table that clash with nothing; the exit code is 1 if any were left out.

    They are shown and asked for again if the glossary changes before they are applied. `unasked` names what
    is not to be asked for: ``yes``, ``reject_missing``.
    """
    with apply_edits.held(where) as before:
        report_repairs(before)
        edits = table_import.read(table, before.glossary)
    for column in edits.ignored:
        say(table_messages.COLUMN_IGNORED.format(column=column))
    if edits.hidden:
        say(table_messages.HIDDEN.format(codes=messages.COMMA.join(edits.hidden)))
    report, agreed = None, _NOTHING
    while not report:
        _show(edits)
        if not (_applicable(edits) or edits.deleted.terms):
            say(table_messages.ALL_CLASH if edits.corrections else table_messages.NOTHING_TO_APPLY)
            return 1 if edits.corrections else 0
        agreed = _agreed(edits, unasked)
        if agreed == _NOTHING:
            return 1
        edits, report = _apply_as_shown(where, table, edits, agreed)
    report_other_terms(report)
    report_conflicts(report.glossary.conflicts)
    say(_summary(agreed))
    return 1 if len(agreed.corrections) < len(edits.corrections) else 0


def _summary(agreed: _Agreed) -> str:
    """One line: ``1 term added, 2 terms changed.``."""
    added = set(map(attrgetter("id"), filter(attrgetter("adds"), agreed.corrections)))
    changed = set(map(attrgetter("id"), agreed.corrections)) - added
    counted = (
        (added, table_messages.TERMS_ADDED),
        (changed, table_messages.TERMS_CHANGED),
        (agreed.rejected, table_messages.TERMS_REJECTED),
    )
    facts = [template.format(count=messages.count(len(ids), "term")) for ids, template in counted if ids]
    return table_messages.EDITED.format(facts=messages.COMMA.join(facts))


def _apply_as_shown(
    where: Workspace, table: Path, shown: Edits, agreed: _Agreed
) -> tuple[Edits, Report | None]:
    """Do what was agreed; if the table says something else by now, return that and no report."""
    with apply_edits.held(where) as now:
        edits = table_import.read(table, now.glossary)
        if edits == shown:
            choices = table_import.choices(agreed.corrections, agreed.rejected, now.glossary)
            return edits, apply_edits.decide(now.glossary, choices)
    say(table_messages.TABLE_MEANWHILE)
    return edits, None


def _applicable(edits: Edits) -> list[Correction]:
    """The changes that clash with nothing."""
    return list(filterfalse(attrgetter("clashes"), edits.corrections))


def _agreed(edits: Edits, unasked: Collection[str]) -> _Agreed:
    """What the person agrees to, asked one after the other."""
    corrections, deleted = _applicable(edits), edits.deleted.terms
    if corrections and "yes" not in unasked:
        question = table_messages.APPLY.format(count=messages.count(len(corrections), "change"))
        if not agrees(question, table_messages.NOBODY_ASKED, table_messages.NOTHING_APPLIED):
            return _NOTHING
    rejects = bool(deleted) and _rejects(len(deleted), unasked)
    return _Agreed(tuple(corrections), deleted if rejects else ())


def _rejects(number: int, unasked: Collection[str]) -> bool:
    """Whether to reject so many terms whose rows were deleted."""
    if "reject_missing" in unasked:
        return True
    kept = messages.for_number(number, table_messages.DELETED_KEPT).format(number=number)
    if "yes" in unasked:
        say(kept)
        return False
    question = messages.for_number(number, table_messages.REJECT_DELETED).format(number=number)
    return agrees(question, kept, kept)


def _show(edits: Edits) -> None:
    """Print each change, and each row that was deleted, on one line."""
    for each in edits.corrections:
        template = table_messages.CLASH if each.clashes else table_messages.CORRECTION
        identifier = f"+ {each.id}" if each.adds else each.id
        out(template.format(id=identifier, column=each.column, old=each.old, new=each.new, line=each.line))
    for joined in edits.joined:
        out(table_messages.JOINED.format(id=joined.id, name=joined.name, other=joined.other))
    for name in edits.namesakes:
        out(table_messages.NAMESAKE.format(id=name.id, name=name.name, other=name.other))
    for term in edits.deleted.terms:
        out(table_messages.DELETED_ROW.format(id=term.id, names=names_of(term)))
    if number := edits.deleted.unknown:
        say(messages.for_number(number, table_messages.DELETED_UNKNOWN).format(number=number))
