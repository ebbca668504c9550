"""Decks in the real Anki, which runs in a process of its own."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from anki_collection import Collection
from editions import HOSTILE, concept, edition
from shared import DOCUMENTS, needs_shared
from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnfitForAnki
from yougo.exporters import anki
from yougo.exporters.anki import cues, deck, gaps, notetype, others, sentences
from yougo.exporters.anki.fields import note_fields
from yougo.language.text import clean
from yougo.model.concepts import Concept, Decided, Evidence, Reading, Ruby, TermWarning, Variant
from yougo.model.documents import Place
from yougo.model.exporter import Source

ROOT = Path(__file__).parents[1]


DEFINITION = "加盟する会社の帳簿を毎年しらべる団体の総称。"


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return Collection(tmp_path)


def test_a_deck_imports_without_conflict_and_nothing_is_empty_or_mended(collection: Collection) -> None:
    path = collection.package(anki.export(edition(concept("aa"), concept("bb"))))
    first, check, again = collection.do(["import", path], ["check"], ["import", path])
    assert first == {"new": 2, "updated": 0, "duplicate": 0, "conflicting": 0, "full_sync": False}
    assert (check["sound"], check["empty"]) == (True, 0)
    assert again == {"new": 0, "updated": 0, "duplicate": 2, "conflicting": 0, "full_sync": False}


def test_only_what_changed_is_updated_and_all_else_stays_the_users(collection: Collection) -> None:
    times: dict = {}
    old = [concept("aa"), concept("bb", english="Office of Trust"), concept("cc")]
    first = collection.package(anki.export(edition(*old, times=times)))
    new = [concept("aa", english="Another Agency"), old[1]]  # cc has left the glossary
    second = collection.package(anki.export(edition(*new, times=times, now=1_800_000_000)), "second")
    steps = [
        ["import", first],
        ["answer"],
        ["set", "bb", "Note", "mine"],
        ["tag", "bb", "leech"],
        ["css", "/* mine */"],
        ["import", second],
        ["notes"],
        ["cards"],
        ["css_text"],
    ]
    *_, log, notes, cards, css = collection.do(*steps)
    assert log == {"new": 0, "updated": 1, "duplicate": 1, "conflicting": 0, "full_sync": False}
    assert notes["aa"]["English"] == "Another Agency"
    assert (notes["bb"]["Note"], "leech" in notes["bb"]["tags"]) == ("mine", True)
    assert "cc" in notes
    assert "/* mine */" in css
    assert all(card["interval"] >= 30 for card in cards)


def test_hostile_texts_come_out_as_they_were_written_and_do_nothing(collection: Collection) -> None:
    concepts = [
        concept(
            f"t{number}",
            japanese=text,
            english="Agency",
            definition=text,
            note=text,
            acronym="",
            reading=None,
        )
        for number, text in enumerate(HOSTILE)
    ]
    path = collection.package(anki.export(edition(*concepts)))
    log, check, cards = collection.do(["import", path], ["check"], ["render"])
    assert (log["new"], log["conflicting"], check["empty"]) == (len(HOSTILE), 0, 0)
    for card in cards:
        shown = texts(card["answer"])
        wanted = HOSTILE[int(card["key"][1:])].replace("\x1f", "").replace("か\u3099", "が")
        assert wanted in "".join(shown), card["answer"]
        assert all("field_text='Agency', lang='en_US'" in spoken for spoken in card["speech"])
        assert "<script" not in card["answer"]
        assert "<img" not in card["answer"]
        assert [text for text in shown if MATHS.search(text)] == []


def fields_of(term: Concept, *kinds: str) -> dict[str, str]:
    """The fields of a note in a deck of its own, with these kinds of cards, otherwise with all."""
    wanted = kinds or notetype.KINDS
    return note_fields(term, {}, wanted, others.of([term], wanted))


MATHS = re.compile(r"\\.", re.DOTALL)
"""What MathJax looks for in the text between two tags: a backslash with a bracket, or a command."""


def texts(page: str) -> list[str]:
    """The text between each tag and the next, as a browser has it."""
    found: list[str] = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_data = found.append  # type: ignore[method-assign]
    parser.feed(page)
    parser.close()
    return found


@pytest.mark.parametrize(
    "field", ["Japanese", "Definition", "Note", "Sentence", "SentenceGap", "Cue", "Also"]
)
def test_what_ankis_editor_saves_again_does_nothing_either(field: str) -> None:
    for text in HOSTILE:
        sentence = f"前半の説明が長く続いている文の中で、信頼機関は{text}を後半の長い説明で述べた。"
        hostile = concept(
            "aa",
            japanese=text if field == "Japanese" else "信頼機関",
            definition=text,
            note=text,
            variants=(Variant(text, "ja", "variant"),),
            warnings=(TermWarning("homonym", ""),),
            evidence=(Evidence(Place("a.md", 1), "text", sentence),),
        )
        made = fields_of(hostile)[field]
        saved = "".join(
            f"\x00{html.escape(text)}" for text in texts(made)
        )  # a tag where Anki's editor keeps one
        assert not re.search(r"\[/?(sound:|anki:|latex\]|\$)|\\[()\[\]]", saved), saved


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_of_a_deck_a_document_or_a_tag_does_nothing_on_a_card(
    collection: Collection, text: str
) -> None:
    def made(number: int, title: str = "", tag: str = "試験", **facts: object) -> str:
        source = (Source("a.md", title or "資料"),)
        term = concept("aa", tags=(re.sub(r"\s", "_", clean(tag)),))
        facts = {"namespace": f"n{number}", "sources": source, **facts}
        return collection.package(anki.export(edition(term, **facts)), str(number))

    paths = [
        made(1, title=text),
        made(2, options={"deck": text}),
        made(3, title=text, options={"subdecks": "source"}),
        made(4, tag=text, options={"subdecks": "tag"}),
    ]
    *logs, cards = collection.do(*(["import", path] for path in paths), ["render"])
    assert [(log["new"], log["conflicting"]) for log in logs] == [(1, 0)] * 4
    for card in cards:
        if card["kind"] == "略語 → 用語":
            shown = re.search(r'<div class="deck"[^>]*>(.*?)</div>', card["question"], re.DOTALL)[1]
            assert shown.strip()
            assert not re.search(r"[<>{}\\]|\[/?(sound:|anki:|latex\]|\$)|&[#\w]+;", shown), shown
            assert card["sounds"] == 0


def test_the_parts_of_a_decks_name_are_never_empty(collection: Collection) -> None:
    for number, (name, title, wanted) in enumerate(
        (
            ("a::::b", "資料", "a::b::資料"),
            ("::", "", "yougo::a.md"),
            (":a:::b", "潮::::港", "a::b::潮:港"),
            ("a::\u3000::b", "：", "a::b::："),
            ("a", ":::", "a"),
        )
    ):
        options = {"deck": name, "subdecks": "source"}
        facts = {"namespace": f"n{number}", "sources": (Source("a.md", title),), "options": options}
        path = collection.package(anki.export(edition(concept(f"t{number}"), **facts)), str(number))
        _, decks = collection.do(["import", path], ["decks"])
        assert decks[f"t{number}"] == wanted


@pytest.mark.parametrize(
    ("title", "name"), [("C++ std::vector", "C++ std:vector"), ("::", "yougo"), ("a:::b", "a:b")]
)
def test_a_title_makes_no_subdecks(collection: Collection, title: str, name: str) -> None:
    path = collection.package(anki.export(edition(concept("aa"), title=title)))
    assert collection.do(["import", path], ["decks"])[-1] == {"aa": name}


def test_furigana_through_ankis_filters_gives_back_name_and_reading(collection: Collection) -> None:
    path = collection.package(anki.export(edition(concept("aa"))))
    _, ((name, kanji, reading, kana),) = collection.do(["import", path], ["filters"])
    assert (kanji, kana) == (name, reading)


ASKING = "信頼機関（AA）とは、約束した者どうしの間に立って、約束を守らせる仕組みである。"


def test_each_kind_of_card_asks_and_answers(collection: Collection) -> None:
    term = concept(
        "aa",
        definition="役所と住民の間で信頼を保つため、交わした約束を互いに守らせる独立の組織。",
        evidence=(Evidence(Place("a.md", 7), "text", ASKING),),
    )
    path = collection.package(anki.export(edition(term, options={"cards": notetype.KINDS})))
    _, cards = collection.do(["import", path], ["render"])
    kinds = {card["kind"]: card for card in cards}
    assert set(kinds) == {name for name, *_ in notetype.TEMPLATES}
    for kind, card in kinds.items():
        assert "しんらい" not in card["question"]
        assert "Agency" in card["answer"]
        assert ("信頼" in card["question"]) == (kind in {"日本語 → 英語", "予備"})
    assert 'class="gap"' in kinds["文の穴うめ"]["question"]
    assert 'class="gap"' in kinds["説明 → 用語"]["question"]
    assert "英語の正式名は？" in kinds["略語 → 用語"]["question"]
    assert "読みは？" in kinds["予備"]["question"]
    for kind, first in {"日本語 → 英語": "en_US", "英語 → 日本語": "ja_JP", "文の穴うめ": "ja_JP"}.items():
        assert first in kinds[kind]["speech"][0]
    spoken = kinds["英語 → 日本語"]["speech"]
    assert ("しんらいきかん" in spoken[0], "Agency of Trust" in spoken[1]) == (True, True)


def first_named(page: str) -> str:
    """What a back shows first and largest."""
    first = page.split('<div class="names">')[1].split("</div>", maxsplit=1)[0]
    return re.sub(r"<rt>.*?</rt>|<[^>]+>|\[anki:.*?\]|\s", "", first)


@pytest.mark.parametrize(
    ("facts", "answers"),
    [
        (
            {"acronym": "AOT"},
            {
                "日本語 → 英語": "AgencyofTrust",
                "英語 → 日本語": "信頼機関",
                "略語 → 用語": "AgencyofTrust",
                "説明 → 用語": "信頼機関",
                "文の穴うめ": "信頼機関",
                "予備": "しんらいきかん",
            },
        ),
        (
            {"japanese": "", "reading": None, "acronym": "AOT"},
            {"英語 → 日本語": "AOT", "略語 → 用語": "AgencyofTrust", "説明 → 用語": "AgencyofTrust"},
        ),
        ({"english": ""}, {"日本語 → 英語": "AA", "略語 → 用語": "信頼機関"}),
        ({"english": "", "acronym": ""}, {"日本語 → 英語": DEFINITION, "説明 → 用語": "信頼機関"}),
        (
            {"japanese": "", "reading": None, "acronym": ""},
            {"英語 → 日本語": DEFINITION, "説明 → 用語": "AgencyofTrust"},
        ),
        ({"japanese": "", "reading": None, "english": ""}, {"略語 → 用語": DEFINITION, "説明 → 用語": "AA"}),
    ],
)
def test_the_answer_is_first_on_every_back_and_said_once(
    collection: Collection, facts: dict, answers: dict
) -> None:
    evidence = (Evidence(Place("a.md", 7), "text", ASKING.replace("AA", "AOT")),)
    term = concept("aa", **{"definition": DEFINITION, "evidence": evidence, **facts})
    path = collection.package(anki.export(edition(term, options={"cards": notetype.KINDS})))
    _, cards = collection.do(["import", path], ["render"])
    backs = {card["kind"]: card["answer"] for card in cards}
    assert {kind: first_named(backs[kind]) for kind in answers} == answers
    assert all(back.count(DEFINITION) == 1 for back in backs.values())


def test_cards_ask_in_the_language_of_their_reader_and_name_the_doubt_beside_it(
    collection: Collection,
) -> None:
    unsure = replace(concept("aa").known_reading, verified=False)
    doubtful = concept("xq", reading=unsure)
    words = []
    for number, language in enumerate(("ja", "en")):
        times = {"now": 1_700_000_000 + number}
        deck = anki.export(edition(doubtful, options={"language": language}, **times))
        path = collection.package(deck, language)
        log, cards, kept, _ = collection.do(["import", path], ["render"], ["cards"], ["answer"])
        assert (log["conflicting"], log["full_sync"]) == (0, False)
        assert [card["interval"] for card in kept] == ([30, 31, 32] if number else [0, 0, 0])
        assert cards[0]["kind"] == notetype.name("japanese", language)
        asked = [
            re.search(r'"kind"[^>]*>\s*(.*?)\s*</div>', card["question"], re.DOTALL)[1] for card in cards
        ]
        names = re.findall(
            r'<div class="(name|english)".*?class="doubt"[^>]*>(.*?)<', cards[0]["answer"], re.DOTALL
        )
        words.append((asked, dict(names)))
    japanese, english = words
    assert japanese == (
        ["英語では？", "日本語では？", "英語の正式名は？"],
        {"english": "英語名要確認", "name": "読み未確認"},
    )
    assert english == (
        ["In English?", "In Japanese?", "What is its full English name?"],
        {"english": "check the English", "name": "reading unverified"},
    )


def test_a_card_says_in_its_readers_language_where_a_term_is_stated(collection: Collection) -> None:
    evidence = (Evidence(Place("a.pdf", 43, "page 12, line 3"), "text", ASKING),)
    unsure = replace(concept("aa").known_reading, verified=False)
    times: dict[str, tuple[str, int]] = {}
    told = []
    for number, language in enumerate(("ja", "en")):
        term = concept("aa", evidence=evidence, reading=unsure)
        facts = {"options": {"language": language}, "times": times, "now": 1_700_000_000 + number}
        path = collection.package(anki.export(edition(term, **facts)), language)
        log, notes, cards, _ = collection.do(["import", path], ["notes"], ["cards"], ["answer"])
        assert (log["new"], log["updated"], log["conflicting"]) == (1 - number, 0, 0)
        assert all(card["interval"] >= 30 * number for card in cards)
        told.append(notes["aa"]["Source"])
        fields = note_fields(term, {}, notetype.KINDS, others.of([term], notetype.KINDS), language)
        assert (fields["Source"], fields["Status"]) == SAID[language]
    assert told == [SAID["ja"][0]] * 2  # no reason to update a note, which would take away its reader's tags


SAID = {
    "ja": ("a.pdf (12ページ 3行目)", "読み未確認・英語名要確認"),
    "en": ("a.pdf (page 12, line 3)", "reading unverified・check the English"),
}


def test_a_doubt_goes_when_a_person_decides_what_is_doubted() -> None:
    def doubts(*, verified: bool = False, **facts: object) -> str:
        unsure = replace(concept("aa").known_reading, verified=verified)
        fields = fields_of(concept("xq", reading=unsure, **facts))
        assert fields["Status"] == "・".join(filter(None, (fields["Extra2"], fields["Extra3"])))
        return fields["Status"]

    assert doubts() == "読み未確認・英語名要確認"
    assert doubts(decided=(Decided("english", "Agency of Trust", "", ""),)) == "読み未確認"
    assert doubts(status="accepted") == "読み未確認"  # as in look-ups: `yougo edit --accept` verifies it, too
    assert doubts(status="accepted", verified=True) == ""


def test_the_sentence_of_a_back_has_the_term_in_bold() -> None:
    evidence = (Evidence(Place("a.md", 7), "text", ASKING),)
    fields = fields_of(concept("aa", evidence=evidence))
    assert fields["Sentence"] == ASKING.replace("信頼機関（AA）", "<b>信頼機関</b>（<b>AA</b>）")


def test_own_backs_of_every_card_are_used_as_they_are(tmp_path: Path, collection: Collection) -> None:
    (tmp_path / "card").mkdir()
    own = (
        '{{FrontSide}}\n<hr id="answer">\n<i>{{Status}}</i>{{#Furigana}}{{furigana:Furigana}}{{/Furigana}}\n'
    )
    (tmp_path / "card" / "back.html").write_text(own, encoding="utf-8")
    path = collection.package(anki.export(edition(concept("aa"), templates=tmp_path)))
    log, cards = collection.do(["import", path], ["render"])
    assert (log["new"], log["conflicting"]) == (1, 0)
    for card in cards:
        assert '<hr id="answer">' in card["answer"]
        assert 'class="kind"' in card["answer"]


def asked(*kinds: str, **facts: object) -> dict[str, str]:
    """What each card of a term asks, by its template; `kinds` are all the default ones unless given."""
    term = concept("aa", **facts)
    fields = fields_of(term, *(kinds or notetype.DEFAULT_KINDS))
    return {file: gate for file, gate in notetype.GATES.items() if fields[gate]}


def test_a_deck_asks_for_names_unless_more_is_wanted() -> None:
    assert list(asked(definition="約束を守らせる組織の呼び名。")) == ["japanese", "english", "acronym"]
    assert list(asked("reading")) == list(asked("acronym-japanese")) == ["spare"]
    assert not asked("acronym-japanese", english="")
    assert not asked("reading", japanese="エージェンシー")
    doubtful = Reading("しんらいきかん", verified=False, basis="engines")
    assert not asked("reading", reading=doubtful)


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ({"japanese": ""}, ["english", "acronym"]),
        ({"english": ""}, ["japanese", "acronym"]),
        ({"japanese": "", "acronym": ""}, []),
        ({"japanese": "", "acronym": "", "definition": "約束を守らせる組織。"}, ["english"]),
        ({"english": "", "acronym": "", "definition": "約束を守らせる組織。"}, ["japanese"]),
        ({"english": "", "japanese": "", "definition": "約束を守らせる組織。"}, ["acronym"]),
        ({"english": "", "acronym": "", "definition": "概要"}, []),
    ],
)
def test_a_term_in_one_language_asks_both_ways_or_for_its_meaning(names: dict, kinds: list) -> None:
    assert list(asked(**names)) == kinds


def test_a_deck_in_one_language_asks_for_names_by_their_meaning_too(collection: Collection) -> None:
    told = "潮の高さの変わる様子を、長い期間にわたって記録する施設。"
    tide = concept("tide", japanese="検潮所", english="", acronym="", definition=told)
    short = concept("pb", japanese="港湾局", english="", definition="港を管理する役所の呼び名。")
    alone = collection.package(anki.export(edition(tide, short, namespace="alone")), "alone")
    mixed = collection.package(anki.export(edition(tide, concept("aa"), namespace="mixed")), "mixed")
    _, cards, _, more = collection.do(["import", alone], ["cards"], ["import", mixed], ["cards"])
    made = sorted((card["key"], card["kind"]) for card in cards)
    both_ways = [("pb", "日本語 → 英語"), ("pb", "略語 → 用語")]
    assert made == [*both_ways, ("tide", "日本語 → 英語"), ("tide", "説明 → 用語")]
    assert sum(card["kind"] == "説明 → 用語" for card in more) == 1


def test_a_front_that_asks_for_a_meaning_names_the_deck(collection: Collection) -> None:
    only = {"english": "", "acronym": "", "definition": "約束を守らせるために置かれた機関。"}
    deck = edition(concept("信頼機関", **only), concept("bb"), title="港の用語")
    _, cards = collection.do(["import", collection.package(anki.export(deck))], ["render"])
    named = {card["key"]: "港の用語" in card["question"] for card in cards if "信頼機関" in card["question"]}
    assert named == {"信頼機関": True, "bb": False}


def test_no_card_has_the_same_on_both_sides() -> None:
    assert not asked(japanese="", english="HTML", acronym="HTML")
    assert not asked(japanese="ＨＴＭＬ", english="", acronym="HTML")
    assert list(asked(japanese="文書記述言語", english="Html", acronym="HTML")) == ["japanese", "acronym"]
    both = fields_of(concept("aa", english="AA"))
    assert (both["Acronym"], both["English"]) == ("AA", "")


@pytest.mark.parametrize(
    "definition",
    [
        "意義",
        "概要",
        "例",
        "信頼機関",
        "東京、大阪、神戸",
        "全生存期間、無病生存期間",
        "式（）の和である状態。",
        "AA（信頼機関）。",
    ],
)
def test_a_definition_that_asks_nothing_makes_no_card(definition: str) -> None:
    assert not asked("definition", definition=definition)


def test_a_definition_card_shows_no_part_of_the_name() -> None:
    told = "約束した者どうしの争いを早く公平に終わらせ、信頼を役所と住民の間で保つ機関（AA）。"
    shown = front(concept("aa", definition=told))
    assert shown == "約束した者どうしの争いを早く公平に終わらせ、_を役所と住民の間で保つ_。"
    told = "役所のネットを会社、学校、病院、港湾のそれぞれのコネクションで安く結ぶネットワーク。"
    shown = front(concept("bb", japanese="総合ネットワーク", definition=told))
    assert shown == "役所の_を会社、学校、病院、港湾のそれぞれのコネクションで安く結ぶ_。"


@pytest.mark.parametrize("opening", ["この手引きにおいて", "本要領では、", "この条例で", ""])
def test_where_a_meaning_holds_is_left_out_of_what_asks_for_a_term(opening: str) -> None:
    told = "「桟橋台帳」とは、施設の位置、種類及び数量を記録し、知事が閲覧に供する帳簿をいう。"
    term = named("桟橋 台帳", opening + told)
    assert front(term) == told.replace("桟橋台帳", "_")
    assert gaps.has_meaning(term.definition)


def named(words: str, definition: str, identifier: str = "tt") -> Concept:
    """A term with one name, its words divided by spaces."""
    ruby = tuple(Ruby(word, "よみ") for word in words.split())
    reading = Reading("よみ", verified=False, basis="engines", ruby=ruby)
    name = words.replace(" ", "")
    return concept(identifier, japanese=name, english="", acronym="", definition=definition, reading=reading)


def front(term: Concept, *company: Concept) -> str:
    """The front of a term's definition card in a deck with others, an underscore for each gap."""
    return others.of([term, *company], ["definition"]).defined.get(term.id, "").replace(gaps.GAP, "_")


