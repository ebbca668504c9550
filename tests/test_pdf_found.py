"""PDF files that readers sent: what was lost, scrambled or joined wrongly in them."""

from printed_pages import Page, pdf
from yougo.model.documents import Document
from yougo.readers import read


def document(*pages: Page) -> Document:
    return read(pdf(*pages), "a.pdf")


def texts(*pages: Page) -> list[str]:
    return [passage.text for passage in document(*pages).passages]


def test_a_sign_that_stands_for_several_letters_yields_each_of_them() -> None:
    assert texts(Page().text(60, 100, "Diﬀerenceﬃcientﬂow")) == ["Differencefficientflow"]


def test_gaps_in_a_justified_line_are_no_spaces_between_japanese_characters() -> None:
    page = Page().text(60, 100, "https://example.com/documents")
    for number, char in enumerate("国際海事機関"):
        page.text(250 + 16 * number, 100, char)
    assert texts(page)[0].endswith("国際海事機関")


def test_columns_that_are_near_each_other_are_read_one_after_the_other_below_a_line_at_the_right() -> None:
    left, right = "あいうえおかきくけこさしすせそたちつてと", "アイウエオカキクケコサシスセソタチツテト"
    page = Page().text(370, 40, "令和六年。").lines(60, 100, *[left] * 5).lines(270, 100, *[right] * 4)
    page.text(270, 164, "終わり。")
    assert texts(page) == ["令和六年。", left * 5 + right * 4 + "終わり。"]


def body(number: int) -> Page:
    page = Page().text(60, 40, "港湾白書").text(60, 60, "本白書は二〇年（20 Years: TY）を扱う。")
    page.text(60, 100, f"図{number * 7}（Figure）の説明である。")
    page.lines(60, 116, *[f"一行目から二〇行目まで{number}" for _ in range(10)])
    return page.text(60, 300, "備考　日本産業規格（JIS: Japanese Industrial Standards）による。")


def test_lines_of_the_text_stay_though_each_page_has_them_and_a_head_that_states_something_stays_once() -> (
    None
):
    found = "\n".join(texts(*map(body, range(1, 6))))
    assert found.count("Japanese Industrial Standards") == 5
    assert found.count("20 Years") == 1
    assert all(f"図{number * 7}（" in found for number in range(1, 6))
    assert "港湾白書" not in found


def test_pages_that_are_alike_are_read() -> None:
    page = Page().text(60, 100, "世界保健機関（World Health Organization: WHO）は保健を扱う。")
    assert "World Health Organization" in "".join(texts(*[page] * 30))


def test_what_a_browser_prints_at_the_edges_of_two_pages_is_left_out() -> None:
    pages = []
    for number in (1, 2):
        page = Page().text(24, 22, "11/22/26, 12:39 PM", size=7).text(300, 22, "港湾の手引", size=7)
        page.text(60, 100, f"{number}頁目の文である。")
        pages.append(
            page.text(24, 825, "file:///tmp/guide.html", size=7).text(560, 825, f"{number}/2", size=7)
        )
    assert texts(*pages) == ["1頁目の文である。", "2頁目の文である。"]


def test_a_page_set_vertically_is_recognised_beside_a_head_in_latin_letters() -> None:
    page = Page().text(60, 20, "A head that is longer than all of the text that is printed on this page")
    for number, char in enumerate("世界保健機関は国際連合の専門機関であり保健を扱う"):
        page.text(500, 100 + 10 * number, char)
    assert any("世界保健機関は国際連合の専門機関" in text for text in texts(page))


def test_latin_letters_that_lie_and_digits_abreast_in_a_vertical_line_are_in_it_and_a_head_is_not() -> None:
    page = Page().text(60, 20, "HARBOUR TERMS, 1st edition")
    for number, char in enumerate("世界保健機関は国際連合の専門機関であり略称を"):
        page.text(500, 100 + 10 * number, char)
    page.drawn.append(b"BT /L 10 Tf 0 -1 1 0 502 528 Tm (WHO) Tj ET")
    page.text(500, 350, "と").text(499, 360, "20").text(500, 370, "年").text(500, 380, "にいう。"[0])
    assert texts(page) == [
        "HARBOUR TERMS, 1st edition",
        "世界保健機関は国際連合の専門機関であり略称をWHOと20年に",
    ]


def test_text_that_is_printed_again_as_its_shadow_is_read_once() -> None:
    page = (
        Page()
        .text(60, 100, "世界保健機関 (World Health Organization)")
        .text(61, 101, "世界保健機関 (World Health Organization)")
    )
    page.text(60, 140, "Illicit filling", 14).text(60.8, 140.8, "Illicit filling", 14)
    assert texts(page) == ["世界保健機関 (World Health Organization)", "Illicit filling"]


def test_bullets_and_numbers_far_in_front_of_their_items_are_theirs() -> None:
    page = (
        Page().text(60, 100, "•").text(78, 100, "港湾の計画").text(60, 120, "1.").text(78, 120, "岸壁の整備")
    )
    assert [(each.kind, each.text) for each in document(page).passages] == [
        ("item", "港湾の計画"),
        ("item", "岸壁の整備"),
    ]


def test_a_list_of_three_columns_below_a_text_is_a_table_without_its_head() -> None:
    page = Page().lines(60, 70, "次の表に、港で使う略語を示す。")
    rows = [
        ("略語", "英語", "日本語"),
        ("HP", "Harbour Plan", "港湾計画"),
        ("TG", "Tide", "検潮器"),
        ("FOP", "Fund", "港の基金"),
    ]
    for number, row in enumerate(rows):
        for column, word in enumerate(row):
            page.text(60 + 130 * column, 92 + 20 * number, word)
    page.text(190, 92 + 2 * 20 + 11, "Gauge")
    (table,) = document(page).tables
    found = [[cell.text.replace("\n", " ") for cell in row.cells] for row in table.rows]
    assert ["TG", "Tide Gauge", "検潮器"] in found
    assert ["HP", "Harbour Plan", "港湾計画"] in found
    assert "略語" not in str(found)
