"""``yougo remove``."""

from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.common import workspace
from yougo.cli.output import out
from yougo.cli.reporting import progress, tell
from yougo.pipeline import listing


@click.command("remove", help=messages.HELP["remove"])
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...]) -> int:
    """Take the sources out and print the ids of the terms that left."""
    with progress() as show:
        report = listing.remove(workspace(context), paths, progress=show)
    for identifier in report.gone:
        out(f"- {identifier}")
    return tell(report)
