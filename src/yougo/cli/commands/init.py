"""``yougo init``."""

from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS
from yougo.cli.output import out
from yougo.pipeline.files import folders


@click.command("init", help=messages.HELP["init"])
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--title", default="", help=OPTIONS["title"])
def command(folder: Path, title: str) -> None:
    """Make a workspace and print its settings file's path."""
    made = folders.make(folder, title)
    out(made.shown(made.settings))
