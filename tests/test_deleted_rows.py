"""Rows that somebody deleted from an exported table, which ``yougo edit --from`` takes back."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run

NOTE = """
世界保健機関（WHO）、国際通貨基金（IMF）、世界貿易機関（WTO）、経済協力開発機構（OECD）、国際電気通信連合（ITU）。
"""
FIRST = "世界保健機関、"
KEPT = "stays. --reject-missing rejects it."


def delete_from_csv(path: Path, *ids: str) -> None:
    """Delete the rows of these terms, and sort the others otherwise."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    rows = [row for row in rows if row[0] not in ids]
    rows.reverse()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def delete_from_workbook(path: Path, *ids: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.active
    for number in range(sheet.max_row, 1, -1):
        if sheet.cell(number, 1).value in ids:
            sheet.delete_rows(number)
    book.save(path)


WAYS = {"csv": delete_from_csv, "xlsx": delete_from_workbook}


@pytest.fixture(params=WAYS)
def delete(request: pytest.FixtureRequest) -> Callable[..., None]:
    return WAYS[request.param]


@pytest.fixture
def table(tmp_path: Path, delete: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = workspace(tmp_path / "w", note_md=NOTE)
    monkeypatch.chdir(root)
    name = next(name for name, way in WAYS.items() if way is delete)
    path = tmp_path / f"t.{name}"
    assert run(["export", name, "-o", str(path)]) == 0
    return path


def statuses(capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The ids of the rejected terms."""
    capsys.readouterr()
    run(["list", "--status", "rejected"])
    return {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()}


@pytest.mark.parametrize("gone", [["wto"], ["who", "itu"], ["imf", "oecd", "who", "wto"]])
def test_terms_without_a_row_are_rejected_once(table: Path, delete, capsys, gone: list[str]) -> None:
    delete(table, *gone)
    assert run(["edit", "--from", str(table), "--reject-missing"]) == 0
    told = capsys.readouterr()
    assert [line.split(":")[0] for line in told.out.splitlines()] == [f"- {each}" for each in sorted(gone)]
    assert "rejected." in told.err
    assert statuses(capsys) == set(gone)
    assert run(["edit", "--from", str(table), "--reject-missing"]) == 0
    assert capsys.readouterr().err == "The table holds no changes to apply.\n"
    assert run(["edit", "--undo"]) == 0
    assert statuses(capsys) == set()


@pytest.mark.parametrize(("answer", "rejected"), [("y", {"wto"}), ("n", set())])
def test_it_is_asked_whether_to_reject_them(
    table: Path, monkeypatch, capsys, answer: str, rejected: set[str]
) -> None:
    WAYS[table.suffix[1:]](table, "wto")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
    assert run(["edit", "--from", str(table)]) == (0 if rejected else 1)
    told = capsys.readouterr()
    assert told.out == "- wto: WTO / 世界貿易機関 (its row was deleted)\n"
    assert (KEPT in told.err) is not bool(rejected)
    assert statuses(capsys) == rejected


def test_without_an_answer_nothing_is_rejected(table: Path, delete, capsys, monkeypatch) -> None:
    delete(table, "wto")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    for options in ([], ["--yes"]):
        run(["edit", "--from", str(table), *options])
        assert KEPT in capsys.readouterr().err
    assert statuses(capsys) == set()


def test_a_term_that_is_new_since_is_not_taken_for_one_without_a_row(table: Path, delete, capsys) -> None:
    Path("docs/new.md").write_text("世界気象機関（WMO）、国際労働機関（ILO）。", encoding="utf-8")
    assert run(["add", "docs/new.md"]) == 0
    delete(table, "wto", "oecd")
    assert run(["edit", "--from", str(table), "--reject-missing"]) == 0
    assert statuses(capsys) == {"wto", "oecd"}


def test_a_term_that_was_not_exported_is_not_taken_for_one_without_a_row(table: Path, delete, capsys) -> None:
    assert run(["edit", "itu", "--accept"]) == 0
    assert run(["export", table.suffix[1:], "--status", "candidate", "-o", str(table)]) == 0
    assert run(["edit", "--from", str(table)]) == 0
    assert "no changes to apply" in capsys.readouterr().err
    delete(table, "wto")
    assert run(["edit", "--from", str(table), "--reject-missing"]) == 0
    assert statuses(capsys) == {"wto"}


def test_a_row_without_its_id_is_still_there(table: Path, capsys) -> None:
    if table.suffix == ".xlsx":
        book = openpyxl.load_workbook(table)
        book.active["A2"] = None
        book.save(table)
    else:
        text = table.read_text(encoding="utf-8-sig").replace("\nimf,", "\n,")
        table.write_text(text, encoding="utf-8")
    assert run(["edit", "--from", str(table), "--reject-missing"]) == 0
    assert "no changes to apply" in capsys.readouterr().err


def test_a_table_of_an_earlier_version_tells_nothing_of_deleted_rows(tmp_path: Path, capsys) -> None:
    root = workspace(tmp_path / "w", note_md=NOTE)
    here = ["--workspace", str(root)]
    path = tmp_path / "t.csv"
    assert run([*here, "export", "csv", "-o", str(path)]) == 0
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], *(line.rpartition(" ")[0] for line in lines[2:])]), "utf-8")
    capsys.readouterr()
    assert run([*here, "edit", "--from", str(path), "--reject-missing"]) == 0
    assert capsys.readouterr().err == "The table holds no changes to apply.\n"


def test_the_option_needs_a_table(capsys) -> None:
    assert run(["edit", "who", "--reject-missing"]) == 2
    assert "only with --from" in capsys.readouterr().err
