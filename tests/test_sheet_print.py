"""The printed sheet, each layout on each paper, in a real browser."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

import printed
from browsing import MARKS, opened
from editions import concept, edition
from shared import DOCUMENTS, needs_shared
from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters import html
from yougo.model.concepts import Reading, Ruby, Variant
from yougo.model.exporter import Source

ROOT = Path(__file__).parents[1]
BOOKS = ("dictionary", "table", "cards", "booklet", "pocket")
LAYOUTS = [
    *((layout, paper) for layout in BOOKS for paper in ("A4", "Letter", "A5", "B5")),
    *(("fold", paper) for paper in ("A4", "Letter", "A3")),
    *(("wall", paper) for paper in ("A4", "A3", "A2")),
]
KINDS = {"kana": ["--order", "kana"], "latin": ["--order", "latin"], "source": ["--sections", "source"]}
RUBY = "document.querySelector('.page ruby')"
MOVED = "document.createElement('i').appendChild(new Text('機')).parentElement"
DEFINITION = "document.querySelector('.page .definition')"
NAME = "document.querySelector('.page h3')"
UPRIGHT = "for (const page of document.querySelectorAll('.fold .page')) page.style.rotate = 'none'"
INDEX_PAGE = "[...document.querySelectorAll('.page:not(:has(.entry))')].find((p) => p.querySelector('.line'))"
pytestmark = MARKS


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Sheets of the sample and the real documents (if they are here) in both orders; one of long terms."""
    made = {}
    for name, sources in (("sample", ROOT / "glossary" / "sources"), ("real", DOCUMENTS)):
        if sources.exists():
            root = tmp_path_factory.mktemp(name)
            run(["init", str(root)])
            run(["--workspace", str(root), "add", str(sources)])
            for kind, option in KINDS.items():
                path = root / f"{kind}.html"
                run(["--workspace", str(root), "export", "html", *option, "-o", str(path)])
                made[f"{name}-{kind}"] = path
            run(["--workspace", str(root), "export", "jsonl", "-o", str(root / "terms.jsonl")])
    made["long"] = tmp_path_factory.mktemp("long") / "long.html"
    made["long"].write_bytes(html.export(edition(*map(_long, range(9)))))
    return made


def _long(number: int) -> object:
    """Terms whose definitions grow from a line to some pages."""
    text = "国境を越える情報の流れについて、各国の機関が定める約束を述べる。"
    reading = Reading(
        "しんらいきかん", verified=True, basis="document", ruby=(Ruby("信頼機関", "しんらいきかん"),)
    )
    return concept(f"t{number}", definition=text * 2**number, reading=reading, sort="しんらいきかん")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page()
    yield tab
    tab.close()


@pytest.mark.parametrize(
    "name",
    [
        "sample-kana",
        "sample-latin",
        "sample-source",
        pytest.param("real-kana", marks=needs_shared),
        pytest.param("real-latin", marks=needs_shared),
        "long",
    ],
)
@pytest.mark.parametrize(("layout", "paper"), LAYOUTS)
def test_every_page_is_true_and_nothing_is_lost(
    page: Page, sheets: dict[str, Path], name: str, layout: str, paper: str
) -> None:
    page.goto(sheets[name].as_uri())
    printed.lay_out(page, layout, paper)
    page.evaluate(UPRIGHT)
    assert printed.faults(page, paper) == []


@pytest.mark.parametrize("order", ["kana", "latin"])
@pytest.mark.parametrize("name", ["sample", pytest.param("real", marks=needs_shared)])
def test_each_cell_holds_the_field_of_its_column(
    page: Page, sheets: dict[str, Path], name: str, order: str
) -> None:
    page.goto(sheets[f"{name}-{order}"].as_uri())
    printed.lay_out(page, "table", "A4")
    lines = sheets[f"{name}-kana"].with_name("terms.jsonl").read_text(encoding="utf-8").splitlines()
    records = list(map(json.loads, lines))
    fields = ("acronym", "japanese", "english")
    assert printed.cells(page) == {each["id"]: [each[field] or "" for field in fields] for each in records}


