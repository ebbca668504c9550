"""The command line: click's home. A command is a module of `yougo.cli.commands`, loaded when it runs."""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from yougo import __version__
from yougo.cli import messages
from yougo.errors import YougoError

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


class _Commands(click.Group):
    """Loads a command's module only when that command runs, or when help lists all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"yougo.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command


@click.command(cls=_Commands, help=messages.PROGRAM, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--workspace", metavar="DIR", default="", help=messages.OPTIONS["workspace"])
@click.version_option(__version__, "--version", prog_name="yougo", help="Show the version.")
@click.pass_context
def program(context: click.Context, workspace: str) -> None:
    """Remember which workspace is named; the commands find it."""
    context.obj = workspace


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0, 1, 2 or 130, and never a traceback."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    try:
        result = program.main(
            list(arguments) if arguments is not None else None, prog_name="yougo", standalone_mode=False
        )
        sys.stdout.flush()
    except YougoError as error:
        return _fail(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return _fail(messages.INTERRUPTED, 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("YOUGO_DEBUG"):
            raise
        return _fail(messages.UNEXPECTED.format(error=f"{type(error).__name__}: {error}"), 2)
    return result if isinstance(result, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"yougo: {message}", err=True)
    return code
