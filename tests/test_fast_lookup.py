"""Look-ups without click and with it: they print and do the same."""

import ast
import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pexpect
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from workspaces import built, workspace
from yougo import translation
from yougo.cli import interface_language, places, program, sentences
from yougo.cli.fast_lookup import arguments as lookup_arguments
from yougo.cli.fast_lookup import entry_point, lookup_output, match_output, term_output
from yougo.pipeline import glossary_set, listed_workspaces
from yougo.pipeline import root as root_module
from yougo.search import tables

TEXT = """# 会議

世界保健機関（WHO）は、[国際通貨基金](https://imf.example/)（IMF: International Monetary Fund）と協議した。
「信頼性のある自由なデータ流通」（DFFT[^d]）、国際連合（UN）、世界貿易機関（WTO）も話題になった。

[^d]: Data Free Flow with Trust。信頼を確保しながらデータの流れを促す考え方。
"""
DEAR = {
    "click",
    "re",
    "typing",
    "json",
    "pathlib",
    "contextlib",
    "dataclasses",
    "datetime",
    "tomllib",
    "enum",
}
"""What each costs more than the whole look-up, or nearly."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("fast") / "w", note_md=TEXT)


@pytest.fixture(autouse=True)
def _inside(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def said(run, arguments: list[str], lines: bytes = b"") -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one way in."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        code = run(arguments)
    return code, out.getvalue(), err.getvalue()


ARGUMENTS = st.lists(
    st.sampled_from(
        "WHO kikan 世界 国際 w 機関 intrnational xyzzy ＷＨＯ データの --json --brief --limit 0 1 --limit=2 "
        "--limit=x --limit=-1 -- --nonsense -h --help --json=1 -x --open --lim UN "
        "--workspace . --workspace=. --workspace=no --workspace=".split()
    )
    | st.text(max_size=4),
    max_size=5,
)


@limits(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.sampled_from(
        [[], ["--workspace", "."], ["--workspace=."], ["--workspace", "nowhere"], ["--workspace"]]
    ),
    arguments=ARGUMENTS,
    lines=st.sampled_from([b"", b"WHO\n\nxyzzy\n", "国際\n".encode(), b"\xff\n"]),
)
@example(before=[], arguments=["--workspace", "WHO", "--workspace", ""], lines=b"")
def test_both_ways_say_and_do_the_same(before: list[str], arguments: list[str], lines: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webbrowser.open", lambda _: True)
        quick = said(entry_point.run, [*before, "lookup", *arguments], lines)
        assert quick == said(program.run, [*before, "lookup", *arguments], lines)


@pytest.mark.parametrize("query", ["WHO", "世界", "dfft", "kokusai renngou"])
def test_a_look_up_loads_nothing_dear(query: str) -> None:
    code = (
        "import sys; bare = set(sys.modules); from yougo.cli.fast_lookup.entry_point import run; "
        f"run(['lookup', {query!r}]); print(*(set(sys.modules) - bare), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not DEAR & set(done.stderr.split())


QUICK = {"gc", "io", "os", "sys"}
QUICK_OF_OURS = (
    "yougo.cli.interface_language", "yougo.cli.messages", "yougo.cli.output", "yougo.cli.places",
    "yougo.cli.sentences",
    "yougo.cli.terminal", "yougo.cli.fast_lookup.arguments",
    "yougo.cli.fast_lookup.match_output", "yougo.cli.fast_lookup.term_output",
    "yougo.errors", "yougo.language.cells", "yougo.pipeline.listed_workspaces",
    "yougo.pipeline.glossary_set", "yougo.pipeline.looking", "yougo.user_folders",
    "yougo.pipeline.root", "yougo.search",
    "yougo.translation",
)  # fmt: skip


@pytest.mark.parametrize(
    "module",
    [
        entry_point,
        glossary_set,
        interface_language,
        lookup_arguments,
        lookup_output,
        match_output,
        places,
        root_module,
        listed_workspaces,
        sentences,
        term_output,
        translation,
    ],
)
def test_the_modules_of_a_look_up_import_at_once_only_what_is_quick(module: ModuleType) -> None:
    for node in ast.parse(Path(module.__file__).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= QUICK
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                assert f"{node.module}.{name.name}".startswith(QUICK_OF_OURS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["--workspace", "x", "list"],
        ["lookup", "y", "--workspace"],
        ["lookup", "-h"],
        ["lookup", "--limit"],
        ["lookup", "--jsn"],
    ],
)
def test_what_is_no_plain_look_up_goes_on_to_click(arguments: list[str]) -> None:
    assert lookup_arguments.parsed(arguments) is None


def test_lines_of_standard_input_are_queries_and_stand_before_what_they_find() -> None:
    code, out, err = said(entry_point.run, ["lookup"], "WHO\n\nnothing at all\n世界\n".encode("utf-8-sig"))
    assert code == 1
    assert [line.split("\t")[0] for line in out.splitlines()] == ["WHO", "世界", "世界"]
    assert "nothing at all" in err


def test_lines_may_be_in_cp932() -> None:
    _, out, _ = said(entry_point.run, ["lookup"], "世界保健機関\n".encode("cp932") + "国際連合\n".encode())
    assert [line.split("\t")[0] for line in out.splitlines()] == ["世界保健機関", "国際連合"]


def test_json_of_lines_says_which_query_found_it() -> None:
    _, out, _ = said(entry_point.run, ["lookup", "--json"], b'who\n"who"\n')
    assert [json.loads(line)["query"] for line in out.splitlines()] == ["who", '"who"']


def test_a_miss_asks_whether_something_else_was_meant() -> None:
    code, out, err = said(entry_point.run, ["lookup", "Intrnatonal Monetarie Fnuddy"])
    assert (code, out, "Did you mean: IMF" in err) == (1, "", True)


def test_json_says_how_a_term_was_found() -> None:
    found = {
        query: said(entry_point.run, ["lookup", "--json", query])[1] for query in ("WHO", "DFTF", "WHOの件")
    }
    assert [json.loads(line)["match"] for line in found.values()] == ["exact", "near", "inside"]


def test_a_term_that_is_only_near_is_told_as_such() -> None:
    assert "The nearest" in said(entry_point.run, ["lookup", "DFTF"])[2]
    assert "The nearest" not in said(entry_point.run, ["lookup", "DFFT"])[2]


def test_one_term_is_shown_whole_and_several_on_a_line_each() -> None:
    whole = said(entry_point.run, ["lookup", "DFFT"])[1]
    assert ("docs/note.md:6" in whole, "信頼を確保しながら" in whole) == (True, True)
    assert said(entry_point.run, ["lookup", "DFFT", "--brief"])[1].count("\n") == 1
    several = said(entry_point.run, ["lookup", "世界"])[1]
    assert several.splitlines()[0] == "WHO  世界保健機関〔せかいほけんきかん〕"


def test_the_link_of_the_source_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: not opened.append(url))
    assert said(entry_point.run, ["lookup", "IMF", "--open"])[0] == 0
    assert opened == ["https://imf.example/"]
    code, _, err = said(entry_point.run, ["lookup", "UN", "--open"])
    assert (code, "docs/note.md, line 4" in err, opened) == (1, True, ["https://imf.example/"])


def test_before_the_first_build_is_done_there_is_no_glossary(tmp_path: Path) -> None:
    other = workspace(tmp_path / "w")
    (other / "build").mkdir()
    with contextlib.chdir(other):
        assert "yougo build" in said(entry_point.run, ["lookup", "WHO"])[2]
        (other / "build" / "glossary.db").write_bytes(b"damaged")
        code, _, err = said(entry_point.run, ["lookup", "WHO"])
    assert (code, "yougo build" in err, err.count("\n")) == (2, True, 1)


def in_terminal(root: Path, arguments: list[str], rows: int = 24, **environment: str) -> str:
    """What a terminal of 60 columns gets."""
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "LESS", "PAGER")}
    command = ["-c", "from yougo.cli.fast_lookup.entry_point import main; main()", "lookup", *arguments]
    child = pexpect.spawn(
        sys.executable, command, dimensions=(rows, 60), cwd=root, encoding="utf-8", timeout=20,
        env={**clean, "TERM": "xterm", **environment},
    )  # fmt: skip
    child.expect(pexpect.EOF)
    return child.before


def test_a_terminal_shows_the_letters_that_spell_an_acronym(root: Path) -> None:
    assert "\x1b[1;4mD\x1b[0mata \x1b[1;4mF\x1b[0mree" in in_terminal(root, ["DFFT"])
    assert "\x1b" not in in_terminal(root, ["DFFT"], NO_COLOR="1")
    assert "\x1b" not in in_terminal(root, ["DFFT"], TERM="dumb")


def test_a_terminal_is_not_overrun(root: Path) -> None:
    text = in_terminal(root, ["--limit", "0", "国際"], NO_COLOR="1")
    assert "International Monetary Fund" in text
    assert all(len(line.encode("euc_jp", "replace")) <= 60 for line in text.splitlines())


def test_what_is_longer_than_the_screen_goes_through_the_pager(root: Path) -> None:
    paged = in_terminal(root, ["世界"], rows=2, PAGER="sed s/^/PAGED/")
    assert paged.startswith("PAGED")
    assert "PAGED" not in in_terminal(root, ["世界"], rows=20, PAGER="sed s/^/PAGED/")


HOSTILE = [
    b'"', b"'", b"%", b"_", b"*", b"NEAR(a b)", b"a OR b", b"a*b:c^d", b"-", b"\xff\xfe", b"\xed\xa0\x80",
    b"\\", "🗾👩‍👩‍👧".encode(),
    b" ", b"", b"x" * 100_000, "あ".encode() * 30_000, b"a " * 20_000, b"\x01\x1b[31m",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: repr(query[:20]))
def test_a_hostile_query_is_answered_or_not_found(root: Path, query: bytes) -> None:
    command = [
        sys.executable,
        "-c",
        "from yougo.cli.fast_lookup.entry_point import main; main()",
        "lookup",
        "--",
        query,
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert done.returncode in (0, 1)
    assert (done.returncode == 1) == (done.stdout == b"")
    assert b"Traceback" not in done.stderr


def test_hostile_lines_are_answered_one_by_one() -> None:
    lines = b"\n".join(each.replace(b"\n", b" ") for each in [*HOSTILE, b"a\0b", b"WHO"])
    code, out, err = said(entry_point.run, ["lookup"], lines)
    assert code == 1
    assert out.splitlines()[-1].startswith("WHO\tWHO")
    assert "Traceback" not in err


def test_a_miss_does_not_fill_the_screen_with_what_was_asked() -> None:
    assert len(said(entry_point.run, ["lookup", "zq" * 5000])[2]) < 300


def test_a_look_up_during_a_build_answers_from_the_last_whole_glossary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = workspace(tmp_path / "w")
    monkeypatch.chdir(made)
    assert entry_point.run(["build"]) == 0
    (made / "docs" / "note.md").write_text("石油輸出国機構（OPEC）。\n", encoding="utf-8")
    answers, enter = [], tables.enter

    def in_between(*filled: object) -> None:
        answers.extend(said(entry_point.run, ["lookup", query])[0] for query in ("WHO", "OPEC"))
        enter(*filled)

    monkeypatch.setattr("yougo.search.tables.enter", in_between)
    assert entry_point.run(["build"]) == 0
    assert answers == [0, 1]
    assert [said(entry_point.run, ["lookup", query])[0] for query in ("WHO", "OPEC")] == [1, 0]


PROGRAM = f"{sys.executable} -c 'from yougo.cli.fast_lookup.entry_point import main; main()'"


def in_shell(root: Path, line: str) -> subprocess.CompletedProcess[bytes]:
    """What only a shell can do to a program: close its streams, delete its folder."""
    return subprocess.run(line, shell=True, cwd=root, capture_output=True, check=False)  # noqa: S602 - see above


@pytest.mark.parametrize("streams", ["<&-", ">&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["lookup WHO", "lookup", "list"])
def test_closed_streams_are_no_error(root: Path, streams: str, words: str) -> None:
    done = in_shell(root, f"{PROGRAM} {words} {streams}")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_a_full_disk_under_the_output_is_told(root: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    done = in_shell(root, f"{PROGRAM} lookup WHO > /dev/full")
    assert (done.returncode, done.stderr.count(b"\n"), b"Traceback" in done.stderr) == (2, 1, False)


def test_from_a_folder_that_is_gone_the_environment_s_workspace_is_used(root: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f"cd {tmp_path}/gone && rmdir {tmp_path}/gone && YOUGO_WORKSPACE={root} {PROGRAM} lookup WHO"
    done = in_shell(root, command)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_workspace_may_be_named_anywhere(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["lookup", "--workspace", str(root), "WHO"], ["lookup", "WHO", f"--workspace={root}"]):
        code, out, _ = said(entry_point.run, arguments)
        assert (code, "世界保健機関" in out) == (0, True)
    for command in (["show", "who"], ["list"], ["check", str(root / "docs")], ["lookup", "-h"]):
        assert said(entry_point.run, [*command, "--workspace", str(root)])[0] in (0, 1)
    assert "nowhere" in said(entry_point.run, ["show", "who", "--workspace", "nowhere"])[2]


@pytest.mark.parametrize(
    "arguments", [["lookup", "WHO"], ["lookup", "--json", "WHO"], ["lookup", "--lim", "x"]]
)
def test_a_look_up_outside_any_workspace_makes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    code, out, err = said(entry_point.run, arguments)
    assert (code, out, list(tmp_path.iterdir())) == (2, "", [])
    assert "yougo init" in err or "--limit" in err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [(["lokup", "x"], "lookup"), (["list", "--unverifed"], "--unverified"), (["bild"], "build")],
)
def test_a_slip_in_a_command_or_option_is_answered_with_what_was_meant(
    arguments: list[str], meant: str
) -> None:
    code, out, err = said(entry_point.run, arguments)
    assert (code, out) == (2, "")
    assert f"Did you mean '{meant}'?" in err


@pytest.mark.parametrize("switch", [[], ["--json"], ["--brief"]])
def test_what_is_not_shown_is_told(
    switch: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "情報保護法（JHH）、情報流通連合（JRR）、特定情報機関（TJK）。\n\n情報（JH）がある。\n"
    made = workspace(tmp_path / "w", note_md=text)
    monkeypatch.chdir(made)
    assert entry_point.run(["build"]) == 0
    _, out, err = said(entry_point.run, ["lookup", *switch, "情報"])
    assert ("JHH" in out, err) == (False, "3 more with “情報” in a name. Show all with --limit 0.\n")
    _, out, err = said(entry_point.run, ["lookup", *switch, "--limit", "0", "情報"])
    assert ("JHH" in out, err) == (True, "")
    assert said(entry_point.run, ["lookup", *switch, "JRR"])[2] == ""
    assert "--limit 0" not in said(entry_point.run, ["lookup", *switch, "情報流通"])[2]
