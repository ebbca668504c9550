"""A workspace in git: cloned, branched and merged."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from yougo.cli.fast_lookup.entry_point import run
from yougo.workspace.register import text as register_text

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new workspace, built and committed on the branch ``main``."""
    made = tmp_path / "w"
    assert run(["init", str(made)]) == 0
    git(made, "init", "-q", "-b", "main")
    yougo(made, "build")
    commit(made)
    return made


def git(root: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{what}": "x@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, env={**os.environ, **who, **own}
    )


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "A state")


def yougo(root: Path, *arguments: str) -> None:
    assert run(["--workspace", str(root), *arguments]) == 0


def add(root: Path, name: str, text: str) -> None:
    """Add a document to the glossary, make its cards, and commit."""
    outside = root.parent / name
    outside.write_text(text, encoding="utf-8")
    yougo(root, "add", "--copy", str(outside))
    yougo(root, "build")
    commit(root)


def test_a_clone_of_a_new_workspace_builds(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "w", "clone")
    assert (tmp_path / "clone" / "glossary" / "sources").is_dir()
    yougo(tmp_path / "clone", "build")
    shutil.rmtree(root / "glossary" / "sources")
    yougo(root, "build")


def test_two_branches_that_each_add_a_document_merge(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(root, "first.md", "国際連合（UN）。\n")
    git(root, "checkout", "-q", "-b", "one")
    add(root, "one.md", "世界保健機関（WHO）、すなわち（UN: United Nations）。\n")
    git(root, "checkout", "-q", "main")
    add(root, "other.md", "国際通貨基金（IMF）。\n")
    yougo(root, "edit", "un", "--english", "United Nations")
    commit(root)
    git(root, "merge", "-q", "--no-edit", "one")
    yougo(root, "build")
    register = root / "glossary" / "register.tsv"
    text = register.read_text(encoding="utf-8")
    assert register_text.render(register_text.parse(text, "")) == text
    assert {"un", "who", "imf"} <= register_text.parse(text, "").entries.keys()
    yougo(root, "edit", "imf", "--accept")
    capsys.readouterr()
    yougo(root, "list", "--json")
    listed = {record["id"] for record in map(json.loads, capsys.readouterr().out.splitlines())}
    assert {"un", "who", "imf"} <= listed


def test_a_register_that_was_merged_line_by_line_is_put_in_order(root: Path) -> None:
    add(root, "first.md", "国際連合（UN）、世界保健機関（WHO）。\n")
    register = root / "glossary" / "register.tsv"
    text = register.read_text(encoding="utf-8")
    header, *lines = text.splitlines(keepends=True)
    register.write_text(header + "".join(reversed(lines)) + header + lines[0], encoding="utf-8")
    yougo(root, "list")
    assert register.read_text(encoding="utf-8") == text
