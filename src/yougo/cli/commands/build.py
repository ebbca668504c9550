"""``yougo build``."""

import click

from yougo.cli import messages
from yougo.cli.common import workspace
from yougo.cli.output import out, say
from yougo.cli.reporting import cards, progress, tell
from yougo.errors import YougoError
from yougo.pipeline import export as exports
from yougo.pipeline.build import refresh
from yougo.pipeline.export import Exported
from yougo.pipeline.glossary import Glossary


@click.command("build", help=messages.HELP["build"])
@click.pass_context
def command(context: click.Context) -> int:
    """Bring the glossary up to date and print the paths of all that was made."""
    where = workspace(context)
    with progress() as show:
        report = refresh.refresh(where, show)
        out(where.shown(where.database))
        made, failed = _exported(report.glossary)
    for exported in made:
        cards(exported)
    code = tell(report)
    for error in failed:
        say(f"yougo: {error}")
    return max(code, *(error.exit_code for error in failed)) if failed else code


def _exported(glossary: Glossary) -> tuple[list[Exported], list[YougoError]]:
    """Make every export that yougo.toml names, printing the paths; one that cannot be made stops no other."""
    made: list[Exported] = []
    failed: list[YougoError] = []
    for name in glossary.settings.exports:
        try:
            path, exported = exports.export(glossary, name)
        except YougoError as error:
            failed.append(error)
            continue
        out(glossary.workspace.shown(path))
        made.append(exported)
    return made, failed
