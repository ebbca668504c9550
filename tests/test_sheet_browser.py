"""The sheet on a screen, in a real browser."""

import json
import random
import re
import shutil
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path
from string import ascii_lowercase, digits

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import printed
from browsing import MARKS, opened
from editions import HOSTILE, concept, edition
from shared import DOCUMENTS, needs_shared
from test_findable import meant, slips
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters import html
from yougo.exporters.html.relations import related
from yougo.language.characters import hiragana
from yougo.model.concepts import Concept, Evidence, Reading, Variant
from yougo.model.documents import Place
from yougo.model.exporter import Source
from yougo.search.fuzzy import may_be_typo
from yougo.search.index import Index

ROOT = Path(__file__).parents[1]
pytestmark = MARKS

TERMS = (
    concept("aot", acronym="AOT", sort="しんらいきかん"),
    concept(
        "dft",
        acronym="DFT",
        japanese="データ流通",
        english="Data Flow",
        reading=Reading("データりゅうつう", verified=True, basis="document", romaji="deetaryuutsuu"),
        sort="データりゅうつう",
    ),
    *(
        concept(f"h{n}", acronym=f"H{n}", japanese=text, english=text, reading=None, sort="ん")
        for n, text in enumerate(HOSTILE)
    ),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheet") / "sheet.html"
    path.write_bytes(html.export(edition(*TERMS)))
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample's documents."""
    root = tmp_path_factory.mktemp("sample") / "w"
    run(["init", str(root)])
    run(["--workspace", str(root), "add", str(ROOT / "glossary" / "sources")])
    return root


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


def listed(page: Page) -> list[str]:
    return page.eval_on_selector_all(".columns .entry", "all => all.map((entry) => entry.id)")


def hits(page: Page) -> list[str]:
    return page.eval_on_selector_all("#results .entry", "all => all.map((entry) => entry.dataset.id)")


def test_it_opens_without_a_request_or_an_error(page: Page, told: list[str], file: Path) -> None:
    assert page.title() == "試験"
    assert told == [file.as_uri()]


def test_every_term_stands_once_and_in_order(page: Page) -> None:
    assert listed(page) == [term.id for term in TERMS]


def test_hostile_terms_are_inert_with_and_without_the_policy(
    browser: Browser, file: Path, told: list[str]
) -> None:
    bare = file.with_name("bare.html")
    text = file.read_text(encoding="utf-8")
    bare.write_text(text.replace("Content-Security-Policy", "X-Nothing"), encoding="utf-8")
    for path in (file, bare):
        tab = browser.new_page()
        tab.on("dialog", lambda dialog: told.append(dialog.message))
        tab.on("console", lambda message: told.append(message.text))
        tab.goto(path.as_uri())
        tab.fill("#query", "img")
        for layout in ("dictionary", "table", "cards"):
            tab.select_option("#layout", layout)
            tab.evaluate("dispatchEvent(new Event('beforeprint'))")
            assert tab.locator("main img, main script, main style, .pages img, .pages script").count() == 0
        tab.close()
    assert told == []


def test_only_safe_links_are_made(browser: Browser, tmp_path: Path) -> None:
    bad = ("javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x")
    good = ("https://example.org/", "mailto:a@example.org")
    sources = tuple(Source(f"{n}.md", "", url) for n, url in enumerate((*bad, *good)))
    path = tmp_path / "links.html"
    path.write_bytes(html.export(edition(concept("aa"), sources=sources)))
    page = browser.new_page()
    page.goto(path.as_uri())
    links = page.eval_on_selector_all(".sources a", "all => all.map((link) => link.href)")
    assert links == list(good)
    page.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dft", ["dft"]),
        ("ＤＦＴ", ["dft"]),
        ("流通", ["dft"]),
        ("リュウツウ", ["dft"]),
        ("deetaryuu", ["dft"]),
        ("dētaryūtsū", ["dft"]),
        ("detaryutu", ["dft"]),
        ("data flow", ["dft"]),
        ("data flwo", ["dft"]),
        ("agancy", ["aot"]),
        ("zzz", []),
        ("wwww", []),
        ("qqqqqq", []),
        ("adada", []),
        ("ーーーー", []),
    ],
)
def test_the_search_finds_any_spelling(page: Page, query: str, found: list[str]) -> None:
    page.fill("#query", query)
    assert hits(page) == found
    assert page.text_content("#found") == f"{len(found)}件"


