"""``yougo edit --from``: shows what was changed in an edited table, asks, and applies it."""

from itertools import filterfalse
from operator import attrgetter
from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.build_report import report_conflicts, report_other_terms, report_repairs
from yougo.cli.output import out, say
from yougo.pipeline import apply_edits
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.decisions import csv_import
from yougo.pipeline.decisions.csv_rows import Correction
from yougo.pipeline.files.workspace import Workspace


def apply(where: Workspace, table: Path, *, yes: bool) -> int:
    """Apply the changes in a table that clash with nothing; the exit code is 1 if any were left out.

    They are shown and asked for again if the glossary changes before they are applied.
    """
    with apply_edits.held(where) as before:
        report_repairs(before)
        found, ignored = csv_import.read(table, before.glossary)
    for column in ignored:
        say(messages.COLUMN_IGNORED.format(column=column))
    report = None
    while not report:
        _show(found)
        applicable = _applicable(found)
        if not applicable:
            say(messages.ALL_CLASH if found else messages.NOTHING_TO_APPLY)
            return 1 if found else 0
        if not yes and not _confirmed(len(applicable)):
            return 1
        found, report = _apply_as_shown(where, table, found)
    report_other_terms(report)
    report_conflicts(report.glossary.conflicts)
    say(_summary(applicable))
    return 1 if len(applicable) < len(found) else 0


def _summary(applied: list[Correction]) -> str:
    """One line: ``1 term added, 2 terms changed.``."""
    added = set(map(attrgetter("id"), filter(attrgetter("adds"), applied)))
    changed = set(map(attrgetter("id"), applied)) - added
    counted = ((added, messages.TERMS_ADDED), (changed, messages.TERMS_CHANGED))
    facts = [template.format(count=messages.count(len(ids), "term")) for ids, template in counted if ids]
    return messages.EDITED.format(facts=messages.COMMA.join(facts))


def _apply_as_shown(
    where: Workspace, table: Path, shown: list[Correction]
) -> tuple[list[Correction], Report | None]:
    """Apply the changes that were shown; if the table makes others by now, return those and no report."""
    with apply_edits.held(where) as now:
        found, _ = csv_import.read(table, now.glossary)
        if found == shown:
            choices = csv_import.choices(_applicable(found), now.glossary)
            return found, apply_edits.decide(now.glossary, choices)
    say(messages.TABLE_MEANWHILE)
    return found, None


def _applicable(found: list[Correction]) -> list[Correction]:
    """The changes that clash with nothing."""
    return list(filterfalse(attrgetter("clashes"), found))


def _confirmed(number: int) -> bool:
    """Ask whether to apply so many changes; without anybody to answer, mention --yes."""
    question = messages.APPLY.format(count=messages.count(number, "change"))
    try:
        agreed = click.confirm(question, err=True)
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError):
            raise
        say(f"\n{messages.NOBODY_ASKED}")
        return False
    if not agreed:
        say(messages.NOTHING_APPLIED)
    return agreed


def _show(found: list[Correction]) -> None:
    """Print each change on one line."""
    for each in found:
        template = messages.CLASH if each.clashes else messages.CORRECTION
        identifier = f"+ {each.id}" if each.adds else each.id
        out(template.format(id=identifier, column=each.column, old=each.old, new=each.new, line=each.line))
