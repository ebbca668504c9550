"""Thousands of documents in one command: the settings are not parsed again for each."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from test_merge_growth import steps
from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.unique_names import UniqueNames
from yougo.workspace import settings, source_edits

FEW, MANY = 5, 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w", good_md="国際連合（UN）。\n")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often yougo.toml has been parsed since it was last asked."""
    count = 0
    loads = tomllib.loads

    def counting(text: str) -> object:
        nonlocal count
        count += "namespace" in text
        return loads(text)

    def so_far() -> int:
        nonlocal count
        before, count = count, 0
        return before

    monkeypatch.setattr(tomllib, "loads", counting)
    return so_far


def documents(folder: Path, number: int) -> list[str]:
    """Documents of one name in as many folders."""
    paths = [folder / str(each) / "note.md" for each in range(number)]
    for path in paths:
        path.parent.mkdir(parents=True)
        path.write_text("世界保健機関（WHO）。\n", encoding="utf-8")
    return [str(path) for path in paths]


@pytest.mark.parametrize("options", [["add"], ["add", "--copy"]])
def test_the_settings_are_parsed_as_often_for_many_documents_as_for_few(
    options: list[str], root: Path, tmp_path: Path, parsed: Callable[[], int]
) -> None:
    few, many = documents(tmp_path / "few", FEW), documents(tmp_path / "many", MANY)
    yougo = ["--workspace", str(root)]
    assert run([*yougo, *options, *few]) == 0
    once = parsed()
    assert run([*yougo, *options, *many]) == 0
    assert parsed() == once > 0


def test_many_documents_are_listed_under_names_of_their_own_and_taken_out_at_once(
    root: Path, tmp_path: Path, parsed: Callable[[], int]
) -> None:
    before = (root / "glossary" / "yougo.toml").read_text(encoding="utf-8")
    paths = documents(tmp_path / "many", MANY)
    assert run(["--workspace", str(root), "add", *paths, *paths]) == 0
    listed = tomllib.loads((root / "glossary" / "yougo.toml").read_text(encoding="utf-8"))["source"][1:]
    assert [source["name"] for source in listed] == ["note.md", *(f"note-{n}.md" for n in range(2, MANY + 1))]
    parsed()
    assert run(["--workspace", str(root), "remove", paths[0]]) == 0
    once = parsed()
    assert run(["--workspace", str(root), "remove", *paths[1:]]) == 0
    assert parsed() == once
    assert (root / "glossary" / "yougo.toml").read_text(encoding="utf-8") == before


def test_names_alike_are_numbered_without_trying_all_numbers_again() -> None:
    def cost(number: int) -> int:
        return steps(lambda: list(map(UniqueNames().take, ["a.md"] * number)))

    assert cost(800) < 3 * cost(400)
    names = UniqueNames(["a.md", "a-2.md"])
    assert list(map(names.take, ["a.md", "b.md", "a.md"])) == [
        "a-3.md",
        "b.md",
        "a-4.md",
    ]


def test_sources_are_added_and_removed_in_steps_that_grow_with_them() -> None:
    def cost(number: int) -> int:
        new = [settings.SourceSpec(f"{each}.md") for each in range(number)]
        added = source_edits.add_sources('namespace = "x"\n', new)
        return steps(
            lambda: source_edits.remove_sources(source_edits.add_sources(added, new), {s.path for s in new})
        )

    assert cost(800) < 3 * cost(400)
