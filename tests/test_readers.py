"""The readers, case by case: tests/cases/readers holds documents and what is read in them.

What is expected is written one line of text a line: the document's line and the passage's kind (and voice)
before a bar, the text after it; ``{basis:value|text}`` is an edge, ``{^label}`` a note mark, ``␣`` the
object character. Further lines of a passage have their own line and no kind. Notes, tables and problems
follow the passages.
"""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from dotcases import load
from shared import DOCUMENTS, needs_shared
from yougo.errors import UnreadableDocument
from yougo.extract.shapes.term_lists import FORMATS
from yougo.model.documents import Document, Passage
from yougo.readers import read, suffixes, versions
from yougo.readers.running import OBJECT

CASES = Path(__file__).parent / "cases" / "readers"
SUFFIXES = {"markdown": ".md", "plain": ".txt", "csv": ".csv", "tsv": ".tsv", "html": ".html"}

ALL = [
    (SUFFIXES[path.stem.partition("-")[0]], case)
    for path in sorted(CASES.glob("*.md"))
    for case in load(path)
]


def dump(document: Document) -> str:
    head = [f"{key} | {value}" for key, value in (("title", document.title), ("url", document.url)) if value]
    body = [line for passage in document.passages for line in shown(passage)]
    for note in document.notes:
        body.append(f"{note.place.line} note {note.label}")
        body += [f"  {line}" for passage in note.body for line in shown(passage)]
    for table in document.tables:
        body.append(" | ".join([f"{table.place.line} table", *table.header]))
        for row in table.rows:
            cells = [" / ".join(line.partition(" | ")[2] for line in shown(cell)) for cell in row.cells]
            body.append(" | ".join([f"  {row.cells[0].place.line} row", *cells]))
    problems = [f"{one.place.line} problem {one.code} | {one.message}" for one in document.problems]
    return "".join(f"{line}\n" for line in [*head, *body, *problems])


def shown(passage: Passage) -> list[str]:
    signs = [
        (edge.start, 2, -edge.end, f"{{{edge.basis}{':' * bool(edge.value)}{edge.value}|")
        for edge in passage.edges
    ]
    signs += [(edge.end, 0, 0, "}") for edge in passage.edges]
    signs += [(mark.offset, 1, 0, f"{{^{mark.label}}}") for mark in passage.marks]
    text, at = "", 0
    for offset, *_, sign in sorted(signs, key=lambda sign: sign[:3]):
        text, at = text + passage.text[at:offset] + sign, offset
    lines = (text + passage.text[at:]).replace(OBJECT, "␣").split("\n")
    kind = passage.kind if passage.voice == "author" else f"{passage.kind} {passage.voice}"
    offsets = [0, *(index + 1 for index, char in enumerate(passage.text) if char == "\n")]
    heads = [f"{passage.place_at(offset).line}{'' if offset else f' {kind}'}" for offset in offsets]
    return [f"{head} | {line}" for head, line in zip(heads, lines, strict=True)]


def passages(document: Document) -> list[Passage]:
    """All passages of a document, with those of its notes and tables."""
    notes = [passage for note in document.notes for passage in note.body]
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.passages, *notes, *cells]


def sound(document: Document) -> bool:
    """Whether the records keep what they promise."""
    for passage in passages(document):
        text = passage.text
        assert unicodedata.is_normalized("NFC", text)
        assert not any(line != line.strip() or not line for line in text.split("\n") if text)
        assert not passage.lines or len(passage.lines) == text.count("\n") + 1 + len(passage.joins)
        assert all(0 <= edge.start < edge.end <= len(text) for edge in passage.edges)
        assert all(0 <= mark.offset <= len(text) for mark in passage.marks)
    assert all(len(row.cells) == len(table.header) for table in document.tables for row in table.rows)
    return True


@pytest.mark.parametrize(("suffix", "case"), ALL, ids=[case.title for _, case in ALL])
def test_a_document_is_read_as_its_case_says(suffix, case):
    document = read(case.source.encode(), f"case{suffix}")
    assert dump(document) == case.expected, f"line {case.line}"
    assert sound(document)


def test_every_kind_of_reader_has_cases():
    assert {suffix for suffix, _ in ALL} == set(SUFFIXES.values())


def test_a_suffix_is_known_in_any_case():
    assert read("# 用語".encode(), "NOTES.MD").format == "markdown"
    assert read("用語".encode(), "notes.text").format == "plain"


def test_a_suffix_that_nobody_reads_is_refused_with_those_that_are():
    with pytest.raises(UnreadableDocument, match=r"slides\.key.*\.key.*\.csv, .*\.markdown, \.md") as refusal:
        read(b"", "slides.key")
    assert refusal.value.exit_code == 1


def test_a_name_without_a_suffix_is_refused():
    with pytest.raises(UnreadableDocument, match="its name does not end in a format"):
        read(b"", "README")


def test_the_readers_that_come_with_yougo_are_found():
    assert {".csv", ".htm", ".html", ".markdown", ".md", ".pdf", ".text", ".tsv", ".txt"} <= set(suffixes())
    names = {version.split()[0] for version in versions().split(", ")}
    assert {"html", "markdown", "pdf", "plain", "table"} <= names


