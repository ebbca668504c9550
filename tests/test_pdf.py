"""PDF files: reading order, paragraphs, running heads, notes, tables, and what cannot be read."""

import zlib

import pytest

from printed_pages import Page, packed_page, page_of_forms, pdf
from yougo.errors import UnreadableDocument
from yougo.model.documents import Document, Passage
from yougo.readers import progress, read
from yougo.readers.pdf import apart

FULL = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも"  # 35 characters: 350 points
COLUMN = FULL[:20]
UNKNOWN = "\ufffd" * 30
"""How a font that does not say which characters it shows is read."""


def document(*pages: Page, encoding: str = "UniJIS-UTF16-H") -> Document:
    return read(pdf(*pages, encoding=encoding), "a.pdf")


def texts(found: Document) -> list[str]:
    return [passage.text for passage in found.passages]


def where(found: Document, passage: Passage, offset: int) -> str:
    return str(found.located(passage.place_at(offset)))


def test_the_lines_of_a_paragraph_are_joined() -> None:
    found = document(Page().lines(60, 100, FULL, FULL, "おわり。", FULL, "おわり。"))
    assert texts(found) == [FULL + FULL + "おわり。", FULL + "おわり。"]


def test_english_words_that_were_broken_are_whole_again_and_others_have_a_space_between_them() -> None:
    lines = (
        "The quality of information that the infor-",
        "mation system gives depends on what a co-",
        "operation of harbours and on what the Per-",
        "Diem says and",
    )
    found = document(Page().lines(60, 100, *lines, "of many gives."))
    assert texts(found)[0].startswith(
        "The quality of information that the information system gives depends on"
    )
    assert "a co-operation of harbours and on what the Per-Diem says" in " ".join(texts(found))


def test_evidence_says_the_page_and_the_line_on_it() -> None:
    found = document(Page().lines(60, 100, FULL, FULL), Page().lines(60, 100, FULL, "おわり。"))
    (passage,) = found.passages
    assert where(found, passage, 0) == "a.pdf (page 1, line 1)"
    assert where(found, passage, len(FULL)) == "a.pdf (page 1, line 2)"
    assert where(found, passage, 2 * len(FULL)) == "a.pdf (page 2, line 1)"
    assert where(found, passage, 3 * len(FULL)) == "a.pdf (page 2, line 2)"


def test_an_indent_a_gap_a_bullet_and_another_size_begin_a_block() -> None:
    page = Page().lines(60, 100, FULL, "おわり。" + FULL[:31]).text(70, 132, FULL[:34]).text(60, 148, FULL)
    page.text(60, 190, FULL).text(60, 206, "・" + FULL[:34]).text(60, 250, "見出し", size=14)
    found = document(page)
    assert [passage.kind for passage in found.passages] == [
        "paragraph",
        "paragraph",
        "paragraph",
        "item",
        "heading",
    ]
    assert found.title == "見出し"


def test_two_columns_are_read_one_after_the_other_below_what_is_above_both() -> None:
    page = Page().text(60, 60, "表題は両方の段の上にあり全体に掛かる長い見出しです", size=18)
    page.lines(60, 100, *[COLUMN] * 6, "左の終わり。").lines(320, 100, *[COLUMN] * 6, "右の終わり。")
    found = document(page)
    assert texts(found)[1:] == [COLUMN * 6 + "左の終わり。", COLUMN * 6 + "右の終わり。"]


def test_a_list_of_short_words_beside_their_meanings_is_no_column() -> None:
    page = Page()
    for number, word in enumerate(["桟橋", "検潮器", "曳船", "浮標", "防波堤"]):
        page.text(60, 100 + 16 * number, word).text(140, 100 + 16 * number, COLUMN)
    assert any("桟橋" in text and COLUMN in text for text in texts(document(page)))


LISTED = [
    ("HP", "Harbour Plan of all Ports in", "the Bay", "港湾計画"),
    ("TG", "Tide Gauge", "検潮器"),
    ("BAY-NET", "Bay Area Yearly Network", "湾岸の年ごとの網"),
    ("Fund", "Fund of Ports", "港の基金"),
]


