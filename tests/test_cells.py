"""What the lines of a cell say of one thing, whatever the format: name, reading, letters, 同上."""

import csv
import io
from collections.abc import Callable, Sequence

import pytest

from test_workbooks import STRINGS, book_of, saved, with_strings
from yougo import readers, readings
from yougo.extract import extract
from yougo.model.findings import Finding

Rows = Sequence[Sequence[str]]


def _csv(rows: Rows) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def _md(rows: Rows) -> bytes:
    lines = [f"| {' | '.join(row)} |".replace("\n", "<br>") for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode()


def _html(between: str) -> Callable[[Rows], bytes]:
    def made(rows: Rows) -> bytes:
        cells = ["".join(f"<td>{cell}</td>" for cell in row).replace("\n", between) for row in rows]
        return f"<table><tr>{'</tr><tr>'.join(cells)}</tr></table>".replace("\\p", "p").encode()

    return made


FORMATS: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "csv": (".csv", _csv),
    "markdown": (".md", _md),
    "page": (".html", _html("<br>")),
    "paragraphs": (".html", _html("<p>")),
    "workbook": (".xlsx", lambda rows: saved(book_of(*map(tuple, rows)))),
}


def found(rows: Rows, form: str) -> list[Finding]:
    suffix, write = FORMATS[form]
    document = readers.read(write(rows), f"a{suffix}")
    return [each for each in extract(document, readings.analyse).findings if each.rule == "glossary_tables"]


WORDS = ("tide gauging station", "潮の高さを測る施設をいう。")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("columns", [("用語", "英語", "説明"), ("用語", "英語"), ("用語", "説明")])
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("験潮所\nけんちょうじょ", ("験潮所", "けんちょうじょ", "")),
        ("験潮所\n験潮所", ("験潮所", "", "")),
        ("験潮所\n（けんちょうじょ）", ("験潮所", "けんちょうじょ", "")),
        ("験潮所\n（TGS）", ("験潮所", "", "TGS")),
        ("験潮所\nけんちょうじょ\n(TGS)", ("験潮所", "けんちょうじょ", "TGS")),
        ("験潮観測\nシステム", ("験潮観測システム", "", "")),
        ("取り扱い\nのしおり", ("取り扱いのしおり", "", "")),
    ],
)
def test_the_lines_of_a_cell_of_names_are_one_term(
    form: str, columns: tuple[str, ...], cell: str, told: tuple[str, str, str]
) -> None:
    words = dict(zip(("英語", "説明"), WORDS, strict=True))
    [term] = found([columns, (cell, *map(words.get, columns[1:]))], form)
    assert ("".join(one.text for one in term.japanese), term.reading, term.acronym) == told
    assert term.aliases == ()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("ditto", ["同上", "〃", "（同上）", "同上。"])
def test_what_says_the_same_as_above_is_what_is_above(form: str, ditto: str) -> None:
    rows = [("用語", "英語", "説明"), ("験潮所", *WORDS), ("検潮所", "tide station", ditto)]
    one, other = found(rows, form)
    assert one.definition == other.definition == WORDS[1]
    first = [("用語", "英語", "説明"), ("験潮所", WORDS[0], ditto)]
    assert [each.definition for each in found(first, form)] == [""]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("values", [("0.25", "2025-04-01"), ("12", "3.5"), ("5%", "20%")])
def test_names_of_both_languages_are_read_beside_values(form: str, values: tuple[str, str]) -> None:
    names = (("粗利率", "gross margin"), ("回転率", "turnover rate"))
    rows = [("用語", "英語", "定義"), *((*pair, value) for pair, value in zip(names, values, strict=True))]
    terms = found(rows, form)
    assert [(each.japanese[0].text, each.english, each.definition) for each in terms] == [
        (*pair, "") for pair in names
    ]


@pytest.mark.parametrize(
    "below",
    [
        ("漢字", "ふりがな"),
        ("見出し語", "読み"),
        ("日本語", "よみがな"),
        ("和文", "かな"),
        ("名称", "読み方"),
    ],
)
def test_a_header_of_two_rows_gives_names_and_readings(below: tuple[str, str]) -> None:
    book = book_of(
        ("用語", None, "英語", "説明"),
        (*below, None, None),
        ("験潮所", "けんちょうじょ", *WORDS),
        title="用語集",
    )
    book.active.merge_cells("A1:B1")
    document = readers.read(saved(book), "a.xlsx")
    [term] = extract(document, readings.analyse).findings
    assert (term.japanese[0].text, term.reading, term.english) == ("験潮所", "けんちょうじょ", WORDS[0])


def test_readings_that_a_workbook_shows_above_words_are_those_of_their_names() -> None:
    document = readers.read(with_strings(STRINGS), "a.xlsx")
    assert [each.reading for each in extract(document, readings.analyse).findings] == ["がんぺきとデータ"]


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        ("<ruby>験潮所<rt>けんちょうじょ</rt></ruby>", "けんちょうじょ"),
        ("<ruby>験潮<rt>けんちょう</rt></ruby><ruby>所<rt>じょ</rt></ruby>", "けんちょうじょ"),
        ("<ruby>潮<rt>しお</rt></ruby>の<ruby>目<rt>め</rt></ruby>", "しおのめ"),
        ("<ruby>験潮<rt>けんちょう</rt></ruby>所", ""),
    ],
)
def test_ruby_over_all_of_a_name_in_a_table_is_its_reading(cell: str, reading: str) -> None:
    assert [each.reading for each in found([("用語", "英語"), (cell, "gauge")], "page")] == [reading]
