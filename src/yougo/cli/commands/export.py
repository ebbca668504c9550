"""``yougo export``."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS, selecting, workspace
from yougo.cli.output import out
from yougo.cli.reporting import cards, fresh
from yougo.model.exporter import Exporter
from yougo.pipeline import export as exports
from yougo.pipeline import installed
from yougo.pipeline.selecting import selected


def _offered(command: Callable[..., None]) -> Callable[..., None]:
    """Give the command the options that exporters declare."""
    for name, option in reversed(installed.offered_options().items()):
        words = click.Choice(option.words, case_sensitive=False) if option.words else None
        metavar = "PROGRAM" if option.program else None
        add = click.option(
            f"--{name}", type=words, metavar=metavar, multiple=option.several, help=option.help
        )
        command = add(command)
    return command


@click.command("export", help=messages.HELP["export"])
@click.argument("name", metavar="FORMAT", type=click.Choice(sorted(installed.exporters())))
@click.option("-o", "--output", metavar="FILE", help=OPTIONS["output"])
@selecting("candidate", "accepted")
@_offered
@click.option("--open", "opens", is_flag=True, help=OPTIONS["open"])
@click.pass_context
def command(context: click.Context, /, name: str, output: str | None, opens: bool, **given: Any) -> None:  # noqa: ANN401 - what click makes of options
    """Write one export and print its path."""
    if output is not None and (not output or output.endswith("/")):
        raise click.UsageError(messages.NO_FILE_NAME.format(output=output))
    where = workspace(context)
    exporter = installed.exporters()[name]
    wanted = {key: given.pop(key) or "" for key in ("status", "source", "tag")}
    options = {key: value for key, value in given.items() if value}
    _refuse_foreign(exporter, wanted, options)
    if opens and output == "-":
        raise click.UsageError(messages.NOTHING_TO_OPEN)
    glossary = fresh(where)
    selection = selected(glossary, **wanted)
    if output == "-":
        made = exports.content(glossary, name, selection, options)
        sys.stdout.buffer.write(made.content)
    else:
        path, made = exports.export(glossary, name, Path(output) if output else None, selection, options)
        out(where.shown(path))
        if opens:
            click.launch(str(path))
    cards(made)


def _refuse_foreign(exporter: Exporter, wanted: Mapping[str, str], options: Mapping[str, object]) -> None:
    """Refuse options, and values of them, that only other formats have."""
    foreign = []
    if not exporter.has_terms:
        foreign += [key for key, value in wanted.items() if value]
    for key, value in options.items():
        option = exporter.options.get(key)
        if not option:
            foreign.append(key)
        elif not option.allows(value):
            foreign.append(f"{key} {value}")
    if foreign:
        raise click.UsageError(messages.NOT_FOR.format(option=min(foreign), format=exporter.name))
