"""Hostile names in tables that come back: nobody's edit is none, and an edit of one name touches no other."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from editions import edition
from workspaces import glossary_of
from yougo.exporters.csv import COLUMNS
from yougo.language.text import NAMES, divided, joined
from yougo.model.concepts import Concept, Variant
from yougo.pipeline.decisions import table_import
from yougo.pipeline.decisions.deleted_rows import Deleted
from yougo.pipeline.decisions.table_import import Edits
from yougo.pipeline.installed import exporters

HOSTILE = [
    "=1+1", "@SUM(A1)", "+81", "-ism", "a,b", "a;b", "a; b", "a、b", "a，b", "a；b", "a\\b", "a\\;b",
    "a\\", "x;", 'say "hi"', "it's", "'x", "<b>x</b>", "<r>x</r>", "&amp;", "a & b", "👩‍🔬研究", "x|y",
    "{{a}}", "(x)", "[x]", "a/b", "#x", "*x*", "**x**", "`x`", "x?", "1", "1.0", "2026-01-01", "1e5",
    "TRUE", "00012", "１２", "50%", "\x07bell", "a\u202eb", "a\u2028b", "é", "e\u0301", "ｶﾞ", "語,句",
    "a, b; c", "x" * 300,
]  # fmt: skip
Change = Callable[[str], str]


def in_csv(data: bytes, path: Path, column: str, change: Change) -> None:
    """The table with one cell changed."""
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    at = COLUMNS.index(column)
    row[at] = change(row[at])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row])


def in_xlsx(data: bytes, path: Path, column: str, change: Change) -> None:
    """The workbook with one cell changed."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book.active.cell(2, COLUMNS.index(column) + 1)
    cell.value = change(cell.value or "")
    cell.data_type = "s"
    book.save(path)


EDITING = {"csv": in_csv, "xlsx": in_xlsx}


def named(text: str, *others: str) -> Concept:
    variants = tuple(Variant(each, "en", "variant") for each in (text, *others))
    return Concept("x", acronym="ABC", english=text, definition=text, note=text, variants=variants)


@pytest.mark.parametrize("name", EDITING)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_that_nobody_edited_changes_nothing(tmp_path: Path, name: str, text: str) -> None:
    for concept in (named(text), named(text, "next"), named("next", text)):
        path = tmp_path / f"t.{name}"
        path.write_bytes(exporters()[name].export(edition(concept)))
        assert table_import.read(path, glossary_of(concept)) == Edits([], Deleted(), [])


@pytest.mark.parametrize("name", EDITING)
@pytest.mark.parametrize("text", HOSTILE)
def test_taking_one_name_away_or_adding_one_leaves_the_other(tmp_path: Path, name: str, text: str) -> None:
    concept = named(text, "next")
    data = exporters()[name].export(edition(concept))
    path = tmp_path / f"t.{name}"

    def without(cell: str) -> str:
        return joined(divided(cell, NAMES)[:1], NAMES)

    for change, keys in ((without, {"not": ("next",)}), (lambda cell: f"{cell}; new", {"also": ("new",)})):
        EDITING[name](data, path, "variants", change)
        (correction,) = table_import.read(path, glossary_of(concept)).corrections
        assert correction.keys == keys


@pytest.mark.parametrize("sign", ["あ", "👩", "a"])
@pytest.mark.parametrize("size", [16_383, 16_384, 32_766, 32_767, 32_768, 90_000])
def test_what_is_longer_than_a_cell_of_excel_is_not_cut_in_the_glossary(
    tmp_path: Path, sign: str, size: int
) -> None:
    concept = Concept("x", acronym="ABC", definition=sign * size)
    path = tmp_path / "t.xlsx"
    path.write_bytes(exporters()["xlsx"].export(edition(concept)))
    cell = openpyxl.load_workbook(path).active.cell(2, COLUMNS.index("definition") + 1)
    assert len(cell.value.encode("utf-16-le")) <= 2 * 32_767
    assert table_import.read(path, glossary_of(concept)) == Edits([], Deleted(), [])
