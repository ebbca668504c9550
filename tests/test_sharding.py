"""A glossary that is merged in shards is the same as one that is merged at once."""

import sqlite3
from pathlib import Path

import pytest

from workspaces import SETTINGS, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.build import sharding
from yougo.pipeline.build.merging import Part

DOCUMENTS = {
    "a.md": "港湾計画（HP：Harbour Plan）を改めた。\n\n湾図課（CO）が見た。\n",
    "b.md": "漁港計画（HP：Harbour Project）は別だ。\n\n海図局（SO：Chart Office）は新しい。\n",
    "c.md": "第2回港湾計画（HP-2：Second Harbour Plan）を終えた。\n\n係船網（MN）を張る。\n",
    "d.md": "係船網（ML：Mooring Net）を直した。灯台部（LD：Lighthouse Division）が照らす。\n",
}
DECISIONS = """\
[hp]
also = ["港湾の計画"]

[new-buoy]
japanese = "浮標"

[ld]
status = "accepted"
"""


def built(root: Path) -> tuple[str, dict[str, list[str]]]:
    """What a build leaves: the register, and the tables of the database, sorted."""
    folder = workspace(root)
    settings = folder / "glossary" / "yougo.toml"
    settings.write_text(SETTINGS.replace('"anki", "html", "csv", "jsonl"', ""), encoding="utf-8")
    for name, text in DOCUMENTS.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "glossary" / "terms.toml").write_text(DECISIONS, encoding="utf-8")
    assert run(["--workspace", str(folder), "build"]) == 0
    return (folder / "glossary" / "register.tsv").read_text(encoding="utf-8"), tables(folder)


def tables(folder: Path) -> dict[str, list[str]]:
    """Rows by the concepts' ids, as their numbers tell nothing."""
    asked = {
        "concepts": "SELECT id, position, status, english, record FROM concepts",
        "keys": "SELECT id, kind, standing, k FROM keys JOIN concepts USING (number)",
        "spellings": "SELECT id, term FROM spelled JOIN concepts ON doc = number",
        "parts": "SELECT id, parts.english, others FROM parts JOIN concepts ON parts.rowid = number",
        "words": "SELECT k FROM words",
        "terms": "SELECT * FROM terms",
        "warnings": "SELECT * FROM warnings",
        "bearers": "SELECT * FROM bearers",
        "unexpanded": "SELECT * FROM unexpanded",
        "decisions": "SELECT * FROM decisions",
    }
    connection = sqlite3.connect(folder / "build" / "glossary.db")
    rows = {name: sorted(map(repr, connection.execute(sql))) for name, sql in asked.items()}
    connection.close()
    return rows


def test_shards_give_the_same_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = built(tmp_path / "whole" / "w")
    assert any("expansion-claimed-twice" in row for row in at_once[1]["warnings"])
    sizes: list[int] = []
    merged = Part.merged
    monkeypatch.setattr(sharding, "_MOST", 1)
    monkeypatch.setattr(
        Part, "merged", lambda part, today: sizes.append(len(part.findings)) or merged(part, today)
    )
    assert built(tmp_path / "shards" / "w") == at_once
    assert len(sizes) > 3
    assert max(sizes) < sum(sizes) / 2


def test_all_merged_again_gives_the_same_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "w"
    register, before = built(root)
    (root / "build" / "glossary.db").unlink()
    monkeypatch.setattr(sharding, "_MOST", 1)
    assert run(["--workspace", str(root), "build"]) == 0
    assert (root / "glossary" / "register.tsv").read_text(encoding="utf-8") == register
    assert tables(root) == before
