"""``yougo lookup`` for click: help, errors and completion. `yougo.cli.fast_lookup` answers most look-ups."""

import click
from click.core import ParameterSource

from yougo.cli import messages, options
from yougo.cli.fast_lookup.arguments import DEFAULTS, LARGEST_LIMIT, why_unanswerable
from yougo.cli.fast_lookup.completion import names_everywhere
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
@click.argument("query", nargs=-1, shell_complete=names_everywhere)
@click.option("--clipboard", is_flag=True, help=OPTIONS["clipboard"])
@click.option("--watch", is_flag=True, help=OPTIONS["watch"])
@click.pass_context
def command(
    context: click.Context, /, query: tuple[str, ...], *, clipboard: bool, watch: bool, **given: int
) -> int:
    """Print the terms that match, best first; the exit code is 1 if there are none."""
    given["limited"] = context.get_parameter_source("limit") is not ParameterSource.DEFAULT
    if clipboard or watch:
        if query or clipboard == watch:
            raise click.UsageError(messages.CLIPBOARD_ALONE)
        return _answer_clipboard(root.find_all(options.named(context)), given, watch=watch)
    if reason := why_unanswerable(list(query), given):
        raise click.UsageError(messages.NO_QUERY[reason])
    return answer(root.find_all(options.named(context)), list(query), given)


def _answer_clipboard(roots: list[str], given: dict[str, int], *, watch: bool) -> int:
    from yougo.cli import clipboard  # noqa: PLC0415 - loads pyperclip, which few look-ups need

    return clipboard.watch(roots, given) if watch else clipboard.answer(roots, given)


def _option(name: str) -> click.Option:
    default = DEFAULTS[name]
    if default is False:
        return click.Option([f"--{name}"], is_flag=True, help=_HELP[name])
    kind = options.Count(min=0, max=LARGEST_LIMIT)
    return click.Option(
        [f"--{name}"], default=default, show_default=True, metavar="N", type=kind, help=_HELP[name]
    )


command.params += map(_option, DEFAULTS)
