import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import reference
from yougo.cli.program import COMMANDS, program
from yougo.model.codes import OF_DOCUMENTS, OF_TERMS
from yougo.pipeline.installed import exporters

YOUGO = (sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()")
ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
READMES = ["README.md", "README.ja.md"]


def commands() -> list[click.Command]:
    context = click.Context(program)
    return [program.get_command(context, name) for name in program.list_commands(context)]


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_a_command_and_each_of_its_options_has_help_and_an_example(command: click.Command) -> None:
    assert re.search(r"Examples?:\n\s+yougo " + command.name, command.help)
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options)


def test_the_generated_parts_of_the_pages_are_up_to_date() -> None:
    for page, text in reference.pages().items():
        assert page.read_text(encoding="utf-8") == text, "run: python tests/reference.py"


@pytest.mark.parametrize("name", READMES)
def test_a_readme_links_each_page_of_its_language(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    english = {page.name for page in DOCS.glob("*.md") if not page.name.endswith(".ja.md")}
    translated = {page.name for page in DOCS.glob("*.ja.md")}
    expected = english if name == "README.md" else {_translated(page, translated) for page in english}
    assert expected == set(re.findall(r"\]\(docs/([a-z.]+)\)", text))


def _translated(page: str, translated: set[str]) -> str:
    """The Japanese page, or the English one where there is none."""
    japanese = page.replace(".md", ".ja.md")
    return japanese if japanese in translated else page


@pytest.mark.parametrize("name", READMES)
def test_the_pages_of_each_language_name_every_command(name: str) -> None:
    is_japanese = name.endswith(".ja.md")
    pages = [page for page in PAGES if page.name.endswith(".ja.md") == is_japanese]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert all(f"yougo {command}" in text for command in COMMANDS)


@pytest.mark.parametrize(
    ("name", "sentence", "joint"),
    [
        ("README.md", "write one export (`{}`) to a file", "`, `"),
        ("README.ja.md", "1つの形式（`{}`）を\nファイル", "`、`"),
        ("templates/yougo.toml", 'writes to build/: "{}".', '", "'),
    ],
)
def test_the_formats_are_those_that_are_installed(name: str, sentence: str, joint: str) -> None:
    formats = joint.join(sorted(exporters()))
    assert sentence.format(formats) in (ROOT / name).read_text(encoding="utf-8")


def test_the_settings_of_a_new_workspace_are_those_of_the_exporters() -> None:
    text = (ROOT / "templates" / "yougo.toml").read_text(encoding="utf-8")
    of_exporters = text[text.index("# A deck") : text.index("# The documents")]
    _, *tables = re.split(r"^# \[(?=\w+\])", of_exporters, flags=re.MULTILINE)
    assert len(tables) > 1
    for table in tables:
        name = table[: table.index("]")]
        lines = dict(re.findall(r"^# (\w+) = (.*)$", table, re.MULTILINE))
        words = {key: tuple(re.findall(r'"([^"]+)"', line)) for key, line in lines.items()}
        options = exporters()[name].options
        assert words.keys() == options.keys()
        assert all(words[key] == option.words for key, option in options.items() if option.words)


def test_the_japanese_page_explains_the_same_warnings_in_the_same_order() -> None:
    text = (DOCS / "finding.ja.md").read_text(encoding="utf-8")
    tables = re.findall(r"^\| 警告 \| 意味 \|\n.*\n((?:\|.*\n)+)", text, re.MULTILINE)
    explained = [re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE) for table in tables]
    assert explained == [list(OF_TERMS), list(OF_DOCUMENTS)]


def test_every_local_link_of_the_documentation_leads_somewhere() -> None:
    for page in PAGES:
        text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target, _, place in re.findall(r"\]\((?!https?:)([^)#]*)(#([^)]*))?\)", text):
            linked = page.parent / target if target else page
            assert linked.exists(), f"{page.name}: {target}"
            assert not place or place in _places(linked), f"{page.name}: {target}#{place}"


def _places(page: Path) -> list[str]:
    """The addresses of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.ja.md", "ja")])
def test_the_readme_prints_what_yougo_prints(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("YOUGO_LANG", language)
    text = (ROOT / name).read_text(encoding="utf-8")
    memo = re.search(r"cat > memo\.md <<'END'\n(.*?)\nEND\n", text, re.DOTALL)
    (tmp_path / "memo.md").write_text(memo[1] + "\n", encoding="utf-8")
    session = text[memo.end() : text.index("`yougo remove ../memo.md`")]
    readings = (DOCS / name.replace("README", "readings")).read_text(encoding="utf-8")
    session += "```\n" + _block(readings, "$ yougo reading")
    tried = []
    for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$|```).*\n)*)", session, re.MULTILINE):
        program_name, *arguments = shlex.split(command)
        if program_name == "cd":
            monkeypatch.chdir(arguments[0])
        elif arguments != ["review"]:  # it asks a person
            done = subprocess.run([*YOUGO, *arguments], capture_output=True, check=True)
            assert (done.stdout + done.stderr).decode().replace("\r\n", "\n") == printed, command
            tried.append(arguments[0])
    assert tried == ["init", "add", "lookup", "show", "edit", "build", "export", "reading"]


def _block(text: str, beginning: str) -> str:
    """The fenced block that begins with these words."""
    start = text.index(beginning)
    return text[start : text.index("```", start)]
