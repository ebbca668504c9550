"""``yougo show``."""

import click

from yougo.cli import detail, messages
from yougo.cli.common import OPTIONS, workspace
from yougo.cli.completion import names
from yougo.cli.output import out
from yougo.cli.reporting import fresh
from yougo.model import json_lines


@click.command("show", help=messages.HELP["show"])
@click.argument("identifier", metavar="ID", shell_complete=names)
@click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
@click.pass_context
def command(context: click.Context, identifier: str, as_json: bool) -> None:
    """Print one term with all its evidence."""
    concept = fresh(workspace(context)).concept(identifier)
    out(json_lines.line(concept) if as_json else detail.whole(concept))
