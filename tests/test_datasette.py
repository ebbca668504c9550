"""What Datasette makes of the glossary with our metadata."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from workspaces import built, workspace
from yougo.cli.fast_lookup.entry_point import run

DATASETTE = shutil.which("datasette", path=str(Path(sys.executable).parent))
TEXT = """世界保健機関（WHO）、世界貿易機関（WTO: World Trade Organization）。

Point of Contact (PoC)

Proof of Concept (PoC)
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = built(tmp_path_factory.mktemp("datasette") / "w", note_md=TEXT)
    assert run(["--workspace", str(made), "export", "datasette"]) == 0
    return made


def get(root: Path, path: str) -> list[dict]:
    """The rows of a page of Datasette."""
    command = [DATASETTE, "build/glossary.db", "--metadata", "build/metadata.yaml", "--get", path]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_metadata_carries_the_title_and_names_only_what_is_there(root: Path) -> None:
    metadata = yaml.safe_load((root / "build" / "metadata.yaml").read_text(encoding="utf-8"))
    assert metadata["title"] == "試し"
    tables = metadata["databases"]["glossary"]["tables"]
    database = sqlite3.connect(root / "build" / "glossary.db")
    for name, table in tables.items():
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
        assert columns, name
        assert {*table.get("columns", ()), *table.get("facets", ())} <= columns, name
    database.close()


def test_a_title_with_quotes_stays_a_title(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w")
    settings = made / "glossary" / "yougo.toml"
    text = settings.read_text(encoding="utf-8").replace('"試し"', r"""'a "b": c # {{ d }}'""")
    settings.write_text(text, encoding="utf-8")
    assert run(["--workspace", str(made), "export", "datasette"]) == 0
    metadata = yaml.safe_load((made / "build" / "metadata.yaml").read_text(encoding="utf-8"))
    assert metadata["title"] == 'a "b": c # {{ d }}'


def test_of_metadata_no_terms_can_be_chosen(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--workspace", str(root), "export", "datasette", "--status", "accepted"]) == 2
    assert "--status" in capsys.readouterr().err


@pytest.mark.skipif(not DATASETTE, reason="Datasette is not installed")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("find.json?text=世界", {"who", "wto"}),
        ("find.json?text=trade", {"wto"}),
        ("find.json?text=%25", set()),
        ("find.json?", set()),
        ("find.json?text=hoken", {"who"}),
        ("doubts.json?", {"poc", "poc-2"}),
        ("undefined.json?", {"who", "wto", "poc", "poc-2"}),
        ("glossary.json?source=docs/note.md", {"who", "wto", "poc", "poc-2"}),
    ],
)
def test_its_queries_find_their_terms(root: Path, query: str, expected: set[str]) -> None:
    assert {row["id"] for row in get(root, f"/glossary/{query}&_shape=array")} == expected


@pytest.mark.skipif(not DATASETTE, reason="Datasette is not installed")
def test_homonyms_and_documents_are_counted(root: Path) -> None:
    assert [row["meanings"] for row in get(root, "/glossary/homonyms.json?_shape=array")] == [2]
    assert [row["findings"] for row in get(root, "/glossary/by_document.json?_shape=array")] == [4]
    assert get(root, "/glossary/unverified_readings.json?_shape=array") == []


@pytest.mark.skipif(not DATASETTE, reason="Datasette is not installed")
def test_the_tables_that_look_ups_search_are_hidden(root: Path) -> None:
    shown = {table["name"] for table in get(root, "/glossary.json")["tables"] if not table["hidden"]}
    assert shown == {"concepts", "terms", "warnings", "findings", "documents"}
