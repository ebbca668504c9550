import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workspaces import NOTE, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.model.concepts import FIELDS


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = workspace(
        tmp_path / "w", note_md=NOTE, poc_md="Point of Contact (PoC)\n\nProof of Concept (PoC)\n"
    )
    monkeypatch.chdir(made)
    assert run(["build"]) == 0
    return made


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], root: Path):
    """Runs a command: exit code, standard output, standard error."""
    assert root
    capsys.readouterr()

    def do(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return do


def test_a_look_up_prints_names_reading_english_and_source(said) -> None:
    code, out, _ = said("lookup", "who")
    assert code == 0
    for word in ("WHO", "世界保健機関", "せかいほけんきかん", "World Health Organization", "docs/note.md:1"):
        assert word in out


@pytest.mark.parametrize(
    "query", ["ＷＨＯ", "sekai hoken", "せかいほけん", "保健", "world health", "Wrold Health Organization"]
)
def test_any_spelling_finds_a_term(said, query: str) -> None:
    assert "WHO" in said("lookup", query)[1]


def test_a_miss_prints_nothing_and_exits_with_1(said) -> None:
    code, out, err = said("lookup", "xyzzy")
    assert (code, out) == (1, "")
    assert "xyzzy" in err


def test_json_gives_one_object_a_line_with_every_key(said) -> None:
    for command in (("lookup", "WHO", "--json"), ("list", "--json"), ("show", "who", "--json")):
        lines = [json.loads(line) for line in said(*command)[1].splitlines()]
        assert all(
            {"id", "reading_verified", "variants", "warnings", "sources"} <= line.keys() for line in lines
        )
        assert lines


def test_show_takes_an_id_or_a_name_that_only_one_term_bears(said) -> None:
    assert said("show", "who")[1] == said("show", "世界保健機関")[1]
    code, _, err = said("show", "nothing")
    assert (code, "yougo list" in err) == (1, True)


def test_a_name_that_two_terms_bear_is_refused_with_their_ids(said) -> None:
    code, _, err = said("show", "PoC")
    assert code == 2
    assert "poc, poc-2" in err


def test_lists_are_filtered(said) -> None:
    assert "poc-2" in said("list", "--warning", "homonym")[1]
    assert "who" not in said("list", "--warning", "homonym")[1]
    assert "who" in said("list", "--source", "docs/note.md")[1]
    assert said("list", "--status", "accepted")[0] == 1
    for command in (["list"], ["review"], ["export", "csv", "-o", "-"]):
        code, out, err = said(*command, "--source", "nowhere.md")
        assert (code, out) == (2, "")
        assert "docs/note.md" in err
    assert said("list", "--warning", "nothing")[0] == 2


@pytest.mark.parametrize("command", [["list"], ["export", "csv", "-o", "-"]])
@pytest.mark.parametrize(
    "source", ["docs/note.md", "docs", "docs/", "./docs/note.md", "{root}/docs", "../w/docs"]
)
def test_documents_are_chosen_by_their_name_their_path_or_a_folder(
    said, root: Path, command: list[str], source: str
) -> None:
    code, out, _ = said(*command, "--source", source.format(root=root))
    assert code == 0
    assert "who" in out
    assert ("poc" in out) == ("note" not in source)


def test_a_document_outside_the_workspace_is_chosen_by_its_path_too(
    said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new.md").write_text("石油輸出国機構（OPEC）\n", encoding="utf-8")
    said("add", str(tmp_path / "new.md"))
    monkeypatch.chdir(tmp_path)
    for source in ("new.md", "./new.md", str(tmp_path / "new.md")):
        out = said("list", "--workspace", "w", "--source", source)[1]
        assert out.startswith("opec")
        assert "who" not in out


@pytest.mark.parametrize("command", [["list"], ["review"], ["export", "csv", "-o", "-"]])
def test_an_unknown_tag_is_answered_with_the_tags_that_there_are(said, command: list[str]) -> None:
    code, out, err = said(*command, "--tag", "none")
    assert (code, out) == (2, "")
    assert err.endswith("yougo: No term has the tag “none”. No term has any tag.\n")
    said("edit", "who", "--tag", "health", "--tag", "un")
    code, out, err = said(*command, "--tag", "nosuch")
    assert (code, out) == (2, "")
    assert "Tags in use: health, un." in err
    assert [line[:3] for line in said("list", "--tag", "un")[1].splitlines()] == ["who"]


def _files(root: Path) -> dict[Path, bytes]:
    """Every file with its bytes, without those that SQLite keeps beside an open database."""
    found = [path for path in root.rglob("*") if path.is_file() and ".db-" not in path.name]
    return {path: path.read_bytes() for path in found}


@pytest.mark.parametrize(
    "output",
    [
        "docs/note.md",
        "glossary/terms.toml",
        "glossary/yougo.toml",
        "build/glossary.db",
        "glossary/new.csv",
        "no/x.csv",
    ],
)
def test_an_export_never_writes_over_what_is_no_output(said, root: Path, output: str) -> None:
    before = _files(root)
    code, out, err = said("export", "csv", "-o", output)
    assert (code, out, output in err) == (2, "", True)
    assert _files(root) == before


@pytest.mark.parametrize(
    "options",
    [
        ("who", "--accept", "--reject"),
        ("who", "--reading", "sekaihokenkikan"),
        ("who", "--acronym", "", "--japanese", " ", "--english", ""),
    ],
)
def test_what_cannot_be_decided_is_refused(said, root: Path, options: tuple[str, ...]) -> None:
    code, out, err = said("edit", *options)
    assert (code, out, err.count("Traceback")) == (2, "", 0)
    assert not (root / "glossary" / "terms.toml").exists()


def test_a_rejected_term_says_so_when_it_is_decided(said) -> None:
    assert "✗ rejected" in said("edit", "who", "--reject")[1]


def test_a_term_shows_its_note_and_tags_when_they_are_decided(said) -> None:
    out = said("edit", "who", "--tag", "国連", "--tag", "健康", "--note", "本部はジュネーブ。")[1]
    assert ("tags: 国連; 健康" in out, "note: 本部はジュネーブ。" in out) == (True, True)


def test_show_lists_each_decision_of_a_term(said, root: Path) -> None:
    decided = {
        **dict(
            zip(
                FIELDS,
                ("UNHO", "世界保健局", "せかいほけんきょく", "World Health Office", "国連の機関。"),
                strict=True,
            )
        ),
        "status": "accepted",
        "note": "本部はジュネーブ。",
        "also": "保健機関",
        "not": "保険機関",
        "tags": "国連",
    }
    lists = {"also", "not", "tags"}
    lines = [
        f'{key} = ["{value}"]' if key in lists else f'{key} = "{value}"' for key, value in decided.items()
    ]
    (root / "glossary" / "terms.toml").write_text("\n".join(["[who]", *lines, ""]), encoding="utf-8")
    below = said("show", "who")[1].partition("Your decisions")[2]
    missing = [key for key, value in decided.items() if f"  {key}: “{value}”\n" not in below]
    assert (missing, set(decided)) == ([], {*FIELDS, "status", "note", *lists})


def test_show_lists_a_name_that_was_denied(said) -> None:
    assert said("edit", "who", "--not", "世界保健機関")[0] == 0
    assert "Your decisions\n  not: “世界保健機関”\n" in said("show", "who")[1]


def test_a_look_up_says_when_there_is_more(said) -> None:
    assert "--limit 0" in said("lookup", "o", "--limit", "1")[2]
    assert said("lookup", "o", "--limit", "0")[2] == ""


def test_what_is_wrong_in_the_documents_themselves_is_listed_too(said, root: Path) -> None:
    (root / "docs" / "lost.md").write_text("国際連合（UN[^lost]）。\n", encoding="utf-8")
    code, listed, err = said("list", "--warning", "dangling-footnote")
    assert (code, err) == (0, "")
    assert listed.startswith("docs/lost.md:1: dangling-footnote: ")
    assert listed in said("check")[1]
    code, as_json, _ = said("list", "--warning", "dangling-footnote", "--json")
    assert as_json in said("check", "--json")[1]
    assert said("list", "--warning", "dangling-footnote", "--source", "docs/lost.md")[1] == listed
    assert said("list", "--warning", "dangling-footnote", "--source", "docs/note.md") == (
        1,
        "",
        "No term matches.\n",
    )


def test_an_accepted_corrected_and_tagged_term_is_as_decided(said) -> None:
    code, _, _ = said(
        "edit", "IMF", "--reading", "こくさいつうかききん", "--accept", "--tag", "経済", "--note", "覚え"
    )
    assert code == 0
    record = json.loads(said("show", "imf", "--json")[1])
    assert (record["status"], record["tags"], record["note"]) == ("accepted", ["経済"], "覚え")
    assert record["reading_verified"]
    said("edit", "imf", "--forget", "reading", "--candidate")
    assert json.loads(said("show", "imf", "--json")[1])["status"] == "candidate"


@pytest.mark.parametrize("key", [*FIELDS, "note", "status", "also", "not", "tags"])
def test_what_nobody_decided_cannot_be_forgotten(said, root: Path, key: str) -> None:
    told = f"Nothing was decided about “{key}” of imf, so there is nothing to forget.\n"
    assert said("edit", "imf", "--forget", key) == (1, "", told)
    assert not (root / "glossary" / "terms.toml").exists()


def test_a_field_of_an_accepted_term_is_forgotten_with_its_status(said) -> None:
    said("edit", "imf", "--accept", "--note", "覚え")
    code, card, told = said("edit", "imf", "--forget", "english", "--forget", "note", "--forget", "tags")
    assert (code, "✓ accepted" in card, "覚え" in card) == (0, True, False)
    assert told.splitlines() == [
        "You accepted “english” with the whole of imf. To take that back, use --forget status.",
        "Nothing was decided about “tags” of imf, so there is nothing to forget.",
    ]
    assert said("edit", "imf", "--forget", "status")[::2] == (0, "")


def test_a_rejected_term_leaves_every_export(said, root: Path) -> None:
    assert said("edit", "IMF", "--reject")[0] == 0
    assert said("lookup", "IMF")[0] == 1
    for name in ("csv", "jsonl", "html"):
        said("export", name, "-o", f"out.{name}")
        assert "国際通貨基金" not in (root / f"out.{name}").read_text(encoding="utf-8-sig")


def test_documents_are_added_named_and_removed(said, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "new.md").write_text("石油輸出国機構（OPEC）。\n", encoding="utf-8")
    code, out, _ = said("add", str(tmp_path / "a" / "new.md"))
    assert (code, "+ opec" in out) == (0, True)
    said("add", str(tmp_path / "b" / "new.md"))
    sources = json.loads(said("show", "opec", "--json")[1])["sources"]
    assert [source["document"] for source in sources] == ["new-2.md", "new.md"]
    said("remove", str(tmp_path / "b" / "new.md"))
    code, out, _ = said("remove", str(tmp_path / "a" / "new.md"))
    assert (code, out) == (0, "- opec\n")


def test_a_copied_document_lives_with_the_glossary(said, tmp_path: Path, root: Path) -> None:
    (tmp_path / "new.md").write_text("石油輸出国機構（OPEC）。\n", encoding="utf-8")
    assert said("add", "--copy", str(tmp_path / "new.md"))[0] == 0
    assert (root / "glossary" / "sources" / "new.md").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("add", "nowhere.md"), "nowhere.md"),
        (("add", "picture.png"), ".txt"),
        (("remove", "nowhere.md"), "yougo.toml"),
        (("edit",), "--help"),
        (("edit", "who", "--undo"), "--help"),
        (("edit", "--new", "who", "--japanese", "世界"), "“who” is or was in use"),
        (("edit", "--new", "nameless"), "--japanese"),
        (("edit", "who", "--new", "other"), "--not"),
        (("edit", "who", "--english", "X", "--forget", "english"), "--forget english"),
        (("edit", "who", "--accept", "--forget", "status"), "--forget status"),
        (("edit", "who", "--tag", "trade", "--forget", "tags"), "--forget tags"),
        (("edit", "who", "--yes"), "--from"),
        (("edit", "who", "--reading", "世界"), "kana"),
        (("edit", "who", "--reading", "한국어"), "has no kana in it"),
        (("edit", "--from", "nowhere.csv"), "nowhere.csv"),
        (("export", "docx"), "docx"),
        (("frobnicate",), "frobnicate"),
        (("list", "--status", "odd"), "odd"),
        (("init", "."), "workspace"),
        (("--workspace", "/nowhere/at/all", "build"), "yougo init"),
    ],
)
def test_wrong_usage_is_one_clear_word_and_exit_code_2(
    said, root: Path, arguments: tuple[str, ...], word: str
) -> None:
    (root / "picture.png").write_bytes(b"x")
    code, out, err = said(*arguments)
    assert (code, out) == (2, "")
    assert word in err
    assert "Traceback" not in err