def listed(page: Page, left: float, entries: list[tuple[str, ...]]) -> int:
    """Print a list of acronyms and names without rules, and say where it ends."""
    base = 100
    for label, *names in entries:
        page.text(left, base, label)
        page.lines(left + 60, base, *names, step=12)
        base += 12 * len(names)
    return base


def test_lists_of_acronyms_side_by_side_without_rules_are_tables() -> None:
    page = Page().text(60, 60, "略称", size=18)
    listed(page, 60, LISTED)
    end = listed(page, 320, [("PA", "Port Authority"), ("WB", "West Bay"), ("EB", "East Bay")])
    found = document(page.text(60, end + 100, FULL))
    rows = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    assert rows == [
        ["HP", "Harbour Plan of all Ports in the Bay", "港湾計画"],
        ["TG", "Tide Gauge", "検潮器"],
        ["BAY-NET", "Bay Area Yearly Network", "湾岸の年ごとの網"],
        ["Fund", "Fund of Ports", "港の基金"],
        ["PA", "Port Authority"],
        ["WB", "West Bay"],
        ["EB", "East Bay"],
    ]
    assert texts(found) == ["略称", FULL]


def test_acronyms_in_a_text_are_no_list() -> None:
    page = Page().lines(60, 100, "HP", "TG", "PA", step=16)
    page.text(140, 100, COLUMN).text(180, 116, COLUMN).text(220, 132, COLUMN)
    assert not document(page).tables


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = []
    for number in range(1, 6):
        page = Page().text(60, 40, f"第{number}章　港湾白書").text(60, 100 + number, f"{number}月の報告。")
        pages.append(page.text(290, 810, f"- {number} -"))
    assert texts(document(*pages)) == [f"{number}月の報告。" for number in range(1, 6)]


def noted(page: Page, number: int, name: str, note: str) -> Page:
    """A page with a raised mark behind a name, and a small note at its foot."""
    page.text(60, 100, f"今年は{name}").text(60 + 10 * (3 + len(name)), 96, str(number), size=6)
    page.text(66 + 10 * (3 + len(name)), 100, "の会合が開かれた。").rule(60, 740, 160, 740)
    return page.text(60, 756, str(number), size=6).text(66, 760, note, size=8)


def test_a_raised_mark_is_joined_to_the_note_at_the_foot_of_its_own_page() -> None:
    one = noted(Page(), 1, "世界保健機関", "World Health Organization")
    other = noted(Page(), 1, "国際通貨基金", "International Monetary Fund")
    found = document(one, other)
    assert texts(found) == ["今年は世界保健機関の会合が開かれた。", "今年は国際通貨基金の会合が開かれた。"]
    notes = {note.label: note.text for note in found.notes}
    told = [
        (passage.text[: mark.offset], notes[mark.label])
        for passage in found.passages
        for mark in passage.marks
    ]
    assert told == [
        ("今年は世界保健機関", "World Health Organization"),
        ("今年は国際通貨基金", "International Monetary Fund"),
    ]


def test_notes_at_the_end_are_joined_too() -> None:
    page = Page()
    for number, name in enumerate(["世界保健機関", "国際通貨基金"], 1):
        base = 100 + 40 * number
        page.text(60, base, name).text(122, base - 4, str(number), size=6).text(128, base, "が報告した。")
    page.text(60, 300, "1. World Health Organization").text(60, 320, "2. International Monetary Fund")
    found = document(page)
    assert [note.text for note in found.notes] == ["World Health Organization", "International Monetary Fund"]
    assert texts(found) == ["世界保健機関が報告した。", "国際通貨基金が報告した。"]


def test_a_label_far_in_front_of_its_note_and_notes_below_two_columns_are_joined() -> None:
    page = Page().lines(60, 100, *[COLUMN] * 4, "左の終わり。").lines(320, 100, *[COLUMN] * 4)
    page.text(320, 164, "世界保健機関").text(381, 160, "1", size=5).text(385, 164, "が報告した。")
    page.text(60, 700, "1", size=4).text(
        80, 704, "World Health Organization, which is not a part of a column", size=7
    )
    (note,) = document(page).notes
    assert note.text.startswith("World Health Organization")


