"""``yougo list``."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

import click

from yougo.cli import messages, options, problem_output, term_line
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP, OPTIONS
from yougo.cli.output import out, say
from yougo.model.codes import OF_DOCUMENTS, WarningCode
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.issues import issue
from yougo.pipeline.selecting import Selection, selected
from yougo.store.summaries import Summary


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
    order = given.pop("sort")
    selection = selected(glossary, **given)
    if warning and warning in OF_DOCUMENTS:
        lines = _problem_lines(glossary, selection, warning, as_json=as_json)
    else:
        codes = {warning or "", "reading-unverified" if unverified else ""} - {""}
        terms = _wanted(glossary.summaries(order), selection, codes)
        lines = (_line(term, as_json=as_json, with_confidence=order == "confidence") for term in terms)
    line = None
    for line in lines:
        out(line)
    if line is None:
        say(messages.EMPTY if glossary.is_empty else messages.NO_TERMS)
    return 1 if line is None else 0


def _wanted(terms: Iterable[Summary], selection: Selection, codes: set[str]) -> Iterator[Summary]:
    """The terms that are wanted and have all these warnings."""
    for term in terms:
        if selection.holds(term) and codes.issubset(term.codes):
            yield term


def _line(term: Summary, *, as_json: bool, with_confidence: bool) -> str:
    return term.json_line if as_json else term_line.line(term.record, with_confidence=with_confidence)


def _problem_lines(glossary: Glossary, wanted: Selection, code: str, *, as_json: bool) -> Iterator[str]:
    """A line for each place where a wanted document has this problem, as `yougo check` prints it."""
    shown = problem_output.as_json if as_json else problem_output.line
    for each in glossary.problems():
        if each.code == code and wanted.reads(each.place.document):
            yield shown(issue(each))
