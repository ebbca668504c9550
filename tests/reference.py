"""What is generated in ``docs/``, from the program itself: ``python tests/reference.py`` writes it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from yougo.cli.program import program
from yougo.model.codes import OF_DOCUMENTS, OF_TERMS, CheckCode, Meaning

WIDTH = {"terminal_width": 88, "max_content_width": 88}
HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"


def warnings(codes: Mapping[CheckCode, Meaning]) -> str:
    """The table that explains warnings."""
    rows = [f"| `{code}` | {warning.meaning} |\n" for code, warning in codes.items()]
    return f"| Warning | What it means |\n| --- | --- |\n{''.join(rows)}"


def reference() -> str:
    """Every command's help, in the order of `yougo --help`."""
    parts = []
    with program.context_class(program, info_name="yougo", **WIDTH, **program.context_settings) as parent:
        for name in program.list_commands(parent):
            command = program.get_command(parent, name)
            parts += sections(command, parent, f"yougo {name}")
    return "\n".join(parts)


def sections(command: click.Command, parent: click.Context, words: str) -> Iterator[str]:
    """A command's help, and that of the commands below it."""
    name = words.rsplit(maxsplit=1)[-1]
    with program.context_class(command, parent=parent, info_name=name, **WIDTH) as context:
        yield f"## {words}\n\n```\n{command.get_help(context)}\n```\n"
        for name, below in getattr(command, "commands", {}).items():
            yield from sections(below, context, f"{words} {name}")


def reference_in(language: str) -> str:
    """The same in another language, from a process of its own: a process speaks one language."""
    program = (
        f"from yougo import translation; translation.use({language!r}); "
        "import reference; print(reference.reference(), end='')"
    )
    command = [sys.executable, "-X", "utf8", "-c", program]
    return subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


PARTS = [
    ("commands.md", "commands", reference),
    ("commands.ja.md", "commands", lambda: reference_in("ja")),
    ("finding.md", "warnings of terms", lambda: warnings(OF_TERMS)),
    ("finding.md", "warnings of documents", lambda: warnings(OF_DOCUMENTS)),
]
"""What is generated: the page, the name in the two comments around it, and what makes it."""


def pages() -> dict[Path, str]:
    """The pages with generated parts, and their texts with these parts made again."""
    texts = {}
    for page, name, made in PARTS:
        path = DOCS / page
        text = texts.get(path) or path.read_text(encoding="utf-8")
        begin, end = f"<!-- {name}: generated -->", f"<!-- /{name} -->"
        before, rest = text.split(begin)
        texts[path] = f"{before}{begin}\n\n{made()}\n{end}{rest.split(end)[1]}"
    return texts


if __name__ == "__main__":
    for written, new_text in pages().items():
        written.write_text(new_text, encoding="utf-8")