def test_a_wide_heading_between_columns_divides_them() -> None:
    page = Page().lines(60, 100, *[COLUMN] * 4).lines(320, 100, *[COLUMN] * 3, "上の終わり。")
    page.text(60, 200, "次の節", size=14)
    page.lines(60, 230, *["し" * 20] * 4).lines(320, 230, *["す" * 20] * 3, "下の終わり。")
    assert [text[-4:] for text in texts(document(page))] == ["終わり。", "次の節", "終わり。"]


def test_a_small_gap_behind_a_letter_that_counts_is_a_space() -> None:
    page = Page().text(60, 100, "ア").text(72.5, 100, "世界保健機関の役割")
    assert texts(document(page)) == ["ア 世界保健機関の役割"]


def test_what_is_raised_and_no_mark_stays() -> None:
    page = Page().text(60, 100, "面積は10").text(100, 96, "2", size=6).text(108, 100, "の単位である。")
    assert "".join(texts(document(page))).startswith("面積は10")
    assert "2" in "".join(texts(document(page)))


def test_a_table_is_read_by_its_rules() -> None:
    page = Page().grid([60, 200, 400], [100, 120, 140, 160])
    for row, (left, right) in enumerate(
        [("略語", "正式名称"), ("WHO", "世界保健機関"), ("IMF", "国際通貨基金")]
    ):
        page.text(64, 114 + 20 * row, left).text(204, 114 + 20 * row, right)
    (table,) = document(page).tables
    assert table.header == ("略語", "正式名称")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["WHO", "世界保健機関"],
        ["IMF", "国際通貨基金"],
    ]


def test_a_cell_that_spans_rows_is_in_each_of_them() -> None:
    page = Page().grid([60, 200, 400], [100, 120]).rule(60, 120, 60, 160).rule(200, 120, 200, 160)
    page.rule(400, 120, 400, 160).rule(200, 140, 400, 140).rule(60, 160, 400, 160)
    page.text(64, 114, "分野").text(204, 114, "機関").text(64, 144, "保健")
    page.text(204, 134, "世界保健機関").text(204, 154, "疾病対策センター")
    (table,) = document(page).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["保健", "世界保健機関"],
        ["保健", "疾病対策センター"],
    ]


def rows_at(page: Page, base: float, *rows: tuple[str, str]) -> Page:
    """A table of two columns whose first row is at this height."""
    page.grid([60, 200, 400], [base - 14 + 20 * number for number in range(len(rows) + 1)])
    for number, (left, right) in enumerate(rows):
        page.text(64, base + 20 * number, left).text(204, base + 20 * number, right)
    return page


@pytest.mark.parametrize("header", [[("略語", "正式名称")], []], ids=["header again", "no header"])
def test_a_table_goes_on_over_a_page(header: list[tuple[str, str]]) -> None:
    page = rows_at(Page(), 700, ("略語", "正式名称"), ("WHO", "世界保健機関"))
    (table,) = document(
        page, rows_at(Page(), 100, *header, ("IMF", "国際通貨基金"), ("ILO", "国際労働機関"))
    ).tables
    assert [row.cells[0].text for row in table.rows] == ["WHO", "IMF", "ILO"]


def test_a_table_with_other_columns_is_another_one() -> None:
    other = Page().grid([60, 300, 400], [100, 120, 140]).text(64, 114, "港").text(304, 114, "波高")
    tables = document(rows_at(Page(), 700, ("略語", "正式名称"), ("WHO", "世界保健機関")), other).tables
    assert [table.header for table in tables] == [("略語", "正式名称"), ("港", "波高")]


def test_a_bracket_far_from_a_word_in_a_drawing_explains_nothing() -> None:
    page = Page().text(60, 100, "検潮器").text(160, 100, "（潮位の予測）").text(60, 200, "検潮器（験潮器）")
    assert texts(document(page)) == ["検潮器", "（潮位の予測）", "検潮器（験潮器）"]


