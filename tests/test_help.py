"""What `yougo help` prints, the manual page, and the script for a shell."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workspaces import NOTE, workspace
from yougo import __version__
from yougo.cli import help_pages, page_text
from yougo.cli.fast_lookup.entry_point import run
from yougo.cli.program import COMMANDS
from yougo.model.codes import WARNINGS

ROOT = Path(__file__).parents[1]
START_FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/completions/yougo.fish"}


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Runs yougo; gives the exit code, and what is printed."""
    monkeypatch.setenv("COLUMNS", "100")

    def yougo(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        return code, "".join(capsys.readouterr())

    return yougo


def in_japanese(*arguments: str) -> str:
    command = [sys.executable, "-m", "yougo", "--lang", "ja", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_help_alone_lists_each_command_page_and_warning(said: Callable) -> None:
    code, text = said("help")
    assert code == 0
    pages = {path.name.split(".")[0] for path in (ROOT / "docs").glob("*.md")} - {"commands"}
    assert {*COMMANDS, *pages, *WARNINGS} <= set(text.split())


@pytest.mark.parametrize(
    ("topic", "near"),
    [
        (("export", "html"), "There is `yougo help export`, `yougo help sheet`."),
        (("export", "anki"), "There is `yougo help export`, `yougo help anki`."),
        (("tbx",), "There is `yougo help exports`."),
        (("pdf",), "There is `yougo help sheet`."),
        (("nothing", "such"), ""),
    ],
)
def test_where_there_is_no_help_the_nearest_topics_are_named(said: Callable, topic: tuple, near: str) -> None:
    code, text = said("help", *topic)
    assert code == 1
    assert "There is no help on" in text
    assert text.strip().splitlines()[1:] == list(filter(None, [near]))


@pytest.mark.parametrize("warning", WARNINGS)
def test_each_warning_has_its_meaning_and_what_to_do(said: Callable, warning: str) -> None:
    code, text = said("help", warning)
    assert code == 0
    meaning = page_text.shown(WARNINGS[warning].meaning)
    assert words_of(meaning) in words_of(text)
    section = (ROOT / "docs" / "finding.md").read_text(encoding="utf-8").split(f"### {warning}\n\n")[1]
    assert words_of(section)[:20] in words_of(text)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_on_a_command_begins_with_what_its_option_prints(said: Callable, command: str) -> None:
    assert said("help", command)[1].startswith(said(command, "--help")[1])


@pytest.mark.parametrize(
    "topic", ["Which terms are in the deck?", "which-terms-are-in-the-deck", "which TERMS are in the deck"]
)
def test_a_section_is_found_by_its_heading(said: Callable, topic: str) -> None:
    assert "the candidates that are very likely right" in said("help", *topic.split())[1]


def test_there_is_help_on_what_its_own_examples_name() -> None:
    for language in ("en", "ja"):
        command = [sys.executable, "-m", "yougo", "--lang", language, "help"]
        told = subprocess.run([*command, "help"], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
        examples = re.findall(r"^ +yougo help ([^-\n][^\n]*)$", told, re.MULTILINE)
        assert len(examples) > 1
        for topic in examples:
            subprocess.run([*command, *topic.split()], stdout=subprocess.DEVNULL, check=True)


def test_a_code_is_found_in_the_tables(said: Callable) -> None:
    assert "letters that the words before them do not spell" in said("help", "unspelled")[1]


def test_a_page_is_printed_whole_with_the_commands_that_its_links_are(said: Callable) -> None:
    text = said("help", "workspace")[1]
    assert text.startswith("A workspace\n")
    assert "glossary/register.tsv" in text
    assert "](" not in text


def test_no_line_is_wider_than_the_terminal_except_examples() -> None:
    for page in help_pages.pages().values():
        prose = re.sub(r"(?m)^  .*$", "", page_text.shown(page.text))
        assert all(len(line) <= 100 for line in prose.splitlines())


def test_help_on_nothing_known_says_where_the_list_is(said: Callable) -> None:
    code, text = said("help", "bananas")
    assert code == 1
    assert "bananas" in text
    assert "`yougo help`" in text


def test_help_is_in_the_language_of_the_person() -> None:
    assert "元の文を確かめます" in in_japanese("help", "expansion-mismatch")
    assert "`yougo list --sort confidence` は" in in_japanese("help", "確からしさ")
    assert "警告と問題:" in in_japanese("help")


def test_a_check_names_the_help_on_its_warnings_once(said: Callable, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("世界保健機関[^a]と国際連合[^b]\n", encoding="utf-8")
    assert said("check", str(draft))[1].count("`yougo help dangling-footnote`") == 1


def test_a_build_names_the_help_on_its_warnings_once(said: Callable, tmp_path: Path) -> None:
    made = workspace(tmp_path / "w", note_md=NOTE + "\n世界保健機関[^a]と国際連合[^b]\n\n[^c]: 注。\n")
    text = said("--workspace", str(made), "build")[1]
    assert text.count("`yougo help ") == 1
    assert "what to do about dangling-footnote, orphan-footnote." in text


def test_the_manual_page_has_every_command_and_option_and_no_fault(said: Callable, tmp_path: Path) -> None:
    manual = said("help", "--man")[1]
    assert f"yougo {__version__}" in manual
    assert all(f".SS yougo {command} " in manual for command in COMMANDS)
    assert "\\-\\-accept" in manual
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    for page in (manual, in_japanese("help", "--man")):
        (tmp_path / "yougo.1").write_text(page, encoding="utf-8")
        command = ["groff", "-k", "-Tutf8", "-man", "-ww", str(tmp_path / "yougo.1")]
        done = subprocess.run(command, capture_output=True, check=True)
        assert done.stderr == b""


@pytest.mark.parametrize("shell", START_FILES)
def test_one_command_makes_a_shell_complete_and_a_second_changes_nothing(
    said: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: str
) -> None:
    for variable in ("ZDOTDIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    started = tmp_path / START_FILES[shell]
    started.parent.mkdir(parents=True, exist_ok=True)
    started.write_text("# mine, without an end of line", encoding="utf-8")
    assert said("completion", "--install")[0] == 0
    written = started.read_text(encoding="utf-8")
    assert written.startswith("# mine, without an end of line\n")
    assert f"yougo completion {shell}" in written
    assert said("completion", shell, "--install")[0] == 0
    assert started.read_text(encoding="utf-8") == written


def test_the_script_is_that_of_the_shell(said: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/zsh")
    assert said("completion")[1].startswith("#compdef yougo")
    assert "complete --no-files --command yougo" in said("completion", "fish")[1]


def test_a_shell_that_yougo_does_not_know_is_wrong_usage(
    said: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    code, text = said("completion")
    assert code == 2
    assert "bash, zsh or fish" in text


def test_the_file_that_a_shell_reads_may_be_unwritable(
    said: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".bashrc").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    code, text = said("completion", "bash", "--install")
    assert code == 2
    assert ".bashrc" in text


def test_commands_and_warnings_are_proposed_as_topics() -> None:
    environment = {**os.environ, "_YOUGO_COMPLETE": "bash_complete", "COMP_WORDS": "yougo help ho"}
    done = subprocess.run(
        [sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()"],
        env={**environment, "COMP_CWORD": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "plain,homonym\n"
