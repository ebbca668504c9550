"""Several commands at one workspace at the same time, and commands that are killed.

A few rounds run here; ``YOUGO_ROUNDS=60`` runs more.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from workspaces import workspace, write
from yougo.workspace.register import text as register_text

pytestmark = pytest.mark.slow
ROUNDS = int(os.environ.get("YOUGO_ROUNDS", "4"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lines = "".join(f"世界用語第{number}号機関（WA{number}）。\n\n" for number in range(40))
    made = workspace(tmp_path / "w", note_md=lines)
    started(made, "build").communicate()
    return made


def started(root: Path, *arguments: str) -> subprocess.Popen:
    program = [
        sys.executable,
        "-c",
        "from yougo.cli.fast_lookup.entry_point import main; main()",
        "--workspace",
        str(root),
    ]
    return subprocess.Popen([*program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def decisions(root: Path) -> dict:
    path = root / "glossary" / "terms.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def test_two_edits_and_a_build_at_once_lose_nothing(root: Path) -> None:
    for number in range(ROUNDS):
        write(root, "more_md", f"国際用語第{number}号機関（IB{number}）。\n")
        one, other = f"wa{number % 40}", f"wa{(number + 1) % 40}"
        running = [
            started(root, "edit", one, "--note", f"one {number}"),
            started(root, "edit", other, "--definition", f"二{number}", "--accept"),
            started(root, "build"),
        ]
        for process in running:
            _, told = process.communicate(timeout=60)
            assert process.returncode == 0, told
        held = decisions(root)
        assert held[one]["note"] == f"one {number}"
        assert (held[other]["definition"], held[other]["status"]) == (f"二{number}", "accepted")
        known = register_text.parse((root / "glossary" / "register.tsv").read_text(encoding="utf-8"), "")
        assert {f"ib{number}", one, other} <= known.entries.keys()
    listed, _ = started(root, "list", "--json").communicate()
    records = {record["id"]: record for record in map(json.loads, listed.splitlines())}
    assert all(records[each].get("note") == table.get("note") for each, table in decisions(root).items())


def test_a_command_that_is_killed_leaves_every_file_whole(root: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - when to kill is no secret
    start = time.monotonic()
    started(root, "edit", "wa1", "--note", "first").communicate()
    lasts = time.monotonic() - start
    for number in range(ROUNDS):
        before = decisions(root)
        write(root, "more_md", f"国際用語第{number}号機関（IB{number}）。\n")
        process = started(root, "edit", f"wa{number % 40}", "--definition", f"二{number}", "--accept")
        time.sleep(chance.uniform(0.3, 1.0) * lasts)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        held = decisions(root)
        new = {**before, f"wa{number % 40}": held.get(f"wa{number % 40}")}
        assert held in (before, new)
        register_text.parse((root / "glossary" / "register.tsv").read_text(encoding="utf-8"), "")
    after = started(root, "build")
    _, told = after.communicate(timeout=60)
    assert after.returncode == 0, told
    assert {path.name for path in (root / "glossary").iterdir()} == {
        "yougo.toml",
        "terms.toml",
        "register.tsv",
        ".history",
    }
