"""Which id goes to which group of names, and what a ``not`` leaves of a claim."""

import pytest

from test_merge import finding, merged, register_of
from yougo.merge.matching import (
    ACRONYM,
    ENGLISH,
    FURTHER,
    JAPANESE,
    Candidate,
    Holder,
    Names,
    in_order,
    match,
    pairs,
)
from yougo.workspace.decision import Decision


def holder(identifier: str, names: str, *, decided: bool = False) -> Holder:
    return Holder(identifier, frozenset(names.split()), decided=decided)


def held(groups: list[Names], *holders: Holder) -> dict[int, str]:
    """From a group's number to the id that it gets."""
    candidates = dict(enumerate(map(Candidate, groups)))
    return match(pairs(candidates, holders))


@pytest.mark.parametrize(
    ("groups", "names", "number"),
    [
        ([{"a": JAPANESE, "x": ENGLISH}, {"a": JAPANESE, "b": ENGLISH, "y": ACRONYM}], "a b c", 1),
        ([{"a": ACRONYM, "p": JAPANESE}, {"b": ENGLISH, "q": ACRONYM}], "a b c", 1),
        ([{"a": JAPANESE, "x": ENGLISH, "y": ACRONYM}, {"a": JAPANESE, "z": ENGLISH}], "a b", 1),
        ([{"a": JAPANESE, "x": ENGLISH}, {"a": JAPANESE}], "a", 1),
        ([{"a": JAPANESE}, {"a": JAPANESE}], "a", 0),
        ([{"a": ACRONYM, "x": ENGLISH}, {"b": JAPANESE, "y": ENGLISH}], "a b", 1),
    ],
    ids=["most names", "a telling name", "fewest others", "just its names", "the first", "not by acronym"],
)  # fmt: skip
def test_an_id_goes_to_the_group_that_it_fits_best(groups: list[Names], names: str, number: int) -> None:
    assert held(groups, holder("h", names)) == {number: "h"}


@pytest.mark.parametrize(
    ("group", "holders", "identifier"),
    [
        ({"a": JAPANESE, "x": ENGLISH}, [holder("g", "a b"), holder("h", "a")], "h"),
        ({"a": JAPANESE, "x": ENGLISH}, [holder("g", "a x"), holder("h", "a", decided=True)], "h"),
        ({"a": ACRONYM, "x": ENGLISH}, [holder("g", "x y"), holder("h", "a z", decided=True)], "g"),
        ({"a": ACRONYM, "x": ENGLISH}, [holder("g", "x y"), holder("h", "a", decided=True)], "h"),
        ({"a": ACRONYM}, [holder("g", "a y"), holder("h", "a z", decided=True)], "h"),
        ({"a": JAPANESE}, [holder("h", "a"), holder("g", "a")], "g"),
    ],
    ids=[
        "that has fewest others",
        "that a person decided on",
        "but not for an acronym alone",
        "unless it has no more",
        "or the group has no more",
        "the first",
    ],
)
def test_a_group_gets_the_id_that_fits_it_best(group: Names, holders: list[Holder], identifier: str) -> None:
    assert held([group], *holders) == {0: identifier}


def test_each_group_gets_one_id_and_each_id_one_group() -> None:
    groups: list[Names] = [{"a": JAPANESE, "x": ENGLISH}, {"a": JAPANESE, "y": ENGLISH}]
    assert held(groups, holder("g", "a y"), holder("h", "a y x")) == {0: "h", 1: "g"}
    assert held(groups, holder("g", "a")) == {0: "g"}


@pytest.mark.parametrize(("number", "expected"), [(50, {0: "h"}), (51, {})])
def test_a_name_of_more_than_fifty_groups_tells_nothing(number: int, expected: dict[int, str]) -> None:
    groups: list[Names] = [{"a": JAPANESE, f"x{each}": ENGLISH} for each in range(number)]
    assert held(groups, holder("h", "a")) == expected


def test_groups_of_just_the_names_of_ids_get_them_however_many_bear_these() -> None:
    groups: list[Names] = [{"a": JAPANESE} for _ in range(60)]
    assert held(groups, holder("g", "a"), holder("h", "a")) == {0: "g", 1: "h"}


def test_groups_of_the_same_names_have_their_ids_in_order_the_decided_first() -> None:
    groups = {number: Candidate({name: JAPANESE}) for number, name in enumerate("aab")}
    ids = {2: "a", 1: "b", 0: "c"}
    assert in_order(groups, ids) == {0: "b", 1: "c", 2: "a"}
    assert in_order(groups, ids, {"c": Holder("c", frozenset())}) == {0: "c", 1: "b", 2: "a"}


def test_a_decided_id_goes_to_the_group_that_is_called_as_it_was_then() -> None:
    names = {"a": ENGLISH, "b": FURTHER}
    groups = {
        0: Candidate(names, preferred={"english": "B"}),
        1: Candidate(names, preferred={"english": "A"}),
    }
    holders = {"x": Holder("x", frozenset("ab"), decided=True, said=frozenset("a"))}
    assert in_order(groups, {0: "x", 1: "y"}, holders) == {1: "x", 0: "y"}
    assert in_order(groups, {0: "x", 1: "y"}) == {0: "x", 1: "y"}


def test_a_by_name_or_former_name_is_taken_off_and_the_others_stay() -> None:
    said = finding(
        "WHO",
        "世界保健機関",
        "World Health Organization",
        aliases=("世保", "健保"),
        former=("国際衛生局", "衛生局"),
    )
    found = merged(said, register=register_of(said), who=Decision(excluded=("世・保", "国際衛生局")))
    assert found["who"].japanese == "世界保健機関"
    assert [(variant.text, variant.former) for variant in found["who"].variants] == [
        ("健保", False),
        ("衛生局", True),
    ]


def test_a_japanese_name_is_taken_off_where_the_english_is_the_concept_s() -> None:
    said = [
        finding("WHO", "世界保健機関", "World Health Organization", aliases=("世保",)),
        finding("WHO", "世界保健省", "World Health Organization", line=4, aliases=("保省",)),
    ]
    found = merged(*said, register=register_of(*said), who=Decision(excluded=("世界・保健省",)))
    assert found["who"].japanese == "世界保健機関"
    assert [variant.text for variant in found["who"].variants] == ["世保", "保省"]
    assert found["who"].evidence[1].names == ("WHO", "World Health Organization", "保省")


def test_a_name_without_a_document_is_never_idle() -> None:
    found = merged(finding("WHO", "世界保健機関"), who=Decision(also=("世保",), excluded=("別名",)))
    assert found["who"].warnings == ()


def test_an_entry_of_both_lists_is_told_once() -> None:
    found = merged(
        finding("WHO", "世界保健機関"), who=Decision(also=("A@b.md", "A@b.md"), excluded=("B@b.md",))
    )
    assert [warning.message[:8] for warning in found["who"].warnings] == ["“B@b.md”", "“A@b.md”"]