def test_a_box_around_a_text_is_no_table() -> None:
    found = document(Page().grid([50, 450], [80, 200]).lines(60, 100, FULL, "おわり。"))
    assert (texts(found), found.tables) == ([FULL + "おわり。"], ())


def test_text_from_top_to_bottom_is_read_from_the_right() -> None:
    page = Page()
    for left, text in ((500, "世界保健機関は国際連合の専門機関であり"), (480, "略称をＷＨＯという。")):
        for number, char in enumerate(text):
            page.text(left, 100 + 10 * number, char)
    assert "".join(texts(document(page))) == "世界保健機関は国際連合の専門機関であり略称をＷＨＯという。"


def test_a_link_and_kana_above_a_word_are_its_edges() -> None:
    page = Page().text(60, 100, "約款と世界保健機関").text(60, 91, "やっかん", size=5)
    page.link(90, 90, 150, 102, "https://who.example/")
    (passage,) = document(page).passages
    told = [(edge.basis, passage.text[edge.start : edge.end], edge.value) for edge in passage.edges]
    assert told == [("ruby", "約款", "やっかん"), ("link", "世界保健機関", "https://who.example/")]


def test_characters_that_only_look_like_others_are_as_people_write_them() -> None:
    assert texts(document(Page().text(60, 100, "⽇本の⾏政"))) == ["日本の行政"]


def test_a_page_that_is_a_picture_is_told_by_its_number() -> None:
    found = document(Page().text(60, 100, FULL), Page().picture())
    (problem,) = found.problems
    assert problem.code == "page-without-text"
    assert problem.message.startswith("Page 2 has no text: it is a picture.")
    assert str(found.located(problem.place)) == "a.pdf (page 2, line 1)"


def test_a_page_whose_font_does_not_say_its_characters_is_told() -> None:
    found = document(Page().text(60, 100, UNKNOWN).text(60, 120, "Harbour report"))
    assert [problem.code for problem in found.problems] == ["unknown-characters"]
    assert texts(found) == ["Harbour report"]


def test_what_draws_far_more_than_a_table_is_read_without_its_lines() -> None:
    page = Page([b"0 0 m 100 0 l S"] * 60_000).grid([60, 200, 400], [100, 120, 140]).text(64, 114, "港")
    found = document(page)
    assert (texts(found), found.tables) == (["港"], ())


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIMITS", apart.Limits(pages=2))
    with pytest.raises(UnreadableDocument, match="it has more than 10,000 pages; divide it"):
        document(*[Page().text(60, 100, FULL)] * 3)


def test_what_unpacks_to_far_more_than_it_is_ends_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIMITS", apart.Limits(megabytes=100))
    bomb = zlib.compress(b"0 0 m 10 10 l n\n" * 20_000_000, 9)
    with pytest.raises(UnreadableDocument, match="reading it takes more than 1 GB of memory; open it"):
        read(packed_page(bomb), "a.pdf")


def test_forms_that_draw_forms_end_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIMITS", apart.Limits(seconds=1))
    with pytest.raises(UnreadableDocument, match="reading it takes far longer than its pages should"):
        read(page_of_forms(depth=20, times=10), "a.pdf")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf(Page().text(60, 100, UNKNOWN)), "its fonts do not say which characters they show; ask for"),
        (pdf(Page().picture()), "its pages are pictures without text; have their text recognized"),
        (pdf(Page()), "its pages are empty"),
        (b"%PDF-1.7\nnothing more", "it is damaged, or not a PDF"),
        (pdf(Page().text(60, 100, FULL))[:400], "it is damaged, or not a PDF"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        read(data, "a.pdf")


def test_each_page_is_told_to_whoever_shows_progress() -> None:
    told: list[tuple[int, int]] = []
    with progress.shown_by(lambda page, pages: told.append((page, pages))):
        document(*[Page().text(60, 100, FULL)] * 3)
    assert told == [(1, 3), (2, 3), (3, 3)]
