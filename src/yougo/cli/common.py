"""What commands share: the workspace, options' help."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from yougo.cli import messages
from yougo.cli.output import say
from yougo.pipeline.files import workspace as workspaces
from yougo.pipeline.files.workspace import Workspace

OPTIONS = messages.OPTIONS


def workspace(context: click.Context) -> Workspace:
    """The workspace that is named or found; ~/yougo is made, and told, at first use."""
    found = workspaces.find(named(context))
    if not found.settings.exists():
        from yougo.pipeline.files import folders  # noqa: PLC0415 - loads the templates' engine, for one time in a life

        folders.make(found.root)
        say(messages.CREATED.format(folder=found.root))
    return found


def selecting(*statuses: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """The options --status, --source and --tag, which choose terms: see `pipeline.selecting`."""

    def with_options(function: click.decorators.FC) -> click.decorators.FC:
        function = click.option("--tag", metavar="TAG", help=OPTIONS["with-tag"])(function)
        function = click.option("--source", metavar="PATH", help=OPTIONS["source"])(function)
        return click.option("--status", type=click.Choice(statuses), help=OPTIONS["status"])(function)

    return with_options


def named(context: click.Context) -> str:
    """The workspace that --workspace names, ``""`` when it is not given."""
    return str(context.find_root().params.get("workspace") or "")


class WorkspaceOption(click.Option):
    """--workspace behind a command's name, where it says the same as before it."""

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """Tell the program which workspace is named."""
        if opts.get("workspace"):
            ctx.find_root().params["workspace"] = opts["workspace"]
        return super().handle_parse_result(ctx, opts, args)