ONE_NAME = (
    concept("aa", acronym="AA", japanese="", english="", reading=None),
    concept("bb", acronym="", english="", definition=""),
    concept("cc", acronym="", japanese="", english="Open Port", definition="港を開くこと。", reading=None),
    concept("dd", acronym="", japanese="カード", english="", reading=None, definition="札のこと。"),
    concept(
        "ee",
        acronym="EE",
        japanese="EE",
        english="",
        reading=None,
        variants=(Variant("エエ", "ja", "variant"),),
    ),
)


@pytest.mark.parametrize("order", ["kana", "latin"])
def test_one_side_of_a_card_asks_and_the_other_answers(page: Page, tmp_path: Path, order: str) -> None:
    path = tmp_path / "sheet.html"
    path.write_bytes(html.export(edition(*ONE_NAME, concept("ff"), options={"order": order})))
    page.goto(path.as_uri())
    printed.lay_out(page, "cards", "A4")
    assert printed.faults(page, "A4") == []
    fronts, backs = page.eval_on_selector_all(".page", _SAID)
    assert sorted(filter(None, fronts)) == ["AA", "EE", "FF", "Open Port", "カード", "信頼機関"]
    wanted = [
        "a.md:7",
        "しんらいきかん",
        "札のこと。",
        "港を開くこと。",
        "信頼機関 Agency of Trust",
        "＝ エエ",
    ]
    assert sorted(filter(None, backs)) == sorted(wanted)


_SAID = """
(pages) => pages.map((page) => [...page.querySelectorAll(".card")].map((card) => {
  for (const part of card.querySelectorAll("rt, rp, .number, .number-of, .doubt")) part.remove();
  return [...card.children].map((part) => part.textContent.trim()).join(" ");
}))
"""


@pytest.mark.parametrize("layout", ["dictionary", "table", "cards"])
def test_long_titles_and_words_stay_in_their_place(page: Page, tmp_path: Path, layout: str) -> None:
    path, long = tmp_path / "sheet.html", "情報流通政策" * 40
    terms = [concept(f"t{n}", definition="約束を述べる。" * 20) for n in range(60)]
    word = concept("w", acronym="", japanese="", english="Internationalization" * 30, reading=None)
    path.write_bytes(html.export(edition(*terms, word, title=long, sources=(Source("a.md", long),))))
    page.goto(path.as_uri())
    printed.lay_out(page, layout, "A4")
    assert printed.faults(page, "A4") == []
    lines = "all => all.map((head) => Math.round(head.getBoundingClientRect().height / 20))"
    assert set(page.eval_on_selector_all(".running, .foot", lines)) <= {1}


@needs_shared
def test_the_table_of_the_real_documents_takes_three_pages(page: Page, sheets: dict[str, Path]) -> None:
    page.goto(sheets["real-kana"].as_uri())
    printed.lay_out(page, "table", "A4")
    assert page.locator(".page").count() <= 3


def test_the_table_ends_with_the_sources_that_it_cites(page: Page, sheets: dict[str, Path]) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "table", "A4")
    cited = page.eval_on_selector_all(
        ".page td .number-of", "all => all.map((n) => n.textContent.split(' ')[0])"
    )
    given = page.eval_on_selector_all(
        ".page .reference", "all => all.map((p) => p.textContent.split(' ')[0])"
    )
    assert set(cited) <= set(given)


