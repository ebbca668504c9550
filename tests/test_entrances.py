"""One rule for a decision, whichever way it comes in: options, a table, an editor, a review, terms.toml."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from workspaces import workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import YougoError
from yougo.pipeline import apply_edits
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load
from yougo.workspace.edits import corrected

POLICY = "国際海事機関（IMO[^imo]）の会合を開いた。\n\n[^imo]: International Maritime Organization。\n"
EMPTY = {"acronym": "", "japanese": "", "english": ""}
BAD = (EMPTY, {"reading": "한국어"}, {"reading": "reading"}, {"reading": "国際"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w", policy_md=POLICY)
    yougo(made, "build")
    return made


def yougo(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), *words])


def by_options(root: Path, fields: dict[str, str], _: pytest.MonkeyPatch) -> int:
    words = [word for name, value in fields.items() for word in (f"--{name}", value)]
    return yougo(root, "edit", "imo", *words)


def by_table(root: Path, fields: dict[str, str], _: pytest.MonkeyPatch) -> int:
    table = root / "edited.csv"
    yougo(root, "export", "csv", "-o", str(table))
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    rows = [row | fields if row["id"] == "imo" else row for row in rows]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return yougo(root, "edit", "--yes", "--from", str(table))


def by_editor(root: Path, fields: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> int:
    lines = "".join(f'{name} = "{value}"\n' for name, value in fields.items())
    editor = root / "editor"
    editor.write_text(f"#!/bin/sh\ncat > \"$1\" <<'END'\n[imo]\n{lines}END\n", encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    return yougo(root, "edit", "imo")


def by_review(root: Path, fields: dict[str, str], _: pytest.MonkeyPatch) -> int:
    where = Workspace(root)
    try:
        for name, value in fields.items():
            concept = load(where).concept("imo")
            with apply_edits.held(where, concept) as now:
                apply_edits.decide(now.glossary, [corrected(concept, {name: value})])
    except YougoError as error:
        return error.exit_code
    return 0


@pytest.mark.parametrize("entrance", [by_options, by_table, by_editor, by_review])
@pytest.mark.parametrize("fields", BAD, ids=str)
def test_no_entrance_takes_a_bad_value(
    root: Path, monkeypatch: pytest.MonkeyPatch, entrance: Callable[..., int], fields: dict[str, str]
) -> None:
    assert entrance(root, fields, monkeypatch) == 2
    yougo(root, "build")
    concept = load(Workspace(root)).concepts[0]
    assert any((concept.acronym, concept.japanese, concept.english))
    assert not concept.reading or concept.reading.basis != "person"


@pytest.mark.parametrize("entrance", [by_options, by_table, by_editor, by_review])
def test_every_entrance_takes_a_good_value(
    root: Path, monkeypatch: pytest.MonkeyPatch, entrance: Callable[..., int]
) -> None:
    assert entrance(root, {"japanese": "国際海事機構", "reading": "こくさいかいじきこう"}, monkeypatch) == 0
    concept = load(Workspace(root)).concepts[0]
    assert (concept.japanese, concept.reading.text) == ("国際海事機構", "こくさいかいじきこう")


@pytest.mark.parametrize("fields", BAD, ids=str)
def test_a_bad_value_written_by_hand_is_told_with_its_line_and_the_build_goes_on(
    root: Path, capsys: pytest.CaptureFixture[str], fields: dict[str, str]
) -> None:
    lines = "".join(f'{name} = "{value}"\n' for name, value in fields.items())
    by_hand = root / "glossary" / "terms.toml"
    by_hand.write_text(f'[imo]\nnote = "seen"\n{lines}', encoding="utf-8")
    capsys.readouterr()
    assert yougo(root, "build") == 0
    line = 1 if fields == EMPTY else 3
    assert f"glossary/terms.toml:{line}: idle-decision: “imo”" in capsys.readouterr().err
    concept = load(Workspace(root)).concepts[0]
    assert (concept.japanese, concept.note) == ("国際海事機関", "seen")


@pytest.mark.parametrize(
    "names", [("--japanese", "国際海事機関"), ("--acronym", "IMO"), ("--japanese", "ア語", "--also", "IMO")]
)
def test_a_new_term_takes_no_name_from_another(
    root: Path, capsys: pytest.CaptureFixture[str], names: tuple[str, ...]
) -> None:
    assert yougo(root, "edit", "--new", "ア語", *names) == 2
    assert "is already a name of imo. Use `yougo edit imo`." in capsys.readouterr().err
    assert [each.id for each in load(Workspace(root)).concepts] == ["imo"]


def test_a_new_term_may_share_its_acronym(root: Path) -> None:
    assert yougo(root, "edit", "--new", "imo-2", "--acronym", "IMO", "--japanese", "数学オリンピック") == 0
    assert {each.id for each in load(Workspace(root)).concepts} == {"imo", "imo-2"}


def test_a_table_written_by_hand_takes_no_issued_term_away(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yougo(root, "export", "anki")
    by_hand = root / "glossary" / "terms.toml"
    by_hand.write_text('["ア語"]\njapanese = "国際海事機関"\nacronym = "XYZ"\n', encoding="utf-8")
    for _ in range(2):
        capsys.readouterr()
        assert yougo(root, "build") == 0
        told = capsys.readouterr().err
        assert (
            "terms.toml:1: idle-decision: “ア語” is left out: “国際海事機関” is already a name of imo" in told
        )
        assert [each.id for each in load(Workspace(root)).concepts] == ["imo"]


def test_a_merge_makes_no_conflict_of_itself(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "other_md", "海事の国際機関（IMX[^x]）\n\n[^x]: Maritime Body of Nations。\n\n" * 3)
    yougo(root, "build")
    yougo(root, "edit", "imo", "--accept")
    capsys.readouterr()
    assert yougo(root, "edit", "imx", "--also", "imo") == 0
    assert "conflict" not in capsys.readouterr().err
    merged = load(Workspace(root)).concepts[0]
    assert "conflict" not in [each.code for each in merged.warnings]
    write(root, "other_md", "海事の国際機関（IMX[^x]）\n\n[^x]: Maritime Body of Peoples。\n\n" * 3)
    write(root, "policy_md", "何もない。\n")
    yougo(root, "build")
    told = [each.code for each in load(Workspace(root)).concepts[0].warnings]
    assert "conflict" in told


def test_an_accepted_term_stays_as_it_is_when_another_is_merged_into_it(root: Path) -> None:
    write(root, "other_md", "海事の国際機関（IMX[^x]）\n\n[^x]: Maritime Body of Nations。\n\n" * 3)
    yougo(root, "build")
    yougo(root, "edit", "imo", "--accept")
    yougo(root, "edit", "imo", "--also", "imx")
    merged = load(Workspace(root)).concepts[0]
    assert (merged.id, merged.acronym, merged.japanese) == ("imo", "IMO", "国際海事機関")
    assert not [each for each in merged.warnings if each.code == "conflict"]
