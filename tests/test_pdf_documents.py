"""The two real documents, printed by Chromium: what is found in the PDFs is what is found in the originals.

Labels of notes are not printed, so what only the likeness of two labels joins cannot be found.
"""

import json
import re
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from browsing import CHROMIUM, MARKS
from shared import DOCUMENTS, EVALUATION, needs_shared
from yougo.cli.fast_lookup.entry_point import run

pytestmark = [needs_shared, *MARKS]
PAGE = (
    '<!doctype html><html lang="ja"><meta charset="utf-8"><style>@page{{size:A4;margin:2cm}}'
    "body{{font:10.5pt/1.6 serif;{style}}}td,th{{border:1px solid}}</style>{body}"
)


@pytest.mark.parametrize("style", ["", "column-count:2;column-gap:8mm"], ids=["one column", "two columns"])
def test_a_printed_document_states_what_the_document_states(style: str, tmp_path: Path) -> None:
    assert run(["init", str(tmp_path)]) == 0
    printed = [print_to_pdf(path, style, tmp_path) for path in sorted(DOCUMENTS.iterdir())]
    assert run(["--workspace", str(tmp_path), "add", *map(str, printed)]) == 0
    assert run(["--workspace", str(tmp_path), "export", "jsonl", "-o", str(tmp_path / "all.jsonl")]) == 0
    score = [sys.executable, EVALUATION / "score.py", tmp_path / "all.jsonl", EVALUATION / "seeds.gold.jsonl"]
    result = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
    assert result["recall"] >= 0.93
    assert result["precision"] >= 0.93


def print_to_pdf(path: Path, style: str, folder: Path) -> Path:
    """A document as Chromium prints it."""
    page, made = folder / f"{path.stem}.html", folder / f"{path.stem}.pdf"
    page.write_text(PAGE.format(style=style, body=body(path)), encoding="utf-8")
    flags = ["--headless=new", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer"]
    subprocess.run(
        [CHROMIUM, *flags, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}", page.as_uri()],
        check=True,
        capture_output=True,
    )
    page.unlink()
    return made


def body(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    without_front_matter = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin).render(without_front_matter)
