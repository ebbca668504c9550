"""What a person decided holds, field by field; what documents say otherwise later is told."""

import pytest

from test_merge import TODAY, codes, finding, register_of
from yougo.merge import merge
from yougo.merge.decisions import TERMS
from yougo.model.concepts import FIELDS, Concept, Reading, Variant
from yougo.model.documents import Place
from yougo.model.findings import Finding
from yougo.workspace.decision import Decision
from yougo.workspace.register import EMPTY, Ledger, Register

WHO = finding("WHO", "世界保健機関", "World Health Organization", definition="保健の機関。")
ACCEPTED = Decision(status="accepted", line=3)


def concept(said: Finding, decision: Decision, register: Register = EMPTY) -> Concept:
    """What becomes of “who”."""
    (found,) = merge([said], {"who": decision}, register or register_of(said), TODAY).concepts
    return found


def later(decision: Decision, now: Finding, then: Finding = WHO) -> Concept:
    """What becomes of a concept when the documents change after the decision."""
    decided = merge([then], {"who": decision}, register_of(then), TODAY).register
    return concept(now, decision, decided)


CONFLICTS = {
    "accepted": (
        ACCEPTED,
        finding("WHO", "世界保健機構", "World Health Organization", definition="保健の機関。"),
        "japanese was accepted as “世界保健機関”; the documents now say “世界保健機構”",
        True,
    ),
    "decided otherwise": (
        Decision(fields={"japanese": "世保"}, line=3),
        finding("WHO", "世界保健機構", "World Health Organization"),
        "japanese was decided as “世保” when the documents said “世界保健機関”; they now say “世界保健機構”",
        True,
    ),
    "decided as it was": (
        Decision(fields={"japanese": "世界保健機関"}, line=3),
        finding("WHO", "世界保健機構", "World Health Organization"),
        "japanese was decided as “世界保健機関”; the documents now say “世界保健機構”",
        True,
    ),
    "a definition in the sentence": (
        Decision(fields={"definition": "定義。"}, line=3),
        finding("WHO", "世界保健機関", "World Health Organization", definition="世界"),
        "definition was decided as “定義。” when the documents said “保健の機関。”; they now say “世界”",
        True,
    ),
    "a definition elsewhere": (
        Decision(fields={"definition": "定義。"}, line=3),
        finding("WHO", "世界保健機関", "World Health Organization", definition="別の。"),
        "definition was decided as “定義。” when the documents said “保健の機関。”; they now say “別の。”",
        False,
    ),
}


@pytest.mark.parametrize(("decision", "now", "message", "shows"), CONFLICTS.values(), ids=CONFLICTS)
def test_a_conflict_says_what_was_decided_and_what_documents_say_now(
    decision: Decision, now: Finding, message: str, *, shows: bool
) -> None:
    (warning,) = [each for each in later(decision, now).warnings if each.code == "conflict"]
    assert warning.message == message
    places = [Place("a.md", 1)] if shows else []
    assert warning.places == (*places, Place(TERMS, 3))


def test_what_documents_do_not_say_any_more_stays_accepted() -> None:
    found = later(ACCEPTED, finding("WHO", "世界保健機関", "World Health Organization"))
    assert found.definition == "保健の機関。"


@pytest.mark.parametrize(
    ("field", "then", "now", "value"),
    [
        ("acronym", finding("", "世保", "World Health"), finding("WHO", "世保", "World Health"), "WHO"),
        (
            "english",
            finding("WHO", "世界保健機関"),
            finding("WHO", "世界保健機関", "World Health"),
            "World Health",
        ),
        ("japanese", finding("WHO", "", "World Health"), finding("WHO", "世保", "World Health"), "世保"),
        (
            "definition",
            finding("WHO", "世保"),
            finding("WHO", "世保", definition="保健の機関。"),
            "保健の機関。",
        ),
    ],
)
def test_what_was_empty_when_a_term_was_accepted_stays_so_until_a_person_takes_it(
    field: str, then: Finding, now: Finding, value: str
) -> None:
    register = register_of(then)
    (identifier,) = register.entries
    register = merge([then], {identifier: ACCEPTED}, register, TODAY).register
    (found,) = merge([now], {identifier: ACCEPTED}, register, TODAY).concepts
    assert getattr(found, field) == ""
    (warning,) = [each for each in found.warnings if each.code == "conflict"]
    assert warning.message == f"{field} was accepted as empty; the documents now say “{value}”"


def test_a_reading_that_a_document_states_later_is_taken_into_an_accepted_term() -> None:
    found = later(ACCEPTED, finding("WHO", "世保", reading="せほ"), then=finding("WHO", "世保"))
    assert found.reading == Reading("せほ", verified=True, basis="document")
    assert codes(found) == set()


def test_every_field_that_a_person_decides_is_shown() -> None:
    fields = {
        "acronym": "WH",
        "japanese": "世界保健局",
        "reading": "せかいほけんきょく",
        "english": "World Health",
        "definition": "自分の定義。",
    }
    found = concept(WHO, Decision(fields=fields, note="覚え書き", tags=("保健",)))
    assert (found.acronym, found.japanese, found.english) == ("WH", "世界保健局", "World Health")
    assert found.reading == Reading("せかいほけんきょく", verified=True, basis="person")
    assert (found.definition, found.note, found.tags) == ("自分の定義。", "覚え書き", ("保健",))
    assert found.status == "candidate"
    assert [(row.field, row.value, row.explicit) for row in found.decided] == [
        (field, fields[field], True) for field in FIELDS
    ]


