"""``yougo edit``."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from yougo.cli import entry, messages, screen
from yougo.cli.common import OPTIONS, workspace
from yougo.cli.completion import names
from yougo.cli.editor import edit_entry
from yougo.cli.output import out, say
from yougo.cli.reporting import conflicts, remade
from yougo.errors import ImpossibleDecision, UnknownTerm
from yougo.language.text import same
from yougo.model import json_lines
from yougo.model.concepts import FIELDS, NAMES, Concept
from yougo.pipeline import apply_edits
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.decisions import csv_import
from yougo.pipeline.decisions.csv_rows import Correction
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.workspace import edits
from yougo.workspace.edits import Choice
from yougo.workspace.terms_file import Decision

_FIELDS = (*FIELDS, "note")
_STATUSES = {"accept": "accepted", "reject": "rejected", "candidate": "candidate"}
_FORGOTTEN = (*_FIELDS, "status", "also", "not", "tags")


@dataclass(frozen=True, slots=True)
class _Lists:
    """The options that may be given several times."""

    also: tuple[str, ...]
    excluded: tuple[str, ...]
    tags: tuple[str, ...]
    forget: tuple[str, ...]


def _fields(function: click.decorators.FC) -> click.decorators.FC:
    for field in reversed(_FIELDS):
        function = click.option(f"--{field}", metavar="TEXT", help=OPTIONS[field])(function)
    return function


@click.command("edit", help=messages.HELP["edit"])
@click.argument("identifier", metavar="[ID]", default="", shell_complete=names)
@_fields
@click.option("--also", metavar="NAME", multiple=True, help=OPTIONS["also"])
@click.option("--not", "excluded", metavar="NAME", multiple=True, help=OPTIONS["not"])
@click.option("--new", metavar="ID", default="", help=OPTIONS["new"])
@click.option("--tag", "tags", metavar="TAG", multiple=True, help=OPTIONS["tag"])
@click.option("--forget", multiple=True, type=click.Choice(_FORGOTTEN), help=OPTIONS["forget"])
@click.option("--accept", is_flag=True, help=OPTIONS["accept"])
@click.option("--reject", is_flag=True, help=OPTIONS["reject"])
@click.option("--candidate", is_flag=True, help=OPTIONS["candidate"])
@click.option("--from", "table", metavar="FILE", default="", help=OPTIONS["from"])
@click.option("--yes", is_flag=True, help=OPTIONS["yes"])
@click.option("--undo", is_flag=True, help=OPTIONS["undo"])
@click.pass_context
def command(context: click.Context, /, identifier: str, **options: object) -> int:
    """Write the decision, bring the glossary up to date and print the term as it now is."""
    where = workspace(context)
    texts = {name: str(options[name]).strip() for name in _FIELDS if options[name] is not None} | _status(
        options
    )
    lists = _Lists(*(options[name] for name in ("also", "excluded", "tags", "forget")))  # type: ignore[arg-type]
    changes = bool(texts or any((lists.also, lists.excluded, lists.tags, lists.forget, options["new"])))
    whole = bool(options["undo"]) + bool(options["table"])
    if (
        whole > 1
        or (whole and (identifier or changes))
        or (not whole and not identifier and not options["new"])
    ):
        raise click.UsageError(messages.NOTHING_TO_EDIT)
    named = any(name in texts for name in NAMES)
    if options["new"] and not (lists.excluded if identifier else named):
        raise click.UsageError(messages.NEW_OF_WHAT)
    if options["yes"] and not options["table"]:
        raise click.UsageError(messages.YES_OF_WHAT)
    _refuse_both(texts, lists)
    if options["undo"]:
        return _undo(where)
    if options["table"]:
        return _take(where, Path(str(options["table"])), yes=bool(options["yes"]))
    if not changes:
        return edit_entry(where, identifier)
    return _edit(where, identifier, texts, lists, str(options["new"]))


def _refuse_both(texts: dict[str, str], lists: _Lists) -> None:
    """Refuse to decide a field and to forget it at once: one of the two would be lost."""
    decided = {*texts, "tags"} if lists.tags else set(texts)
    for field in lists.forget:
        if field in decided:
            raise click.UsageError(messages.DECIDED_AND_FORGOTTEN.format(field=field))


def _edit(where: Workspace, identifier: str, texts: dict[str, str], lists: _Lists, wanted: str) -> int:
    """Decide what the options say; `wanted` is the id of a new term, if there is to be one."""
    with apply_edits.held(where) as before:
        remade(before)
        glossary = before.glossary
        new = apply_edits.new_id(glossary, wanted) if wanted else ""
        concept = glossary.concept(identifier) if identifier else None
        report = apply_edits.decide(glossary, _choices(glossary, concept, texts, lists, new))
    if new != wanted:
        say(messages.ID_MADE.format(wanted=wanted, id=new))
    shown = [each.id for each in (concept,) if each] + ([new] if new else [])
    return _tell(where, report, shown)


def _status(options: dict[str, object]) -> dict[str, str]:
    """The status that is decided; only one can be."""
    chosen = [status for option, status in _STATUSES.items() if options[option]]
    if len(chosen) > 1:
        raise click.UsageError(messages.ONE_STATUS)
    return {"status": chosen[0]} if chosen else {}


def _choices(
    glossary: Glossary, concept: Concept | None, texts: dict[str, str], lists: _Lists, new: str
) -> list[Choice]:
    """What the options decide."""
    keys = {**texts, **dict.fromkeys(lists.forget)}
    if lists.tags:
        keys["tags"] = lists.tags
    if not concept:
        return [Choice(new, {"status": "accepted", **keys, **({"also": lists.also} if lists.also else {})})]
    own = glossary.decision(concept.id)
    made = [edits.corrected(concept, keys)] if keys else []
    for choice in made:
        own = edits.after(own, choice)
    for name in lists.also:
        other = _other(glossary, concept, name, own)
        if other:
            made += edits.joined(concept, other, {**glossary.decisions, concept.id: own}, glossary.concepts)
        else:
            made.append(edits.further(concept, name, own))
        own = edits.after(own, made[-1])
    if lists.excluded:
        made += edits.divided(concept, lists.excluded, own, new)
    return made


def _other(glossary: Glossary, concept: Concept, name: str, own: Decision) -> Concept | None:
    """The term that a name given as a further one stands for, if it is one; `own` is decided of the concept.

    Raises:
        ImpossibleDecision: it stands for the concept itself.
    """
    if same(name) in map(same, own.also):
        return None
    try:
        other = glossary.concept(name)
    except UnknownTerm:
        return None
    if other.id == concept.id:
        raise ImpossibleDecision(
            reason=messages.ITSELF.format(query=name, id=concept.id), remedy=messages.NAME_ANOTHER
        )
    return other


def _take(where: Workspace, table: Path, *, yes: bool) -> int:
    """Show what was changed in an edited table, ask, and take it over if nothing was decided meanwhile."""
    with apply_edits.held(where) as before:
        remade(before)
        found = csv_import.read(table, before.glossary.current)
    while True:
        _show_corrections(found)
        taken = [each for each in found if not each.clashes]
        if not taken:
            say(messages.ALL_CLASH if found else messages.NOTHING_CHANGED)
            return 1 if found else 0
        count = messages.count(len(taken), "change")
        if not yes and not _agreed(messages.TAKE.format(count=count)):
            return 1
        with apply_edits.held(where) as now:
            current = now.glossary.current
            confirmed, found = found, csv_import.read(table, current)
            if found == confirmed:
                report = apply_edits.decide(now.glossary, csv_import.choices(taken, current))
                break
        say(messages.TABLE_MEANWHILE)
    return _tell(where, report, []) or int(len(taken) < len(found))


def _agreed(question: str) -> bool:
    """Whether the person says yes; where nobody can answer, say which option does."""
    try:
        agreed = click.confirm(question, err=True)
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError):
            raise
        say(f"\n{messages.NOBODY_ASKED}")
        return False
    if not agreed:
        say(messages.NOTHING_TAKEN)
    return agreed


def _show_corrections(found: Sequence[Correction]) -> None:
    """Print what an edited table changes."""
    for each in found:
        template = messages.CLASH if each.clashes else messages.CORRECTION
        identifier = f"+ {each.id}" if each.adds else each.id
        out(template.format(id=identifier, column=each.column, old=each.old, new=each.new, line=each.line))


def _undo(where: Workspace) -> int:
    undone, report = apply_edits.undo(where)
    for identifier in undone:
        say(messages.UNDONE.format(id=identifier))
    if not undone:
        say(messages.UNDONE_WORDING)
    _tell_others(report, [])
    conflicts(concept for concept in report.concepts if concept.id in undone)
    return 0


def _tell(where: Workspace, report: Report, shown: list[str]) -> int:
    """Print the terms as they are now, and the conflicts that they are in."""
    if shown:
        out(screen.full_of(str(where.root), shown))
    _tell_others(report, shown)
    if not shown:
        conflicts(report.concepts)
        say(messages.count(len(report.changed), "term") + " changed.")
    return 0


def _tell_others(report: Report, shown: list[str]) -> None:
    """Say which other terms came and went."""
    for concept in report.new:
        if concept.id not in shown:
            say(messages.NEW_TERM.format(line=entry.line(json_lines.record(concept))))
    for identifier in report.gone:
        say(messages.GONE_TERM.format(id=identifier))
