from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.language.letters import spell
from yougo.merge import merge
from yougo.model.concepts import Concept
from yougo.model.documents import Place
from yougo.model.findings import Finding, Name
from yougo.workspace.decision import Decision
from yougo.workspace.register import EMPTY, Ledger, Register

TODAY = "2026-01-01"


def finding(
    acronym: str = "",
    japanese: str = "",
    english: str = "",
    *,
    line: int = 1,
    document: str = "a.md",
    **facts: object,
) -> Finding:
    """A claim; the Japanese name's possible extents are divided by |, a hard one ends in !."""
    names = tuple(
        Name(text.rstrip("!"), "chunk", is_bounded=text.endswith("!")) for text in japanese.split("|") if text
    )
    letters = spell(acronym, english).sort if acronym and english else ""
    place = Place(document, line)
    sentence = f"{japanese}（{acronym}）は{english}である。"
    return Finding("r", place, "text", acronym, names, english, letters=letters, sentence=sentence, **facts)


def merged(*findings: Finding, register: Register = EMPTY, **decisions: Decision) -> dict[str, Concept]:
    found = merge(findings, decisions, register, TODAY)
    return {concept.id: concept for concept in found.concepts}


def codes(concept: Concept) -> set[str]:
    return {warning.code for warning in concept.warnings}


def test_names_that_share_an_acronym_or_a_japanese_name_are_one_concept() -> None:
    found = merged(
        finding("WHO", "世界保健機関"),
        finding("WHO", "", "World Health Organization", line=5),
        finding("", "世界保健機関", document="b.md", definition="保健の国際機関。"),
    )
    (concept,) = found.values()
    assert (concept.acronym, concept.japanese, concept.english) == (
        "WHO",
        "世界保健機関",
        "World Health Organization",
    )
    assert concept.definition == "保健の国際機関。"
    assert len(concept.evidence) == 3


def test_an_acronym_with_two_expansions_is_two_concepts_that_warn_of_each_other() -> None:
    found = merged(finding("PoC", "", "Point of Contact"), finding("PoC", "", "Proof of Concept", line=9))
    assert set(found) == {"poc", "poc-2"}
    assert all("homonym" in codes(concept) for concept in found.values())


def test_a_claim_without_english_goes_to_the_homonym_nearest_in_its_document() -> None:
    found = merged(
        finding("PoC", "", "Point of Contact", line=10),
        finding("PoC", "", "Proof of Concept", line=90),
        finding("PoC", "概念実証", line=88),
    )
    assert found["poc-2"].japanese == "概念実証"


def test_two_japanese_renderings_are_variants_with_a_warning() -> None:
    found = merged(finding("IEA", "国際エネルギー機関!"), finding("IEA", "国際エネルギー庁", line=4))
    assert found["iea"].japanese == "国際エネルギー機関"
    assert [variant.text for variant in found["iea"].variants] == ["国際エネルギー庁"]
    assert "variant-names" in codes(found["iea"])


def test_a_name_bounded_by_markup_beats_a_more_frequent_one() -> None:
    soft = [finding("IEA", "国際エネルギー庁", line=line) for line in (4, 5, 6)]
    assert (
        merged(*soft, finding("IEA", "国際エネルギー機関!", line=9))["iea"].japanese == "国際エネルギー機関"
    )


def test_a_bound_drawn_in_one_document_settles_a_soft_one_in_another() -> None:
    found = merged(
        finding("SPF", "安全|食品の安全|各国の食品の安全", document="b.md"),
        finding("SPF", "食品の安全!", document="a.md"),
    )
    assert found["spf"].japanese == "食品の安全"
    assert found["spf"].variants == ()


def test_a_shorter_name_that_stands_alone_elsewhere_wins() -> None:
    found = merged(finding("SC", "総会・経済理事会!|経済理事会"), finding("SC", "経済理事会!", line=7))
    assert found["sc"].japanese == "経済理事会"


def test_the_english_names_function_words_reach_over_japanese_ones() -> None:
    found = merged(finding("CFD", "委員会|漁業に関する委員会", "Committee on Fishery Development"))
    assert found["cfd"].japanese == "漁業に関する委員会"


