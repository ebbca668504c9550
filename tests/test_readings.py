import io
import json
import re
import subprocess
import sys
import unicodedata
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from shared import EVALUATION, needs_shared
from yougo import readings
from yougo.characters import hiragana
from yougo.cli.door import run
from yougo.readings import kakasi


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
        ("研究所", "けんきゅうじょ"),
        ("停留所", "ていりゅうじょ"),
        ("裁判所", "さいばんしょ"),
        ("事務所", "じむしょ"),
        ("文化人", "ぶんかじん"),
        ("管理人", "かんりにん"),
        ("卸売市場", "おろしうりいちば"),
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
    found = readings.read("関ヶ原")
    assert not found.verified
    assert found.others


@pytest.mark.parametrize("name", ["十字星", "単行本", "門前町", "女神像前"])
def test_a_reading_with_a_word_that_has_several_is_unverified(name: str) -> None:
    assert not readings.read(name).verified


def test_what_the_table_decides_is_verified_and_names_what_it_overruled() -> None:
    found = readings.read("仮訳")
    assert (found.verified, found.ground, found.others) == (True, "table", ("かやく",))


def test_a_stated_reading_that_fits_is_taken_and_written_as_the_name_is() -> None:
    found = readings.read("国際場裡データ", "こくさいじょうりでーた")
    assert (found.text, found.verified, found.ground) == ("こくさいじょうりデータ", True, "document")


def test_a_documents_reading_that_does_not_fit_is_not_taken() -> None:
    assert readings.read("国際データ", "まったくちがう").ground == "engines"


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
    ruby = readings.furigana("通信放送", "つうしんほうそう", [("通信", "つうしん"), ("放送", "ほうそう")])
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


@pytest.mark.parametrize("row", rows("exceptions.tsv"), ids=lambda row: row[4])
def test_each_exception_decides_its_example(row: list[str]) -> None:
    found = readings.read(row[4])
    assert found.ground == "table"
    assert row[1] in hiragana(found.text)


def test_each_doubtful_word_has_examples_and_stands_once() -> None:
    words = [row[0] for row in rows("doubtful.tsv")]
    assert len(words) == len(set(words))
    assert all(len(row) == 2 and row[1] for row in rows("doubtful.tsv"))


def test_readings_of_arguments_are_printed_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reading", "仮訳", "単行本"]) == 0
    assert capsys.readouterr().out == (
        "仮訳\tかりやく\t仮訳[かりやく]\tkariyaku\n"
        "単行本\tたんこうぼん\t単行[たんこう] 本[ぼん]\ttankoubon\t(reading unverified)\n"
    )


def test_readings_of_lines_are_json_in_the_order_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = io.TextIOWrapper(io.BytesIO("\ufeff仮訳\n\n第１８回\t\n\udc80".encode("utf-8", "surrogatepass")))
    monkeypatch.setattr("sys.stdin", source)
    assert run(["reading", "--json"]) == 0
    first, second, *_ = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {
        "text": "仮訳",
        "reading": "かりやく",
        "furigana": "仮訳[かりやく]",
        "romaji": "kariyaku",
        "reading_verified": True,
        "others": ["かやく"],
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