def test_every_output_can_go_to_standard_output(root: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from yougo.cli.fast_lookup.entry_point import main; main()",
        "export",
        "anki",
        "-o",
        "-",
    ]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True)
    assert done.stdout.startswith(b"PK")


def test_an_interruption_loses_nothing_and_says_so(said, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("yougo.pipeline.build.refresh.refresh", interrupted)
    code, _, err = said("build")
    assert (code, "Interrupted" in err) == (130, True)


def test_an_unexpected_error_is_one_sentence(said, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("yougo.pipeline.build.refresh.refresh", broken)
    code, _, err = said("build")
    assert (code, err.count("\n"), "ZeroDivisionError" in err) == (2, 1, True)


def test_a_change_of_terms_that_is_not_built_yet_is_told(said, root: Path) -> None:
    (root / "glossary" / "terms.toml").write_text('[who]\nstatus = "accepted"\n', encoding="utf-8")
    os.utime(root / "glossary" / "terms.toml", (4_000_000_000, 4_000_000_000))
    code, out, err = said("lookup", "WHO")
    assert (code, "WHO" in out, "yougo build" in err) == (0, True, True)


def test_a_build_that_changes_nothing_takes_the_decisions_over_too(said, root: Path) -> None:
    said("edit", "who", "--accept")
    (root / "glossary" / "terms.toml").touch()
    assert "yougo build" in said("lookup", "WHO")[2]
    said("build")
    assert said("lookup", "WHO")[2] == ""


def test_outside_any_workspace_one_is_made_at_home_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run(["list"]) == 1
    assert str(tmp_path / "home" / "yougo") in capsys.readouterr().err
    assert (tmp_path / "home" / "yougo" / "glossary" / "yougo.toml").exists()


def test_the_environment_names_a_workspace(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YOUGO_WORKSPACE", str(root))
    assert run(["lookup", "WHO"]) == 0


def test_a_look_up_before_any_build_says_which_command_makes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w"))
    assert run(["lookup", "WHO"]) == 2
    assert "yougo build" in capsys.readouterr().err


def test_init_makes_a_workspace_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "new"), "--title", '用語"集']) == 0
    write_to = tmp_path / "new" / "glossary" / "sources" / "a.md"
    write_to.write_text(NOTE, encoding="utf-8")
    assert run(["--workspace", str(tmp_path / "new"), "build"]) == 0
    made = [Path(line).name for line in capsys.readouterr().out.splitlines()[1:]]
    assert made == ["glossary.db", "new.apkg", "new.html"]


