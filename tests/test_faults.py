"""Writes that fail, commands that are killed, and what they leave behind."""

import os
import subprocess
from pathlib import Path

import pytest

from workspaces import workspace
from yougo.cli.door import run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w")
    assert run(["--workspace", str(made), "build"]) == 0
    return made


def yougo(root: Path, *arguments: str) -> int:
    return run(["--workspace", str(root), *arguments])


def dead() -> int:
    """The number of a process that is gone."""
    process = subprocess.Popen(["/bin/true"])
    process.wait()
    return process.pid


USERS = (
    ".terms.toml.original", ".register.tsv.20261120", ".yougo.toml.mybackup", ".yougo-notes",
    ".yougo-1-original", ".yougo-99999-mine.toml", ".gitignore",
)  # fmt: skip


@pytest.mark.parametrize("folder", ["glossary", "glossary/.history", "glossary/sources", "build"])
def test_no_command_takes_a_users_file_for_its_own(root: Path, folder: str) -> None:
    (root / folder).mkdir(exist_ok=True)
    for name in USERS:
        (root / folder / name).write_text("mine", encoding="utf-8")
    assert yougo(root, "edit", "who", "--accept") == 0
    assert yougo(root, "build") == 0
    assert yougo(root, "edit", "--undo") == 0
    assert [name for name in USERS if (root / folder / name).read_text(encoding="utf-8") != "mine"] == []


@pytest.mark.parametrize("folder", ["glossary", "glossary/.history", "glossary/sources", "build"])
def test_what_a_killed_command_left_goes_and_what_a_running_one_writes_stays(root: Path, folder: str) -> None:
    (root / folder).mkdir(exist_ok=True)
    left = root / folder / f".yougo-{dead()}-abcdefgh"
    running = root / folder / f".yougo-{os.getppid()}-abcdefgh"
    for path in (left, running):
        path.write_text("half", encoding="utf-8")
    assert yougo(root, "build") == 0
    assert not left.exists()
    assert running.exists()
