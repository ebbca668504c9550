"""An edited table taken back, twice: rows added, sorted and deleted, columns missing.

``YOUGO_ROUNDS=200`` tries 800 tables.
"""

import csv
import io
import os
import re
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workspaces import glossary_of, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters.csv import COLUMNS, EDITABLE, cells
from yougo.model.concepts import Concept
from yougo.pipeline.decisions import table_import

NOTE = """\
世界保健機関（WHO[^who]）は会議を開いた。

国際通貨基金（IMF）も加わった。国際貿易局（ITB[^itb]）と内部試験班（ITB[^two]）がある。

[^who]: World Health Organization。
[^itb]: International Trade Bureau。
[^two]: Internal Test Board。
"""
ROUNDS = int(os.environ.get("YOUGO_ROUNDS", "4"))
NAMES = ("WHO", "PPC", "世界保健機関", "個人情報委員会", "World Health Organization", "Privacy Commission")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w", note_md=NOTE)


def take(root: Path, table: str) -> tuple[int, str]:
    """Take a table; the exit code, and terms.toml then."""
    path = root / "edited.csv"
    path.write_text(table, encoding="utf-8-sig")
    code = run(["--workspace", str(root), "edit", "--from", str(path), "--yes"])
    terms = root / "glossary" / "terms.toml"
    return code, terms.read_text(encoding="utf-8") if terms.exists() else ""


