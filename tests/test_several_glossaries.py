"""Look-ups in several glossaries at once: ``YOUGO_WORKSPACE=a:b``."""

import io
import json
import os
from pathlib import Path

import pytest

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import root


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[Path]:
    first = workspace(tmp_path / "health", a_md="世界保健機関（WHO）が会議を開いた。")
    second = workspace(tmp_path / "house", b_md="The White House Office (WHO) met. 国際通貨基金（IMF）も。")
    for folder in (first, second):
        assert run(["--workspace", str(folder), "build"]) == 0
    monkeypatch.setenv("YOUGO_WORKSPACE", os.pathsep.join(map(str, (first, second))))
    capsys.readouterr()
    return [first, second]


@pytest.mark.usefixtures("both")
def test_matches_of_all_say_whose_they_are(capsys) -> None:
    assert run(["lookup", "WHO"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["health", "house"]


@pytest.mark.usefixtures("both")
def test_better_matches_come_first_whatever_the_order(capsys) -> None:
    assert run(["lookup", "--json", "国際通貨"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["glossary"] == "house"


@pytest.mark.usefixtures("both")
def test_one_match_is_shown_in_full_with_its_glossary(capsys) -> None:
    assert run(["lookup", "IMF"]) == 0
    shown = capsys.readouterr().out
    assert "こくさいつうかききん" in shown
    assert shown.endswith("  house\n")


@pytest.mark.usefixtures("both")
def test_lines_of_standard_input_are_answered(capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("IMF\n無い語\n".encode()), encoding="utf-8"))
    assert run(["lookup"]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("IMF\thouse\tIMF")
    assert "無い語" in shown.err


@pytest.mark.usefixtures("both")
def test_the_same_is_answered_with_click(capsys) -> None:
    assert run(["lookup", "WHO"]) == 0
    plain = capsys.readouterr().out
    assert run(["lookup", "--limit=10", "WHO"]) == 0
    assert capsys.readouterr().out == plain


def test_other_commands_use_the_first(both, capsys) -> None:
    assert root.find() == str(both[0].resolve())
    assert run(["show", "WHO"]) == 0
    assert "世界保健機関" in capsys.readouterr().out


def test_a_named_workspace_is_the_only_one(both) -> None:
    assert root.find_all(str(both[1])) == [str(both[1].resolve())]


def test_a_folder_with_the_sign_in_its_name_is_one(tmp_path, monkeypatch) -> None:
    folder = workspace(tmp_path / f"a{os.pathsep}b")
    monkeypatch.setenv("YOUGO_WORKSPACE", str(folder))
    assert root.find_all() == [str(folder.resolve())]


def test_a_folder_that_is_no_workspace_is_told(both, capsys, monkeypatch) -> None:
    monkeypatch.setenv("YOUGO_WORKSPACE", f"{both[0]}{os.pathsep}/nowhere")
    assert run(["lookup", "WHO"]) == 2
    assert "/nowhere is not a workspace" in capsys.readouterr().err
