import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

import click
import pytest

import reference
from yougo import readers
from yougo.cli.program import program
from yougo.model.codes import OF_DOCUMENTS, OF_TERMS
from yougo.pipeline.installed import exporters

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
READMES = ["README.md", "README.ja.md"]
NEW_SETTINGS = ["yougo.toml", "yougo.ja.toml"]
LONGEST_README = 180
MOST_BYTES_OF_PICTURES = 1_500_000
ABOUT_THE_SAMPLE = ["json", "lookup"]
"""Pages whose commands are about the sample glossary; those of others are about the README's memo."""
FEWEST_COMMANDS = 10


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
def test_a_readme_is_short(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= LONGEST_README


def test_the_pictures_are_those_that_the_pages_show_and_small() -> None:
    pictures: set[Path] = set()
    for page in [*map(ROOT.joinpath, READMES), *DOCS.glob("*.md")]:
        shown = re.findall(r'(?:src|srcset)="([^"]+)"', page.read_text(encoding="utf-8"))
        pictures.update(page.parent / path for path in shown)
    assert sorted(pictures) == sorted((DOCS / "pictures").iterdir())
    assert sum(picture.stat().st_size for picture in pictures) <= MOST_BYTES_OF_PICTURES


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_readme_links_each_page_of_its_language(language: str) -> None:
    readme, *pages = _pages_in(language)
    linked = re.findall(r"\]\(docs/([a-z.]+)\)", readme.read_text(encoding="utf-8"))
    assert {page.name for page in pages} == set(linked)


def test_each_page_has_a_japanese_sister() -> None:
    english, japanese = _pages_in("en"), _pages_in("ja")
    assert [page.name.replace(".md", ".ja.md") for page in english] == [page.name for page in japanese]


@pytest.mark.parametrize("name", ["formats.md", "formats.ja.md"])
def test_the_page_of_formats_names_each_suffix_that_is_read(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    assert [suffix for suffix in readers.suffixes() if f"`{suffix}`" not in text] == []


@pytest.mark.parametrize("name", ["exports.md", "exports.ja.md"])
def test_a_table_names_the_command_of_each_format(name: str) -> None:
    named = re.findall(
        r"\| .*?`yougo export (\w+)`(?:.*?`yougo export (\w+)`)? \|", (DOCS / name).read_text("utf-8")
    )
    assert sorted(filter(None, chain.from_iterable(named))) == sorted(exporters())


@pytest.mark.parametrize("name", NEW_SETTINGS)
def test_a_new_workspace_names_the_formats(name: str) -> None:
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    listed = text[text.index("`yougo build`") : text.index("exports =")]
    assert re.findall(r'"(\w+)"', listed) == sorted(exporters())


@pytest.mark.parametrize("name", NEW_SETTINGS)
def test_the_settings_of_a_new_workspace_are_those_of_the_exporters(name: str) -> None:
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    of_exporters = text[text.index("# [anki]") : text.index("[[source]]\n")]
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


@pytest.mark.parametrize("name", ["finding.md", "finding.ja.md"])
def test_each_warning_has_a_section_that_says_what_to_do(name: str) -> None:
    sections = re.findall(r"^### ([a-z-]+)\n\n\S", (DOCS / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert sections == [*OF_TERMS, *OF_DOCUMENTS]


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


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_pages_print_what_yougo_prints(language: str, tmp_path: Path) -> None:
    sample = _sample(tmp_path / "sample")
    readme, *pages = _pages_in(language)
    written = readme.read_text(encoding="utf-8")
    memo = re.search(r"cat > memo\.md <<'END'\n(.*?)\nEND\n", written, re.DOTALL)
    (tmp_path / "memo.md").write_text(memo[1] + "\n", encoding="utf-8")
    tried = _try(written, tmp_path, language)
    for page in pages:
        folder = sample if page.name.split(".")[0] in ABOUT_THE_SAMPLE else tmp_path / "policy"
        tried += _try(page.read_text(encoding="utf-8"), folder, language)
    assert len(tried) >= FEWEST_COMMANDS


def _pages_in(language: str) -> list[Path]:
    """The README of a language, then its pages in docs."""
    if language == "ja":
        return [ROOT / "README.ja.md", *sorted(DOCS.glob("*.ja.md"))]
    english = [page for page in DOCS.glob("*.md") if not page.name.endswith(".ja.md")]
    return [ROOT / "README.md", *sorted(english)]


def _sample(folder: Path) -> Path:
    """A workspace with the sample glossary."""
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    _run("yougo build", folder, "en")
    return folder


def _try(text: str, folder: Path, language: str) -> list[str]:
    """Run the commands of a page that are shown with what they print, and compare; gives the commands."""
    tried = []
    for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$|```).*\n)*)", text, re.MULTILINE):
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
            continue
        assert _run(command, folder, language) == printed, command
        tried.append(command)
    return tried


def _run(command: str, folder: Path, language: str) -> str:
    """What a command prints on a terminal; a review is left after its first term."""
    environment = {**os.environ, "YOUGO_LANG": language, "COLUMNS": "100"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    is_review = command == "yougo review"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        input="q\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if is_review else subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
