import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from editions import HOSTILE, concept, edition
from test_merge_growth import steps
from yougo.exporters import html
from yougo.language.characters import is_japanese
from yougo.model.concepts import Evidence, Reading, Ruby, TermWarning, Variant
from yougo.model.documents import Place
from yougo.model.exporter import Source


def page(*concepts: object, **facts: object) -> str:
    return html.export(edition(*concepts, **facts)).decode()


def test_an_entry_shows_all_that_is_known() -> None:
    text = page(
        concept(
            "aot",
            acronym="AOT",
            definition="約束を守らせる組織。",
            variants=(Variant("信頼庁", "ja", "variant"),),
        )
    )
    assert '<article class="entry" id="aot"' in text
    assert '<ruby>信頼<rp>（</rp><rt aria-hidden="true">しんらい</rt><rp>）</rp></ruby>' in text
    assert "<b>A</b>gency of <b>T</b>rust" in text or "<b>A</b>gency <b>o</b>f <b>T</b>rust" in text
    assert "約束を守らせる組織。" in text
    assert "信頼庁" in text
    assert 'href="https://example.org/a"' in text
    assert "a.md:7" in text


def test_many_terms_of_many_documents_that_name_each_other_cost_what_they_are() -> None:
    def cost(number: int) -> int:
        concepts = [
            concept(
                f"t{each}",
                acronym=f"A{each}" if each % 2 else "WHO",
                definition="A report of the WHO.",
                evidence=(Evidence(Place(f"{each}.md", 1), "text", "信頼機関"),),
            )
            for each in range(number)
        ]
        sources = tuple(Source(f"{each}.md") for each in range(number))
        return steps(lambda: html.export(edition(*concepts, sources=sources)))

    cost(100)
    assert cost(800) < 3 * cost(400)


def test_the_page_allows_only_its_own_style_and_script() -> None:
    text = page(concept("aa"))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        body = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in text.replace("&#39;", "'").replace("&#43;", "+").replace(
            "&#34;", '"'
        )
    assert "default-src 'none'" in text
    assert ' style="' not in text
    assert not re.search(r"\son\w+=", text.split("<script>")[0])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_stay_text(hostile: str) -> None:
    facts = {"reading": None, "status": "accepted"}  # so that no mark of a doubt tells them apart
    name = "か" if is_japanese(hostile) else "x"
    plain = page(concept("aa", japanese=name, english=name, definition=name, **facts))
    term = concept("aa", japanese=hostile, english=hostile, definition=hostile, **facts)
    text = page(term, options={"version": "第2版"})
    assert text.count("<") == plain.count("<")
    assert "<script>alert" not in text
    assert "49" not in text.split("<main>")[1].split("<script>")[0]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "java\tscript:x", "data:text/html,x", "file:///etc/passwd"]
)
def test_only_links_to_the_web_are_links(url: str) -> None:
    made = replace(edition(concept("aa")), sources=(Source("a.md", "資料", url),))
    text = html.export(made).decode()
    assert url not in text
    assert text.count("a.md:7") == 1


def test_unverified_and_doubtful_entries_are_marked() -> None:
    unsure = Reading("しんらいきかん", verified=False, basis="engines")
    entry = page(concept("aa", reading=unsure, warnings=(TermWarning("expansion-mismatch", ""),))).split(
        "<article"
    )[1]
    assert "読み未確認" in entry
    assert "英語名要確認" in entry
    assert "読み未確認" not in page(concept("aa")).split("<article")[1]


def test_ruby_on_single_kanji_is_joined_where_its_kana_are_many() -> None:
    reading = Reading(
        "きょうりょく", verified=True, basis="document", ruby=(Ruby("協", "きょう"), Ruby("力", "りょく"))
    )
    assert '<ruby class="tighter">協力<rp>（</rp><rt aria-hidden="true">きょうりょく</rt>' in page(
        concept("aa", japanese="協力", reading=reading)
    )


