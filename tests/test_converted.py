"""The real documents, converted to other formats: the same facts are found in them.

Skipped where the documents, or pandoc, are not at hand.
"""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from shared import DOCUMENTS, needs_shared
from test_readers import passages
from yougo import extract, readings
from yougo.language.text import same, unwrapped
from yougo.model.documents import Document
from yougo.readers import read

pytestmark = [
    needs_shared,
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc"),
]
MARKDOWN = {".md": "commonmark_x-smart", ".txt": "markdown+hard_line_breaks-smart"}
"""What pandoc is to take the documents for: yougo ends a paragraph of a plain text at its line's end."""


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*")), ids=lambda path: path.suffix)
@pytest.mark.parametrize("suffix", [".html", ".epub", ".docx", ".odt"])
def test_a_converted_document_states_the_same(path: Path, suffix: str, tmp_path: Path) -> None:
    converted = tmp_path / f"converted{suffix}"
    command = ["pandoc", "-f", MARKDOWN[path.suffix], "-s", "--metadata", "title=-", "-o", str(converted)]
    subprocess.run([*command, str(path)], check=True, capture_output=True)
    original = facts(without_orphans(read(path.read_bytes(), path.name)))
    found = facts(read(converted.read_bytes(), converted.name))
    assert len(original & found) / len(original) >= 0.98, sorted(original - found)
    assert len(original & found) / len(found) >= 0.98, sorted(found - original)


def without_orphans(document: Document) -> Document:
    """The document without the notes that pandoc drops: those that no mark names exactly."""
    named = {mark.label for passage in passages(document) for mark in passage.marks}
    return replace(document, notes=tuple(note for note in document.notes if note.label in named))


def facts(document: Document) -> set[tuple[str, ...]]:
    """The names that findings state, and these names with their definition."""
    stated: set[tuple[str, ...]] = set()
    for found in extract.extract(document, readings.analyse).findings:
        japanese = found.japanese[0].text if found.japanese else ""
        names = (same(found.acronym), same(japanese), same(found.english))
        stated.add(names)
        if found.definition:
            stated.add((*names, same(unwrapped(found.definition))))
    return stated