@pytest.mark.parametrize(
    ("words", "definition"),
    [
        ("桟橋 台帳", "公開されている個別の桟橋に関する属性情報のまとまり。"),
        ("北洋 沿岸 漁業", "北洋・沿岸の資源の保全を目的とし、主要な国が互いに参加する枠組み。"),
        (
            "港湾 行為",
            "港湾行為とは、国などの港湾の役所が、港湾のある目的のため船長に行う指示のことです。",
        ),
    ],
)
def test_a_definition_whose_gaps_hide_what_tells_a_term_apart_makes_no_card(
    words: str, definition: str
) -> None:
    assert front(named("無関係", definition))
    assert front(named(words, definition)) == ""


@pytest.mark.parametrize(
    "definition",
    [
        "港長から質問を受け、これに対して意見を述べる検潮所港長はその意見に従う必要がない。",
        "潮の高さを記録する、役所の管理する施設検潮所は沿岸に置かれる。",
        "A検潮所は、潮の高さを長い期間にわたって記録する施設である。",
        "潮の高さを記録する検潮所a station that records the height of tides",
        "潮の高さを長い期間にわたって沿岸で記録する施設で、検潮所内部の設備を含む。",
    ],
)
def test_a_gap_that_runs_into_the_next_word_makes_no_card(definition: str) -> None:
    assert front(named("検潮所", definition)) == ""
    assert front(named("検潮所", definition.replace("検潮所", "、検潮所、")))


