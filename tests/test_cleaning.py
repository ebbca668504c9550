"""No control character gets past the readers, in whichever string of a document it hides."""

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_readers import sound
from yougo import readers
from yougo.language.text import clean
from yougo.model.documents import Document, Edge, Mark, Note, Passage, Place, Problem, Reader, Row, Table
from yougo.readers.cleaning import cleaned

DIRTY = "\x00 \x1b \x1f \x7f \x9b \x9d \u202e \u2066 \ufeff \uffff \x85 \x0b".split(" ")
HOW = [
    *DIRTY,
    *(f"&#x{ord(char):x};" for char in DIRTY),
    *(f"\\x{ord(char):02x}" for char in DIRTY if char < "\u0100"),
    *("\\e", "\\0", "\\N", "\\_", "\\L", "\\u202e", "&#0;", "&#xd800;", "&lrm;", "&NewLine;", "%1b"),
]
PLACES = [
    '---\ntitle: "a{}b"\nurl: "https://x/a{}b{{{{c1::a}}}}"\n---\n',
    '+++\ntitle = "a{}b"\nurl = "https://x/{}"\n+++\n',
    "# 題{}名\n\n",
    '[甲{}](https://x/{} "{}")と[[頁{}|名{}]]と<abbr title="a{}b">AB</abbr>\n',
    "<ruby>漢{}<rt>か{}</rt></ruby>\n",
    "名[^a{}]と※1{}\n\n[^a{}]: 説{}明\n\n※1 定{}義\n\n",
    "\n| 用{}語 | 英{}語 |\n|---|---|\n| 甲{} | a{}b |\n\n*[A{}]: b{}c\n",
    '用語,"英{}語"\n甲{},"b{}\n乙"\n',
    "<table><tr><th>用{}語<th>b<tr><td>甲{}<td>乙</table>\n",
]


def read(text: str, name: str) -> Document:
    """The document with much text below, so that controls do not make it a binary file."""
    return readers.read(f"{text}\n\n{'文' * 2_000}\n".encode("utf-8", "surrogatepass"), name)


def strings(record: object) -> Iterator[tuple[str, str]]:
    """Every string below a record with the name of its field."""
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                yield field.name, each
            elif dataclasses.is_dataclass(each):
                yield from strings(each)


def is_clean(document: Document) -> bool:
    for name, text in strings(document):
        assert clean(text) == text, name
        assert name == "text" or "\n" not in text, name
    return sound(document)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv", ".tsv", ".html"])
@pytest.mark.parametrize("dirt", HOW, ids=ascii)
def test_no_string_of_a_document_holds_a_control_character(dirt, suffix):
    for place in PLACES:
        text = place.replace("{{{{", "\ue000").replace("}}}}", "\ue001").replace("{}", dirt)
        text = text.replace("\ue000", "{{").replace("\ue001", "}}")
        assert is_clean(read(text, f"dirty{suffix}"))


@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv", ".tsv", ".html"])
@given(
    st.lists(st.one_of(st.sampled_from(HOW), st.sampled_from(PLACES), st.text(max_size=3)), max_size=12).map(
        "".join
    )
)
@settings(max_examples=150, deadline=None)
def test_nor_does_any_heap_of_them(suffix, text):
    assert is_clean(read(text, f"heap{suffix}"))


def test_what_another_reader_makes_is_cleaned_with_its_offsets(monkeypatch):
    place = Place("a.odd", 1)
    passage = Passage(
        "\x1b世\x1b界\x00（WO）e\u0301\x9b。",
        place,
        edges=(Edge(1, 4, "link\x1b", "x\n\x1b"), Edge(9, 12, "emphasis")),
        marks=(Mark(7, "a\x1b"), Mark(12, "b\n c")),
    )
    made = Document(
        "a.odd",
        title="\x1ba\nb",
        passages=(passage,),
        notes=(Note("a\x1b", place, (passage,)),),
        tables=(Table(place, ("a\nb\x9b",), (Row((passage,)),)),),
        problems=(Problem("front-matter", "a\x1b\nb", place),),
    )
    odd = Reader("odd", (".odd",), lambda _data, _name: made)
    monkeypatch.setattr(readers, "_by_suffix", lambda: {".odd": odd})
    document = readers.read(b"x", "a.odd")
    assert is_clean(document)
    (found,) = document.passages
    assert found.text == "世界（WO）é。"
    assert [found.text[edge.start : edge.end] for edge in found.edges] == ["世界", "é"]
    assert [found.text[: mark.offset] for mark in found.marks] == ["世界（W", "世界（WO）é"]
    assert document.notes[0].body == document.tables[0].rows[0].cells == (found,)


def test_a_clean_document_stays_as_it_is():
    document = readers.read("# 題\n\n名[^a]と[甲](https://x)\n\n[^a]: 説明\n".encode(), "a.md")
    assert cleaned(document) == document


def test_a_letter_keeps_as_many_marks_as_writing_has():
    assert clean("e" + "\u0301" * 500) == "é" + "\u0301" * 29
    assert clean(("e" + "\u0323\u0301") * 100).count("ẹ\u0301") == 100
    assert len(clean("か\u3099" * 100)) == 100
