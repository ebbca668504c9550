"""The sheet in the language of its readers."""

import re
from pathlib import Path

import pytest

from yougo.exporters import html
from yougo.model.concepts import Concept, Evidence, Reading, Ruby
from yougo.model.documents import Place
from yougo.model.exporter import Edition

WHO = Concept(
    "who", acronym="WHO", japanese="世界保健機関", english="World Health Organization",
    reading=Reading("せかいほけんきかん", True, "engines", romaji="sekaihokenkikan"),
)  # fmt: skip
LAW = Concept("law", japanese="法律")


def page(**options: str) -> str:
    edition = Edition("用語集", "test", concepts=(LAW, WHO), options=options)
    return html.export(edition).decode()


def words(text: str) -> str:
    """What a page says itself: without its styles, scripts, title and terms."""
    own = re.sub(r"<(style|script|article|h1|title)\b.*?</\1>", "", text, flags=re.DOTALL)
    return re.sub(
        r'<p class="bar-title".*?</p>|<section class="index".*?</section>', "", own, flags=re.DOTALL
    )


def test_an_english_sheet_says_nothing_in_japanese() -> None:
    assert not re.search(r"[ぁ-んァ-ヶ一-龠]", words(page(language="en")))


def test_an_english_sheet_is_in_english_order_with_romaji() -> None:
    made = page(language="en")
    assert '<html lang="en"' in made
    assert 'data-order="latin"' in made
    assert '<p class="romaji" lang="ja-Latn">sekaihokenkikan</p>' in made
    assert re.search(r'<p class="japanese" lang="ja">.*世界', made)
    assert 'data-order="kana"' in page(language="en", order="kana")


def test_a_sheet_is_japanese_without_a_setting() -> None:
    made = page()
    assert '<html lang="ja"' in made
    assert "<b>凡例</b>" in made
    assert 'class="romaji"' not in made


def test_guide_words_legend_and_other_names_are_in_the_readers_letters() -> None:
    english, japanese = page(language="en"), page(order="latin")
    assert 'data-guide="せかいほけんきかん"' in japanese
    assert "＝" not in words(english)
    assert not re.search("。 ", words(japanese))


@pytest.mark.parametrize("script", sorted(Path(html.__file__).parents[4].glob("templates/*.js")), ids=str)
def test_scripts_take_their_words_from_the_page(script: Path) -> None:
    code = re.sub(r"^\s*//.*$", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert not re.search(r'["`][^"`\n]*[ぁ-んァ-ヶ一-龠]', code)


SPOKEN = Concept(
    "quad", japanese="日米豪印", reading=Reading("にちべいごういん", True, "engines", romaji="nichibeigouin")
)
MIXED = Concept(
    "pact", acronym="日英EPA", japanese="日英協定",
    reading=Reading("にちえいきょうてい", True, "engines", romaji="nichieikyoutei"),
)  # fmt: skip
NEIGHBOUR = Concept(
    "area", japanese="近隣", reading=Reading("きんりん", True, "engines", romaji="kinrin"), sort="きんりん"
)


def test_in_english_japanese_names_are_in_the_order_of_their_romaji_and_shown_in_it() -> None:
    edition = Edition("Terms", "test", concepts=(SPOKEN, MIXED, NEIGHBOUR, WHO), options={"language": "en"})
    made = html.export(edition).decode()
    guides = ["WHO", "kinrin", "nichibeigouin", "nichieikyoutei"]
    assert re.findall(r'<article[^>]*data-guide="([^"]*)"', made) == guides
    index = re.search(r'<h2 id="index-kana">(.*?)</section>', made, re.DOTALL)
    assert index
    names = re.findall(r'lang="ja-Latn"><bdi>(.*?)</bdi></span> <bdi lang="ja">(.*?)</bdi>', index[1])
    assert names == [
        ("kinrin", "近隣"), ("nichibeigouin", "日米豪印"), ("nichieiEPA", "日英EPA"),
        ("nichieikyoutei", "日英協定"), ("sekaihokenkikan", "世界保健機関"),
    ]  # fmt: skip
    assert "Signs" not in made


@pytest.mark.parametrize(
    ("within", "language", "told"),
    [
        ("page 12, line 3", "en", "page 12, line 3"),
        ("page 12, line 3", "ja", "12ページ 3行目"),
        ("note 4, paragraph 2", "en", "note 4, paragraph 2"),
        ("note 4, paragraph 2", "ja", "注4 第2段落"),
        ("slide 2: 第1章, paragraph 5", "ja", "スライド2: 第1章 第5段落"),
        ("", "ja", ""),
    ],
)
def test_a_place_is_told_in_the_sheets_language(within: str, language: str, told: str) -> None:
    law = Concept("law", japanese="法律", evidence=(Evidence(Place("a.pdf", 43, within), "text", "法律"),))
    made = html.export(Edition("用語集", "test", concepts=(law,), options={"language": language})).decode()
    assert f'<span class="document">a.pdf{f" ({told})" if told else ":43"}</span>' in made
    assert f'<span class="number-of">[0] {told or 43}</span>' in made


PORT = Concept(
    "port", japanese="自由なデータ港湾の委員会",
    reading=Reading(
        "じゆうなデータこうわんのいいんかい", True, "engines", romaji="jiyuunadeetakouwannoiinkai",
        ruby=(
            Ruby("自由", "じゆう"), Ruby("なデータ"), Ruby("港湾", "こうわん"), Ruby("の"),
            Ruby("委員", "いいん"), Ruby("会", "かい"),
        ),
    ),
)  # fmt: skip


def test_long_romaji_may_break_where_a_word_begins_and_says_the_same() -> None:
    edition = Edition("Terms", "test", concepts=(PORT,), options={"language": "en", "order": "kana"})
    made = html.export(edition).decode()
    told = re.search(r'<p class="romaji" lang="ja-Latn">(.*?)</p>', made)
    assert told
    assert told[1].split('<wbr class="spoken">') == ["jiyuuna", "deeta", "kouwanno", "iinkai"]


def test_a_name_may_break_in_every_browser_where_a_phrase_begins() -> None:
    made = html.export(Edition("用語集", "test", concepts=(PORT,))).decode()
    name = re.search(r"<h3[^>]*><a [^>]*>(.*?)</a></h3>", made)
    assert name
    plain = re.sub("<rp>.*?</rp>|<rt.*?</rt>|<wbr>|</?(?:ruby|span)[^>]*>", "", name[1])
    phrases = plain.split('<wbr class="phrase">')
    assert phrases == ["自由なデータ港湾の", "委員会"]
