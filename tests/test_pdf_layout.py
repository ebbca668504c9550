"""PDF pages as ministries set them: figures with words, short columns, notes and marks of every size."""

import pytest

from printed_pages import Page
from test_pdf import COLUMN, FULL, document, texts
from yougo.model.documents import Document

WORDS = ["入力", "学習", "桟橋", "検潮", "適応", "出力", "画像", "音声"]


def told(found: Document) -> list[tuple[str, str]]:
    """What stands before each mark, and the note that it is joined to."""
    notes = {note.label: note.text for note in found.notes}
    return [(passage.text[: m.offset], notes[m.label]) for passage in found.passages for m in passage.marks]


def with_words(page: Page, top: float, left: float = 70) -> Page:
    """Words that begin anywhere, as those of a diagram do."""
    for number, word in enumerate(WORDS):
        page.text(left + number * 37 % 130, top + 14 * number, word, 7)
    return page


@pytest.mark.parametrize(
    "caption",
    [
        "図１ 桟橋の構造",
        "■第１-１-２図／桟橋の構造",
        "図2.3 桟橋",
        "Figure 4: A pier",
        "Fig. 5 Pier",
        "【図６】",
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_the_words_of_a_figure_are_left_out_below_or_above_its_caption(caption: str, above: bool) -> None:
    page = Page().lines(60, 100, FULL, FULL, "おわり。")
    with_words(page, 180).text(60, 310 if above else 160, caption)
    page.lines(60, 350, FULL, FULL, "つづき。")
    assert [text.lstrip("■") for text in texts(document(page))] == [
        FULL + FULL + "おわり。",
        caption.lstrip("■"),
        FULL + FULL + "つづき。",
    ]


def test_a_list_and_a_sentence_after_the_name_of_a_figure_are_no_figure() -> None:
    page = Page().lines(60, 100, FULL, FULL, "おわり。").text(60, 160, "図１ 桟橋の種類")
    page.lines(60, 180, "・固定式の桟橋", "・浮桟橋", "・張出し桟橋", "・仮設の桟橋")
    page.lines(60, 280, "図１に桟橋を示す", "固定の桟橋", "浮く桟橋")
    found = "".join(texts(document(page)))
    assert all(word in found for word in ("固定式の桟橋", "張出し桟橋", "浮く桟橋", "図１に"))


def test_a_table_without_rules_below_a_caption_is_kept() -> None:
    page = Page().lines(60, 100, FULL, FULL, "おわり。").text(60, 160, "図１ 略語")
    for number, (letters, name) in enumerate([("HP", "港湾計画"), ("TG", "検潮器"), ("FP", "港の基金")]):
        page.text(60, 190 + 20 * number, letters).text(160, 190 + 20 * number, name)
    found = document(page)
    assert "港湾計画" in str(found.tables) + "".join(texts(found))


def test_the_words_of_a_figure_do_not_hide_the_columns_of_the_text() -> None:
    page = Page().lines(60, 100, *[COLUMN] * 5, "左。").lines(320, 100, *[COLUMN] * 4, "右。")
    page.text(60, 220, "第１-２図／桟橋の構造")
    for left in (70, 290, 420):
        with_words(page, 240, left)
    page.text(60, 370, "資料：港の調査")
    assert texts(document(page))[:3] == [COLUMN * 5 + "左。", COLUMN * 4 + "右。", "第１-２図／桟橋の構造"]


def test_columns_of_two_lines_below_a_heading_are_columns_too() -> None:
    page = Page().lines(60, 100, *[COLUMN] * 5, "左。").lines(320, 100, *[COLUMN] * 4, "右。")
    page.text(60, 230, "次の節の見出し", size=14)
    page.lines(60, 270, COLUMN, COLUMN).lines(320, 270, COLUMN, "終わり。")
    assert texts(document(page))[2:] == ["次の節の見出し", COLUMN * 3 + "終わり。"]


def test_a_large_title_that_reaches_the_gutter_is_in_its_column() -> None:
    page = Page().text(60, 110, "大きな題名が段に掛かる", size=21).text(60, 140, "その続き", size=21)
    page.lines(60, 180, *[COLUMN] * 5, "左。").lines(300, 100, *[COLUMN] * 8, "右。")
    found = texts(document(page))
    assert found[-1] == COLUMN * 8 + "右。"
    assert COLUMN * 5 + "左。" in found


def test_notes_that_are_set_across_both_columns_are_whole() -> None:
    page = Page().lines(60, 100, *[COLUMN] * 5, "左。").lines(320, 100, *[COLUMN] * 3)
    page.text(320, 148, "世界保健機関").text(381, 144, "1", size=5).text(386, 148, "の会合。")
    page.text(60, 700, "1 World Health Organization. See the report of the ", 7)
    page.text(
        60, 710, "year, which is printed across both columns of the page and is as long as it is wide.", 7
    )
    page.text(60, 720, "2 Short.", 7)
    ((before, note),) = told(document(page))
    assert before.endswith("世界保健機関")
    assert "printed across" in note


def test_a_mark_as_large_as_the_text_is_raised_in_the_gap_that_is_left_for_it() -> None:
    page = (
        Page().lines(60, 100, FULL, FULL).text(60, 132, "国は世界保健機関").text(146, 132, "の会合に出た。")
    )
    page.text(140.3, 128, "1", size=10)
    page.text(60, 700, "1 World Health Organization", 7)
    assert told(document(page)) == [(FULL + FULL + "国は世界保健機関", "World Health Organization")]


@pytest.mark.parametrize("between", ["、", ",", "・", ", "])
def test_two_marks_beside_each_other_are_two(between: str) -> None:
    page = (
        Page().lines(60, 100, FULL).text(60, 116, "国は世界保健機関").text(141, 112, f"1{between}2", size=5)
    )
    page.text(165, 116, "の会合に出た。")
    page.text(60, 700, "1 World Health Organization", 7).text(60, 712, "2 A body of the UN", 7)
    assert [note for _, note in told(document(page))] == ["World Health Organization", "A body of the UN"]


def test_the_tab_of_a_chapter_at_the_edge_is_left_out() -> None:
    page = Page().lines(60, 100, *[FULL] * 5, "おわり。")
    for number, char in enumerate("第５章"):
        page.text(570, 110 + 12 * number, char, 12)
    assert texts(document(page)) == [FULL * 5 + "おわり。"]


SMALL = "た" * 50
"""A line of a note that is as wide as the text."""


def test_a_note_that_goes_on_over_a_page_is_whole() -> None:
    one = Page().lines(60, 100, FULL, FULL).text(60, 132, "国は世界保健機関").text(141, 128, "1", size=5)
    one.text(146, 132, "の会合に出た。").rule(60, 690, 200, 690)
    one.text(60, 704, "1 World Health Organization。" + "た" * 26, 7).text(60, 714, SMALL, 7)
    other = Page().lines(60, 100, FULL, FULL).text(60, 132, "港は検潮器").text(111, 128, "2", size=5)
    other.text(116, 132, "を置いた。").rule(60, 690, 200, 690)
    other.text(60, 704, "終わり。", 7).text(60, 716, "2 Tide Gauge", 7)
    found = document(one, other)
    first, second = (note for _, note in told(found))
    assert first.endswith(SMALL + "終わり。")
    assert second == "Tide Gauge"
    assert not any("終わり" in text for text in texts(found))


def test_small_lines_above_notes_belong_to_no_note_that_ends_on_the_page_before() -> None:
    one = Page().lines(60, 100, FULL, FULL).text(60, 132, "国は世界保健機関").text(141, 128, "1", size=5)
    one.text(146, 132, "の会合に出た。").rule(60, 690, 200, 690)
    one.text(60, 704, "1 World Health Organization", 7)
    other = Page().lines(60, 100, FULL, FULL, "おわり。").rule(60, 690, 200, 690)
    other.text(60, 704, "資料：港の調査", 7)
    found = document(one, other)
    assert [note for _, note in told(found)] == ["World Health Organization"]
    assert "資料：港の調査" in texts(found)


def test_narrow_quotation_marks_have_a_space_behind_them() -> None:
    page = (
        Page().text(60, 100, "\u201cPilot\u201d means a person who", font="L").text(60, 116, "steers a ship.")
    )
    assert texts(document(page)) == ["\u201cPilot\u201d means a person who steers a ship."]


def test_compounds_keep_the_hyphen_at_which_a_line_ends() -> None:
    lines = (
        "The port was asked for the post-",
        "training report and the root-",
        "mean-square error, for the infor-",
    )
    found = document(Page().lines(60, 100, *lines, "mation of all."))
    assert "post-training report and the root-mean-square error, for the information" in texts(found)[0]


def test_spaces_between_thick_japanese_letters_stay() -> None:
    page = Page().text(60, 100, "ア", size=12)
    for number, char in enumerate("欧州連合の港"):
        page.text(75.5 + 12 * number, 100, char, 12)
    assert texts(document(page)) == ["ア 欧州連合の港"]
