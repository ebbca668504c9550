"""What each command loads: nothing slow that it does not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workspaces import built

TEXT = "# 会議\n\n世界保健機関（WHO）と国際通貨基金（IMF: International Monetary Fund）は、協議した。\n"
SLOW = {
    "genanki",
    "importlib.metadata",
    "jinja2",
    "lxml",
    "mammoth",
    "markdown_it",
    "openpyxl",
    "pykakasi",
    "pypdfium2",
    "sqlite_utils",
    "sudachipy",
    "tomlkit",
    "yougo.extract",
    "yougo.language.alignment",
    "yougo.language.renderings",
    "yougo.merge",
    "yougo.pipeline.build.renaming",
    "yougo.pipeline.export",
    "yougo.readings",
    "yougo.search.query",
}
WEIGHING = {"yougo.language.alignment", "yougo.language.renderings"}
EXPORT, QUERY = "yougo.pipeline.export", "yougo.search.query"
MAY_LOAD = {
    "--help": set(),
    "list": set(),
    "list --sort confidence": set(),
    "show who": {*WEIGHING, QUERY},
    "show IMF": {*WEIGHING, QUERY},
    "show --json who": set(),
    "export csv -o -": {EXPORT},
    "export jsonl -o -": {EXPORT},
    "export html -o -": {EXPORT, "jinja2", "yougo.language.alignment"},
    "export datasette -o -": {EXPORT, "jinja2"},
    "export anki -o deck.apkg": {EXPORT, *WEIGHING, "genanki", "jinja2", "yougo.readings"},
    "edit imf --note remark": {*WEIGHING, QUERY, "tomlkit", "yougo.merge", "yougo.pipeline.build.renaming"},
    "lookup WHO": {QUERY},
}
LOADED = (
    "import sys; from yougo.cli.fast_lookup.entry_point import run; code = run(sys.argv[1:]);"
    "print(*sys.modules, file=sys.stderr); sys.exit(code)"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("start") / "w", note_md=TEXT)


def modules(root: Path, command: str) -> set[str]:
    """All that a command loads."""
    arguments = [sys.executable, "-c", LOADED, *command.split()]
    done = subprocess.run(arguments, cwd=root, input=TEXT, capture_output=True, check=True, text=True)
    return set(done.stderr.split())


def loaded(root: Path, command: str) -> set[str]:
    return SLOW & modules(root, command)


@pytest.mark.parametrize("command", MAY_LOAD)
def test_a_command_loads_nothing_slow_that_it_does_not_use(root: Path, command: str) -> None:
    assert loaded(root, command) <= MAY_LOAD[command]


API, SHARED = "yougo.api", "yougo.pipeline.glossary_set"
REACHED = {
    "build": {API},
    "list": {API},
    "show who": {API},
    "export jsonl -o -": {API},
    "annotate docs/note.md": {API},
    "lookup -": {API, SHARED},
    "lookup WHO": {SHARED},
    "lookup --limit=3 WHO": {SHARED},
}


@pytest.mark.parametrize("command", REACHED)
def test_a_command_goes_through_what_programs_call_but_for_a_plain_look_up(root: Path, command: str) -> None:
    assert modules(root, command) & {API, SHARED} == REACHED[command]


def test_what_programs_call_loads_nothing_slow_by_itself(root: Path) -> None:
    code = "import sys, yougo.api; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True, text=True)
    assert not SLOW & set(done.stdout.split())


def test_a_program_s_look_up_asks_what_the_command_asks(root: Path) -> None:
    code = "import sys, yougo; yougo.open_glossary('.').lookup('WHO'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True, text=True)
    assert SHARED in done.stdout.split()


def test_help_loads_no_command(root: Path) -> None:
    code = (
        "import sys; from yougo.cli.fast_lookup.entry_point import run; run(['--help']);"
        "sys.exit(any(name.startswith('yougo.cli.commands.') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)


@pytest.mark.parametrize(
    ("typed", "commands"), [("yougo ", ()), ("yougo e", ()), ("yougo show w", ("show",))]
)
def test_a_shell_that_completes_loads_only_the_command_that_is_typed(
    root: Path, typed: str, commands: tuple[str, ...]
) -> None:
    words = typed.count(" ")
    asked = {"_YOUGO_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(words)}
    code = (
        "import sys; from yougo.cli.fast_lookup.entry_point import run\n"
        "try: run([])\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root, env={**os.environ, **asked}, capture_output=True, check=True, text=True,
    )  # fmt: skip
    modules = done.stderr.split()
    assert done.stdout
    assert {name for name in modules if name.startswith("yougo.cli.commands.")} == {
        f"yougo.cli.commands.{name}" for name in commands
    }
    assert "yougo.pipeline.build.refresh" not in modules


def test_the_first_command_after_a_change_still_sees_it(root: Path) -> None:
    (root / "docs" / "note.md").write_text(f"{TEXT}\n国際連合（UN）もある。\n", encoding="utf-8")
    assert "yougo.merge" in loaded(root, "show UN")
    assert "yougo.merge" not in loaded(root, "show UN")
