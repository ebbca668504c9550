import io
import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pykakasi
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from shared import EVALUATION, needs_shared
from yougo import readings
from yougo.cli.fast_lookup.entry_point import run
from yougo.language.characters import KANJI, hiragana
from yougo.readings import kakasi
from yougo.readings.agreement import agree
from yougo.readings.exceptions import Word
from yougo.readings.exceptions import rows as table


@pytest.mark.parametrize(
    ("name", "kana"),
    [
        ("仮訳", "かりやく"),
        ("三本柱", "さんぼんばしら"),
        ("第一回総会", "だいいっかいそうかい"),
        ("3か月", "3かげつ"),
        ("第18回会合", "だい18かいかいごう"),
        ("2030年", "2030ねん"),
        ("株式会社", "かぶしきがいしゃ"),
        ("会社法", "かいしゃほう"),
        ("停留所", "ていりゅうじょ"),
        ("裁判所", "さいばんしょ"),
        ("裁判所規則", "さいばんしょきそく"),
        ("事務所移転", "じむしょいてん"),
        ("水力発電所跡", "すいりょくはつでんしょあと"),
        ("停留所名", "ていりゅうじょめい"),
        ("管理会社", "かんりがいしゃ"),
        ("特定目的会社", "とくていもくてきかいしゃ"),
        ("落下傘", "らっかさん"),
        ("委付権", "いふけん"),
        ("ウソを付け", "ウソをつけ"),
        ("流体中", "りゅうたいちゅう"),
        ("人気者", "にんきもの"),
        ("卸売市場", "おろしうりしじょう"),
        ("写真立て", "しゃしんたて"),
        ("お菓子", "おかし"),
        ("大日本帝国", "だいにっぽんていこく"),
        ("事務所", "じむしょ"),
        ("文化人", "ぶんかじん"),
        ("管理人", "かんりにん"),
        ("株式市場", "かぶしきしじょう"),
        ("記念日", "きねんび"),
        ("世界中", "せかいじゅう"),
        ("内科学会", "ないかがっかい"),
        ("三国同盟", "さんごくどうめい"),
        ("分割払い", "ぶんかつばらい"),
        ("人手不足", "ひとでぶそく"),
        ("加盟国", "かめいこく"),
        ("日本人", "にほんじん"),
        ("取り組み", "とりくみ"),
        ("データ流通", "データりゅうつう"),
        ("日EU協定", "にちEUきょうてい"),
        ("AIガバナンス", "AIガバナンス"),
        ("アジア・太平洋", "アジア・たいへいよう"),
    ],
)
def test_a_name_is_read_as_people_read_it(name: str, kana: str) -> None:
    assert readings.read(name).text == kana


def test_a_reading_on_which_the_engines_disagree_is_unverified_and_keeps_both() -> None:
    found = readings.read("八ツ橋")
    assert (found.text, found.verified, found.others) == ("やつはし", False, ("はちつはし",))


@pytest.mark.parametrize("name", ["十字星", "門前町", "女神像前", "研究所", "水産研究所"])
def test_a_reading_with_a_word_that_has_several_is_unverified(name: str) -> None:
    assert not readings.read(name).verified


@pytest.mark.parametrize("name", ["仮訳", "分割払い", "言語別分割払い"])
def test_what_the_table_alone_says_is_unverified_and_names_what_it_overruled(name: str) -> None:
    found = readings.read(name)
    assert (found.verified, found.basis) == (False, "table")
    assert len(found.others) == 1


@pytest.mark.parametrize("name", ["記念日", "世界中", "三国同盟", "機器等", "裁判所規則"])
def test_what_the_table_and_an_engine_say_is_verified(name: str) -> None:
    found = readings.read(name)
    assert (found.verified, found.basis) == (True, "table")


def test_another_right_reading_is_told_and_needs_no_agreement() -> None:
    found = readings.read("管理会社")
    assert (found.text, found.verified) == ("かんりがいしゃ", True)
    assert "かんりかいしゃ" in found.others


