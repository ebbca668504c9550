"""Each way to say what a thing is, wherever it is written: ``definings/*.txt``, which need no Python.

A line is one way to say that the thing with the acronym {A}, the Japanese name {J} and the English one {E} is
{D}. What is found must hold those words, and the names of the line.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from test_namings import PLACES, all_names
from yougo import readers, readings
from yougo.extract import extract

FILES = sorted(Path(__file__).with_name("definings").glob("*.txt"))
THINGS = (
    ("MIN", "係船情報網", "Mooring Information Network", "港の情報を集めて船に配る仕組み"),
    ("TMD", "検潮装置", "Tide Measuring Device", "船が港に入る前に潮の高さを測る装置"),
    ("SPP", "護岸計画", "Shore Protection Plan", "国が港を守るために定める計画"),
)


def wordings() -> Iterator[str]:
    """Each line of the files."""
    for file in FILES:
        yield from file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("wording", list(wordings()))
@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing[0])
@pytest.mark.parametrize("place", PLACES)
def test_a_wording_defines_the_same_wherever_it_is(
    wording: str, thing: tuple[str, str, str, str], place: str
) -> None:
    sentence = wording.format(**dict(zip("AJED", thing, strict=True)))
    names = {name for key, name in zip("AJE", thing, strict=False) if f"{{{key}}}" in wording}
    document = readers.read(PLACES[place].format(sentence).encode(), "case.md")
    found = extract(document, readings.analyse).findings
    defined = [finding for finding in found if thing[-1] in finding.definition]
    assert [all_names(finding) for finding in defined] == [names]