def test_terms_stand_under_their_rows_and_in_the_index() -> None:
    text = page(concept("cc", sort="あお"), concept("bb", sort="さくら"), concept("aa", sort="しお"))
    assert re.findall(r"<h2 id=\"row[^>]*><bdi>(.)</bdi>", text) == ["あ", "さ"]
    assert list(dict.fromkeys(re.findall(r'<li><a href="#(\w+)"', text))) == ["aa", "bb", "cc"]


def test_an_empty_glossary_says_so() -> None:
    assert "まだ用語がありません" in page()


def test_two_exports_are_the_same_bytes() -> None:
    assert page(concept("aa")) == page(concept("aa"))


def test_a_workspace_may_change_how_an_entry_looks_and_keep_the_rest(tmp_path: Path) -> None:
    own = '{% extends "yougo/sheet.html" %}{% block entry %}<b>{{ entry.anchor }}</b>{{ super() }}'
    (tmp_path / "sheet.html").write_text(f"{own}{{% endblock %}}", encoding="utf-8")
    page = html.export(edition(concept("aa"), templates=tmp_path)).decode()
    assert "<b>aa</b>" in page
    assert '<ruby>信頼<rp>（</rp><rt aria-hidden="true">しんらい</rt>' in page


def test_a_template_that_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    for title in ("港", "潮"):
        (tmp_path / "sheet.html").write_text(title, encoding="utf-8")
        assert html.export(edition(concept("aa"), templates=tmp_path)).decode() == title


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"layout": "cards"}, 'data-layout="cards"'),
        ({"paper": "Letter"}, 'data-paper="Letter"'),
        ({"order": "latin"}, 'data-order="latin"'),
        ({"layout": "wall"}, 'data-paper="A3"'),
        ({"layout": "wall", "paper": "A4"}, 'data-paper="A4"'),
        ({"version": "第2版", "date": "2026年"}, 'version">第2版</span> <span class="edition">2026年</span>'),
        ({"version": "", "date": "2026年"}, '</span> <span class="edition">2026年</span></p>'),
    ],
)
def test_the_sheet_is_as_the_options_say(options: dict, word: str) -> None:
    assert word in html.export(edition(concept("aa"), options=options)).decode()


def test_the_sheet_names_its_edition_by_the_newest_term_and_by_what_the_terms_say() -> None:
    def named(*concepts: object) -> str:
        text = page(*concepts, date=lambda: "2026-11-20")
        return re.search('<span class="count">(.*)</span>', text)[1]

    one = named(concept("aa"))
    assert re.fullmatch(
        '1語</span> <span class="edition version">版 [0-9a-f]{6}</span> <span class="edition">2026-11-20', one
    )
    assert named(concept("aa")) == one
    assert named(concept("aa", definition="約束を述べる。")) != one


def test_in_a_to_z_order_the_acronym_is_the_headword_and_what_has_none_comes_last() -> None:
    terms = (concept("bb"), concept("aa"), concept("cc", acronym="", english=""))
    page = html.export(edition(*terms, options={"order": "latin"})).decode()
    assert re.findall(r'<h3 lang="(..)"[^>]*><a href="#(..)"', page) == [
        ("en", "aa"),
        ("en", "bb"),
        ("ja", "cc"),
    ]
    assert re.findall(r'<h2 id="row[^>]*><bdi>(.*?)</bdi>', page) == ["A", "B", "和名"]


@pytest.mark.parametrize(
    ("base", "kana", "closeness"),
    [
        ("機関", "きかん", ""),
        ("信頼", "しんらい", ""),
        ("情報", "じょうほう", ' class="tight"'),
        ("志", "こころざし", ' class="tighter"'),
        ("機" * 13, "き" * 13, ' class="spelled"'),
    ],
)
def test_long_kana_are_set_closer_and_those_of_a_word_too_long_for_a_line_in_brackets(
    base: str, kana: str, closeness: str
) -> None:
    reading = Reading(kana, verified=True, basis="document", ruby=(Ruby(base, kana),))
    assert f'<ruby{closeness}>{base}<rp>（</rp><rt aria-hidden="true">{kana}</rt>' in page(
        concept("aa", japanese=base, reading=reading)
    )
