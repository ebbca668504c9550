"""``yougo text``."""

from pathlib import Path

import click

from yougo.cli import document_text, options
from yougo.cli.help_texts import HELP
from yougo.cli.output import out
from yougo.cli.sentences import say_error
from yougo.pipeline.documents import chosen
from yougo.pipeline.files import workspace as workspaces


@click.command("text", help=HELP["text"])
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=options.PathName(path_type=Path))
@options.as_json
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> int:
    """Print what was read of each document; the exit code is 1 if one of them cannot be read."""
    documents, unreadable = chosen.read(paths, workspaces.find(options.named(context)))
    written = document_text.as_json if as_json else document_text.lines
    for document in documents:
        for line in written(document):
            out(line)
    for error in unreadable:
        say_error(error)
    return 1 if unreadable else 0
