import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.extract.shapes.long_forms import long_form
from yougo.language.alignment import align_whole
from yougo.language.initials import may_spell_all, weighty_initials
from yougo.language.letters import is_acronym, spell


def marked(acronym: str, english: str) -> str:
    positions = spell(acronym, english).positions
    return "".join(char.upper() if n in positions else char.lower() for n, char in enumerate(english))


@pytest.mark.parametrize(
    ("acronym", "expected", "sort"),
    [
        ("WHO", "World Health Organization", "initials"),
        ("IMF", "International Monetary Fund", "initials"),
        ("CRC", "Convention on the Rights of the Child", "content"),
        ("SDGs", "Sustainable Development Goals", "initials"),
        ("R&D", "Research and Development", "initials"),
        ("P2P", "Peer to Peer", "initials"),
        ("DX", "Digital Transformation", "initials"),
        ("ECOSOC", "ECOnomic and SOcial Council", "syllables"),
        ("B5G", "Beyond 5G", "syllables"),
        ("HTML", "HyperText Markup Language", "inner"),
        ("EEG", "electroencephalogram", "inner"),
        ("ISO", "International Organization for Standardization", "inner"),
        ("TNBS", "2,4,6-trinitrobenzene sulfonic acid", "inner"),
        ("MCM", "Meeting of the Council at Ministerial level", "partial"),
        ("TEL", "TELecommunications working group", "first-word"),
        ("ITU-R", "ITU Radiocommunication Sector", "parent"),
        ("EU AI", "EU Artificial Intelligence", "parent"),
        ("W3C", "World Wide Web Consortium", "initials"),
        ("R4R", "Room for Rent", "initials"),
        ("C4I", "Command Four Intelligence", "initials"),
        ("WWB", "Women's World Bank", "initials"),
        ("HS4", "Fourth Harbour Survey", "initials"),
        ("PB-2", "Port Bureau Two", "initials"),
    ],
)
def test_an_expansion_that_spells_its_acronym_is_marked(acronym: str, expected: str, sort: str) -> None:
    assert spell(acronym, expected).sort == sort


@pytest.mark.parametrize(
    "word",
    "a an and & as at by de des du et for from in into la le of on or per the to und upon with".split(),
)
def test_small_words_give_no_letter(word: str) -> None:
    assert spell("WHO", f"World Health {word} Organization").sort == "content"


@pytest.mark.parametrize("text", ["5kHz", "5MHz", "10Gbps", "5kW", "5MWh", "5KB", "12Km", "5MB", "Q.850"])
def test_values_and_numbers_of_recommendations_are_no_acronyms(text: str) -> None:
    assert not is_acronym(text)


@pytest.mark.parametrize(
    ("acronym", "english"),
    [
        ("SD", "Study Group"),
        ("ABC", "World Health Organization"),
        ("UNFPA", "United Nations Population Fund"),
        ("X", ""),
        ("SCA", "open source vulnerabilities"),
        ("CIS", "compliance baselines"),
        ("EU", "Electoral Plenum"),
        ("HS4", "Fifth Harbour Survey"),
        ("HS4", "Fourth Survey of Tides"),
    ],
)
def test_an_expansion_that_does_not_is_none(acronym: str, english: str) -> None:
    assert spell(acronym, english).sort == "none"
    assert spell(acronym, english).positions == ()


@pytest.mark.parametrize(
    ("acronym", "before", "found"),
    [
        ("EEG", "we recorded an electroencephalogram", "electroencephalogram"),
        ("TNBS", "with 2,4,6-trinitrobenzene sulfonic acid", "2,4,6-trinitrobenzene sulfonic acid"),
        ("W3C", "by the World Wide Web Consortium", "World Wide Web Consortium"),
        ("SD", "by the Study Group", ""),
        ("CIS", "of compliance baselines", ""),
    ],
)
def test_what_is_found_before_an_acronym_spells_it(acronym: str, before: str, found: str) -> None:
    assert long_form(before, acronym) == found
    assert bool(spell(acronym, found)) == bool(found)


def test_the_letters_are_the_ones_that_a_reader_would_mark() -> None:
    assert marked("ECOSOC", "Economic and Social Council") == "ECOnomic and SOcial Council"
    assert marked("OECD", "Organisation for Economic Co-operation and Development") == (
        "Organisation for Economic Co-operation and Development"
    )
    assert (
        marked("ITU-D", "ITU Telecommunication Development Sector")
        == "ITU telecommunication Development sector"
    )


@given(st.text(max_size=14), st.text(max_size=80))
def test_any_two_texts_can_be_compared(acronym: str, english: str) -> None:
    found = spell(acronym, english)
    assert all(0 <= position < len(english) for position in found.positions)
    assert list(found.positions) == sorted(set(found.positions))


@pytest.mark.parametrize(
    "text", ["DFFT", "ITU-R", "IoT", "6G", "日EU・EPA", "日米DDE", "OECD.AI", "R&D", "SDGs", "PoC"]
)
def test_acronyms_are_known_by_their_look(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Tokyo", "2024", "A", "World Bank", "国連", "p.3", "", "internet", "AB CD"])
def test_other_words_are_not(text: str) -> None:
    assert not is_acronym(text)


PIECES = (
    "World health of the and Co-operation e-Learning Trans-Pacific for To second Two x-ray R&D É IPv6 Sixth"
)


@given(
    st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=5).map(" ".join),
    st.data(),
)
def test_the_quick_look_lets_every_acronym_pass_that_fits(english: str, data: st.DataObject) -> None:
    letters = [word[0] for word in re.findall(r"\w+", english)]
    chosen = [
        data.draw(st.sampled_from([letter, letter.upper(), "", "x", "2", "&", "e"])) for letter in letters
    ]
    acronym = "".join(chosen)
    if spell(acronym, english).sort in {"initials", "content", "syllables"}:
        assert may_spell_all(acronym, weighty_initials(english))


@pytest.mark.parametrize(
    ("acronym", "expected"),
    [("D2", "Data, To 2"), ("DA", "Data, A and"), ("COA", "Co-operation and in, Of An")],
)
def test_a_small_word_after_a_comma_is_left_out_last(acronym: str, expected: str) -> None:
    assert marked(acronym, expected) == expected


def test_a_small_word_at_the_end_is_left_out_like_any_other() -> None:
    assert spell("X", "X and").sort == "first-word"


@given(
    st.lists(st.sampled_from(PIECES.replace("Trans", "Data, Trans").split()), min_size=1, max_size=6),
    st.data(),
)
def test_a_spelling_by_initials_is_the_cheapest(words: list[str], data: st.DataObject) -> None:
    english = " ".join(words)
    letters = [word[0] for word in re.findall(r"\w+", english)]
    acronym = "".join(data.draw(st.sampled_from([letter, letter, "", "&"])) for letter in letters)
    found = spell(acronym, english)
    if found.sort in {"initials", "content"}:
        aligned = align_whole(acronym, english)
        assert aligned
        assert found.positions == tuple(place.offset for place in aligned.places)
