"""Entry points: found as the standard library finds them, in a tenth of the time."""

import sys
from importlib import metadata
from pathlib import Path

import pytest

from yougo import plugins

GROUPS = ("yougo.readers", "yougo.exporters", "console_scripts", "pytest11")
ODD = """[console_scripts]
other = other:main

# a comment
[yougo.readers]
 first=toy.first : READER
second = toy:READER  [extra]

third-one = toy.third:READER
[yougo.exporters]
fourth = toy:EXPORTER
"""


def of_the_standard_library(group: str) -> list[tuple[str, str, str]]:
    return sorted({(each.name, each.module, each.attr or "") for each in metadata.entry_points(group=group)})


def install(folder: Path, name: str, text: str) -> None:
    info = folder / f"{name}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: {name.partition('-')[0]}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(text)


@pytest.mark.parametrize("group", GROUPS)
def test_the_installed_entry_points_are_those_of_the_standard_library(group: str) -> None:
    assert plugins.named(group) == of_the_standard_library(group) != []


def test_any_way_to_write_an_entry_point_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "toy-1", ODD)
    monkeypatch.syspath_prepend(tmp_path)
    found = set(plugins.named("yougo.readers")) - {
        row for row in plugins.named("yougo.readers") if "yougo" in row[1]
    }
    assert found == {row for row in of_the_standard_library("yougo.readers") if "yougo" not in row[1]}
    assert {name for name, _, _ in found} == {"first", "second", "third-one"}


def test_of_a_package_that_is_installed_twice_the_first_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "first", "toy_box-2", "[yougo.readers]\ntoy = toy:NEW\n")
    install(tmp_path / "second", "Toy_Box-1", "[yougo.readers]\nold = toy:OLD\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "first"), str(tmp_path / "second")])
    assert plugins.named("yougo.readers") == [("toy", "toy", "NEW")]


def test_what_no_folder_holds_is_asked_of_the_standard_library(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = of_the_standard_library("yougo.readers")
    monkeypatch.setattr(plugins, "packages", lambda: iter(()))
    assert plugins.named("yougo.readers") == wanted
