import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.language.folding import DROPPED, fold, sound, spellings


@pytest.mark.slow
def test_what_does_not_count_is_what_the_sheet_s_pattern_drops() -> None:
    dropped = re.compile(DROPPED)
    for code in range(sys.maxunicode + 1):
        parted = unicodedata.normalize("NFKD", chr(code))
        narrow = unicodedata.normalize(
            "NFC", "".join(char for char in parted if not 0x300 <= ord(char) < 0x370)
        )
        assert (fold(chr(code)) == "") == (dropped.sub("", narrow) == ""), hex(code)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＩＴＵ－Ｔ", "itu t"),
        ("ﾃﾞｰﾀ", "データ"),
        ("でーた", "データ"),
        ("データ", "てﾞｰた"),
        ("Élysée", "elysee"),
        ("Bézout’s", "BEZOUTS"),
        ("Straße", "strasse"),
        ("「ＷＴＯ」？", "wto"),
        ("【国際】：連合", "国際連合"),
        ("(旧)運輸省", "（旧）運輸省"),
        ("half\ud800", "half"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("か", "が"), ("は", "ぱ"), ("ハ", "バ"), ("り", "ち"), ("ー", "一")]
)
def test_what_differs_in_japanese_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jōhō", "jouhou"),
        ("zyôhô", "joho"),
        ("shinbun", "shimbun"),
        ("tsūshin", "tuusin"),
        ("itchi", "icchi"),
        ("Tōkyō", "toukyou"),
        ("pāthishon", "paatexishon"),
        ("sofutowhea", "sofutowea"),
    ],
)
def test_schools_of_romaji_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_reading_is_written_in_each_school_with_its_long_vowels_and_without() -> None:
    assert spellings("shouhi") == {"shouhi", "shohi", "syouhi", "syohi"}


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


SYLLABLES = "ka shi chi tsu fu ji jo kou shuu kei n tta mbu cchi ryou dzu hei ja".split()


@given(st.lists(st.sampled_from(SYLLABLES), max_size=8).map("".join))
def test_every_spelling_of_a_reading_sounds_like_it(romaji: str) -> None:
    assert {sound(form) for form in spellings(romaji)} == {sound(romaji)}
