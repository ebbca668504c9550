"""The sheet's sections, its indexes, and the sources at its end."""

import re

import pytest

from editions import concept, edition
from yougo.exporters import html
from yougo.exporters.html.entries import headword
from yougo.exporters.html.indexes import indexes
from yougo.language.characters import is_japanese
from yougo.language.folding import fold
from yougo.model.concepts import Evidence, Reading, Variant, names_of
from yougo.model.documents import Place
from yougo.model.exporter import Source

SOURCES = (Source("a.md", "資料", "https://example.org/a"), Source("b.md"))


def term(identifier: str, japanese: str, kana: str, document: str = "a.md", **facts: object) -> object:
    """A term with this reading, which a document states."""
    reading = Reading(kana, verified=True, basis="document") if kana else None
    evidence = (Evidence(Place(document, 1), "text", japanese or identifier),)
    given = {"sort": kana or identifier, "reading": reading, "evidence": evidence, **facts}
    return concept(identifier, japanese=japanese, **given)


TERMS = (
    term("aaa", "", "", english="Zebra Office", document="b.md"),
    term("bbb", "安全機関", "あんぜんきかん", english="Safety Agency"),
    term("ccc", "会議", "かいぎ", acronym="", english="assembly", document="b.md"),
    term("ddd", "約束", "やくそく", acronym="", english="", document="nobody.md"),
)


def page(**options: str) -> str:
    return page_of(*TERMS, **options)


def page_of(*terms: object, **options: str) -> str:
    return html.export(edition(*terms, sources=SOURCES, options=options)).decode()


def headings(text: str) -> list[str]:
    found = re.findall(r'<h2 id="row[^>]*data-tab="([^"]*)"[^>]*><bdi>(.*?)</bdi>', text)
    return [f"{tab} {heading}" for tab, heading in found]


def index_lines(text: str, order: str) -> list[str]:
    part = re.search(rf'<h2 id="index-{order}">(.*?)</section>', text, re.DOTALL)
    return (
        re.findall(r'-name"[^>]*><bdi>(.*?)</bdi>', part[1].replace('<wbr class="spoken">', ""))
        if part
        else []
    )


def test_a_sheet_in_kana_order_indexes_acronyms_and_english_alone() -> None:
    text = page()
    assert index_lines(text, "latin") == ["AAA", "assembly", "BBB", "Safety Agency", "Zebra Office"]
    assert index_lines(text, "kana") == []


def test_a_sheet_in_latin_order_indexes_japanese_names_and_the_english_behind_acronyms() -> None:
    text = page(order="latin")
    assert index_lines(text, "kana") == ["安全機関", "会議", "約束"]
    assert index_lines(text, "latin") == ["Safety Agency", "Zebra Office"]


def test_a_sheet_by_source_has_both_indexes_and_a_section_for_each_document() -> None:
    text = page(sections="source")
    assert headings(text) == ["1 [1] 資料", "2 [2] b.md", "他 その他"]
    assert [len(index_lines(text, order)) for order in ("kana", "latin")] == [3, 5]
    first, second, rest = text.split('<section aria-labelledby="row')[1:]
    assert ['id="bbb"' in first, 'id="aaa"' in second, 'id="ccc"' in second, 'id="ddd"' in rest] == [True] * 4


MANY_NAMES = (
    term(
        "海上人命安全条約", "海上人命安全条約", "かいじょうじんめいあんぜんじょうやく", acronym="",
        english="convention for the safety of life at sea",
        variants=(
            Variant("SOLAS条約", "ja", "variant"), Variant("principal risk", "en", "variant"),
            Variant("人命条約", "ja", "variant", reading="じんめいじょうやく"),
            Variant("船の取り決め", "ja", "variant", former=True), Variant("SOLAS", "en", "acronym"),
        ),
    ),
    term("αα", "", "", acronym="", english="αα"),
    term("日英epa", "日英協定", "にちえいきょうてい", acronym="日英EPA", english="UK–Japan pact"),
    term(
        "ai", "AI戦略", "AIせんりゃく", acronym="AI", english="A.I.",
        variants=(Variant("Ａ Ｉ", "en", "variant"),),
    ),
)  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("sections", ["initial", "source"])
@pytest.mark.parametrize("order", ["kana", "latin"])
def test_every_name_is_in_the_body_or_once_in_the_index_of_its_writing(
    order: str, sections: str, language: str
) -> None:
    options = {"order": order, "sections": sections, "language": language}
    body = [each.id for each in MANY_NAMES]
    latin, by_source = order == "latin", sections == "source"
    made = indexes(MANY_NAMES, body, latin=latin, by_source=by_source, romaji=language == "en")
    text = html.export(edition(*MANY_NAMES, options=options)).decode()
    assert [index_lines(text, index.order) for index in made] == [
        [line.name for line in index.lines] for index in made
    ]
    listed = [(line.anchor, fold(line.written)) for index in made for line in index.lines]
    assert len(set(listed)) == len(listed)
    wanted = {(each.id, fold(name)) for each in MANY_NAMES for name in names_of(each)}
    heads = {(each.id, fold(headword(each, latin=latin))) for each in MANY_NAMES}
    assert (set(listed) == wanted) if by_source else (set(listed) | heads == wanted)
    further = {
        (line.anchor, fold(line.written)) for index in made if index.is_further for line in index.lines
    }
    assert heads & further == set()
    for index in made:
        for line in index.lines:
            looked_up = line.written if language == "en" else line.written[:1]
            assert is_japanese(looked_up) == (index.order == "kana")


def test_an_index_in_kana_order_files_further_names_as_they_are_read_and_marks_former_ones() -> None:
    text = page_of(*MANY_NAMES, order="kana")
    assert index_lines(text, "kana") == ["人命条約", "日英EPA", "船の取り決め"]
    assert index_lines(text, "latin") == [
        "AI",
        "AI戦略",
        "convention for the safety of life at sea",
        "principal risk",
        "SOLAS",
        "SOLAS条約",
        "UK–Japan pact",
        "αα",
    ]
    assert re.findall(r"<bdi>([^<]*)</bdi> <small lang=.ja.>旧称</small>", text) == ["船の取り決め"]


def test_no_index_repeats_the_body() -> None:
    english = [term(name, "", "", acronym=name.upper(), english="") for name in ("aa", "bb", "cc")]
    assert indexes(english, ["aa", "bb", "cc"], latin=False, by_source=False) == []
    assert len(indexes(english, ["cc", "bb", "aa"], latin=False, by_source=False)) == 1


@pytest.mark.parametrize("order", ["kana", "latin"])
def test_sections_come_in_the_order_of_their_tabs_and_each_once(order: str) -> None:
    odd = [term(name, "", "", acronym=name, english="") for name in ("1A", "B", "Ω")]
    text = html.export(edition(*odd, options={"order": order})).decode()
    tabs = re.search("<nav.*?</nav>", text, re.DOTALL)[0]
    anchors = re.findall(r'href="#(row-\d+)"', tabs)
    assert anchors == re.findall(r'<h2 id="(row-\d+)"', text)
    assert len(set(anchors)) == len(anchors)


def test_a_source_is_listed_with_its_address_where_it_has_one() -> None:
    text = page()
    assert text.count('<bdi class="address">https://example.org/a</bdi>') == 1
    assert text.count('class="address"') == 1