def test_remarks_in_the_table_begin_at_the_edge_of_their_cell_and_keep_apart(
    page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.html"
    unsure = Reading("しんらい", verified=False, basis="engines", ruby=(Ruby("信頼", "しんらい"),))
    named = concept("bb", acronym="BB", english="", reading=unsure, definition="AAとCCを定めた機関。")
    path.write_bytes(html.export(edition(concept("aa"), concept("cc"), named)))
    page.goto(path.as_uri())
    printed.lay_out(page, "table", "A4")
    gaps = "all => all.map((part) => parseFloat(getComputedStyle(part).marginLeft) > 0)"
    assert page.eval_on_selector_all("[data-of=bb] .remarks > *", gaps) == [False, True, True]


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("document.querySelector('.page .entry').remove()", "order"),
        ("document.querySelector('.page').style.width = '200mm'", "size"),
        ("document.querySelector('.page .entry h3').style.fontSize = '90mm'", "overflow"),
        ("document.querySelectorAll('.page .running b')[1].textContent = '違う'", "guide"),
        ("document.querySelector('.page .tabs span:not(.here)').className = 'here'", "tabs"),
        ("document.querySelector('.page .line .number').textContent = '99'", "index"),
        ("document.querySelector('.page .foot b').textContent = '7 / 7'", "page number"),
        ("document.querySelector('.page .tabs').style.right = '20mm'", "not mirrored: tabs"),
        ("document.querySelector('.page').className = 'page left first'", "not mirrored: margin"),
        ("document.querySelector('.page .foot').style.right = '20mm'", "not mirrored: page number"),
        ("document.querySelector('.page .line').href = '#p1'", "link"),
        ("document.querySelector('.page .line').remove()", "in no index"),
        ("const l = document.querySelector('.page .line'); l.after(l.cloneNode(true))", "twice in an index"),
        ("document.querySelector('.page .tabs .here').className = ''", "tabs"),
        (f"{INDEX_PAGE}.querySelectorAll('.running b')[1].textContent = '違う'", "index page: last"),
        ("const t = document.querySelector('.page .tabs'); t.append(t.querySelector('.here'))", "tabs"),
        (f"{INDEX_PAGE}.querySelector('.running span').textContent = '違う'", "index page: name"),
        (f"{INDEX_PAGE}.querySelector('.running b').textContent = '違う'", "index page: first"),
        ("document.querySelector('.page h3').style.lineHeight = '30pt'", "leading"),
        ("const c = document.querySelector('.page .column'); c.append(c.querySelector('h2'))", "heading"),
        ("document.querySelector('.page h2').id = 'query'", "ids"),
        ("document.querySelector('.page .entry').style.marginBottom = '3mm'", "off the grid"),
        (f"const i = {MOVED}; {RUBY}.prepend(i); i.style = 'position: relative; top: 9mm'", "broken"),
        (f"{DEFINITION}.innerHTML = 'あ「<br>」い'", "line end"),
        (f"{DEFINITION}.innerHTML = 'あ<br>、いう'", "line start"),
        (f"{DEFINITION}.innerHTML = 'あ<br>い'", "short line"),
        (f"{NAME}.innerHTML = '潮位<br>など及<br>び港湾'", "torn word"),
        ("document.querySelector('.page rt').style.letterSpacing = '1em'", "stretched"),
    ],
)
def test_the_checks_turn_red_when_a_page_is_broken(
    page: Page, sheets: dict[str, Path], broken: str, fault: str
) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "dictionary", "A4")
    page.evaluate(f"() => {{ {broken} }}")
    assert any(told.startswith(fault) for told in printed.faults(page, "A4"))


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("back.querySelector('.number').textContent = '99'", "cards"),
        ("back.replaceChildren(...front.cloneNode(true).childNodes)", "equal sides"),
        (
            "back.querySelector('.answer').textContent = front.querySelector('.ask').textContent",
            "asked and answered",
        ),
        ("back.remove()", "an empty side"),
        ("back.style.paddingTop = '90mm'", "overflow"),
    ],
)
def test_the_checks_turn_red_when_a_card_is_broken(
    page: Page, sheets: dict[str, Path], broken: str, fault: str
) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "cards", "A4")
    sides = "[...document.querySelectorAll('.card')].filter((card) => card.textContent.endsWith('9'))"
    page.evaluate(f"() => {{ const [front, back] = {sides}; {broken} }}")
    assert any(told.startswith(fault) for told in printed.faults(page, "A4"))


@pytest.mark.parametrize(
    ("layout", "broken", "fault"),
    [
        ("wall", "for (const t of document.querySelectorAll('.tile ~ .tile')) t.remove()", "not filled"),
        ("wall", "document.querySelector('.tile p').innerHTML = '海上に<br>おける安全'", "torn word"),
    ],
)
def test_the_checks_turn_red_when_a_poster_is_broken(
    page: Page, sheets: dict[str, Path], layout: str, broken: str, fault: str
) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, layout, "A3")
    page.evaluate(broken)
    assert any(fault in found for found in printed.faults(page, "A3"))


