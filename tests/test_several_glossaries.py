"""Several glossaries at once: ``YOUGO_WORKSPACE=a:b``, and the list in config.toml."""

import io
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from test_completion import proposed
from workspaces import built, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import listed_workspaces, root
from yougo.pipeline.glossary_set import GlossarySet
from yougo.search.query import TIERS
from yougo.workspace import workspace_list


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


def test_a_folder_that_is_no_workspace_is_told_and_the_others_answer(both, capsys, monkeypatch) -> None:
    monkeypatch.setenv("YOUGO_WORKSPACE", f"{both[0]}{os.pathsep}/nowhere")
    assert run(["lookup", "WHO"]) == 0
    told = capsys.readouterr()
    assert "/nowhere is not a workspace" in told.err
    assert "世界保健機関" in told.out


def test_where_no_folder_is_a_workspace_the_first_is_told(capsys, monkeypatch) -> None:
    monkeypatch.setenv("YOUGO_WORKSPACE", f"/nowhere{os.pathsep}/elsewhere")
    assert run(["lookup", "WHO"]) == 2
    assert "/nowhere is not a workspace" in capsys.readouterr().err


@pytest.mark.usefixtures("both")
def test_worse_matches_of_another_glossary_are_left_out_unless_all_are_asked_for(capsys) -> None:
    assert run(["lookup", "--json", "国際通貨基金"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["imf"]
    assert run(["lookup", "--json", "--limit=0", "世界保険機関"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["glossary"], each["match"]) for each in found] == [("health", "near")]


def test_folders_of_one_name_are_told_apart_by_their_paths(tmp_path, monkeypatch, capsys) -> None:
    made = [workspace(tmp_path / part / "terms") for part in ("a", "b")]
    for folder in made:
        assert run(["--workspace", str(folder), "build"]) == 0
    monkeypatch.setenv("YOUGO_WORKSPACE", os.pathsep.join(map(str, made)))
    capsys.readouterr()
    assert run(["lookup", "WHO"]) == 0
    names = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [str(folder.resolve()) for folder in made]


@pytest.mark.usefixtures("both")
def test_what_is_meant_by_a_typo_is_proposed_from_all(capsys) -> None:
    assert run(["lookup", "zzzzzz"]) == 1
    assert "Nothing found for “zzzzzz”." in capsys.readouterr().err


QUERIES = [
    "WHO",
    "who",
    "国際",
    "国際通貨基金",
    "世界保険機関",
    "house",
    "office",
    "kokusai",
    "hokenkikan",
    "機関",
    "zz",
]


@pytest.mark.parametrize("query", [*QUERIES, "The White House Officeと世界保健機関"])
def test_asking_later_glossaries_only_for_what_is_as_good_finds_the_same(both, query: str) -> None:
    for folders in (both, both[::-1]):
        with GlossarySet(list(map(str, folders))) as asked:
            every: list[tuple[int, str, str]] = []
            for member in asked.members:
                with member as index:
                    every += [(TIERS.index(hit.tier), member.name, hit.id) for hit in index.find(query, 5)]
            best = [each[1:] for each in every if each[0] == min(every)[0]]
            assert [(match.member.name, match.hit.id) for match in asked.find(query, 5)] == best[:5]


def folded(folder: Path) -> bool:
    """Whether a build could write its log into the database now: nobody holds to an older state."""
    with closing(sqlite3.connect(folder / "build" / "glossary.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("UPDATE concepts SET note = note || 'x'")
        return connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def test_a_look_up_is_of_one_state_and_lets_go_of_it(both) -> None:
    with GlossarySet([str(both[0])]) as asked:
        (match,) = asked.find("WHO", 10)
        with closing(sqlite3.connect(both[0] / "build" / "glossary.db")) as connection:
            connection.execute("UPDATE concepts SET acronym = 'ABC'")
            connection.commit()
        assert match.term().acronym == "WHO"
        asked.let_go()
        assert match.term().acronym == "ABC"


def test_a_build_need_not_wait_while_something_is_shown_or_the_next_line_is_awaited(
    both, monkeypatch, capsys
) -> None:
    seen = []
    monkeypatch.setattr("yougo.cli.terminal.show", lambda _text: seen.append(folded(both[0])))
    assert run(["lookup", "WHO"]) == 0
    assert seen == [True]

    def lines() -> Iterator[str]:
        for _ in range(2):
            seen.append(folded(both[0]))
            yield "WHO"
        seen.append(folded(both[0]))

    monkeypatch.setattr("yougo.cli.fast_lookup.input_lines.read", lines)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(["lookup"]) == 0
    assert seen == [True] * 4

    class Typed(io.BytesIO):
        def read(self, *_: object) -> bytes:
            seen.append(folded(both[0]))
            return b"WHO"

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Typed()))
    assert run(["lookup", "-"]) == 0
    assert seen == [True] * 5
    capsys.readouterr()


# ---- config.toml


@pytest.fixture
def config(both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """config.toml, which lists both."""
    monkeypatch.delenv("YOUGO_WORKSPACE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "config" / "yougo" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f'workspaces = ["~/health", "{both[1]}"]\n', encoding="utf-8")
    return path


def names(capsys: pytest.CaptureFixture[str], query: str) -> list[str]:
    """The glossaries in which a query is found."""
    capsys.readouterr()
    run(["lookup", "--json", query])
    return [json.loads(line)["glossary"] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.usefixtures("config")
def test_the_listed_workspaces_are_asked_outside_of_any(capsys) -> None:
    assert names(capsys, "WHO") == ["health", "house"]


@pytest.mark.usefixtures("config")
def test_the_workspace_that_one_is_in_comes_first(both, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(both[1])
    assert names(capsys, "WHO") == ["house", "health"]
    third = built(tmp_path / "third")
    monkeypatch.chdir(third)
    assert names(capsys, "WHO") == ["third", "health", "house"]


def test_a_variable_goes_before_the_list(config, both, monkeypatch, capsys) -> None:
    monkeypatch.setenv("YOUGO_WORKSPACE", str(both[1]))
    assert run(["lookup", "--json", "WHO"]) == 0
    assert "glossary" not in json.loads(capsys.readouterr().out)
    assert config.exists()


@pytest.mark.parametrize("lost", ["nowhere", "empty"])
def test_a_listed_workspace_that_cannot_be_asked_is_told_and_the_others_answer(
    config, tmp_path, capsys, lost: str
) -> None:
    workspace(tmp_path / "empty")
    config.write_text(f'workspaces = ["{tmp_path / lost}", "~/house", "~/health"]', encoding="utf-8")
    assert run(["lookup", "IMF"]) == 0
    told = capsys.readouterr()
    assert "国際通貨基金" in told.out
    assert lost in told.err
    assert "--workspace" not in told.err


def test_a_list_that_is_wrong_is_told_with_its_line(config, capsys) -> None:
    config.write_text('jobs = 1\nworkspaces = "~/health"\n', encoding="utf-8")
    assert run(["lookup", "IMF"]) == 2
    assert "config.toml, line 2: “workspaces” is not a list of strings" in capsys.readouterr().err


@pytest.mark.usefixtures("config")
def test_names_of_all_are_proposed_for_a_look_up_and_those_of_one_for_a_change(both) -> None:
    assert set(proposed(both[0], "lookup", "国際")) == {"国際通貨基金"}
    assert proposed(both[0], "show", "国際") == {}


def test_all_that_are_listed_are_built_and_one_that_fails_stops_no_other(config, both, capsys) -> None:
    for folder in both:
        (folder / "docs" / "new.md").write_text("国際労働機関（ILO）", encoding="utf-8")
    assert run(["build", "--all"]) == 0
    assert names(capsys, "ILO") == ["health", "house"]
    (both[0] / "glossary" / "terms.toml").write_text("x", encoding="utf-8")
    config.write_text(
        'workspaces = ["~/nowhere", "~/health", "~/house/", "~/health/../house"]', encoding="utf-8"
    )
    assert run(["build", "--all"]) == 2
    told = capsys.readouterr()
    assert told.out.count("house.html") == 1
    assert "nowhere is not a workspace" in told.err
    assert "terms.toml, line 1" in told.err
    assert "house.html" in told.out


@pytest.mark.parametrize("options", [["build", "--all"], ["--workspace", ".", "build", "--all"]])
def test_without_a_list_there_is_no_all(tmp_path, monkeypatch, capsys, options: list[str]) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("YOUGO_WORKSPACE", raising=False)
    monkeypatch.chdir(workspace(tmp_path / "w"))
    assert run(options) == 2
    assert "--all builds the workspaces" in capsys.readouterr().err


FOLDER = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)


@given(
    folders=st.lists(FOLDER, max_size=3),
    before=st.sampled_from(["", "jobs = 2\n", "# [a\n", 'browser = "x"\n\n', 'browser = "workspaces"\n']),
    after=st.sampled_from(
        ["", "\n", "\nlargest_document_mb = 3\n", "  # more\n", '\n\n[[reference]]\npath = "workspaces"\n']
    ),
    space=st.sampled_from(["", " ", "\n  "]),
)
def test_a_list_is_read_quickly_as_it_is_read_as_toml(folders, before, after, space) -> None:
    items = f",{space}".join(tomlkit.item(folder).as_string() for folder in folders)
    text = f"{before}workspaces = [{space}{items}{space}]{after}"
    assert workspace_list.folders(text, "") == folders
    assert listed_workspaces.plain(text) in (None, folders)


@pytest.mark.parametrize(
    "text",
    ['workspaces = ["~/a", "b c"]', 'jobs = 2\nworkspaces = [\n  "~/a",\n  "b c",\n]\n[[reference]]\n'],
)
def test_a_list_as_people_write_it_is_read_quickly(text: str) -> None:
    assert listed_workspaces.plain(text) == ["~/a", "b c"]
