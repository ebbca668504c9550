"""The sheet in a real browser: Debian's chromium, or one named by YOUGO_CHROMIUM."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from editions import HOSTILE, concept, edition
from yougo.exporters import html
from yougo.model import Reading

CHROMIUM = os.environ.get("YOUGO_CHROMIUM") or shutil.which("chromium") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium: install it to run this"),
]

TERMS = (
    concept("aot", acronym="AOT", sort="しんらいきかん"),
    concept(
        "dft",
        acronym="DFT",
        japanese="データ流通",
        english="Data Flow",
        reading=Reading("データりゅうつう", verified=True, ground="document", romaji="deetaryuutsuu"),
        sort="データりゅうつう",
    ),
    *(
        concept(f"h{n}", acronym=f"H{n}", japanese=text, english=text, reading=None, sort="ん")
        for n, text in enumerate(HOSTILE)
    ),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheet") / "sheet.html"
    path.write_bytes(html.export(edition(*TERMS)))
    return path


@pytest.fixture
def told() -> list[str]:
    """What the page said on the console, its errors, and what it asked for."""
    return []


@pytest.fixture
def page(browser: Browser, file: Path, told: list[str]) -> Iterator[Page]:
    tab = browser.new_page()
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("request", lambda request: told.append(request.url))
    tab.goto(file.as_uri())
    yield tab
    tab.close()


def visible(page: Page) -> list[str]:
    return page.eval_on_selector_all(".entry", "all => all.filter(e => !e.hidden).map(e => e.id)")


def test_it_opens_without_a_request_or_an_error(page: Page, told: list[str], file: Path) -> None:
    assert page.title() == "試験"
    assert told == [file.as_uri()]


def test_every_term_stands_once_and_in_order(page: Page) -> None:
    assert visible(page) == [term.id for term in TERMS]


def test_hostile_terms_are_inert_with_and_without_the_policy(
    browser: Browser, file: Path, told: list[str]
) -> None:
    bare = file.with_name("bare.html")
    text = file.read_text(encoding="utf-8")
    bare.write_text(text.replace("Content-Security-Policy", "X-Nothing"), encoding="utf-8")
    for path in (file, bare):
        tab = browser.new_page()
        tab.on("dialog", lambda dialog: told.append(dialog.message))
        tab.goto(path.as_uri())
        assert tab.locator("main img, main script, main style").count() == 0
        tab.close()
    assert told == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dft", ["dft"]),
        ("ＤＦＴ", ["dft"]),
        ("流通", ["dft"]),
        ("リュウツウ", ["dft"]),
        ("deetaryuu", ["dft"]),
        ("data flow", ["dft"]),
        ("zzz", []),
    ],
)
def test_the_search_finds_any_spelling(page: Page, query: str, found: list[str]) -> None:
    page.fill("#query", query)
    assert visible(page) == found


def test_slash_goes_to_the_search_and_escape_clears_it(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("dft")
    assert visible(page) == ["dft"]
    page.keyboard.press("Escape")
    assert len(visible(page)) == len(TERMS)


def test_furigana_and_theme_are_switched(page: Page) -> None:
    rt = page.locator("rt").first
    assert rt.is_visible()
    page.click("#ruby")
    assert not rt.is_visible()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_it_prints_every_term_on_a4_even_while_a_search_is_on(page: Page, tmp_path: Path) -> None:
    page.fill("#query", "dft")
    path = tmp_path / "sheet.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    assert path.read_bytes().startswith(b"%PDF")
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext: install poppler-utils to read the print")
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert all(term.acronym in text for term in TERMS)
    size = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "A4" in size


def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