@pytest.mark.parametrize("after", ["等", "用", "は", "、", " ", "」"])
def test_what_follows_any_noun_may_follow_a_gap(after: str) -> None:
    definition = f"潮の高さを長い期間にわたって記録するため、検潮所{after}として国が建てた施設。"
    assert front(named("検潮所", definition)) == definition.replace("検潮所", "_")


def test_the_last_word_of_a_name_may_end_a_longer_word() -> None:
    definition = "人の代わりになることが意図された、沖合の観測を自動で行う海上装置の一種。"
    assert front(named("係留 装置", definition)) == definition.replace("装置", "_")


def test_a_part_of_the_name_stays_where_it_begins_a_longer_word_that_gives_little_away() -> None:
    told = "沿岸の港湾庁が漁船に出す命令のうち、漁期の終わりまで続くもの。"
    assert front(named("港湾 指示 的 漁業 行為", told)) == told
    assert front(named("港湾 指示", told)) == ""
    assert front(named("港湾 庁 指示 的 漁業 行為", told)) == ""


@pytest.mark.parametrize("definition", ["桟橋とは、目に見える場所のこと。", "桟橋はとても便利な施設です。"])
def test_a_definition_of_a_few_words_makes_no_card(definition: str) -> None:
    assert front(named("桟橋", definition)) == ""


