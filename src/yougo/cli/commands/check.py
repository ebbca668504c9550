"""``yougo check``."""

import json
from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS, named, workspace
from yougo.cli.output import at, out, say
from yougo.model.codes import WARNINGS
from yougo.pipeline import checking
from yougo.pipeline.checking import Checked, Issue
from yougo.pipeline.files import workspace as workspaces


@click.command("check", help=messages.HELP["check"])
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> int:
    """Print one line for each thing to look at; exit code 1 when there is something."""
    checked = _checked(context, paths)
    if checked.remade:
        say(messages.REMADE)
    for error in checked.unreadable:
        say(f"yougo: {error}")
    for issue in checked.issues:
        out(_json(issue) if as_json else _line(issue))
    say(messages.count(len(checked.issues), "thing") + " to look at.")
    return 1 if checked.is_wrong else 0


def _checked(context: click.Context, paths: tuple[Path, ...]) -> Checked:
    if not paths:
        return checking.check_glossary(workspace(context))
    found = workspaces.find(named(context))
    return checking.check_documents(paths, found)


def _line(issue: Issue) -> str:
    where = f"{at(issue.place.document, issue.place.line)}: " if issue.place else ""
    others = [at(place.document, place.line) for place in issue.others]
    about = f"{issue.term}: " if issue.term else ""
    also = f" ({', '.join(others)})" if others else ""
    return f"{where}{about}{issue.code}: {issue.message}{also}"


def _json(issue: Issue) -> str:
    place = issue.place
    facts = {
        "code": issue.code,
        "severity": WARNINGS[issue.code].severity,
        "message": issue.message,
        "document": place.document if place else None,
        "line": place.line if place else None,
        "id": issue.term or None,
        "places": [
            {"document": place.document, "line": place.line}
            for place in (*filter(None, [place]), *issue.others)
        ],
    }
    return json.dumps(facts, ensure_ascii=False)
