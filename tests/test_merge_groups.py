"""Which claims are of one concept, and in what order concepts come."""

import pytest

from test_merge import finding, merged, register_of
from yougo.merge.groups import gather
from yougo.merge.name_spans import settle
from yougo.model.findings import Finding
from yougo.workspace.terms_file import Decision


def together(*findings: Finding) -> list[list[int]]:
    """The lines of each group's claims."""
    return [[claim.finding.place.line for claim in group.claims] for group in gather(settle(findings))]


POC = [
    finding("PoC", "", "Point of Contact", line=10),
    finding("PoC", "", "Proof of Concept", line=30),
    finding("PoC", "", "Proof of Concept", line=31, document="b.md"),
]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (finding("PoC", definition="一つ。", line=12), [[10, 12], [30, 31]]),
        (finding("PoC", definition="一つ。", line=1), [[1, 10], [30, 31]]),
        (finding("PoC", definition="一つ。", line=28), [[10], [28, 30, 31]]),
        (finding("PoC", definition="一つ。", line=40), [[10], [30, 40, 31]]),
        (finding("PoC", definition="一つ。", line=1, document="b.md"), [[10], [30, 1, 31]]),
        (finding("PoC", definition="一つ。", line=1, document="c.md"), [[10], [30, 31, 1]]),
        (finding("QoC", definition="一つ。", line=12), [[10], [12], [30, 31]]),
    ],
    ids=[
        "just behind",
        "before all",
        "just before",
        "behind all",
        "in another",
        "in none",
        "of another name",
    ],
)
def test_an_acronym_alone_joins_its_nearest_meaning_else_the_one_with_most_evidence(
    claim: Finding, expected: list[list[int]]
) -> None:
    assert together(*POC, claim) == expected


def test_of_meanings_as_near_the_one_with_most_evidence_gets_a_claim() -> None:
    said = [*POC[:2], finding("PoC", "", "Proof of Concept", line=90), finding("PoC", "", line=20)]
    assert together(*said) == [[10], [20, 30, 90]]


def test_a_claim_joins_the_meaning_of_its_own_document_however_many_there_are_elsewhere() -> None:
    elsewhere = [finding("PoC", "", f"A Meaning {n}", line=n, document="b.md") for n in range(1, 61)]
    own = finding("PoC", "連絡", "The Only Meaning Here", line=100)
    for claim in (finding("PoC", "", definition="一つ。", line=103), finding("", "連絡", line=103)):
        assert [100, 103] in together(*elsewhere, own, claim)
    others = [finding("", "連絡", f"A Meaning {n}", line=n, document="b.md") for n in range(1, 61)]
    assert [100, 103] in together(*others, own, finding("", "連絡", line=103))


def test_an_acronym_in_one_place_its_name_in_another_and_both_in_a_third_are_one_concept() -> None:
    said = [
        finding("", "概念実証", "Proof of Concept", line=1),
        finding("PoC", "概念実証", line=3, document="c.md"),
    ]
    for bare in (finding("PoC", definition="一つ。", line=2, document="b.md"),
                 finding("PoC", "一歩", line=2, document="b.md")):  # fmt: skip
        assert together(*said, bare) == [[1, 2, 3]]


def test_of_meanings_with_equal_evidence_the_first_by_its_words_gets_a_claim() -> None:
    assert together(POC[1], POC[0], finding("PoC", "", line=99, document="c.md")) == [[10, 99], [30]]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (finding("", "概念実証", line=40), [[10], [30, 40]]),
        (finding("", "証明", aliases=("概念実証",), line=40), [[10], [30, 40]]),
        (finding("PoC", "概念実証", line=11), [[10], [11, 30]]),
        (finding("ＰｏＣ", "概念・実証", line=11), [[10], [11, 30]]),
        (finding("QoC", "概念実証", line=40), [[10], [30], [40]]),
        (finding("PoC", "別の語", line=11), [[10, 11], [30]]),
        (finding("", "別の語", line=11), [[10], [11], [30]]),
    ],
    ids=[
        "by its name",
        "by a by-name",
        "by both",
        "by both, spelled otherwise",
        "not of another acronym",
        "by its acronym",
        "of its own",
    ],
)
def test_a_japanese_name_joins_what_bears_it(claim: Finding, expected: list[list[int]]) -> None:
    said = [POC[0], finding("PoC", "概念実証", "Proof of Concept", line=30)]
    assert together(*said, claim) == expected


