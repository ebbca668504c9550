"""An export whose content is as it was leaves its file alone, so that no copy or backup takes it for new."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workspaces import outputs, workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.model.concepts import Concept
from yougo.pipeline import export
from yougo.pipeline.build import refresh
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.installed import exporters

NAMES = ["anki", "csv", "datasette", "html", "jsonl"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_a_list_of_terms_holds_one_at_a_time(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    taken: list[str] = []
    each = Glossary.each

    def counted(glossary: Glossary) -> Iterator[Concept]:
        for concept in each(glossary):
            taken.append(concept.id)
            yield concept

    monkeypatch.setattr(Glossary, "each", counted)
    write(root, "more_md", "国際通貨庁（IMB）も、世界信託庁（WTA）も加わった。\n")
    glossary = refresh.refresh(Workspace(root)).glossary
    pieces = iter(export.content(glossary, name).pieces)
    next(pieces)
    assert set(taken) == {glossary.concepts[0].id}
    assert b"".join(pieces)
    assert set(taken) == set(glossary.by_id)


def test_the_same_terms_give_the_same_bytes_in_every_format_wherever_they_are_exported(
    tmp_path: Path,
) -> None:
    """Also with another order of sets, in another time zone and language, and much later."""
    first = workspace(tmp_path / "a" / "w")
    write(
        first, "more_md", "国際通貨庁（IMB: International Monetary Bureau）も。「電子署名」とは、印をいう。\n"
    )
    formats = sorted(set(exporters()) - {"pdf"})
    settings = first / "glossary" / "yougo.toml"
    text = re.sub("(?m)^exports = .*", f"exports = {json.dumps(formats)}", settings.read_text("utf-8"))
    settings.write_text(f'{text}\n[anki]\nstatus = "candidate"\n', encoding="utf-8")
    elsewhere = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "YOUGO_LANG": "ja"},
        {"PYTHONHASHSEED": "3", "TZ": "America/New_York", "LANG": "C.UTF-8"},
    ]
    made = []
    for number, environment in enumerate(elsewhere):
        root = tmp_path / str(number) / "w"
        shutil.copytree(first, root)
        command = [sys.executable, "-m", "yougo", "--workspace", str(root), "build"]
        subprocess.run(command, check=True, env=os.environ | environment, capture_output=True)
        if not made:
            shutil.copy(root / "glossary" / "register.tsv", first / "glossary")  # it keeps the cards' times
        made.append(outputs(root))
    assert len(made[0]) >= len(formats)
    assert [name for name in made[0] if {each[name] for each in made} != {made[0][name]}] == []


def times(root: Path) -> dict[str, tuple[int, int]]:
    """From each export's name to what tells that it was written."""
    made = (path for path in (root / "build").iterdir() if not path.name.startswith(("glossary.db", ".")))
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in made}


def exported(root: Path) -> None:
    for name in NAMES:
        assert run(["--workspace", str(root), "export", name]) == 0


def test_what_did_not_change_is_not_written(root: Path) -> None:
    exported(root)
    before = times(root)
    exported(root)
    assert times(root) == before
    assert len(before) == len(NAMES)


def test_the_sheet_is_dated_by_the_day_on_which_its_newest_term_came_in(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "today", lambda: "2026-11-20")
    exported(root)
    before = times(root)
    monkeypatch.setattr(refresh, "today", lambda: "2026-11-21")
    exported(root)
    assert times(root) == before
    sheet = root / "build" / "w.html"
    assert "2026-11-20</span>" in sheet.read_text("utf-8")
    write(root, "more_md", "国際通貨庁（IMB）も加わった。\n")
    exported(root)
    assert "2026-11-21</span>" in sheet.read_text("utf-8")


def test_what_changed_is_written(root: Path) -> None:
    exported(root)
    before = times(root)
    assert run(["--workspace", str(root), "edit", "who", "--english", "World Harbour Organization"]) == 0
    exported(root)
    after = times(root)
    assert [name for name in sorted(before) if after[name] == before[name]] == ["metadata.yaml"]


def test_a_link_gives_way_to_a_file_though_it_leads_to_the_same(root: Path, tmp_path: Path) -> None:
    exported(root)
    deck = root / "build" / "w.csv"
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_bytes(deck.read_bytes())
    deck.unlink()
    deck.symlink_to(elsewhere)
    exported(root)
    assert not deck.is_symlink()
