"""Each way to name a thing, wherever it is written: ``namings/*.txt``, which need no Python.

A line is one way to say that an acronym {A}, a Japanese name {J} and an English one {E} name the same thing.
``namings/nothing/*.txt`` holds sentences of the same words that name and define nothing.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from yougo import readers, readings
from yougo.extract import extract
from yougo.extract.shapes.headwords import names_of
from yougo.model.findings import Finding

FILES = sorted(Path(__file__).with_name("namings").glob("*.txt"))
NAMES = (
    ("HSS", "港湾拠点要約", "Harbour Site Summary"),
    ("TMP", "潮位管理計画", "Tide Management Plan"),
    ("CRF", "沿岸レジリエンス枠組み", "Coastal Resilience Framework"),
)
PLACES = {
    "paragraph": "{}\n",
    "second sentence": "海は広い。{}\n",
    "item": "- {}\n- 海は広い。\n",
    "footnote": "港を使う[^1]。\n\n[^1]: {}\n",
    "cell": "| 項目 | 内容 |\n|---|---|\n| 港 | {} |\n| 海 | 海は広い。 |\n",
    "quotation": "> {}\n",
    "note": "港を使う。\n\n※ {}\n",
}
LINES = {
    "item": PLACES["item"],
    "cell": PLACES["cell"],
    "heading": "## {}\n\n海は広い。\n",
    "paragraph": PLACES["paragraph"],
    "line of a paragraph": "港を使う。\n{}\n海は広い。\n",
}
"""Where a line may be that is no sentence."""
NO_HEADINGS = {"lines-with-explanations", "lines-with-markup"}


def wordings() -> Iterator[tuple[str, str, tuple[str, str, str]]]:
    """Each file's name and each of its lines, with names; lines take turns with them."""
    for file in FILES:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            for names in [NAMES[number % len(NAMES)]] if "lines" in file.stem else NAMES:
                yield file.stem, line, names


def places(file: str) -> Iterator[tuple[str, str]]:
    """Where the lines of a file may be."""
    for place, text in LINES.items() if "lines" in file else PLACES.items():
        if place != "heading" or file not in NO_HEADINGS:
            yield place, text


@pytest.mark.parametrize(("file", "wording", "names"), list(wordings()), ids=str)
def test_a_wording_names_the_same_wherever_it_is(
    file: str, wording: str, names: tuple[str, str, str]
) -> None:
    acronym, japanese, english = names
    sentence = wording.format(A=acronym, J=japanese, E=english)
    expected = {name for key, name in zip("AJE", names, strict=True) if f"{{{key}}}" in wording}
    found = {place: found_names(text.format(sentence)) for place, text in places(file)}
    things = [expected] if len(expected) > 1 else []
    assert all(names == things for names in found.values()), found


def silent() -> Iterator[str]:
    """Each line that names nothing."""
    for file in sorted(Path(__file__).with_name("namings").glob("nothing/*.txt")):
        yield from file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", list(silent()))
def test_what_names_nothing_gives_nothing_wherever_it_is(sentence: str) -> None:
    for text in PLACES.values():
        assert not extract(readers.read(text.format(sentence).encode(), "case.md"), readings.analyse).findings


def found_names(text: str) -> list[set[str]]:
    """The names that a text gives to each thing."""
    things: list[set[str]] = []
    for finding in extract(readers.read(text.encode(), "case.md"), readings.analyse).findings:
        names = all_names(finding)
        for same in [thing for thing in things if thing & names]:
            things.remove(same)
            names |= same
        things.append(names)
    return [names for names in things if len(names) > 1]


def all_names(finding: Finding) -> set[str]:
    """Every name of a finding."""
    return {*names_of(finding), *finding.aliases, *finding.former}
