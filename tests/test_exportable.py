"""Every export can be made of whatever `yougo edit` accepts; the rest is refused where it is typed."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workspaces import SETTINGS, built, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import YougoError
from yougo.exporters import csv as table
from yougo.exporters.anki import fitness
from yougo.pipeline import apply_edits, export, installed
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load
from yougo.workspace.edits import Choice

ODD = (
    " \t\n\u3000\u00a0\u2003\u2028\x00\x1f\x7f\x9b\u202e\ud800\ufdd0\u0301"
    ";,、\"'\\#{}<>[]$`&%|@=+-:/()「」語か🗾a"
)
TEXTS = st.text(st.sampled_from(ODD), max_size=30) | st.text(max_size=30)
LONG = st.builds(lambda text, times: text * times, TEXTS, st.sampled_from([1, 1, 1, 40]))
KEYS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("acronym", "japanese", "english", "definition", "note", "reading"), LONG),
        **dict.fromkeys(("tags", "also", "not"), st.lists(TEXTS, max_size=3).map(tuple)),
        "status": st.sampled_from(["accepted", "candidate"]),
    },
)


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = built(tmp_path_factory.mktemp("exportable") / "w")
    return Workspace(root)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(keys=KEYS, divided=st.sampled_from(["", "source", "tag"]))
def test_every_value_that_is_accepted_can_be_exported(glossary: Workspace, keys: dict, divided: str) -> None:
    (glossary.terms).unlink(missing_ok=True)
    try:
        apply_edits.decide(load(glossary), [Choice("who", keys)])
    except YougoError:
        return
    for name in sorted(set(installed.exporters()) - {"pdf"}):
        options = {"subdecks": divided} if name == "anki" and divided else {}
        made = export.content(load(glossary), name, options=options)
        assert any(made.pieces), name


def test_all_that_the_deck_checks_is_checked_when_it_is_decided() -> None:
    assert set(table.EDITABLE) - {"status", "variants", "reading", "tags"} == set(fitness.TEXTS)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = workspace(tmp_path / "w")
    monkeypatch.chdir(made)
    assert run(["build"]) == 0
    return made


@pytest.mark.parametrize("field", ["acronym", "japanese", "english", "definition", "note"])
def test_a_text_too_long_for_a_card_is_refused_where_it_is_typed(
    field: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["edit", "who", f"--{field}", "a" * 100_001]) == 2
    assert "a text of 100,001 characters, where a card holds 100,000; shorten it" in capsys.readouterr().err
    assert not (root / "glossary" / "terms.toml").exists()


@pytest.mark.parametrize("tag", ["a b", "a\u3000b", "a\tb", "a\nb"])
def test_a_tag_with_a_space_is_refused_where_it_is_typed(
    tag: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["edit", "who", "--tag", "trade", "--tag", tag]) == 2
    assert "run `yougo edit who --tag trade --tag a_b`" in capsys.readouterr().err
    assert not (root / "glossary" / "terms.toml").exists()
    assert run(["edit", "who", "--tag", "trade", "--tag", "a_b"]) == 0
    assert run(["build"]) == 0


def test_a_tag_with_a_space_is_refused_in_an_edited_table(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "t.csv").write_text("id,tags\nimf,ok\nwho,a b; c\n", encoding="utf-8")
    assert run(["edit", "--from", "t.csv", "--yes"]) == 2
    assert "t.csv, line 3: “who” would have the tag “a b”" in capsys.readouterr().err
    assert not (root / "glossary" / "terms.toml").exists()


def test_a_tag_with_a_space_is_refused_in_the_editor(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = root / "editor"
    editor.write_text('#!/bin/sh\nprintf \'[who]\\ntags = ["a b"]\\n\' > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    assert run(["edit", "who"]) == 2
    assert "run `yougo edit who --tag a_b`" in capsys.readouterr().err


def test_a_tag_written_by_hand_is_told_with_its_line_and_stops_no_other_export(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided = '# by hand\n[imf]\nnote = "n"\n\n[who]\nstatus = "accepted"\ntags = ["a b"]\n'
    (root / "glossary" / "terms.toml").write_text(decided, encoding="utf-8")
    assert run(["build"]) == 2
    out, err = capsys.readouterr()
    assert "the term who (glossary/terms.toml, line 7) has the tag “a b”" in err
    assert "run `yougo edit who --tag a_b`" in err
    assert out.split() == ["build/glossary.db", "build/w.html", "build/w.csv", "build/w.jsonl"]
    assert json.loads((root / "build" / "w.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert run(["edit", "who", "--tag", "a_b"]) == 0
    assert run(["build"]) == 0
    kept = (root / "glossary" / "terms.toml").read_text(encoding="utf-8")
    assert tomllib.loads(kept)["who"]["tags"] == ["a_b"]


def test_the_first_of_several_failing_exports_hides_none(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = SETTINGS.replace('"anki", "html"', '"anki", "html", "datasette"')
    (root / "glossary" / "yougo.toml").write_text(settings, encoding="utf-8")
    (root / "glossary" / "terms.toml").write_text('[who]\ntags = ["a b"]\n', encoding="utf-8")
    (root / "templates").mkdir()
    (root / "templates" / "sheet.html").write_text("{% nonsense %}", encoding="utf-8")
    assert run(["build"]) == 2
    out, err = capsys.readouterr()
    assert (err.count("yougo: "), "sheet.html" in err, "a b" in err) == (2, True, True)
    assert "build/w.csv" in out
