"""Edited tables: what a person may do by mistake, and what is told before anything is applied."""

import csv
from pathlib import Path

import openpyxl
import pytest

from workspaces import built
from yougo.cli.fast_lookup.entry_point import run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = built(
        tmp_path / "w",
        a_md="世界保健機関（WHO）と国際通貨基金（IMF）。\n\n国際労働機関（ILO）と世界貿易機関（WTO）。\n",
    )
    assert run(["--workspace", str(made), "export", "csv", "-o", str(made / "terms.csv")]) == 0
    assert run(["--workspace", str(made), "export", "xlsx", "-o", str(made / "terms.xlsx")]) == 0
    return made


def change(root: Path, **cells: str) -> None:
    """Write the table with these cells in the row of WHO."""
    with (root / "terms.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    changed = [row | cells if row["id"] == "who" else row for row in rows]
    save(root, changed)


def save(root: Path, rows: list[dict[str, str]]) -> None:
    with (root / "terms.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def take(root: Path, name: str = "terms.csv") -> int:
    return run(["--workspace", str(root), "edit", "--from", str(root / name), "--yes"])


@pytest.mark.parametrize("written", ["Accepted", " accepted ", "ACCEPTED"])
def test_a_status_may_be_written_with_capitals_and_spaces(root: Path, written: str, capsys) -> None:
    change(root, status=written)
    capsys.readouterr()
    assert take(root) == 0
    assert "“candidate” → “accepted”" in capsys.readouterr().out
    assert take(root) == 0


def test_a_copied_row_that_keeps_the_id_is_refused(root: Path, capsys) -> None:
    with (root / "terms.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    (who,) = (row for row in rows if row["id"] == "who")
    save(root, [*rows, who | {"acronym": "PAHO", "japanese": "汎米保健機構"}])
    assert take(root) == 2
    assert "the id “who” is in line" in capsys.readouterr().err
    save(root, [*rows, who])
    assert take(root) == 0


def test_a_name_that_makes_another_term_part_of_this_one_is_told_before(root: Path, capsys) -> None:
    change(root, variants="国際労働機関")
    capsys.readouterr()
    assert take(root) == 0
    assert "- ilo: becomes part of “who”, of which “国際労働機関” is a name now" in capsys.readouterr().out
    assert run(["--workspace", str(root), "show", "ilo"]) == 0
    assert "国際労働機関" in capsys.readouterr().out


def test_a_formula_without_a_value_clears_nothing(root: Path, capsys) -> None:
    book = openpyxl.load_workbook(root / "terms.xlsx")
    book.active["C2"] = '=CONCATENATE("世界","機関")'
    book.save(root / "terms.xlsx")
    assert take(root, "terms.xlsx") == 2
    assert "cell C2 has a formula without its value; open the workbook" in capsys.readouterr().err


def test_an_undo_of_many_terms_says_how_many(root: Path, capsys) -> None:
    rows = [{"id": "", "acronym": "", "japanese": f"用語{number}", "note": ""} for number in range(30)]
    save(root, rows)
    assert take(root) == 0
    capsys.readouterr()
    assert run(["--workspace", str(root), "edit", "--undo"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len([line for line in told if line.startswith("Undone: ")]) == 20
    assert "… 30 terms in all." in told


def added(root: Path, *names: dict[str, str]) -> int:
    """Take the table with these rows more."""
    with (root / "terms.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    save(root, [*rows, *(dict.fromkeys(rows[0], "") | row for row in names)])
    return take(root)


def test_two_terms_of_one_name_are_told(root: Path, capsys) -> None:
    capsys.readouterr()
    rows = {"japanese": "桟橋", "english": "pier"}, {"japanese": "桟橋", "english": "jetty"}
    assert added(root, *rows) == 0
    told = capsys.readouterr().out
    assert told.count("! “桟橋” is a name of two terms now, 桟橋 and 桟橋-2.") == 1
    assert added(root, {"japanese": "商工会議所", "acronym": "WHO"}) == 0
    assert "! “WHO” is a name of two terms now, who and who-2." in capsys.readouterr().out


def test_a_term_with_names_of_its_own_has_no_namesake(root: Path, capsys) -> None:
    assert added(root, {"japanese": "桟橋", "english": "pier", "acronym": "PR"}) == 0
    assert "two terms" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["terms.csv", "terms.xlsx"])
def test_characters_that_nobody_sees_are_told(root: Path, name: str, capsys) -> None:
    change(root, japanese="世界\u202e保健庁")
    book = openpyxl.load_workbook(root / "terms.xlsx")
    book.active["C2"] = "世界\u202e保健庁"
    book.save(root / "terms.xlsx")
    assert take(root, name) == 0
    told = capsys.readouterr()
    assert "(U+202E)" in told.err
    assert "→ “世界保健庁”" in told.out
    assert take(root, name) == 0
    assert run(["--workspace", str(root), "export", "csv", "-o", str(root / "terms.csv")]) == 0
    capsys.readouterr()
    assert take(root) == 0
    assert "U+" not in capsys.readouterr().err
