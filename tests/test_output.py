"""Nothing that a terminal obeys is printed, whatever documents, file names, ids and queries hold."""

import ast
import io
import re
from pathlib import Path

import pytest

from workspaces import workspace
from yougo.cli import output
from yougo.cli.fast_lookup.entry_point import run

CLI = Path(output.__file__).parent
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
FORBIDDEN = {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}
EVIL = "\x1b[2J\x9b31m\u202egpj\x07"
TEXT = f"""---
title: "{EVIL.encode("unicode_escape").decode()}"
---

世界保健機関（WHO[^who]）は会議を開いた{EVIL}。国際{EVIL}通貨基金（IMF）も加わった。連絡窓口（PoC）。

概念実証（PoC）。&#x9d;&#27;[2J（KYK）

[^lost{EVIL}]: 迷子。
[^who]: World {EVIL}Health Organization。
"""
TERMS = """\
["who"]
note = "\\u001b[2J\\u202e"
tags = ["t\\u009b"]
status = "accepted"
"""
IDS = """
["evil\\u001b[2J\\u202e"]
japanese = "邪悪"
english = "Evil\\u009b"

["nobody\\u0007"]
note = "of no term"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = workspace(tmp_path_factory.mktemp("hostile") / f"w{EVIL}")
    for name in (f"a{EVIL}.md", "b\nc.md", f"t{EVIL}.csv", f"unreadable{EVIL}.md"):
        (made / "docs" / name).write_text(TEXT, encoding="utf-8")
    (made / "docs" / f"unreadable{EVIL}.md").write_bytes(b"\0\xff\0\1" * 50)
    settings = made / "glossary" / "yougo.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"anki", ', ""), encoding="utf-8")
    (made / "glossary" / "terms.toml").write_text(TERMS, encoding="utf-8")
    assert run(["--workspace", str(made), "build"]) in (0, 1)
    return made


COMMANDS = [
    ["build"],
    ["list"],
    ["list", "--json"],
    ["list", "--source", f"docs/{EVIL}.md"],
    ["list", f"--{EVIL}"],
    ["list", "--status", EVIL],
    ["list", "--warning", "dangling-footnote"],
    ["show", "who"],
    ["show", "who", "--json"],
    ["show", EVIL],
    ["show", "PoC"],
    ["lookup", EVIL],
    ["lookup", f"{EVIL}who"],
    ["lookup", "who"],
    ["lookup", "--json", "who"],
    ["lookup", "--brief", "o"],
    ["lookup", "--open", "who"],
    ["lookup", "--limit", EVIL, "x"],
    ["check"],
    ["check", "--json"],
    ["check", f"docs/a{EVIL}.md"],
    ["check", f"nowhere{EVIL}"],
    ["add", "docs"],
    ["add", "--explain", "docs"],
    ["add", "--explain", "--json", "docs"],
    ["add", f"nowhere{EVIL}.md"],
    ["add", f"picture{EVIL}.png"],
    ["remove", f"nowhere{EVIL}.md"],
    ["review", "--limit", "1"],
    ["edit", "who", "--note", EVIL],
    ["edit", "who", "--english", f"World{EVIL}"],
    ["edit", "who", "--reading", EVIL],
    ["edit", "--new", f"new{EVIL}", "--japanese", "新"],
    ["edit", "--undo"],
    ["edit", "--from", f"nowhere{EVIL}.csv"],
    ["reading", f"世界{EVIL}"],
    ["reading", "--json", f"世界{EVIL}"],
    ["export", "csv", "-o", f"nowhere{EVIL}/x.csv"],
    ["export", "jsonl", "-o", f"out{EVIL}.jsonl"],
    ["export", f"x{EVIL}"],
    ["init", f"new{EVIL}"],
    ["init", f"new{EVIL}"],
    ["--workspace", f"nowhere{EVIL}", "list"],
    [f"command{EVIL}"],
    [f"--{EVIL}"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=ascii)
def test_no_command_prints_what_a_terminal_obeys(
    arguments: list[str], root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YOUGO_WORKSPACE", str(root))
    monkeypatch.chdir(root)
    monkeypatch.setattr("sys.stdin", io.StringIO("q"))
    (root / f"picture{EVIL}.png").write_bytes(b"x")
    assert run(arguments) in (0, 1, 2)
    out, err = capsys.readouterr()
    assert out + err
    assert not OBEYED.findall(out + err)
    assert "unexpected error" not in err


def test_ids_in_terms_toml_are_printed_or_refused_with_their_controls_visible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = workspace(tmp_path / "w")
    monkeypatch.chdir(made)
    (made / "glossary" / "terms.toml").write_text(IDS, encoding="utf-8")
    for arguments in (["build"], ["list"], ["show", "evil\x1b[2J\u202e"], ["lookup", "邪悪"], ["check"]):
        assert run(arguments) in (0, 1, 2)
    out, err = capsys.readouterr()
    assert out + err
    assert not OBEYED.findall(out + err)


def test_a_file_name_that_is_not_unicode_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w"))
    assert run(["add", "bad\udcff.md"]) == 2
    assert "bad\\udcff.md does not exist" in capsys.readouterr().err


def test_what_is_set_off_becomes_codes_in_a_terminal_only() -> None:
    text = f"{output.BOLD}a\x1b[2J{output.PLAIN}"
    assert output.shown(text, styled=True) == "\x1b[1ma\\u001b[2J\x1b[0m"
    assert "\x1b" not in output.shown(text)


def test_all_that_is_printed_goes_one_way() -> None:
    for path in CLI.rglob("*.py"):
        if path.name == "output.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func) not in FORBIDDEN, f"{path.name}, line {node.lineno}"


def test_a_line_break_in_a_documents_name_breaks_no_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = workspace(
        tmp_path / "w",
        **{"bad\nname_md": "世界保健機関（WHO[^w]）。\n国際機関（IGO[^x]）。\n\n[^w]: Health。\n"},
    )
    monkeypatch.chdir(made)
    run(["build"])
    for words in (
        ["show", "who"],
        ["list"],
        ["check"],
        ["lookup", "who"],
        ["add", "--explain", "docs/bad\nname.md"],
    ):
        run(words)
        out, err = capsys.readouterr()
        assert "name.md" not in [line.strip()[:7] for line in (out + err).splitlines()], words
        assert words == ["list"] or r"bad\nname.md:" in out + err, words
