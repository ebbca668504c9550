"""The sheet in use: addresses, Back, what is remembered, narrow screens, screen readers, no JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browsing import MARKS, opened
from editions import concept, edition
from yougo.exporters import html
from yougo.model.concepts import Reading, Ruby
from yougo.model.exporter import Source
from yougo.readings import read

pytestmark = MARKS
WIDTHS = (360, 820, 1280)
KANA = (
    ("情報", "じょうほう"),
    ("通信", "つうしん"),
    ("電波", "でんぱ"),
    ("国際", "こくさい"),
    ("機構", "きこう"),
)


def term(number: int) -> object:
    """One of many terms, of which some have long definitions."""
    (one, kana), (other, more) = KANA[number % 5], KANA[number // 5 % 5]
    ruby = (Ruby(one, kana), Ruby(other, more), Ruby(f"{number}"))
    return concept(
        f"t{number}",
        japanese=f"{one}{other}{number}",
        english=f"Agency {number} of Trust",
        reading=Reading(f"{kana}{more}{number}", verified=True, basis="document", ruby=ruby),
        definition="国境を越える流れについて定める約束。" * (number % 7) + f"項目番号{number}",
        sort=kana,
    )


TERMS = tuple(map(term, range(60)))
SOURCES = tuple(Source(f"{n}.md", f"とても長い題名の資料{n}" * 4) for n in range(40))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("screen") / "sheet.html"
    path.write_bytes(html.export(edition(*TERMS, sources=(Source("a.md", "資料"), *SOURCES))))
    return path.as_uri()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    made = context.new_page()
    made.goto(address)
    return made


def is_in_sight(page: Page, identifier: str) -> bool:
    """Whether a term's name is on the screen, below the bar and near it, unless the page ends before."""
    page.wait_for_timeout(150)
    return page.evaluate(
        """(id) => {
          const bar = document.querySelector(".bar").getBoundingClientRect().bottom;
          const { top, bottom } = document.getElementById(id).querySelector("h3 a").getBoundingClientRect();
          const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
          return top >= bottom - 200 && top >= bar && bottom <= innerHeight && (isAtEnd || top < bar + 40);
        }""",
        identifier,
    )


def until(page: Page, condition: str) -> None:
    """Wait for it for a second: the page's policy forbids Playwright's own way."""
    for _ in range(20):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(condition)


def settled(page: Page) -> str:
    page.wait_for_timeout(150)
    return focused(page)


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('.entry')?.id || document.activeElement.id")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_result_and_an_address_show_the_term_below_the_bar(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    hidden = []
    for number in range(0, 60, 3):
        page.fill("#query", f"agency {number} ")
        page.locator(f"#results [data-id=t{number}] h3 a").click()
        hidden += [] if is_in_sight(page, f"t{number}") and focused(page) == f"t{number}" else [number]
    for number in range(1, 60, 7):
        page.goto("about:blank")
        page.goto(f"{address}#t{number}")
        hidden += [] if is_in_sight(page, f"t{number}") and focused(page) == f"t{number}" else [number]
    assert hidden == []


def test_the_term_that_is_shown_is_copied_with_its_reading(page: Page) -> None:
    page.fill("#query", "agency 7")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.hash === '#t7'")
    page.keyboard.press("c")
    until(page, "document.querySelector('.copy').textContent === 'コピーしました'")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.splitlines()[0] == "電波通信7（でんぱつうしん7）"


def test_back_returns_to_the_query_and_its_result(page: Page) -> None:
    page.fill("#query", "でんぱ")
    page.locator("#results h3 a").nth(1).click()
    page.wait_for_selector("#results", state="hidden")
    shown = settled(page)
    page.go_back()
    page.wait_for_selector("#results .entry")
    assert page.input_value("#query") == "でんぱ"
    assert page.evaluate("document.activeElement.closest('.entry').dataset.id") == shown
    page.go_forward()
    page.wait_for_selector("#results", state="hidden")
    assert settled(page) == shown
    page.fill("#query", "情報")
    until(page, "location.search !== '' && location.hash === ''")
    page.go_back()
    page.wait_for_selector("#results", state="hidden")
    assert settled(page) == shown


def test_an_address_can_be_a_query(context: BrowserContext, page: Page, address: str) -> None:
    page.fill("#query", "agency 7")
    until(page, "location.search === '?q=agency+7'")
    other = context.new_page()
    other.goto(page.url)
    assert other.input_value("#query") == "agency 7"
    assert other.get_attribute("#results .entry", "data-id") == "t7"
    other.focus("#query")
    other.keyboard.press("Escape")
    assert other.url == address


def test_theme_and_furigana_are_remembered(context: BrowserContext, page: Page, address: str) -> None:
    other = context.new_page()
    _wait_for_storage(page, other, address)
    page.click("#theme")
    page.click("#ruby")
    other.goto(address)
    assert other.get_attribute("html", "data-theme") == page.get_attribute("html", "data-theme") == "dark"
    assert other.get_attribute("#ruby", "aria-pressed") == "false"
    assert not other.locator("rt").first.is_visible()


def _wait_for_storage(page: Page, other: Page, address: str) -> None:
    """Wait until the browser keeps what a page stores: when busy it may lose what comes first."""
    for _ in range(20):
        page.goto(address)
        page.evaluate("localStorage.setItem('test', 'kept')")
        other.goto(address)
        if other.evaluate("localStorage.getItem('test')") == "kept":
            return
    pytest.fail("the browser stores nothing")