def test_the_check_of_cells_sees_one_in_another_column(page: Page, sheets: dict[str, Path]) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "table", "A4")
    before = printed.cells(page)
    page.evaluate(
        "() => { const row = document.querySelector('.page tr[data-of]'); row.append(row.cells[2]) }"
    )
    after = printed.cells(page)
    assert [each for each in before if before[each] != after[each]] == [next(iter(before))]


def test_the_checks_see_kana_that_reach_into_the_line_above(page: Page, sheets: dict[str, Path]) -> None:
    page.goto(sheets["sample-latin"].as_uri())
    printed.lay_out(page, "dictionary", "A4")
    page.evaluate("document.querySelector('.page .japanese').style.marginTop = '-5mm'")
    assert any(told.startswith("ruby over a line") for told in printed.faults(page, "A4"))


def test_a_long_definition_goes_on_in_the_next_column_and_no_word_is_lost(
    page: Page, sheets: dict[str, Path]
) -> None:
    page.goto(sheets["long"].as_uri())
    whole = page.eval_on_selector_all(".columns .definition", "all => all.map((p) => p.textContent).join('')")
    printed.lay_out(page, "dictionary", "A4")
    parts = page.eval_on_selector_all(".page .definition", "all => all.map((p) => p.textContent)")
    assert "".join(parts) == whole
    assert len(parts) > 9
    assert page.locator(".page .continued").first.text_content() == "信頼機関（続き）"


LONG_NAMES = (
    concept(
        "aa",
        acronym="",
        japanese="港湾貿易振興協力機構",
        reading=None,
        english="Harbour Trade Promotion and Cooperation Agency",
    ),
    concept(
        "bb",
        acronym="",
        japanese="ハーバーマネジメントパートナーシップセキュリティプラットフォーム",
        english="Harbour Management Platform",
        reading=Reading("ハーバー", verified=True, basis="document", romaji="haabaa manejimento"),
    ),
)


def laid_out(page: Page, path: Path, layout: str, **options: str) -> None:
    """Lay out the terms with long names."""
    path.write_bytes(html.export(edition(*LONG_NAMES, options=options)))
    page.goto(path.as_uri())
    printed.lay_out(page, layout, "A4")
    assert printed.faults(page, "A4") == []


@pytest.mark.parametrize("layout", ["dictionary", "booklet", "pocket"])
def test_an_index_shows_the_other_name_whole(page: Page, tmp_path: Path, layout: str) -> None:
    laid_out(page, tmp_path / "sheet.html", layout)
    names = page.locator(".page .line .name")
    assert sorted(names.all_text_contents()) == sorted(each.japanese for each in LONG_NAMES)
    assert names.evaluate_all("all => all.every((name) => name.scrollWidth <= name.clientWidth + 1)")


@pytest.mark.parametrize("layout", ["table", "cards", "wall", "dictionary", "pocket"])
def test_readers_of_english_see_romaji_in_every_layout(page: Page, tmp_path: Path, layout: str) -> None:
    laid_out(page, tmp_path / "sheet.html", layout, language="en")
    assert "haabaa manejimento" in page.locator(".page .romaji").all_text_contents()


@pytest.mark.parametrize(
    ("language", "field"), [("en", "Harbour Management Platform"), ("ja", LONG_NAMES[1].japanese)]
)
def test_the_poster_is_headed_in_its_language(page: Page, tmp_path: Path, language: str, field: str) -> None:
    laid_out(page, tmp_path / "sheet.html", "wall", language=language)
    assert field in page.locator(".page .large").all_text_contents()


