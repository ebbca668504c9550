"""What each command loads: nothing slow that it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

from workspaces import workspace
from yougo.cli.fast_lookup import entry_point

TEXT = "# 会議\n\n世界保健機関（WHO）と国際通貨基金（IMF: International Monetary Fund）は、協議した。\n"
SLOW = {
    "genanki",
    "importlib.metadata",
    "jinja2",
    "markdown_it",
    "pykakasi",
    "sqlite_utils",
    "sudachipy",
    "tomlkit",
    "yougo.extract",
    "yougo.merge",
    "yougo.readings",
}
MERGING = {"importlib.metadata", "sqlite_utils", "tomlkit", "yougo.extract", "yougo.merge", "yougo.readings"}
MAY_LOAD = {
    "--help": set(),
    "list": set(),
    "list --sort confidence": set(),
    "show WHO": set(),
    "show imf": set(),
    "show --json who": set(),
    "export csv -o -": set(),
    "export jsonl -o -": set(),
    "export html -o -": {"jinja2"},
    "export datasette -o -": {"jinja2"},
    "export anki -o deck.apkg": {"genanki", "importlib.metadata", "jinja2", "yougo.readings"},
    "edit imf --note remark": MERGING,
    "lookup WHO": set(),
}
LOADED = (
    "import sys; from yougo.cli.fast_lookup.entry_point import run; code = run(sys.argv[1:]);"
    "print(*sys.modules, file=sys.stderr); sys.exit(code)"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = workspace(tmp_path_factory.mktemp("start") / "w", note_md=TEXT)
    assert entry_point.run(["--workspace", str(made), "build"]) == 0
    return made


def loaded(root: Path, command: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *command.split()], cwd=root, capture_output=True, check=True, text=True
    )
    return SLOW & set(done.stderr.split())


@pytest.mark.parametrize("command", MAY_LOAD)
def test_a_command_loads_nothing_slow_that_it_does_not_use(root: Path, command: str) -> None:
    assert loaded(root, command) <= MAY_LOAD[command]


def test_help_loads_no_command(root: Path) -> None:
    code = (
        "import sys; from yougo.cli.fast_lookup.entry_point import run; run(['--help']);"
        "sys.exit(any(name.startswith('yougo.cli.commands.') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)


def test_the_first_command_after_a_change_still_sees_it(root: Path) -> None:
    (root / "docs" / "note.md").write_text(f"{TEXT}\n国際連合（UN）もある。\n", encoding="utf-8")
    assert "yougo.merge" in loaded(root, "show UN")
    assert loaded(root, "show UN") == set()
