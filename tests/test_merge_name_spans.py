"""Which of several extents of a Japanese name is meant: one row, one name."""

from collections.abc import Iterator

import pytest

from test_merge import finding
from yougo import readers, readings
from yougo.extract import extract
from yougo.merge.name_spans import settle
from yougo.merge.span_features import CONDITIONS, features
from yougo.model.findings import Finding


def examples() -> Iterator[tuple[list[Finding], str]]:
    """The findings of each row below, and the name that the first of them gives."""
    for extents, english, name in BY_ENGLISH:
        yield [finding("XY", extents, english)], name
    for acronym, extents, name in BY_LETTERS:
        yield [finding(acronym, extents)], name
    for said, elsewhere, name in BY_BOUNDS:
        yield [finding(*said), *(finding(*each, document="b.md") for each in elsewhere)], name


def meant(*findings: Finding) -> str:
    """The name that the first of these findings gives, by the evidence of all."""
    return settle(findings)[0].japanese


BY_ENGLISH = [
    # what joins the longer name has its word in the English
    ("基金|教育のための基金", "Fund for Developing Teaching Colleges", "教育のための基金"),
    ("基金|教育のための基金", "Fund Developing Teaching Colleges", "基金"),
    ("安全|職場における安全", "Safety within Working Public Places", "職場における安全"),
    ("安全|職場における安全", "Safety and Working Public Places", "安全"),
    # an adjective, where the English has a word more
    ("枠組み|新たな枠組み", "New Framework", "新たな枠組み"),
    ("枠組み|新たな枠組み", "Framework", "枠組み"),
    ("枠組み|新たな枠組み", "New Common Framework", "枠組み"),
    ("枠組み|新たに枠組み", "Framework", "枠組み"),
    # a word for each English one
    ("経済|社会性の経済", "Social Economy", "社会性の経済"),
    ("経済|情報化の経済", "Information Economy", "情報化の経済"),
    ("経済|社会的経済", "Social Economy", "社会的経済"),
    ("経済|情報に関する国の経済", "Information State Economy", "情報に関する国の経済"),
    ("経済|情報における経済", "Information Economy", "情報における経済"),
    ("経済|IoTの経済", "Connected Economy", "IoTの経済"),
    ("経済|AIの経済", "Smart Economy", "AIの経済"),
    ("経済|2030の経済", "Future Economy", "2030の経済"),
    ("経済|データの経済", "Data  Economy", "データの経済"),
    ("経済|実時間の経済", "Real-Time Economy", "実時間の経済"),
    ("経済|人工知能の経済", "AI Economy", "人工知能の経済"),
    ("経済|地域の人工知能の経済", "AI Economy", "経済"),
    ("経済|社会の経済", "Economy of the Society", "社会の経済"),
    # a long run of katakana may be several words
    ("保護|デジタルメディアの保護", "Rich Media Protection", "デジタルメディアの保護"),
    ("保護|システムの保護", "Rich Media Protection", "保護"),
    ("保護|データベースシステムの保護", "Data Base Systems Security Protection", "保護"),
    # no clause, and no second thing
    ("取引|改正された取引", "Revised Deals", "取引"),
    ("取引|改正した取引", "Revised Deals", "取引"),
    ("取引|開始する取引", "Starting Deals", "取引"),
    ("取引|計画される取引", "Planned Deals", "取引"),
    ("取引|証券と取引", "Security Deals", "取引"),
    ("条約|日本との間の条約", "Bilateral Japan Treaty", "日本との間の条約"),
    # of two names the one for which the English has words
    ("会議委員会・標準理事会", "Social Standards Council", "標準理事会"),
    ("委員会・標準理事会", "Social Standards Council", "委員会・標準理事会"),
    ("国際会議第二委員会・標準理事会", "Council", "国際会議第二委員会・標準理事会"),
    ("国際会議第二委員会・標準理事会", "Council for Big Social Standards", "国際会議第二委員会・標準理事会"),
    ("国際会議第二委員会・標準理事会", "", "国際会議第二委員会・標準理事会"),
]  # fmt: skip


@pytest.mark.parametrize(("extents", "english", "name"), BY_ENGLISH)
def test_the_english_name_tells_how_far_a_name_reaches(extents: str, english: str, name: str) -> None:
    assert meant(finding("XY", extents, english)) == name


@pytest.mark.parametrize(("extents", "english", "name"), [row for row in BY_ENGLISH if "・" not in row[0]])
def test_so_does_the_english_that_another_document_gives(extents: str, english: str, name: str) -> None:
    assert meant(finding("XY", extents), finding("ＸＹ", "", english, document="b.md")) == name


