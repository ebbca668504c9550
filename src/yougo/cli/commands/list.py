"""``yougo list``."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any, get_args

import click

from yougo.cli import messages, options, problem_output, term_line
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP, OPTIONS
from yougo.cli.output import out, say
from yougo.model import json_lines
from yougo.model.codes import OF_DOCUMENTS, WarningCode
from yougo.model.concepts import Concept
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.issues import issue
from yougo.pipeline.selecting import Selection, selected


@click.command("list", help=HELP["list"])
@options.selecting("candidate", "accepted", "rejected")
@click.option("--warning", metavar="CODE", type=click.Choice(get_args(WarningCode)), help=OPTIONS["warning"])
@click.option("--sort", type=click.Choice(("kana", "confidence")), default="kana", help=OPTIONS["sort"])
@click.option("--unverified", is_flag=True, help=OPTIONS["unverified"])
@options.as_json
@click.pass_context
def command(
    context: click.Context,
    /,
    as_json: bool,
    warning: str | None,
    unverified: bool,
    **given: Any,  # noqa: ANN401 - what click makes of options
) -> int:
    """Print each term, or each problem of a document, on one line; the exit code is 1 if there are none."""
    glossary = fresh(options.workspace(context))
    by_confidence = given.pop("sort") == "confidence"
    if by_confidence:
        in_order = sorted(glossary.concepts, key=attrgetter("confidence"))
        glossary = replace(glossary, load_concepts=lambda: in_order)
    selection = selected(glossary, **given)
    if warning and warning in OF_DOCUMENTS:
        lines = _problem_lines(glossary, selection, warning, as_json=as_json)
    else:
        codes = {warning or "", "reading-unverified" if unverified else ""} - {""}
        concepts = _wanted(glossary.concepts, selection, codes)
        lines = [_line(concept, as_json=as_json, with_confidence=by_confidence) for concept in concepts]
    for line in lines:
        out(line)
    if not lines:
        say(messages.NO_TERMS if glossary.concepts else messages.EMPTY)
    return 0 if lines else 1


def _wanted(concepts: Iterable[Concept], selection: Selection, codes: set[str]) -> Iterator[Concept]:
    """The terms that are wanted and have all these warnings."""
    for concept in concepts:
        if selection.holds(concept) and codes <= {warning.code for warning in concept.warnings}:
            yield concept


def _line(concept: Concept, *, as_json: bool, with_confidence: bool) -> str:
    if as_json:
        return json_lines.line(concept)
    return term_line.line(json_lines.record(concept), with_confidence=with_confidence)


def _problem_lines(glossary: Glossary, wanted: Selection, code: str, *, as_json: bool) -> list[str]:
    """A line for each place where a wanted document has this problem, as `yougo check` prints it."""
    shown = problem_output.as_json if as_json else problem_output.line
    found = [each for each in glossary.problems() if each.code == code and wanted.reads(each.place.document)]
    return [shown(issue(each)) for each in found]
