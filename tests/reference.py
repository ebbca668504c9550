"""The README's command reference, from the commands' own help: ``python tests/reference.py`` writes it."""

from collections.abc import Mapping
from pathlib import Path

import click

from yougo.cli.program import program
from yougo.model.codes import OF_DOCUMENTS, OF_TERMS, CheckCode, Meaning

WIDTH = {"terminal_width": 88, "max_content_width": 88}
README = Path(__file__).parents[1] / "README.md"


def warnings(codes: Mapping[CheckCode, Meaning]) -> str:
    """The table that explains warnings."""
    rows = [f"| `{code}` | {warning.meaning} |\n" for code, warning in codes.items()]
    return f"| Warning | What it means |\n| --- | --- |\n{''.join(rows)}"


def reference() -> str:
    """Every command's help, in the order of `yougo --help`."""
    parts = []
    with click.Context(program, info_name="yougo", **WIDTH, **program.context_settings) as parent:
        for name in program.list_commands(parent):
            command = program.get_command(parent, name)
            with click.Context(command, parent=parent, info_name=name, **WIDTH) as context:
                parts.append(f"### yougo {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


PARTS = {
    "commands": reference,
    "warnings of terms": lambda: warnings(OF_TERMS),
    "warnings of documents": lambda: warnings(OF_DOCUMENTS),
}
"""What of the README is generated, between two comments that name it."""


def with_reference(text: str) -> str:
    """A README's text with all that is generated made again."""
    for name, made in PARTS.items():
        begin, end = f"<!-- {name}: generated -->", f"<!-- /{name} -->"
        before, rest = text.split(begin)
        text = f"{before}{begin}\n\n{made()}\n{end}{rest.split(end)[1]}"
    return text


if __name__ == "__main__":
    README.write_text(with_reference(README.read_text(encoding="utf-8")), encoding="utf-8")
