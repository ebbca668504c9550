"""``yougo build``."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from yougo import api
from yougo.cli import card_report, messages, options
from yougo.cli.build_report import report_build
from yougo.cli.default_program import opened
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.cli.sentences import say_error
from yougo.cli.waiting import progress, waiting
from yougo.errors import NothingToExport, YougoError
from yougo.pipeline import export as exports
from yougo.pipeline import root
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.export import Exported
from yougo.pipeline.files import workspace as workspaces
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary

_HOW_TO_OPEN = {"anki": messages.OPEN_DECK, "html": messages.OPEN_SHEET, "pdf": messages.OPEN_SHEET}
"""The exports that people open, rather than other programs, and what tells how."""


class _Made(NamedTuple):
    """One export, and where it is."""

    name: str
    path: Path
    exported: Exported


@click.command("build", help=HELP["build"])
@options.jobs
@click.option("--dask", metavar="ADDRESS", default="", help=OPTIONS["dask"])
@click.option("--open", "open_them", is_flag=True, help=OPTIONS["open-all"])
@click.option("--all", "all_of_them", is_flag=True, help=OPTIONS["build-all"])
@click.pass_context
def command(
    context: click.Context, /, jobs: int | None, dask: str, *, open_them: bool, all_of_them: bool
) -> int:
    """Bring the glossary and its exports up to date, and print the path of each."""
    means = Means(jobs=jobs or 0, scheduler=dask)
    if not all_of_them:
        return _build(options.workspace(context), means, open_them=open_them)
    roots = root.listed_everywhere()
    if options.named(context) or not roots:
        raise click.UsageError(messages.ALL_OF_WHAT)
    return max(_build_one(folder, means, open_them=open_them) for folder in roots)


def _build_one(folder: str, means: Means, *, open_them: bool) -> int:
    """Build one of several workspaces; an error does not stop the others."""
    say(messages.BUILDING.format(folder=folder))
    try:
        return _build(workspaces.find(folder), means, open_them=open_them)
    except YougoError as error:
        say_error(error)
        return error.exit_code


def _build(where: Workspace, means: Means, *, open_them: bool) -> int:
    with progress() as show:
        report = api.Glossary(where.root).build(replace(means, progress=show))
    out(where.shown(where.database))
    before = set(where.build.iterdir())
    made, failed = _export_all(report.glossary)
    for each in made:
        card_report.report(each.exported, report.glossary, messages.INCLUDE_IN.format(format=each.name))
        if each.exported.refusal:
            say_error(each.exported.refusal)
    codes = [report_build(report)]
    _say_overview(report, sum(each.exported.news.cards for each in made))
    for error in failed:
        say_error(error)
        if not isinstance(error, NothingToExport):
            codes.append(error.exit_code)
    for_people = {each.name: each.path for each in made if each.name in _HOW_TO_OPEN}
    codes += _shown(where, for_people, before, open_them=open_them)
    return max(codes)


def _export_all(glossary: Glossary) -> tuple[list[_Made], list[YougoError]]:
    """Make the exports that yougo.toml lists; one that fails does not stop the others."""
    made: list[_Made] = []
    failed: list[YougoError] = []
    for name in glossary.settings.exports:
        try:
            with waiting(messages.MAKING.format(format=name)):
                path, exported = exports.export(glossary, name)
        except YougoError as error:
            failed.append(error)
            continue
        made.append(_Made(name, path, exported))
        if not exported.refusal:
            out(glossary.workspace.shown(path))
    return made, failed


def _say_overview(report: Report, cards: int) -> None:
    """Say how much has a warning, how much a person decided, and what the deck makes of it."""
    counts = report.glossary.counts
    facts = messages.counts(
        (counts.warned, messages.WARNED),
        (counts.decided, messages.DECIDED_TERMS),
        (cards, messages.for_number(cards, messages.CARDS_MADE)),
    )
    if facts:
        say(messages.OVERVIEW.format(facts=facts))


def _shown(where: Workspace, paths: Mapping[str, Path], before: set[Path], *, open_them: bool) -> list[int]:
    """Open the files, or say how where they are new; returns the exit codes."""
    there = {name: path for name, path in paths.items() if path.exists()}
    if open_them:
        return [opened(where, path) for path in there.values()]
    if not before.issuperset(there.values()):
        how = {_HOW_TO_OPEN[name] for name in there}
        say(how.pop() if len(how) == 1 else messages.OPEN_BOTH)
    return []
