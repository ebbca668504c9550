"""The warnings of a merged glossary, word for word."""

import pytest

from test_merge import codes, finding, merged, register_of
from yougo.model.concepts import Concept
from yougo.model.documents import Place
from yougo.workspace.decision import Decision

EXPANSIONS = (
    "Point of Contact",
    "Proof of Concept",
    "Price of Cod",
    "Port of Call",
    "Part of Course",
    "Pool of Cash",
    "Pile of Coal",
    "Plan of Care",
)


def told(concept: Concept, code: str) -> list[tuple[str, tuple[Place, ...]]]:
    return [(warning.message, warning.places) for warning in concept.warnings if warning.code == code]


FIVE = (
    "Proof of Concept (poc-2)、Price of Cod (poc-3)、Port of Call (poc-4)、"
    "Part of Course (poc-5)、Pool of Cash (poc-6)"
)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (2, "Proof of Concept (poc-2)"),
        (3, "Proof of Concept (poc-2)、Price of Cod (poc-3)"),
        (6, FIVE),
        (7, f"{FIVE} and 1 other"),
        (8, f"{FIVE} and 2 others"),
    ],
)
def test_a_homonym_names_five_others_and_counts_the_rest(number: int, names: str) -> None:
    said = [finding("PoC", "", english, line=line) for line, english in enumerate(EXPANSIONS[:number], 1)]
    found = merged(*said)
    assert told(found["poc"], "homonym") == [(f"PoC is also the acronym of {names}", ())]
    last = told(found[f"poc-{number}"], "homonym")[0][0]
    assert last.startswith("PoC is also the acronym of Point of Contact (poc)")


def test_a_homonym_is_called_by_its_japanese_name_where_it_has_one() -> None:
    found = merged(finding("PoC", "概念実証", "Proof of Concept"), finding("PoC", "", "Pool of Cash", line=2))
    assert told(found["poc-2"], "homonym")[0][0] == "PoC is also the acronym of 概念実証 (poc)"


def test_a_homonym_without_other_names_is_called_by_its_acronym() -> None:
    said = [finding("PoC", "概念実証"), finding("PoC", definition="一つの定義。", document="b.md")]
    found = merged(*said, register=register_of(*said), poc=Decision(excluded=("PoC@b.md",)))
    assert told(found["poc"], "homonym")[0][0] == "PoC is also the acronym of PoC (poc-2)"


def test_a_rejected_homonym_neither_warns_nor_is_told() -> None:
    said = [finding("PoC", "", name, line=line) for line, name in enumerate(EXPANSIONS[:2], 1)]
    found = merged(*said, poc=Decision(status="rejected"))
    assert [codes(concept) for concept in found.values()] == [set(), set()]


def test_concepts_without_an_acronym_are_no_homonyms() -> None:
    found = merged(finding("", "甲乙!", "Alpha Beta"), finding("", "丙丁!", "Charlie Delta", line=2))
    assert [codes(concept) for concept in found.values()] == [set(), set()]


def test_several_japanese_names_are_listed_once_each_in_order() -> None:
    names = ("漁業局", "漁業部", "漁業・部")
    found = merged(*(finding("IEA", name, line=line) for line, name in enumerate(names, 1)))
    assert told(found["iea"], "variant-names") == [("Several Japanese names: 漁業・部、漁業局", ())]


def test_a_name_that_is_missing_here_and_there_is_not_several() -> None:
    assert (
        codes(merged(finding("IEA", "漁業局"), finding("IEA", definition="定義。", line=2))["iea"]) == set()
    )


def test_an_expansion_that_does_not_spell_its_acronym_is_quoted_with_its_places() -> None:
    found = merged(
        finding("UNFPA", "国連人口基金", "United Nations Population Fund"),
        finding("UNFPA", "", "United Nations population fund", line=4),
        finding("UNFPA", "国連人口基金", line=6),
    )
    assert told(found["unfpa"], "expansion-mismatch") == [
        ("“United Nations Population Fund” does not spell UNFPA", (Place("a.md", 1), Place("a.md", 4)))
    ]


def test_an_expansion_of_another_acronym_is_quoted_with_both() -> None:
    found = merged(finding("SB", "研究部会", "Study Group", line=2), finding("SG", "研究委員会", line=8))
    assert [(warning.code, warning.message, warning.places) for warning in found["sb"].warnings] == [
        (
            "expansion-claimed-twice",
            "“Study Group”, stated for SB, spells SG: not shown",
            (Place("a.md", 2),),
        ),
        ("expansion-mismatch", "“Study Group” does not spell SB", (Place("a.md", 2),)),
    ]


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (finding("SG", "研究委員会", line=8), ""),
        (finding("SG", "研究委員会", "Study Group", line=8), ""),
        (finding("SG", "研究委員会", "Steering Gear", line=8), "Study Group"),
        (finding("SX", "研究委員会", line=8), "Study Group"),
        (finding("ＳＢ", "研究委員会", line=8), "Study Group"),
        (finding("", "研究委員会", "Study Group", line=8), "Study Group"),
    ],
    ids=[
        "an acronym without English",
        "one with the same",
        "one with English of its own",
        "one that it does not spell",
        "the same in full width",
        "none",
    ],
)
def test_an_expansion_is_suspected_only_where_another_acronym_is_better(other: object, shown: str) -> None:
    assert merged(finding("SB", "研究部会", "Study Group"), other)["sb"].english == shown


def test_an_expansion_that_spells_its_acronym_is_never_suspected() -> None:
    found = merged(finding("STG", "研究部会", "Study Group"), finding("SG", "研究委員会", line=8))
    assert found["stg"].english == "Study Group"


def test_a_document_that_a_person_joined_still_joins_those_that_share_its_names() -> None:
    said = [
        finding("HMC", "港湾運営委員会", document="a.md"),
        finding("HMC", "港湾運営委員会", document="b.md"),
        finding("HMC", "港運委", document="b.md", line=2),
        finding("HMC", "港運委", document="c.md"),
        finding("", "", "Harbour Management Committee", document="b.md", line=3),
    ]
    joined = merged(*said, register=register_of(*said), hmc=Decision(also=("Harbour Management Committee",)))
    assert joined["hmc"].english == "Harbour Management Committee"
    assert not told(joined["hmc"], "joined-by-acronym")
