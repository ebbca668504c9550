"""What a person typed in an editor is decided, or it is in the file that the message names."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pexpect
import pytest

import faults
from test_faults import copied, points
from workspaces import built
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.decisions import drafts
from yougo.pipeline.files.workspace import Workspace

TYPED = '[who]\nnote = "typed for an hour"\n'
KEPT = re.compile(r"What you wrote is kept in (.+)\.\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built(tmp_path / "w")


@pytest.fixture
def edits(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Edits a term with an editor that runs a shell script on the file $1: exit code and standard error."""

    def do(script: str) -> tuple[int, str]:
        write_editor(root, script, monkeypatch)
        capsys.readouterr()
        code = run(["--workspace", str(root), "edit", "who"])
        return code, capsys.readouterr().err

    return do


def write_editor(root: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "editor"
    path.write_text(f"#!/bin/sh\ncd '{root}'\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(path))


def typed(text: str = TYPED) -> str:
    lines = text.replace("\n", "\\n")
    return f"printf '{lines}' > \"$1\""


def kept(told: str) -> str:
    (file,) = KEPT.findall(told)
    return Path(file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("meanwhile", "word"),
    [
        ("echo '[who' > glossary/terms.toml", "terms.toml, line 1"),
        ("echo title = 1 > glossary/yougo.toml", "yougo.toml, line 1"),
        ("exit 1", "failed or could not be started"),
        ("kill -9 $$", "failed or could not be started"),
        ("rm -r glossary/terms.toml; mkdir glossary/terms.toml", "terms.toml"),
    ],
)
def test_what_was_typed_survives(edits, root: Path, meanwhile: str, word: str) -> None:
    (root / "glossary" / "terms.toml").write_text("", encoding="utf-8")
    code, told = edits(f"{typed()}\n{meanwhile}")
    assert code == 2
    assert word in told
    assert kept(told) == TYPED


def test_what_was_typed_survives_where_the_history_cannot_be_written(edits, root: Path) -> None:
    (root / "glossary" / ".history").write_text("in the way", encoding="utf-8")
    code, told = edits(typed())
    assert code == 2
    assert ".history" in told
    assert kept(told) == TYPED
    Path(*KEPT.findall(told)).unlink()


def test_what_is_refused_again_is_kept_beside_what_was_refused_before(edits) -> None:
    texts = [f'[who]\ncolour = "{number}"\n' for number in range(3)]
    tolds = [edits(typed(text)) for text in texts]
    assert [code for code, _ in tolds] == [2, 2, 2]
    assert [kept(told) for _, told in tolds] == texts


def test_a_text_that_is_not_utf_8_is_kept(edits) -> None:
    code, told = edits('printf \'[who]\\nnote = "\\203\\163"\\n\' > "$1"')
    assert code == 2
    assert "is not UTF-8" in told
    (file,) = KEPT.findall(told)
    assert Path(file).read_bytes() == b'[who]\nnote = "\x83\x73"\n'


@pytest.mark.parametrize("script", ["exit 0", "exit 1", typed()])
def test_where_nothing_is_to_be_kept_no_file_stays(edits, root: Path, script: str) -> None:
    _, told = edits(script)
    assert "kept" not in told
    assert not list(root.rglob("unsaved*"))


def dead() -> int:
    process = subprocess.Popen(["/bin/true"])
    process.wait()
    return process.pid


def test_what_a_killed_edit_left_is_named_and_goes_once_the_term_is_decided(edits, root: Path) -> None:
    edits(typed("[who]\ncolour = 1\n"))
    (left,) = root.rglob("unsaved*")
    left = left.rename(left.with_name(f"unsaved-who.{dead()}.toml"))
    others = [left.with_name(name) for name in ("unsaved-who-2.toml", f"unsaved-who.{os.getppid()}.toml")]
    for other in others:
        other.write_text("of another term, or another terminal", encoding="utf-8")
    code, told = edits("exit 0")
    assert (code, f"unfinished edit of this term in {left}" in told, left.exists()) == (1, True, True)
    code, told = edits(typed())
    assert (code, f"unfinished edit of this term in {left}" in told, left.exists()) == (0, True, False)
    assert all(other.exists() for other in others)


def test_in_a_terminal_you_can_go_on_with_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_editor(root, typed("[who]\nenglish = 1\n"), monkeypatch)
    assert run(["--workspace", str(root), "edit", "who"]) == 2
    (left,) = root.rglob("unsaved*")
    left.rename(left.with_name(f"unsaved-who.{dead()}.toml"))
    write_editor(root, 'sed -i \'s/english = 1/note = "kept"/\' "$1"', monkeypatch)
    child = pexpect.spawn(
        sys.executable,
        [
            "-c",
            "from yougo.cli.fast_lookup.entry_point import main; main()",
            "--workspace",
            str(root),
            "edit",
            "who",
        ],
        encoding="utf-8",
        timeout=30,
    )
    child.expect_exact("Continue with it?")
    child.sendline("y")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    terms = (root / "glossary" / "terms.toml").read_text(encoding="utf-8")
    assert tomllib.loads(terms) == {"who": {"note": "kept"}}
    assert not list(root.rglob("unsaved*"))


def test_an_id_that_is_no_file_name_gets_one(root: Path) -> None:
    for identifier in ("../../x", "000001", "a" * 500, "国際"):
        draft = drafts.new(Workspace(root), identifier, "x")
        assert draft.parent == root / "glossary" / ".history"
        assert draft.read_text(encoding="utf-8") == "x"
    assert run(["--workspace", str(root), "edit", "who", "--note", "n"]) == 0
    assert run(["--workspace", str(root), "edit", "--undo"]) == 0


@pytest.mark.parametrize("kind", ["fail", "full", "kill"])
def test_whichever_write_fails_what_was_typed_is_decided_or_kept(
    root: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = typed(TYPED)
    write_editor(copied(root, "done"), script, monkeypatch)
    code, told, total = faults.yougo(root.parent / "done", "edit", "who")
    assert code == 0, told
    monkeypatch.setattr("tempfile.tempdir", str(root.parent / "temporary"))
    (root.parent / "temporary").mkdir()
    for point in points(total, kind):
        broken = copied(root, f"broken-{point}")
        write_editor(broken, f"{script}; touch typed", monkeypatch)
        code, told, _ = faults.yougo(broken, "edit", "who", kind=kind, point=point)
        assert code in (0, 2, faults.KILLED)
        assert "unexpected" not in told
        faults.yougo(broken, "list")
        terms = broken / "glossary" / "terms.toml"
        saved = terms.exists() and terms.read_text(encoding="utf-8") == TYPED
        drafted = [*(broken / "glossary").rglob("unsaved*"), *(root.parent / "temporary").iterdir()]
        left = [path.read_text(encoding="utf-8") for path in drafted]
        if (broken / "typed").exists():
            assert saved or TYPED in left, f"{kind} at {point}: {told}"
        if code == 2 and (broken / "typed").exists():
            assert kept(told) == TYPED
        for draft in (root.parent / "temporary").iterdir():
            draft.unlink()
