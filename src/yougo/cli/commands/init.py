"""``yougo init``."""

from pathlib import Path

import click

from yougo.cli import options
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out
from yougo.pipeline.files import folders


@click.command("init", help=HELP["init"])
@click.argument("folder", metavar="[DIR]", default=".", type=options.PathName(path_type=Path))
@click.option("--title", default="", help=OPTIONS["title"])
def command(folder: Path, title: str) -> None:
    """Create a workspace and print the path of its settings file."""
    made = folders.make(folder, title)
    out(made.shown(made.settings))