def test_a_definition_that_fits_another_term_makes_no_card() -> None:
    told = "港に入る前の{}船舶と出港した後の船舶の数量を毎日調査して残した記録。"
    arrival = named("入港簿", told.format(""), "a")
    leaving = named("日誌", told.format("大型"), "b")
    apart = named("検潮所", "潮の高さを長い期間にわたって沿岸で観測する施設。", "c")
    assert front(arrival, apart)
    assert front(arrival, leaving) == front(leaving, arrival) == ""
    assert front(apart, arrival, leaving)


@pytest.mark.parametrize(
    "sentence",
    [
        ASKING,
        "約束した者どうしの間に立って、それを守らせる仕組みを信頼機関という。".replace("それ", "約束"),
        "約束を守らせる仕組みである信頼機関は、すべての国に置かれている。",
        "The Agency of Trust is a body that makes all parties keep promises.",
    ],
)
def test_a_sentence_that_says_what_its_gap_is_makes_a_card(sentence: str) -> None:
    assert asked("sentence", evidence=(Evidence(Place("a.md", 7), "text", sentence),))


@pytest.mark.parametrize(
    "sentence",
    [
        "信頼機関は、組織である。",
        "信頼機関とは、" + "約束した者どうしの間に立って、" * 6 + "約束を守らせる仕組みである。",
        "信頼機関とは、約束した者どうしの間に立って、これを守らせる仕組みである。",
        "また、信頼機関とは、約束した者どうしの間に立って、約束を守らせる仕組みである。",
        "信頼機関とは、同法の定めにより、約束した者どうしに約束を守らせる仕組みである。",
        "信頼機関とは、次の二つのものを約束した者に守らせる仕組みである。",
        "信頼機関とは、約束した者どうしの間に立って、信頼を守らせる仕組みである。",
        "信頼機関は、昨日の会合で約束した者どうしの間に立って、約束を守らせた。",
        "昨日の会合では、約束を守らせるために、信頼機関の案が議論された。",
        "信頼機関とは、約束した者どうしの間に立って、約束を守らせる",
        "信頼機関は、約束した者どうしの間に立って、約束を守らせるために必要である。",
        "信頼機関は、約束を守らせる仕組みを学ぶときに、押さえておきたい用語である。",
        "信頼機関とは、式（）のとおりに、約束した者どうしに約束を守らせる仕組みである。",
    ],
)
def test_a_sentence_that_could_be_about_anything_makes_none(sentence: str) -> None:
    assert not asked("sentence", evidence=(Evidence(Place("a.md", 7), "text", sentence),))


