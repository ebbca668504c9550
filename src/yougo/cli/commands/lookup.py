"""``yougo lookup`` as click sees it: its help, errors and completion. `yougo.cli.door` is the quick way."""

import click

from yougo.cli import messages
from yougo.cli.answer import answer
from yougo.cli.common import OPTIONS, named
from yougo.cli.completion import names
from yougo.cli.door import DEFAULTS, MOST, unasked
from yougo.pipeline import root


def _help(name: str) -> str:
    return OPTIONS[f"lookup-{name}"] if f"lookup-{name}" in OPTIONS else OPTIONS[name]


def _option(name: str) -> click.Option:
    default = DEFAULTS[name]
    if default is False:
        return click.Option([f"--{name}"], is_flag=True, help=_help(name))
    kind = click.IntRange(min=0, max=MOST)
    return click.Option([f"--{name}"], default=default, show_default=True, type=kind, help=_help(name))


@click.command("lookup", help=messages.HELP["lookup"])
@click.argument("query", nargs=-1, shell_complete=names)
@click.pass_context
def command(context: click.Context, /, query: tuple[str, ...], **options: int) -> int:
    """Print the terms that are found, best first; exit code 1 when there are none."""
    if reason := unasked(list(query), options):
        raise click.UsageError(messages.UNASKED[reason])
    return answer(root.find(named(context)), list(query), options)


command.params += map(_option, DEFAULTS)
