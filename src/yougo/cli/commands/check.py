"""``yougo check``."""

import json
from pathlib import Path

import click

from yougo.cli import messages, options
from yougo.cli.help_texts import HELP
from yougo.cli.output import out, say
from yougo.cli.term_line import place, places
from yougo.model.codes import WARNINGS
from yougo.model.documents import Place
from yougo.pipeline import checking
from yougo.pipeline.checking import Checked, Issue
from yougo.pipeline.files import workspace as workspaces


@click.command("check", help=HELP["check"])
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@options.as_json
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> int:
    """Print each problem on one line; the exit code is 1 if there are any."""
    checked = _checked(context, paths)
    if checked.remade:
        say(messages.REBUILT)
    for error in checked.unreadable:
        say(f"yougo: {error}")
    for issue in checked.issues:
        out(_as_json(issue) if as_json else _line(issue))
    say(messages.count(len(checked.issues), "thing") + " to look at.")
    return 1 if checked.is_wrong else 0


def _checked(context: click.Context, paths: tuple[Path, ...]) -> Checked:
    if paths:
        return checking.check_documents(paths, workspaces.find(options.named(context)))
    return checking.check_glossary(options.workspace(context))


def _line(issue: Issue) -> str:
    """One line: ``a.md:3: who: homonym: WHO also means … (b.md:7)``."""
    where = place(issue.place) if issue.place else ""
    others = f" ({places(issue.others)})" if issue.others else ""
    return ": ".join(filter(None, (where, issue.term, issue.code, issue.message))) + others


def _as_json(issue: Issue) -> str:
    first = issue.place
    facts = {
        "code": issue.code,
        "severity": WARNINGS[issue.code].severity,
        "message": issue.message,
        "document": first.document if first else None,
        "line": first.line if first else None,
        "id": issue.term or None,
        "places": list(map(_place_as_json, (first, *issue.others) if first else issue.others)),
    }
    return json.dumps(facts, ensure_ascii=False)


def _place_as_json(found: Place) -> dict[str, object]:
    return {"document": found.document, "line": found.line}
