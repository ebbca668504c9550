"""Options that commands share."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import click

from yougo.cli import messages
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import say
from yougo.pipeline.files import folders
from yougo.pipeline.files import workspace as workspaces
from yougo.pipeline.files.workspace import Workspace
from yougo.translation import _


def workspace(context: click.Context) -> Workspace:
    """The workspace that the person names, or the nearest one; ~/yougo is created at first use."""
    found = workspaces.find(named(context))
    if not (found.settings.exists() or found.settings.is_symlink()):
        folders.make(found.root)
        say(messages.CREATED.format(folder=found.root))
    return found


class PathName(click.Path):
    """The path of a file or folder. An empty one, as a shell makes of an unset variable, names nothing."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click declares it
        """The path; an empty one is refused."""
        if not str(value).strip():
            self.fail(messages.EMPTY_PATH, param, ctx)
        return super().convert(value, param, ctx)


class Count(click.IntRange):
    """A whole number."""

    name = _("whole number")


class _Share(click.FloatRange):
    """A number from 0 to 1, which "nan" is not."""

    name = _("number")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click declares it
        """The number; anything else is refused."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(messages.NO_NUMBER.format(value=value), param, ctx)
        return number


def selecting(*statuses: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Add the options that `yougo.pipeline.selecting.selected` takes: --status, --source, --tag and so on."""

    def with_options(function: click.decorators.FC) -> click.decorators.FC:
        likely = click.option("--confidence", metavar="N", type=_Share(0, 1), help=OPTIONS["confidence"])
        function = click.option("--tag", metavar="TAG", help=OPTIONS["with-tag"])(likely(function))
        function = click.option("--source", metavar="PATH", help=OPTIONS["source"])(function)
        return click.option("--status", type=click.Choice(statuses), help=OPTIONS["status"])(function)

    return with_options


as_json = click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
"""The option --json."""


jobs = click.option("--jobs", metavar="N", type=Count(1), help=OPTIONS["jobs"])
"""The option --jobs; None when it is not given."""


def named(context: click.Context) -> str:
    """The folder given with --workspace, or ``""``."""
    return str(context.find_root().params.get("workspace") or "")


class WorkspaceOption(click.Option):
    """--workspace after a command's name, which means the same as before it."""

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """Pass the folder on to the program's own --workspace."""
        if opts.get("workspace"):
            ctx.find_root().params["workspace"] = opts["workspace"]
        return super().handle_parse_result(ctx, opts, args)


def everywhere() -> list[click.Option]:
    """The program's own options, which may also follow a command's name: ``yougo list --lang ja``."""
    folder = WorkspaceOption(["--workspace"], hidden=True, expose_value=False, help=OPTIONS["workspace"])
    language = click.Option(["--lang"], hidden=True, expose_value=False, help=OPTIONS["lang"])
    return [folder, language]