def test_a_gap_is_asked_for_once_and_fits_one_term_only() -> None:
    def term(identifier: str, name: str, *quotes: str) -> Concept:
        evidence = tuple(Evidence(Place("a.md", 7), "text", quote) for quote in quotes)
        return concept(identifier, acronym="", english="", japanese=name, evidence=evidence)

    shared = "議定書とは、複数の国が約束した内容を、条約を補うために定める合意の文書である。"
    own = "検潮所とは、潮の高さの変わる様子を、長い期間にわたって記録する施設である。"
    tide, protocol = term("tide", "検潮所", own), term("protocol", "議定書", shared)
    rival = term("accord", "付属書", shared.replace("議定書", "付属書"))
    assert set(sentences.to_complete([tide, protocol], beside_definitions=True)) == {"protocol", "tide"}
    assert set(sentences.to_complete([tide, protocol, rival], beside_definitions=True)) == {"tide"}
    defined = replace(tide, definition="潮の高さの変わる様子を、長い期間にわたって記録する施設。")
    assert sentences.to_complete([defined], beside_definitions=True) == {}
    assert list(sentences.to_complete([defined], beside_definitions=False)) == ["tide"]


def test_two_exports_of_one_edition_are_the_same_bytes_and_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert anki.export(edition(concept("aa"))) == anki.export(edition(concept("aa")))
    assert list(tmp_path.iterdir()) == []


def test_a_term_with_one_name_only_makes_no_note(collection: Collection) -> None:
    path = collection.package(
        anki.export(edition(concept("aa", japanese="", english="", reading=None, evidence=())))
    )
    assert collection.do(["import", path])[0]["new"] == 0


def cues_of(*terms: Concept) -> list[str]:
    """The cues of the terms of a deck."""
    company = others.of(terms, notetype.KINDS)
    return [note_fields(term, {}, notetype.KINDS, company)["Cue"] for term in terms]


def test_doubts_carry_a_mark() -> None:
    doubts = (TermWarning("homonym", ""), TermWarning("expansion-mismatch", ""))
    assert fields_of(concept("aa", warnings=doubts))["Status"] == "英語名要確認"


def test_a_cue_is_for_the_fronts_that_two_terms_of_the_deck_share() -> None:
    agency = concept("aa")
    office = concept("bb", english="Office of Trust")
    gauge = concept("cc", japanese="検潮所")
    shared = [re.findall('(?<=^<span class=")[^"]*', cue) for cue in cues_of(agency, office, gauge)]
    assert shared == [["of-japanese of-english"], ["of-japanese"], ["of-english"]]
    assert cues_of(agency, replace(gauge, acronym="AA"))[0] == (
        '<span class="of-acronym of-english">昨日、<span class="gap">？</span>が年次の報告を出した。</span>'
    )
    homonym = (TermWarning("homonym", ""),)
    assert cues_of(replace(office, warnings=homonym), gauge) == ["", ""]


