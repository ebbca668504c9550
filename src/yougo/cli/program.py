"""The command line, by click. Each command is a module of `yougo.cli.commands`, loaded when it runs."""

import importlib
import sys
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from yougo import __version__
from yougo.cli import messages
from yougo.cli.failures import report, stopped
from yougo.cli.help_format import HelpFormatter
from yougo.cli.help_texts import HELP, PROGRAM
from yougo.cli.option_texts import OPTIONS
from yougo.cli.options import everywhere
from yougo.cli.output import out, say
from yougo.cli.sentences import again
from yougo.pipeline.files import lock
from yougo.pipeline.files import workspace as workspaces
from yougo.pipeline.files.paths import shown
from yougo.pipeline.references import progress
from yougo.translation import ENGLISH, _, spoken

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_FULL_STOP = "。"
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
    "reference",
    "propose",
    "check",
    "diff",
    "text",
    "annotate",
    "export",
    "doctor",
    "completion",
    "help",
)


class _Context(click.Context):
    """Formats help as the language of this process needs it."""

    formatter_class = click.HelpFormatter if spoken() == ENGLISH else HelpFormatter


class _Commands(click.Group):
    """Loads a command's module only when that command runs."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"yougo.cli.commands.{cmd_name}")
        command: click.Command = module.command
        for each in (command, *getattr(command, "commands", {}).values()):
            each.context_class = _Context
            each.options_metavar = _("[OPTIONS]")
            if isinstance(each, click.Group):
                each.subcommand_metavar = _("COMMAND [ARGS]...")
            if "workspace" not in map(attrgetter("name"), each.params):
                each.params += everywhere()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands as click does, by their help alone."""
        width = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _short_help(name, width)) for name in COMMANDS])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Propose commands as click does, by their help alone."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell needs it

        names = [name for name in COMMANDS if name.startswith(incomplete)]
        items = [CompletionItem(name, help=_short_help(name)) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> object:
        """Do what click does, without its empty line after Ctrl-C or its exit code 1 after a closed pipe.

        An option of an output is explained.
        """
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            from yougo.cli.misplaced import explained  # noqa: PLC0415 - loads the exporters

            raise explained(error) from None
        except BrokenPipeError:
            return stopped()
        except KeyboardInterrupt:
            raise click.Abort from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Do what click does, but let “Did you mean” propose commands that are not loaded yet."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None


def _short_help(name: str, width: int = 45) -> str:
    """The first words of a command's help; 45 letters of them are click's own limit."""
    first = HELP[name].partition("\n\n")[0]
    if _FULL_STOP in first:
        return first.partition(_FULL_STOP)[0] + _FULL_STOP
    return click.Command(name, help=first).get_short_help_str(width)


@click.command(
    cls=_Commands,
    help=PROGRAM,
    invoke_without_command=True,
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("[COMMAND] [ARGS]..."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--workspace", metavar="DIR", default="", help=OPTIONS["workspace"])
@click.option("--lang", metavar="LANGUAGE", expose_value=False, help=OPTIONS["lang"])
@click.version_option(__version__, "--version", prog_name="yougo", help=OPTIONS["version"])
@click.pass_context
def program(context: click.Context, workspace: str) -> None:
    """Say what to do where no command is given; commands read --workspace by `options.named`."""
    if context.invoked_subcommand:
        return
    out(context.get_help() if workspaces.find(workspace).settings.exists() else messages.FIRST_STEPS)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code."""
    progress.tell = lambda path: say(messages.COMPILING.format(path=shown(path)))
    lock.tell = lambda process: say(messages.WAITING.format(process=again(process)))
    try:
        result = program.main(list(arguments), prog_name="yougo", standalone_mode=False)
        sys.stdout.flush()
    except ExceptionGroup as errors:
        return max(map(report, errors.exceptions))
    except BaseException as error:  # noqa: BLE001 - `report` raises what it cannot explain
        return report(error)
    return result if isinstance(result, int) else 0
