"""``yougo build``."""

import click

from yougo.cli import messages
from yougo.cli.common import workspace
from yougo.cli.reporting import progress, tell
from yougo.pipeline import refresh
from yougo.pipeline.export import export_all


@click.command("build", help=messages.HELP["build"])
@click.pass_context
def command(context: click.Context) -> int:
    """Bring the glossary up to date and print the paths of all that was made."""
    where = workspace(context)
    with progress() as show:
        report = refresh.refresh(where, show)
        click.echo(where.shown(where.database))
        for path in export_all(where):
            click.echo(where.shown(path))
    return tell(report)
