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
