"""``yougo lookup`` for click: help, errors and completion. `yougo.cli.fast_lookup` answers most look-ups."""

import click

from yougo.cli import messages, options
from yougo.cli.fast_lookup.arguments import DEFAULTS, LARGEST_LIMIT, why_unanswerable
from yougo.cli.fast_lookup.completion import names
from yougo.cli.fast_lookup.lookup_output import answer
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.pipeline import root

_HELP = {
    "json": OPTIONS["json"],
    "brief": OPTIONS["lookup-brief"],
    "limit": OPTIONS["limit"],
    "open": OPTIONS["lookup-open"],
}


@click.command("lookup", help=HELP["lookup"])
@click.argument("query", nargs=-1, shell_complete=names)
@click.pass_context
def command(context: click.Context, /, query: tuple[str, ...], **given: int) -> int:
    """Print the terms that match, best first; the exit code is 1 if there are none."""
    if reason := why_unanswerable(list(query), given):
        raise click.UsageError(messages.NO_QUERY[reason])
    return answer(root.find_all(options.named(context)), list(query), given)


def _option(name: str) -> click.Option:
    default = DEFAULTS[name]
    if default is False:
        return click.Option([f"--{name}"], is_flag=True, help=_HELP[name])
    kind = options.Count(min=0, max=LARGEST_LIMIT)
    return click.Option(
        [f"--{name}"], default=default, show_default=True, metavar="N", type=kind, help=_HELP[name]
    )


command.params += map(_option, DEFAULTS)
