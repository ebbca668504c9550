"""``yougo show``."""

import click

from yougo.cli import options, term_detail
from yougo.cli.build_report import fresh
from yougo.cli.fast_lookup.completion import names
from yougo.cli.help_texts import HELP
from yougo.cli.output import out
from yougo.model import json_lines


@click.command("show", help=HELP["show"])
@click.argument("identifier", metavar="ID", shell_complete=names)
@options.as_json
@click.pass_context
def command(context: click.Context, identifier: str, as_json: bool) -> None:
    """Print one term with all its evidence."""
    concept = fresh(options.workspace(context)).concept(identifier)
    out(json_lines.line(concept) if as_json else term_detail.whole(concept))
