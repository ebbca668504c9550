"""Readings that are known: what the engines said once, they are not asked again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workspaces import workspace, write
from yougo import readings
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.build import known_readings
from yougo.pipeline.documents import versions
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import stored_one

TEXT = "世界保健機関（WHO）は会議を開いた。\n"
OTHER = "国際通貨基金（IMF）も加わった。\n"
UNFIT = "略語,用語,読み\nWHO,世界保健機関,まったくちがう\n"
LABEL = "世界保健機関[^sekaihokenkikan]は会議を開いた。\n\n[^sekaihokenkikan]: 国際的な機関。\n"


@contextmanager
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names that the engines are asked for; a new process remembers none."""
    known_readings.ask.cache_clear()
    names: list[str] = []
    read = readings.read
    with monkeypatch.context() as patch:
        patch.setattr(readings, "read", lambda name, *stated: names.append(name) or read(name, *stated))
        yield names


def yougo(root: Path, *words: str) -> None:
    assert run(["--workspace", str(root), *words]) == 0


def reading(root: Path) -> str:
    concept = stored_one(Workspace(root), "who")
    assert concept
    return concept.known_reading.text


@pytest.mark.parametrize("text", [TEXT, "アクセス（AC）を開いた。\n"])
def test_a_name_that_comes_back_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    root = workspace(tmp_path / "w", a_md=text, b_md=OTHER)
    yougo(root, "build")
    write(root, "a_md", "何もない。\n")
    yougo(root, "build")
    write(root, "a_md", text)
    with asked(monkeypatch) as names:
        yougo(root, "build")
    assert names == []


def test_a_reading_that_is_taken_back_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path / "w", a_md=TEXT)
    yougo(root, "build")
    yougo(root, "edit", "who", "--reading", "せかいほけんきくわん")
    with asked(monkeypatch) as names:
        yougo(root, "edit", "--undo")
    assert (names, reading(root)) == ([], "せかいほけんきかん")


@pytest.mark.parametrize(("name", "text"), [("a_csv", UNFIT), ("a_md", LABEL)])
def test_what_a_document_states_for_a_name_is_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    root = workspace(tmp_path / "w", **{name: text})
    with asked(monkeypatch) as names:
        yougo(root, "build")
    assert "世界保健機関" in names
    with asked(monkeypatch) as names:
        write(root, "b_md", f"{TEXT}世界保健機関は、専門機関である。\n")
        yougo(root, "build")
    assert names == []


def test_other_engines_read_every_name_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path / "w", a_csv=UNFIT)
    yougo(root, "build")
    monkeypatch.setattr(versions, "_installed", lambda: "others")
    monkeypatch.setattr(readings, "versions", lambda: "other engines")
    with asked(monkeypatch) as names:
        yougo(root, "build")
    assert "世界保健機関" in names
