"""Completion as the shells do it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from workspaces import built, workspace
from yougo.cli.fast_lookup.entry_point import run

TEXT = """世界保健機関（WHO）、国際通貨基金（IMF）、国際連合（UN）、協力の覚書、案（以下「覚書」という。）。

Point of Contact (PoC)

Proof of Concept (PoC)
"""
SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], "yougo completion bash --install; . ~/.bashrc"),
    "zsh": (["-f", "-i"], "yougo completion zsh --install; autoload -U compinit; compinit -u; . ~/.zshrc"),
    "fish": (
        ["--no-config", "-i"],
        "yougo completion fish --install; . ~/.config/fish/completions/yougo.fish",
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("completion") / "w", note_md=TEXT)


def proposed(root: Path, *words: str) -> dict[str, str]:
    """What is proposed for the last word, and what is said of it."""
    environment = {
        **os.environ,
        "_YOUGO_COMPLETE": "zsh_complete",
        "COMP_WORDS": " ".join(("yougo", *words)),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()"],
        cwd=root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    return {name: meaning for kind, name, meaning in zip(*[iter(lines)] * 3, strict=False) if kind == "plain"}


@pytest.mark.parametrize("command", ["lookup", "show", "edit"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("w", {"WHO"}),
        ("ｉｍ", {"IMF"}),
        ("国際", {"国際通貨基金", "国際連合"}),
        ("poc", {"poc", "poc-2"}),
        ("zz", set()),
    ],
)
def test_names_that_begin_as_typed_are_proposed(
    root: Path, command: str, typed: str, expected: set[str]
) -> None:
    assert proposed(root, command, typed).keys() == expected


def test_a_proposed_name_says_what_it_stands_for(root: Path) -> None:
    assert proposed(root, "lookup", "wh") == {"WHO": "世界保健機関"}


def test_commands_are_proposed(root: Path) -> None:
    assert {"lookup", "list"} <= proposed(root, "l").keys()


def test_with_nothing_typed_all_terms_are_proposed(root: Path) -> None:
    assert {"WHO", "IMF", "UN"} <= proposed(root, "show", "").keys()


def test_where_there_is_no_glossary_nothing_is_proposed_and_nothing_made(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w")
    assert proposed(made, "lookup", "w") == {}
    assert not (made / "build").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_a_term(root: Path, shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "yougo").write_text(
        f"#!{sys.executable}\nimport sys\nfrom yougo.cli.fast_lookup.entry_point import main\nmain()\n",
        encoding="utf-8",
    )
    (tmp_path / "yougo").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    environment["XDG_CONFIG_HOME"] = str(tmp_path / ".config")
    arguments, line = SHELLS[shell]
    child = pexpect.spawn(
        shell, arguments, cwd=root, env=environment, encoding="utf-8", timeout=20, dimensions=(24, 200)
    )
    child.sendline(f"{line}; echo re''ady")
    child.expect("ready")
    child.send("yougo lookup --brief wh\t")
    child.expect("WHO")
    child.sendline("")
    child.expect("世界保健機関")
    child.close(force=True)


def test_only_what_a_shell_takes_as_it_is_is_proposed(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w", note_md=TEXT)
    names = [
        "$(touch pwned)", "`touch pwned`", "a;touch pwned", "a b", "a&b", "-rf", "--limit", "~root", "*",
        "a|b", "a>b", "!!", "#a", "%1", "^a^b", "{a,b}", "a\\b", "=ls", "a:b", "a\u3000b",
        "a\u00a0b", "a\u202eb",
    ]  # fmt: skip
    rows = "".join(f"[{json.dumps(name)}]\nenglish = {json.dumps(name + 'x')}\n" for name in names)
    (made / "glossary" / "terms.toml").write_text(rows + '["fine-id"]\nenglish = "a b c"\n', encoding="utf-8")
    settings = 'title = "t"\nnamespace = "n"\n[[source]]\npath = "docs"\n'
    (made / "glossary" / "yougo.toml").write_text(settings, encoding="utf-8")
    assert run(["--workspace", str(made), "build"]) == 0
    for start in ("", "a", "$", "-"):
        for name, meaning in proposed(made, "show", start).items():
            assert re.fullmatch(r"[\w./+-]+", name), name
            assert name not in names
            assert meaning.isprintable()
    assert "fine-id" in proposed(made, "show", "fine")
