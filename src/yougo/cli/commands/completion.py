"""``yougo completion``."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click
from click.shell_completion import get_completion_class

from yougo.cli import messages
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.errors import CannotWrite

_VARIABLE = "_YOUGO_COMPLETE"


class _Start(NamedTuple):
    """What a shell reads at its start."""

    variable: str
    """Names the folder of the file, instead of the home folder and `usual`."""
    usual: str
    file: str
    line: str
    """Loads the completion, where yougo is installed."""


SHELLS: Mapping[str, _Start] = {
    "bash": _Start("", "", ".bashrc", 'command -v yougo >/dev/null && eval "$(yougo completion bash)"'),
    "zsh": _Start(
        "ZDOTDIR",
        "",
        ".zshrc",
        'command -v yougo >/dev/null && autoload -Uz compinit && compinit && eval "$(yougo completion zsh)"',
    ),
    "fish": _Start(
        "XDG_CONFIG_HOME",
        ".config",
        "fish/completions/yougo.fish",
        "command -q yougo; and yougo completion fish | source",
    ),
}
"""By the name of the shell's program."""


@click.command("completion", help=HELP["completion"])
@click.argument("shell", metavar="[SHELL]", required=False, type=click.Choice(list(SHELLS)))
@click.option("--install", is_flag=True, help=OPTIONS["install"])
@click.pass_context
def command(context: click.Context, shell: str | None, install: bool) -> None:
    """Print the script for a shell, or have the shell load it."""
    name = shell or Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise click.UsageError(messages.NO_SHELL, context)
    if install:
        _install(SHELLS[name])
        return
    made = get_completion_class(name)
    assert made is not None
    out(made(context.find_root().command, {}, "yougo", _VARIABLE).source())


def _install(start: _Start) -> None:
    """Add the line to the file that the shell reads, unless it is there."""
    folder = os.environ.get(start.variable) or Path.home() / start.usual
    path = Path(folder, start.file)
    try:
        before = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        if start.line in before.splitlines():
            say(messages.COMPLETES_ALREADY.format(file=path))
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        ending = "" if before.endswith("\n") or not before else "\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{ending}{start.line}\n")
    except OSError as error:
        raise CannotWrite.at(path, error) from None
    say(messages.COMPLETES.format(file=path))
