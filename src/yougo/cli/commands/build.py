"""``yougo build``."""

import click

from yougo.cli import card_report, messages, options
from yougo.cli.build_report import progress, report_build
from yougo.cli.help_texts import HELP, OPTIONS
from yougo.cli.output import out
from yougo.cli.sentences import say_error
from yougo.errors import NothingToExport, YougoError
from yougo.pipeline import export as exports
from yougo.pipeline.build import refresh
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.export import Exported
from yougo.pipeline.glossary import Glossary


@click.command("build", help=HELP["build"])
@options.jobs
@click.option("--dask", metavar="ADDRESS", default="", help=OPTIONS["dask"])
@click.pass_context
def command(context: click.Context, jobs: int | None, dask: str) -> int:
    """Bring the glossary and its exports up to date, and print the path of each."""
    where = options.workspace(context)
    with progress() as show:
        report = refresh.refresh(where, Means(show, jobs or 0, dask))
        out(where.shown(where.database))
        made, failed = _export_all(report.glossary)
    for name, exported in made.items():
        include = messages.INCLUDE_IN.format(format=name)
        card_report.report(exported, report.glossary, include)
        if exported.refusal:
            say_error(exported.refusal)
    codes = [report_build(report)]
    for error in failed:
        say_error(error)
        if not isinstance(error, NothingToExport):
            codes.append(error.exit_code)
    return max(codes)


def _export_all(glossary: Glossary) -> tuple[dict[str, Exported], list[YougoError]]:
    """Make the exports that yougo.toml lists; one that fails does not stop the others."""
    made: dict[str, Exported] = {}
    failed: list[YougoError] = []
    for name in glossary.settings.exports:
        try:
            path, exported = exports.export(glossary, name)
        except YougoError as error:
            failed.append(error)
            continue
        made[name] = exported
        if not exported.refusal:
            out(glossary.workspace.shown(path))
    return made, failed