def exported(root: Path) -> list[dict[str, str]]:
    assert run(["--workspace", str(root), "export", "csv", "-o", str(root / "out.csv")]) == 0
    with (root / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(records: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=columns, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


PPC = {"acronym": "PPC", "japanese": "個人情報委員会", "english": "Privacy Commission"}


def test_a_row_that_was_added_is_one_term_however_often_the_table_is_taken(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = written([*exported(root), {**PPC, "variants": "委員会; 個情委", "tags": "law;data"}])
    code, terms = take(root, table)
    assert (code, terms.count("[ppc]")) == (0, 1)
    capsys.readouterr()
    assert take(root, table) == (0, terms)
    assert "The table holds no changes to apply" in capsys.readouterr().err


@pytest.mark.parametrize("cell", ["law; data", "law;data", "law, data", "法律、data", "law；data"])
def test_tags_may_be_written_with_any_separator(root: Path, cell: str) -> None:
    take(root, written([*exported(root), {**PPC, "tags": cell}]))
    tags = next(record["tags"] for record in exported(root) if record["acronym"] == "PPC")
    assert tags in ("law; data", "法律; data")


def test_a_row_without_an_id_is_about_the_term_that_bears_its_names(root: Path) -> None:
    row = {"acronym": "IMF", "english": "International Monetary Fund", "note": "checked"}
    code, terms = take(root, written([*exported(root), row]))
    assert code == 0
    assert terms == '[imf]\nenglish = "International Monetary Fund"\nnote = "checked"\n'


def test_a_row_that_repeats_another_of_the_table_adds_nothing(root: Path) -> None:
    code, terms = take(root, written([PPC, {**PPC, "acronym": "", "note": "twice"}]))
    assert (code, terms.count("[")) == (0, 1)
    assert 'note = "twice"' in terms


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"acronym": "ITB"}], ("line 2", "several terms (itb, itb-2)")),
        ([{"note": "nameless"}], ("line 2", "neither an id nor a name")),
        ([{**PPC, "note": "a"}, {**PPC, "note": "b"}], ("line 3", "“b” here and “a” in line 2")),
        ([{"id": "who", "note": "a"}, {"id": "who", "note": "b"}], ("line 3", "“b” here and “a” in line 2")),
        ([{"id": "who", "note": "c"}, {"english": NAMES[4], "note": "d"}],
         ("line 3", "“d” here and “c” in line 2")),
    ],
)  # fmt: skip
def test_rows_that_leave_open_what_they_mean_are_refused(
    root: Path, rows: list[dict[str, str]], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--workspace", str(root), "build"]) == 0
    assert take(root, written(rows)) == (2, "")
    told = capsys.readouterr().err
    assert all(word in told for word in words), told


def test_what_looks_like_markup_is_taken_as_it_was_typed(root: Path) -> None:
    typed = "a<b>と**太字**と&amp;と[頁](u)"
    records = [{**record, "definition": typed} for record in exported(root)]
    terms = take(root, written(records))[1]
    assert terms.count(typed) == len(records)
    edited = exported(root)
    assert [record["definition"] for record in edited] == [typed] * len(records)
    assert take(root, written(edited))[1] == terms


def test_a_term_that_became_part_of_another_may_stay_in_the_table_untouched(root: Path) -> None:
    records = exported(root)
    assert run(["--workspace", str(root), "edit", "who", "--also", "国際通貨基金"]) == 0
    next(record for record in records if record["id"] == "who")["note"] = "joined"
    code, terms = take(root, written(records))
    assert (code, 'note = "joined"' in terms) == (0, True)


def test_only_a_table_with_its_last_column_takes_something_away(root: Path) -> None:
    assert run(["--workspace", str(root), "edit", "who", "--also", "世保"]) == 0
    records = [{**record, "variants": "", "english": ""} for record in exported(root)]
    before = (root / "glossary" / "terms.toml").read_text(encoding="utf-8")
    assert take(root, written(records, COLUMNS[:-1])) == (0, before)
    code, terms = take(root, written(records))
    assert code == 0
    assert 'not = ["世保"]' in terms
    assert 'english = ""' in terms


def test_a_name_that_moves_between_columns_is_not_taken_away(root: Path) -> None:
    assert run(["--workspace", str(root), "edit", "who", "--also", "世保"]) == 0
    records = exported(root)
    (who,) = (record for record in records if record["id"] == "who")
    who |= {"japanese": "世保", "variants": "世界保健機関"}
    code, terms = take(root, written(records))
    assert (code, "not =" in terms) == (0, False)
    assert take(root, written(records)) == (0, terms)


def test_a_row_without_an_id_may_find_its_term_by_a_further_name(root: Path) -> None:
    assert run(["--workspace", str(root), "edit", "itb", "--also", "WHO"]) == 0
    code, terms = take(root, written([{"acronym": "WHO", "note": "two names"}]))
    assert (code, "two names" in terms, 'acronym = "WHO"' in terms) == (0, True, False)
    assert take(root, written([{"acronym": "WHO"}])) == (0, terms)


EDITS = st.dictionaries(
    st.sampled_from(EDITABLE),
    st.sampled_from((*NAMES, "委員会; WHO", "かな", "accepted", "a; b", "", "=1+1")),
    max_size=3,
)


@settings(max_examples=4 * ROUNDS)
@given(
    edits=st.lists(EDITS, min_size=4, max_size=4),
    added=st.lists(EDITS, max_size=3),
    order=st.randoms(use_true_random=False),
    kept=st.integers(0, 7),
    missing=st.sets(st.sampled_from((*EDITABLE, "exported", "warnings", "source")), max_size=4),
)
def test_taking_the_same_table_twice_changes_nothing_the_second_time(
    edits: list[dict[str, str]],
    added: list[dict[str, str]],
    order,
    kept: int,
    missing: set[str],
) -> None:
    with TemporaryDirectory() as folder:
        root = workspace(Path(folder) / "w", note_md=NOTE)
        records = [{**record, **edit} for record, edit in zip(exported(root), edits, strict=False)]
        records = [*records, *added]
        order.shuffle(records)
        columns = tuple(column for column in COLUMNS if column not in missing)
        table = written(records[:kept], columns)
        with redirect_stdout(io.StringIO()) as told:
            _, terms = take(root, table)
        assume(
            "becomes part of" not in told.getvalue()
        )  # rows of two terms that are one now contradict each other
        assert take(root, table)[1] == terms


def test_thousands_of_rows_without_ids_find_their_terms(tmp_path: Path) -> None:
    concepts = [Concept(f"t{n}", acronym=f"T{n}", japanese=f"用語{n}") for n in range(3000)]
    glossary = glossary_of(*concepts)
    path = tmp_path / "t.csv"
    path.write_text(written([{**cells(each), "id": "", "note": "n"} for each in concepts]), encoding="utf-8")
    found = table_import.read(path, glossary).corrections
    assert [each.id for each in found] == [each.id for each in concepts]


def test_a_column_that_no_export_has_is_named_and_ignored(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = (*COLUMNS, "definiton")
    code, terms = take(root, written([{**PPC, "definiton": "an authority"}], columns))
    assert (code, "[ppc]" in terms, "authority" in terms) == (0, True, False)
    assert "The column “definiton” is ignored" in capsys.readouterr().err


def test_a_column_that_is_there_twice_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(root, "id,english,note,English\n,Privacy Commission,,Privacy Board\n") == (2, "")
    assert "line 1: there are two columns “english”; delete one of them" in capsys.readouterr().err


def test_a_folder_or_a_pipe_is_not_a_table(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(root / "pipe")
    for name, kind in (("pipe", "a pipe"), ("glossary", "a folder")):
        assert run(["--workspace", str(root), "edit", "--from", str(root / name), "--yes"]) == 2
        assert f"{root / name} cannot be read (it is {kind}). Name the table" in capsys.readouterr().err


def test_every_row_that_cannot_be_used_is_told_at_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = exported(root)
    rows[0]["status"] = "maybe"
    rows[1]["reading"] = "漢字"
    capsys.readouterr()
    code, terms = take(root, written([*rows, {"id": "nosuch", "english": "x"}, {"note": "nameless"}]))
    err = capsys.readouterr().err
    assert (code, terms) == (2, "")
    assert re.findall(r"csv, (line \d)", err) == ["line 2", "line 3", "line 6", "line 7"]


def test_a_table_that_is_not_there_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--workspace", str(root), "edit", "--from", "nofile.csv"]) == 2
    assert "nofile.csv does not exist. Name the table" in capsys.readouterr().err


def test_where_nobody_can_answer_nothing_is_taken(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = exported(root)
    rows[0]["note"] = "checked"
    (root / "t.csv").write_text(written(rows), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run(["--workspace", str(root), "edit", "--from", str(root / "t.csv")]) == 1
    assert "Use --yes" in capsys.readouterr().err
    assert not (root / "glossary" / "terms.toml").exists()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (",PPC,個人情報委員会,,candidate\n", "1 term added."),
        ("who,,,,rejected\n", "1 term changed."),
        ("who,,世界健康機関,World Health Body,candidate\n", "1 term changed."),
        (",PPC,,Privacy Commission,candidate\nimf,,国際基金,,candidate\nwho,,,,rejected\n",
         "1 term added, 2 terms changed."),
    ],
)  # fmt: skip
def test_the_last_line_counts_the_terms_of_the_changes_above(
    root: Path, capsys: pytest.CaptureFixture[str], rows: str, told: str
) -> None:
    assert take(root, f"id,acronym,japanese,english,status\n{rows}")[0] == 0
    assert capsys.readouterr().err.splitlines()[-1] == told


def test_a_workbook_made_of_the_csv_file_has_no_apostrophes_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = '用語,英語,説明\n覚書,"=1+a",「\'a」\n'
    root = workspace(tmp_path / "w", list_csv=table)
    (row,) = exported(root)
    assert row["english"].startswith("'=")
    book = openpyxl.Workbook()
    book.active.append(list(row))
    book.active.append([*row.values()])
    book.save(tmp_path / "t.xlsx")
    capsys.readouterr()
    here = ["--workspace", str(root), "edit", "--yes", "--from", str(tmp_path / "t.xlsx")]
    assert run(here) == 0
    assert capsys.readouterr().err == "The table holds no changes to apply.\n"
    book.active.cell(2, COLUMNS.index("english") + 1).value = "'=1+2"
    book.active.cell(2, COLUMNS.index("english") + 1).data_type = "s"
    book.save(tmp_path / "t.xlsx")
    assert run(here) == 0
    assert capsys.readouterr().out.endswith("→ “=1+2”\n")


@pytest.mark.parametrize("suffix", [".ods", ".XLS", ".numbers"])
def test_another_spreadsheet_s_file_is_told_with_what_to_save_it_as(
    root: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    path = root / f"t{suffix}"
    path.write_bytes(b"PK")
    assert run(["--workspace", str(root), "edit", "--from", str(path)]) == 2
    assert capsys.readouterr().err.strip().endswith("save it as .xlsx or .csv.")
