"""A command that waits, is interrupted, or runs where it hardly can says so in one sentence.

``YOUGO_ROUNDS=50`` interrupts each command as many times.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workspaces import built
from yougo.cli import failures
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import files, listing

ROUNDS = int(os.environ.get("YOUGO_ROUNDS", "4"))
START = (
    "import os, signal; from yougo.cli.fast_lookup.entry_point import main; "
    "signal.signal(signal.SIGINT, signal.default_int_handler); os.write(1, b'.'); main()"
)
"""Says that the interpreter is up: what Python prints when it is interrupted before is its own.

A shell that runs the tests in the background has Ctrl-C ignored, which every process below it inherits.
"""
COMMANDS = [
    ["build"],
    ["list"],
    ["lookup", "WHO"],
    ["check"],
    ["edit", "who", "--note", "x"],
    ["export", "anki"],
    ["add", "--explain", "docs"],
    ["reading", "世界保健機関"],
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("interrupted") / "w")


def started(root: Path, *arguments: str, **environment: str) -> subprocess.Popen:
    """A command in a process of its own that has just begun."""
    process = subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root, env={**os.environ, **environment},
    )  # fmt: skip
    assert process.stdout.read(1) == b"."
    return process


@pytest.mark.slow
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command_that_is_interrupted_at_any_moment_says_so_in_one_line(
    arguments: list[str], root: Path
) -> None:
    start = time.monotonic()
    started(root, *arguments).communicate(timeout=60)
    lasts = time.monotonic() - start
    chance = random.Random(arguments[0])  # noqa: S311 - when to interrupt is no secret
    for number in range(ROUNDS):
        (root / "docs" / "note.md").write_text(
            f"国際第{number}機関（KD{number}）。\n世界保健機関（WHO）。\n", encoding="utf-8"
        )
        process = started(root, *arguments)
        time.sleep(chance.uniform(0, lasts))
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        told = err.decode()
        assert process.returncode in (0, 1, 130), told
        assert "Traceback" not in told
        assert told.count("Interrupted") == (process.returncode == 130), told


def test_a_ctrl_c_in_the_middle_of_a_class_is_one_too(capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted:
        def __set_name__(self, owner: type, name: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises((RuntimeError, KeyboardInterrupt)) as caught:
        type("Loaded", (), {"text": Interrupted()})
    assert failures.report(caught.value) == 130
    assert capsys.readouterr().err.startswith("yougo: Interrupted")


def test_who_interrupts_add_learns_that_the_document_is_listed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    paper = root / "a paper.md"
    paper.write_text("世界保健機関（WHO）。\n", "utf-8")
    monkeypatch.setattr(listing, "refresh", interrupted)
    assert run(["--workspace", str(root), "add", str(paper)]) == 130
    told = capsys.readouterr().err
    monkeypatch.undo()
    assert f"`yougo remove '{paper}'`" in told
    assert "a paper.md" in (root / "glossary" / "yougo.toml").read_text("utf-8")
    assert run(["--workspace", str(root), "remove", str(paper)]) == 0


def test_a_command_that_waits_says_so_and_names_the_process(root: Path) -> None:
    with files.locked(root / "glossary"):
        process = started(root, "build")
        line = process.stderr.readline().decode()
    assert line.startswith("Waiting for ")
    if Path("/proc/locks").exists():
        assert f"(process {os.getpid()})" in line
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_a_command_that_waits_can_be_given_up(root: Path) -> None:
    with files.locked(root / "glossary"):
        process = started(root, "edit", "who", "--note", "given up")
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err.count(b"\n"), b"Interrupted" in err) == (130, 1, True)
    terms = root / "glossary" / "terms.toml"
    assert not terms.exists() or "given up" not in terms.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["list"], ["lookup", "x"], ["add", "x.md"], ["init", "new"], ["build"]]
)
def test_in_a_folder_that_was_deleted_one_sentence_says_so(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = (
        f'import os; os.rmdir("{tmp_path}/gone"); from yougo.cli.fast_lookup.entry_point import main; main()'
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=tmp_path / "gone", env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"was deleted" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["list"], ["lookup", "世界"], ["add", "世界.md"], ["reading", "世界"]])
def test_without_letters_for_japanese_one_sentence_says_what_to_set(arguments: list[str], root: Path) -> None:
    process = started(root, *arguments, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.count(b"\n"), b"LC_ALL=C.UTF-8" in err) == (2, b"", 1, True)


def test_a_plain_look_up_is_answered_without_letters_for_japanese(root: Path) -> None:
    process = started(root, "lookup", "WHO", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out.startswith(b"WHO  \\u4e16")) == (0, True)


def test_a_template_that_extends_itself_is_told(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "sheet.html").write_text('{% extends "sheet.html" %}', encoding="utf-8")
    process = started(root, "export", "html")
    _, err = process.communicate(timeout=60)
    (root / "templates" / "sheet.html").unlink()
    assert (process.returncode, err.count(b"\n"), b"it extends itself" in err) == (2, 1, True)
