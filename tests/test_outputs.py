"""Where exports may be written, what an empty one says, and what a workspace that is read-only gives."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.cli.program import program
from yougo.errors import CannotWrite

MARK = b"\xef\xbb\xbf"
TOY = """
from yougo.model.exporter import Exporter, Option

OPTIONS = {
    "paper": Option(("A4", "B4"), help="The paper."),
    "fonts": Option(("serif", "sans"), several=True, help="The fonts."),
    "quiet": Option(),
}


def export(edition):
    return repr(sorted(edition.options.items())).encode()


EXPORTER = Exporter("toy", ".toy", export, "A toy", options=OPTIONS)
"""
"""A format of somebody else's package."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = workspace(tmp_path / "w")
    (made / "templates").mkdir()
    (made / "templates" / "sheet.css").write_text("body { color: teal }\n")
    with (made / "glossary" / "yougo.toml").open("a") as file:
        file.write('\n[[source]]\npath = "lists/*.csv"\n\n[[source]]\npath = "deep/**/*.csv"\n')
    (made / "lists").mkdir()
    (made / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def said(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable:
    """Runs yougo in the workspace `root`."""
    assert root.is_dir()

    def yougo(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        return code, *capsys.readouterr()

    return yougo


@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("/dev/null", "a device"),
        ("pipe.csv", "a pipe"),
        ("docs", "a folder"),
        ("loop.csv", "a link that leads nowhere"),
        ("docs/note.md", "a document"),
        ("link.md", "a document"),
        ("templates/sheet.css", "your templates"),
        ("templates/new.csv", "your templates"),
        ("glossary/terms.toml", "kept by the workspace"),
        ("docs/new.csv", "among the sources"),
        ("lists/new.csv", "among the sources"),
        ("deep/er/new.csv", "among the sources"),
    ],
)
def test_an_export_is_never_written_over_what_is_no_output(
    said: Callable, root: Path, output: str, what: str
) -> None:
    os.mkfifo(root / "pipe.csv")
    (root / "loop.csv").symlink_to("loop.csv")
    (root / "link.md").symlink_to("docs/note.md")
    before = {path: path.is_file() and path.read_bytes() for path in root.rglob("*")}
    code, out, err = said("export", "csv", "-o", output)
    assert (code, out, what in err, output in err) == (2, "", True, True)
    after = {path: path.is_file() and path.read_bytes() for path in root.rglob("*")}
    assert {path: after[path] for path in before} == before
    assert {path.parent.name for path in after.keys() - before.keys()} <= {"w", "build", "glossary"}


@pytest.mark.parametrize("output", ["docs/new.jsonl", "docs/.hidden.csv", "lists/x/new.csv", "build/new.csv"])
def test_beside_documents_an_export_that_is_never_read_as_one_is_written(
    said: Callable, root: Path, output: str
) -> None:
    (root / "lists" / "x").mkdir()
    code, out, _ = said("export", "jsonl" if output.endswith("jsonl") else "csv", "-o", output)
    assert (code, out) == (0, f"{output}\n")


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(
    said: Callable, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "target.csv").write_bytes(b"old")
    (root / "link.csv").symlink_to(tmp_path / "target.csv")
    assert said("export", "csv", "-o", "link.csv")[0] == 0
    assert (root / "link.csv").is_symlink()
    assert (tmp_path / "target.csv").read_bytes().startswith(MARK)


def test_a_link_in_build_is_replaced_not_followed(said: Callable, root: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"mine")
    (root / "build").mkdir()
    (root / "build" / "w.csv").symlink_to(tmp_path / "precious")
    assert said("export", "csv")[0] == 0
    assert (tmp_path / "precious").read_bytes() == b"mine"
    assert (root / "build" / "w.csv").read_bytes().startswith(MARK)


def test_a_linked_terms_toml_stays_a_link(said: Callable, root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[who]\nnote = "覚え"\n', encoding="utf-8")
    (root / "glossary" / "terms.toml").symlink_to(tmp_path / "mine.toml")
    assert said("edit", "who", "--accept")[0] == 0
    assert (root / "glossary" / "terms.toml").is_symlink()
    assert "accepted" in (tmp_path / "mine.toml").read_text(encoding="utf-8")


def test_a_table_on_standard_output_has_no_byte_order_mark(root: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from yougo.cli.fast_lookup.entry_point import main; main()",
        "export",
        "csv",
        "-o",
    ]
    piped = subprocess.run([*command, "-"], cwd=root, check=True, capture_output=True).stdout
    subprocess.run([*command, "out.csv"], cwd=root, check=True, capture_output=True)
    assert piped.startswith(b"id,")
    assert (root / "out.csv").read_bytes() == MARK + piped


@pytest.mark.parametrize("name", ["csv", "jsonl", "html", "anki"])
@pytest.mark.parametrize(
    ("wanted", "words"),
    [(("--status", "accepted"), "accepted"), (("--tag", "none"), "tagged “none”")],
)
def test_an_export_of_no_term_says_so_and_leaves_the_last_one(
    said: Callable, root: Path, name: str, wanted: tuple[str, str], words: str
) -> None:
    said("edit", "imf", "--reject", "--tag", "none")
    said("export", name, "-o", "out")
    before = (root / "out").read_bytes()
    code, out, err = said("export", name, "-o", "out", *wanted)
    assert (code, out, f"No term is {words}" in err) == (1, "", True)
    assert (root / "out").read_bytes() == before
    assert said("export", name, "-o", "-", *wanted)[:2] == (1, "")


def test_an_empty_glossary_can_be_exported(said: Callable, root: Path) -> None:
    (root / "docs" / "note.md").write_text("雨が降る。\n", encoding="utf-8")
    assert said("export", "csv", "-o", "out.csv")[0] == 0


@pytest.fixture
def guarded(root: Path) -> Iterator[Path]:
    """A built workspace that its user can read and not write."""
    assert run(["build"]) == 0
    paths = [root, *root.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield root
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


LIMITED = """
import ctypes, os, sys
if os.getuid() == 0:  # without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH permissions count for root too
    assert all(ctypes.CDLL(None).prctl(24, capability) == 0 for capability in (1, 2))
command = [sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()", *sys.argv[1:]]
os.execv(command[0], command)
"""


def limited(*arguments: str) -> tuple[int, str, str]:
    """Run yougo as a user for whom permissions count, whoever runs the tests."""
    done = subprocess.run([sys.executable, "-c", LIMITED, *arguments], check=False, capture_output=True)
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode()


@pytest.mark.parametrize(
    "change",
    ["", pytest.param("wal", marks=pytest.mark.slow), pytest.param("document", marks=pytest.mark.slow)],
)
def test_a_workspace_that_cannot_be_written_is_read_from_its_last_glossary(
    guarded: Path, change: str
) -> None:
    note = guarded / "docs" / "note.md"
    if change == "document":
        note.chmod(0o644)
        note.write_text("国際連合（UN）。\n", encoding="utf-8")
    if change == "wal":
        (guarded / "build" / "glossary.db-wal").touch(0o444)
    here = ("--workspace", str(guarded))
    for command, word in (
        (("list",), "世界保健機関"),
        (("show", "who"), "World Health Organization"),
        (("export", "csv", "-o", "-"), "世界保健機関"),
        (("export", "anki", "-o", "-"), ""),
    ):
        code, out, told = limited(*here, *command)
        assert (code, word in out) == (0, True), told
        assert ("this is the glossary of" in told) == (change == "document"), told
    code, out, told = limited(*here, "lookup", "WHO")
    assert (code, "世界保健機関" in out) == (0, True)
    writing = [("edit", "who", "--accept"), ("export", "html", "--layout", "table")]
    if change == "document":
        writing.append(("build",))
    for command in writing:
        code, _, told = limited(*here, *command)
        assert (code, "cannot be written" in told) == (2, True), (command, told)


def test_a_read_only_workspace_without_a_glossary_says_why(guarded: Path) -> None:
    (guarded / "build").chmod(0o755)
    (guarded / "build" / "glossary.db").unlink()
    (guarded / "build").chmod(0o555)
    code, _, told = limited("--workspace", str(guarded), "list")
    assert (code, "cannot be written" in told, "Traceback" in told) == (2, True, False)


@pytest.mark.parametrize("output", ["", "new/", "docs/", "/"])
def test_an_output_without_the_name_of_a_file_is_refused(said: Callable, root: Path, output: str) -> None:
    code, out, err = said("export", "csv", "-o", output)
    assert (code, out) == (2, "")
    assert f"--output needs the name of a file, and “{output}” is not one." in err
    assert not (root / "build" / "w.csv").exists()
    assert not (root / "new").exists()


def test_a_missing_folder_is_told(said: Callable) -> None:
    code, out, err = said("export", "csv", "-o", "new/terms.csv")
    told = (
        "yougo: new/terms.csv cannot be written: new does not exist. "
        "Create the folder first; nothing was written.\n"
    )
    assert (code, out, err) == (2, "", told)


def test_an_option_of_another_format_is_told(said: Callable) -> None:
    assert "--status does not apply to datasette." in said("export", "datasette", "--status", "accepted")[2]


def test_the_command_takes_the_options_that_an_exporter_declares(root: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    (installed / "toy-1.dist-info").mkdir(parents=True)
    (installed / "toy.py").write_text(TOY)
    (installed / "toy-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: toy\nVersion: 1\n")
    (installed / "toy-1.dist-info" / "entry_points.txt").write_text("[yougo.exporters]\ntoy = toy:EXPORTER\n")
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()", "export"]

    def said(*words: str) -> tuple[str, str]:
        done = subprocess.run([*command, *words], cwd=root, env=environment, capture_output=True, check=False)
        return done.stdout.decode(), done.stderr.decode()

    made, _ = said("toy", "--paper", "b4", "--fonts", "serif", "--fonts", "sans", "-o", "-")
    assert made == "[('fonts', ('serif', 'sans')), ('paper', 'B4')]"
    assert "--paper Letter does not apply to toy." in said("toy", "--paper", "Letter")[1]
    assert "--paper B4 does not apply to html." in said("html", "--paper", "B4")[1]
    assert "--fonts does not apply to html." in said("html", "--fonts", "serif")[1]
    assert "--quiet" not in said("--help")[0]


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EACCES, "check the folder's permissions"),
        (errno.ENOENT, "choose a folder that exists"),
        (errno.EROFS, "choose a folder that is not read-only"),
        (errno.EBUSY, "check the disk and the folder"),
    ],
)
def test_the_advice_fits_why_a_file_cannot_be_written(number: int, advice: str) -> None:
    told = str(CannotWrite.at("x.csv", OSError(number, os.strerror(number))))
    assert told == f"x.csv cannot be written ({os.strerror(number)}): {advice}."


OUTPUTS = {
    ("export", "--output"): ("export", "jsonl"),
    ("annotate", "--output"): ("annotate", "draft.md"),
    ("diff", "--html"): ("diff", "draft.md", "docs/note.md"),
}
"""Every option that names a file to write, with a command that has something to write to it."""
READING = {("edit", "--from")}
"""The options that name a file to read."""
KEPT = [
    "glossary/yougo.toml",
    "glossary/terms.toml",
    "glossary/register.tsv",
    "build/glossary.db",
    "docs/note.md",
    "outside.md",
    "titles.tsv",
    "templates/sheet.css",
]
"""What a person or yougo keeps."""


def options_for_files() -> set[tuple[str, str]]:
    """Every option of a command that stands for a file."""
    context = click.Context(program)
    return {
        (name, max(option.opts, key=len))
        for name in program.list_commands(context)
        for option in getattr(program.get_command(context, name), "params", ())
        if isinstance(option, click.Option) and option.metavar in ("FILE", "PATH") and option.name != "source"
    }


def test_every_option_for_a_file_is_known_as_one_to_read_or_to_write() -> None:
    assert options_for_files() - READING == set(OUTPUTS)


@pytest.fixture
def keeping(root: Path) -> Path:
    """A built workspace with a decision, a document outside its folders, a reference and a draft."""
    with (root / "glossary" / "yougo.toml").open("a") as file:
        file.write('\n[[source]]\npath = "outside.md"\n\n[[reference]]\npath = "titles.tsv"\n')
    (root / "outside.md").write_text("世界貿易機関（WTO）も。\n", encoding="utf-8")
    (root / "titles.tsv").write_text("世界貿易機関\tWorld Trade Organization\n", encoding="utf-8")
    (root / "draft.md").write_text("世界保健機関の会議。\n", encoding="utf-8")
    assert run(["edit", "who", "--accept"]) == 0
    return root


@pytest.mark.parametrize("option", OUTPUTS)
@pytest.mark.parametrize("kept", KEPT)
def test_no_command_writes_over_what_is_kept(
    keeping: Path, said: Callable, option: tuple[str, str], kept: str
) -> None:
    before = (keeping / kept).read_bytes()
    code, _, err = said(*OUTPUTS[option], option[1], kept)
    assert (code, f"Nothing was written: {kept} is" in err) == (2, True), err
    assert (keeping / kept).read_bytes() == before


@pytest.mark.parametrize("option", [option for option in OUTPUTS if "draft.md" in OUTPUTS[option]])
@pytest.mark.parametrize("spelled", ["draft.md", "docs/../draft.md", "link.html"])
def test_no_command_writes_over_what_it_reads(
    keeping: Path, said: Callable, option: tuple[str, str], spelled: str
) -> None:
    (keeping / "link.html").symlink_to("draft.md")
    before = (keeping / "draft.md").read_bytes()
    code, _, err = said(*OUTPUTS[option], option[1], spelled)
    assert (code, f"{spelled} is a document that this command reads" in err) == (2, True), err
    assert (keeping / "draft.md").read_bytes() == before


@pytest.mark.parametrize("option", OUTPUTS)
def test_each_of_them_writes_elsewhere(keeping: Path, said: Callable, option: tuple[str, str]) -> None:
    said(*OUTPUTS[option], option[1], "new.out")
    assert (keeping / "new.out").stat().st_size
