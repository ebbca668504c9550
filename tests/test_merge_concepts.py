"""Which names, readings and definitions of those that documents state a concept shows, with what evidence."""

from dataclasses import replace

import pytest

from test_merge import codes, finding, merged
from yougo.model.concepts import Concept, Evidence, Reading, Variant
from yougo.model.documents import Place, Problem
from yougo.workspace.decision import Decision


def one(*names: str) -> Concept:
    """The concept of these Japanese names, each stated once."""
    return merged(*(finding("AB", name, line=line) for line, name in enumerate(names, 1)))["ab"]


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (("漁業委員会", "漁業局", "漁業局"), "漁業局"),
        (("漁業局", "漁業委員会"), "漁業委員会"),
        (("漁業部", "漁業局"), "漁業局"),
        (("漁業局!", "漁業委員会", "漁業委員会"), "漁業局"),
    ],
    ids=["the more frequent", "of equals the longer", "of these the first by its characters", "the bounded"],
)
def test_one_of_several_japanese_names_is_shown(stated: tuple[str, ...], shown: str) -> None:
    assert one(*stated).japanese == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (("Alpha Networks", "Alpha Networks", "Alpha Network"), "Alpha Network"),
        (("Alpha Network", "ALPHA NETWORK"), "Alpha Network"),
        (("Alpha Network", "alpha network", "alpha network"), "alpha network"),
        (("alpha network", "Alpha network"), "Alpha network"),
    ],
    ids=["in the singular", "not in capitals", "most often so", "else the first by its characters"],
)
def test_an_english_name_is_spelled_as_documents_spell_it(stated: tuple[str, ...], shown: str) -> None:
    found = merged(*(finding("AN", "", name, line=line) for line, name in enumerate(stated, 1)))
    assert found["an"].english == shown


def test_further_names_are_told_the_most_frequent_first() -> None:
    found = one("漁業委員会", "漁業委員会", "漁業委員会", "漁業部", "漁業局", "漁業局", "漁業課")
    names = [(variant.text, variant.count) for variant in found.variants]
    assert names == [("漁業局", 2), ("漁業課", 1), ("漁業部", 1)]


@pytest.mark.parametrize("cut", ["自動荷役", "荷役", "動荷役機"])
def test_a_name_cut_before_its_last_letter_or_behind_its_first_is_no_further_name(cut: str) -> None:
    found = one(cut, "自動荷役機", "自動荷役機")
    assert found.japanese == "自動荷役機"
    assert not found.variants
    assert "variant-names" not in codes(found)


@pytest.mark.parametrize("whole", ["荷役機", "自動荷役!", "荷役器"])
def test_a_name_that_ends_alike_or_is_bounded_is_a_further_name(whole: str) -> None:
    (other,) = one(whole, "自動荷役機!", "自動荷役機!").variants
    assert other.text == whole.strip("!")


def test_by_names_and_former_names_are_further_names_of_their_language() -> None:
    said = finding("WHO", "世界保健機関", aliases=("世保", "World Health", "WHB"), former=("国際衛生局",))
    assert merged(said)["who"].variants == (
        Variant("WHB", "und", "acronym", 1),
        Variant("World Health", "en", "variant", 1),
        Variant("世保", "ja", "variant", 1),
        Variant("国際衛生局", "ja", "variant", 1, former=True),
    )


def test_a_former_name_that_somebody_still_uses_is_not_called_former() -> None:
    found = merged(
        finding("WHO", "世界保健機関", former=("国際衛生局",)),
        finding("WHO", "世界保健機関", aliases=("国際衛生局",), line=2),
    )
    (variant,) = found["who"].variants
    assert (variant.text, variant.count, variant.former) == ("国際衛生局", 2, False)


def test_what_a_person_gave_to_a_concept_comes_after_its_own_names() -> None:
    found = merged(
        finding("WHO", "世界保健機関", "World Health Organization"),
        finding("GHBX", "全世界保健衛生局", "Global Health Bureau X", line=5),
        who=Decision(also=("GHBX",)),
    )
    (concept,) = found.values()
    assert (concept.acronym, concept.japanese, concept.english) == (
        "WHO",
        "世界保健機関",
        "World Health Organization",
    )
    assert concept.variants == (
        Variant("GHBX", "und", "acronym", 1),
        Variant("Global Health Bureau X", "en", "full", 1),
        Variant("全世界保健衛生局", "ja", "variant", 1),
    )


def test_a_reading_that_a_document_states_is_that_of_the_name_shown() -> None:
    found = merged(
        finding("WHO", "世界保健機関", reading="せかいほけんきかん"),
        finding("WHO", "世界保健機関", romaji="sekai", line=2),
        finding("WHO", "世保", reading="せほ", line=3),
    )
    assert found["who"].reading == Reading("せかいほけんきかん", verified=True, basis="document")