def test_unfinished_text_of_an_input_method_is_not_searched_for(page: Page) -> None:
    page.evaluate(
        """() => {
          const query = document.getElementById("query");
          query.dispatchEvent(new CompositionEvent("compositionstart"));
          query.value = "dft";
          query.dispatchEvent(new InputEvent("input", { isComposing: true }));
        }"""
    )
    assert page.is_hidden("#results")
    page.evaluate("document.getElementById('query').dispatchEvent(new CompositionEvent('compositionend'))")
    assert hits(page) == ["dft"]


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("a")
    assert len(hits(page)) > 2
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = hits(page)[1]
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == f"#{second}"
    assert page.is_hidden("#results")
    page.keyboard.press("/")
    page.keyboard.type("dft")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#dft"
    page.keyboard.press("/")
    page.keyboard.type("zzz")
    page.keyboard.press("Escape")
    assert page.is_hidden("#results")
    assert page.is_visible("#dft")
    assert page.input_value("#query") == ""


def test_an_address_leads_to_its_term(browser: Browser, file: Path) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 300})
    page.goto(f"{file.as_uri()}#h9")
    assert page.evaluate("document.getElementById('h9').getBoundingClientRect().top") < 300
    page.close()


def test_furigana_and_theme_are_switched(page: Page) -> None:
    rt = page.locator("rt").first
    assert rt.is_visible()
    page.click("#ruby")
    assert not rt.is_visible()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_an_entry_is_copied_with_its_reading(browser: Browser, file: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(file.as_uri())
    page.focus("#aot h3 a")
    page.keyboard.press("c")
    page.wait_for_function("document.querySelector('.copy').textContent === 'コピーしました'")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.splitlines()[:2] == ["信頼機関（しんらいきかん）", "AOT Agency of Trust"]
    context.close()


def test_terms_are_filtered_by_status_and_source(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "filtered.html"
    terms = (concept("aa", status="accepted"), concept("bb"))
    sources = (Source("a.md", "資料"), Source("b.md", "別"))
    path.write_bytes(html.export(edition(*terms, sources=sources)))
    page = browser.new_page()
    page.goto(path.as_uri())

    def shown() -> list[str]:
        return page.eval_on_selector_all(".columns .entry:not([hidden])", "all => all.map((e) => e.id)")

    page.select_option("#status", "accepted")
    assert shown() == ["aa"]
    page.fill("#query", "agency")
    assert hits(page) == ["aa"]
    page.select_option("#status", "")
    page.select_option("#source", label="別")
    assert shown() == []
    page.close()


def test_the_source_filter_knows_every_document_of_a_term_and_print_says_how_many_are_left(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "filtered.html"
    both = tuple(Evidence(Place(name, 7), "text", "信頼機関（BB）") for name in ("a.md", "b.md"))
    sources = (Source("a.md", "資料"), Source("b.md", "別"))
    path.write_bytes(html.export(edition(concept("aa"), concept("bb", evidence=both), sources=sources)))
    page = browser.new_page()
    page.goto(path.as_uri())
    for name, ids in (("資料", ["aa", "bb"]), ("別", ["bb"])):
        page.select_option("#source", label=name)
        shown = page.eval_on_selector_all(".columns .entry:not([hidden])", "all => all.map((e) => e.id)")
        assert shown == ids
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.text_content(".page .subtitle").startswith("1 / 2語 版 ")
    page.select_option("#source", "")
    assert page.text_content(".front .subtitle").startswith("2語 版 ")
    page.close()


def test_an_address_that_is_no_text_does_no_harm(browser: Browser, file: Path, told: list[str]) -> None:
    page = browser.new_page()
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{file.as_uri()}#%E0%A4%A")
    page.fill("#query", "dft")
    assert hits(page) == ["dft"]
    assert told == []
    page.close()


def test_a_name_written_from_the_right_leaves_its_neighbours_alone(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    names = ("שלום", "123 456", "\u202eabc")
    variants = tuple(Variant(name, "und", "variant") for name in names)
    path.write_bytes(html.export(edition(concept("aa", variants=variants))))
    page = browser.new_page()
    page.goto(path.as_uri())
    lefts = page.eval_on_selector_all(
        ".variants bdi", "all => all.map((e) => e.getBoundingClientRect().left)"
    )
    assert lefts == sorted(lefts)
    assert "\u202e" not in page.content()
    page.close()


def axe_finds(page: Page, *but: str) -> list[tuple[str, str]]:
    """What axe finds wrong, by rules other than these."""
    rules = {rule: {"enabled": False} for rule in but}
    violations = Axe().run(page, options={"rules": rules}).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in violations]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 820, 1280])
def test_axe_finds_nothing_wrong(browser: Browser, file: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(file.as_uri())
    for query in ("", "a", "zzzqqq"):
        page.fill("#query", query)
        assert axe_finds(page) == []
    context.close()


@pytest.mark.parametrize(
    ("layout", "but"),
    [
        *((layout, ()) for layout in ("dictionary", "table", "wall")),
        ("cards", ("page-has-heading-one",)),  # cards are cut out: no title is printed
        *((layout, ("heading-order",)) for layout in ("booklet", "pocket", "fold")),  # ordered once folded
    ],
)
def test_axe_finds_nothing_wrong_in_print(
    browser: Browser, file: Path, layout: str, but: tuple[str, ...]
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    printed.lay_out(page, layout, "A4")
    assert axe_finds(page, *but) == []
    context.close()


def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [320, 390, 500, 700])
def test_the_bar_fits_a_narrow_screen_with_several_sources(
    browser: Browser, sample: Path, tmp_path: Path, width: int
) -> None:
    run(["--workspace", str(sample), "export", "html", "-o", str(tmp_path / "sheet.html")])
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto((tmp_path / "sheet.html").as_uri())
    assert page.locator("#source").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.is_visible("#source")
    page.click("#more")
    for control in page.locator(".bar button, .bar select, .bar input").all():
        box = control.bounding_box()
        assert box
        assert (box["x"] >= 0, box["x"] + box["width"] <= width, box["height"] < 50) == (True, True, True)
    page.close()


def test_on_a_wide_screen_all_controls_are_on_one_line(
    browser: Browser, sample: Path, tmp_path: Path
) -> None:
    (sample / "glossary" / "sources" / f"{'a-long-name-' * 8}.md").write_text(
        "世界気象機関（WMO）", encoding="utf-8"
    )
    run(["--workspace", str(sample), "export", "html", "-o", str(tmp_path / "sheet.html")])
    page = browser.new_page(viewport={"width": 1280, "height": 740})
    page.goto((tmp_path / "sheet.html").as_uri())
    boxes = [page.locator(name).bounding_box() for name in ("#source", "#status", "#print")]
    assert len({box["y"] for box in boxes if box}) == 1
    assert not page.is_visible("#more")
    page.close()


def test_a_print_holds_every_term_even_while_a_search_is_on(page: Page) -> None:
    page.fill("#query", "dft")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    ids = page.eval_on_selector_all(".page .entry[id]", "all => all.map((entry) => entry.dataset.of)")
    assert ids == [term.id for term in TERMS]


def test_terms_that_name_each_other_are_linked() -> None:
    terms = (
        Concept("itu", acronym="ITU", japanese="国際電気通信連合"),
        Concept(
            "itu-r", acronym="ITU-R", english="ITU Radiocommunication Sector", definition="WRCの準備をする。"
        ),
        Concept("wrc", acronym="WRC", japanese="世界無線通信会議"),
        Concept("new", japanese="新しい省", variants=(Variant("古い省", "ja", "variant", former=True),)),
        Concept("old", japanese="古い省"),
    )
    assert related(terms) == {
        "itu": [("itu-r", "ITU-R")],
        "itu-r": [("itu", "ITU"), ("wrc", "WRC")],
        "new": [("old", "古い省")],
        "old": [("new", "新しい省")],
    }


@pytest.mark.parametrize(
    "sources", [ROOT / "glossary" / "sources", pytest.param(DOCUMENTS, marks=needs_shared)]
)
def test_every_piece_and_spelling_of_a_name_finds_its_term(
    browser: Browser, sources: Path, tmp_path: Path
) -> None:
    run(["init", str(tmp_path / "w")])
    run(["--workspace", str(tmp_path / "w"), "add", str(sources)])
    for name in ("html", "jsonl"):
        run(["--workspace", str(tmp_path / "w"), "export", name, "-o", str(tmp_path / name)])
    records = [json.loads(line) for line in (tmp_path / "jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = [(query, record["id"]) for record in records for query in spellings(record)]
    assert len(wanted) > 1_000
    page = browser.new_page()
    page.goto((tmp_path / "html").rename(tmp_path / "sheet.html").as_uri())
    lost = page.evaluate(
        """(wanted) => {
          const query = document.getElementById("query");
          return wanted.filter(([text, id]) => {
            query.value = text;
            query.dispatchEvent(new Event("input"));
            document.querySelector("#results > button")?.click();
            const found = [...document.querySelectorAll("#results .entry")];
            return !found.some((entry) => entry.dataset.id === id);
          });
        }""",
        wanted,
    )
    with Index(str(tmp_path / "w" / "build" / "glossary.db")) as index:
        assert [row for row in lost if row[1] in [hit.id for hit in index.find(row[0])]] == []
    assert len(lost) < len(wanted) / 500
    page.close()


def found_on_sheet(page: Page, queries: list[str]) -> list[list[tuple[str, str]]]:
    """The ids that the sheet finds for each query, in its order, each with its tier."""
    found = page.evaluate(
        """(queries) => queries.map((text) => {
          const query = document.getElementById("query");
          query.value = text;
          query.dispatchEvent(new Event("input"));
          document.querySelector("#results > button")?.click();
          const found = [...document.querySelectorAll("#results .entry")];
          return found.map(({ dataset }) => [dataset.id, dataset.tier]);
        })""",
        queries,
    )
    return [list(map(tuple, hits)) for hits in found]


def differing(page: Page, index: Index, queries: list[str]) -> list[tuple[str, object, object]]:
    """The queries for which the sheet does not begin with what a look-up finds, or goes on oddly."""
    wrong: list[tuple[str, object, object]] = []
    for query, found in zip(queries, found_on_sheet(page, queries), strict=True):
        wanted = [(hit.id, hit.tier) for hit in index.find(query, MANY)]
        more = {tier for _, tier in found[len(wanted) :]}
        if found[: len(wanted)] != wanted or not more <= {"prefix", "part", "definition"}:
            wrong.append((query, wanted[:5], found[:5]))
    return wrong


MANY = 150
"""More than there are terms, so that a look-up lists all that it finds."""


def on_sheet(browser: Browser, root: Path) -> Page:
    """The sheet of a workspace."""
    run(["--workspace", str(root), "export", "html", "-o", str(root / "sheet.html")])
    page = browser.new_page()
    page.goto((root / "sheet.html").as_uri())
    return page


def test_single_and_repeated_letters_find_what_a_look_up_finds(browser: Browser, sample: Path) -> None:
    repeated = [char * times for char in ascii_lowercase + digits for times in range(1, 7)]
    pairs = ["".join(pair) for pair in product(ascii_lowercase, repeat=2)]
    queries = [*repeated, *pairs, *"あいうえおかきくけこんー情報国", "ああ", "んんんん", "国国国"]
    page = on_sheet(browser, sample)
    with Index(str(sample / "build" / "glossary.db")) as index:
        assert differing(page, index, queries) == []
        assert sum(bool(index.find(query)) for query in queries) > 100
    page.close()


def test_the_sheet_finds_first_what_is_most_likely_meant(browser: Browser, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(ROOT / "glossary", root / "glossary")
    page = on_sheet(browser, root)
    found = found_on_sheet(page, [query for query, _ in meant()])
    firsts = [(query, hits[0][0] if hits else "") for (query, _), hits in zip(meant(), found, strict=True)]
    assert firsts == meant()
    page.close()


@pytest.mark.parametrize(
    "sources", [ROOT / "glossary" / "sources", pytest.param(DOCUMENTS, marks=needs_shared)]
)
def test_words_sentences_and_slips_find_what_a_look_up_finds(
    browser: Browser, sources: Path, tmp_path: Path
) -> None:
    root = tmp_path / "w"
    run(["init", str(root)])
    run(["--workspace", str(root), "add", str(sources)])
    run(["--workspace", str(root), "export", "jsonl", "-o", str(root / "terms.jsonl")])
    lines = (root / "terms.jsonl").read_text(encoding="utf-8").splitlines()
    queries = list(dict.fromkeys(chain.from_iterable(map(spoken, map(json.loads, lines)))))
    page = on_sheet(browser, root)
    with Index(str(root / "build" / "glossary.db")) as index:
        assert differing(page, index, queries) == []
    assert len(queries) > 500
    page.close()


def spoken(record: dict) -> Iterator[str]:
    """A term's names cut, mistyped, turned round, and in sentences."""
    chance = random.Random(record["id"])  # noqa: S311 - the same in every run
    for name in filter(
        None, (record[key] for key in ("acronym", "japanese", "english", "reading", "romaji"))
    ):
        start = chance.randrange(len(name))
        yield name[start : start + chance.randint(3, 12)]
        yield from (f"{name}について", f"「{name}」とは何か", " ".join(reversed(name.split())))
        yield from slips(name, chance) if len(name) > 4 else ()
    yield (record["definition"] or "")[:40]


def test_a_search_says_that_nothing_is_found_and_marks_what_is_only_near(page: Page) -> None:
    page.fill("#query", " zzzz ")
    assert page.inner_text("#results p") == "「zzzz」に当てはまる用語はありません。"
    page.fill("#query", "data flwo")
    page.wait_for_function("document.querySelector('#results h3')?.innerText.startsWith('≈ ')")
    page.fill("#query", "data flow")
    page.wait_for_function("!document.querySelector('#results h3')?.innerText.includes('≈')")
    assert page.locator("#results > p").count() == 0


def spellings(record: dict) -> Iterator[str]:
    """What somebody may type who wants this term."""
    japanese, reading, romaji = (record[key] or "" for key in ("japanese", "reading", "romaji"))
    plain = re.sub(r"[・\s]", "", japanese)
    yield from (plain[at : at + 2] for at in range(len(plain) - 1))
    if reading:
        yield from (reading, hiragana(reading), romaji, kunrei(romaji))
    if record["acronym"]:
        wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in record["acronym"])
        yield from (record["acronym"].lower(), wide)
    for word in re.findall("[a-z]{5,}", (record["english"] or "").lower()):
        yield word
        yield from filter(may_be_typo, (word[:2] + word[3:], word[:-2] + word[-1] + word[-2]))


def kunrei(romaji: str) -> str:
    """Hepburn as the other school writes it."""
    schools = "shi si chi ti tsu tu fu hu ji zi sh sy ch ty j zy".split()
    for hepburn, other in zip(schools[::2], schools[1::2], strict=True):
        romaji = romaji.replace(hepburn, other)
    return romaji
