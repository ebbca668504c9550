"""What somebody sees who has no glossary yet."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workspaces import NOTE, workspace
from yougo import __version__
from yougo.cli.fast_lookup.entry_point import run
from yougo.cli.program import COMMANDS


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable:
    """Runs yougo in a folder without a workspace, with an empty home."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")

    def yougo(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        return code, "".join(capsys.readouterr())

    return yougo


def commands_named(text: str) -> set[str]:
    return set(re.findall(r"yougo ([a-z]+)", text)) & set(COMMANDS)


def test_yougo_alone_says_what_to_do_and_makes_nothing(said: Callable, tmp_path: Path) -> None:
    code, text = said()
    assert code == 0
    assert len(list(filter(None, text.splitlines()))) <= 6
    assert commands_named(text) == {"add", "init", "lookup", "review", "build"}
    assert not (tmp_path / "home").exists()


def test_yougo_alone_in_a_workspace_is_its_help(
    said: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w"))
    assert said() == (0, said("--help")[1])


def test_the_first_documents_name_the_next_commands_and_later_ones_do_not(
    said: Callable, tmp_path: Path
) -> None:
    code, text = said("add", "note.md")
    assert code == 0
    assert commands_named(text.splitlines()[-1]) == {"review", "lookup", "build"}
    (tmp_path / "more.md").write_text("国際連合（UN）。\n", encoding="utf-8")
    assert "Next:" not in said("add", "more.md")[1]


def test_the_first_build_says_how_to_open_what_it_made(said: Callable) -> None:
    said("add", "note.md")
    assert "`yougo build --open`" in said("build")[1]
    assert "--open" not in said("build")[1]


def test_a_build_without_a_deck_says_so_and_how_to_open_the_sheet(said: Callable, tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("# 語彙\n\n1. anchor (錨) - 船を止める道具\n", encoding="utf-8")
    said("add", "list.md")
    told = said("build")[1]
    assert "so no deck was written." in told
    assert "Open the sheet in your browser with" in told
    assert "Anki with" not in told


def test_a_command_whose_reader_has_enough_ends_well(said: Callable) -> None:
    said("add", "note.md")
    program = "from yougo.cli.fast_lookup.entry_point import main; main()"
    command = [sys.executable, "-c", program, "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


def test_a_build_opens_the_deck_and_the_sheet(
    said: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said("add", "note.md")
    programs, opened = tmp_path / "programs", tmp_path / "opened"
    programs.mkdir()
    for name in ("xdg-open", "open"):
        (programs / name).write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> {opened}\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    assert said("build", "--open")[0] == 0
    names = [Path(line).name for line in opened.read_text(encoding="utf-8").splitlines()]
    assert names == ["yougo.apkg", "yougo.html"]


def test_the_doctor_describes_what_is_there_and_changes_nothing(said: Callable, tmp_path: Path) -> None:
    code, text = said("doctor")
    assert code == 0
    assert f"yougo: {__version__} (" in text
    assert re.search(r"^workspace: .*/yougo \(absent\)$", text, re.MULTILINE)
    assert not (tmp_path / "home" / "yougo").exists()
    said("add", "note.md")
    text = said("doctor")[1]
    assert re.search(r"^documents: 1 \(0\.\d kB\)$", text, re.MULTILINE)
    assert re.search(r"^terms: 2 candidate$", text, re.MULTILINE)
    assert re.search(r"^to load the analyser: \d+\.\d\d s$", text, re.MULTILINE)


def test_what_cannot_be_added_makes_no_workspace(said: Callable, tmp_path: Path) -> None:
    (tmp_path / "program.exe").write_bytes(b"MZ")
    assert said("add", "program.exe")[0] == 2
    assert said("add", "missing.md")[0] == 2
    assert not (tmp_path / "home" / "yougo").exists()


def test_the_doctor_reports_a_workspace_that_cannot_be_read(said: Callable, tmp_path: Path) -> None:
    said("add", "note.md")
    settings = tmp_path / "home" / "yougo" / "glossary" / "yougo.toml"
    settings.write_text("title = \n", encoding="utf-8")
    code, text = said("doctor")
    assert code == 0
    assert "yougo.toml, line 1" in text


def test_yougo_is_a_module_too() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "yougo", "--version"], capture_output=True, check=True, text=True
    )
    assert shown.stdout == f"yougo, version {__version__}\n"
