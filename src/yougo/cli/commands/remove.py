"""``yougo remove``."""

from pathlib import Path

import click

from yougo.cli import options
from yougo.cli.build_report import report_build
from yougo.cli.help_texts import HELP
from yougo.cli.output import out
from yougo.cli.waiting import progress
from yougo.pipeline import removing
from yougo.pipeline.documents.reading import Means


@click.command("remove", help=HELP["remove"])
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=options.PathName(path_type=Path))
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...]) -> int:
    """Remove the sources and print the ids of the terms that are gone."""
    where = options.workspace(context)
    with progress() as show:
        report = removing.remove(where, paths, Means(show))
    for identifier in report.gone:
        out(f"- {identifier}")
    return report_build(report)
