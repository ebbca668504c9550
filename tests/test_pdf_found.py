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
