"""``yougo list``."""

from typing import get_args

import click

from yougo.cli import messages, options, term_line
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP, OPTIONS
from yougo.cli.output import out, say
from yougo.model import json_lines
from yougo.model.codes import WarningCode
from yougo.model.concepts import Concept
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.selecting import selected


@click.command("list", help=HELP["list"])
@options.selecting("candidate", "accepted", "rejected")
@click.option("--warning", metavar="CODE", type=click.Choice(get_args(WarningCode)), help=OPTIONS["warning"])
@click.option("--unverified", is_flag=True, help=OPTIONS["unverified"])
@options.as_json
@click.pass_context
def command(
    context: click.Context, /, as_json: bool, warning: str | None, unverified: bool, **chosen: str | None
) -> int:
    """Print each term on one line; the exit code is 1 if there are none."""
    glossary = fresh(options.workspace(context))
    selection = selected(glossary, **chosen)
    codes = {warning, "reading-unverified" if unverified else None} - {None}
    concepts = [each for each in glossary.concepts if selection.holds(each) and codes <= _warnings_of(each)]
    has_problems = _say_problems(glossary, warning)
    for concept in concepts:
        out(json_lines.line(concept) if as_json else term_line.line(json_lines.record(concept)))
    if not concepts:
        say(messages.NO_TERMS)
    return 0 if concepts or has_problems else 1


def _say_problems(glossary: Glossary, code: str | None) -> bool:
    """Say where documents have the problem that --warning asks for; whether any has it."""
    found = [problem for problem in glossary.problems() if problem.code == code]
    for problem in found:
        say(f"{term_line.place(problem.place)}: {problem.message}")
    return bool(found)


def _warnings_of(concept: Concept) -> set[str | None]:
    return {warning.code for warning in concept.warnings}
