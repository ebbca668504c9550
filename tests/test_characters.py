"""The ranges of Japanese characters: right at their borders, and written once."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from yougo.language import folding
from yougo.language.characters import (
    HIRAGANA,
    JAPANESE,
    KANJI,
    KATAKANA,
    hiragana,
    is_hiragana,
    is_japanese,
)

ROOT = Path(__file__).parents[1]
HOME = ROOT / "src" / "yougo" / "language" / "characters.py"
SOURCES = sorted((ROOT / "src").rglob("*.py"))
OTHER_SOURCES = sorted([*(ROOT / "src").rglob("*.tsv"), *(ROOT / "templates").rglob("*.*")])
RANGE = re.compile(r"([\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff])-([\u3041-\ufaff])")
OURS = ("HIRAGANA LETTER", "KATAKANA LETTER", "CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH")
OTHERS = ("HANGUL", "YI ", "BOPOMOFO")
SHORT = 40
"""Code points of a range that only counts: （ア） to （ソ）."""


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (0x3005, 0x3007),
        (0x3041, 0x3096),
        (0x309D, 0x309E),
        (0x30A1, 0x30FA),
        (0x30FC, 0x30FE),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFAFF),
        (0xFF66, 0xFF9F),
        (0x20000, 0x323AF),
    ],
)
def test_a_block_of_japanese_begins_and_ends_where_unicode_says(first: int, last: int) -> None:
    assert is_japanese(chr(first))
    assert is_japanese(chr(last))
    assert not is_japanese(chr(first - 1))
    assert not is_japanese(chr(last + 1))


@pytest.mark.parametrize("name", ["한국어", "ꆈꌠꉙ", "ㄅㄆㄇ", "ไทย", "Ελλάς", "😀", "・", "（）", "A1", ""])
def test_other_scripts_and_marks_are_not_japanese(name: str) -> None:
    assert not is_japanese(name)


def test_letters_are_told_apart_as_unicode_names_them() -> None:
    for code in range(0x3040, 0x10000):
        name = unicodedata.name(chr(code), "")
        is_ours = name.startswith(OURS) and not 0x31F0 <= code <= 0x31FF  # those write Ainu
        assert not is_ours or is_japanese(chr(code)), name
        assert not name.startswith(OTHERS) or not is_japanese(chr(code)), name


@pytest.mark.parametrize("ranges", [HIRAGANA, KATAKANA, KANJI, JAPANESE])
def test_a_pattern_of_a_class_matches_what_is_japanese(ranges: str) -> None:
    pattern = re.compile(f"[{ranges}]")
    for code in range(0x110000):
        if pattern.match(chr(code)):
            assert is_japanese(chr(code)), hex(code)


@pytest.mark.slow
def test_the_pattern_of_all_japanese_and_the_function_agree_everywhere() -> None:
    pattern = re.compile(f"[{JAPANESE}]")
    for code in range(0x110000):
        assert bool(pattern.match(chr(code))) == is_japanese(chr(code)), hex(code)


def test_katakana_become_the_hiragana_of_their_names() -> None:
    for code in range(0x30A1, 0x30F7):
        name = unicodedata.name(chr(code)).replace("KATAKANA", "HIRAGANA")
        assert unicodedata.name(hiragana(chr(code))) == name
    assert hiragana("ー・ヷA漢") == "ー・ヷA漢"


@pytest.mark.parametrize(("text", "all_hiragana"), [("ぁゖゝゞ", True), ("あー", False), ("か\u3097", False)])
def test_hiragana_alone_are_told_from_other_kana(text: str, all_hiragana: bool) -> None:
    assert is_hiragana(text) == all_hiragana


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", [each for each in SOURCES if each != HOME], ids=lambda path: path.name)
def test_no_other_module_writes_a_range_of_kana_or_kanji_itself(path: Path) -> None:
    long = {
        found[0]
        for text in strings(path)
        for found in RANGE.finditer(text)
        if ord(found[2]) - ord(found[1]) > SHORT and found[1] in path.read_text(encoding="utf-8")
    }
    assert long == set()


@pytest.mark.parametrize("path", OTHER_SOURCES, ids=lambda path: path.name)
def test_no_table_and_no_template_writes_a_range_of_kana_or_kanji_itself(path: Path) -> None:
    ranges = RANGE.finditer(path.read_text(encoding="utf-8"))
    assert {found[0] for found in ranges if ord(found[2]) - ord(found[1]) > SHORT} == set()


@pytest.mark.parametrize("path", [*SOURCES, *OTHER_SOURCES], ids=lambda path: path.name)
def test_an_editor_that_composes_a_file_changes_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.normalize("NFC", text) == text


def test_the_sheet_folds_the_same_kana_and_accents_as_a_look_up() -> None:
    script = (ROOT / "templates" / "folding.js").read_text(encoding="utf-8")
    classes = re.findall(r"replace\(/(\[\\u[^/]*\])/g", script)
    assert len(classes) == 2
    accents, kana = (re.compile(each) for each in classes)
    for code in range(0x10000):
        assert bool(kana.match(chr(code))) == (hiragana(chr(code)) != chr(code)), hex(code)
        assert bool(accents.match(chr(code))) == (
            folding.fold("a" + chr(code)) == "a" and 0x300 <= code < 0x370
        )
