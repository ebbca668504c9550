"""``yougo list``."""

from typing import get_args

import click

from yougo.cli import entry, messages
from yougo.cli.common import OPTIONS, selecting, workspace
from yougo.cli.output import at, out, say
from yougo.cli.reporting import fresh
from yougo.model import json_lines
from yougo.model.codes import WarningCode
from yougo.model.concepts import Concept
from yougo.pipeline.selecting import selected


@click.command("list", help=messages.HELP["list"])
@selecting("candidate", "accepted", "rejected")
@click.option("--warning", metavar="CODE", type=click.Choice(get_args(WarningCode)), help=OPTIONS["warning"])
@click.option("--unverified", is_flag=True, help=OPTIONS["unverified"])
@click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
@click.pass_context
def command(
    context: click.Context, /, as_json: bool, warning: str | None, unverified: bool, **chosen: str | None
) -> int:
    """Print one line a term; exit code 1 when there is none."""
    glossary = fresh(workspace(context))
    selection = selected(glossary, **chosen)
    codes = {code for code in (warning, "reading-unverified" if unverified else None) if code}
    concepts = [each for each in glossary.concepts if selection.holds(each) and _has(each, codes)]
    problems = [problem for problem in glossary.problems() if problem.code == warning]
    for problem in problems:
        say(f"{at(problem.place.document, problem.place.line)}: {problem.message}")
    for concept in concepts:
        out(json_lines.line(concept) if as_json else entry.line(json_lines.record(concept)))
    if not concepts:
        say(messages.NO_TERMS)
    return 0 if concepts or problems else 1


def _has(concept: Concept, codes: set[str]) -> bool:
    """Whether a concept bears all these warnings."""
    return codes <= {warning.code for warning in concept.warnings}
