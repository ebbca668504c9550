"""The cards in a real browser, as Anki, AnkiDroid and AnkiMobile put them on a page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from anki_collection import Collection
from browsing import MARKS, opened
from editions import concept, edition
from yougo.exporters import anki
from yougo.exporters.anki import notetype
from yougo.exporters.anki.gaps import GAP
from yougo.model.concepts import Concept, Variant

pytestmark = MARKS
STYLE = (Path(__file__).parents[1] / "templates" / "card" / "card.css").read_text(encoding="utf-8")
CLASSES = {"day": "card card1", "night": "card card1 nightMode night_mode"}
LONG = "国境を越える個人情報の保護及び電気通信の安全に関する閣僚級国際連絡協議会合準備事務局"
PARTED = """() => {
  const place = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().bottom;
  };
  const isParted = (gap) => {
    const before = gap.previousSibling, mark = place(gap.firstChild, 0);
    const apart = (bottom) => Math.abs(bottom - mark) > 12;
    return apart(place(before, before.length - 1)) || apart(place(gap.nextSibling, 0));
  };
  return [...document.querySelectorAll(".gap")].filter(isParted).length;
}"""
"""How many gaps are on another line than what stands before or behind them."""
SIZES = """() => [...document.querySelectorAll(".names > *, .entry > *")].map(
  (shown) => parseFloat(getComputedStyle(shown).fontSize))"""
SOUND = re.compile(r"\[anki:play:[qa]:\d+\]")
BUTTON = '<a class="replay-button" title="Replay" href="#"><svg width="40" height="40"></svg></a>'
"""What the programs put in the place of speech."""
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as page:
        yield page


def card(body: str, style: str = STYLE, classes: str = CLASSES["day"], platform: str = "") -> str:
    """A page as the programs make it: AnkiDroid's and AnkiMobile's have the class ``mobile``."""
    head = f"<meta name=viewport content='width=device-width'><title>Anki</title><style>{style}</style>"
    return (
        f'<!doctype html><html lang="en" class="{platform}"><head>{head}</head>'
        f'<body class="{classes}"><main id="qa">{SOUND.sub(BUTTON, body)}</main></body></html>'
    )


def terms() -> list[Concept]:
    """A usual term, a doubtful one, one with long names, and one in each language alone."""
    told = "加盟する会社の帳簿を毎年しらべる団体の総称。"
    usual = concept("aa", definition=told, note="覚え書き", variants=(Variant("信用機関", "ja", "variant"),))
    unsure = replace(usual.known_reading, verified=False)
    return [
        usual,
        replace(usual, id="xq", acronym="XQ", reading=unsure),
        replace(usual, id="long", acronym="", japanese=LONG, english="Preparatory " * 12, reading=None),
        replace(usual, id="ja", acronym="", english=""),
        replace(usual, id="en", japanese="", reading=None),
    ]


@pytest.mark.parametrize("platform", ["", "mobile"])
def test_a_gap_is_on_one_line_with_its_brackets(page: Page, platform: str) -> None:
    text = f"港湾の会合では代表（{GAP}）が議論を経て「{GAP}」という案を作り（以下「{GAP}」という。）始めた。"
    page.set_content(card(f'<div class="ask long" lang="ja">{text}</div>', platform=platform))
    parted = []
    for width in range(240, 761, 4):
        page.set_viewport_size({"width": width, "height": 600})
        parted.append(page.evaluate(PARTED))
    assert set(parted) == {0}


def test_every_side_fits_its_screen_with_the_answer_largest_and_enough_contrast(
    page: Page, tmp_path: Path
) -> None:
    collection = Collection(tmp_path)
    options = {"cards": notetype.KINDS, "status": "candidate"}
    deck = collection.package(anki.export(edition(*terms(), options=options)))
    _, cards = collection.do(["import", deck], ["render"])
    assert len({shown["kind"] for shown in cards}) > 3
    for shown, side, (look, platform, width) in product(
        cards, ("question", "answer"), (("day", "mobile", 390), ("night", "", 1100))
    ):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(card(shown[side], shown["css"], CLASSES[look], platform))
        where = f"{shown['key']} {shown['kind']} {side} {look}"
        assert not page.evaluate(TOO_WIDE), where
        first, *others = page.evaluate(SIZES) if side == "answer" else (1, 0)
        assert first > max(others), where
        found = Axe().run(page, options={"runOnly": ["color-contrast"]})
        assert found.violations_count == 0, (where, found.generate_report())