@pytest.fixture
def editor(root: Path, monkeypatch: pytest.MonkeyPatch):
    """An editor that does to the entry what a shell command does to the file $1."""

    def does(command: str) -> None:
        script = root / "editor"
        script.write_text(f"#!/bin/sh\ncat \"$1\" > '{root}/seen'\n{command}\n", encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(script))

    return does


def test_without_options_the_entry_opens_in_the_editor_with_what_it_is_about(
    said, root: Path, editor
) -> None:
    terms = root / "glossary" / "terms.toml"
    terms.write_text(
        '# ours\n\n[who]\n# why: see the minutes\nnote = "n"  # Ann\n\n# below\n', encoding="utf-8"
    )
    editor('printf \'english = "World Health Organisation"  # Ben\\n\' > "$1.new"; '
           'sed "/^note/r $1.new" "$1" > "$1.out"; cat "$1.out" > "$1"')  # fmt: skip
    assert said("edit", "WHO")[0] == 0
    assert terms.read_text(encoding="utf-8") == (
        '# ours\n\n[who]\n# why: see the minutes\nnote = "n"  # Ann\n'
        'english = "World Health Organisation"  # Ben\n\n# below\n'
    )
    seen = (root / "seen").read_text(encoding="utf-8")
    assert '#: japanese = "世界保健機関"' in seen
    assert "docs/note.md:1: 世界保健機関（WHO）は会議を開いた。" in seen
    assert json.loads(said("show", "who", "--json")[1])["decisions"] == [
        {
            "field": "english",
            "value": "World Health Organisation",
            "said": "World Health Organization",
            "now": "World Health Organization",
        }
    ]


