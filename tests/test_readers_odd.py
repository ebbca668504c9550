"""Files in which something is not as any program writes it: each is read, or refused in one sentence.

An error that a reader did not think of is raised here (``YOUGO_DEBUG``), so that it fails the test.
"""

# ruff: noqa: E501 - a line of a document's XML ends where its text does

import io
import json
import plistlib
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from test_packed import BOOK, DOCX, ODT, PPTX, packed
from test_readers import sound
from workspaces import workspace
from yougo import readers
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnreadableDocument
from yougo.model.documents import Document, Reader
from yougo.readers import plain, read

VALUES = ("", "x", "²", "-1", "0", "9" * 5_000, "http://[x#y")
"""What no program writes for a number, a reference or an address."""
PAGE = """<html><head><link rel="canonical" href="https://example.org/a"/></head><body><h1 id="t">港</h1>
<table><tr><th rowspan="2" colspan="1">用語</th><th>英語</th></tr><tr><td>岸壁</td><td colspan="2">quay</td></tr></table>
<p>港湾計画<a class="footnote-ref" href="#n1">1</a>と<a href="#n2">[2]</a>、岸壁<sup>1</sup>。</p>
<p id="n1">1 Harbour Plan。</p><p id="n2">[2] 注。</p><h2>注</h2><ol start="1"><li>岸の壁。</li></ol></body></html>"""
TBX = """<tbx><text><body><conceptEntry id="c"><descrip type="definition">船が着く所。</descrip><langSec xml:lang="ja">
<termSec><term>岸壁</term><termNote type="termType">fullForm</termNote></termSec></langSec></conceptEntry></body></text></tbx>"""
STRINGS = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>岸壁</t>
<rPh sb="0" eb="1"><t>ガン</t></rPh><rPh sb="1" eb="2"><t>ペキ</t></rPh></si><si><t>quay</t></si></sst>"""


def book() -> dict[str, str | bytes]:
    """The files of a workbook."""
    made, data = openpyxl.Workbook(), io.BytesIO()
    for _ in range(3):
        made.active.append(["岸壁", "quay"])
    made.active.merge_cells("A1:A2")
    made.save(data)
    with zipfile.ZipFile(data) as archive:
        files: dict[str, str | bytes] = {path: archive.read(path) for path in archive.namelist()}
    return files | {"xl/sharedStrings.xml": STRINGS}


FILES = {"a.epub": BOOK, "a.docx": DOCX, "a.odt": ODT, "a.pptx": PPTX, "a.xlsx": book()}


@pytest.fixture(autouse=True)
def raising(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUGO_DEBUG", "1")


def changed(xml: str | bytes) -> Iterator[bytes]:
    """The file with each of its attributes odd or gone, and with each of its elements gone or twice."""
    root = etree.fromstring(xml if isinstance(xml, bytes) else xml.replace("&nbsp;", " ").encode())
    for element in list(root.iter("*")):
        for name, value in element.attrib.items():
            for odd in VALUES:
                element.set(name, odd)
                yield etree.tostring(root)
            del element.attrib[name]
            yield etree.tostring(root)
            element.set(name, value)
        above = element.getparent()
        if above is not None:
            at = above.index(element)
            above.insert(at, deepcopy(element))
            yield etree.tostring(root)
            del above[at : at + 2]
            yield etree.tostring(root)
            above.insert(at, element)


def is_read_or_refused(data: bytes, name: str) -> bool:
    try:
        return sound(read(data, name))
    except UnreadableDocument as error:
        return "\n" not in str(error)


@pytest.mark.slow
@pytest.mark.parametrize("name", list(FILES))
def test_an_archive_with_one_thing_odd_is_read_or_refused(name: str) -> None:
    files = FILES[name]
    for path, text in files.items():
        if path.endswith((".xml", ".rels", ".opf", ".xhtml")):
            for odd in changed(text):
                assert is_read_or_refused(packed(files | {path: odd}), name)


@pytest.mark.parametrize(
    ("xml", "name"), [(PAGE, "a.html"), (PAGE, "a.xhtml"), (PAGE, "a.md"), (TBX, "a.tbx")]
)
def test_a_page_or_term_list_with_one_thing_odd_is_read_or_refused(xml: str, name: str) -> None:
    for odd in changed(xml):
        assert is_read_or_refused(odd, name)


JSON = st.recursive(
    st.none() | st.integers(-3, 3) | st.sampled_from(["", "岸壁", "がんぺき", "quay", "yougo", "div"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["tag", "content", "data", "yougo", "text"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    rows=st.lists(st.lists(JSON, min_size=8, max_size=8) | JSON, max_size=3) | JSON,
    is_sequenced=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_a_dictionary_of_any_json_is_read_or_refused(rows: object, is_sequenced: bool) -> None:
    index = {"title": "a", "format": 3, "sequenced": is_sequenced}
    files: dict[str, str | bytes] = {"index.json": json.dumps(index), "term_bank_1.json": json.dumps(rows)}
    assert is_read_or_refused(packed(files), "a.zip")


@given(meaning=JSON)
@settings(max_examples=100, deadline=None)
def test_a_meaning_of_any_json_is_read_or_refused(meaning: object) -> None:
    row = ["岸壁", "がんぺき", "", "", 0, [meaning], 1, ""]
    files: dict[str, str | bytes] = {
        "index.json": '{"title": "a", "format": 3}',
        "term_bank_1.json": json.dumps([row]),
    }
    assert is_read_or_refused(packed(files), "a.zip")


@pytest.mark.parametrize("odd", [5, "x", None, [], {}])
@pytest.mark.parametrize("key", ["WebResourceData", "WebResourceTextEncodingName", "WebResourceURL"])
def test_a_web_archive_with_one_thing_odd_is_read_or_refused(key: str, odd: object) -> None:
    page = {
        "WebResourceData": b"<p>x",
        "WebResourceTextEncodingName": "utf-8",
        "WebResourceURL": "https://x/",
    }
    written = {**page, key: odd} if odd is not None else {name: page[name] for name in page if name != key}
    assert is_read_or_refused(plistlib.dumps({"WebMainResource": written}), "a.webarchive")


def test_a_link_that_is_no_address_hides_nothing_and_other_marks_are_joined() -> None:
    found = read(PAGE.replace("https://example.org/a", "http://[x").encode(), "a.html")
    assert [note.label for note in found.notes] == ["n1", "n2", "note-1"]


def test_a_cell_of_a_slide_that_says_that_nothing_covers_it_is_read() -> None:
    page = str(PPTX["ppt/slides/slide1.xml"]).replace("<a:tc>", '<a:tc hMerge="0" vMerge="false">')
    (table,) = read(packed(PPTX | {"ppt/slides/slide1.xml": page}), "a.pptx").tables
    assert [cell.text for cell in table.rows[0].cells] == ["岸壁", "quay"]


@pytest.mark.parametrize("off", ["0", "false"])
def test_a_slide_that_is_not_shown_is_left_out_however_that_is_written(off: str) -> None:
    page = re.sub('show="."', f'show="{off}"', str(PPTX["ppt/slides/slide2.xml"]))
    found = read(packed(PPTX | {"ppt/slides/slide2.xml": page}), "a.pptx")
    assert not any("港湾計画" in passage.text for passage in found.passages)


def test_readings_of_a_cell_in_another_order_are_those_of_their_words() -> None:
    first, second = re.findall("<rPh.*?</rPh>", STRINGS)
    strings = STRINGS.replace(first + second, second + first)
    (table,) = read(packed(FILES["a.xlsx"] | {"xl/sharedStrings.xml": strings}), "a.xlsx").tables
    assert [edge.value for edge in table.rows[0].cells[0].edges] == ["がん", "ぺき"]


def test_a_document_that_no_reader_foresaw_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(data: bytes, name: str) -> Document:
        if b"odd" in data:
            raise KeyError("shelf\n7")
        return plain.READER.read(data, name)

    monkeypatch.setattr(readers, "_by_suffix", lambda: {".md": Reader("toy", (".md",), fail)})
    monkeypatch.delenv("YOUGO_DEBUG")
    root = workspace(tmp_path / "w", odd_md="odd", good_md="石油輸出国機構（OPEC）。\n")
    assert run(["--workspace", str(root), "build"]) == 1
    assert "docs/odd.md cannot be read: " in capsys.readouterr().err
    assert run(["--workspace", str(root), "lookup", "OPEC"]) == 0
