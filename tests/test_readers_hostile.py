"""Documents that nobody writes by hand, or only to do harm: read to the end, and soundly."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_readers import passages, sound
from yougo.errors import UnreadableDocument
from yougo.readers import read

MANY = 5_000

OPENERS = ["*a ", "> ", "- ", "1. ", "[^a]: ", '<a b="']
OPENERS += "( （ [ ![ [[ ![[ [^ ^[ [a]( [a](< < <!-- <ruby> <rt> _a **（ ~~a ` & %% % \\ 「 ※1 (※ # |".split()
OPENERS += '{ {# {: {{ {{< {% {/* {%comment {::comment} == [@ @[a]( ^a ::: <A.b={ {#a="'.split()
OPENERS += "$a $$ {++ {-- {>> {~~a~> <del> :a {a.".split()
OPENERS += [":::note\n", "!!! note\n", "~~~{note}\n", "export const a = {\n", "{% comment %}\n", "+++\n"]


NESTED = {("<ruby>", ".html"), ("<rt>", ".html"), ("<del>", ".html")}


@pytest.mark.parametrize("opener", ["<ruby>", "<rt>", "<del>", "<div>", "<ul><li>", "<b>x", "<font>"])
@pytest.mark.parametrize("suffix", [".html", ".xhtml"])
def test_a_page_nested_deeper_than_any_is_refused_in_one_sentence(opener, suffix):
    with pytest.raises(UnreadableDocument, match="nested more than 2,000 deep; save it anew"):
        read((opener * MANY).encode(), f"deep{suffix}")
    assert sound(read((opener * 300 + "終わり").encode(), f"deep{suffix}"))


def test_a_page_that_defines_entities_expands_none():
    layers = "".join(
        f'<!ENTITY {new} "{f"&{old};" * 9}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb = f'<!DOCTYPE html [<!ENTITY a "甲">{layers}]><html><body><p title="&i;">港&i;</p></body></html>'
    document = read(bomb.encode(), "bomb.xhtml")
    assert len("".join(passage.text for passage in passages(document))) < len(bomb)


@pytest.mark.parametrize(
    ("opener", "suffix"),
    [
        (opener, suffix)
        for opener in OPENERS
        for suffix in (".md", ".txt", ".csv", ".html")
        if (opener, suffix) not in NESTED
    ],
)
def test_what_never_closes_is_read_all_the_same(opener, suffix):
    document = read(f"{opener * MANY}\n\n終わり\n".encode(), f"hostile{suffix}")
    assert sound(document)
    if suffix == ".txt":
        assert document.passages[-1].text == "終わり"


@pytest.mark.parametrize("opener", ["(", "（", "["])
def test_a_hundred_thousand_open_brackets_are_text(opener):
    document = read(f"{opener * 100_000}\n\n終わり\n".encode(), "brackets.md")
    assert [len(passage.text) for passage in document.passages] == [100_000, 3]


SIGNS = """
[ ] [^ a ] [^a]: ^[ [[ | ]] ![[ ( ) （ ） ** * _ ~~ ` ``` <!-- --> %% <ruby> <rt> </rt> </ruby> <b> </b> <br>
<div> </div> <dl> <dt> &amp; > - 1. # |-|-| : ※1 ※ 注1) • 甲 乙 が か\u3099 e\u0301 X *[X]: --- === \\ !
[!note] , " '= ; <table> <tr> <td> </td> </table> <th> （注1） (※) 1) \n※1
{#a .b} {: {{< >}} {% %} {{ }} {/* */} == [@a] ^a ::: :::note !!! === ~~~{note} import export
$ $$ $a$ {++ ++} {-- --} {~~ ~> ~~} {>> <<} {==a==} :a: {a.b} <del> </del> ~~
"""
SPACES = ["\n", "\n\n", " ", "    ", "\u3000", "\n> ", "\n- ", "\n: ", "\n[^a]: ", "\n    "]
PIECES = st.sampled_from([*SIGNS.split(), *SPACES])


@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv", ".html"])
@given(pieces=st.lists(PIECES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_heap_of_marks_is_read_soundly(suffix, pieces):
    assert sound(read("".join(pieces).encode(), f"heap{suffix}"))


NOTED = st.sampled_from(["甲", "が", " ", "\t", "(※)", "（※1）", "※1 ", "※", "(注1)", "注1 "])


@pytest.mark.parametrize("text", ["a (※)(※)", "甲（※） （※）\n乙 （※）", "甲※1 ※1\n※1\t説"])
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_marks_that_follow_each_other_leave_no_space_behind(suffix, text):
    document = read(f"{text}。\n\n{text}\n".encode(), f"notes{suffix}")
    assert sound(document)
    assert any(passage.marks for passage in document.passages)


@given(
    lines=st.lists(st.lists(NOTED, max_size=12).map("".join), max_size=6), start=st.sampled_from(["甲", ""])
)
@settings(max_examples=300, deadline=None)
def test_markdown_and_plain_text_agree_on_notes(lines, start):
    text = "\n\n".join(f"{start}{line.strip()}。" for line in lines).encode()
    markdown, plain = read(text, "notes.md"), read(text, "notes.txt")
    assert sound(markdown)
    assert sound(plain)
    assert _stated(markdown) == _stated(plain)


def _stated(document):
    """Each line of text with its place and marks, whatever its passage is."""
    return [
        (
            one.place_at(at).line,
            line,
            [mark.label for mark in one.marks if at <= mark.offset <= at + len(line)],
        )
        for one in passages(document)
        for at, line in _lines(one.text)
    ]


def _lines(text):
    lines = text.split("\n")
    return [(sum(len(line) + 1 for line in lines[:number]), line) for number, line in enumerate(lines)]


@pytest.mark.parametrize("opener", [one for one in OPENERS if one not in ("<!--", "`")])
def test_text_below_is_still_found(opener):
    document = read(f"{opener * MANY}\n\n終わり[^a]\n".encode(), "hostile.md")
    assert any(passage.text.endswith("終わり") and passage.marks for passage in passages(document))


@pytest.mark.parametrize("unit", ["<div>{}", "<p>{}</p>"])
@pytest.mark.parametrize(
    "opener", ["<", "<!--", "<a '\"", "<code>", "<b>x", "<p>x", "<script>", "&#x26;", "<ruby>漢<rt>"]
)
def test_html_that_never_closes_is_read_all_the_same(opener, unit):
    assert sound(read(unit.format(opener * MANY).encode(), "hostile.md"))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv", ".html"])
def test_ten_million_characters_on_one_line_are_read(suffix):
    document = read(("用語" * 5_000_000).encode(), f"long{suffix}")
    assert sound(document)
    text = document.passages[0].text if document.passages else document.tables[0].header[0]
    assert len(text) == 10_000_000


def test_one_long_line_keeps_its_markup():
    line = "信頼性のある自由なデータ流通（DFFT[^dfft]）と[連合](https://example.org/)、" * 5_000
    document = read(line.encode(), "long.md")
    assert len(document.passages[0].marks) == len(document.passages[0].edges) == 5_000
    assert "[" not in document.passages[0].text


def test_a_note_that_refers_to_itself_is_a_note():
    document = read("[^a]: 自分[^a]を見よ。\n".encode(), "loop.md")
    assert [mark.label for mark in document.notes[0].body[0].marks] == ["a"]


def test_notes_inside_notes_end_somewhere():
    document = read(("名^[" * 50 + "]" * 50).encode(), "nested.md")
    assert sound(document)
    assert 1 <= len(document.notes) <= 3


def test_text_below_a_deep_nest_of_lists_is_read():
    document = read(("- " * 300 + "深い\n\n" + "> " * 300 + "引用\n\n浅い\n").encode(), "deep.md")
    assert document.passages[-1].text == "浅い"
    assert "深い" in "".join(passage.text for passage in document.passages)


def test_deeply_nested_front_matter_is_a_problem():
    document = read(f"---\ntitle: {'[' * 5000}\n---\n本文\n".encode(), "deep.md")
    assert [problem.code for problem in document.problems] == ["front-matter"]
    assert document.passages[0].text == "本文"


def test_front_matter_that_multiplies_itself_is_harmless():
    layers = "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = read(f"---\na: &a [x]\n{layers}title: 表\n---\n".encode(), "bomb.md")
    assert document.title == "表"


def test_letters_and_their_accents_are_joined_across_markup():
    document = read("か<b>\u3099</b>く[^a]と e<i>\u0301</i>\n".encode(), "parts.md")
    assert document.passages[0].text == "がくと é"
    assert document.passages[0].marks[0].offset == 2
    assert sound(document)


def test_null_characters_are_nothing():
    assert read("用\0語（Y\0O[^a\0]）".encode(), "nul.md").passages[0].text == "用語（YO）"


def test_a_cell_may_be_as_long_as_a_book():
    document = read(("語,説明\n甲," + "乙" * 500_000 + "\n").encode(), "long.csv")
    assert len(document.tables[0].rows[0].cells[1].text) == 500_000


def test_pythons_limit_on_cells_is_left_as_it_was():
    before = csv.field_size_limit()
    read("語,説明\n".encode(), "a.csv")
    assert csv.field_size_limit() == before


def test_a_cell_longer_than_any_is_refused_with_its_line():
    with pytest.raises(UnreadableDocument, match=r"long\.csv.*begins on line 2.*never closed"):
        read(b'a,b\n"' + b"x" * (1 << 24) + b"x\n", "long.csv")
    assert csv.field_size_limit() < 1 << 24


@pytest.mark.slow
def test_a_small_table_does_not_become_a_huge_one():
    document = read(("," * 50_000 + "甲\n" + "a\n" * 50_000).encode(), "wide.csv")
    assert sound(document)
    assert len(document.tables[0].rows) < 50
    assert [problem.code for problem in document.problems] == ["ragged-row"]
