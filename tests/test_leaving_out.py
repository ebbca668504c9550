"""What of a folder is no document: hidden files, what git ignores, what a person excludes."""

import subprocess
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.documents import leaving_out

WHO = "世界保健機関（WHO）。\n"
FILES = (
    "note.md",
    "Templates/daily.md",
    "Private/diary.md",
    "Private/kept/plan.md",
    "drafts/a.draft.md",
    "drafts/b.md",
    ".obsidian/app.md",
    "map.canvas",
    "picture.png",
)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WHO, encoding="utf-8")
    return folder


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable:
    """Runs yougo in a workspace beside the vault."""
    root = workspace(tmp_path / "w", own_md="国際連合（UN）。\n")
    monkeypatch.chdir(root)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def yougo(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        return code, "".join(capsys.readouterr())

    return yougo


def sources() -> list[dict]:
    return tomllib.loads(Path("glossary/yougo.toml").read_text(encoding="utf-8"))["source"]


def names(folder: Path, *exclude: str) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in leaving_out.files(folder, exclude)}


def test_excluded_files_are_left_out_and_counted(vault: Path, said: Callable) -> None:
    code, text = said("add", str(vault), "--exclude", "Templates/**", "--exclude", "*.draft.md")
    assert code == 0
    assert f"Not read in {vault}: 1 .canvas, 1 .png, 2 excluded, 1 hidden." in text
    assert "from 5 documents" in text
    assert sources()[-1]["exclude"] == ["Templates/**", "*.draft.md"]


def test_what_is_excluded_later_is_added_to_what_was_excluded(vault: Path, said: Callable) -> None:
    said("add", str(vault), "--exclude", "Templates/")
    _, text = said("add", str(vault), "--exclude", "Private/", "--exclude", "Templates/")
    assert sources()[-1]["exclude"] == ["Templates/", "Private/"]
    assert "from 4 documents" in text
    assert "2 excluded" in said("add", str(vault))[1]


def test_copies_leave_the_same_out(vault: Path, said: Callable) -> None:
    assert said("add", str(vault), "--copy", "--exclude", "Private/")[0] == 0
    assert names(Path("glossary/sources/vault")) == {
        "note.md", "Templates/daily.md", "drafts/a.draft.md", "drafts/b.md",
    }  # fmt: skip


def test_excluding_needs_a_folder(vault: Path, said: Callable) -> None:
    before = sources()
    code, text = said("add", str(vault / "note.md"), "--exclude", "*.draft.md")
    assert code == 2
    assert "no PATH is a folder" in text
    assert sources() == before


def test_a_document_that_a_folder_leaves_out_can_be_added_by_itself(vault: Path, said: Callable) -> None:
    said("add", str(vault), "--exclude", "Private/")
    assert "from 6 documents" in said("add", str(vault / "Private" / "diary.md"))[1]


def test_the_nearest_gitignore_decides(vault: Path) -> None:
    (vault / ".gitignore").write_text("drafts/\n*.png\n", encoding="utf-8")
    (vault / "Private" / ".gitignore").write_text("*.md\n!kept/*\n", encoding="utf-8")
    counted = Counter()
    found = {path.relative_to(vault).as_posix() for path in leaving_out.files(vault, (), counted)}
    assert found == {"note.md", "Templates/daily.md", "Private/kept/plan.md", "map.canvas"}
    assert counted == {leaving_out.HIDDEN: 3, leaving_out.IGNORED: 3}


def test_a_gitignore_above_a_folder_leaves_its_documents_alone(vault: Path, said: Callable) -> None:
    assert said("add", "--copy", str(vault))[0] == 0
    Path(".gitignore").write_text("*.md\nglossary/sources/\ndocs/\n", encoding="utf-8")
    assert "from 7 documents" in said("build")[1]


_PART = st.sampled_from(["a", "b", "a.md", "b.md", "*", "**", "*.md", "c"])
_PATTERN = st.tuples(
    st.sampled_from(["", "!"]), st.sampled_from(["", "/"]), st.lists(_PART, min_size=1, max_size=3),
    st.sampled_from(["", "/"]),
).map(lambda parts: f"{parts[0]}{parts[1]}{'/'.join(parts[2])}{parts[3]}")  # fmt: skip
_READ_ALIKE = _PATTERN.filter(lambda pattern: not (pattern.endswith("**/") or pattern.startswith("!")))
"""Patterns that pathspec reads as git does: not ``a/**/``, and not all that take something back."""
_TREE = [f"{one}{two}{three}.md" for one in ("", "a/", "b/") for two in ("", "a/", "c/") for three in "ab"]


@pytest.mark.slow
@limits(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@example(["*.md", "!a.md"], [])
@example(["/a/*", "!/a/b.md"], ["!a.md"])
@given(st.lists(_READ_ALIKE, max_size=4), st.lists(_READ_ALIKE, max_size=2))
def test_git_leaves_the_same_files_out(
    tmp_path_factory: pytest.TempPathFactory, above: list[str], below: list[str]
) -> None:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    for name in _TREE:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    (root / ".gitignore").write_text("\n".join(above), encoding="utf-8")
    (root / "a" / ".gitignore").write_text("\n".join(below), encoding="utf-8")
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "--others", "--exclude-standard"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert names(root) == {name for name in listed.stdout.split() if not name.endswith(".gitignore")}
    for name in _TREE:
        assert leaving_out.is_left_out(root / name, root) == (name not in names(root))


def test_a_link_to_a_document_is_checked_once(vault: Path, said: Callable) -> None:
    (vault / "link.md").symlink_to(vault / "note.md")
    assert "in 6 documents" in said("check", str(vault))[1]
