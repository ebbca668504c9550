import csv
import io
import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspaces import glossary_of
from yougo import readings
from yougo.exporters.csv import COLUMNS, EDITABLE, listed, mark, plain
from yougo.exporters.csv import EXPORTER as CSV
from yougo.exporters.jsonl import EXPORTER as JSONL
from yougo.extract import extract
from yougo.language.text import NAMES, divided
from yougo.model.concepts import Concept, Evidence, Reading, TermWarning, Variant
from yougo.model.documents import Place
from yougo.model.exporter import Edition
from yougo.model.findings import Finding
from yougo.pipeline.decisions import table_import
from yougo.pipeline.decisions.deleted_rows import Deleted
from yougo.pipeline.decisions.table_import import Edits
from yougo.readers.table import READER

CONCEPT = Concept(
    id="who",
    acronym="WHO",
    japanese="世界保健機関",
    reading=Reading("せかいほけんきかん", verified=False, basis="engines"),
    english="World Health Organization",
    definition="保健の、\n機関。",
    variants=(Variant("保健機関", "ja", "variant"), Variant("WH Org", "en", "variant")),
    warnings=(TermWarning("homonym", "…"), TermWarning("conflict", "…")),
    evidence=(Evidence(Place("a.md", 3), "text", "引用"), Evidence(Place("b.md", 9), "text", "別")),
    note="覚え",
    tags=("保健", "国際"),
)


def edition(*concepts: Concept) -> Edition:
    return Edition("用語集", "namespace", concepts=concepts)


def cells(concept: Concept) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(CSV.export(edition(concept)).decode("utf-8-sig"), newline=""))
    return row


def read_back(concept: Concept) -> Finding:
    document = READER.read(CSV.export(edition(concept)), "terms.csv")
    (finding,) = extract(document, readings.analyse).findings
    return finding


def test_the_table_begins_with_a_mark_that_spreadsheets_know_and_ends_its_rows_as_they_do() -> None:
    assert CSV.lead + CSV.export(edition()) == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


def test_a_row_says_all_of_a_concept_with_its_first_source() -> None:
    assert cells(CONCEPT) == {
        "id": "who",
        "acronym": "WHO",
        "japanese": "世界保健機関",
        "reading": "せかいほけんきかん",
        "english": "World Health Organization",
        "definition": "保健の、\n機関。",
        "variants": "保健機関; WH Org",
        "status": "candidate",
        "warnings": "homonym; conflict",
        "source": "a.md:3",
        "note": "覚え",
        "tags": "保健; 国際",
        "former": "",
        "exported": " ".join([*(mark(cells(CONCEPT)[column]) for column in EDITABLE), listed(["who"])]),
    }


def test_what_is_unknown_is_an_empty_cell() -> None:
    row = cells(Concept("x"))
    assert {column for column in COLUMNS if row[column]} == {"id", "status", "exported"}


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A1",
        "\t\r\n ＝1",
        "'=1",
    ],
)
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    row = cells(Concept(text, english=text, definition=text, variants=(Variant(text, "en", "variant"),)))
    for column in ("id", "english", "definition", "variants"):
        assert row[column] == f"'{text.strip()}"


@pytest.mark.parametrize("mark", [";", "; ", "\t", "\n", "\r\n"])
@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
def test_no_formula_follows_what_divides_cells_elsewhere(mark: str, sign: str) -> None:
    row = cells(Concept("x", definition=f"a{mark}{sign}1+1{mark}b"))
    assert not re.search(rf"[;\t\n] ?{re.escape(sign)}", row["definition"])


SIGNS = st.text(st.sampled_from([*"=+-@＝＋－＠';\\,\"\t\r\n aあ"]), max_size=12)


@given(SIGNS, SIGNS, st.lists(SIGNS, max_size=3))
def test_a_table_that_nobody_edited_says_what_it_said(name: str, definition: str, others: list[str]) -> None:
    names = [each for each in dict.fromkeys(map(plain, others)) if each]
    variants = tuple(Variant(each, "en", "variant") for each in names)
    concept = Concept("x", japanese="用語", english=plain(name), definition=definition, variants=variants)
    table_bytes = CSV.export(edition(concept))
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "terms.csv"
        table.write_bytes(table_bytes)
        assert table_import.read(table, glossary_of(concept)) == Edits([], Deleted(), [])
    (found,) = READER.read(table_bytes, "terms.csv").tables[0].rows
    wrote = dict(zip(COLUMNS, (cell.text for cell in found.cells), strict=True))
    assert wrote["english"] == plain(name)
    assert plain(wrote["definition"]) == plain(definition)
    assert list(divided(wrote["variants"], NAMES)) == names


@pytest.mark.parametrize(
    "text",
    ["=1+1", "@home", "-ism", "'Ndrangheta", "'=1", "a\\", "a;b", "a; b", "a\\b", "a\\;b", 'a "b"', "a, b"],
)
def test_an_exported_name_is_read_back_as_it_was(text: str) -> None:
    aliases = (Variant(text, "en", "variant"), Variant("next", "en", "variant"))
    found = read_back(Concept("x", acronym="ABC", japanese="用語", english=text, variants=aliases))
    assert (found.english, found.aliases) == (text, (text, "next"))


def test_an_exported_concept_is_read_back_with_its_facts() -> None:
    found = read_back(CONCEPT)
    assert (found.acronym, found.japanese[0].text, found.english, found.reading, found.aliases) == (
        "WHO",
        "世界保健機関",
        "World Health Organization",
        "せかいほけんきかん",
        ("保健機関", "WH Org"),
    )


def test_json_lines_are_a_line_for_each_concept_in_the_edition_s_order() -> None:
    lines = JSONL.export(edition(CONCEPT, Concept("a"))).decode().split("\n")
    assert [json.loads(line)["id"] for line in lines[:-1]] == ["who", "a"]
    assert lines[-1] == ""


@pytest.mark.parametrize("exporter", [CSV, JSONL])
def test_half_a_character_breaks_no_export(exporter: object) -> None:
    assert "ab" in exporter.export(edition(Concept("x", definition="a\ud800b"))).decode()  # type: ignore[attr-defined]


def test_an_edition_without_concepts_has_no_lines() -> None:
    assert JSONL.export(edition()) == b""


def test_the_suffixes_are_the_formats_own() -> None:
    assert (CSV.suffix, JSONL.suffix) == (".csv", ".jsonl")