def test_a_longer_name_that_has_a_word_for_each_english_one_is_the_name() -> None:
    found = merged(finding("CT", "取引|証拠に基づく取引|国の証拠に基づく取引", "Evidence-Based Trading"))
    assert found["ct"].japanese == "証拠に基づく取引"
    found = merged(finding("LB", "図書館|空の図書館", "Library"))
    assert found["lb"].japanese == "図書館"


@pytest.mark.parametrize(
    ("acronym", "extents", "meant"),
    [
        ("SG", "道路網|強靭な道路網|安全で強靭な道路網", "道路網"),
        ("SRRN", "道路網|強靭な道路網|安全で強靭な道路網", "安全で強靭な道路網"),
        ("OSF", "枠組み|新たな枠組み", "枠組み"),
        ("KIO", "目標|重要な目標|共通の重要な目標", "共通の重要な目標"),
        ("OSF", "種子検査委員会|公正な種子検査委員会", "種子検査委員会"),
    ],
)
def test_adjectives_belong_to_a_name_when_each_letter_of_the_acronym_has_a_word(
    acronym: str, extents: str, meant: str
) -> None:
    assert merged(finding(acronym, extents))[acronym.lower()].japanese == meant


def test_of_two_names_before_a_bracket_the_english_tells_which_is_meant() -> None:
    found = merged(finding("SSC", "国際会議第二委員会・標準理事会", "Social Standards Council"))
    assert found["ssc"].japanese == "標準理事会"
    found = merged(finding("APC", "アジア・太平洋標準理事会", "Asia Pacific Standards Council"))
    assert found["apc"].japanese == "アジア・太平洋標準理事会"


def test_an_expansion_that_another_acronym_spells_better_is_kept_but_not_shown() -> None:
    found = merged(finding("SB", "研究部会", "Study Group"), finding("SG", "研究委員会", line=8))
    assert found["sb"].english == ""
    assert {"expansion-claimed-twice", "expansion-mismatch"} <= codes(found["sb"])
    assert any("Study Group" in warning.message for warning in found["sb"].warnings)
    assert codes(found["sg"]) == set()


def test_an_expansion_that_does_not_spell_its_acronym_is_shown_with_a_warning() -> None:
    found = merged(finding("UNFPA", "国連人口基金", "United Nations Population Fund"))
    assert found["unfpa"].english == "United Nations Population Fund"
    assert codes(found["unfpa"]) == {"expansion-mismatch"}


def test_spellings_and_plurals_of_one_expansion_are_one_concept() -> None:
    found = merged(
        finding("NTN", "", "Non-Terrestrial Networks"), finding("NTN", "", "non terrestrial network", line=3)
    )
    assert set(found) == {"ntn"}
    assert found["ntn"].variants == ()


def test_a_reading_alone_makes_no_term() -> None:
    assert merged(finding("", "基盤!", reading="きばん")) == {}


def test_an_annotators_words_are_no_definition() -> None:
    found = merged(finding("WHO", "世界保健機関", definition="よく聞くやつ。", voice="annotator"))
    assert found["who"].definition == ""


claims = st.lists(
    st.builds(
        finding,
        st.sampled_from(["", "AB", "CD"]),
        st.sampled_from(["", "甲乙", "丙丁!", "甲乙|丙甲乙"]),
        st.sampled_from(["", "Alpha Beta", "Charlie Delta"]),
        line=st.integers(1, 9),
        document=st.sampled_from(["a.md", "b.md"]),
    ),
    max_size=6,
)


@given(claims, st.randoms())
def test_the_order_of_findings_does_not_matter(findings: list[Finding], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)
    assert merged(*findings) == merged(*shuffled)


def register_of(*findings: Finding) -> Register:
    return merge(findings, {}, EMPTY, TODAY).register


def test_an_id_survives_a_changed_expansion() -> None:
    before = register_of(finding("WHO", "世界保健機関", "World Health Organisation of the UN"))
    found = merged(finding("WHO", "世界保健機関", "World Health Organization"), register=before)
    assert set(found) == {"who"}


