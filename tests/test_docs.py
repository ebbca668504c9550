import re
from pathlib import Path

import click
import pytest

import reference
from yougo.cli.program import COMMANDS, program

ROOT = Path(__file__).parents[1]


def commands() -> list[click.Command]:
    context = click.Context(program)
    return [program.get_command(context, name) for name in program.list_commands(context)]


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_a_command_and_each_of_its_options_has_help_and_an_example(command: click.Command) -> None:
    assert re.search(r"Examples?:\n\s+yougo " + command.name, command.help)
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options)


def test_the_readme_holds_the_reference_as_the_commands_give_it() -> None:
    text = reference.README.read_text(encoding="utf-8")
    assert reference.with_reference(text) == text, "run: python tests/reference.py"


def test_the_readme_of_each_language_names_every_command() -> None:
    for name in ("README.md", "README.ja.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert all(f"yougo {command}" in text for command in COMMANDS), name


def test_every_local_link_of_the_documentation_leads_somewhere() -> None:
    for name in ("README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{name}: {target}"
