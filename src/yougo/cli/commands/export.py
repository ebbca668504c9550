"""``yougo export``."""

import sys
from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS, workspace
from yougo.pipeline import export as exports
from yougo.pipeline import refresh


@click.command("export", help=messages.HELP["export"])
@click.argument("name", metavar="FORMAT", type=click.Choice(sorted(exports.exporters())))
@click.option("-o", "--output", metavar="FILE", default="", help=OPTIONS["output"])
@click.pass_context
def command(context: click.Context, name: str, output: str) -> None:
    """Write one export and print its path."""
    where = workspace(context)
    refresh.refresh(where)
    if output == "-":
        sys.stdout.buffer.write(exports.content(where, name))
    else:
        click.echo(where.shown(exports.export(where, name, Path(output) if output else None)))