@limits(max_examples=300)
@given(st.lists(st.sampled_from(["", "あ", "い", "いう"]), max_size=6), st.text("あいう", max_size=8))
def test_words_are_followed_through_the_opinion_as_a_pattern_would(kana: list[str], opinion: str) -> None:
    settled = Word("日", "え", TABLED, "え")
    words = [Word("漢", each) if each else settled for each in kana]
    pattern = "".join(each or ".+" for each in kana)
    expected = not any(kana) or re.fullmatch(pattern, opinion) is not None
    assert agree(words, opinion) == expected


def test_long_names_of_words_that_the_table_decides_are_read_at_once() -> None:
    assert not readings.read("仮訳の" * 40 + "大平洋").verified
    assert not readings.read("日本の" * 160 + "大平洋").verified


def test_a_stated_reading_that_fits_is_taken_and_written_as_the_name_is() -> None:
    found = readings.read("国際場裡データ", "こくさいじょうりでーた")
    assert (found.text, found.verified, found.basis) == ("こくさいじょうりデータ", True, "document")


@given(st.text("会議国際虎門裁判所規則髙aA6ー・ノのヶカき ", min_size=1, max_size=9))
def test_a_reading_that_fits_is_the_same_whoever_states_it(name: str) -> None:
    """So a reading that was shown need not be found again when a person accepts it."""
    found = readings.read(name)
    if found.ruby:
        accepted = replace(found, verified=True, basis="person", others=())
        assert readings.read(name, found.text, "person") == accepted
        assert readings.read(name, found.text, "document") == replace(accepted, basis="document")


def test_a_documents_reading_that_does_not_fit_is_not_taken() -> None:
    assert readings.read("国際データ", "まったくちがう").basis == "engines"


def test_a_persons_reading_is_taken_even_where_it_cannot_be_laid_over_the_name() -> None:
    found = readings.read("取り組み", "もず", "person")
    assert (found.text, found.verified, found.ruby) == ("もず", True, ())


def test_pykakasi_is_guarded_against_what_it_gets_wrong() -> None:
    assert kakasi.read("漢字\n") == ""
    assert kakasi.read("髙島屋") == "たかしまや"
    assert readings.read("a\tb漢字").text == "a\tbかんじ"
    assert readings.read("第５０回").text == "だい５０かい"


@limits(max_examples=200)
@given(st.text(max_size=30))
def test_any_text_can_be_read_and_keeps_its_latin_letters(text: str) -> None:
    found = readings.read(text)
    assert re.findall("[A-Za-z]", found.text) == re.findall("[A-Za-z]", text)
    if found.ruby:
        assert "".join(piece.base for piece in found.ruby) == text


@pytest.mark.parametrize(
    ("name", "kana", "expected"),
    [
        ("信頼性", "しんらいせい", "信頼性[しんらいせい]"),
        ("AI作業部会", "AIさぎょうぶかい", "AI 作業部会[さぎょうぶかい]"),
        ("取り組み", "とりくみ", "取[と]り 組[く]み"),
        ("3か月", "3かげつ", "3か 月[げつ]"),
        ("お茶の水", "おちゃのみず", "お 茶[ちゃ]の 水[みず]"),
        ("かな", "かな", "かな"),
    ],
)
def test_furigana_is_laid_over_the_kanji_in_ankis_form(name: str, kana: str, expected: str) -> None:
    assert readings.anki(readings.furigana(name, kana)) == expected


def test_words_divide_kanji_that_stand_together() -> None:
    ruby = readings.furigana(
        "通信放送", "つうしんほうそう", [Word("通信", "つうしん"), Word("放送", "ほうそう")]
    )
    assert [piece.kana for piece in ruby] == ["つうしん", "ほうそう"]


def test_a_reading_that_cannot_be_laid_gives_nothing() -> None:
    assert readings.furigana("取り組み", "しんらい") == ()


def test_laying_a_long_reading_takes_steps_in_proportion() -> None:
    name, kana = "漢の" * 150, "かんの" * 150
    assert "".join(piece.base for piece in readings.furigana(name, kana)) == name


def test_a_name_of_a_page_s_length_is_given_no_furigana() -> None:
    assert readings.furigana("漢" * 20_000, "かん" * 20_000) == ()