BY_LETTERS = [
    ("EBT", "取引|証拠に基づく取引", "証拠に基づく取引"),
    ("ET", "取引|証拠に基づく取引", "取引"),
    ("MT", "取引|市場による取引", "市場による取引"),
    ("MT", "取引|市場における取引", "市場における取引"),
    ("NT", "取引|国の取引", "国の取引"),
    # adjectives
    ("SRN", "網|強靭な網|安全で強靭な網", "安全で強靭な網"),
    ("SRN", "網|強靭な網|安全かつ強靭な網", "安全かつ強靭な網"),
    ("SN", "網|強靭な網", "強靭な網"),
    ("SRN", "網|強靭の網|安全で強靭の網", "安全で強靭の網"),
    ("SRR", "道路網|強靭な道路網", "強靭な道路網"),
    ("TDF", "流通|自由な流通|信頼のある自由な流通", "信頼のある自由な流通"),
    *(
        ("RSN", f"網|安全な網|道路{joint}安全な網", "網")
        for joint in ("を", "に", "は", "が", "と")
    ),
    *(("RSN", f"網|安全な網|変化{joint}安全な網", "網") for joint in ("した", "する")),
    # a word of two kanji is no name of four letters
    ("DFFT", "促進|流通の促進|データ流通の促進", "データ流通の促進"),
    ("DFFT", "促進|流通の促進|別の名", "流通の促進"),
    ("DFFT", "網|道路の網", "道路の網"),
    ("KFFT", "促進会|流通の促進会", "促進会"),
    ("DFFT", "促進", "促進"),
    ("DFT", "促進|流通の促進|データ流通の促進", "データ流通の促進"),
]  # fmt: skip


@pytest.mark.parametrize(("acronym", "extents", "name"), BY_LETTERS)
def test_without_english_the_letters_of_the_acronym_tell_it(acronym: str, extents: str, name: str) -> None:
    assert meant(finding(acronym, extents)) == name


BY_BOUNDS: list[tuple[tuple[str, str], list[tuple[str, str]], str]] = [
    (("SC", "総会・理事会|理事会"), [("SC", "理事会!")], "理事会"),
    (("SC", "総会・理事会!|理事会"), [("SC", "理事会!")], "理事会"),
    (("SC", "総会・理事会|理事会"), [("SC", "理事会|大理事会")], "理事会"),
    (("SC", "総会・理事会!|理事会"), [("SC", "理事会|大理事会")], "総会・理事会"),
    (("SC", "総会・理事会|理事会"), [("AC", "理事会!")], "総会・理事会"),
    (("", "総会・理事会|理事会"), [("", "理事会!")], "総会・理事会"),
    (("SF", "安全|食の安全|町の食の安全"), [("", "食の安全!"), ("", "町の食の安全!")], "町の食の安全"),
    (("SF", "安全|町の食の安全|食の安全"), [("", "食の安全!"), ("", "町の食の安全!")], "町の食の安全"),
    (("SF", "食の安全|安全"), [("", "安全!")], "食の安全"),
    (("SF", "安全!|食の安全"), [("", "食の安全!")], "安全"),
    (("SF", "安全|食・の安全"), [("", "食の安全!")], "食・の安全"),
]


@pytest.mark.parametrize(("said", "elsewhere", "name"), BY_BOUNDS)
def test_bounds_drawn_elsewhere_tell_it(
    said: tuple[str, str], elsewhere: list[tuple[str, str]], name: str
) -> None:
    assert meant(finding(*said), *(finding(*each, document="b.md") for each in elsewhere)) == name


def test_a_name_is_bounded_where_markup_bounds_it_anywhere() -> None:
    said = [finding("SF", "安全"), finding("SF", "安・全!", line=2), finding("SF", "食", line=3)]
    assert [claim.is_bounded for claim in settle(said)] == [True, True, False]


def test_what_is_left_of_two_names_is_not_bounded() -> None:
    (claim,) = settle([finding("XY", "会議委員会・標準理事会", "Social Standards Council")])
    assert (claim.japanese, claim.is_bounded) == ("標準理事会", False)


@pytest.mark.parametrize(
    "name", ["安全で強靭なネットワーク", "安全かつ強靭なネットワーク", "安全な強靭なネットワーク"]
)
@pytest.mark.parametrize("before", ["各国は", "これからは、", ""])
def test_adjectives_are_joined_in_several_ways(before: str, name: str) -> None:
    text = f"{before}{name}（SRN）を作る。\n"
    found = extract(readers.read(text.encode(), "a.md"), readings.analyse).findings
    assert meant(*found) == name


def test_what_moved_a_beginning_is_told() -> None:
    said = [finding("SRN", "網|強靭な網|安全で強靭な網"), finding("KK", "国際基金|基金")]
    letters = "it has as many words as the acronym has letters"
    assert [claim.because for claim in settle(said)] == [
        ("with its adjectives it has a word for each letter", letters),
        (),
    ]


def test_every_condition_is_known_and_serves_a_feature() -> None:
    assert {condition for feature in features() for condition in feature.conditions} == set(
        CONDITIONS.values()
    )
    assert all(feature.weight for feature in features())


@pytest.mark.parametrize(
    ("definition", "settled"),
    [
        ("W世界保健機関は、健康を守る。", "世界保健機関は、健康を守る。"),
        ("新世界保健機関は、健康を守る。", "新世界保健機関は、健康を守る。"),
        ("World 世界保健機関は、健康を守る。", "World 世界保健機関は、健康を守る。"),
        ("W健康を守る。", "W健康を守る。"),
    ],
)
def test_a_definition_loses_the_letter_that_its_name_loses(definition: str, settled: str) -> None:
    said = finding("WHO", "W世界保健機関|世界保健機関", "", definition=definition)
    (claim, _) = settle([said, finding("WHO", "世界保健機関!", "", document="b.md")])
    assert (claim.japanese, claim.finding.definition) == ("世界保健機関", settled)
