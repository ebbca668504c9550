"""Numbers before headings, items, links and cells are no part of a name; numbers inside a name are."""

import pytest

from yougo import readers, readings
from yougo.extract import extract

NUMBERED = (
    "1.2.3 1.2.3. 3-3-1 １．２ 1. 1) 12 (1) （２） (a) （ア） ア 三、 第3章 第２節 第一条 A.1 A.1.2"
    " Ⅲ Ⅳ. §3.1 付録A 別表1 U.2.2.1"
)
NUMBERS = (*(f"{number} " for number in NUMBERED.split()), "3-3-1-", "第３章　", "①", "㉑")
ONLY_BEFORE_JAPANESE = ("第3章", "1.2.3", "A. ", "Appendix B ")
PLACES = {
    "heading": "## {}（Supply chain）\n",
    "link": "- [{} (Supply chain)](x.md)\n",
    "emphasis": "**{}（Supply chain）**を示す。\n",
    "cell": "| 用語 | 英語 |\n|---|---|\n| {} | Supply chain |\n",
    "item of a glossary": "# 用語集\n\n- **{}**：部品が届くまでの道筋。\n",
    "heading of a glossary": "# 用語集\n\n## {}\n\n部品が届くまでの道筋。\n\n## 電力網\n\n電気を送る設備。\n",
}
STAYING = (
    ("3GPP", "Third Generation Partnership Project"),
    ("5G", "Fifth generation"),
    ("2030アジェンダ", "2030 Agenda"),
    ("1-ブタノール", "Butanol"),
    ("1.5℃目標", "Warming target"),
    ("第三者委員会", "Third-party committee"),
    ("一部事務組合", "Partial affairs association"),
    ("3次元印刷", "Printing in space"),
    ("X.509証明書", "Digital certificate"),
    ("X.25 通信網", "Packet network"),
)


def names(text: str) -> set[str]:
    """Every name, in every extent, that a text states."""
    found = extract(readers.read(text.encode(), "a.md"), readings.analyse).findings
    stated = {name.text for each in found for name in each.japanese}
    return stated | {name for each in found for name in (each.acronym, each.english, *each.aliases) if name}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", NUMBERS + ONLY_BEFORE_JAPANESE)
def test_a_number_before_a_name_is_no_part_of_it(number, place):
    found = names(PLACES[place].format(f"{number}供給網"))
    assert "供給網" in found
    assert found <= {"供給網", "Supply chain", "電力網"}


@pytest.mark.parametrize("place", ["heading", "link", "cell"])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_before_an_acronym_is_no_part_of_it(number, place):
    found = names(PLACES[place].replace("Supply chain", "Application Posture").format(f"{number}ASPM"))
    assert found == {"ASPM", "Application Posture"}


def test_a_number_before_english_words_is_no_part_of_them():
    assert names("## 3-3-1-Tracking maturities (TM)\n") == {"TM", "Tracking maturities"}
    assert "Tracking" in names("| 用語 | 英語 |\n|---|---|\n| 追跡 | 3-3-1-Tracking |\n")


@pytest.mark.parametrize("place", ["## {}（{}）\n", "| 用語 | 英語 |\n|---|---|\n| {} | {} |\n"])
@pytest.mark.parametrize(("name", "english"), STAYING)
def test_a_number_that_belongs_to_a_name_stays(name, english, place):
    assert {name, english} <= names(place.format(name, english))


@pytest.mark.parametrize("name", ["3 層模型", "2 段階認証", "4 因子分析", "3 相交流"])
def test_a_number_that_counts_what_follows_stays_in_a_cell(name):
    assert name in names(f"| 用語 | 英語 |\n|---|---|\n| {name} | Sea model |\n")


@pytest.mark.parametrize("name", ["相関分析", "点検表", "値引き率"])
def test_a_number_that_counts_nothing_goes(name):
    assert name in names(f"| 用語 | 英語 |\n|---|---|\n| 3 {name} | Sea model |\n")