def test_a_name_without_acronym_gets_one_from_a_claim_of_both() -> None:
    said = [finding("", "概念実証", "Proof of Concept"), finding("PoC", "概念実証", line=5)]
    assert together(*said) == [[1, 5]]


def test_english_alone_joins_the_only_acronym_of_that_english() -> None:
    said = [finding("", "", "Proof of Concept", line=1), finding("PoC", "", "Proof of Concept", line=5)]
    assert together(*said) == [[1, 5]]


def test_english_of_several_acronyms_joins_that_of_its_japanese_name_else_the_fullest() -> None:
    said = [
        finding("PoC", "概念実証", "Proof of Concept", line=2),
        finding("PC", "証明", "Proof of Concept", line=3),
        finding("PC", "証明", "Proof of Concept", line=4),
    ]
    assert together(*said, finding("", "概念実証", "Proof of concept", line=9)) == [[2, 9], [3, 4]]
    assert together(*said, finding("", "別の語", "Proof of concept", line=9)) == [[2], [3, 4, 9]]


def test_english_alone_is_a_group_of_its_own() -> None:
    assert together(finding("", "概念実証", "Proof of Concept", line=2)) == [[2]]


def test_groups_come_in_the_order_of_documents_and_lines() -> None:
    said = [finding(name, "", line=line, document=document, definition="一つ。") for name, line, document in
            [("ZZ", 1, "a.md"), ("YY", 9, "a.md"), ("XX", 10, "a.md"), ("WW", 2, "b.md")]]  # fmt: skip
    assert together(*said) == together(*reversed(said)) == [[1], [9], [10], [2]]


def test_new_ids_are_issued_in_that_order() -> None:
    found = merged(
        finding("PoC", "", "Proof of Concept", line=2),
        finding("PoC", "", "Point of Contact", line=10),
        finding("PoC", "", "Pool of Cash", line=1, document="b.md"),
    )
    assert {name: concept.english for name, concept in found.items()} == {
        "poc": "Proof of Concept",
        "poc-2": "Point of Contact",
        "poc-3": "Pool of Cash",
    }


def test_an_id_that_a_decision_is_about_is_not_issued_to_another() -> None:
    said = [finding("PoC", "", "Point of Contact"), finding("PoC", "", "Proof of Concept", line=2)]
    decision = Decision(fields={"acronym": "PoC", "english": "Proof of Concept"})
    assert merged(*said, poc=decision)["poc-2"].english == "Point of Contact"


def test_what_a_not_takes_away_is_gathered_anew() -> None:
    said = [
        finding("PoC", "連絡窓口", line=1),
        finding("PoC", "概念実証", line=2, document="b.md"),
        finding("PoC", "概念実証", line=3, document="b.md"),
    ]
    found = merged(*said, register=register_of(*said), poc=Decision(excluded=("PoC@b.md",)))
    assert {name: len(concept.evidence) for name, concept in found.items()} == {"poc": 1, "poc-2": 2}


def test_a_not_of_another_name_in_the_document_leaves_the_claim() -> None:
    said = [finding("PoC", "連絡窓口"), finding("PoC", "概念実証", document="b.md")]
    found = merged(*said, register=register_of(*said), poc=Decision(excluded=("WHO@b.md",)))
    assert {name: len(concept.evidence) for name, concept in found.items()} == {"poc": 2}


def test_a_name_with_an_at_sign_is_a_name() -> None:
    said = [finding("", "甲@乙", "Alpha Beta"), finding("CD", "丙丁", "Charlie Delta", line=2)]
    found = merged(*said, register=register_of(*said), cd=Decision(also=("甲@乙",)))
    assert set(found) == {"cd"}
    assert "idle-decision" not in {warning.code for warning in found["cd"].warnings}


def test_a_not_in_one_document_spares_its_claims_from_an_also_of_the_bare_name() -> None:
    said = [
        finding("PoC", "連絡窓口"),
        finding("PoC", "概念実証", document="b.md"),
        finding("WHO", "世界保健機関", line=7),
    ]
    found = merged(*said, register=register_of(*said), who=Decision(also=("PoC",), excluded=("PoC@b.md",)))
    assert {name: len(concept.evidence) for name, concept in found.items()} == {"who": 2, "poc": 1}
