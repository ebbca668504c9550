"""What to say of an option that belongs to an output, where a command is asked for it that has none such."""

import click

from yougo.cli import messages
from yougo.pipeline import installed
from yougo.translation import _

_OPTION_OF_OUTPUT = _(
    "`{command}` has no option {option}. Give it to `yougo export` ({formats}), or set `{name}` in "
    "yougo.toml, below {tables}."
)
_LANGUAGE_OF_MESSAGES = _("For messages in another language, there is --lang.")


def explained(error: click.NoSuchOption) -> click.UsageError:
    """The error that says where the option belongs; the same error for one that is nowhere."""
    name = error.option_name.lstrip("-")
    offering, settable = [], []
    for format_name, exporter in sorted(installed.exporters().items()):
        option = exporter.options.get(name)
        if option:
            settable.append(f"[{format_name}]")
        if option and option.help:
            offering.append(format_name)
    if not offering or not error.ctx:
        return error
    command = error.ctx.command_path
    where = {"formats": messages.COMMA.join(offering), "tables": messages.COMMA.join(settable)}
    told = _OPTION_OF_OUTPUT.format(command=command, option=f"--{name}", name=name, **where)
    if name == "language":
        told = f"{told}\n{_LANGUAGE_OF_MESSAGES}"
    return click.UsageError(told, ctx=error.ctx)
