"""Each way to define a term in English, wherever it is written: ``definings/english/*.txt``.

A line of ``sentences.txt`` is one way to say that a thing is {D}: {N} is its name, {T} is that with capitals,
{An} and {The} begin a sentence with and without an article, and {A} is an acronym. A line of ``lines.txt``
says it without a verb, anywhere but in a cell. A line of ``remarks.txt`` names and defines nothing.
"""

from itertools import product
from pathlib import Path

import pytest

from test_namings import all_names
from yougo import readers, readings
from yougo.extract import extract
from yougo.model.findings import Finding

FOLDER = Path(__file__).with_name("definings") / "english"
SENTENCES, LINES, REMARKS = (
    (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for name in ("sentences", "lines", "remarks")
)
THINGS = (
    ("berth plan", "BP", "document that says where each vessel rests"),
    ("dredging", "DRG", "process of taking mud from the bottom of a harbour"),
    ("pilot ladder", "PLD", "device used to board a ship at sea"),
)
PLACES = {
    "paragraph": "{}\n",
    "item": "- {}\n- Ships come and go every day.\n",
    "cell": "| Part | What |\n|---|---|\n| Ship | {} |\n| Sea | Ships come and go. |\n",
    "quotation": "> {}\n",
    "section": "## About us\n\nShips come.\n\n{}\n\nMore ships come.\n",
}


WORDINGS = [
    *product(SENTENCES, PLACES),
    *product(LINES, sorted(PLACES.keys() - {"cell"})),
]


@pytest.mark.parametrize(("wording", "place"), WORDINGS)
@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing[0])
def test_a_wording_defines_the_same_wherever_it_is(
    wording: str, thing: tuple[str, str, str], place: str
) -> None:
    name, acronym, meaning = thing
    names = {"N": name, "T": name.title(), "An": f"A {name}", "The": name.capitalize()}
    found = findings(PLACES[place].format(wording.format(A=acronym, D=meaning, **names)))
    defined = [finding for finding in found if meaning in finding.definition]
    assert defined
    assert all(name in {each.lower() for each in all_names(finding)} for finding in defined)


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize("place", PLACES)
def test_a_remark_defines_nothing_wherever_it_is(remark: str, place: str) -> None:
    assert not findings(PLACES[place].format(remark))


def findings(text: str) -> tuple[Finding, ...]:
    """What a text states."""
    return tuple(extract(readers.read(text.encode(), "case.md"), readings.analyse).findings)
