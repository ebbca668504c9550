"""What commands share: the workspace, options' help, a word to the person."""

import click

from yougo.cli import messages
from yougo.pipeline import workspace as workspaces
from yougo.pipeline.workspace import Workspace

OPTIONS = messages.OPTIONS


def workspace(context: click.Context) -> Workspace:
    """The workspace that is named or found; ~/yougo is made, and told, at first use."""
    found = workspaces.find(context.find_root().obj or "")
    if not found.settings.exists():
        from yougo.pipeline import making  # noqa: PLC0415 - loads the templates' engine, for one time in a life

        making.make(found.root)
        say(messages.CREATED.format(folder=found.root))
    return found


def say(message: str) -> None:
    """A sentence for the person, on standard error."""
    click.echo(message, err=True)
