"""Term lists of other programs, read as documents."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from test_interchange import DFFT, TCP, WHO, made
from workspaces import workspace
from yougo import readers
from yougo.api import extract
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnreadableDocument
from yougo.extract import table_files
from yougo.model.concepts import Concept, TermWarning, Variant, names_of
from yougo.pipeline.documents.terms_of import terms_of
from yougo.workspace.register import EMPTY

TBX = """\
<?xml version="1.0"?>
<martif type="TBX" xml:lang="en">
<martifHeader><fileDesc><titleStmt><title>Health</title></titleStmt></fileDesc></martifHeader>
<text><body>
<termEntry id="1">
<langSet xml:lang="fr"><tig><term>Organisation mondiale de la santé</term></tig></langSet>
<langSet xml:lang="en-GB"><ntig><termGrp><term>WHO</term></termGrp></ntig>
<tig><term>World Health Organization</term></tig></langSet>
<langSet xml:lang="ja-JP"><tig><term>世界保健機構</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
<tig><term>世保機関</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>世界保健機関</term><note>Reading: せかいほけんきかん</note></tig></langSet>
</termEntry>
</body></text></martif>
"""


def rows(data: bytes, name: str) -> list[dict[str, str]]:
    (table,) = readers.read(data, name).tables
    return [dict(zip(table.header, (cell.text for cell in row.cells), strict=True)) for row in table.rows]


def archive(**files: object) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in files.items():
            package.writestr(f"{name}.json", json.dumps(content))
    return made.getvalue()


def test_a_term_base_gives_today_s_names_first_and_other_languages_nothing() -> None:
    document = readers.read(TBX.encode(), "a.tbx")
    assert document.title == "Health"
    assert rows(TBX.encode(), "a.tbx") == [
        {
            "japanese": "世界保健機関",
            "english": "World Health Organization",
            "acronym": "WHO",
            "reading": "せかいほけんきかん",
            "definition": "",
            "aliases": "",
            "former": "世界保健機構",
        }
    ]
    assert document.tables[0].rows[0].cells[0].place.line == 5


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<martif><body>", "not well-formed XML (line 1)"),
        (b'<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', "defines entities"),
    ],
)
def test_a_damaged_or_hostile_term_base_is_told_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as told:
        readers.read(data, "a.tbx")
    assert reason in str(told.value)


def test_omegat_s_lines_of_one_source_are_one_term() -> None:
    lines = (
        "# Glossary in tab-separated format",
        "世界保健機関\tWHO\tnote",
        "世界保健機関\tWorld Health Organization\n",
    )
    text = "\n".join(lines)
    (row,) = rows(text.encode(), "a.utf8")
    assert (row["japanese"], row["english"], row["acronym"]) == (
        "世界保健機関",
        "World Health Organization",
        "WHO",
    )
    assert row["definition"] == ""


def test_a_text_of_tabs_is_taken_for_omegat_s_and_told() -> None:
    text = "機関\torganization\n会議\tconference\n条約\ttreaty\n"
    document = readers.read(text.encode(), "glossary.txt")
    assert (document.format, [problem.code for problem in document.problems]) == ("omegat", ["other-format"])


def test_a_text_with_a_tab_here_and_there_is_no_table() -> None:
    assert readers.read("機関\torganization\n文です。\n条約\ttreaty\n".encode(), "a.txt").format == "plain"


def test_a_dictionary_gives_names_by_their_number_and_meanings_by_their_language() -> None:
    structured = {
        "type": "structured-content",
        "content": ["集まって", {"tag": "b", "content": "話すこと"}],
    }
    bank = [
        ["世界保健機関", "せかいほけんきかん", "", "", 0, ["World Health Organization"], 1, ""],
        ["WHO", "", "", "", 0, [{"type": "text", "text": "World Health Organization"}], 1, ""],
        ["会議", "かいぎ", "", "", 0, [structured], 2, ""],
    ]
    data = archive(index={"title": "D", "format": 3, "sequenced": True}, term_bank_1=bank)
    first, second = rows(data, "d.zip")
    assert (first["japanese"], first["english"], first["acronym"]) == (
        "世界保健機関",
        "World Health Organization",
        "WHO",
    )
    assert (second["japanese"], second["reading"], second["definition"]) == (
        "会議",
        "かいぎ",
        "集まって話すこと",
    )


def test_each_line_of_an_article_in_english_is_a_name_of_its_own() -> None:
    items = [{"tag": "li", "content": "sorting council"}, {"tag": "li", "content": "board"}]
    structured = {"type": "structured-content", "content": {"tag": "ol", "content": items}}
    bank = [["選別協議会", "", "", "", 0, [structured], 1, ""]]
    (row,) = rows(archive(index={"title": "D", "format": 3}, term_bank_1=bank), "d.zip")
    assert (row["english"], row["aliases"]) == ("sorting council", "board")


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"other": []}, "the file index.json is missing"),
        ({"index": {"format": 1}}, "not a Yomitan dictionary of version 3"),
        (
            {"index": {"format": 3}, "term_bank_1": [["a", "b"]]},
            "a row of term_bank_1.json in it is not that of a term",
        ),
    ],
)
def test_another_archive_is_told_in_a_sentence(files: dict[str, object], reason: str) -> None:
    with pytest.raises(UnreadableDocument) as told:
        readers.read(archive(**files), "a.zip")
    assert reason in str(told.value)


def test_archives_in_a_folder_are_not_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.md").write_text("世界保健機関（WHO）", encoding="utf-8")
    (tmp_path / "papers" / "pictures.zip").write_bytes(archive(other=[]))
    assert run(["--workspace", str(root), "add", str(tmp_path / "papers")]) == 0
    assert "cannot be read" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "file"),
    [("tbx", "a.tbx"), ("yomitan", "a.zip"), ("omegat", "a.utf8"), ("xlsx", "a.xlsx"), ("csv", "a.csv")],
)
def test_what_yougo_writes_yougo_reads(name: str, file: str) -> None:
    concepts = (WHO, DFFT) if name == "omegat" else (WHO, TCP, DFFT)
    found = rows(made(name, *concepts), file)
    named = [(row["japanese"], row["english"], row["acronym"]) for row in found]
    expected = {(concept.japanese, concept.english, concept.acronym) for concept in concepts}
    assert expected <= set(named)  # a glossary of OmegaT has a row for each further name, too
    if name != "omegat":
        assert [row["definition"] for row in found] == [concept.definition for concept in concepts]
        assert len(found) == len(concepts)
        assert found[0]["reading"] == WHO.known_reading.text


@pytest.mark.parametrize(
    ("name", "file"), [("tbx", "a.tbx"), ("yomitan", "a.zip"), ("xlsx", "a.xlsx"), ("csv", "a.csv")]
)
@pytest.mark.parametrize("verified", [True, False])
def test_a_reading_that_nobody_vouches_for_is_nobody_s_word_when_it_comes_back(
    name: str, file: str, *, verified: bool
) -> None:
    concept = replace(
        WHO,
        reading=replace(WHO.known_reading, verified=verified),
        warnings=() if verified else (TermWarning("reading-unverified", "Nobody knows."),),
    )
    (found,) = extract(made(name, concept), file)
    assert found.known_reading.basis == ("document" if verified else "engines")


NAMINGS = [
    "曳航局（Towing Bureau、TB）が定める手続。",
    "Harbour Gate supports AI/ML bill of materials extensions.",
    "REQUIRED. 荷札の想定される受取人 (Consignee)。",
    "「桟橋」とは、岸から海に突き出た構造物をいう。",
    "Mooring Line Tensionの略。係留索の張力を指す。",
    "Berth: a place where a ship is moored.",
    "a ledger, also called a register, that the harbour master keeps",
    "港湾台帳",
    "PB is the Port Bureau. A buoy is a float.",
    "固定買取制度. A scheme in which prices are fixed.",
    "→ 検潮器を参照",
]
"""Definitions that name something, as a document's own text would be searched for."""
SPELLED = [
    {"acronym": "WHARF-BOM"},
    {"acronym": "HB RMF", "english": "Harbour Board Risk Management Framework"},
    {"acronym": "日英FTA", "japanese": "日英自由貿易協定"},
    {"acronym": "日港DDE", "japanese": "電子経済の港湾対話"},
    {"japanese": "荷札", "english": "Tag", "variants": (Variant("付札", "ja", "variant"),)},
    {"english": "Tide gauge"},
    {"acronym": "GDQ", "japanese": "EU一般品質規則", "english": "General Duty of Quality"},
]
"""Names of a term, by their fields."""