def test_an_entry_that_is_no_decision_is_refused_and_what_was_written_is_kept(
    said, root: Path, editor
) -> None:
    editor('printf \'[who]\\ncolour = "x"\\n\' > "$1"')
    code, out, err = said("edit", "who")
    assert (code, out) == (2, "")
    assert "line 2: a term has no key “colour”" in err
    (kept,) = (root / "glossary" / ".history").glob("unsaved-who.*toml")
    assert "colour" in kept.read_text(encoding="utf-8")
    assert not (root / "glossary" / "terms.toml").exists()


def test_an_entry_about_another_term_is_refused(said, editor) -> None:
    editor('printf \'[imf]\\nnote = "x"\\n\' > "$1"')
    code, _, err = said("edit", "who")
    assert (code, "begin with [who]" in err) == (2, True)


def test_an_entry_that_comes_back_as_it_was_changes_nothing(said, root: Path, editor) -> None:
    editor('touch -d 2040-01-01 "$1"')
    code, _, err = said("edit", "who")
    assert (code, "Nothing changed" in err) == (1, True)
    assert not (root / "glossary" / "terms.toml").exists()


def test_an_entry_that_is_emptied_is_decided_no_more(said, root: Path, editor) -> None:
    said("edit", "imf", "--note", "stays")
    said("edit", "who", "--accept")
    editor(': > "$1"')
    assert said("edit", "who")[0] == 0
    assert (root / "glossary" / "terms.toml").read_text(encoding="utf-8") == '[imf]\nnote = "stays"\n'


