"""``yougo export``."""

import sys
from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS, workspace
from yougo.cli.output import out
from yougo.cli.reporting import cards, fresh
from yougo.exporters.html import LAYOUTS, ORDERS, PAPERS
from yougo.pipeline import export as exports
from yougo.pipeline import terms
from yougo.pipeline.export import Selection

_SHEET = ("layout", "paper", "order", "browser")
"""Options of the sheet and its PDF."""


@click.command("export", help=messages.HELP["export"])
@click.argument("name", metavar="FORMAT", type=click.Choice(sorted(exports.exporters())))
@click.option("-o", "--output", metavar="FILE", help=OPTIONS["output"])
@click.option("--status", type=click.Choice(["candidate", "accepted"]), help=OPTIONS["status"])
@click.option("--source", metavar="DOCUMENT", default="", help=OPTIONS["source"])
@click.option("--tag", metavar="TAG", default="", help=OPTIONS["with-tag"])
@click.option("--layout", type=click.Choice(LAYOUTS), help=OPTIONS["layout"])
@click.option("--paper", type=click.Choice(PAPERS, case_sensitive=False), help=OPTIONS["paper"])
@click.option("--order", type=click.Choice(ORDERS), help=OPTIONS["order"])
@click.option("--browser", metavar="PROGRAM", help=OPTIONS["browser"])
@click.option("--open", "opens", is_flag=True, help=OPTIONS["open"])
@click.pass_context
def command(
    context: click.Context, /, name: str, output: str | None, opens: bool, **wanted: str | None
) -> None:
    """Write one export and print its path."""
    if output is not None and (not output or output.endswith("/")):
        raise click.UsageError(messages.NO_FILE_NAME.format(output=output))
    where = workspace(context)
    options = {key: value for key in _SHEET if (value := wanted.pop(key))}
    exporter = exports.exporters()[name]
    foreign = options.keys() - exporter.options.keys()
    if not exporter.has_terms:
        foreign |= {key for key, value in wanted.items() if value}
    if foreign:
        raise click.UsageError(messages.NOT_FOR.format(option=min(foreign), format=name))
    if opens and output == "-":
        raise click.UsageError(messages.NOTHING_TO_OPEN)
    fresh(where)
    terms.check_document(where, wanted["source"] or "")
    selection = Selection(**{key: value or "" for key, value in wanted.items()})
    if output == "-":
        made = exports.content(where, name, selection, options)
        sys.stdout.buffer.write(made.content)
    else:
        path, made = exports.export(where, name, Path(output) if output else None, selection, options)
        out(where.shown(path))
        if opens:
            click.launch(str(path))
    cards(made)
