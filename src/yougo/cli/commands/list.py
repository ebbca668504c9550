"""``yougo list``."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, get_args

import click

from yougo.cli import messages, options, problem_output, term_line
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.cli.sentences import say_error
from yougo.model import json_lines, proposals
from yougo.model.codes import OF_DOCUMENTS, WarningCode
from yougo.model.concepts import Concept
from yougo.model.proposals import SIDES, Side
from yougo.pipeline import references
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.issues import issue
from yougo.pipeline.selecting import Selection, selected
from yougo.store.summaries import Summary

_INDENT = "    "


@click.command("list", help=HELP["list"])
@options.selecting("candidate", "accepted", "rejected")
@click.option("--warning", metavar="CODE", type=click.Choice(get_args(WarningCode)), help=OPTIONS["warning"])
@click.option("--missing", type=click.Choice(SIDES), help=OPTIONS["missing"])
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
    missing: Side | None,
    **given: Any,  # noqa: ANN401 - what click makes of options
) -> int:
    """Print each term, or each problem of a document, on one line; the exit code is 1 if there are none."""
    glossary = fresh(options.workspace(context))
    order = given.pop("sort")
    selection = selected(glossary, **given)
    if warning and warning in OF_DOCUMENTS:
        return _print(glossary, _problem_lines(glossary, selection, warning, as_json=as_json))
    codes = {warning or "", "reading-unverified" if unverified else ""} - {""}
    terms = _wanted(glossary.summaries(order), selection, codes)
    if missing:
        return _list_missing(glossary, terms, missing, as_json=as_json)
    line = partial(_line, as_json=as_json, with_confidence=order == "confidence")
    return _print(glossary, map(line, terms))


def _print(glossary: Glossary, lines: Iterable[str]) -> int:
    """Print the lines; the exit code is 1 if there are none."""
    printed = 0
    for line in lines:
        out(line)
        printed += 1
    if not printed:
        say(messages.EMPTY if glossary.is_empty else messages.NO_TERMS)
    return 0 if printed else 1


def _list_missing(glossary: Glossary, terms: Iterable[Summary], side: Side, *, as_json: bool) -> int:
    """Print the terms that lack something, each with what references propose; the exit code is 1 for none."""
    from yougo.cli import term_detail  # noqa: PLC0415 - most lists do not need it

    found = proposed = 0
    with references.opened(glossary.workspace, glossary.settings) as known:
        for term, concept in _lacking(terms, side):
            found += 1
            every = known.proposals(concept)
            rows = [each for each in every if each.side == side]
            proposed += bool(rows)
            if as_json:
                out(json_lines.line(concept, rows))
                continue
            out(_line(term, as_json=False, with_confidence=False))
            for line in term_detail.fitted(term_detail.numbered(concept, every, side), _INDENT):
                out(line)
    for error in known.unusable:
        say_error(error)
    counts = messages.count(found, "term"), messages.count(proposed, "term")
    say(messages.MISSING[side].format(terms=counts[0], proposed=counts[1]) if found else messages.NO_TERMS)
    return 0 if found else 1


def _lacking(terms: Iterable[Summary], side: Side) -> Iterator[tuple[Summary, Concept]]:
    """The terms that lack something, but for the rejected."""
    for term in terms:
        concept = term.concept
        if side in proposals.missing(concept) and not concept.is_rejected:
            yield term, concept


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
