"""Small workspaces for tests."""

import sqlite3
from pathlib import Path

from yougo.cli.fast_lookup.entry_point import run
from yougo.model.concepts import Concept
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.workspace.register import EMPTY
from yougo.workspace.settings import parse

SETTINGS = """\
title = "試し"
namespace = "test"
exports = ["anki", "html", "csv", "jsonl"]

[[source]]
path = "docs"
"""
NOTE = """\
世界保健機関（WHO[^who]）は会議を開いた。

国際通貨基金（IMF）も加わった。

[^who]: World Health Organization。
"""


def workspace(root: Path, **documents: str) -> Path:
    """A workspace whose folder ``docs`` holds the documents: `note_md` is ``note.md``."""
    (root / "glossary").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "glossary" / "yougo.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in (documents or {"note_md": NOTE}).items():
        write(root, name, text)
    return root


def built(root: Path, **documents: str) -> Path:
    """The same, with its glossary and exports."""
    made = workspace(root, **documents)
    assert run(["--workspace", str(made), "build"]) == 0
    return made


def take_candidates(root: Path) -> None:
    """Let the workspace's deck hold every candidate, however likely it is right."""
    settings = root / "glossary" / "yougo.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[anki]\nstatus = "candidate"\n', "utf-8")


def glossary_of(*concepts: Concept) -> Glossary:
    """A glossary of these terms alone, with nothing decided."""
    return Glossary(
        Workspace(Path()), parse('namespace = "test"\n', "", {}), dict, lambda: EMPTY, lambda: concepts
    )


def write(root: Path, name: str, text: str) -> Path:
    """A document of the workspace, written."""
    path = root / "docs" / name.replace("_", ".")
    path.write_text(text, encoding="utf-8")
    return path


def outputs(root: Path) -> dict[str, bytes]:
    """Every file that yougo writes but the database, with its bytes."""
    files = [path for path in (root / "build").iterdir() if not path.name.startswith("glossary.db")]
    register = root / "glossary" / "register.tsv"  # a glossary that never had a term has none
    return {path.name: path.read_bytes() for path in [*files, *filter(Path.exists, [register])]}


def rows(root: Path) -> dict[str, list]:
    """The database's content, without what the disk says of files."""
    return content(root / "build" / "glossary.db")


def content(path: Path) -> dict[str, list]:
    """A database's content, without concepts' numbers, which differ with the order in which they came."""
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE temp.marks USING fts5vocab(main, slips, instance)")
    database.execute("CREATE TEMP TABLE meant AS SELECT term, doc AS number FROM spelled")
    columns = [row[1] for row in database.execute("PRAGMA table_info(concepts)")]
    concepts = ", ".join(name for name in columns if name != "number")
    queries = {
        "documents": "SELECT name, sha256, key, title, url, format, problems FROM documents ORDER BY name",
        "findings": "SELECT * FROM findings ORDER BY document, number",
        "concepts": f"SELECT {concepts} FROM concepts ORDER BY position, sort, id",  # noqa: S608 - its own columns
        "terms": "SELECT * FROM terms ORDER BY concept, preferred DESC, type, text",
        "warnings": "SELECT * FROM warnings ORDER BY document, line, concept, code, message",
        "keys": "SELECT kind, standing, k, id FROM keys JOIN concepts USING (number) ORDER BY 1, 2, 3, 4",
        "spellings": "SELECT term, id FROM meant JOIN concepts USING (number) ORDER BY 1, 2",
        "parts": "SELECT id, parts.* FROM parts JOIN concepts ON number = parts.rowid ORDER BY 1",
        "slips": "SELECT term, ifnull(id, k) FROM marks LEFT JOIN concepts ON concepts.number = doc "
        "LEFT JOIN words ON words.number = doc - (1 << 31) ORDER BY 1, 2",
        "words": "SELECT k FROM words ORDER BY k",
        "claims": (
            "SELECT h, document, number FROM claims JOIN findings ON findings.rowid = finding "
            "ORDER BY h, document, number"
        ),
        "bearers": "SELECT * FROM bearers ORDER BY h, id",
        "decisions": "SELECT * FROM decisions ORDER BY id",
        "unexpanded": "SELECT * FROM unexpanded ORDER BY k",
        "meta": "SELECT * FROM meta ORDER BY key",
    }
    found = {name: database.execute(query).fetchall() for name, query in queries.items()}
    database.close()
    return found
