"""Which claims are of one concept, and in what order concepts come."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_merge import TODAY, codes, finding, merged, register_of
from yougo.merge import Elsewhere, merge
from yougo.merge.groups import gather
from yougo.merge.name_spans import settle
from yougo.model.concepts import Concept
from yougo.model.documents import Place
from yougo.model.findings import Finding
from yougo.workspace.decision import Decision
from yougo.workspace.register import EMPTY


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
        (finding("PoC", definition="一つ。", line=1, document="c.md"), [[10], [30, 31], [1]]),
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
def test_an_acronym_alone_joins_the_nearest_meaning_in_its_document_else_none_of_several(
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
    assert together(*said, finding("PoC", definition="一つ。", line=2, document="b.md")) == [[1, 2, 3]]
    assert together(*said, finding("PoC", "一歩", line=2, document="b.md")) == [[1, 3], [2]]


def test_of_meanings_as_near_with_equal_evidence_the_first_by_its_words_gets_a_claim() -> None:
    assert together(POC[1], POC[0], finding("PoC", "", line=20)) == [[10, 20], [30]]


AI = [
    finding("AI", "人工知能", line=1, document="a.md"),
    finding("AI", "", "Amnesty International", line=2, document="b.md"),
    finding("", "人工知能", "Artificial Intelligence", line=3, document="c.md"),
    finding("AI", "", "Artificial Intelligence", line=4, document="d.md"),
]


def test_documents_that_share_only_an_acronym_speak_of_two_things() -> None:
    assert together(*AI[:2]) == [[1], [2]]
    assert together(AI[0], finding("AI", "人工授精", line=2, document="b.md")) == [[1], [2]]
    assert together(AI[0], replace(AI[1], place=AI[0].place)) == [[1], [1]]


def test_a_name_that_two_documents_share_joins_them() -> None:
    assert together(*AI[:3]) == [[1, 3], [2]]
    assert together(*AI) == [[1, 3, 4], [2]]
    other = finding("AI", "人工知能", line=9, document="b.md")
    assert together(*AI[:3], other) == [[1, 9, 3], [2]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("信頼性のある自由なデータ流通", "信頼性のあるデータの自由な流通の促進", [[1, 2]]),
        ("国際エネルギー機関", "国際エネルギー機構", [[1, 2]]),
        ("各国の食品の安全", "食品の安全", [[1, 2]]),
        ("科学委員会", "運営委員会", [[1], [2]]),
        ("技術委員会", "貿易委員会", [[1], [2]]),
        ("個人情報", "個人所得", [[1], [2]]),
    ],
)
def test_a_japanese_name_that_is_nearly_another_one_of_the_acronym_joins_it(
    one: str, other: str, expected: list[list[int]]
) -> None:
    said = [finding("XY", one, line=1), finding("XY", other, line=2, document="b.md")]
    assert together(*said) == together(*reversed(said)) == expected


@pytest.mark.parametrize(
    ("japanese", "english", "are_one"),
    [
        ("世界気象機関", "World Meteorological Organization", True),
        ("インターネット協会", "Internet Society", True),
        ("量子鍵配送", "Quantum Key Distribution", True),
        ("人工知能", "Artificial Intelligence", True),
        ("人工知能", "Amnesty International", False),
        ("現金自動預払機", "Asynchronous Transfer Mode", False),
        ("国際海事機関", "In My Opinion", False),
        ("連絡窓口", "Proof of Concept", False),
        ("肺塞栓症", "Physical Education", False),
        ("自動運転システム", "Astrophysics Data System", False),
        ("国際協力機構", "International Coffee Organization", False),
        ("健康データ基盤", "Port Data Registry", False),
    ],
)
def test_english_in_one_document_joins_japanese_in_another_where_they_share_words(
    japanese: str, english: str, are_one: bool
) -> None:
    said = [finding("XY", japanese, line=1), finding("XY", "", english, line=2, document="b.md")]
    assert together(*said) == together(*reversed(said)) == ([[1, 2]] if are_one else [[1], [2]])
    warned = ["joined-by-acronym" in codes(concept) for concept in merged(*said).values()]
    assert warned == ([True] if are_one else [False, False])


GI = finding("GI", "地理的表示", "Geographical Indication", line=5)


@pytest.mark.parametrize(
    ("japanese", "said", "expected"),
    [
        ("グリーンインフラ", [GI], [[1], [5]]),
        ("地域の表示", [GI], [[1, 5]]),
        ("地理的な表示の制度", [GI], [[1, 5]]),
        ("グリーンインフラ", [finding("GI", "地理的表示", line=5)], [[1], [5]]),
        ("グリーンインフラ", [finding("GI", "", "Geographical Indication", line=5)], [[1], [5]]),
        ("グリーンインフラ", [GI, finding("GI", "", "Green Infrastructure", line=9)], [[1, 9], [5]]),
        ("グリーンインフラ", [finding("GI", "緑のインフラストラクチャー", line=5)], [[1, 5]]),
        ("世保", [finding("GI", "", "World Health Organization", line=5)], [[1, 5]]),
        ("リスク評価", [finding("GI", "危険の査定", line=5)], [[1, 5]]),
        ("ひなた", [finding("GI", "", "Gnomon Inlet", line=5)], [[1, 5]]),
    ],
    ids=[
        "another Japanese name and its English",
        "a free translation",
        "a long form",
        "another Japanese name",
        "English that it does not translate",
        "English that it translates farther away",
        "a long form in katakana",
        "a short form",
        "borrowed words and their translation",
        "a name of which nothing is known",
    ],
)
def test_within_a_document_an_acronym_joins_names_that_may_be_one(
    japanese: str, said: list[Finding], expected: list[list[int]]
) -> None:
    said = [finding("GI", japanese, line=1), *said]
    assert together(*said) == together(*reversed(said)) == expected
    found = merged(*said).values()
    assert ["homonym" in codes(concept) for concept in found] == [len(expected) > 1] * len(expected)


def test_an_acronym_alone_goes_to_the_nearest_of_two_things_in_its_document() -> None:
    said = [finding("GI", "グリーンインフラ", line=1), GI]
    assert together(*said, finding("GI", definition="緑の基盤。", line=2)) == [[1, 2], [5]]
    assert together(*said, finding("GI", definition="産地の表示。", line=7)) == [[1], [5, 7]]


def test_a_document_that_joins_two_names_joins_those_of_other_documents() -> None:
    said = [
        finding("AI", "人工知能", line=1, document="a.md"),
        finding("AI", "機械知性", line=2, document="b.md"),
        finding("AI", "機械知性", line=3, document="c.md"),
        finding("AI", "人工知能", line=4, document="c.md"),
    ]
    assert together(*said) == [[1, 2, 3, 4]]
    assert together(*said[:3]) == [[1], [2, 3]]


def test_an_acronym_alone_joins_the_only_thing_that_it_stands_for_with_a_warning() -> None:
    bare = [
        finding("AI", definition=f"{number}。", line=number, document=f"{number}.md") for number in (6, 7)
    ]
    for named in (*AI[:2], AI[3]):
        (concept,) = merged(named, *bare).values()
        (warning,) = [each for each in concept.warnings if each.code == "joined-by-acronym"]
        assert warning.places == (Place("6.md", 6), Place("7.md", 7))
    (concept,) = merged(*bare).values()
    assert codes(concept) == {"joined-by-acronym"}
    assert together(*AI[:2], *bare) == [[6], [7], [1], [2]]


def test_what_a_person_joined_or_accepted_needs_no_warning() -> None:
    said = [*AI[:2], finding("AI", definition="一つ。", line=6, document="e.md")]
    known = register_of(*said)
    assert "joined-by-acronym" not in codes(
        merged(*said, register=known, ai=Decision(also=("AI@e.md",)))["ai"]
    )
    said = [AI[0], said[2]]
    assert "joined-by-acronym" in codes(merged(*said)["ai"])
    assert "joined-by-acronym" not in codes(merged(*said, ai=Decision(status="accepted"))["ai"])


@pytest.mark.parametrize(
    ("versions", "warned"),
    [
        ({}, [Place("b.md", 2), Place("c.md", 3)]),
        ({"a.md": "a.md", "b.md": "a.md"}, [Place("c.md", 3)]),
        ({"b.md": "b.md", "c.md": "b.md"}, [Place("b.md", 2)]),
    ],
    ids=["no versions", "versions", "versions without a full name that another has"],
)
def test_two_versions_of_a_document_count_as_one(versions: dict[str, str], warned: list[Place]) -> None:
    said = [
        finding("AI", "人工知能", line=1, document="a.md"),
        finding("AI", "", "Artificial Intelligence", line=2, document="b.md"),
        finding("AI", definition="一つ。", line=3, document="c.md"),
    ]
    (concept,) = merge(said, {}, EMPTY, TODAY, Elsewhere(versions=versions)).concepts
    (warning,) = [each for each in concept.warnings if each.code == "joined-by-acronym"]
    assert list(warning.places) == warned


def test_within_one_document_an_acronym_joins_without_a_warning() -> None:
    said = [AI[0], finding("AI", definition="一つ。", line=6, document="a.md")]
    assert codes(merged(*said)["ai"]) == set()


@pytest.mark.parametrize("echo", ["AI", "ＡＩ", "AIs"])
def test_a_name_that_repeats_the_acronym_keeps_nothing_apart(echo: str) -> None:
    for said in (
        finding("AI", echo, line=2),
        finding("AI", "", echo, line=2),
        finding("AI", echo, echo, line=2),
    ):
        found = merged(
            AI[3], finding("AI", "人工知能", line=3, document="d.md"), replace(said, definition="一つ。")
        )
        (concept,) = found.values()
        names = (concept.acronym, concept.japanese, concept.english)
        assert names == ("AI", "人工知能", "Artificial Intelligence")
        assert concept.variants == ()


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("Service Provider", "Service Providers"),
        ("Specialist of Process", "Specialists of Processes"),
        ("Sample Policy", "Sample Policies"),
    ],
)
def test_singular_and_plural_are_one_concept(singular: str, plural: str) -> None:
    (concept,) = merged(finding("SP", "", singular), finding("SPs", "", plural, line=2)).values()
    assert (concept.acronym, concept.warnings) == ("SP", ())


CLAIMS = st.builds(
    finding,
    st.sampled_from(["AB", "AB", "ABs", "CD", ""]),
    st.sampled_from(["", "", "甲乙", "丙丁", "戊己", "AB"]),
    st.sampled_from(["", "", "Alpha Beta", "Able Body", "AB"]),
    line=st.integers(1, 9),
    document=st.sampled_from(["a.md", "b.md", "c.md", "d.md"]),
    definition=st.sampled_from(["", "一つ。", "別。"]),
)
SAID = st.lists(CLAIMS, min_size=2, max_size=9, unique=True)


def grouped(findings: Iterable[Finding]) -> set[frozenset[Finding]]:
    """The claims of each group."""
    return {frozenset(claim.finding for claim in group.claims) for group in gather(settle(findings))}


@given(SAID, st.permutations(["a.md", "b.md", "c.md", "d.md"]), st.randoms())
def test_neither_the_order_of_claims_nor_the_documents_names_matter(
    said: list[Finding], names: list[str], chance: Random
) -> None:
    renamed = dict(zip(["a.md", "b.md", "c.md", "d.md"], names, strict=True))

    def moved(claim: Finding) -> Finding:
        return replace(claim, place=replace(claim.place, document=renamed[claim.place.document]))

    shuffled = chance.sample(said, len(said))
    assert grouped(shuffled) == grouped(said)
    assert grouped(map(moved, said)) == {frozenset(map(moved, group)) for group in grouped(said)}


@given(SAID, st.permutations(["a.md", "b.md", "c.md", "d.md"]))
def test_documents_added_one_by_one_give_the_same_concepts_as_all_at_once(
    said: list[Finding], order: list[str]
) -> None:
    def facts(concepts: Iterable[Concept]) -> list[Concept]:
        bare = [replace(concept, id="", warnings=()) for concept in concepts]
        return sorted(bare, key=repr)

    known = EMPTY
    for number in range(1, len(order) + 1):
        present = [claim for claim in said if claim.place.document in order[:number]]
        known = merge(present, {}, known, TODAY).register
    assert facts(merge(said, {}, known, TODAY).concepts) == facts(merge(said, {}, EMPTY, TODAY).concepts)


@given(SAID)
def test_only_a_full_name_joins_documents_where_an_acronym_has_several_meanings(said: list[Finding]) -> None:
    for group in gather(settle(said)):
        documents = {claim.document for claim in group.claims}
        named = {claim.document for claim in group.claims if claim.english_key or claim.japanese_keys}
        others = [each for each in gather(settle(said)) if each.acronyms & group.acronyms]
        assert len(others) == 1 or len(documents) == 1 or named == documents


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (finding("", "概念実証", line=40), [[10], [30, 40]]),
        (finding("", "証明", aliases=("概念実証",), line=40), [[10], [30, 40]]),
        (finding("PoC", "概念実証", line=11), [[10], [11, 30]]),
        (finding("ＰｏＣ", "概念・実証", line=11), [[10], [11, 30]]),
        (finding("QoC", "概念実証", line=40), [[10], [30], [40]]),
        (finding("PoC", "連絡先", line=11), [[10, 11], [30]]),
        (finding("PoC", "別の語", line=11), [[10], [11], [30]]),
        (finding("", "別の語", line=11), [[10], [11], [30]]),
    ],
    ids=[
        "by its name",
        "by a by-name",
        "by both",
        "by both, spelled otherwise",
        "not of another acronym",
        "by its acronym",
        "not where its name differs",
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
    said = [finding("PoC", "概念実証"), finding("PoC", "概念実証", document="b.md")]
    found = merged(*said, register=register_of(*said), poc=Decision(excluded=("WHO@b.md",)))
    assert {name: len(concept.evidence) for name, concept in found.items()} == {"poc": 2}


def test_a_name_with_an_at_sign_is_a_name() -> None:
    said = [finding("", "甲@乙", "Alpha Beta"), finding("CD", "丙丁", "Charlie Delta", line=2)]
    found = merged(*said, register=register_of(*said), cd=Decision(also=("甲@乙",)))
    assert set(found) == {"cd"}
    assert "idle-decision" not in {warning.code for warning in found["cd"].warnings}


def test_a_not_in_one_document_spares_its_claims_from_an_also_of_the_bare_name() -> None:
    said = [
        finding("PoC", "概念実証"),
        finding("PoC", "概念実証", document="b.md"),
        finding("WHO", "世界保健機関", line=7),
    ]
    found = merged(*said, register=register_of(*said), who=Decision(also=("PoC",), excluded=("PoC@b.md",)))
    assert {name: len(concept.evidence) for name, concept in found.items()} == {"who": 2, "poc": 1}