def test_a_reading_goes_with_the_name_that_it_was_stated_for() -> None:
    said = finding("WHO", "世界保健機関", reading="せかいほけんきかん")
    kept = Reading("せかいほけんきかん", verified=True, basis="document")
    assert concept(said, Decision(fields={"english": "World Health"})).reading == kept
    assert concept(said, Decision(fields={"japanese": "世界保健局"})).reading is None
    assert concept(said, ACCEPTED).reading == kept
    assert concept(said, Decision(excluded=("世界保健機関",))).reading is None


def test_a_note_s_label_is_not_what_a_person_accepts() -> None:
    found = merge([finding("WHO", "世保", romaji="seho")], {"who": ACCEPTED}, EMPTY, TODAY)
    assert found.register.entries["who"].documented["reading"] == ""


def test_what_was_said_of_a_field_is_forgotten_with_its_decision() -> None:
    both = {"who": Decision(fields={"english": "World Health", "japanese": "世保"})}
    before = merge([WHO], both, EMPTY, TODAY).register
    one = {"who": Decision(fields={"english": "World Health"})}
    assert merge([WHO], one, before, TODAY).register.entries["who"].documented == {
        "english": "World Health Organization"
    }


@pytest.mark.parametrize(
    ("said", "decided", "shown"),
    [
        ("世界保健機関", "世保", ["世界保健機関"]),
        ("国連世界保健機関", "世界保健機関", []),
        ("世界保健機関", "国連世界保健機関", []),
        ("世界・保健局", "国連世界保健局", []),
        ("世界保健局", "国連世界・保健局", []),
        ("", "世保", []),
        ("世保", "", []),
    ],
)
def test_a_name_that_was_overruled_is_a_further_one_unless_its_edges_were_moved(
    said: str, decided: str, shown: list[str]
) -> None:
    found = concept(
        finding("WHO", f"{said}!" if said else "", "World Health"), Decision(fields={"japanese": decided})
    )
    assert [variant.text for variant in found.variants] == shown


def test_a_further_name_is_told_once_however_it_is_spelled() -> None:
    found = concept(WHO, Decision(also=("ＷＨＯ", "世保", "WHO@a.md", "World-Health Organization")))
    assert found.variants == (Variant("世保", "ja", "variant"),)


def test_a_further_name_that_becomes_the_preferred_one_is_none_any_more() -> None:
    said = finding("WHO", "世界保健機関", aliases=("世界・保健局",))
    assert concept(said, Decision(fields={"japanese": "世界保健局"})).variants == (
        Variant("世界保健機関", "ja", "variant"),
    )


def test_a_name_that_is_denied_is_shown_nowhere() -> None:
    said = finding("WHO", "世界保健機関", "World Health Organization", aliases=("世保",))
    found = concept(said, Decision(excluded=("World health organization", "世・保")))
    assert (found.acronym, found.english, found.variants) == ("WHO", "", ())


def test_a_concept_all_of_whose_names_are_denied_keeps_them() -> None:
    found = concept(finding("WHO", "世界保健機関"), Decision(excluded=("WHO", "世界保健機関")))
    assert (found.acronym, found.japanese) == ("WHO", "世界保健機関")


def test_a_term_that_a_person_makes_has_its_names_in_the_register() -> None:
    made = Decision(fields={"japanese": "独自の用語", "english": "Own Term"}, also=("自前の語",), line=4)
    once = merge([], {"own": made}, EMPTY, TODAY)
    assert once.register.entries["own"].names == ("Own Term", "独自の用語", "自前の語")
    assert merge([], {"own": made}, once.register, TODAY) == once
    (found,) = once.concepts
    assert [(row.field, row.value) for row in found.decided] == [
        ("japanese", "独自の用語"),
        ("english", "Own Term"),
    ]


def test_a_decision_that_gives_no_name_makes_no_term() -> None:
    found = merge([], {"own": Decision(fields={"definition": "名のない定義。"})}, EMPTY, TODAY)
    assert (found.concepts, found.register.entries) == ((), {})


def test_a_decided_term_that_nothing_states_any_more_says_where_it_was_decided() -> None:
    decision = Decision(fields={"english": "World Health"}, line=6)
    known = merge([WHO], {"who": decision}, register_of(WHO), TODAY).register
    (found,) = merge([], {"who": decision}, known, TODAY).concepts
    (warning,) = found.warnings
    assert (warning.code, warning.places) == ("source-gone", (Place(TERMS, 6),))
    assert warning.message == "No document states this term any more"
    assert (found.decided[0].documented, found.decided[0].explicit) == ("World Health Organization", True)


def test_a_card_is_gone_since_the_first_day_on_which_nothing_stated_it() -> None:
    ledger = Ledger(register_of(WHO))
    ledger.stamp("who", "hash", 5)
    gone = merge([], {}, ledger.close(), "2026-02-02").register
    assert merge([], {}, gone, "2026-03-03").register.entries["who"].gone == "2026-02-02"


@pytest.mark.parametrize("document", ["a.md", "z.md"])
def test_a_decided_term_keeps_its_evidence_where_another_has_the_same_names_the_other_way_round(
    document: str,
) -> None:
    said = finding("", "", "Alpha Beta", document="m.md", aliases=("Common Day",))
    swapped = finding("", "", "Common Day", document=document, aliases=("Alpha Beta",))
    decisions = {"alpha-beta": ACCEPTED}
    register = merge([said], decisions, register_of(said), TODAY).register
    found = {each.id: each for each in merge([said, swapped], decisions, register, TODAY).concepts}
    assert [row.place.document for row in found["alpha-beta"].evidence] == ["m.md"]
