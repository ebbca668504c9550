"""Names begin where they should: one row of ``cases/name_beginnings.tsv``, one passage."""

import csv
from pathlib import Path

import pytest

from yougo import readers, readings
from yougo.extract import extract
from yougo.merge.name_spans import settle
from yougo.model.findings import Finding

TABLE = Path(__file__).parent / "cases" / "name_beginnings.tsv"
HEADER = "| 甲 | 乙 |\n|---|---|\n"


def rows() -> list[list[str]]:
    """The kind and the passage of each row."""
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def name_in(passage: str) -> str:
    """The name that a row marks."""
    return passage.partition("⟦")[2].partition("⟧")[0]


def findings_in(passage: str) -> list[Finding]:
    """What a row states; a row of a table gets a header."""
    text = passage.replace("⟦", "").replace("⟧", "")
    source = HEADER + text if text.startswith("|") else text
    return extract(readers.read(source.encode(), "a.md"), readings.analyse).findings


@pytest.mark.parametrize(("kind", "passage"), rows())
def test_a_name_begins_where_the_row_says(kind: str, passage: str) -> None:
    names = [claim.japanese for claim in settle(findings_in(passage)) if claim.japanese]
    assert names == [name_in(passage)], kind
