"""The command line: click's home. A command is a module of `yougo.cli.commands`, loaded when it runs."""

import errno
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from yougo import __version__
from yougo.cli import messages
from yougo.cli.common import WorkspaceOption
from yougo.cli.output import say
from yougo.errors import FolderGone, YougoError
from yougo.pipeline.files import lock

COMMANDS = (
    "init",
    "add",
    "remove",
    "build",
    "lookup",
    "show",
    "list",
    "review",
    "edit",
    "reading",
    "check",
    "export",
)


_WORKSPACE = messages.OPTIONS["workspace"]


class _Commands(click.Group):
    """Loads a command's module only when that command runs, or when help lists all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"yougo.cli.commands.{cmd_name}")
        command: click.Command = module.command
        if not any(parameter.name == "workspace" for parameter in command.params):
            command.params.append(
                WorkspaceOption(["--workspace"], hidden=True, expose_value=False, help=_WORKSPACE)
            )
        return command

    def invoke(self, ctx: click.Context) -> object:
        """As click does, without the empty line that it prints for a Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; “Did you mean” chooses among commands that are not loaded yet."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None


@click.command(cls=_Commands, help=messages.PROGRAM, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--workspace", metavar="DIR", default="", help=_WORKSPACE)
@click.version_option(__version__, "--version", prog_name="yougo", help="Show the version.")
def program(workspace: str) -> None:
    """Remember which workspace is named; it may be named behind the command too."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code."""
    lock.tell = lambda process: say(messages.WAITING.format(process=process))
    try:
        result = program.main(list(arguments), prog_name="yougo", standalone_mode=False)
        sys.stdout.flush()
    except ExceptionGroup as errors:
        return max(map(told, errors.exceptions))
    except BaseException as error:  # noqa: BLE001 - an error that is not ours is raised again
        return told(error)
    return result if isinstance(result, int) else 0


def told(error: BaseException) -> int:
    """Tell a person of an error in one sentence; returns the exit code."""
    if isinstance(error, FileNotFoundError) and _is_deleted():
        error = FolderGone()
    if isinstance(error, YougoError):
        return _fail(str(error), error.exit_code)
    if isinstance(error, click.ClickException):
        told_by_click = io.StringIO()
        error.show(told_by_click)
        say(told_by_click.getvalue().rstrip("\n"))
        return 2
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _fail(messages.INTERRUPTED, 130)
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return _fail(messages.NO_SPACE.format(reason=error.strerror), 2)
    if os.environ.get("YOUGO_DEBUG") or not isinstance(error, Exception):
        raise error
    return _fail(messages.UNEXPECTED.format(error=f"{type(error).__name__}: {error}"), 2)


def _is_deleted() -> bool:
    """Whether the working directory is gone."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _fail(message: str, code: int) -> int:
    say("yougo: " + message.replace("\n", "\\n"))
    return code
