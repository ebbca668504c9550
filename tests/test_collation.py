from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.language.collation import _PLAIN, _weights, heading, key, levels

KANA = st.text("あいうえおかがきぎはばぱひびぴゃやょよっつんアイカガハバパャヤーゝゞ・ ", max_size=8)


@pytest.mark.parametrize(
    "expected",
    [
        ["はと", "ばと", "ぱと"],
        ["さと", "さとう", "サトー", "さとおや"],
        ["シャツ", "しやつ"],
        ["きよう", "ギヨウ"],
        ["あっか", "あつか"],
        ["ハート", "はあと"],
        ["すすき", "すずき"],
        ["あい", "アイ", "あいう"],
        ["かき", "カキ", "がき"],
        ["ITU", "あ", "ん"],
        ["アイ・ウ", "あいえ"],
    ],
)
def test_names_come_in_the_standards_order(expected: list[str]) -> None:
    backwards = expected[::-1]
    assert sorted(backwards, key=key) == expected


@given(KANA, KANA, KANA)
def test_the_order_is_total_and_transitive(one: str, two: str, three: str) -> None:
    ordered = sorted([one, two, three], key=key)
    assert all(key(first) <= key(second) for first, second in pairwise(ordered))
    assert (key(one) == key(two)) == (one == two)


@given(KANA)
def test_spaces_and_middle_dots_do_not_count_before_the_last_level(kana: str) -> None:
    assert levels(kana) == levels(kana.replace("・", "").replace(" ", ""))


def in_full(kana: str) -> tuple[list[str], list[int], list[int], list[bool], str]:
    """A sort key with every weight of each level."""
    bases: list[str] = []
    voices, forms, scripts = [], [], []
    for char, plain in zip(kana, kana.translate(_PLAIN), strict=True):
        base, voice, form = _weights(plain, bases)
        if base:
            bases.append(base)
            voices.append(voice)
            forms.append(form)
            scripts.append(plain != char)
    return bases, voices, forms, scripts, kana


@given(KANA, KANA)
def test_weights_that_are_left_out_change_no_order(one: str, two: str) -> None:
    assert (key(one) < key(two)) == (in_full(one) < in_full(two))


@pytest.mark.parametrize(
    ("kana", "expected"),
    [
        ("あ", "あ"),
        ("ヴェ", "あ"),
        ("がく", "か"),
        ("ぱ", "は"),
        ("っ", "た"),
        ("ん", "わ"),
        ("ゃ", "や"),
        ("ABC", "A–Z"),
        ("5", "記号"),
        ("", "記号"),
        ("「い」", "あ"),
    ],
)
def test_a_name_is_filed_under_its_row(kana: str, expected: str) -> None:
    assert heading(kana) == expected
