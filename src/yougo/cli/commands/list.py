"""``yougo list``."""

from typing import get_args

import click

from yougo.cli import entry, messages
from yougo.cli.common import OPTIONS, workspace
from yougo.cli.output import at, out, say
from yougo.cli.reporting import fresh
from yougo.model import json_lines
from yougo.model.codes import WarningCode
from yougo.model.concepts import Concept
from yougo.pipeline import terms


@click.command("list", help=messages.HELP["list"])
@click.option("--status", type=click.Choice(["candidate", "accepted", "rejected"]), help=OPTIONS["status"])
@click.option("--warning", metavar="CODE", type=click.Choice(get_args(WarningCode)), help=OPTIONS["warning"])
@click.option("--source", metavar="DOCUMENT", help=OPTIONS["source"])
@click.option("--unverified", is_flag=True, help=OPTIONS["unverified"])
@click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
@click.pass_context
def command(context: click.Context, /, as_json: bool, **wanted: str | bool | None) -> int:
    """Print one line a term; exit code 1 when there is none."""
    where = workspace(context)
    fresh(where)
    terms.check_document(where, str(wanted["source"] or ""))
    concepts = [concept for concept in terms.concepts(where) if _fits(concept, wanted)]
    problems = [problem for problem in terms.problems(where) if problem.code == wanted["warning"]]
    for problem in problems:
        say(f"{at(problem.place.document, problem.place.line)}: {problem.message}")
    for concept in concepts:
        out(json_lines.line(concept) if as_json else entry.line(json_lines.record(concept)))
    if not concepts:
        say(messages.NO_TERMS)
    return 0 if concepts or problems else 1


def _fits(concept: Concept, wanted: dict[str, str | bool | None]) -> bool:
    unverified = concept.reading is not None and not concept.reading.verified
    return (
        wanted["status"] in (None, concept.status)
        and (not wanted["warning"] or any(doubt.code == wanted["warning"] for doubt in concept.warnings))
        and (not wanted["source"] or any(row.place.document == wanted["source"] for row in concept.evidence))
        and (unverified or not wanted["unverified"])
    )