ITS = finding("ITS", "高度道路交通システム", "Intelligent Transport Systems")


@pytest.mark.parametrize(
    "other",
    [
        finding("ITS", "国際貿易事務局"),
        finding("ITS", "", "International Trade Secretariat"),
        finding("ITS", "国際貿易事務局", "International Trade Secretariat"),
    ],
)
def test_an_id_does_not_go_to_another_meaning_of_its_acronym(other: Finding) -> None:
    gone = merge([], {}, register_of(ITS), TODAY).register
    once = merge([other], {}, gone, TODAY)
    assert [concept.id for concept in once.concepts] == ["its-2"]
    assert merge([other], {}, once.register, TODAY) == once
    back = merge([ITS, other], {}, once.register, TODAY).register
    assert back.entries["its"].gone == ""


@pytest.mark.parametrize(
    "corrected",
    [
        finding("ITS", "高度道路情報システム"),
        finding("ITS", "道路交通システム"),
        finding("ITS", "", "Intelligent Transportation Systems"),
        finding("ITS", "", "", definition="道路の情報を扱う。"),
        finding("ITS", "次世代交通", "Intelligent Transport Systems"),
    ],
)
def test_an_id_stays_where_a_name_is_corrected_or_falls_away(corrected: Finding) -> None:
    assert set(merged(corrected, register=register_of(ITS))) == {"its"}


def test_an_id_stays_where_a_document_takes_up_the_name_that_a_person_gave_it() -> None:
    decision = Decision(fields={"japanese": "国際貿易事務局"})
    before = merge([ITS], {"its": decision}, register_of(ITS), TODAY).register
    assert set(merged(finding("ITS", "国際貿易事務局"), register=before, its=decision)) == {"its"}


def test_an_accepted_term_stays_beside_another_meaning_of_its_acronym() -> None:
    decision = Decision(status="accepted")
    before = merge([ITS], {"its": decision}, register_of(ITS), TODAY).register
    found = merged(finding("ITS", "国際貿易事務局"), register=before, its=decision)
    assert (found["its"].japanese, codes(found["its"])) == (
        "高度道路交通システム",
        {"source-gone", "homonym"},
    )
    assert found["its-2"].japanese == "国際貿易事務局"


def test_ids_stay_with_their_homonyms_whichever_comes_first() -> None:
    before = register_of(
        finding("PoC", "", "Point of Contact"), finding("PoC", "", "Proof of Concept", line=9)
    )
    found = merged(
        finding("PoC", "", "Proof of Concept"),
        finding("PoC", "", "Point of Contact", line=9),
        register=before,
    )
    assert found["poc"].english == "Point of Contact"
    assert found["poc-2"].english == "Proof of Concept"


def test_an_id_is_never_issued_again() -> None:
    before = register_of(finding("WHO", "世界保健機関"))
    gone = merge([], {}, before, TODAY).register
    found = merged(finding("WHO", "", "Women in Hospitals of Oslo"), register=gone)
    assert set(found) == {"who"} or set(found) == {"who-2"}
    assert "who" in gone.entries


def test_a_person_wins_field_by_field_and_a_later_change_is_a_conflict() -> None:
    said = finding("WHO", "世界保健機関", "World Health Organisation")
    before = merge([said], {}, EMPTY, TODAY).register
    decision = Decision(status="accepted", fields={"english": "World Health Organization"}, tags=("health",))
    after = merge([said], {"who": decision}, before, TODAY)
    (concept,) = after.concepts
    assert (concept.english, concept.status, concept.tags) == (
        "World Health Organization",
        "accepted",
        ("health",),
    )
    assert codes(concept) == set()
    changed = finding("WHO", "世界保健機構", "World Hospital Order")
    (concept,) = merge([changed], {"who": decision}, after.register, TODAY).concepts
    assert (concept.english, concept.japanese) == ("World Health Organization", "世界保健機関")
    conflicts = [warning.message for warning in concept.warnings if warning.code == "conflict"]
    assert len(conflicts) == 2
    assert all("世界保健機構" in text or "World Hospital Order" in text for text in conflicts)


