"""Excel's workbooks: sheets, rows, readings, joined cells, and columns that people name."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from test_packed import packed
from test_readers import sound
from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnreadableDocument
from yougo.readers import read

TERMS = [("用語", "英語", "説明"), ("岸壁", "quay", "船が着く所。"), ("桟橋", "pier", None)]
STRINGS = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><t>岸壁とデータ</t><rPh sb="0" eb="2"><t>ガンペキ</t></rPh>
<rPh sb="3" eb="6"><t>データ</t></rPh></si></sst>"""


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def book_of(*rows: tuple[object, ...], title: str = "用語") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def tables(data: bytes) -> list[tuple[tuple[str, ...], list[list[str]]]]:
    document = read(data, "a.xlsx")
    assert sound(document)
    return [
        (each.header, [[cell.text for cell in row.cells] for row in each.rows]) for each in document.tables
    ]


def test_each_visible_sheet_is_a_table_and_a_place_names_sheet_and_row() -> None:
    book = book_of(("港の言葉",), *TERMS)
    book.create_sheet("空")
    second = book.create_sheet("略語")
    second.append(("略語", "英語"))
    second.append(("HP", "Harbour Plan"))
    book.create_sheet("隠す").sheet_state = "hidden"
    document = read(saved(book), "a.xlsx")
    assert document.title == "港の言葉"
    assert [table.header for table in document.tables] == [("用語", "英語", "説明"), ("略語", "英語")]
    places = [document.located(row.cells[0].place).within for table in document.tables for row in table.rows]
    assert places == ["用語, row 3", "用語, row 4", "略語, row 2"]


MARKED = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><r><t>岸壁</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>%s</t></r><r><t>%s</t></r></si></sst>"""


def with_strings(strings: str) -> bytes:
    """A workbook whose first cell below 用語 is the first of these shared strings."""
    data = saved(book_of(("用語", "英語"), ("x", "quay and data")))
    sheet, types = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files = {path: old.read(path) for path in old.namelist()}
    files[sheet] = files[sheet].replace(b't="inlineStr"><is><t>x</t></is>', b't="s"><v>0</v>')
    files[types] = files[types].replace(b"</Types>", override.encode())
    files["xl/sharedStrings.xml"] = strings.encode()
    return packed(files)


@pytest.mark.parametrize("mark", ["1", "※1", "注2)", "(3)", "*", "1,2", "１"])
def test_raised_note_marks_are_no_part_of_a_cell(mark: str) -> None:
    ((_, rows),) = tables(with_strings(MARKED % (mark, "と桟橋")))
    assert rows[0][0] == "岸壁と桟橋"


@pytest.mark.parametrize(
    ("before", "raised"), [("岸壁", "の北"), ("岸壁の4", "th"), ("広さは10 m", "2"), ("10", "3")]
)
def test_exponents_and_raised_words_stay(before: str, raised: str) -> None:
    strings = (MARKED % (raised, "")).replace("岸壁", before)
    ((_, rows),) = tables(with_strings(strings))
    assert rows[0][0] == before + raised


def test_readings_that_excel_shows_are_read_where_they_are_of_kanji() -> None:
    document = read(with_strings(STRINGS), "a.xlsx")
    cell = document.tables[0].rows[0].cells[0]
    assert cell.text == "岸壁とデータ"
    assert [(edge.start, edge.end, edge.value) for edge in cell.edges_of("ruby")] == [(0, 2, "がんぺき")]


def test_a_header_of_joined_cells_is_one_and_what_joins_rows_is_in_each() -> None:
    book = book_of(
        ("分野", "名称", None, "説明"),
        (None, "日本語", "英語", None),
        ("港", "岸壁", "quay", "船が着く所。"),
        (None, "桟橋", "pier", None),
    )
    for area in ("A1:A2", "B1:C1", "D1:D2", "A3:A4"):
        book.active.merge_cells(area)
    assert tables(saved(book)) == [
        (
            ("分野", "日本語", "英語", "説明"),
            [["港", "岸壁", "quay", "船が着く所。"], ["港", "桟橋", "pier", ""]],
        )
    ]


def test_numbers_dates_and_lines_of_a_cell_are_read_as_they_are_shown() -> None:
    book = book_of(("用語", "数", "日"), ("岸壁\n桟橋", 3.0, date(2026, 1, 2)), ("浮標", 0.5, None))
    assert tables(saved(book))[0][1] == [["岸壁\n桟橋", "3", "2026-01-02"], ["浮標", "0.5", ""]]


def test_columns_are_mapped_as_those_of_a_csv_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w")
    path = root / "docs" / "terms.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(saved(book_of(("名", "外", "備"), ("岸壁", "quay", "船が着く所。"), title="一覧")))
    assert run(["--workspace", str(root), "add", str(path)]) == 1
    assert "yougo knows none of its columns, “名”, “外”, “備”" in capsys.readouterr().err
    assert run(["--workspace", str(root), "add", str(path), "--columns", "japanese=名,english=2"]) == 0
    capsys.readouterr()
    assert run(["--workspace", str(root), "show", "岸壁"]) == 0
    out = capsys.readouterr().out
    assert "quay" in out
    assert "terms.xlsx (一覧, row 2)" in out


def test_a_sheet_that_is_no_table_of_terms_leaves_the_others(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    book = book_of(*TERMS)
    other = book.create_sheet("会計")
    other.append(("年", "額"))
    other.append(("2026", "100"))
    path = root / "docs" / "terms.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(saved(book))
    assert run(["--workspace", str(root), "add", str(path)]) == 0


def test_a_workbook_that_joins_or_spans_far_too_much_is_refused() -> None:
    book = book_of(*TERMS)
    data = saved(book)
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files = {path: old.read(path) for path in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    joined = b'</sheetData><mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'
    files[sheet] = files[sheet].replace(b"</sheetData>", joined)
    with pytest.raises(UnreadableDocument, match="joins more cells"):
        read(packed(files), "a.xlsx")
    book.active["XFD1048576"] = "x"
    with pytest.raises(UnreadableDocument, match="far larger than any table"):
        read(saved(book), "a.xlsx")
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(data[: len(data) // 2], "a.xlsx")
