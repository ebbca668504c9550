"""What is doubtful of a term is marked alike on the sheet, in all its layouts, and on cards."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import printed
from browsing import MARKS, opened
from editions import concept, edition
from yougo.exporters import html, pages
from yougo.exporters.anki import notetype
from yougo.exporters.html.options import OPTIONS
from yougo.model.concepts import Concept, Credit, Decided, Reading, Ruby, TermWarning

WORDS = {"ja": ("読み未確認", "英語名要確認"), "en": ("reading unverified", "check the English")}
READING = Reading(
    "しおみだい", verified=False, basis="engines", romaji="shiomidai",
    ruby=(Ruby("潮見", "しおみ"), Ruby("台", "だい")),
)  # fmt: skip
UNLAID = replace(READING, ruby=())
NAMES = {"japanese": "潮見台", "sort": "しおみだい", "definition": "潮を見る高い所。"}
TERMS = {
    "with an acronym": concept("xq", reading=READING, english="Tide Lookout", **NAMES),
    "in two languages": concept("aa", acronym="", reading=READING, english="Tide Lookout", **NAMES),
    "in Japanese alone": concept("aa", acronym="", reading=READING, english="", **NAMES),
    "without a definition": concept("aa", acronym="", reading=READING, english="", japanese="潮見台"),
    "with a reading that does not fit": concept("aa", acronym="", reading=UNLAID, english="", **NAMES),
}
PLACES = ".entry, tr, .card, .line, .tile"
_MARKED = """
(places) => {
  const found = [];
  const said = (node, part) => [...node.querySelectorAll(part)].filter((one) => one.checkVisibility());
  for (const place of document.querySelectorAll(places)) {
    if (!place.closest(".page") || place.querySelector(places)) continue;
    const kana = said(place, "rt, .romaji, .romaji-name");
    const isRead = kana.length > 0 || place.textContent.includes("しおみ");
    if (isRead) found.push(said(place, ".doubt").map((mark) => mark.textContent));
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page()
    yield tab
    tab.close()


def marks(page: Page, path: Path, term: Concept, options: dict[str, str]) -> list[list[str]]:
    """The marks in each place of the printed pages that shows how the term is read."""
    path.write_bytes(html.export(edition(term, options=options)))
    page.goto(path.as_uri())
    printed.lay_out(page, options["layout"], "A4")
    return page.evaluate(_MARKED, PLACES)


@pytest.mark.browser
@MARKS[1]
@pytest.mark.parametrize("kind", TERMS)
@pytest.mark.parametrize("layout", OPTIONS["layout"].words)
def test_a_reading_that_nothing_verifies_is_marked_wherever_it_is_printed(
    page: Page, tmp_path: Path, layout: str, kind: str
) -> None:
    for language, order in product(WORDS, ("kana", "latin")):
        options = {"layout": layout, "language": language, "order": order}
        term = TERMS[kind]
        found = marks(page, tmp_path / "sheet.html", term, options)
        assert found, options
        assert [WORDS[language][0] in place for place in found] == [True] * len(found), options
        verified = replace(term, reading=replace(term.known_reading, verified=True))
        found = marks(page, tmp_path / "sheet.html", verified, options)
        assert not any(WORDS[language][0] in place for place in found), options


def test_the_checks_see_a_reading_without_its_mark(page: Page, tmp_path: Path) -> None:
    marks(page, tmp_path / "sheet.html", TERMS["in two languages"], {"layout": "cards", "language": "ja"})
    page.evaluate("document.querySelector('.page .doubt').remove()")
    assert page.evaluate(_MARKED, PLACES) == [[]]


@pytest.mark.parametrize("language", WORDS)
def test_cards_in_anki_have_the_words_of_the_sheet(language: str) -> None:
    back = pages.render(notetype.BACK, None, kind="english", language=language)
    words = re.findall(r'class="doubt" lang="(..)">(.*?)<', back)
    assert words == [(language, word) for word in WORDS[language]]
    sheet = html.export(edition(options={"language": language})).decode()
    assert WORDS[language][0] in sheet


SHOWN = '<span class="doubt of-english">'
MISMATCH = (TermWarning("expansion-mismatch", ""),)


@pytest.mark.parametrize(
    ("facts", "is_marked"),
    [
        ({"acronym": "XQ"}, True),
        ({"acronym": "XQ", "warnings": MISMATCH}, True),
        ({"acronym": "XQ", "english": "", "warnings": MISMATCH}, False),
        ({"acronym": "", "warnings": MISMATCH}, False),
        ({"acronym": "AOT", "warnings": MISMATCH}, False),
        ({"acronym": "XQ", "status": "accepted", "warnings": MISMATCH}, False),
        ({"acronym": "XQ", "decided": (Decided("english", "Agency of Trust", "", ""),)}, False),
    ],
)
def test_an_english_name_is_marked_where_it_is_shown_and_does_not_spell_the_acronym(
    facts: dict[str, object], is_marked: bool
) -> None:
    made = html.export(edition(concept("aa", **facts))).decode()
    assert (SHOWN in made) == is_marked


@pytest.mark.parametrize(
    "facts",
    [
        {"japanese": "", "reading": READING},
        {"reading": None},
        {"reading": Reading("", verified=False, basis="engines")},
    ],
)
def test_no_mark_speaks_of_a_reading_that_is_not_there(facts: dict[str, object]) -> None:
    made = html.export(edition(concept("aa", **facts))).decode()
    assert '<span class="doubt of-reading">' not in made


def test_nobody_is_credited_with_a_name_that_is_not_there() -> None:
    both = (Credit("english", "JMdict"), Credit("japanese", "JMdict"))
    made = html.export(edition(concept("aa", english="", credits=both))).decode()
    assert re.findall('<span class="credit">(.*?)</span>', made) == ["信頼機関 (JMdict)"]