def test_an_accepted_term_that_nothing_states_any_more_stays_as_it_was() -> None:
    said = finding("WHO", "世界保健機関", "World Health Organization")
    decision = Decision(status="accepted")
    before = merge([said], {"who": decision}, register_of(said), TODAY).register
    (concept,) = merge([], {"who": decision}, before, TODAY).concepts
    assert (concept.japanese, concept.english) == ("世界保健機関", "World Health Organization")
    assert codes(concept) == {"source-gone"}


def test_a_candidate_that_nothing_states_any_more_goes_and_its_card_is_remembered() -> None:
    said = finding("WHO", "世界保健機関")
    ledger = Ledger(register_of(said))
    ledger.stamp("who", "hash", 5)
    after = merge([], {}, ledger.close(), TODAY)
    assert after.concepts == ()
    assert after.register.entries["who"].gone == TODAY
    back = merge([said], {}, after.register, TODAY)
    assert [concept.id for concept in back.concepts] == ["who"]
    assert back.register.entries["who"].gone == ""


def test_a_term_that_only_a_person_states_is_a_term() -> None:
    found = merged(own=Decision(fields={"japanese": "独自の用語", "english": "Own Term"}))
    assert (found["own"].japanese, codes(found["own"])) == ("独自の用語", set())


def test_a_name_that_a_person_overruled_stays_a_variant_unless_only_its_edge_was_wrong() -> None:
    said = finding("WHO", "世界保健機構!")
    other = merged(said, who=Decision(fields={"japanese": "世界保健機関"}))
    assert [variant.text for variant in other["who"].variants] == ["世界保健機構"]
    edge = merged(finding("WHO", "国連世界保健機関!"), who=Decision(fields={"japanese": "世界保健機関"}))
    assert edge["who"].variants == ()


def test_a_person_says_that_two_concepts_are_one() -> None:
    said = [finding("WHO", "世界保健機関"), finding("", "世界保健局", "Global Health Bureau", line=5)]
    before = register_of(*said)
    found = merged(*said, register=before, who=Decision(also=("世界保健局",)))
    assert set(found) == {"who"}
    assert found["who"].english == "Global Health Bureau"


def test_a_person_gives_a_homonym_in_one_document_to_another_concept() -> None:
    said = [
        finding("PoC", "", "Point of Contact"),
        finding("PoC", "連絡窓口", line=2),
        finding("PoC", "概念実証", document="b.md"),
    ]
    before = register_of(*said)
    found = merged(*said, register=before, poc=Decision(excluded=("PoC@b.md",)))
    assert found["poc"].japanese == "連絡窓口"
    assert found["poc-2"].japanese == "概念実証"


def test_what_a_person_divided_keeps_its_ids_in_every_later_build() -> None:
    said = [finding("PoC", "連絡窓口"), finding("PoC", "概念実証", document="b.md")]
    decision = {"poc": Decision(excluded=("PoC@b.md",))}
    first = merge(said, decision, register_of(*said), TODAY)
    second = merge(said, decision, first.register, TODAY)
    assert first == second


def test_what_a_person_joined_knows_whose_part_it_is_and_parts_with_its_old_id() -> None:
    said = [
        finding("WHO", "世界保健機関", "World Health Organization"),
        finding("GHB", "世界保健局", "Global Health Bureau", line=5),
        finding("GHB", "世界保健局", line=7),
    ]
    before = register_of(*said)
    joined = {"ghb": Decision(also=("WHO", "世界保健機関", "World Health Organization"))}
    after = merge(said, joined, before, TODAY)
    assert [concept.id for concept in after.concepts] == ["ghb"]
    assert after.register.entries["who"].merged_into == "ghb"
    assert merge(said, joined, after.register, TODAY) == after
    apart = merge(said, {}, after.register, TODAY)
    assert apart.register == before
    assert {concept.id: concept.acronym for concept in apart.concepts} == {"who": "WHO", "ghb": "GHB"}