def test_a_term_that_no_document_states_is_made_and_found(said) -> None:
    assert said("edit", "--new", "GPT", "--acronym", "GPT", "--english", "General Purpose Technology")[0] == 0
    record = json.loads(said("lookup", "gpt", "--json")[1])
    assert (record["id"], record["english"], record["status"]) == (
        "gpt",
        "General Purpose Technology",
        "accepted",
    )


@pytest.mark.parametrize(("wanted", "made"), [("IMO 3", "imo-3"), ("../../x", "x"), ("2030", "term-2030")])
def test_an_id_that_is_made_from_what_was_typed_is_told(said, wanted: str, made: str) -> None:
    code, _, err = said("edit", "--new", wanted, "--english", "Something")
    assert code == 0
    assert f"The id is {made}, not “{wanted}”" in err
    assert said("show", made)[0] == 0


def test_an_id_that_is_made_as_typed_is_not_told(said) -> None:
    assert "The id is" not in said("edit", "--new", "imo-3", "--english", "Something")[2]


@pytest.mark.parametrize("wanted", ["../..", "!!!", "x" * 101])
def test_what_cannot_be_an_id_is_refused(said, root: Path, wanted: str) -> None:
    code, out, err = said("edit", "--new", wanted, "--english", "Something")
    assert (code, out) == (2, "")
    assert "id" in err
    assert not (root / "glossary" / "terms.toml").exists()


