import pytest

from yougo.errors import ImpossibleDecision
from yougo.model.concepts import Concept, Decided, Evidence, Reading, Variant
from yougo.model.documents import Place
from yougo.workspace import edits, name_edits
from yougo.workspace.decision import Decision
from yougo.workspace.edits import Choice


def row(document: str, line: int, *names: str) -> Evidence:
    return Evidence(Place(document, line), "text", "…", "r", names=names)


POC = Concept(
    "poc",
    acronym="PoC",
    japanese="連絡窓口",
    reading=Reading("れんらくまどぐち", verified=False, basis="engines"),
    evidence=(row("a.md", 1, "PoC", "連絡窓口"), row("a.md", 5, "PoC"), row("b.md", 2, "PoC", "概念実証")),
)


def test_accepting_writes_down_the_reading_that_only_engines_give() -> None:
    choice = edits.accepted(POC)
    assert choice.keys == {"status": "accepted", "reading": "れんらくまどぐち"}
    assert choice.documented == {
        "acronym": "PoC",
        "japanese": "連絡窓口",
        "english": "",
        "definition": "",
        "reading": "",
    }


def test_accepting_in_a_conflict_keeps_what_is_shown() -> None:
    rows = (Decided("english", "Old", "Old", "New", explicit=False),)
    choice = edits.accepted(Concept("x", english="Old", decided=rows, status="accepted"))
    assert choice.keys == {"status": "accepted", "english": "Old"}
    assert choice.documented["english"] == "New"


def test_a_status_alone_says_nothing_of_the_reading() -> None:
    assert edits.corrected(POC, {"status": "accepted"}).keys == {"status": "accepted"}


def test_a_conflict_is_settled_either_way() -> None:
    rows = (Decided("english", "Mine", "Old", "New"), Decided("japanese", "同", "同", "同", explicit=False))
    concept = Concept("x", japanese="同", english="Mine", decided=rows)
    assert edits.kept(concept) == Choice("x", {"english": "Mine"}, {"english": "New"})
    assert edits.taken(concept) == Choice("x", {"english": None}, {"english": "New"})


def test_a_reading_goes_with_the_name_that_it_was_decided_for() -> None:
    rows = (Decided("japanese", "旧称", "旧称", "新称"), Decided("reading", "きゅうしょう", "", ""))
    concept = Concept("x", japanese="旧称", decided=rows)
    assert edits.taken(concept).keys == {"japanese": None, "reading": None}
    assert edits.kept(concept).keys == {"japanese": "旧称"}


def test_joining_takes_over_all_names_and_what_was_decided_of_the_other_alone() -> None:
    into = Concept("who", acronym="WHO", japanese="世界保健機関")
    other = Concept(
        "ghb",
        japanese="世界保健局",
        english="Global Health Bureau",
        variants=(Variant("GHB", "und", "acronym"),),
    )
    decisions = {
        "who": Decision(excluded=("GHB", "X"), tags=("a",)),
        "ghb": Decision(fields={"english": "Global Health Bureau"}, note="n", tags=("b",), also=("局",)),
    }
    made = name_edits.joined(into, other, decisions, [into, other])
    assert made == [
        Choice("ghb", {"also": None}),
        Choice(
            "who",
            {
                "also": ("世界保健局", "Global Health Bureau", "GHB"),
                "not": ("X",),
                "japanese": "世界保健機関",
                "english": "Global Health Bureau",
                "note": "n",
                "tags": ("a", "b"),
            },
            dict.fromkeys(("acronym", "definition", "english", "japanese", "reading")),
        ),
    ]


def test_a_name_that_a_third_concept_bears_is_joined_only_where_the_other_stands() -> None:
    into, other = (
        Concept("pilot", japanese="試行"),
        Concept("poc-2", acronym="PoC", evidence=(row("b.md", 2, "PoC"),)),
    )
    (choice,) = name_edits.joined(into, other, {}, [into, other, POC])
    assert choice.keys["also"] == ("PoC@b.md",)


def test_sentences_are_parted_by_a_name_that_only_they_have() -> None:
    (choice,) = name_edits.parted(POC, [POC.evidence[2]], Decision(also=("概念実証", "別")))
    assert choice.keys == {"not": ("概念実証",), "also": ("別",)}


def test_sentences_without_a_name_of_their_own_are_parted_by_their_document() -> None:
    concept = Concept("poc", evidence=(row("a.md", 1, "PoC"), row("b.md", 2, "PoC")))
    made = name_edits.parted(concept, [concept.evidence[1]], Decision(), "proof")
    assert made == [
        Choice("poc", {"not": ("PoC@b.md",), "also": None}),
        Choice("proof", {"also": ("PoC@b.md",)}),
    ]


@pytest.mark.parametrize("rows", [(), POC.evidence, POC.evidence[1:2]])
def test_sentences_that_no_name_parts_are_refused(rows: tuple[Evidence, ...]) -> None:
    with pytest.raises(ImpossibleDecision):
        name_edits.parted(POC, rows, Decision())
