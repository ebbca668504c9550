"""``yougo lookup``."""

import json

import click

from yougo.cli import entry, messages
from yougo.cli.common import OPTIONS, say, workspace
from yougo.pipeline import looking


@click.command("lookup", help=messages.HELP["lookup"])
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=0), help=OPTIONS["limit"])
@click.pass_context
def command(context: click.Context, query: tuple[str, ...], as_json: bool, limit: int) -> int:
    """Print the terms that are found, best first; exit code 1 when there are none."""
    where = workspace(context)
    words = " ".join(query)
    if looking.decisions_newer(where):
        say(messages.DECISIONS_NEWER)
    found = looking.find(where, words, limit)
    for number, line in enumerate(found):
        if as_json:
            click.echo(line)
        else:
            click.echo(("\n" if number else "") + entry.brief(json.loads(line)))
    if not found:
        say(messages.NOTHING_FOUND.format(query=words))
    return 0 if found else 1