def test_no_cue_shows_the_name_that_the_other_term_of_an_acronym_has() -> None:
    both = "心拍出量（CO: Cardiac Output）と一酸化炭素（CO: Carbon Monoxide）を混同しない。"
    rows = (Evidence(Place("a.md", 1), "text", both),)
    own = Evidence(Place("a.md", 2), "text", "手術の間、CO を五分ごとに測って記録する。")
    output = concept("co", japanese="心拍出量", english="Cardiac Output", evidence=(*rows, own))
    gas = concept("co-2", acronym="CO", japanese="一酸化炭素", english="Carbon Monoxide", evidence=rows)
    assert cues_of(output, gas) == [
        f'<span class="of-acronym">{cue}</span>'
        for cue in (f"手術の間、{gaps.GAP} を五分ごとに測って記録する。", "Ca… Mo…")
    ]


def test_a_back_quotes_one_sentence_and_not_the_definition_with_a_name_before_it() -> None:
    told = "漏水率（leakage rate）は、配水量に対する漏水量の割合である。"
    used = "市は漏水率を毎年の報告書に載せ、古い管の取り替えを急いでいる。"
    facts = {"japanese": "漏水率", "english": "leakage rate", "acronym": ""}
    other = "有収率は、給水量のうち料金の対象となった水量の割合をいう。"
    quote = Evidence(Place("a.md", 7), "text", told + other)
    term = concept("aa", definition="配水量に対する漏水量の割合", evidence=(quote,), **facts)
    assert fields_of(term, "japanese")["Sentence"] == ""
    term = replace(term, evidence=(Evidence(Place("a.md", 9), "text", other + used),))
    assert fields_of(term, "japanese")["Sentence"] == used.replace("漏水率", "<b>漏水率</b>")


def test_a_back_shows_no_sentence_that_repeats_the_definition() -> None:
    told = "信頼機関（AA）は、約束した者どうしの間に立って、約束を守らせる仕組みである。"
    evidence = tuple(Evidence(Place("a.md", 7), "text", quote) for quote in (told, ASKING))
    used = "昨日の会合では、条約の案を信頼機関が詳しく読み上げた。"
    defined = concept("aa", definition=told, evidence=evidence)
    assert fields_of(defined, "japanese")["Sentence"] == ""
    more = replace(defined, evidence=(*evidence, Evidence(Place("a.md", 9), "text", used)))
    assert fields_of(more, "japanese")["Sentence"] == used.replace("信頼機関", "<b>信頼機関</b>")


def test_the_letters_that_spell_the_acronym_are_bold() -> None:
    fields = fields_of(concept("aot", acronym="AOT", english="Agency Of Trust"))
    assert fields["EnglishMarked"] == "<b>A</b>gency <b>O</b>f <b>T</b>rust"
    assert fields["English"] == "Agency Of Trust"


def test_only_a_template_that_says_something_else_gives_a_note_type_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "card", tmp_path / "card")
    same = deck.note_type(edition(templates=tmp_path))
    (tmp_path / "card" / "card.css").write_text("body { color: red }", encoding="utf-8")
    own = deck.note_type(edition(templates=tmp_path))
    assert (same.model_id, same.name) == (notetype.MODEL_ID, "yougo")
    assert own.model_id != notetype.MODEL_ID


def test_the_note_type_is_frozen_for_ever() -> None:
    """If this fails, do not change the numbers here: what was changed there must not change."""
    assert notetype.MODEL_ID == 1902258511
    assert tuple(notetype.FIELDS.items()) == (
        ("Key", 8582185935783271878),
        ("Japanese", 6667015172075009013),
        ("Furigana", 6161795348688562153),
        ("Reading", 4618802568015926047),
        ("Romaji", 4909705554697410429),
        ("English", 5735586091881563989),
        ("EnglishMarked", 9108178144210357391),
        ("Acronym", 6705841015949112740),
        ("Also", 5084405868792949086),
        ("Definition", 6445979318564652070),
        ("DefinitionGap", 5517269228686246756),
        ("Sentence", 9039933150796602443),
        ("SentenceGap", 6235389676476764735),
        ("SentenceEnglish", 7548380097748072012),
        ("Source", 9196238490564865548),
        ("Link", 5831469979877192361),
        ("Note", 8804423414031964803),
        ("Cue", 6816498476828221897),
        ("Status", 5581718433790101464),
        ("Speak", 4803561430489401077),
        ("Extra1", 5223209721247567149),
        ("Extra2", 5884017749121536168),
        ("Extra3", 6394213099685519144),
        ("AskJapanese", 5208539068681737521),
        ("AskEnglish", 7358561684247642475),
        ("AskAcronym", 5495548987191267218),
        ("AskDefinition", 5900572062740687762),
        ("AskSentence", 4851874953340561775),
        ("AskSpare", 8025908011944179550),
    )
    assert notetype.TEMPLATES == (
        ("日本語 → 英語", "japanese", "AskJapanese", 8011467228413901921),
        ("英語 → 日本語", "english", "AskEnglish", 4890569174785761500),
        ("略語 → 用語", "acronym", "AskAcronym", 7211609454187531749),
        ("説明 → 用語", "definition", "AskDefinition", 8516885040293170727),
        ("文の穴うめ", "sentence", "AskSentence", 7391358832388998693),
        ("予備", "spare", "AskSpare", 6510665810098063007),
    )


MEMO = """\
世界保健機関（WHO[^who]）は昨日、年次の報告をまとめて公表した。

国際通貨基金（IMF[^imf]）は世界の経済の見通しを示した。

石油輸出国機構（OPEC[^opec]）と国際連合（UN[^un]）は会合を開いた。

[^who]: World Health Organization。健康を守る国際機関。
[^imf]: International Monetary Fund。
[^opec]: Organization of the Petroleum Exporting Countries。
[^un]: United Nations。
"""