def test_a_note_s_label_is_a_reading_to_be_verified() -> None:
    found = merged(finding("WHO", "世界保健機関", romaji="sekai-hoken"))
    assert found["who"].reading == Reading("sekai-hoken", verified=False, basis="label")
    assert merged(finding("WHO", "世界保健機関"))["who"].reading is None


def test_an_author_s_definition_goes_before_a_quoted_one() -> None:
    quoted = finding("WHO", "世界保健機関", definition="引用した、より長い定義。", voice="quotation")
    assert merged(quoted)["who"].definition == "引用した、より長い定義。"
    own = finding("WHO", "世界保健機関", definition="自分の定義。", line=2)
    assert merged(quoted, own)["who"].definition == "自分の定義。"


def quoted(*claims: tuple[str, str]) -> list[Evidence]:
    """The evidence of claims of one sentence, each with an acronym and a Japanese name."""
    said = [finding(acronym, japanese) for acronym, japanese in claims]
    said = [replace(each, sentence="一つの文。", url="https://example.org/") for each in said]
    (concept,) = merged(*said, finding("AB", "漁業局", line=9)).values()
    return [row for row in concept.evidence if row.place.line == 1]


def test_a_sentence_is_evidence_once_for_each_japanese_name() -> None:
    rows = quoted(("AB", "漁業局"), ("AB", "漁業部"))
    assert [row.names for row in rows] == [("AB", "漁業局"), ("AB", "漁業部")]
    assert {(row.quote, row.rule, row.kind, row.url) for row in rows} == {
        ("一つの文。", "r", "text", "https://example.org/")
    }


@pytest.mark.parametrize("claims", [[("AB", ""), ("AB", "漁業局")], [("AB", "漁業局"), ("", "漁業局")]])
def test_claims_of_one_name_in_one_sentence_are_one_piece_of_evidence(claims: list[tuple[str, str]]) -> None:
    (row,) = quoted(*claims)
    assert set(row.names) == {"AB", "漁業局"}


def test_a_term_with_a_japanese_name_is_defined_in_japanese_where_it_can_be() -> None:
    english = finding("WHO", "世界保健機関", "World Health Organization", definition="A body for health.")
    japanese = finding("WHO", "世界保健機関", definition="保健のための機関。", line=2)
    said = [english, replace(english, place=Place("a.md", 3)), japanese]
    assert merged(*said)["who"].definition == "保健のための機関。"
    assert merged(english)["who"].definition == "A body for health."
    unnamed = [replace(each, japanese=()) for each in said]
    assert merged(*unnamed)["who"].definition == "A body for health."


def test_evidence_says_how_its_english_spells_the_acronym() -> None:
    rows = merged(finding("WHO", "", "World Health Organization"), finding("WHO", "世保", line=2))
    assert [row.letters for row in rows["who"].evidence] == ["initials", ""]


def test_a_doubt_about_a_claim_is_told_of_its_concept_once() -> None:
    place = Place("a.md", 3)
    said = finding("WHO", "世界保健機関", problems=(Problem("label-repaired", "“who”", place),))
    (warning,) = merged(said, replace(said, sentence="別の文。"))["who"].warnings
    assert (warning.code, warning.message, warning.places) == ("label-repaired", "“who”", (place,))


@pytest.mark.parametrize(
    "said",
    [
        finding("WHO", "世界保健機関"),
        finding("WHO", definition="保健の機関。"),
        finding("", "世界保健機関!", aliases=("世保",)),
        finding("WHO", problems=(Problem("label-repaired", "“who”", Place("a.md", 1)),)),
    ],
    ids=["two names", "a name and its definition", "a name and a by-name", "a name that is doubtful"],
)
def test_what_makes_a_term(said: object) -> None:
    assert len(merged(said)) == 1


@pytest.mark.parametrize("said", [finding("WHO"), finding("", definition="保健の機関。")], ids=["a", "b"])
def test_a_name_or_a_definition_alone_makes_no_term(said: object) -> None:
    assert merged(said) == {}


def test_an_idle_entry_is_quoted_in_its_warning() -> None:
    found = merged(finding("WHO", "世界保健機関"), who=Decision(also=("WHO@b.md",)))
    assert [warning.message for warning in found["who"].warnings] == [
        "“WHO@b.md”: b.md is not a document with terms"
    ]
    assert codes(found["who"]) == {"idle-decision"}


def test_the_reading_of_a_name_that_is_a_variant_stays_with_it() -> None:
    found = merged(
        finding("WHO", "世界保健機関", line=1),
        finding("WHO", "世界保健機関", line=2),
        replace(finding("WHO", "世界保険機関", line=3), reading="せかいほけんきかん"),
    )
    (variant,) = found["who"].variants
    assert (variant.text, variant.reading) == ("世界保険機関", "せかいほけんきかん")