NO_TEXT = {
    ".mht",
    ".mhtml",
    ".webarchive",
    ".docm",
    ".docx",
    ".epub",
    ".odt",
    ".ott",
    ".pdf",
    ".ppsx",
    ".pptx",
    ".xlsm",
    ".xlsx",
}
"""Formats whose files are never empty: one of white space is damaged."""


@pytest.mark.parametrize("suffix", sorted({*suffixes()} - NO_TEXT))
@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b" \t\r\n\r\n", b"\xff\xfe"])
def test_an_empty_file_is_an_empty_document(data, suffix):
    document = read(data, f"empty{suffix}")
    assert document.name == f"empty{suffix}"
    assert not passages(document)
    assert not document.tables
    told = [] if document.format in FORMATS else ["nothing-read"]  # an empty table is told later
    if not data.strip():
        assert [each.code for each in document.problems] == told


@pytest.mark.parametrize("suffix", sorted(NO_TEXT))
def test_a_file_of_no_bytes_is_told_to_be_empty_in_any_format(suffix):
    document = read(b"", f"empty{suffix}")
    assert not passages(document)
    told = [] if document.format in FORMATS else ["nothing-read"]  # an empty table is told later
    assert [each.code for each in document.problems] == told


def test_reading_prints_nothing_and_changes_no_recursion_limit():
    code = "import sys; before = sys.getrecursionlimit(); from yougo.readers import read;"
    code += "read(b'[' * 5000, 'a.md'); assert sys.getrecursionlimit() == before"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == done.stderr == b""


@needs_shared
class TestRealDocuments:
    @pytest.fixture
    def policy(self):
        return DOCUMENTS / "whitepaper-r06-ict-international.md"

    @pytest.fixture
    def page(self):
        return DOCUMENTS / "japan-eu-digital-partnership-2025.txt"

    def test_all_notes_and_marks_are_on_their_lines(self, policy):
        lines = policy.read_text(encoding="utf-8").split("\n")
        document = read(policy.read_bytes(), policy.name)
        assert sound(document)
        assert len(document.notes) == 47
        for note in document.notes:
            assert lines[note.place.line - 1].startswith(f"[^{note.label}]:")
            assert note.body[0].place.line == note.place.line
        marks = [(passage, mark) for passage in document.passages for mark in passage.marks]
        assert len(marks) == 46
        assert len({mark.label for _, mark in marks}) == 45
        for passage, mark in marks:
            assert f"[^{mark.label}]" in lines[passage.place_at(mark.offset).line - 1]

    def test_orphans_on_both_sides_are_kept(self, policy):
        document = read(policy.read_bytes(), policy.name)
        defined = {note.label for note in document.notes}
        used = {mark.label for passage in document.passages for mark in passage.marks}
        assert used - defined == {"jeu-epa", "dejure"}
        assert defined - used == {"jpa-epa", "dejuru", "fta", "asean"}

    def test_every_passage_begins_with_words_of_its_line(self, policy):
        lines = unicodedata.normalize("NFC", policy.read_text(encoding="utf-8")).split("\n")
        document = read(policy.read_bytes(), policy.name)
        for passage in document.passages:
            if OBJECT not in passage.text and not passage.marks:
                assert passage.text[:3] in lines[passage.place.line - 1]

    def test_no_markup_is_left_in_the_text(self, policy):
        for passage in passages(read(policy.read_bytes(), policy.name)):
            assert not any(sign in passage.text for sign in ("](", "[^", "[[", "**", "[!", "<!--"))

    def test_the_note_takers_words_differ_from_quotations(self, policy):
        document = read(policy.read_bytes(), policy.name)
        voices = {passage.place.line: passage.voice for passage in document.passages}
        assert voices[76] == voices[78] == voices[331] == "annotator"
        assert voices[213] == voices[214] == "quotation"
        assert voices[216] == "author"

    def test_address_and_title_are_the_documents_own(self, policy):
        document = read(policy.read_bytes(), policy.name)
        assert document.url.startswith("https://www.soumu.go.jp/")
        assert document.title == "第Ⅰ部"

    def test_the_page_is_read_line_by_line(self, page):
        lines = page.read_text(encoding="utf-8").split("\n")
        document = read(page.read_bytes(), page.name)
        assert sound(document)
        assert len(document.passages) == sum(bool(line.strip()) for line in lines)
        assert [passage.place.line for passage in document.passages if passage.kind == "note"] == [22, 72]
        assert {14, 16, 19, 26, 29} <= {one.place.line for one in document.passages if one.kind == "item"}
        assert document.title == lines[2]

    def test_the_mark_of_the_page_is_removed_from_its_sentence(self, page):
        document = read(page.read_bytes(), page.name)
        marked = [
            (one.place.line, one.text[: mark.offset][-3:]) for one in document.passages for mark in one.marks
        ]
        assert marked == [(15, "ション")]
