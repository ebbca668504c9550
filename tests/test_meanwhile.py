"""Two people at one glossary: what one decides while the other is still thinking is never lost.

A few rounds run here; ``YOUGO_ROUNDS=50`` runs as many as one has the patience for.
"""

import csv
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pexpect
import pytest

from workspaces import NOTE, built
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import ChangedMeanwhile
from yougo.pipeline import apply_edits, files
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load

ROUNDS = int(os.environ.get("YOUGO_ROUNDS", "4"))
PROGRAM = [sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()"]
KEYS = "a accept"

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built(tmp_path / "w", note_md=NOTE)


def yougo(root: Path, *arguments: str) -> int:
    return run(["--workspace", str(root), *arguments])


def started(root: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [*PROGRAM, "--workspace", str(root), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def decided(root: Path) -> dict[str, dict]:
    path = root / "glossary" / "terms.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def editor(root: Path, script: str) -> str:
    """An editor that runs a shell script on the file $1; `yougo` in it is another terminal's."""
    path = root / "editor"
    start = "from yougo.cli.fast_lookup.entry_point import main; main()"
    other = f"'{sys.executable}' -c '{start}' --workspace '{root}'"
    path.write_text(f'#!/bin/sh\nyougo() {{ {other} "$@"; }}\n{script}\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def terminal(root: Path, *arguments: str) -> pexpect.spawn:
    return pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "--workspace", str(root), *arguments],
        dimensions=(45, 100), encoding="utf-8", timeout=30,
        env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": str(root), "EDITOR": f"{root}/editor"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("option", "key"), [("--also", "also"), ("--not", "not")], ids=["names joined", "names denied"]
)
def test_lists_that_two_edits_add_to_at_once_lose_nothing(root: Path, option: str, key: str) -> None:
    for number in range(max(1, ROUNDS // 4)):
        names = [f"名前{number}{letter}" for letter in "ABC"]
        if option == "--not":
            started(root, "edit", "who", *(part for name in names for part in ("--also", name))).communicate()
        running = [started(root, "edit", "who", option, name) for name in names]
        for process in running:
            _, told = process.communicate(timeout=120)
            assert process.returncode == 0, told
        assert set(names) <= set(decided(root)["who"][key])


def test_one_id_is_given_to_only_one_of_two_new_terms(root: Path) -> None:
    for number in range(max(1, ROUNDS // 4)):
        new = f"new{number}"
        running = [
            started(root, "edit", "--new", new, "--english", f"Term {letter}{number}") for letter in "AB"
        ]
        for process in running:
            process.communicate(timeout=120)
        assert sorted(process.returncode for process in running) == [0, 2]
        assert decided(root)[new]["english"] in (f"Term A{number}", f"Term B{number}")


def test_what_another_terminal_decided_is_not_erased_by_an_editor(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = 'yougo edit who --english Elsewhere >&2\nprintf \'[who]\\nnote = "mine"\\n\' > "$1"'
    monkeypatch.setenv("VISUAL", editor(root, script))
    assert yougo(root, "edit", "who") == 2
    told = capsys.readouterr().err
    assert "another command changed “who”" in told
    assert decided(root) == {"who": {"english": "Elsewhere"}}
    (kept,) = (root / "glossary" / ".history").glob("unsaved-who.*toml")
    assert str(kept.name) in told
    assert kept.read_text(encoding="utf-8") == '[who]\nnote = "mine"\n'


def test_an_editor_shows_what_was_decided_meanwhile_and_asks(root: Path) -> None:
    script = (
        'if grep -q Elsewhere "$1"; then cp "$1" seen; sed -i \'s/^note.*/&\\nenglish = "Both"/\' "$1"\n'
        'else yougo edit who --english Elsewhere >/dev/null; printf \'[who]\\nnote = "mine"\\n\' > "$1"; fi'
    )
    editor(root, f"cd '{root}'\n{script}")
    child = terminal(root, "edit", "who")
    child.expect_exact("Edit again")
    child.sendline("y")
    child.expect(pexpect.EOF)
    seen = (root / "seen").read_text(encoding="utf-8")
    assert seen.startswith('[who]\nnote = "mine"\n\n#: Another command changed this term meanwhile')
    assert '#: english = "Elsewhere"' in seen
    assert decided(root) == {"who": {"note": "mine", "english": "Both"}}
    assert not list((root / "glossary" / ".history").glob("unsaved*"))


@pytest.mark.parametrize("key", ["a", "r", "e"])
def test_a_review_left_open_writes_nothing_over_what_is_newer(root: Path, key: str) -> None:
    child = terminal(root, "review", "--limit", "1")
    child.expect_exact(KEYS)
    assert yougo(root, "edit", "imf", "--reading", "こくさいつうかきん") == 0
    assert yougo(root, "edit", "who", "--english", "Newer", "--reading", "せほ") == 0
    before = decided(root)
    child.send(key)
    if key == "e":
        child.expect_exact("Which field?")
        child.send("d")
        child.expect_exact("definition:")
        child.send("新しい定義\r")
    child.expect_exact("another command changed")
    child.expect_exact(KEYS)
    assert decided(root) == before
    child.send("a")
    child.expect(pexpect.EOF)
    after = decided(root)
    assert sum(table.get("status") == "accepted" for table in after.values()) == 1
    assert after["who"]["reading"] == "せほ"
    assert after["who"]["english"] == "Newer"


def test_a_line_that_was_typed_for_nothing_is_there_again(root: Path) -> None:
    child = terminal(root, "review", "--limit", "1")
    child.expect_exact(KEYS)
    assert yougo(root, "edit", "imf", "--note", "theirs") == 0
    assert yougo(root, "edit", "who", "--note", "theirs") == 0
    for text in ("typed for a minute\r", "\r"):
        child.send("e")
        child.expect_exact("Which field?")
        child.send("d")
        child.expect_exact("definition:")
        child.send(text)
        child.expect_exact(KEYS)
    child.send("q")
    child.expect(pexpect.EOF)
    assert "typed for a minute" in [table.get("definition") for table in decided(root).values()]


def test_going_back_in_a_review_never_takes_back_another_terminals_decision(root: Path) -> None:
    child = terminal(root, "review")
    child.expect_exact(KEYS)
    child.send("a")
    child.expect_exact(KEYS)
    assert yougo(root, "edit", "who", "--note", "theirs") == 0
    before = decided(root)
    child.send("b")
    child.expect_exact("another command has changed terms.toml since")
    child.expect_exact(KEYS)
    child.send("q")
    child.expect(pexpect.EOF)
    assert decided(root) == before


def test_a_table_is_shown_again_when_the_glossary_changed_while_it_was_confirmed(root: Path) -> None:
    assert yougo(root, "export", "csv", "-o", str(root / "t.csv")) == 0
    with (root / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["note"], rows[1]["note"] = "one", "two"
    with (root / "t.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    child = terminal(root, "edit", "--from", str(root / "t.csv"))
    child.expect_exact("Apply 2 changes?")
    assert yougo(root, "edit", rows[0]["id"], "--note", "theirs") == 0
    child.sendline("y")
    child.expect_exact("The glossary changed in the meantime")
    child.expect_exact("Apply 1 change?")
    child.sendline("y")
    child.expect(pexpect.EOF)
    assert {each: table["note"] for each, table in decided(root).items()} == {
        rows[0]["id"]: "theirs", rows[1]["id"]: "two",
    }  # fmt: skip


def test_a_change_by_hand_while_a_decision_is_written_refuses_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = root / "glossary" / "terms.toml"
    write = files.write

    def meanwhile(path: Path, content: bytes, *, follow: bool = False) -> None:
        if path.name == "unfinished.json":
            terms.write_text('[imf]\nnote = "by hand"\n', encoding="utf-8")
        write(path, content, follow=follow)

    monkeypatch.setattr(files, "write", meanwhile)
    assert yougo(root, "edit", "who", "--accept") == 2
    assert "Nothing was decided: " in capsys.readouterr().err
    assert decided(root) == {"imf": {"note": "by hand"}}
    monkeypatch.undo()
    assert yougo(root, "edit", "who", "--accept") == 0
    assert decided(root) == {"imf": {"note": "by hand"}, "who": {"status": "accepted"}}


def test_a_decision_elsewhere_in_terms_toml_disturbs_nobody(root: Path) -> None:
    where = Workspace(root)
    assert yougo(root, "edit", "who", "--accept") == 0
    (concept,) = (each for each in load(where).concepts if each.id == "who")
    assert yougo(root, "edit", "imf", "--note", "n") == 0
    with apply_edits.held(where, concept):
        pass
    assert yougo(root, "edit", "who", "--note", "n") == 0
    with pytest.raises(ChangedMeanwhile), apply_edits.held(where, concept):
        pass


def test_two_reviews_skip_each_for_itself(root: Path) -> None:
    one, other = (terminal(root, "review") for _ in range(2))
    for child, keys in ((one, "nq"), (other, "aq")):
        child.expect_exact(KEYS)
        child.send(keys[0])
        child.expect_exact(KEYS)
    for child in (one, other):
        child.send("q")
        child.expect(pexpect.EOF)
    skipped = (root / "glossary" / ".history" / "skipped.txt").read_text(encoding="utf-8")
    assert len(skipped.split()) == 1
