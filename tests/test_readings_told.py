"""What a reading tells beside its kana: on what it rests, its furigana and its Latin letters."""

import pytest

from yougo import readings
from yougo.language import word_tables
from yougo.model.concepts import Reading, Ruby
from yougo.readings import kakasi


def test_a_name_in_kana_is_its_own_reading() -> None:
    assert readings.read("データ") == Reading(
        "データ", verified=True, basis="spelling", ruby=(Ruby("データ"),), romaji="deeta"
    )


def test_a_name_in_latin_letters_has_no_romaji() -> None:
    assert readings.read("AI").romaji == ""


def test_a_middle_dot_is_a_space_in_romaji() -> None:
    assert readings.read("ソフト・ウェア").romaji == "sofuto wea"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("取っ手", "totte"),
        ("新英語", "shin'eigo"),
        ("新案内", "shin'annai"),
        ("母ーさん", "hahaasan"),
        ("通信放送", "tsuushinhousou"),
    ],
)
def test_kana_that_belong_together_are_spelled_together_across_words(name: str, letters: str) -> None:
    assert readings.read(name).romaji == letters


def test_a_stated_reading_is_told_with_its_furigana_and_romaji() -> None:
    assert readings.read("仮訳", "　カリヤク ") == Reading(
        "かりやく", verified=True, basis="document", ruby=(Ruby("仮訳", "かりやく"),), romaji="kariyaku"
    )


def test_a_stated_reading_in_half_width_kana_is_understood() -> None:
    assert readings.read("価値", "ﾊﾞﾘｭｰ", "person").text == "ばりゅー"


def test_a_reading_that_cannot_be_laid_over_its_name_has_romaji_all_the_same() -> None:
    found = readings.read("取り組み", " もず ", "person")
    assert (found.text, found.romaji, found.ruby) == ("もず", "mozu", ())


def test_a_person_who_states_nothing_decides_nothing() -> None:
    assert readings.read("仮訳", "", "person") == readings.read("仮訳")


def test_what_the_engines_say_against_the_name_s_own_kana_is_unverified() -> None:
    found = readings.read("目ぇ")
    assert (found.text, found.verified, found.ruby) == ("め", False, ())


def test_a_name_that_is_too_long_for_furigana_is_unverified() -> None:
    assert not readings.read("機械" * 260).verified


def test_a_word_that_only_one_engine_knows_is_unverified_and_has_no_other_reading() -> None:
    found = readings.read("乕")
    assert (found.text, found.verified, found.basis, found.others) == ("とら", False, "engines", ())


def test_a_word_that_no_engine_knows_stays_as_it_is() -> None:
    found = readings.read("龗")
    assert (found.text, found.verified, found.others) == ("龗", False, ())


def test_an_engine_that_fails_at_one_word_has_no_opinion_of_the_whole() -> None:
    assert kakasi.read("龗") == ""
    assert readings.read("機械・龗").others == ()


def test_versions_name_each_engine() -> None:
    assert readings.versions().split()[::2] == ["sudachipy", "sudachidict_core", "pykakasi"]


@pytest.mark.parametrize(
    ("name", "kana"),
    [
        ("髙台", "たかだい"),
        ("長﨑", "ながさき"),
        ("𠮷野", "よしの"),
        ("栁田", "やなぎだ"),
        ("濵口", "はまぐち"),
        ("德川", "とくがわ"),
        ("淸水", "しみず"),
        ("時閒", "じかん"),
        ("飮料", "いんりょう"),
    ],
)
def test_a_character_s_variant_is_read_as_the_usual_one(name: str, kana: str) -> None:
    assert kakasi.read(name) == kana


@pytest.mark.parametrize(("acronym", "kana"), word_tables.rows("yougo.language", "spoken"))
def test_an_acronym_of_the_table_is_spoken_as_a_word_and_not_by_its_letters(acronym: str, kana: str) -> None:
    assert readings.spoken(acronym) == kana
    assert kana != "".join(map(readings.spoken, acronym))


@pytest.mark.parametrize(
    ("letters", "kana"),
    [
        ("HJKL", "エイチジェーケーエル"),
        ("QVWXYZ", "キューブイダブリューエックスワイゼット"),
        ("0123", "ゼロワンツースリー"),
        ("46789", "フォーシックスセブンエイトナイン"),
        ("BFGMNO", "ビーエフジーエムエヌオー"),
        ("PS+", "ピーエスプラス"),
        ("ＣＲu", "シーアールユー"),
    ],
)
def test_letters_and_digits_are_spoken_one_by_one(letters: str, kana: str) -> None:
    assert readings.spoken(letters) == kana