def test_a_joined_term_s_id_is_not_given_to_another_that_shares_a_name() -> None:
    said = [finding("WHO", "世界保健機関"), finding("", "世界保健局", "Global Health Bureau", line=5)]
    before = register_of(*said)
    joined = {"who": Decision(also=("世界保健局", "Global Health Bureau"))}
    first = merge(said, joined, before, TODAY).register
    new = finding("GHB", "世界保健局", "Great Herring Bay", document="b.md")
    found = merge([*said, new], {"who": Decision(also=("Global Health Bureau",))}, first, TODAY)
    assert "ghb" in {concept.id for concept in found.concepts}


def test_names_are_given_to_a_concept_that_had_none() -> None:
    said = [finding("PoC", "連絡窓口"), finding("PoC", "概念実証", document="b.md")]
    found = merged(*said, trial=Decision(also=("PoC@b.md",)), register=register_of(*said))
    assert {name: concept.japanese for name, concept in found.items()} == {
        "poc": "連絡窓口",
        "trial": "概念実証",
    }


def test_a_decision_before_the_first_build_is_about_the_term_that_will_ask_for_its_id() -> None:
    said = [finding("WHO", "世界保健機関"), finding("", "世界保健局", "Global Health Bureau", line=5)]
    found = merged(*said, who=Decision(also=("世界保健局",)))
    assert set(found) == {"who"}


def test_a_name_in_one_document_goes_before_the_name_alone() -> None:
    said = [finding("PoC", "連絡窓口", line=line, document=f"{name}.md") for line, name in enumerate("abc")]
    decisions = {
        "poc": Decision(excluded=("PoC",), also=("PoC@a.md",)),
        "trial": Decision(also=("PoC@b.md",)),
    }
    found = merged(*said, register=register_of(*said), **decisions)
    assert {name: len(concept.evidence) for name, concept in found.items()} == {
        "poc": 1,
        "poc-2": 1,
        "trial": 1,
    }


def test_a_mere_by_name_is_taken_off_without_its_claim() -> None:
    said = [
        finding("WHO", "世界保健機関", "World Health Organization", aliases=("世保",)),
        finding("WHO", "世界保健省", "World Health Organization", line=4),
    ]
    found = merged(*said, register=register_of(*said), who=Decision(excluded=("世保", "世界保健省")))
    assert set(found) == {"who"}
    assert found["who"].variants == ()
    assert len(found["who"].evidence) == 2


def test_a_name_that_only_a_person_gives_is_a_variant() -> None:
    found = merged(finding("WHO", "世界保健機関"), who=Decision(also=("世保", "WHO", "WHO@b.md")))
    assert [variant.text for variant in found["who"].variants] == ["世保"]


def test_a_name_in_a_document_that_does_not_state_it_is_told() -> None:
    found = merged(finding("WHO", "世界保健機関"), who=Decision(excluded=("WHO@b.md",), line=7))
    (warning,) = found["who"].warnings
    assert (warning.code, warning.places) == ("idle-decision", (Place("glossary/terms.toml", 7),))


def test_an_accepted_term_s_doubts_have_been_seen() -> None:
    said = finding("UNFPA", "国連人口基金", "United Nations Population Fund")
    assert codes(merged(said, unfpa=Decision(status="accepted"))["unfpa"]) == set()


def test_what_documents_said_is_forgotten_with_the_decision() -> None:
    said = finding("WHO", "世界保健機関", "World Health Organisation")
    once = merge([said], {"who": Decision(status="accepted")}, register_of(said), TODAY).register
    assert once.entries["who"].documented["english"] == "World Health Organisation"
    assert merge([said], {}, once, TODAY).register.entries["who"].documented == {}