def test_two_terms_become_one_and_the_former_id_still_finds_it(said) -> None:
    said("edit", "imf", "--accept", "--note", "n")
    assert said("edit", "who", "--also", "IMF")[0] == 0
    record = json.loads(said("show", "imf", "--json")[1])
    assert (record["id"], record["japanese"], record["note"]) == ("who", "世界保健機関", "n")
    assert {"IMF", "国際通貨基金"} <= {variant["text"] for variant in record["variants"]}


def test_show_says_what_moved_the_beginning_of_a_name(said, root: Path) -> None:
    (root / "docs" / "new.md").write_text("安全かつ強靭なネットワーク（SRN）を作る。\n", encoding="utf-8")
    said("build")
    _, out, _ = said("show", "srn")
    assert "SRN = 安全かつ強靭なネットワーク" in out
    assert "Why the Japanese name begins here: with its adjectives it has a word for each letter" in out
    _, out, _ = said("add", "--explain", str(root / "docs" / "new.md"))
    assert (
        "（SRN） → SRN / 安全かつ強靭なネットワーク (with its adjectives it has a word for each letter" in out
    )
    _, out, _ = said("add", "--explain", "--json", str(root / "docs" / "new.md"))
    assert json.loads(out)["because"] == [
        "with its adjectives it has a word for each letter",
        "it has as many words as the acronym has letters",
    ]


def test_explain_says_of_a_reading_whether_its_name_is_a_term(said, root: Path) -> None:
    (root / "docs" / "new.md").write_text(
        "利根川（とねがわ）と世界保健機関（せかいほけんきかん）。\n", encoding="utf-8"
    )
    _, out, _ = said("add", "--explain", str(root / "docs" / "new.md"))
    river, health = out.splitlines()
    assert river.endswith("reading: （とねがわ） → 利根川 (a reading alone makes no term)")
    assert health.endswith("reading: （せかいほけんきかん） → 世界保健機関")


def test_show_marks_the_term_in_its_sentences_and_says_what_speaks_for_each_fact(said) -> None:
    _, out, _ = said("show", "who")
    assert "«世界保健機関»（«WHO»）は会議を開いた。" in out
    assert "docs/note.md:1  (text, name before a bracket): WHO = 世界保健機関" in out
    assert "World Health Organization, letters match" in out
    assert "(WHO is the initials of its words)" in out


def test_an_empty_id_after_new_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    assert run(["--workspace", str(root), "edit", "WHO", "--new", "", "--japanese", "猫"]) == 2
    assert "--new has no id" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["add"], ["remove"], ["check"], ["text"], ["annotate"], ["init"], ["reference", "add"],
        ["diff", "a.md"], ["diff", "--html"], ["annotate", "a.md", "-o"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_empty_path_such_as_an_unset_variable_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, ""]) == 2
    assert "the path is empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "tables"),
    [("language", "[anki], [html], [pdf]"), ("layout", "[html], [pdf]"), ("sections", "[html], [pdf]")],
)
@pytest.mark.parametrize("command", ["build", "list", "check"])
def test_an_option_of_an_output_that_is_given_elsewhere_is_told_where_it_belongs(
    command: str, option: str, tables: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, f"--{option}", "en"]) == 2
    told = capsys.readouterr().err
    assert f"yougo: `yougo {command}` has no option --{option}. Give it to `yougo export` (html, pdf)" in told
    assert f"`{option}` in yougo.toml, below {tables}." in told
    assert ("there is --lang" in told) == (option == "language")