def all_names(concept: Concept) -> set[str]:
    return set(names_of(concept))


@pytest.mark.parametrize("definition", NAMINGS)
@pytest.mark.parametrize(
    ("name", "file"),
    [("csv", "a.csv"), ("xlsx", "a.xlsx"), ("tbx", "a.tbx"), ("yomitan", "a.zip"), ("omegat", "a.utf8")],
)
def test_a_term_that_yougo_writes_has_the_same_names_when_yougo_reads_it(
    name: str, file: str, definition: str
) -> None:
    """Whatever its definition says."""
    terms = [
        Concept(str(number), definition=definition, **names)  # type: ignore[arg-type]
        for number, names in enumerate(SPELLED)
    ]
    document = readers.read(made(name, *terms), file)
    found = terms_of([table_files.understood(document, {})], EMPTY)[0].concepts
    wanted = terms if name != "omegat" else [each for each in terms if each.english and (each.japanese)]
    assert sorted(map(sorted, map(all_names, found))) == sorted(map(sorted, map(all_names, wanted)))
    assert {each.definition for each in found} <= ({definition} if name != "omegat" else {""})


def test_what_a_term_base_calls_an_acronym_is_one() -> None:
    concept = Concept("x", acronym="日港DDE", japanese="電子経済の港湾対話", english="Dialogue of ports")
    (found,) = extract(made("tbx", concept), "a.tbx")
    assert (found.acronym, found.japanese, found.english, found.variants) == (
        concept.acronym,
        concept.japanese,
        concept.english,
        (),
    )


def test_a_reading_of_several_words_comes_back_whole() -> None:
    content = TBX.replace("Reading: せかいほけんきかん", "Reading: うみの みなと")
    (row,) = rows(content.encode(), "terms.tbx")
    assert row["reading"] == "うみの みなと"


def test_a_former_name_is_one_when_it_comes_back() -> None:
    concept = replace(WHO, variants=(Variant("世界保健局", "ja", "variant", former=True), *WHO.variants))
    (found,) = extract(made("tbx", concept), "a.tbx")
    former = {variant.text: variant.former for variant in found.variants}
    assert former == {"世界保健局": True, "WH機関": False, "Health Organisation": True}


def test_a_table_without_a_column_for_each_sort_of_name_is_searched() -> None:
    table = "略語,説明\nWHO,World Health Organizationの略。国際連合の専門機関。\n"
    document = readers.read(table.encode(), "a.csv")
    (term,) = terms_of([document], EMPTY)[0].concepts
    assert term.english == "World Health Organization"
