"""``yougo lookup --clipboard`` and ``--watch``, with a program that holds the clipboard."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workspaces import built
from yougo.cli.fast_lookup.entry_point import run

YOUGO = [sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()"]
COMMANDS = {"xclip": {"DISPLAY": ":7"}, "xsel": {"DISPLAY": ":7"}, "wl-paste": {"WAYLAND_DISPLAY": "w"}}
PROGRAM = """#!/bin/sh
cat "$CLIPBOARD"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("clipboard") / "w")


@pytest.fixture
def clipboard(tmp_path: Path) -> Path:
    """The file that the program prints."""
    return tmp_path / "copied.txt"


def environment(clipboard: Path, program: str = "xclip") -> dict[str, str]:
    """What is set where a program can read the clipboard; nothing without one."""
    folder = clipboard.parent / "programs"
    folder.mkdir()
    for name in filter(None, {program, program.replace("paste", "copy")}):
        (folder / name).write_text(PROGRAM, encoding="utf-8")
        (folder / name).chmod(0o755)
    for name in ("which", "cat", "sh"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    return {
        "PATH": str(folder),
        "CLIPBOARD": str(clipboard),
        "LC_ALL": "C.UTF-8",
        "HOME": str(clipboard.parent),
        **COMMANDS.get(program, {"DISPLAY": ":7"}),
    }


def ask(root: Path, variables: dict[str, str], *options: str) -> tuple[int, str, str]:
    command = [*YOUGO, "--workspace", str(root), "lookup", *options]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("program", COMMANDS)
def test_what_is_on_the_clipboard_is_looked_up(root: Path, clipboard: Path, program: str) -> None:
    clipboard.write_text("  世界保健機関\n", encoding="utf-8")
    code, out, err = ask(root, environment(clipboard, program), "--clipboard")
    assert (code, err) == (0, "")
    assert "World Health Organization" in out


def test_the_terms_in_a_text_on_the_clipboard_are_listed(root: Path, clipboard: Path) -> None:
    clipboard.write_text("国際通貨\n基金と\n世界保健機関", encoding="utf-8")
    code, out, _ = ask(root, environment(clipboard), "--clipboard")
    assert [line.split()[0] for line in out.splitlines()] == ["IMF", "WHO"]
    assert code == 0


@pytest.mark.parametrize(("text", "told"), [("", "no text on the clipboard"), ("無い語", "Nothing found")])
def test_what_finds_nothing_is_told(root: Path, clipboard: Path, text: str, told: str) -> None:
    clipboard.write_text(text, encoding="utf-8")
    code, out, err = ask(root, environment(clipboard), "--clipboard")
    assert (code, out) == (1, "")
    assert told in err


@pytest.mark.parametrize("option", ["--clipboard", "--watch"])
def test_without_a_program_for_it_one_sentence_says_which_to_install(
    root: Path, clipboard: Path, option: str
) -> None:
    code, out, err = ask(root, environment(clipboard, ""), option)
    assert (code, out) == (2, "")
    assert err == (
        "yougo: The clipboard cannot be read. It needs a desktop session, on Linux with xclip, xsel or "
        "wl-clipboard.\n"
    )


@pytest.mark.parametrize("options", [["--clipboard", "--watch"], ["--clipboard", "WHO"], ["--watch", "WHO"]])
def test_options_that_contradict_each_other_are_refused(root: Path, capsys, options: list[str]) -> None:
    assert run(["--workspace", str(root), "lookup", *options]) == 2
    assert "take no QUERY" in capsys.readouterr().err


def test_whatever_is_copied_is_answered_until_ctrl_c(root: Path, clipboard: Path) -> None:
    clipboard.write_text("IMF", encoding="utf-8")
    command = [*YOUGO, "--workspace", str(root), "lookup", "--watch", "--brief"]
    command[2] = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {command[2]}"
    with subprocess.Popen(
        command, env=environment(clipboard), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watching:
        assert "Ctrl-C" in watching.stderr.readline()
        for query, answer in (("WHO", "世界保健機関"), ("国際通貨基金", "IMF")):
            new = clipboard.with_suffix(".new")
            new.write_text(query, encoding="utf-8")
            new.replace(clipboard)
            told = watching.stdout.readline()
            assert answer in told
            assert watching.stdout.readline() == "\n"
        time.sleep(1)
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 130
        assert watching.stdout.read() == ""