def marked(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "#results .entry:nth-of-type(1) mark", "all => all.map((m) => m.textContent)"
    )


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("Ｔ７", ["T7"]),
        ("通信7", ["通信", "7"]),
        ("agency 7", ["Agency 7"]),
        ("trust agency 7", ["Agency", "Trust"]),
        ("つうしん", ["つうしん"]),
        ("項目番号7", ["項目番号7"]),
    ],
)
def test_what_was_searched_for_is_marked(page: Page, query: str, marks: list[str]) -> None:
    page.fill("#query", query)
    assert "".join(marks) in "".join(marked(page))


@pytest.mark.parametrize(
    ("name", "query", "told"),
    [
        ("電波情報", "denpa", "でんぱ"),
        ("電波情報", "jouhou", "じょうほう"),
        ("電波情報", "zyoho", "じょうほう"),
        ("電波情報", "jōhō", "じょうほう"),
        ("国際通信", "tuusin", "つうしん"),
        ("データ通信", "deeta", "データ"),
        ("パーティー", "paatii", "パーティー"),
        ("チェック機構", "chekku", "チェック"),
        ("マッチング", "matchi", "マッチ"),
        ("シャットダウン", "shatto", "シャット"),
    ],
)
def test_a_query_in_romaji_marks_the_kana_that_sound_so(
    context: BrowserContext, tmp_path: Path, name: str, query: str, told: str
) -> None:
    path = tmp_path / "kana.html"
    term = concept("aa", acronym="", english="", japanese=name, reading=read(name))
    path.write_bytes(html.export(edition(term)))
    page = context.new_page()
    page.goto(path.as_uri())
    page.fill("#query", query)
    assert "".join(page.locator("#results h3 mark").all_text_contents()) == told


@pytest.mark.parametrize("query", ["Tsushin 7", "tuusin", "tsuushin"])
def test_romaji_is_marked_in_whatever_school_it_was_typed(
    context: BrowserContext, tmp_path: Path, query: str
) -> None:
    path = tmp_path / "english.html"
    reading = Reading("でんぱつうしん7", verified=True, basis="document", romaji="denpatsuushin7")
    path.write_bytes(html.export(edition(concept("aa", reading=reading), options={"language": "en"})))
    page = context.new_page()
    page.goto(path.as_uri())
    page.fill("#query", query)
    assert page.locator("#results .romaji mark").first.text_content().startswith("tsuushin")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_button_that_copies_covers_no_headword(
    context: BrowserContext, tmp_path: Path, width: int, language: str
) -> None:
    path = tmp_path / "long.html"
    name = "港湾施設管理情報共有基盤整備促進協議会運営規程"
    term = concept("aa", acronym="", english="", japanese=name, reading=None)
    path.write_bytes(html.export(edition(term, options={"language": language})))
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path.as_uri())
    page.hover(".columns .entry")
    name_box, button = (page.locator(f".entry {part}").bounding_box() for part in ("h3 a", ".copy"))
    assert name_box
    assert button
    is_beside = name_box["x"] + name_box["width"] <= button["x"]
    assert is_beside or name_box["y"] >= button["y"] + button["height"]


def test_definitions_come_last(page: Page) -> None:
    page.fill("#query", "国境を越える")
    tiers = page.eval_on_selector_all("#results .entry", "all => all.map((e) => e.dataset.tier)")
    assert set(tiers) == {"definition"}
    page.fill("#query", "機関")
    assert page.locator("#results > p").count() == 1


def test_where_nothing_is_found_something_like_it_is_proposed(page: Page) -> None:
    page.fill("#query", "つうしんきころん")
    assert page.locator("#results .entry").count() == 0
    assert "もしかして" in page.inner_text("#results .alike")
    page.locator("#results .alike a").first.click()
    page.wait_for_selector("#results", state="hidden")
    assert settled(page).startswith("t")


@pytest.mark.parametrize("width", [320, 360, 430, 560])
def test_on_a_phone_the_first_result_is_above_the_keyboard(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 380})
    page.evaluate("scrollTo(0, 3000)")
    page.fill("#query", "agency")
    first = page.locator("#results .entry").first.bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert first
    assert bar
    assert bar["y"] == 0
    assert bar["height"] < 70
    assert bar["height"] <= first["y"] < 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_bar_stays_and_leaves_room(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.evaluate("scrollTo(0, 2000)")
    bar = page.locator(".bar").bounding_box()
    assert bar
    assert bar["y"] == 0
    assert bar["height"] < (100 if width < 960 else 145)


def test_an_index_has_its_lines_when_somebody_comes_to_it(page: Page) -> None:
    assert page.locator(".index li").count() == 0
    page.locator(".sources").scroll_into_view_if_needed()
    page.wait_for_selector(".index li")
    assert page.locator(".index li").count() == 2 * len(TERMS)
    page.locator(".index a >> nth=30").click()
    assert page.evaluate("document.activeElement.closest('.entry').id") == page.url.split("#")[1]


def test_a_screen_reader_reads_each_headword_once(page: Page) -> None:
    told = page.locator("main").aria_snapshot()
    assert [told.count(f'heading "{name.japanese}"') for name in TERMS] == [1] * len(TERMS)
    assert "じょうほう" not in told
    page.fill("#query", "agency 7")
    assert page.locator("main").aria_snapshot().count("電波通信7") == 2  # the heading, and the link in it


def test_without_javascript_all_is_readable_and_links_work(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".entry").count() == len(TERMS)
    assert page.locator(".entry h3").nth(59).is_visible()
    assert not page.is_visible("#query")
    for link in ("nav a >> nth=2", "#t40 h3 a", ".index a >> nth=30"):
        page.click(link)
        assert "#" in page.url
        page.wait_for_timeout(100)
        place = page.locator(":target").bounding_box()
        assert place
        assert 0 <= place["y"] < 720
    context.close()
