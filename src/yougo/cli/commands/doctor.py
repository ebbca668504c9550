"""``yougo doctor``."""

from itertools import chain

import click

from yougo.cli import options
from yougo.cli.help_texts import HELP
from yougo.cli.output import out
from yougo.cli.sentences import again
from yougo.pipeline import diagnosis
from yougo.pipeline.files import workspace as workspaces


@click.command("doctor", help=HELP["doctor"])
@click.pass_context
def command(context: click.Context) -> None:
    """Print each fact on a line of its own."""
    where = workspaces.find(options.named(context))
    for name, fact in chain(diagnosis.installation(), diagnosis.workspace(where), diagnosis.times(where)):
        out(f"{again(name)}: {again(fact)}")
