"""``yougo edit``."""

from dataclasses import dataclass
from pathlib import Path

import click

from yougo import choices, contract
from yougo.choices import Choice
from yougo.cli import entry, messages, screen
from yougo.cli.common import OPTIONS, say, workspace
from yougo.cli.completion import names
from yougo.cli.editor import edit_entry
from yougo.cli.reporting import conflicts, remade
from yougo.curation import Decision
from yougo.errors import UnknownTerm
from yougo.model import Concept
from yougo.pipeline import corrections, deciding, refresh, terms
from yougo.pipeline.refresh import Report
from yougo.pipeline.workspace import Workspace

_FIELDS = ("acronym", "japanese", "reading", "english", "definition", "note")
_STATUSES = {"accept": "accepted", "reject": "rejected", "candidate": "candidate"}
_FORGOTTEN = (*_FIELDS, "status", "also", "not", "tags")


@dataclass(frozen=True, slots=True)
class _Lists:
    """The options that may be given several times."""

    also: tuple[str, ...]
    apart: tuple[str, ...]
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
@click.option("--not", "apart", metavar="NAME", multiple=True, help=OPTIONS["not"])
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
    lists = _Lists(*(options[name] for name in ("also", "apart", "tags", "forget")))  # type: ignore[arg-type]
    changes = bool(texts or any((lists.also, lists.apart, lists.tags, lists.forget, options["new"])))
    whole = bool(options["undo"]) + bool(options["table"])
    if (
        whole > 1
        or (whole and (identifier or changes))
        or (not whole and not identifier and not options["new"])
    ):
        raise click.UsageError(messages.NOTHING_TO_EDIT)
    named = any(name in texts for name in ("acronym", "japanese", "english"))
    if options["new"] and not (lists.apart if identifier else named):
        raise click.UsageError(messages.NEW_OF_WHAT)
    if options["undo"]:
        return _undo(where)
    if options["table"]:
        return _take(where, Path(str(options["table"])), yes=bool(options["yes"]))
    remade(refresh.refresh(where))
    if not changes:
        return edit_entry(where, terms.concept(where, identifier))
    new = deciding.unused(where, str(options["new"])) if options["new"] else ""
    concept = terms.concept(where, identifier) if identifier else None
    if concept and not any(
        texts.get(name, getattr(concept, name)) for name in ("acronym", "japanese", "english")
    ):
        raise click.UsageError(messages.NAMELESS)
    report = deciding.decide(where, _choices(where, concept, texts, lists, new))
    shown = [each.id for each in (concept,) if each] + ([new] if new else [])
    return _tell(where, report, shown)


def _status(options: dict[str, object]) -> dict[str, str]:
    """The status that is decided; only one can be."""
    chosen = [status for option, status in _STATUSES.items() if options[option]]
    if len(chosen) > 1:
        raise click.UsageError(messages.ONE_STATUS)
    return {"status": chosen[0]} if chosen else {}


def _choices(
    where: Workspace, concept: Concept | None, texts: dict[str, str], lists: _Lists, new: str
) -> list[Choice]:
    """What the options decide."""
    keys = {**texts, **dict.fromkeys(lists.forget)}
    if lists.tags:
        keys["tags"] = lists.tags
    if not concept:
        return [Choice(new, {"status": "accepted", **keys, **({"also": lists.also} if lists.also else {})})]
    known = terms.concepts(where)
    decisions = deciding.decisions(where)
    own = decisions.get(concept.id, Decision())
    made = [choices.corrected(concept, keys)] if keys else []
    for choice in made:
        own = choices.after(own, choice)
    for name in lists.also:
        other = _other(where, concept, name)
        if other:
            made += choices.joined(concept, other, {**decisions, concept.id: own}, known)
        else:
            made.append(Choice(concept.id, choices.with_lists(own, {"also": (name,)})))
        own = choices.after(own, made[-1])
    if lists.apart:
        made += choices.divided(concept, lists.apart, own, new)
    return made


def _other(where: Workspace, concept: Concept, name: str) -> Concept | None:
    """The term that a name given as a further one stands for, if it is one."""
    try:
        other = terms.concept(where, name)
    except UnknownTerm:
        return None
    return other if other.id != concept.id else None


def _take(where: Workspace, table: Path, *, yes: bool) -> int:
    """Show what was changed in an edited table, ask, and take it over."""
    remade(refresh.refresh(where))
    current = deciding.current(where)
    found = corrections.read(table, current)
    for each in found:
        template = messages.CLASH if each.clashes else messages.CORRECTION
        click.echo(
            template.format(
                id=f"+ {each.id}" if each.adds else each.id,
                column=each.column,
                old=each.old,
                new=each.new,
                line=each.line,
            )
        )
    taken = [each for each in found if not each.clashes]
    if not taken:
        say(messages.NOTHING_CHANGED if not found else messages.ALL_CLASH)
        return 1 if found else 0
    if not yes and not click.confirm(
        messages.TAKE.format(count=messages.count(len(taken), "change")), err=True
    ):
        say(messages.NOTHING_TAKEN)
        return 1
    made = corrections.choices(taken, current)
    return _tell(where, deciding.decide(where, made), []) or int(len(taken) < len(found))


def _undo(where: Workspace) -> int:
    undone, report = deciding.undo(where)
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
        click.echo(screen.full_of(str(where.root), shown))
    _tell_others(report, shown)
    if not shown:
        conflicts(report.concepts)
        say(messages.count(len(report.changed), "term") + " changed.")
    return 0


def _tell_others(report: Report, shown: list[str]) -> None:
    """Say which other terms came and went."""
    for concept in report.new:
        if concept.id not in shown:
            say(messages.NEW_TERM.format(line=entry.line(contract.record(concept))))
    for identifier in report.gone:
        say(messages.GONE_TERM.format(id=identifier))
