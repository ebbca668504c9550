"""The manual page, yougo(1), in the macros of man(7)."""

import textwrap

import click

from yougo import __version__
from yougo.cli import help_pages
from yougo.language import cells
from yougo.translation import _

_HEADINGS = {
    "name": _("NAME"),
    "synopsis": _("SYNOPSIS"),
    "description": _("DESCRIPTION"),
    "commands": _("COMMANDS"),
    "exit": _("EXIT STATUS"),
}
_AS_IT_IS = "\b\n"
"""How click is told to leave a paragraph's lines."""
_FULL_STOPS = ".。"
_BREAK = "\\:"
"""Where a line may end, besides at a space: between two Japanese characters."""
_LINE = 72
"""The longest line of the source, in characters."""
_RELEASED = "2026-11-22"
"""The day of this version, as CHANGELOG.md has it."""
_ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-"})


def page(context: click.Context, group: click.Group) -> str:
    """The manual page of a program."""
    purpose = (group.help or "").partition("\n")[0].rstrip(_FULL_STOPS)
    parts = {
        "name": [f"yougo \\- {_escaped(purpose)}"],
        "synopsis": [f".B yougo {_usage(group, context)}"],
        "description": [*_paragraphs(group.help), *_options(group, context)],
        "commands": _commands(context, group),
        "exit": _exit_codes(),
    }
    lines = [f'.TH YOUGO 1 {_RELEASED} "yougo {__version__}"', ".ad l", ".nh"]
    for name, part in parts.items():
        lines += [f".SH {_HEADINGS[name]}", *part]
    return "\n".join(lines) + "\n"


def _commands(context: click.Context, group: click.Group) -> list[str]:
    lines = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        with click.Context(command, parent=context, info_name=name) as its:
            lines += [f".SS yougo {name} {_usage(command, its)}"]
            lines += [*_paragraphs(command.help), *_options(command, its)]
    return lines


def _usage(command: click.Command, context: click.Context) -> str:
    return _escaped(" ".join(command.collect_usage_pieces(context)))


def _paragraphs(text: str | None) -> list[str]:
    """Paragraphs below a heading, with a sign between two of them."""
    lines: list[str] = []
    for paragraph in (text or "").strip().split("\n\n"):
        if lines:
            lines.append(".PP")
        if paragraph.startswith(_AS_IT_IS):
            body = paragraph.removeprefix(_AS_IT_IS).splitlines()
            lines += [".nf", *map(_escaped, body), ".fi"]
        else:
            lines += _filled(paragraph)
    return lines


def _filled(text: str) -> list[str]:
    """A text that roff fills lines with; a Japanese one may break wherever its language allows."""
    lines = textwrap.wrap(" ".join(text.split()), _LINE, break_long_words=False, break_on_hyphens=False)
    return [_BREAK.join(cells.pieces(_escaped(line))).replace(f"{_BREAK} ", " ") for line in lines]


def _options(command: click.Command, context: click.Context) -> list[str]:
    lines = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option):
            lines += _explained(*record)
    return lines


def _exit_codes() -> list[str]:
    """What the page for programs says of them."""
    lines = []
    for code, meaning in help_pages.numbered_rows(help_pages.pages()["json"]):
        lines += _explained(code, meaning.replace("`", ""))
    return lines


def _explained(word: str, meaning: str) -> list[str]:
    return [".TP", f".B {_escaped(word)}", *_filled(meaning)]


def _escaped(line: str) -> str:
    r"""A line that roff prints as it is.

    >>> _escaped(".gitignore -x")
    '\\&.gitignore \\-x'
    """
    escaped = line.translate(_ESCAPES)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
