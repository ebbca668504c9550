"""Writes that fail, commands that are killed, and what they leave behind.

Some of the writes of each command fail here; ``YOUGO_ROUNDS=50`` lets every one of them fail in every way.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import faults
from workspaces import NOTE, built, workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.workspace.register import text as register_text

ROUNDS = int(os.environ.get("YOUGO_ROUNDS", "4"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built(tmp_path / "w")


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
FOLDERS = ["glossary", "glossary/.history", "glossary/sources", "build", "."]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_command_takes_a_users_file_for_its_own(root: Path, folder: str) -> None:
    (root / folder).mkdir(exist_ok=True)
    for name in USERS:
        (root / folder / name).write_text("mine", encoding="utf-8")
    assert yougo(root, "edit", "who", "--accept") == 0
    assert yougo(root, "build") == 0
    assert yougo(root, "edit", "--undo") == 0
    assert [name for name in USERS if (root / folder / name).read_text(encoding="utf-8") != "mine"] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_a_killed_command_left_goes_and_what_a_running_one_writes_stays(root: Path, folder: str) -> None:
    (root / folder).mkdir(exist_ok=True)
    left = root / folder / f".yougo-{dead()}-abcdefgh"
    running = root / folder / f".yougo-{os.getppid()}-abcdefgh"
    for path in (left, running):
        path.write_text("half", encoding="utf-8")
    assert yougo(root, "build") == 0
    assert not left.exists()
    assert running.exists()


def test_what_a_killed_export_left_beside_its_output_goes_with_the_next_one(
    root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    left = folder / f".yougo-{dead()}-abcdefgh"
    left.write_text("half", encoding="utf-8")
    (folder / ".yougo-1-original").write_text("mine", encoding="utf-8")
    assert yougo(root, "export", "csv", "-o", str(folder / "out.csv")) == 0
    assert sorted(path.name for path in folder.iterdir()) == [".yougo-1-original", "out.csv"]


@dataclass(frozen=True)
class State:
    """What people decided, and what the documents said then."""

    terms: str
    said: Mapping[str, Mapping[str, str]]


def state(root: Path) -> State:
    """What stands there once the next command is through, the documents having changed meanwhile."""
    write(root, "note_md", NOTE.replace("World Health Organization", "World Hospital Organization"))
    code, told, _ = faults.yougo(root, "list")
    assert code == 0, told
    terms = root / "glossary" / "terms.toml"
    known = register_text.parse((root / "glossary" / "register.tsv").read_text(encoding="utf-8"), "")
    text = terms.read_text(encoding="utf-8") if terms.exists() else ""
    tomllib.loads(text)
    return State(
        text, {entry.id: dict(entry.documented) for entry in known.entries.values() if entry.documented}
    )


def copied(root: Path, name: str) -> Path:
    return shutil.copytree(root, root.parent / name)


def points(total: int, salt: str) -> list[int]:
    chosen = random.Random(salt).sample(range(1, total + 1), min(total, ROUNDS // 2))  # noqa: S311 - no secret
    return sorted(chosen)


CHANGES = [
    ("edit", "who", "--accept"),
    ("edit", "who", "--english", "Mine", "--note", "why"),
    ("edit", "imf", "--not", "国際通貨基金", "--english", "Fund"),
    ("edit", "--undo"),
    ("edit", "--new", "own", "--english", "Own Term"),
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", faults.KINDS)
@pytest.mark.parametrize("change", CHANGES, ids=" ".join)
def test_a_decision_is_taken_whole_or_not_at_all(tmp_path: Path, change: tuple[str, ...], kind: str) -> None:
    root = workspace(tmp_path / "w")
    for decision in (("who", "--note", "first"), ("who", "--english", "Second")):
        assert yougo(root, "edit", *decision) == 0
    code, told, total = faults.yougo(copied(root, "done"), *change)
    assert code == 0, told
    old, new = state(copied(root, "old")), state(tmp_path / "done")
    assert old != new
    for point in points(total, f"{change}{kind}"):
        broken = copied(root, f"broken-{point}")
        code, told, _ = faults.yougo(broken, *change, kind=kind, point=point)
        assert code in (0, 2, faults.KILLED), told
        assert "unexpected" not in told
        found = state(broken)
        where = f"{kind} at {point}: {told}"
        assert found in (old, new), where
        if code == 0 or "Your decision is saved" in told:
            assert found == new, where
        elif code == 2:
            assert found == old, where
        assert not list((broken / "glossary").rglob(".yougo-*")), where
        check_undo(broken, found == new and "--undo" not in change, old)


def check_undo(root: Path, done: bool, old: State) -> None:
    """The decision that was taken goes; where it was not, or was an undo, the one before it."""
    before = state(root)
    code, told, _ = faults.yougo(root, "edit", "--undo")
    assert code == 0, told
    after = state(root)
    assert after != before
    assert not done or after.terms == old.terms


@pytest.mark.slow
def test_a_change_by_hand_after_a_crash_stays_and_the_register_learns_of_it(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    assert yougo(root, "build") == 0
    _, _, total = faults.yougo(copied(root, "done"), "edit", "who", "--accept")
    new = state(tmp_path / "done")
    found = 0
    for point in range(1, total + 1):
        broken = copied(root, f"broken-{point}")
        faults.yougo(broken, "edit", "who", "--accept", kind="kill", point=point)
        terms = broken / "glossary" / "terms.toml"
        if not terms.exists():
            continue
        terms.write_text(f"# by hand\n{new.terms}", encoding="utf-8")
        assert state(broken) == State(f"# by hand\n{new.terms}", new.said)
        found += 1
    assert found > 1


@pytest.mark.parametrize("name", ["terms.toml", "yougo.toml", "register.tsv"])
def test_a_pipe_or_a_folder_in_the_place_of_a_file_is_named_with_its_remedy(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "glossary" / name
    for make, kind in ((os.mkfifo, "a pipe"), (os.mkdir, "a folder")):
        path.unlink(missing_ok=True)
        make(path)
        assert yougo(root, "list") == 2
        told = capsys.readouterr().err
        assert f"{name}, line 1: it is {kind}; remove it, and put the file in its place." in told


def test_a_history_that_version_0_1_wrote_is_undone(root: Path) -> None:
    history = root / "glossary" / ".history"
    history.mkdir(exist_ok=True)
    after = '[who]\nstatus = "accepted"\n'
    facts = {"after": hashlib.sha256(after.encode()).hexdigest(), "said": {"who": {}}}
    (history / "000007.json").write_text(json.dumps(facts), encoding="utf-8")
    (history / "000007.toml").write_text("# first\n", encoding="utf-8")
    (history / "000008.json").write_text("{}", encoding="utf-8")  # it was killed before it wrote 000008.toml
    terms = root / "glossary" / "terms.toml"
    terms.write_text(after, encoding="utf-8")
    assert yougo(root, "edit", "who", "--note", "n") == 0
    assert yougo(root, "edit", "--undo") == 0
    assert terms.read_text(encoding="utf-8") == after
    assert yougo(root, "edit", "--undo") == 0
    assert terms.read_text(encoding="utf-8") == "# first\n"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"after": "x", "said": []}', '{"said": {"who": 1}}']
)
def test_what_is_no_step_of_yougos_is_told_and_undoes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    assert yougo(root, "edit", "who", "--accept") == 0
    before = (root / "glossary" / "terms.toml").read_bytes()
    (step,) = (root / "glossary" / ".history").glob("*1.json")
    step.write_text(content, encoding="utf-8")
    assert yougo(root, "edit", "--undo") == 2
    assert f"{step.name}, line 1: this is not what yougo wrote; delete the file." in capsys.readouterr().err
    assert (root / "glossary" / "terms.toml").read_bytes() == before


def test_what_is_no_journal_of_yougos_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "glossary" / ".history").mkdir(exist_ok=True)
    (root / "glossary" / ".history" / "unfinished.json").write_text("{", encoding="utf-8")
    assert yougo(root, "build") == 2
    assert (
        "unfinished.json, line 1: this is not what yougo wrote; delete the file." in capsys.readouterr().err
    )
