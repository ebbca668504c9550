"""The README's command reference, from the commands' own help: ``python tests/reference.py`` writes it."""

from pathlib import Path

import click

from yougo.cli.program import program

WIDTH = {"terminal_width": 88, "max_content_width": 88}
README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- commands: generated -->", "<!-- /commands -->"


def reference() -> str:
    """Every command's help, in the order of `yougo --help`."""
    parts = []
    with click.Context(program, info_name="yougo", **WIDTH, **program.context_settings) as parent:
        for name in program.list_commands(parent):
            command = program.get_command(parent, name)
            with click.Context(command, parent=parent, info_name=name, **WIDTH) as context:
                parts.append(f"### yougo {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def with_reference(text: str) -> str:
    """A README's text with its reference made anew."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_reference(README.read_text(encoding="utf-8")), encoding="utf-8")
