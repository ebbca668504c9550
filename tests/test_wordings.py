"""Each row of the wordings is proved by its own example and counter-example."""

import re

import pytest

from yougo import readers, readings
from yougo.extract import extract, vocabulary
from yougo.extract.rules import wordings
from yougo.extract.shapes import namings, sides
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.model.findings import Finding

ROWS = vocabulary.table("wordings")


def scan(text: str) -> Scan:
    (passage,) = readers.read(text.encode(), "example.txt").passages
    return Scan(passage, readings.analyse)


def found(row: tuple[str, ...], text: str) -> list[Finding]:
    """What a row alone finds in a text, which has its joint."""
    _, _, left, joint, right, says, *_ = row
    wording = wordings.Wording(left, wordings.compiled(joint), right, says)
    passage = scan(text)
    joints = list(wording.joint.finditer(passage.text))
    assert joints, text
    return [finding for each in joints for finding in wordings.read(passage, wording, each)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[3]}")
def test_a_wording_finds_its_example_by_itself(row) -> None:
    (finding,) = found(row, row[-2])
    assert finding.definition or len([finding.acronym, finding.english, *finding.japanese]) > 1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[3]}")
def test_a_wording_states_nothing_in_its_counter_example(row) -> None:
    assert not found(row, row[-1])
    assert not extract(readers.read(row[-1].encode(), "example.txt"), readings.analyse).findings


@pytest.mark.parametrize("row", vocabulary.table("bracket_wordings"), ids=lambda row: f"{row[0]} {row[1]}")
def test_a_wording_of_a_bracket_holds_in_its_example_alone(row) -> None:
    _, pattern, example, counter = row
    assert re.search(pattern, example, re.DOTALL)
    assert not re.search(pattern, counter, re.DOTALL)


@pytest.mark.parametrize("table", ["citations", "note_remarks"])
def test_what_a_note_says_that_is_no_definition_is_known_by_each_example_alone(table: str) -> None:
    for pattern, example, counter in vocabulary.table(table):
        assert vocabulary.one(pattern).search(example), pattern
        assert not vocabulary.pattern(table).search(counter), counter


@pytest.mark.parametrize("row", vocabulary.table("namings"), ids=lambda row: row[2])
def test_a_clause_that_names_a_thing_is_read_whole(row: tuple[str, ...]) -> None:
    role, _, _, sign, example = row
    assert re.search(sign, example)
    named, rest = namings.of_subject(example)
    assert [naming.role for naming in named] == [role]
    assert not rest


@pytest.mark.parametrize("row", vocabulary.table("namings"), ids=lambda row: row[2])
def test_a_note_is_named_by_a_sentence_that_needs_no_subject(row: tuple[str, ...]) -> None:
    _, after, *_, example = row
    word, rest = namings.parse(f"{example}。")
    assert (word, rest) == (Headword(), f"{example}。") if after == "subject" else not rest


def test_each_slot_and_role_is_used() -> None:
    assert {row[2] for row in ROWS} == sides.LEFT.keys()
    assert {row[4] for row in ROWS} == sides.RIGHT.keys()
    assert {row[5] for row in ROWS} == wordings.SAYS.keys()
