"""Which documents are sources: named, found, copied, refused, and taken out again."""

import errno
import json
import os
import socket
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from test_outputs import limited
from workspaces import SETTINGS, built, workspace
from yougo.cli.fast_lookup.entry_point import run

WHO, IMF, UN = "世界保健機関（WHO）。\n", "国際通貨基金（IMF）。\n", "国際連合（UN）。\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = workspace(tmp_path / "w", good_md=UN)
    monkeypatch.chdir(made)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return made


@pytest.fixture
def said(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable:
    """Runs yougo in the workspace `root`."""
    assert root.is_dir()

    def yougo(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert "unexpected" not in err
        return code, out, err

    return yougo


def settings(root: Path) -> str:
    return (root / "glossary" / "yougo.toml").read_text(encoding="utf-8")


def paths(root: Path) -> list[str]:
    return [source["path"] for source in tomllib.loads(settings(root))["source"]]


def document(path: Path, text: str = WHO) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def name_source(root: Path, *named: str) -> None:
    blocks = "".join(f"\n[[source]]\npath = '{path}'\n" for path in named)
    (root / "glossary" / "yougo.toml").write_text(SETTINGS + blocks, encoding="utf-8")


def terms(said: Callable) -> dict[str, list[str]]:
    """From each term's id to the documents that state it."""
    _, out, _ = said("list", "--json")
    records = map(json.loads, out.splitlines())
    return {record["id"]: [source["document"] for source in record["sources"]] for record in records}


WILD = ["report [1].md", "[draft] a*b.md", "what?.md", "[!x].md"]


def test_a_pattern_removes_the_sources_that_it_matches_and_nothing_else(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    before = settings(root)
    one, two = (str(document(tmp_path / name)) for name in ("one.md", "two.md"))
    document(tmp_path / "other.md")
    assert said("remove", str(tmp_path / "*.md"))[0] != 0
    assert said("add", one, two)[0] == 0
    assert said("remove", str(tmp_path / "o*.md"))[0] == 0
    assert terms(said)["who"] == ["two.md"]
    assert said("remove", str(tmp_path / "*.md"))[0] == 0
    assert settings(root) == before


@pytest.mark.parametrize("name", WILD)
def test_a_path_that_exists_is_not_a_pattern(said: Callable, root: Path, tmp_path: Path, name: str) -> None:
    for folder in (root, tmp_path):
        before = settings(root)
        path = str(document(folder / name))
        assert said("add", path)[0] == 0
        assert terms(said)["who"] == [name]
        assert said("list", "--source", name)[0] == 0
        assert said("remove", path)[0] == 0
        assert settings(root) == before


@pytest.mark.parametrize("name", WILD)
def test_a_path_like_a_pattern_can_be_copied_and_stand_in_a_folder(
    said: Callable, tmp_path: Path, name: str
) -> None:
    assert said("add", "--copy", str(document(tmp_path / name)))[0] == 0
    assert terms(said)["who"] == [f"glossary/sources/{name}"]
    assert said("add", str(document(tmp_path / "papers [2024]" / name, IMF).parent))[0] == 0
    assert terms(said)["imf"] == [f"papers [2024]/{name}"]


def test_a_file_like_a_pattern_that_is_away_keeps_its_terms(said: Callable, root: Path) -> None:
    path = document(root / "report [1].md")
    document(root / "report 1.md", IMF)
    said("add", str(path))
    path.unlink()
    code, _, err = said("build")
    assert (code, "report [1].md cannot be read" in err) == (1, True)
    assert terms(said)["who"] == ["report [1].md"]
    assert "imf" not in terms(said)


def test_a_pattern_of_folders_is_one_at_each_build(said: Callable, root: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "papers" / "memo.md")
    with (root / "glossary" / "yougo.toml").open("a") as file:
        file.write(f'\n[[source]]\npath = "{tmp_path}/pa*rs/memo.md"\n')
    for _ in range(3):
        assert said("build")[2].count("cannot be read") == 0
        assert terms(said)["who"] == ["memo.md"]
    path.unlink()
    said("build")
    assert terms(said)["who"] == ["memo.md"]


def test_a_folder_that_is_away_keeps_its_terms(said: Callable, tmp_path: Path) -> None:
    document(tmp_path / "drive" / "a.md")
    said("add", str(tmp_path / "drive"))
    (tmp_path / "drive").rename(tmp_path / "gone")
    code, _, err = said("build")
    assert (code, "drive/a.md cannot be read: the file is missing" in err) == (1, True)
    assert terms(said)["who"] == ["drive/a.md"]


@pytest.mark.parametrize("source", ["notes", "notes/**/*.md", "."])
def test_documents_in_a_folder_that_you_may_not_enter_keep_their_terms(
    said: Callable, root: Path, source: str
) -> None:
    document(root / "notes" / "a.md")
    closed = document(root / "notes" / "closed" / "b.md", IMF).parent
    name_source(root, source)
    said("build")
    closed.chmod(0)
    try:
        code, _, err = limited("build")
    finally:
        closed.chmod(0o755)
    assert (code, "notes/closed/b.md cannot be read: Permission denied" in err) == (1, True)
    assert terms(said).keys() >= {"who", "imf"}
    (closed / "b.md").unlink()
    assert said("build")[0] == 0
    assert "imf" not in terms(said)


def test_many_documents_of_a_folder_that_is_away_are_told_in_one_line(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    for number in range(12):
        document(tmp_path / "drive" / f"{number}.md")
        document(root / "notes" / f"{number}.md")
    name_source(root, *(f"notes/{number}.md" for number in range(12)))
    said("add", str(tmp_path / "drive"))
    (tmp_path / "drive").rename(tmp_path / "gone")
    (root / "notes").rename(tmp_path / "moved")
    code, _, err = said("build")
    reason = "the files are missing; restore them, or remove them with"
    told = f"12 documents of {{}} cannot be read: {reason} `{{}}`."
    assert (code, err.count("cannot be read")) == (1, 2)
    assert told.format("../drive", "yougo remove ../drive") in err
    assert told.format("notes", "yougo remove PATH...") in err


@pytest.mark.parametrize("path", ["notes/*.md", "[a", "docs/note?/*"])
def test_a_pattern_that_matches_nothing_is_told_with_its_line(said: Callable, root: Path, path: str) -> None:
    name_source(root, path)
    lines = (root / "glossary" / "yougo.toml").read_text(encoding="utf-8").splitlines()
    line = lines.index(f"path = '{path}'") + 1
    told = f"yougo.toml:{line}: ignored-setting: no document matches the path “{path}”"
    code, _, err = said("build")
    assert (code, err.count(told)) == (0, 1)
    assert told not in said("list")[2]
    assert told in said("check")[1]


def test_a_pattern_of_documents_that_another_source_has_is_not_told(said: Callable, root: Path) -> None:
    name_source(root, "docs/*.md")
    assert "no document matches" not in said("build")[2]


def test_a_pattern_is_still_a_pattern(said: Callable, root: Path) -> None:
    document(root / "more" / "a.md")
    document(root / "more" / "b.md", IMF)
    assert said("add", str(root / "more" / "[a-b].md"))[0] == 0
    assert paths(root)[-1] == "more/[a-b].md"
    assert {"who", "imf"} <= terms(said).keys()


def test_two_patterns_that_match_files_of_one_name_read_both(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    document(tmp_path / "one" / "a.md")
    document(tmp_path / "two" / "a.md", IMF)
    name_source(root, "../one/*.md", "../two/*.md")
    assert said("build")[0] == 0
    assert (terms(said)["who"], terms(said)["imf"]) == (["a.md"], ["a-2.md"])


def test_files_of_one_name_in_a_nameless_folder_are_all_read(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    document(tmp_path / "out" / "one" / "a.md")
    document(tmp_path / "out" / "two" / "a.md", IMF)
    document(root / "a.md", "世界貿易機関（WTO）。\n")
    name_source(root, "../out", "a.md")
    assert said("build")[0] == 0
    found = terms(said)
    assert (found["wto"], found["who"], found["imf"]) == (["a.md"], ["a-2.md"], ["a-3.md"])


def test_a_file_that_two_sources_name_is_read_once(said: Callable, root: Path, tmp_path: Path) -> None:
    document(tmp_path / "one" / "a.md")
    name_source(root, "../one/*.md", "../one/a.md", "../one")
    assert said("build")[0] == 0
    assert terms(said)["who"] == ["a.md"]


def test_documents_outside_are_named_from_the_workspace_or_from_home(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    said("add", str(document(tmp_path / "memo.md")))
    assert paths(root)[-1] == "../memo.md"
    said("add", str(document(tmp_path / "home" / "notes" / "memo.md", IMF)))
    assert paths(root)[-1] == "~/notes/memo.md"
    assert terms(said)["imf"] == ["memo-2.md"]
    said("add", str(document(root / "~odd.md", "世界貿易機関（WTO）。\n")))
    assert terms(said)["wto"] == ["~odd.md"]
    for path in ("memo.md", "~/notes/memo.md", "~odd.md"):
        assert said("remove", path)[0] == 0
    assert paths(root) == ["docs"]


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_loop(path: Path) -> None:
    path.symlink_to(path.name)


def a_huge_file(path: Path) -> None:
    path.touch()
    os.truncate(path, 300_000_000_000)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("away/odd.md")


def a_binary_file(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 100)


ODD = [a_pipe, a_device, a_loop, a_huge_file, a_socket, a_link_to_nowhere, a_binary_file]


@pytest.mark.parametrize("make", ODD, ids=lambda make: make.__name__)
def test_what_is_not_a_document_is_refused_alone(
    said: Callable, root: Path, monkeypatch: pytest.MonkeyPatch, make: Callable
) -> None:
    monkeypatch.chdir(root / "docs")
    make(root / "docs" / "odd.md")
    for command in (("build",), ("add", "odd.md"), ("check",), ("check", "odd.md")):
        _, _, err = said(*command)
        assert sum("odd.md" in line for line in err.splitlines()) == 1, command
    assert "un" in terms(said)


@pytest.mark.parametrize("make", ODD, ids=lambda make: make.__name__)
def test_nothing_is_listed_or_copied_when_nothing_can_be_added(
    said: Callable, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "odd.md")
    before = settings(root)
    for more in ([], ["--copy"]):
        code, _, err = said("--workspace", "w", "add", *more, "odd.md")
        assert code in (1, 2)
        assert sum("odd.md" in line for line in err.splitlines()) == 1
        assert settings(root) == before
        assert not list(root.rglob("odd*"))
    document(tmp_path / "fine.md")
    assert said("--workspace", "w", "add", "odd.md", "fine.md")[0] == code
    assert ("fine.md" in settings(root), "odd.md" in settings(root)) == (True, False)


@pytest.mark.parametrize(
    "path", ["docs/a**b.md", "~nosuchuser/a.md", "x" * 5_000 + ".md", "no/[", "**/*.md/../["]
)
def test_a_path_that_leads_nowhere_is_one_sentence(said: Callable, root: Path, path: str) -> None:
    before = settings(root)
    code, _, err = said("add", path)
    assert (code, len(err.splitlines()), len(err) < 500) == (2, 1, True)
    assert settings(root) == before
    name_source(root, path)
    code, _, err = said("build")
    assert sum("cannot be read" in line for line in err.splitlines()) <= 1
    assert "un" in terms(said)
    assert said("remove", path)[0] == 0
    assert paths(root) == ["docs"]


def test_a_source_that_cannot_be_read_says_how_it_is_taken_out(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    path = document(tmp_path / "my notes.md")
    said("add", str(path))
    path.unlink()
    code, _, err = said("build")
    assert code == 1
    assert "my notes.md cannot be read: the file is missing" in err
    assert "`yougo remove '../my notes.md'`" in err
    assert said("remove", "../my notes.md")[0] == 0
    assert said("build")[0] == 0
    (root / "docs" / "odd.md").write_bytes(bytes(range(256)) * 100)
    assert "move it out of “docs”" in said("build")[2]


def test_a_full_disk_leaves_no_copy(
    said: Callable, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = document(tmp_path / "papers" / "a.md").parent
    document(folder / "b.md", IMF)
    before = {path: path.is_file() and path.read_bytes() for path in root.rglob("*")}
    written: list[bool] = []

    def full(handle: int) -> None:
        written.append(stat.S_ISREG(os.fstat(handle).st_mode))
        if sum(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for arguments in ([str(folder)], [str(folder / "a.md"), str(folder / "b.md")]):
        written.clear()
        code, _, err = said("add", "--copy", *arguments)
        assert (code, "free some space" in err, ".yougo-" in err) == (2, True, False)
        after = {path: path.is_file() and path.read_bytes() for path in root.rglob("*")}
        assert after.keys() - before.keys() <= {root / "glossary" / "sources"}
    monkeypatch.undo()
    monkeypatch.chdir(root)
    assert said("add", "--copy", str(folder))[0] == 0
    assert terms(said)["imf"] == ["glossary/sources/papers/b.md"]


def test_what_a_pattern_matches_is_copied(said: Callable, tmp_path: Path) -> None:
    document(tmp_path / "papers" / "a.md")
    assert said("add", "--copy", str(tmp_path / "papers" / "*.md"))[0] == 0
    assert terms(said)["who"] == ["glossary/sources/a.md"]


def test_an_explanation_goes_past_what_cannot_be_read(said: Callable, root: Path) -> None:
    (root / "docs" / "binary.md").write_bytes(bytes(range(256)) * 100)
    code, out, _ = said("add", "--explain", "docs")
    assert (code, "docs/good.md:1: acronym" in out) == (1, True)


def test_a_folder_that_holds_the_workspace_gives_none_of_its_own_files(said: Callable, root: Path) -> None:
    document(root / "pages" / "a.html", f"<p>{WHO}</p>")
    assert said("add", ".")[0] == 0
    assert said("export", "csv")[0] == said("export", "html")[0] == 0
    name_source(root, ".", "**/*.html")
    code, _, err = said("build")
    assert (code, "cannot be read" in err) == (0, False)
    assert terms(said)["who"] == ["pages/a.html"]


def test_a_folder_that_holds_itself_is_read_once(said: Callable, root: Path) -> None:
    document(root / "docs" / "in" / "a.md")
    (root / "docs" / "in" / "again").symlink_to("..")
    name_source(root, "docs/**/*.md")
    assert said("build")[0] == 0
    assert terms(said) == {"un": ["docs/good.md"], "who": ["docs/in/a.md"]}


def test_a_folder_that_cannot_be_opened_keeps_its_terms(
    said: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = document(tmp_path / "drive" / "a.md").parent
    said("add", str(folder))
    original = os.access
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != folder and original(path, mode))
    assert said("build")[0] == 0
    assert terms(said)["who"] == ["drive/a.md"]


@pytest.mark.parametrize("name", ["a\tb.md", "a\nb.md", "a\u2028b.md"])
def test_a_name_that_yougo_toml_cannot_hold_is_refused_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w")
    before = settings(root)
    (tmp_path / name).write_text("世界保健機関（WHO）。\n", encoding="utf-8")
    assert run(["--workspace", str(root), "add", str(tmp_path / name)]) == 2
    assert "cannot be a source" in capsys.readouterr().err
    assert settings(root) == before


@pytest.mark.parametrize("suffix", ["", "-seal", "-journal", "-shm"])
@pytest.mark.parametrize("kind", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_in_the_place_of_the_database_is_replaced(
    kind: Callable[[Path], None], suffix: str, tmp_path: Path
) -> None:
    root = built(tmp_path / "w")
    place = root / "build" / f"glossary.db{suffix}"
    place.unlink(missing_ok=True)
    kind(place)
    assert run(["--workspace", str(root), "list"]) == 0


def test_a_link_to_settings_that_are_gone_is_no_reason_to_use_another_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path / "w")
    file = root / "glossary" / "yougo.toml"
    file.rename(tmp_path / "elsewhere.toml")
    file.symlink_to(tmp_path / "gone.toml")
    monkeypatch.chdir(root)
    assert run(["edit", "--new", "x", "--english", "Lost"]) == 2


def test_a_folder_is_read_without_the_files_that_yougo_writes(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    document(tmp_path / "w" / "vault" / "note.md")
    said("init", str(root / "vault"))
    said("--workspace", str(root / "vault"), "add", str(root / "vault"))
    for folder in (root, root / "vault"):
        document(folder / "templates" / "sheet.html", f"<p>{IMF}</p>")
        said("--workspace", str(folder), "build")
        said("--workspace", str(folder), "export", "csv")
    assert said("add", "vault/*/*.tsv")[0] == 2
    for path in (".", "**/*", "glossary"):
        assert said("add", path)[0] == 0
    assert set().union(*terms(said).values()) == {"docs/good.md", "vault/note.md"}
    assert said("build")[0] == 0
    assert said("check", ".")[0] == 0
    assert said("--workspace", str(root / "vault"), "build")[0] == 0


def test_a_source_without_documents_is_told_until_it_has_some(said: Callable, root: Path) -> None:
    (root / "empty").mkdir()
    told = "ignored-setting: no document is in the folder “empty”"
    code, _, err = said("add", "empty")
    assert (code, told in err) == (0, True)
    assert told in said("build")[2]
    assert told in said("check")[1]
    document(root / "empty" / "a.md")
    assert "ignored-setting" not in said("build")[2]


def test_checking_a_folder_without_documents_fails_and_checks_the_others(said: Callable, root: Path) -> None:
    document(root / "empty" / ".hidden.md")
    code, out, err = said("check", "empty", "docs")
    assert (code, out) == (1, "")
    assert "empty has no documents that yougo reads (.csv, " in err
    assert err.endswith("0 problems in 1 document.\n")
    assert said("check", "docs")[0] == 0


def test_only_documents_that_could_be_read_are_counted(said: Callable, root: Path) -> None:
    (root / "docs" / "odd.md").write_bytes(bytes(range(256)) * 100)
    assert "1 term from 1 document: 1 new.\n" in said("build")[2]
    (root / "docs" / "good.md").write_bytes(bytes(range(256)) * 100)
    assert "1 term from 1 document.\n" in said("build")[2]


def test_a_build_says_how_many_terms_are_as_before(said: Callable, root: Path) -> None:
    said("build")
    (root / "docs" / "more.md").write_text("国際民間航空機関（ICAO）\n", encoding="utf-8")
    assert "2 terms from 2 documents: 1 new, 1 as before.\n" in said("build")[2]
    (root / "docs" / "more.md").write_text("国際民間航空機関（ICAO）の総会。\n", encoding="utf-8")
    assert "2 terms from 2 documents: 1 changed, 1 as before.\n" in said("build")[2]
    (root / "docs" / "more.md").unlink()
    assert "1 term from 1 document: 1 gone.\n" in said("build")[2]


def test_every_command_says_that_an_empty_glossary_needs_documents(
    said: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said("init", str(tmp_path / "new"))
    monkeypatch.chdir(tmp_path / "new")
    for command in ("build", "list", "review", "show x", "edit x --accept", "lookup x", "export csv"):
        code, _, err = said(*command.split())
        assert "`yougo add PATH`" in err, command
        assert code == (0 if command in ("build", "review", "export csv") else 1)


@pytest.mark.parametrize(
    ("command", "address"),
    [
        ("add", "ftp://h/a.txt"),
        ("add", "s3://bucket/a.md"),
        ("check", "http://example.com/a.md"),
        ("text", "https://example.com/a.md"),
    ],
)
def test_an_address_that_is_not_fetched_is_to_be_downloaded_first(
    said: Callable, command: str, address: str
) -> None:
    code, out, err = said(command, address)
    assert (code, out) == (2, "")
    assert f"{address} is an address" in err
    assert "Download it" in err


def test_a_document_of_a_folder_is_not_removed_and_told_through_what_it_is_read(
    said: Callable, root: Path
) -> None:
    document(root / "notes" / "n.md")
    name_source(root, "notes/*.md")
    for path, source in (("docs/good.md", "docs"), ("notes/n.md", "notes/*.md"), ("notes", "notes/*.md")):
        before = settings(root)
        code, _, err = said("remove", path)
        assert (code, settings(root)) == (2, before)
        assert f"{path} is read as a part of the source “{source}”" in err
    assert "lists the sources" in said("remove", "nowhere.md")[2]


def test_what_is_still_read_after_a_removal_or_beside_a_copy_is_told(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    name_source(root, "docs/good.md")
    told = "docs/good.md is still read too, through the source “docs”. Remove that with `yougo remove docs`."
    assert told in said("remove", "docs/good.md")[2]
    path = document(tmp_path / "own notes.md")
    assert "still read" not in said("add", str(path))[2]
    told = "docs/good.md is still read too, through the source “docs”. Remove that with `yougo remove docs`."
    assert told in said("add", "--copy", str(root / "docs" / "good.md"))[2]
    told = "through the source “../own notes.md”. Remove that with `yougo remove '../own notes.md'`."
    assert told in said("add", "--copy", str(path))[2]
    assert "still read" not in said("remove", str(path))[2]
    assert "still read" not in said("add", "--copy", str(document(tmp_path / "b.md")))[2]


def test_a_table_that_cannot_be_read_is_told_with_the_option_that_mends_it(
    said: Callable, root: Path
) -> None:
    document(root / "docs" / "my terms.csv", "甲,乙\n一,二\n")
    for command in (("build",), ("check", "docs"), ("add", "docs/my terms.csv")):
        assert "`--columns japanese=2,english=1`" in said(*command)[2]
    assert "`--columns FIELD=COLUMN,…`" in said(
        "add", "docs/my terms.csv", "--columns", "japanese=丙,english=乙"
    )[2]  # fmt: skip


def test_a_file_named_as_the_workspace_is_told_as_one(said: Callable) -> None:
    code, _, err = said("--workspace", "docs/good.md", "list")
    assert (code, err) == (
        2,
        "yougo: docs/good.md is a file, not a workspace. Name the folder of the workspace.\n",
    )


def test_a_folder_in_the_place_of_a_file_of_the_workspace_is_to_be_replaced(
    said: Callable, root: Path
) -> None:
    for name in ("yougo.toml", "terms.toml", "register.tsv"):
        path = root / "glossary" / name
        kept = path.read_bytes() if path.exists() else b""
        path.unlink(missing_ok=True)
        path.mkdir()
        code, _, err = said("list")
        assert code == 2
        assert "it is a folder; remove it, and put the file in its place" in err
        path.rmdir()
        if kept:
            path.write_bytes(kept)


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_path_is_a_wrong_usage_and_not_the_current_folder(
    empty: str, said: Callable, root: Path
) -> None:
    before = settings(root)
    code, _, err = said("add", "good.md", empty)
    assert code == 2
    assert "the path is empty" in err
    assert settings(root) == before
