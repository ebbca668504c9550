"""A PDF that is printed in parts says what one says that is printed in one."""

import shutil
from dataclasses import fields
from pathlib import Path

import pikepdf
import pytest

import printed_pdf
from browsing import MARKS
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import chromium, pdf_parts, printing_progress

ROOT = Path(__file__).parents[1]
pytestmark = MARKS


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample."""
    made = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "glossary", made / "glossary")
    return made


def exported(root: Path, path: Path, *options: str) -> str:
    """The path of the PDF that is made there."""
    assert run(["--workspace", str(root), "export", "pdf", *options, "-o", str(path)]) == 0
    return str(path)


@pytest.mark.parametrize("layout", ["dictionary", "table", "booklet"])
def test_in_parts_it_says_the_same(
    root: Path, tmp_path: Path, layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = printed_pdf.said(exported(root, tmp_path / "whole.pdf", "--layout", layout))
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(chromium, "_MOST_AT_ONCE", 0)
    monkeypatch.setattr(pdf_parts, "SHEETS", 2)
    monkeypatch.setattr(printing_progress, "tell", lambda done, parts: told.append((done, parts)))
    parts = printed_pdf.said(exported(root, tmp_path / "parts.pdf", "--layout", layout))
    for field in fields(whole):
        assert getattr(parts, field.name) == getattr(whole, field.name), field.name
    count = told[-1][1]
    assert count > 1
    assert told == [(done, count) for done in range(count + 1)]
    if layout == "table":
        exported(root, tmp_path / "again.pdf", "--layout", layout)
        assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "parts.pdf").read_bytes()


def test_templates_that_make_no_parts_are_printed_in_one(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root, tmp_path / "w")
    (tmp_path / "w" / "templates").mkdir()
    (tmp_path / "w" / "templates" / "parts.js").write_text("", encoding="utf-8")
    monkeypatch.setattr(chromium, "_MOST_AT_ONCE", 0)
    with pikepdf.open(exported(tmp_path / "w", tmp_path / "whole.pdf")) as pdf:
        assert len(pdf.pages) > 2