@pytest.mark.parametrize(
    ("acronym", "kana"),
    [
        ("ITU", "アイティーユー"),
        ("APEC", "エイペック"),
        ("5G", "ファイブジー"),
        ("R&D", "アールアンドディー"),
        ("日EU", "日イーユー"),
    ],
)
def test_an_acronym_is_spoken(acronym: str, kana: str) -> None:
    assert readings.spoken(acronym) == kana


def test_versions_are_known_without_loading_an_engine() -> None:
    code = (
        "import sys, yougo.readings as r; r.versions(); "
        "print('pykakasi' in sys.modules, 'sudachipy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_name_in_kana_loads_no_dictionary() -> None:
    code = (
        "import sys, yougo.readings as r; print(r.read('アクセス').romaji, 'sudachipy' in sys.modules);"
        "from pykakasi.kanji import Kanwa; print(Kanwa._shared_state['_jisyo_table'])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["akusesu", "False", "None"]


@given(st.text("".join(map(chr, range(0x3041, 0x3097))) + "ーっん", min_size=1, max_size=20))
def test_kana_are_spelled_as_the_whole_of_pykakasi_spells_them(kana: str) -> None:
    whole = "".join(piece["hepburn"] for piece in pykakasi.Kakasi().convert(kana))
    assert kakasi.hepburn(kana) == whole


TABLED = table()["日"][0]


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s・]", "", hiragana(plain))


@needs_shared
def test_policy_terms_are_all_read_right() -> None:
    rows = (
        line.split("\t")
        for line in (EVALUATION / "readings-policy.tsv").read_text(encoding="utf-8").splitlines()
    )
    wrong = {
        name: readings.read(name).text
        for name, kana in rows
        if folded(readings.read(name).text) != folded(kana)
    }
    assert wrong == {}


@needs_shared
def test_every_name_of_the_gold_list_is_read_right() -> None:
    entries = [
        json.loads(line)
        for line in (EVALUATION / "seeds.gold.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    wrong = {
        name: readings.read(name).text
        for entry in entries
        if entry.get("reading")
        for name in entry["japanese"]
        if folded(readings.read(name).text) not in {folded(kana) for kana in entry["reading"]}
    }
    assert wrong == {}


def rows(name: str) -> list[list[str]]:
    text = (Path(readings.__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def cases() -> list[list[str]]:
    text = (Path(__file__).parent / "cases" / "readings.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("name", "kana", "verified", "others"), cases(), ids=lambda cell: cell)
def test_what_the_table_decides_and_what_it_leaves_alone(
    name: str, kana: str, verified: str, others: str
) -> None:
    found = readings.read(name)
    said = (found.text, "yes" if found.verified else "no", "/".join(found.others))
    assert said == (kana, verified, others)


@limits(max_examples=300)
@given(st.lists(st.sampled_from([case[0] for case in cases()]), min_size=1, max_size=3).map("".join))
def test_an_alternative_is_another_reading_in_kana_that_fits_the_kanji(name: str) -> None:
    found = readings.read(name)
    for other in found.others:
        assert not re.search(f"[{KANJI}ゕゖ]", other)
        assert readings.furigana(name, other)
        assert hiragana(other) != hiragana(found.text)
    assert len({hiragana(other) for other in found.others}) == len(found.others)


def test_an_ambiguous_word_stands_once_with_at_least_two_readings() -> None:
    words = [row[0] for row in rows("ambiguous.tsv")]
    assert len(words) == len(set(words))
    assert not set(words) & {row[0] for row in rows("doubtful.tsv")}
    for _, several, where in rows("ambiguous.tsv"):
        assert len(set(several.split("/"))) > 1
        assert where in {"alone", "behind", "anywhere", "name"}


@pytest.mark.parametrize("row", rows("ambiguous.tsv"), ids=lambda row: row[0])
def test_an_ambiguous_word_is_unverified_and_offers_its_other_readings(row: list[str]) -> None:
    word, several, where = row
    if word.startswith("〜"):
        return
    name = f"公園{word}" if where == "behind" else word
    found = readings.read(name)
    told = [hiragana(found.text), *map(hiragana, found.others)]
    assert not found.verified
    for reading in several.split("/"):
        assert any(kana.endswith(reading) for kana in told)


@pytest.mark.parametrize("town", ["白沢町", "桜町", "元町", "本町", "大手町", "桜町役場", "白沢村"])
def test_whether_a_town_is_machi_or_chou_is_for_people_to_say(town: str) -> None:
    found = readings.read(town)
    assert not found.verified
    assert found.others


@pytest.mark.parametrize("noun", ["港町", "下町", "農村", "漁村", "市町村", "町", "村", "町長", "山村"])
def test_a_town_or_a_village_that_is_no_name_has_one_reading(noun: str) -> None:
    assert readings.read(noun).verified


def test_each_row_of_the_table_has_its_case() -> None:
    assert {row[4] for row in rows("exceptions.tsv")} <= {case[0] for case in cases()}


@pytest.mark.parametrize("row", rows("exceptions.tsv"), ids=lambda row: row[4])
def test_each_exception_decides_its_example(row: list[str]) -> None:
    found = readings.read(row[4])
    assert found.basis == "table"
    assert row[1].lstrip("=?").split("/")[0] in hiragana(found.text)


@pytest.mark.parametrize(
    "row", [*rows("counters.tsv"), *rows("numerals.tsv"), *rows("number_sounds.tsv")], ids=lambda row: row[-2]
)
def test_numbers_and_counters_are_read_as_they_sound_together(row: list[str]) -> None:
    name, kana = row[-2:]
    assert readings.read(name).text == kana


def test_each_doubtful_word_has_examples_and_stands_once() -> None:
    words = [row[0] for row in rows("doubtful.tsv")]
    assert len(words) == len(set(words))
    assert all(len(row) == 2 and row[1] for row in rows("doubtful.tsv"))


def test_readings_of_arguments_are_printed_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reading", "記念日", "水産研究所"]) == 0
    assert capsys.readouterr().out == (
        "記念日\tきねんび\t記念[きねん] 日[び]\tkinenbi\n"
        "水産研究所\tすいさんけんきゅうしょ\t水産[すいさん] 研究[けんきゅう] 所[しょ]\tsuisankenkyuusho"
        "\t(reading unverified) or すいさんけんきゅうじょ\n"
    )


def test_readings_of_lines_are_json_in_the_order_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = io.TextIOWrapper(
        io.BytesIO("\ufeff三本柱\n\n第１８回\t\n\udc80".encode("utf-8", "surrogatepass"))
    )
    monkeypatch.setattr("sys.stdin", source)
    assert run(["reading", "--json"]) == 0
    first, second, *_ = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {
        "text": "三本柱",
        "reading": "さんぼんばしら",
        "furigana": "三本[さんぼん] 柱[ばしら]",
        "romaji": "sanbonbashira",
        "reading_verified": True,
        "others": ["みもとはしら"],
    }
    assert second["text"] == "第１８回"


def borrowed() -> list[list[str]]:
    text = (resources.files("yougo.readings") / "borrowed.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("kana", "letters", "example"), borrowed())
def test_a_borrowed_syllable_is_written_as_it_is_typed(kana: str, letters: str, example: str) -> None:
    assert kana in hiragana(example)
    assert letters in readings.romaji(example)


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("パーティー", "paatii"),
        ("ネットウェア", "nettowea"),
        ("かってぃ", "katti"),
        ("てぃ", "ti"),
        ("データ", "deeta"),
    ],
)
def test_borrowed_syllables_are_doubled_and_long_like_others(kana: str, letters: str) -> None:
    assert readings.romaji(kana) == letters


@pytest.mark.parametrize(
    ("kanji", "kana", "example", "whole"), rows("given_names.tsv"), ids=lambda cell: cell
)
def test_a_given_name_inside_a_compound_is_read_as_a_noun(
    kanji: str, kana: str, example: str, whole: str
) -> None:
    found = readings.read(example)
    assert kanji in example
    assert kana in whole
    assert found.text == whole
    assert not found.verified
