import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from workspaces import NOTE, built, outputs, rows, take_candidates, workspace, write
from yougo import readers
from yougo.cli.fast_lookup.entry_point import run
from yougo.workspace.register.text import parse


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w", note_md=NOTE, more_md="国際連合（UN）。\n")


def yougo(root: Path, *arguments: str) -> int:
    return run(["--workspace", str(root), *arguments])


@pytest.fixture
def read_names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that readers were asked to read."""
    names: list[str] = []
    original: Callable = readers.read

    def read(data: bytes, name: str) -> object:
        names.append(name)
        return original(data, name)

    monkeypatch.setattr("yougo.readers.read", read)
    return names


def register(root: Path) -> dict:
    return dict(
        parse((root / "glossary" / "register.tsv").read_text(encoding="utf-8"), "register.tsv").entries
    )


def test_building_twice_changes_no_byte(root: Path) -> None:
    assert yougo(root, "build") == 0
    before, stored = outputs(root), rows(root)
    assert yougo(root, "build") == 0
    assert (outputs(root), rows(root)) == (before, stored)
    assert len(before) == 6


def test_building_after_the_outputs_were_deleted_makes_the_same_again(root: Path) -> None:
    yougo(root, "build")
    before, stored = outputs(root), rows(root)
    shutil.rmtree(root / "build")
    assert yougo(root, "build") == 0
    assert (outputs(root), rows(root)) == (before, stored)


def test_only_the_document_that_changed_is_read_again(root: Path, read_names: list[str]) -> None:
    yougo(root, "build")
    assert sorted(read_names) == ["docs/more.md", "docs/note.md"]
    read_names.clear()
    write(root, "more_md", "国際連合（UN）と石油輸出国機構（OPEC）。\n")
    yougo(root, "build")
    assert read_names == ["docs/more.md"]


def test_a_document_that_only_looks_newer_is_not_read_again(root: Path, read_names: list[str]) -> None:
    yougo(root, "build")
    read_names.clear()
    os.utime(root / "docs" / "note.md", (1, 1))
    yougo(root, "build")
    assert read_names == []


def test_an_unreadable_document_stops_no_other_and_keeps_what_it_stated(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yougo(root, "build")
    (root / "docs" / "more.md").write_bytes(bytes(range(256)) * 20)
    write(root, "new_md", "石油輸出国機構（OPEC）。\n")
    assert yougo(root, "build") == 1
    told = capsys.readouterr().err
    assert "docs/more.md cannot be read" in told
    assert "Traceback" not in told
    assert yougo(root, "lookup", "UN") == 0
    assert yougo(root, "lookup", "OPEC") == 0


def test_a_listed_file_that_is_missing_keeps_what_it_stated(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("石油輸出国機構（OPEC）。\n", encoding="utf-8")
    assert yougo(root, "add", str(outside)) == 0
    outside.unlink()
    assert yougo(root, "build") == 1
    assert yougo(root, "lookup", "OPEC") == 0


def test_a_term_that_goes_leaves_the_glossary_and_returns_with_its_id(root: Path) -> None:
    take_candidates(root)
    yougo(root, "build")
    (root / "docs" / "more.md").unlink()
    assert yougo(root, "build") == 0
    assert yougo(root, "lookup", "UN") == 1
    assert register(root)["un"].gone
    write(root, "more_md", "国際連合（UN）。\n")
    yougo(root, "build")
    assert not register(root)["un"].gone
    assert yougo(root, "show", "un") == 0


def test_ids_survive_a_renamed_document_and_a_changed_expansion(root: Path) -> None:
    yougo(root, "build")
    ids = set(register(root))
    (root / "docs" / "note.md").rename(root / "docs" / "zz.md")
    write(root, "zz_md", NOTE.replace("World Health Organization", "World Health Organisation"))
    yougo(root, "build")
    assert set(register(root)) == ids


def test_a_card_keeps_its_time_until_its_content_changes(root: Path) -> None:
    yougo(root, "build")
    cards = {name: entry.card for name, entry in register(root).items()}
    write(root, "note_md", NOTE.replace("World Health", "Worldwide Health"))
    yougo(root, "build")
    after = {name: entry.card for name, entry in register(root).items()}
    assert {name for name in cards if cards[name] != after[name]} == {"who"}
    assert after["who"].time > cards["who"].time


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("yougo.toml", 'title = "x\n', "line 1"),
        ("yougo.toml", 'namespace = "x"\ntitel = "y"\n', "line 2"),
        ("terms.toml", '[who]\nstatus = "maybe"\n', "line 2"),
        ("terms.toml", "[who\n", "line 1"),
        ("register.tsv", "id\tkey\tvalue\nwho\tissued\n", "line 2"),
    ],
)
def test_a_broken_file_of_ours_is_told_with_its_line_and_changes_nothing(
    root: Path, file: str, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    yougo(root, "build")
    before = outputs(root)
    (root / "glossary" / file).write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert yougo(root, "build") == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert file in message
    assert told in message
    if file != "register.tsv":
        assert outputs(root) == before


def test_a_full_disk_leaves_the_old_outputs_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    yougo(root, "build")
    before = outputs(root)
    write(root, "note_md", NOTE.replace("World Health", "Worldwide Health"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert yougo(root, "build") == 2
    assert "free some space" in capsys.readouterr().err
    monkeypatch.undo()
    assert outputs(root) == before
    assert not [path for path in (root / "build").iterdir() if path.name.startswith(".main")]
    assert yougo(root, "build") == 0


def test_a_build_folder_that_is_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    (root / "build").write_text("in the way")
    assert yougo(root, "build") == 2
    assert "cannot be written" in capsys.readouterr().err
    assert (root / "build").read_text() == "in the way"


def test_a_persons_decision_wins_and_a_later_change_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yougo(root, "build")
    assert yougo(root, "edit", "WHO", "--english", "The WHO", "--accept") == 0
    write(root, "note_md", NOTE.replace("World Health Organization", "World Hospital Order"))
    capsys.readouterr()
    assert yougo(root, "build") == 0
    told = capsys.readouterr().err
    assert "The WHO" in told
    assert "World Hospital Order" in told
    yougo(root, "show", "who")
    assert "The WHO" in capsys.readouterr().out


def test_what_export_csv_writes_reads_back_the_same(root: Path, tmp_path: Path) -> None:
    yougo(root, "build")
    yougo(root, "edit", "WHO", "--definition", "保健; 衛生の\\機関。", "--reading", "せかいほけんきかん")
    yougo(root, "build")
    other = workspace(tmp_path / "other", note_md="")
    shutil.copy(root / "build" / "w.csv", other / "docs" / "list.csv")
    yougo(other, "build")
    columns = "acronym, japanese, reading, english, definition"
    assert table(root, columns) == table(other, columns)


def table(root: Path, columns: str) -> list:
    database = sqlite3.connect(root / "build" / "glossary.db")
    found = database.execute(f"SELECT {columns} FROM concepts ORDER BY position, sort, id").fetchall()  # noqa: S608 - ours
    database.close()
    return found


@pytest.mark.parametrize(("label", "verified"), [("juujisei", True), ("jujisei", True), ("cross", False)])
def test_a_note_s_label_in_romaji_confirms_a_reading_that_was_proposed(
    tmp_path: Path, label: str, verified: bool
) -> None:
    text = f"十字星[^{label}]を見る。\n\n[^{label}]: 十字に並ぶ星のこと。\n"
    root = built(tmp_path / "label", note_md=text)
    line = json.loads((root / "build" / "label.jsonl").read_text(encoding="utf-8"))
    assert (line["reading"], line["reading_verified"]) == ("じゅうじせい", verified)


def test_a_lost_register_is_written_anew_with_the_ids_that_decisions_name(tmp_path: Path) -> None:
    text = "油糧種子機構（OSO）と話した。\n\n会議でOSO[^oso]が挙がった。\n\n[^oso]: Oil Seed Organization。\n"
    root = workspace(tmp_path / "w", note_md=text)
    (root / "glossary" / "terms.toml").write_text('[oso]\nnot = ["油糧種子機構"]\n', encoding="utf-8")
    assert yougo(root, "build") == 0
    before = rows(root)["concepts"]
    assert len(before) == 2
    (root / "glossary" / "register.tsv").unlink()
    shutil.rmtree(root / "build")
    assert yougo(root, "build") == 0
    assert rows(root)["concepts"] == before


def test_decisions_follow_a_document_that_is_added_by_its_new_name_before_the_old_is_removed(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path / "w")
    (tmp_path / "a.md").write_text("Point of Contact (PoC)\n\nProof of Concept (PoC)\n", encoding="utf-8")
    assert yougo(root, "add", str(tmp_path / "a.md")) == 0
    (root / "glossary" / "terms.toml").write_text('[who]\nalso = ["PoC@a.md"]\n', encoding="utf-8")
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    assert yougo(root, "add", str(tmp_path / "b.md")) in (0, 1)
    assert yougo(root, "remove", str(tmp_path / "a.md")) == 0
    assert 'also = ["PoC@b.md"]' in (root / "glossary" / "terms.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '[a]\nalso = ["PoC@old.md", "WHO@old.md"]\n[b]\nalso = ["PoC@new.md"]\n',
            '[a]\nalso = ["PoC@old.md", "WHO@new.md"]\n[b]\nalso = ["PoC@new.md"]\n',
        ),
        (
            '[a]\nalso = ["PoC@old.md"]\nnot = ["PoC@new.md"]\n',
            '[a]\nalso = ["PoC@old.md"]\nnot = ["PoC@new.md"]\n',
        ),
        (
            '[a]\nalso = ["PoC@old.md", "PoC@new.md"]\n',
            '[a]\nalso = ["PoC@new.md"]\n',
        ),
    ],
    ids=["of two terms", "of one term", "the same twice"],
)
def test_a_decision_stays_where_its_document_s_new_name_would_contradict_another(
    tmp_path: Path, before: str, after: str
) -> None:
    root = workspace(tmp_path / "w", old_md="Point of Contact (PoC)\n", new_md="World Health (WH)\n")
    assert yougo(root, "build") == 0
    terms = root / "glossary" / "terms.toml"
    terms.write_text(before.replace("@", "@docs/"), encoding="utf-8")
    (root / "docs" / "old.md").replace(root / "docs" / "new.md")
    assert yougo(root, "build") == 0
    assert terms.read_text(encoding="utf-8") == after.replace("@", "@docs/")


def test_ids_that_became_part_of_each_other_are_unknown(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yougo(root, "build")
    path = root / "glossary" / "register.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "y\tinto\tz\nz\tinto\ty\n", encoding="utf-8")
    capsys.readouterr()
    assert yougo(root, "show", "z") == 1
    assert "“z”" in capsys.readouterr().err


def test_a_pattern_that_matches_nothing_is_no_source(root: Path) -> None:
    before = (root / "glossary" / "yougo.toml").read_bytes()
    assert yougo(root, "add", str(root / "nope*.md")) == 2
    assert (root / "glossary" / "yougo.toml").read_bytes() == before


def test_a_decision_of_a_term_that_there_never_was_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[whoo]\nreading = "かな"\n\n[gpt]\nenglish = "General Purpose Technology"\n'
    (root / "glossary" / "terms.toml").write_text(text, encoding="utf-8")
    assert yougo(root, "build") == 0
    told = capsys.readouterr().err
    assert ("terms.toml:1: idle-decision: “whoo”" in told, "“gpt”" in told) == (True, False)
