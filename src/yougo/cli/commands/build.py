"""``yougo build``."""

import click

from yougo.cli import messages
from yougo.cli.common import workspace
from yougo.cli.output import out
from yougo.cli.reporting import cards, progress, tell
from yougo.pipeline import export as exports
from yougo.pipeline import refresh


@click.command("build", help=messages.HELP["build"])
@click.pass_context
def command(context: click.Context) -> int:
    """Bring the glossary up to date and print the paths of all that was made."""
    where = workspace(context)
    with progress() as show:
        report = refresh.refresh(where, show)
        out(where.shown(where.database))
        made = [exports.export(where, name) for name in exports.named(where)]
        for path, _ in made:
            out(where.shown(path))
    for _, exported in made:
        cards(exported)
    return tell(report)