def test_on_the_poster_names_are_of_one_size_and_acronyms_of_another(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    names = ("港", "港湾", "港湾情報", "港湾情報管理", "Port", "Port Agency")
    terms = [
        concept(f"t{at}", acronym="", japanese=name, english="", reading=None)
        for at, name in enumerate(names)
    ]
    path.write_bytes(html.export(edition(concept("who"), concept("itu"), *terms)))
    page.goto(path.as_uri())
    printed.lay_out(page, "wall", "A4")
    sizes = page.locator(".page .large").evaluate_all(
        "all => all.map((name) => [name.lang, getComputedStyle(name).fontSize, name.textContent])"
    )
    assert len({size for *_, size, name in sizes if name in names}) == 1
    assert len({size for *_, size, name in sizes if name not in names}) == 1


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_the_sheets_of_a_poster_are_filled_whatever_the_number_of_terms(
    page: Page, tmp_path: Path, paper: str
) -> None:
    path = tmp_path / "sheet.html"
    found = []
    for count in (1, 5, 9, *range(15, 75, 5)):
        path.write_bytes(html.export(edition(*(concept(f"t{at}") for at in range(count)))))
        page.goto(path.as_uri())
        printed.lay_out(page, "wall", paper)
        assert (count, printed.faults(page, paper)) == (count, [])
        scale = page.evaluate("document.documentElement.style.getPropertyValue('--wall')")
        found.append((float(scale), page.locator(".page").count()))
    assert found[0] == (1.6, 1)


def test_a_poster_has_no_sheet_for_a_few_terms_that_smaller_letters_save(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    scales = set()
    for count in range(21, 30, 2):
        path.write_bytes(html.export(edition(*(concept(f"t{at}") for at in range(count)))))
        page.goto(path.as_uri())
        printed.lay_out(page, "wall", "A4")
        scale = page.evaluate("document.documentElement.style.getPropertyValue('--wall')")
        scales.add((float(scale) < 1, page.locator(".page").count()))
    assert {(False, 1), (True, 1), (False, 2)} <= scales


_LAST_PAGES = """
() => {
  const [before, last] = [...document.querySelectorAll(".page")].slice(-2);
  return last && !last.querySelector(".entry, tr, .line") ? before.textContent : null;
}
"""


def test_a_few_sources_are_never_alone_on_the_last_page(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    found = []
    for count in range(1, 24):
        path.write_bytes(html.export(edition(*(concept(f"t{at}", definition="") for at in range(count)))))
        page.goto(path.as_uri())
        printed.lay_out(page, "table", "A5")
        found.append(page.evaluate(_LAST_PAGES))
    assert list(filter(None, found)) == []


def test_a_title_that_is_wider_than_its_page_breaks_between_words(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    path.write_bytes(html.export(edition(concept("aa"), title="国際デジタル政策用語集")))
    page.goto(path.as_uri())
    printed.lay_out(page, "fold", "A4")
    parts = page.eval_on_selector(
        ".page h1", "(h) => [...h.childNodes].map((n) => n.textContent).filter(Boolean)"
    )
    assert parts[:2] == ["国際", "デジタル"]


@pytest.mark.parametrize("layout", ["cards", "wall", "pocket"])
def test_long_names_break_between_words(page: Page, tmp_path: Path, layout: str) -> None:
    laid_out(page, tmp_path / "sheet.html", layout)
    parts = page.eval_on_selector_all(".page :is(.answer, .large, .name > bdi)", _PARTS)
    assert ["ハーバー", "マネジメント", "パートナーシップ", "セキュリティ", "プラットフォーム"] in parts


_PARTS = "all => all.map((name) => name.innerHTML.split(/<wbr[^>]*>/))"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("インスティテュート", ["インスティテュート"]),
        ("サイバーレジリエンス法", ["サイバーレジリエンス法"]),
        ("データフリーフロー", ["データ", "フリー", "フロー"]),
        ("マネジメントセンター", ["マネジメント", "センター"]),
    ],
)
def test_katakana_breaks_only_where_a_word_surely_begins(
    page: Page, tmp_path: Path, name: str, parts: list[str]
) -> None:
    path = tmp_path / "sheet.html"
    path.write_bytes(html.export(edition(concept("aa", acronym="", japanese=name, reading=None))))
    page.goto(path.as_uri())
    printed.lay_out(page, "wall", "A4")
    assert page.eval_on_selector_all(".page .large", _PARTS) == [parts]


def test_an_acronym_in_the_index_is_level_with_the_first_line_beside_it(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    long = concept(
        "aa", japanese="港湾貿易振興協力機構のための情報管理制度に関する連絡協議会", english="", reading=None
    )
    path.write_bytes(html.export(edition(concept("bb", sort="あ"), long)))
    page.goto(path.as_uri())
    printed.lay_out(page, "pocket", "A4")
    top = "(part) => part.getClientRects()[0].top"
    line = page.locator(".page .line[data-to=aa]").first
    acronym, name = (line.locator(part).evaluate(top) for part in (".acronym-name bdi", ".name bdi"))
    assert abs(acronym - name) < 2
    assert line.bounding_box()["height"] > 30


def test_definitions_that_long_words_would_tear_are_not_justified(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    torn = "計画は Interdisciplinary Telecommunications Internationalization を助けること。" * 2
    whole = "国境を越える情報の流れについて、各国の機関が定める約束を述べる。" * 3
    path.write_bytes(html.export(edition(concept("aa", definition=torn), concept("bb", definition=whole))))
    page.goto(path.as_uri())
    printed.lay_out(page, "pocket", "A4")
    assert printed.faults(page, "A4") == []
    aligned = "all => all.map((text) => getComputedStyle(text).textAlign)"
    assert page.eval_on_selector_all(".page .definition", aligned) == ["start", "justify"]


@pytest.mark.parametrize("layout", ["dictionary", "table"])
def test_a_name_may_break_before_a_group_of_ruby_but_not_behind_a_bracket(
    page: Page, tmp_path: Path, layout: str
) -> None:
    # Firefox breaks there only where it is told; Chromium is not, since it knows where words begin.
    ruby = (
        Ruby("情報", "じょうほう"),
        Ruby("通信", "つうしん"),
        Ruby("・「"),
        Ruby("放送", "ほうそう"),
        Ruby("」"),
    )
    reading = Reading("じょうほうつうしんほうそう", verified=True, basis="document", ruby=ruby)
    path = tmp_path / "sheet.html"
    path.write_bytes(html.export(edition(concept("aa", japanese="情報通信・「放送」", reading=reading))))
    page.goto(path.as_uri())
    printed.lay_out(page, layout, "A4")
    names = page.locator(".page :is(h3, td.japanese)").evaluate_all(
        "all => all.map((name) => [...name.children].map((part) => getComputedStyle(part).display))"
    )
    assert names == [["ruby", "none", "ruby", "ruby"]]


AND = Reading(
    "せんしんてきなこうわんおよびかいひんのほぜんについてのきょうてい",
    verified=True,
    basis="document",
    ruby=(
        Ruby("先進的", "せんしんてき"), Ruby("な"), Ruby("港湾", "こうわん"), Ruby("及", "およ"), Ruby("び"),
        Ruby("海浜", "かいひん"), Ruby("の"), Ruby("保全", "ほぜん"), Ruby("についての"),
        Ruby("協定", "きょうてい"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("layout", ["dictionary", "table", "cards", "wall", "pocket"])
def test_hiragana_stay_on_the_line_of_the_kanji_of_their_word(
    page: Page, tmp_path: Path, layout: str
) -> None:
    path = tmp_path / "sheet.html"
    name = "".join(piece.base for piece in AND.ruby)
    path.write_bytes(html.export(edition(concept("aa", japanese=name, reading=AND))))
    page.goto(path.as_uri())
    printed.lay_out(page, layout, "A4")
    names = page.locator(".page :is(h3, .japanese, .answer, .tile > p)").filter(has_text="先進的").first
    for width in range(60, 300, 8):
        names.evaluate("(name, width) => { name.style.width = `${width}px` }", width)
        assert not [told for told in printed.faults(page, "A4") if told.startswith(("torn", "broken"))]


def test_a_short_last_line_of_a_name_takes_a_whole_word(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    names = (f"{'港' * length}ラベリング制度" for length in range(1, 30))
    terms = [concept(f"t{at}", japanese=name, reading=None) for at, name in enumerate(names)]
    path.write_bytes(html.export(edition(*terms)))
    page.goto(path.as_uri())
    printed.lay_out(page, "pocket", "A4")
    assert set(page.locator(".page .together").all_text_contents()) == {"ラベリング制度"}


def test_definitions_on_cards_are_not_justified(page: Page, sheets: dict[str, Path]) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "cards", "A4")
    aligned = "all => [...new Set(all.map((text) => getComputedStyle(text).textAlign))]"
    assert page.eval_on_selector_all(".page .definition", aligned) == ["start"]


def test_backs_are_mirrored(page: Page, sheets: dict[str, Path]) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "cards", "A4")
    sides = page.eval_on_selector_all(
        ".page",
        "all => all.slice(0, 2).map((p) => [...p.querySelectorAll('.number')].map((n) => n.textContent))",
    )
    assert sides[0][:4] == ["1", "2", "3", "4"]
    assert sides[1][:4] == ["2", "1", "4", "3"]


_NUMBERS = "all => all.map((sheet) => [...sheet.children].map((page) => Number(page.dataset.number || 0)))"


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_a_booklet_folded_once_has_its_pages_in_order(
    page: Page, sheets: dict[str, Path], paper: str
) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "booklet", paper)
    sides = page.eval_on_selector_all(".sheet", _NUMBERS)
    leaves = [
        leaf for front, back in zip(sides[::2], sides[1::2], strict=True) for leaf in _folded(front, back)
    ]
    # The right halves of all sheets, the outermost first, then the left halves, the innermost first.
    numbers = [*chain.from_iterable(leaves[::2]), *chain.from_iterable(reversed(leaves[1::2]))]
    assert _without_blanks(numbers) == list(range(1, len(set(numbers) - {0}) + 1))
    assert len(numbers) % 4 == 0


def _folded(front: list[int], back: list[int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The right and the left leaf of a sheet, each as the pages that one reads on it.

    Turned over its short edge, a sheet has the back of its right half on the left.
    """
    return (front[1], back[0]), (back[1], front[0])


@pytest.mark.parametrize("paper", ["A4", "B5"])
def test_pocket_pages_cut_into_four_piles_are_in_order(
    page: Page, sheets: dict[str, Path], paper: str
) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "pocket", paper)
    sides = page.eval_on_selector_all(".sheet", _NUMBERS)
    piles: list[list[int]] = [[], [], [], []]
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        behind = [
            back[1],
            back[0],
            back[3],
            back[2],
        ]  # turned over the long edge, left and right change places
        for pile, leaf in zip(piles, zip(front, behind, strict=True), strict=True):
            pile.extend(leaf)
    numbers = list(chain.from_iterable(piles))
    assert _without_blanks(numbers) == list(range(1, len(set(numbers) - {0}) + 1))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_sheet_folded_into_eight_and_cut_once_has_its_pages_in_order(
    page: Page, sheets: dict[str, Path], paper: str
) -> None:
    page.goto(sheets["sample-kana"].as_uri())
    printed.lay_out(page, "fold", paper)
    numbers = []
    for side in page.eval_on_selector_all(".sheet", _NUMBERS):
        above, below = side[:4], side[4:]
        # From the lower right: a leaf, and the page that faces its back. The outer leaves bend at the
        # long fold, so that the upper page is behind the lower one; the inner ones bend at the cut.
        numbers += [below[3], *above[::-1], *below[:3]]
    assert _without_blanks(numbers) == list(range(1, len(set(numbers) - {0}) + 1))
    turned = "all => all.map((page) => getComputedStyle(page).rotate)"
    assert page.eval_on_selector_all(".sheet:first-child .page", turned) == ["180deg"] * 4 + ["none"] * 4


def _without_blanks(numbers: list[int]) -> list[int]:
    """The pages up to the last that is printed."""
    return numbers[: max((at for at, number in enumerate(numbers, 1) if number), default=0)]


def test_without_javascript_it_still_prints_in_columns_with_page_numbers(
    browser: Browser, sheets: dict[str, Path], tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sheets["sample-kana"].as_uri())
    page.pdf(path=tmp_path / "plain.pdf", prefer_css_page_size=True)
    context.close()
    text = _text(tmp_path / "plain.pdf")
    assert "DFFT" in text
    assert re.search(r"\b1 ?/ ?\d+\b", text)


@pytest.mark.parametrize(("paper", "size"), [("A4", "A4"), ("Letter", "letter")])
def test_a_pdf_has_its_paper_bookmarks_links_and_the_same_bytes_again(
    tmp_path: Path, paper: str, size: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w")
    for name in ("one.pdf", "two.pdf"):
        assert (
            run(["--workspace", str(root), "export", "pdf", "--paper", paper, "-o", str(tmp_path / name)])
            == 0
        )
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    info = _said("pdfinfo", tmp_path / "one.pdf")
    assert re.search(rf"Page size:.*{size}", info)
    assert re.search(r"Tagged: +yes", info)
    assert "WHO" in _text(tmp_path / "one.pdf")
    assert "pdf" in capsys.readouterr().out


def test_in_a_pdf_ruby_is_seen_but_neither_listed_nor_copied(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    assert run(["--workspace", str(root), "export", "pdf", "-o", str(tmp_path / "w.pdf")]) == 0
    assert "世界保健機関" in _text(tmp_path / "w.pdf")
    assert "せかい" not in _text(tmp_path / "w.pdf")
    with pikepdf.open(tmp_path / "w.pdf") as pdf, pdf.open_outline() as outline:
        rows = outline.root[0].children
        assert "世界保健機関" in [term.title for row in rows for term in row.children]
        assert str(pdf.Root.Lang) == "ja"


def test_running_heads_and_tabs_are_artifacts(tmp_path: Path) -> None:
    assert run(["--workspace", str(ROOT), "export", "pdf", "-o", str(tmp_path / "w.pdf")]) == 0
    with pikepdf.open(tmp_path / "w.pdf") as pdf:
        content = pdf.pages[1].Contents.read_bytes()
    artifacts = content.count(b"/Artifact BMC")
    assert artifacts >= 10  # three guides, the foot and the tabs
    assert content.count(b"BMC") + content.count(b"BDC") == content.count(b"EMC")


HALF = 298
CITED = re.compile(r"\[\d\] \d+")
SEE = re.compile(r"⇒\S+")
LISTED_FIRST = re.compile(r"(?:^| {2,})([A-Z]{3,7}) +[^\s\d].*? {2,}(\d+)\b", re.MULTILINE)
LISTED_BEHIND = re.compile(r" ([A-Z]{3,7}) {2,}(\d+)\b")


@pytest.mark.parametrize("kind", KINDS)
def test_the_index_of_a_pdf_names_the_page_on_which_a_term_is(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "sample"
    run(["init", str(root)])
    run(["--workspace", str(root), "add", str(ROOT / "glossary" / "sources")])
    run(["--workspace", str(root), "export", "pdf", *KINDS[kind], "-o", str(tmp_path / "w.pdf")])
    pages = _said("pdftotext", "-layout", tmp_path / "w.pdf", "-").split("\f")
    columns = [_column(tmp_path / "w.pdf", left) for left in (0, HALF)]  # whose lines are level
    index = "\n".join(part for part in chain(*columns) if not CITED.search(part))
    told = LISTED_FIRST.findall(index) + LISTED_BEHIND.findall(index)
    assert len(told) > 30
    for acronym, number in told:
        page = SEE.sub("", pages[int(number) - 1])
        assert CITED.search(page)
        assert re.search(rf"(?<![A-Za-z]){acronym}(?![A-Za-z])", page), (acronym, number)


def _column(path: Path, left: int) -> list[str]:
    """The text of a half of each page of A4."""
    crop = map(str, ("-x", left, "-y", 0, "-W", HALF, "-H", 842))
    return _said("pdftotext", "-layout", *crop, path, "-").split("\f")


def test_without_a_browser_one_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    assert run(["--workspace", str(root), "export", "pdf", "--browser", "no-such-browser"]) == 2
    assert "Install Chromium" in capsys.readouterr().err


def _text(path: Path) -> str:
    return _said("pdftotext", path, "-")


def _said(program: str, *arguments: object) -> str:
    if not shutil.which(program):
        pytest.skip(f"no {program}: install poppler-utils")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout
