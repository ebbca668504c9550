"""``yougo doctor``."""

from itertools import chain

import click

from yougo.cli import messages, options
from yougo.cli.code_names import STATUSES
from yougo.cli.help_texts import HELP
from yougo.cli.output import out
from yougo.cli.sentences import again, told
from yougo.errors import YougoError
from yougo.pipeline import diagnosis
from yougo.pipeline.files import workspace as workspaces


@click.command("doctor", help=HELP["doctor"])
@click.pass_context
def command(context: click.Context) -> None:
    """Print each fact on a line of its own."""
    where = workspaces.find(options.named(context))
    for name, fact in chain(diagnosis.installation(), diagnosis.workspace(where), diagnosis.times(where)):
        out(f"{again(name)}: {_shown(fact)}")


def _shown(fact: diagnosis.Fact) -> str:
    if isinstance(fact, YougoError):
        return told(fact)
    if isinstance(fact, str):
        return again(fact)
    if isinstance(fact, dict):
        fact = [messages.COUNTED.format(number=fact[status], status=STATUSES[status]) for status in fact]
    return messages.COMMA.join(map(again, fact)) or "0"
