"""Which term is an edition of which other."""

import pytest

from test_merge import finding, merged

TC = ("TC", "技術会議", "Technical Conference")


@pytest.mark.parametrize(
    ("acronym", "japanese", "english"),
    [
        ("TC-14", "", "Technical Conference 2014"),
        ("TC14", "2014年技術会議", ""),
        ("TC8", "第8回技術会議", "8th Technical Conference"),
        ("TC 8", "", "8th Technical Conference"),
    ],
)
def test_an_edition_has_the_id_of_what_it_is_an_edition_of(acronym: str, japanese: str, english: str) -> None:
    found = merged(finding(*TC), finding(acronym, japanese, english, line=2))
    (edition,) = (concept for concept in found.values() if concept.acronym == acronym)
    assert edition.edition_of == "tc"
    assert not found["tc"].edition_of


@pytest.mark.parametrize(
    ("acronym", "japanese", "english"),
    [
        ("TC14", "第14回総会", "General Assembly 2014"),
        ("TC-256", "", "Technical Conference 256"),
        ("ATC-14", "", "Advanced Technical Conference 2014"),
    ],
)
def test_another_thing_with_a_number_is_no_edition(acronym: str, japanese: str, english: str) -> None:
    found = merged(finding(*TC), finding(acronym, japanese, english, line=2))
    assert not any(concept.edition_of for concept in found.values())


def test_of_two_bases_with_one_acronym_the_names_decide() -> None:
    other = finding("TC", "貿易委員会", "Trade Commission", document="b.md")
    found = merged(
        finding(*TC), other, finding("TC-14", "", "Trade Commission 2014", document="b.md", line=2)
    )
    (edition,) = (concept for concept in found.values() if concept.acronym == "TC-14")
    assert found[edition.edition_of].english == "Trade Commission"