@pytest.fixture
def glossary(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A workspace that is asked for a deck: what is said of it, and where it is."""
    root = workspace(tmp_path / "w", memo_md=MEMO, pilot_md="連絡窓口（PoC）を置く。\n")

    def do(*arguments: str) -> tuple[str, str]:
        capsys.readouterr()
        assert run(["--workspace", str(root), *arguments]) == 0
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.apkg"
        assert run(["--workspace", str(root), "export", "anki", "-o", str(path)]) == 0
        return str(path), capsys.readouterr().err

    do.root = root
    return do


def test_corrections_reach_anki_and_nothing_else_does(collection: Collection, glossary) -> None:
    first, told = glossary("build")
    assert "The first deck has 5 terms (IMF, OPEC, PoC, UN, WHO)." in told
    own = [["set", "un", "Note", "mine"], ["tag", "un", "mine"], ["css", "/* mine */"]]
    collection.do(["import", first], ["answer"], *own)
    glossary("edit", "who", "--reading", "せかいほけんきこう")
    glossary("edit", "imf", "--english", "The Monetary Fund")
    second, told = glossary("edit", "opec", "--note", "油")
    assert "1 changed (OPEC)" in told
    log, notes, cards, css = collection.do(["import", second], ["notes"], ["cards"], ["css_text"])
    assert log == {"new": 0, "updated": 3, "duplicate": 2, "conflicting": 0, "full_sync": False}
    assert notes["imf"]["English"] == "The Monetary Fund"
    assert (notes["un"]["Note"], "mine" in notes["un"]["tags"], "/* mine */" in css) == ("mine", True, True)
    assert all(card["interval"] >= 30 for card in cards)
    (glossary.root / "docs" / "memo.md").rename(glossary.root / "docs" / "0-minutes.md")
    for identifier in ("who", "imf", "opec", "un", "poc"):
        glossary("edit", identifier, "--accept", "--tag", "国際")
    shutil.rmtree(glossary.root / "build")
    third, told = glossary("build")
    assert "changed" not in told
    (log,) = collection.do(["import", third])
    assert log == {"new": 0, "updated": 0, "duplicate": 5, "conflicting": 0, "full_sync": False}


def test_what_is_gone_stays_in_anki_and_the_search_that_is_printed_finds_it(
    collection: Collection, glossary
) -> None:
    first, _ = glossary("build")
    glossary("edit", "un", "--reject")
    glossary("edit", "who", "--also", "IMF")
    (glossary.root / "docs" / "pilot.md").unlink()
    second, told = glossary("build")
    search = told.split("browser: ")[1].splitlines()[0]
    _, log, found = collection.do(["import", first], ["import", second], ["find", search])
    assert log["new"] == log["conflicting"] == 0
    assert sorted(found) == ["imf", "poc", "un"]


def test_cards_decks_and_terms_are_chosen(collection: Collection, glossary) -> None:
    settings = glossary.root / "glossary" / "yougo.toml"
    options = '[anki]\ndeck = "用語::国際"\ncards = ["acronym", "english"]\nsubdecks = "tag"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + options, encoding="utf-8")
    glossary("edit", "who", "--tag", "保健", "--accept")
    path, _ = glossary("edit", "imf", "--tag", "金融")
    _, cards, decks = collection.do(["import", path], ["cards"], ["decks"])
    assert {card["kind"] for card in cards} == {"略語 → 用語", "英語 → 日本語"}
    assert decks == {"who": "用語::国際::保健", "imf": "用語::国際::金融"} | dict.fromkeys(
        ["opec", "un", "poc"], "用語::国際"
    )
    chosen = glossary.root / "some.jsonl"
    for option, value, ids in (
        ("--status", "accepted", ["who"]),
        ("--tag", "金融", ["imf"]),
        ("--source", "docs/pilot.md", ["poc"]),
    ):
        run(["--workspace", str(glossary.root), "export", "jsonl", "-o", str(chosen), option, value])
        assert [json.loads(line)["id"] for line in chosen.read_text(encoding="utf-8").splitlines()] == ids


def test_a_deck_is_handed_to_the_systems_opener(glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    programs, opened = glossary.root / "programs", glossary.root / "opened"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    for name in ("xdg-open", "open"):
        (programs / name).write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    assert run(["--workspace", str(glossary.root), "export", "anki", "--open"]) == 0
    assert opened.read_text(encoding="utf-8") == str(glossary.root / "build" / "w.apkg")
    for name in ("xdg-open", "open"):
        (programs / name).write_text("#!/bin/sh\necho noise >&2\nexit 3\n", encoding="utf-8")
    program = "from yougo.cli.fast_lookup.entry_point import main; main()"
    command = [sys.executable, "-c", program, "--workspace", str(glossary.root), "export", "anki", "--open"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert said.returncode == 1
    assert "noise" not in said.stderr
    assert said.stderr.endswith("w.apkg. Open it yourself.\n")
    assert run(["--workspace", str(glossary.root), "export", "anki", "--open", "-o", "-"]) == 2


def test_a_refused_term_ends_the_command_with_its_name_and_keeps_the_old_deck(glossary, capsys) -> None:
    glossary("build")
    deck = glossary.root / "build" / "w.apkg"
    before = deck.read_bytes()
    terms = glossary.root / "glossary" / "terms.toml"
    terms.write_text('[who]\ntags = ["two words"]\n', encoding="utf-8")
    assert run(["--workspace", str(glossary.root), "export", "anki"]) == 2
    assert "glossary/terms.toml, line 2) has the tag “two words”" in capsys.readouterr().err
    assert deck.read_bytes() == before


@pytest.mark.parametrize(
    ("facts", "where", "word"),
    [
        ({"definition": "長" * 100_001}, "a.md:7", "100,000"),
        ({"note": "n" * 100_001}, "glossary/terms.toml", "100,000"),
        ({"tags": ("two words",)}, "glossary/terms.toml", "two words"),
        ({"tags": ("二\u3000語",)}, "glossary/terms.toml", "二"),
    ],
)
def test_what_anki_would_lose_is_refused_with_its_term_and_place(facts: dict, where: str, word: str) -> None:
    with pytest.raises(UnfitForAnki, match=rf"aa \({where}\).*{word}"):
        anki.export(edition(concept("aa", **facts)))


def test_a_hundred_thousand_characters_are_a_card(collection: Collection) -> None:
    text = "<長>" * 33_333
    path = collection.package(anki.export(edition(concept("aa", definition=text))))
    _, notes = collection.do(["import", path], ["notes"])
    assert html.unescape(notes["aa"]["Definition"]) == text


def test_names_of_one_length_make_their_gaps_in_the_same_order_in_every_run() -> None:
    names = [f"議定書{letter}" for letter in "東西南北上下左右前後天地海山川空"]
    variants = tuple(Variant(name, "ja", "variant") for name in names)
    hidden = gaps.hidden(replace(concept("aa", japanese="", english="", acronym=""), variants=variants))
    assert list(hidden) == sorted(names)


@pytest.mark.parametrize(
    ("quotes", "shown"),
    [
        (
            ["信頼機関（Agency of Trust、以下「AA」という。）は2023年に温室効果ガスを減らす目標を定めた。"],
            "信頼機関（Agency of Trust、以下「AA」という。）は2023年に温室効果ガスを減らす目標を定めた。",
        ),
        (
            ["会長は「信頼機関は船の安全を守る。海も守る。」と港の式典で述べた。次の話に移る。"],
            "会長は「信頼機関は船の安全を守る。海も守る。」と港の式典で述べた。",
        ),
        (["前置き（長い注がここにある。信頼機関は船の安全を守るために作られた、と続く"], ""),
        (
            [
                "国際信頼機関は船の安全を守るために港の町で作られ、今も続いている。",
                "信頼機関は船を調べて港の町に知らせる。",
            ],
            "信頼機関は船を調べて港の町に知らせる。",
        ),
        (
            ["国際信頼機関は船の安全を守るために作られた。"],
            "国際信頼機関は船の安全を守るために作られた。",
        ),
        (
            ["信頼機関は船荷証券《ふなにしょうけん》と｜取り扱い所《とりあつかいじょ》を調べる。"],
            "信頼機関は船荷証券と取り扱い所を調べる。",
        ),
    ],
)
def test_an_example_is_a_whole_sentence_that_has_the_term_itself(quotes: list[str], shown: str) -> None:
    evidence = tuple(Evidence(Place("a.md", 1), "text", quote) for quote in quotes)
    term = concept("aa", evidence=evidence, definition="")
    assert sentences.example(term, gaps.hidden(term)) == shown


def cue_of(term: Concept) -> str:
    """What tells a term from another of its name."""
    return cues.cue(term, gaps.hidden(term), sentences.example(term, gaps.hidden(term)))


def test_a_cue_tells_homonyms_apart_without_naming_them() -> None:
    sentence = (
        "前半の説明が長く続いて読点もある文の、信頼機関（AA）が後半の長い説明を続けていく見込みである。"
    )
    long = concept("aa", evidence=(Evidence(Place("a.md", 1), "text", sentence),))
    cue = cue_of(long)
    assert 'class="gap"' in cue
    assert cue.startswith("…")
    assert cue.endswith("…")
    assert "信頼機関" not in cue
    assert "AA" not in cue
    bare = replace(long, evidence=(), definition="約束を守らせる。")
    assert cue_of(bare) == "約束を守らせる。"
    assert cue_of(replace(bare, definition="", tags=("法",))) == "法"


def test_homonyms_in_tables_and_lists_have_the_beginnings_of_their_names_for_a_cue() -> None:
    def cue(english: str, quote: str) -> str:
        row = Evidence(Place("a.md", 1), "table", quote)
        return cue_of(concept("imo", japanese="", english=english, acronym="IMO", evidence=(row,)))

    maritime, weather = "International Maritime Organization", "International Meteorological Organization"
    assert cue(maritime, f"IMO | {maritime} | {maritime}") == "In… Ma… Or…"
    assert cue(weather, f"- IMO - {weather}") == "In… Me… Or…"


@pytest.mark.parametrize(
    "documents", [ROOT / "glossary" / "sources", pytest.param(DOCUMENTS, marks=needs_shared)]
)
def test_every_reading_of_real_documents_comes_back_through_ankis_filters(
    collection: Collection, documents: Path, tmp_path: Path
) -> None:
    root, path = tmp_path / "glossary", tmp_path / "deck.apkg"
    assert run(["init", str(root)]) == 0
    assert run(["--workspace", str(root), "add", str(documents)]) == 0
    assert run(["--workspace", str(root), "export", "anki", "-o", str(path)]) == 0
    _, notes = collection.do(["import", str(path)], ["filters"])
    read = [(name, kanji, reading, kana) for name, kanji, reading, kana in notes if reading]
    assert len(read) > 40
    assert [(kanji, kana) for _, kanji, _, kana in read] == [(name, reading) for name, _, reading, _ in read]


def test_a_hostile_address_adds_no_field_and_no_sound(collection: Collection) -> None:
    url = 'https://x.example/\x1fa\x1f{{c1::a}}[sound:a.mp3]\\(x\\)"><script>'
    source = Source("a.md", "資料", url)
    path = collection.package(anki.export(edition(concept("aa"), sources=(source,))))
    log, notes, cards = collection.do(["import", path], ["notes"], ["render"])
    assert (log["new"], log["conflicting"]) == (1, 0)
    assert (
        notes["aa"]["Link"]
        == "https://x.example/a%7B%7Bc1::a%7D%7D%5Bsound:a.mp3%5D%5C(x%5C)%22%3E%3Cscript%3E"
    )
    assert all("sound" not in "".join(card["speech"]) for card in cards)


def test_a_control_character_that_reached_a_field_stops_the_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(*facts: object) -> dict[str, str]:
        return note_fields(*facts) | {"Extra1": "a\x1fb"}  # type: ignore[arg-type]

    monkeypatch.setattr(deck, "note_fields", careless)
    with pytest.raises(UnfitForAnki, match=r"aa \(a\.md:7\).*U\+001F.*Extra1"):
        anki.export(edition(concept("aa")))