FACTS = [
    finding("WHO", "世界保健機関", "World Health Organization", definition="保健の国際機関。"),
    finding(
        "WHO", "世界保健機構", "World health organization", definition="健康を司る機関。", reading="せかい"
    ),
    finding("WHO", "世界保健機関", aliases=("世保", "健保"), reading="せかいほけんきかん"),
    finding("IEA", "国際エネルギー機関", "International Energy Agency"),
    finding("IEA", "国際エネルギー庁", "International Energy Agencies", romaji="kokusai"),
    finding("", "仮訳", definition="正式でない訳。"),
    finding("", "仮訳", definition="仮の訳文。", voice="quotation"),
]
"""What two documents state of three things, differently."""
HOMES = st.lists(
    st.tuples(st.sampled_from(["a.md", "b.md", "c.md"]), st.integers(1, 99)),
    min_size=len(FACTS),
    max_size=len(FACTS),
    unique=True,
)


@given(HOMES)
def test_moving_a_note_or_renaming_a_document_changes_no_card(homes: list[tuple[str, int]]) -> None:
    moved = [replace(fact, place=Place(*home)) for fact, home in zip(FACTS, homes, strict=True)]
    known = register_of(*FACTS)

    def cards(findings: list[Finding]) -> dict[str, Concept]:
        found = merged(*findings, register=known)
        return {identifier: _without_places(concept) for identifier, concept in found.items()}

    assert cards(moved) == cards(FACTS)


def _without_places(concept: Concept) -> Concept:
    """The concept without what depends on the number of places; no card shows any of it."""
    quotes = {(row.quote, frozenset(row.names)) for row in concept.evidence}
    warnings = tuple(replace(warning, places=()) for warning in concept.warnings)
    return replace(concept, evidence=tuple(sorted(quotes, key=str)), warnings=warnings, confidence=1.0)


def test_a_rejected_term_keeps_its_claim_when_a_document_gives_its_names_to_another() -> None:
    own = finding("AB", "戊己庚", aliases=("丙丁",), document="b.md")
    added = [
        finding("CD", "丙丁", "Common Day", aliases=("戊己庚",)),
        finding("CD", "", "Common Day", line=2, aliases=("AB",)),
        finding("AB", "戊己庚", "East Field", line=3, aliases=("甲乙",)),
    ]
    found = merged(own, *added, register=register_of(own), ab=Decision(status="rejected"))
    assert {row.place for row in found["ab"].evidence} == {own.place, added[2].place}


def test_of_two_groups_of_the_same_names_a_divided_term_keeps_one() -> None:
    said = [
        finding("CD", aliases=("East Field",), definition="一つ。"),
        finding("AB", aliases=("Able Body",), definition="一つ。", line=2),
        finding("", "", "Able Body", aliases=("AB",), line=3),
    ]
    before = [
        finding("EF", "", "East Field", aliases=("Able Body",)),
        finding("", "戊己庚", "Able Body", line=2),
    ]
    register = register_of(*before)
    decision = Decision(status="accepted", also=("East Field",), excluded=("AB",))
    once = merge(said, {"ef": decision}, register, TODAY)
    again = merge(said, {"ef": decision}, once.register, TODAY)
    assert again.concepts == once.concepts


def test_names_of_an_acronym_that_differ_by_a_slip_of_the_pen_are_one_term() -> None:
    usual = finding("HCM", "", "Harbour Current Measurement")
    slips = ("Harbour Currrent Measurement", "Harbour Currents Measurements", "HARBOR CURRENT MEASUREMENT")
    found = merged(
        usual,
        *(finding("HCM", "", slip, line=at) for at, slip in enumerate(slips, 2)),
        replace(usual, place=Place("b.md", 1)),
    )
    assert found.keys() == {"hcm"}
    assert found["hcm"].english == "Harbour Current Measurement"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("International Maritime Organization", "International Meteorological Organization"),
        ("Intraport Data Format", "Interport Data Format"),
        ("Harbour Map Type 1", "Harbour Map Type 2"),
        ("Port Form Register", "Port Forum Register"),
        ("Harbour Map", "Harbour Map Method"),
    ],
)
def test_names_of_an_acronym_that_differ_by_more_than_a_slip_are_several(one: str, other: str) -> None:
    assert len(merged(finding("HM", "", one), finding("HM", "", other, line=2))) == 2
