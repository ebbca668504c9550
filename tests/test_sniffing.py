"""Files whose names do not say what they are."""

from pathlib import Path

import pytest

from printed_pages import Page, pdf
from test_packed import BOOK, DOCX, PPTX, packed
from test_workbooks import TERMS, book_of, saved
from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnreadableDocument
from yougo.readers import format_of, read

PAGE = "<!DOCTYPE html>\n<p>港湾計画（HP）</p>"

PRINTED = pdf(Page().text(60, 100, "港湾計画（HP）"))
FILES = [
    (PAGE.encode(), "html"),
    (f"\ufeff<?xml version='1.0'?>\n<html><body>{PAGE}</body></html>".encode(), "html"),
    (packed({"mimetype": "application/epub+zip", **BOOK}), "book"),
    (packed(DOCX), "word"),
    (packed(PPTX), "slides"),
    (saved(book_of(*TERMS)), "workbook"),
    (PRINTED, "pdf"),
]


@pytest.mark.parametrize(("data", "format_"), FILES)
@pytest.mark.parametrize("name", ["page.txt", "page.aspx", "page"])
def test_a_file_is_read_as_what_it_is_and_this_is_told(data: bytes, format_: str, name: str) -> None:
    document = read(data, name)
    assert document.format == format_
    assert [each.code for each in document.problems] == ["other-format"]


@pytest.mark.parametrize(
    "name", ["report.pdf", "report.docx", "report.xlsx", "report.pptx", "report.epub", "a.odt"]
)
@pytest.mark.parametrize(("data", "format_"), FILES)
def test_a_name_that_says_another_format_is_not_believed(name: str, data: bytes, format_: str) -> None:
    document = read(data, name)
    assert document.format == format_
    is_right = format_of(name) == format_
    assert [each.code for each in document.problems] == ([] if is_right else ["other-format"])


@pytest.mark.parametrize("name", ["report.html", "terms.csv", "report.md"])
def test_no_text_begins_as_a_pdf_or_an_archive_does(name: str) -> None:
    assert read(PRINTED, name).format == "pdf"
    assert read(packed(DOCX), name).format == "word"


def test_a_text_that_is_named_as_another_is_believed() -> None:
    assert read(PAGE.encode(), "page.md").format == "markdown"
    assert read("本文の<html>。".encode(), "page.txt").problems == ()
    with pytest.raises(UnreadableDocument, match=r"does not read \.foo files"):
        read(b"text", "page.foo")


def test_a_build_tells_how_a_file_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    page = root / "docs" / "page.txt"
    page.parent.mkdir(exist_ok=True)
    page.write_text(PAGE, encoding="utf-8")
    assert run(["--workspace", str(root), "add", str(page)]) == 0
    told = "other-format: Its content is that of a .html file, and it is read as one: rename it."
    assert told in capsys.readouterr().err
