"""The formats of other programs, read by those programs or as they read them."""

import io
import json
import plistlib
import shutil
import struct
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import markdown
import openpyxl
import pytest
import yaml
from lxml import etree
from translate.storage.omegat import OmegaTFileTab
from translate.storage.pypo import pofile
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters.csv import COLUMNS, cells, listed
from yougo.model.concepts import Concept, Credit, Evidence, Reading, Ruby, TermWarning, Variant
from yougo.model.documents import Place
from yougo.model.exporter import Edition
from yougo.pipeline.installed import exporters
from yougo.readers.packed import workbook

WHO = Concept(
    id="who",
    acronym="WHO",
    japanese="世界保健機関",
    reading=Reading(
        "せかいほけんきかん",
        verified=True,
        basis="engines",
        ruby=(Ruby("世界", "せかい"), Ruby("保健", "ほけん"), Ruby("機関", "きかん")),
    ),
    english="World Health Organization",
    definition="国際連合の専門機関。",
    variants=(
        Variant("WH機関", "ja", "variant", reading="だぶりゅーえいちきかん"),
        Variant("Health Organisation", "en", "variant", former=True),
    ),
    evidence=(Evidence(Place("a.md", 3), "text", "世界保健機関（WHO）は、…"),),
    status="accepted",
    tags=("保健 医療",),
)
TCP = Concept(id="tcp", acronym="TCP/IP", english="Transmission Control Protocol; Internet Protocol")
DFFT = Concept(
    id="dfft",
    japanese="信頼性のある自由なデータ流通",
    english="Data Free Flow with Trust",
    definition="A way to share data.",
)
DOUBTED = replace(WHO, reading=replace(WHO.known_reading, verified=False))
HOSTILE = [
    "=1+1",
    "+81",
    "<r>x</r>",
    "<b>&amp;</b>",
    "a\tb",
    'say "hi"',
    "it's",
    "両\n行",
    "👩‍🔬研究",
    "(shell-command)",
    "[x]|y",
    "{{a}}",
    "---",
    "a;b/c",
    "\\n",
]
TEXTS = ["\u202eabc", "\x07bell", *HOSTILE]


def made(name: str, *concepts: Concept, **options: object) -> bytes:
    edition = Edition(
        "試し", "test", concepts=concepts or (WHO, TCP, DFFT), options=options, date=lambda: "2026-01-02"
    )
    return exporters()[name].export(edition)


def unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return {name: files.read(name) for name in files.namelist()}


def named(text: str) -> Concept:
    reading = Reading("よみ", verified=False, basis="engines")
    return Concept("x", japanese=f"語{text}", reading=reading, english=f"term {text}", definition=text)


def on_a_line(text: str) -> str:
    return " ".join(text.replace("両\n行", "両行").replace("\u202e", "").replace("\x07", "").split())


# ---- Excel


def sheet_of(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_a_workbook_holds_the_columns_of_the_table() -> None:
    rows = [[cell.value or "" for cell in row] for row in sheet_of(made("xlsx")).iter_rows()]
    word = listed(["who", "tcp", "dfft"])
    assert rows == [list(COLUMNS), *(list(cells(concept, word).values()) for concept in (WHO, TCP, DFFT))]


def test_a_workbook_filters_by_its_header_and_knows_the_statuses() -> None:
    sheet = sheet_of(made("xlsx"))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:N4")
    (validation,) = sheet.data_validations.dataValidation
    assert (validation.formula1, str(validation.sqref)) == ('"candidate,accepted,rejected"', "H2:H4")


def test_furigana_of_a_workbook_are_those_of_each_word() -> None:
    table = workbook.read(made("xlsx", WHO), "a.xlsx").tables[0]
    passage = table.rows[0].cells[COLUMNS.index("japanese")]
    found = [
        (passage.text[edge.start : edge.end], edge.value) for edge in passage.edges if edge.basis == "ruby"
    ]
    assert found == [("世界", "せかい"), ("保健", "ほけん"), ("機関", "きかん")]


@pytest.mark.parametrize("text", TEXTS)
def test_a_cell_of_a_workbook_is_text_as_written(text: str) -> None:
    sheet = sheet_of(made("xlsx", named(text)))
    cell = sheet.cell(2, COLUMNS.index("definition") + 1)
    assert cell.data_type == "s"
    assert (cell.value or "") == text.replace("\u202e", "").replace("\x07", "").strip()


def test_an_edited_workbook_is_taken_back_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    before = ["--workspace", str(root)]
    assert run([*before, "export", "xlsx", "-o", str(tmp_path / "t.xlsx")]) == 0
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book.active
    sheet["F2"] = "=1+1"
    sheet["F2"].data_type = "s"
    sheet.append(["", "OECD", "経済協力開発機構"])
    sheet.move_range("A2:N3", rows=5)
    sheet.delete_cols(COLUMNS.index("note") + 1)
    book.save(tmp_path / "t.xlsx")
    capsys.readouterr()
    assert run([*before, "edit", "--from", str(tmp_path / "t.xlsx"), "--yes"]) == 0
    first = capsys.readouterr()
    assert run([*before, "edit", "--from", str(tmp_path / "t.xlsx"), "--yes"]) == 0
    second = capsys.readouterr()
    assert "“” → “=1+1”" in first.out
    assert "+ oecd" in first.out
    assert (second.out, second.err) == ("", "The table holds no changes to apply.\n")


# ---- Translators


def test_translators_programs_read_both_languages_with_notes() -> None:
    units = tbxfile.parsestring(made("tbx")).units
    assert (units[0].source, units[0].target) == ("世界保健機関", "World Health Organization")
    assert "国際連合の専門機関。" in units[0].getnotes("definition")


def test_today_s_standard_has_the_same_terms_under_other_tags() -> None:
    old, new = (etree.fromstring(made("tbx", version=version)) for version in ("2", "3"))
    space = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert new.xpath("//t:term/text()", namespaces=space) == old.xpath("//term/text()")
    assert new.xpath("//t:langSec/@xml:lang", namespaces=space) == old.xpath("//langSet/@xml:lang")
    assert new.get("style") == "dca"


def test_a_former_name_is_superseded_and_a_definition_is_with_its_language() -> None:
    root = etree.fromstring(made("tbx", WHO, DFFT))
    status = root.xpath("//tig[term='Health Organisation']/termNote[@type='administrativeStatus']/text()")
    assert status == ["supersededTerm-admn-sts"]
    languages = root.xpath("//descrip[@type='definition']/../@xml:lang")
    assert languages == ["ja", "en"]
    assert root.xpath("//tig[term='世界保健機関']/descrip[@type='context']/text()") == [
        "世界保健機関（WHO）は、…"
    ]


def test_omegat_gets_each_name_with_each_translation_in_either_direction() -> None:
    there = OmegaTFileTab.parsestring(made("omegat", WHO))
    pairs = [(unit.source, unit.target) for unit in there.units]
    assert pairs == [
        ("世界保健機関", "World Health Organization"),
        ("世界保健機関", "WHO"),
        ("WH機関", "World Health Organization"),
        ("WH機関", "WHO"),
    ]
    back = OmegaTFileTab.parsestring(made("omegat", WHO, direction="en-ja"))
    assert ("Health Organisation", "世界保健機関") in [(unit.source, unit.target) for unit in back.units]


@pytest.mark.parametrize("text", TEXTS)
def test_translators_programs_read_names_as_written(text: str) -> None:
    expected = (on_a_line(f"語{text}"), on_a_line(f"term {text}"))
    for version in ("2", "3"):
        root = etree.fromstring(made("tbx", named(text), version=version))
        assert tuple(root.xpath("//*[local-name()='term']/text()")) == expected
    (row,) = made("omegat", named(text)).decode().splitlines()
    assert tuple(row.split("\t")[:2]) == expected
    (unit,) = tmxfile.parsestring(made("tmx", named(text))).units
    assert (unit.source, unit.gettarget("en")) == expected
    assert unit.getnotes() == on_a_line(text)
    _, entry = pofile.parsestring(made("po", named(text))).units
    assert (entry.target, entry.source) == expected
    assert entry.getnotes("developer") == "\n".join(filter(None, (on_a_line(text), "よみ?")))


def test_a_translation_memory_has_a_unit_for_each_term_with_names_in_both_languages() -> None:
    memory = tmxfile.parsestring(made("tmx"))
    assert [(unit.getid(), unit.source, unit.gettarget("en")) for unit in memory.units] == [
        ("who", "世界保健機関", "World Health Organization"),
        ("dfft", "信頼性のある自由なデータ流通", "Data Free Flow with Trust"),
    ]
    header = etree.fromstring(made("tmx")).find("header")
    assert set(header.attrib) >= {"segtype", "o-tmf", "adminlang", "srclang", "datatype"}


def test_an_acronym_translates_where_there_is_no_name() -> None:
    concept = Concept("x", acronym="QZX", japanese="港湾計画")
    (unit,) = tmxfile.parsestring(made("tmx", concept)).units
    assert (unit.source, unit.gettarget("en")) == ("港湾計画", "QZX")


def test_a_catalogue_has_english_as_source_and_the_definition_as_a_comment() -> None:
    head, who, dfft = pofile.parsestring(made("po")).units
    assert head.isheader()
    assert (who.source, who.target) == ("World Health Organization", "世界保健機関")
    assert who.getnotes("developer") == "国際連合の専門機関。\nせかいほけんきかん"
    assert (dfft.source, dfft.isfuzzy()) == ("Data Free Flow with Trust", False)


def test_two_terms_of_one_english_name_are_two_entries() -> None:
    other = replace(WHO, id="who-2", japanese="世保")
    _, *entries = pofile.parsestring(made("po", WHO, other)).units
    assert [(entry.getcontext(), entry.target) for entry in entries] == [
        ("who", "世界保健機関"),
        ("who-2", "世保"),
    ]


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="needs gettext")
def test_gettext_compiles_the_catalogue(tmp_path: Path) -> None:
    hostile = [replace(named(text), id=f"x{at}") for at, text in enumerate(TEXTS)]
    (tmp_path / "a.po").write_bytes(made("po", WHO, replace(WHO, id="who-2"), DFFT, *hostile))
    command = ["msgfmt", "--check", "--output-file", tmp_path / "a.mo", tmp_path / "a.po"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# ---- Dictionaries


def test_yomitan_finds_every_name_with_its_reading() -> None:
    files = unpacked(made("yomitan", WHO))
    rows = json.loads(files["term_bank_1.json"])
    assert [row[:2] for row in rows] == [
        ["世界保健機関", "せかいほけんきかん"],
        ["World Health Organization", ""],
        ["WHO", ""],
        ["WH機関", "だぶりゅーえいちきかん"],
        ["Health Organisation", ""],
    ]
    index = json.loads(files["index.json"])
    assert (index["title"], index["format"], index["sourceLanguage"]) == ("試し", 3, "ja")
    assert index["revision"].startswith("2026-01-02 ")


def test_yomitan_tells_what_nobody_reviewed() -> None:
    rows = json.loads(unpacked(made("yomitan", WHO, TCP))["term_bank_1.json"])
    assert {row[0]: row[2] for row in rows if row[0] in ("WHO", "TCP/IP")} == {
        "WHO": "",
        "TCP/IP": "unreviewed",
    }
    tags = json.loads(unpacked(made("yomitan", TCP))["tag_bank_1.json"])
    assert [tag[0] for tag in tags] == ["unreviewed", "reading-unverified", "acronym"]


def headwords(index: bytes) -> list[tuple[str, int, int]]:
    """The rows of StarDict's index: word, place, size."""
    rows, at = [], 0
    while at < len(index):
        end = index.index(b"\0", at)
        rows.append((index[at:end].decode(), *struct.unpack(">II", index[end + 1 : end + 9])))
        at = end + 9
    return rows


def test_stardict_names_lead_to_their_article() -> None:
    files = unpacked(made("stardict"))
    rows = headwords(files["yougo/yougo.idx"])
    texts = {word: files["yougo/yougo.dict"][start : start + size].decode() for word, start, size in rows}
    assert (
        texts["世界保健機関"].splitlines()[0]
        == "世界保健機関（せかいほけんきかん） · World Health Organization · WHO"
    )
    facts = dict(line.split("=") for line in files["yougo/yougo.ifo"].decode().splitlines()[1:])
    assert (facts["wordcount"], facts["idxfilesize"]) == ("3", str(len(files["yougo/yougo.idx"])))
    synonyms, at, found = files["yougo/yougo.syn"], 0, {}
    while at < len(synonyms):
        end = synonyms.index(b"\0", at)
        (number,) = struct.unpack(">I", synonyms[end + 1 : end + 5])
        found[synonyms[at:end].decode()] = rows[number][0]
        at = end + 5
    assert found["せかいほけんきかん"] == found["WHO"] == "世界保健機関"
    assert len(found) == int(facts["synwordcount"])


@pytest.mark.skipif(not shutil.which("sdcv"), reason="needs sdcv")
def test_sdcv_finds_names_readings_and_acronyms(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made("stardict"))) as files:
        files.extractall(tmp_path)
    for word in ("世界保健機関", "せかいほけんきかん", "who", "World Health Organization", "TCP/IP"):
        command = ["sdcv", "--non-interactive", "--exact-search", "--data-dir", tmp_path, word]
        told = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )
        assert "Found 1 items" in told.stdout, word


@pytest.mark.skipif(not shutil.which("sdcv"), reason="needs sdcv")
def test_sdcv_shows_all_terms_of_one_name(tmp_path: Path) -> None:
    other = Concept("who-2", acronym="WHO", english="White House Office")
    with zipfile.ZipFile(io.BytesIO(made("stardict", WHO, other))) as files:
        files.extractall(tmp_path)
    command = ["sdcv", "--non-interactive", "--exact-search", "--data-dir", tmp_path]
    told = {}
    for word in ("WHO", "White House Office"):
        environment = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        done = subprocess.run([*command, word], capture_output=True, text=True, check=True, env=environment)
        told[word] = done.stdout
    assert "世界保健機関" in told["WHO"]
    assert "White House Office" in told["WHO"]
    assert "世界保健機関" not in told["White House Office"]


# ---- Input methods


def test_input_methods_get_reading_and_acronym() -> None:
    files = unpacked(made("ime", WHO))
    google = [line.split("\t") for line in files["google.txt"].decode().splitlines()]
    assert google == [
        ["who", "世界保健機関", "名詞", "World Health Organization"],
        ["せかいほけんきかん", "世界保健機関", "名詞", "World Health Organization"],
        ["だぶりゅーえいちきかん", "WH機関", "名詞", "World Health Organization"],
    ]
    microsoft = files["microsoft.txt"]
    assert microsoft[:2] == b"\xff\xfe"
    assert microsoft.decode("utf-16").splitlines()[4:] == ["\t".join(row) for row in google]
    assert plistlib.loads(files["macos.plist"])[1] == {
        "phrase": "世界保健機関",
        "shortcut": "せかいほけんきかん",
    }
    assert "せかいほけんきかん /世界保健機関;World Health Organization/" in files["SKK-JISYO.yougo"].decode()


def test_skk_gets_no_program_to_run() -> None:
    concept = Concept(
        "x", japanese="(shell-command)", reading=Reading("しぇる", verified=True, basis="decision")
    )
    slashed = Concept(
        "y", japanese='入/出力"', reading=Reading("にゅうしゅつりょく", verified=True, basis="decision")
    )
    words = unpacked(made("ime", concept, slashed))["SKK-JISYO.yougo"].decode()
    assert 'しぇる /(concat "(shell-command)")/' in words
    assert 'にゅうしゅつりょく /(concat "入\\057出力\\"")/' in words


def test_google_gets_only_words_that_it_takes() -> None:
    """A reading, a word and a comment of 300 bytes at most, and no ゝ: else it leaves the row out."""
    words = {
        "short": ("あ" * 100, "語" * 100, "e" * 300),
        "long-reading": ("あ" * 101, "長読", ""),
        "long-name": ("ながい", "長" * 101, ""),
        "long-comment": ("ちゅう", "注語", "é" * 200),
        "repeated": ("ささゝ", "佐々", ""),
    }
    concepts = [
        Concept(key, japanese=term, reading=Reading(kana, verified=True, basis="document"), english=english)
        for key, (kana, term, english) in words.items()
    ]
    files = unpacked(made("ime", *concepts))
    rows = [line.split("\t") for line in files["google.txt"].decode().splitlines()]
    assert [row[1] for row in rows] == ["語" * 100, "注語"]
    assert [len(row[3].encode()) for row in rows] == [300, 300]
    assert "長読" in files["microsoft.txt"].decode("utf-16")


@pytest.mark.skipif(not shutil.which("skk"), reason="needs skk of libskk")
@pytest.mark.parametrize("text", TEXTS)
def test_skk_gives_the_name_as_written_for_its_reading(tmp_path: Path, text: str) -> None:
    others = [
        Concept(str(at), japanese=f"他{at}", reading=replace(DOUBTED.known_reading, text=kana))
        for at, kana in enumerate("あんわ")
    ]
    (tmp_path / "SKK-JISYO.yougo").write_bytes(unpacked(made("ime", named(text), *others))["SKK-JISYO.yougo"])
    command = ["skk", "-f", tmp_path / "SKK-JISYO.yougo", "-u", tmp_path / "user"]
    done = subprocess.run(
        command,
        input="Y o m i SPC\n/ t e r m SPC\n",
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    quoted = on_a_line(f"語{text}").replace('"', '\\"')  # as it prints quotes, but not backslashes
    assert f"▼{quoted}" in done.stdout.splitlines()[0]


def test_a_remark_in_skk_says_what_divides_words_otherwise() -> None:
    words = unpacked(made("ime", replace(WHO, english="a/b; [c]")))["SKK-JISYO.yougo"].decode()
    assert "せかいほけんきかん /世界保健機関;a／b； ［c］/" in words


# ---- Writers


def test_a_note_has_the_other_names_as_aliases() -> None:
    text = unpacked(made("obsidian", WHO))["世界保健機関.md"].decode()
    _, front, body = text.split("---\n", 2)
    facts = yaml.safe_load(front)
    assert facts["aliases"][1:3] == ["World Health Organization", "WHO"]
    assert (facts["reading"], facts["tags"]) == ("せかいほけんきかん", ["保健_医療"])
    assert body == "\n国際連合の専門機関。\n\n> 世界保健機関（WHO）は、…\n\n— a.md:3\n"


def test_two_terms_of_one_name_are_two_notes() -> None:
    again = Concept("who-2", japanese="世界保健機関")
    assert list(unpacked(made("obsidian", WHO, again))) == ["世界保健機関.md", "世界保健機関 (who-2).md"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_note_s_name_is_one_that_files_can_have(text: str) -> None:
    ((name, content),) = unpacked(made("obsidian", named(text))).items()
    assert not set(name) & set('\\/:*?"<>|#^[]\n\t')
    facts = yaml.safe_load(content.decode().split("\n---\n")[0])
    assert facts["aliases"] == [on_a_line(f"語{text}"), on_a_line(f"term {text}")]


def test_an_acronym_s_abbreviation_names_all_that_it_means() -> None:
    other = Concept("who-2", acronym="WHO", english="White House Office")
    lines = made("mkdocs", WHO, other).decode().splitlines()
    assert lines == ["*[WHO]: World Health Organization / 世界保健機関; White House Office"]


def test_each_abbreviation_is_the_name_or_the_definition_of_its_own_acronym() -> None:
    bare = Concept("ab", acronym="AB")
    defined = Concept("ac", acronym="AC", definition="A thing.")
    slashed = Concept("ad", acronym="A\\D", english="Ad")
    text = made("mkdocs", bare, defined, slashed, WHO).decode() + "\nAB, AC, A\\D and WHO\n"
    page = etree.fromstring(markdown.markdown(text, extensions=["abbr"]))
    titles = {each.text: each.get("title") for each in page.iter("abbr")}
    assert titles == {"AC": "A thing.", "WHO": "World Health Organization / 世界保健機関"}


@pytest.mark.parametrize("text", TEXTS)
def test_an_abbreviation_s_title_is_as_written(text: str) -> None:
    lines = made("mkdocs", replace(named(text), acronym="XY")).decode()
    page = etree.fromstring(markdown.markdown(f"{lines}\nXY\n", extensions=["abbr"]))
    assert [each.get("title") for each in page.iter("abbr")] == [
        f"{on_a_line(f'term {text}')} / {on_a_line(f'語{text}')}"
    ]


# ---- All


def test_an_input_method_s_remark_says_that_a_reading_is_not_verified() -> None:
    sure, doubted = (unpacked(made("ime", each))["google.txt"].decode() for each in (WHO, DOUBTED))
    assert (
        "せかいほけんきかん\t世界保健機関\t名詞\tWorld Health Organization, reading unverified\n" in doubted
    )
    assert "unverified" not in sure


def test_a_note_lists_its_warnings() -> None:
    warned = replace(DOUBTED, warnings=(TermWarning("reading-unverified", "?", ()),))
    text = unpacked(made("obsidian", warned))["世界保健機関.md"].decode()
    assert yaml.safe_load(text.split("---\n")[1])["warnings"] == ["reading-unverified"]


@pytest.mark.parametrize("title", ["AUX", "con", "Com1", "nul.x"])
def test_a_note_s_name_is_one_that_windows_can_have(title: str) -> None:
    assert list(unpacked(made("obsidian", Concept("x", acronym=title)))) == [f"_{title}.md"]


def test_omegat_takes_no_name_for_a_comment() -> None:
    (row,) = made("omegat", Concept("x", japanese="#井", english="hash sign")).decode().splitlines()
    assert row == " #井\thash sign\t"


@pytest.mark.parametrize(
    "name", ["ime", "mkdocs", "obsidian", "omegat", "po", "stardict", "tbx", "tmx", "xlsx", "yomitan"]
)
def test_the_same_terms_give_the_same_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(name)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000)
    assert made(name) == first


@pytest.mark.parametrize("name", ["tbx", "omegat"])
def test_what_a_reference_said_is_told_with_its_source(name: str) -> None:
    assert b"JMdict" in made(name, replace(WHO, credits=(Credit("english", "JMdict"),)))


@pytest.mark.parametrize("name", ["tbx", "omegat", "obsidian", "yomitan", "stardict"])
def test_an_unverified_reading_is_marked_in_every_format_that_shows_it(name: str) -> None:
    options = {"version": "3"} if name == "tbx" else {}
    sure, doubted = (_text(made(name, concept, **options)) for concept in (WHO, DOUBTED))
    assert "せかいほけんきかん?" in doubted
    assert "せかいほけんきかん" in sure
    assert "せかいほけんきかん?" not in sure


def test_a_workbook_has_furigana_for_verified_readings_alone() -> None:
    assert "rPh" in _text(made("xlsx", WHO))
    assert "rPh" not in _text(made("xlsx", DOUBTED))


def _text(data: bytes) -> str:
    """All text of a file, or of the files in an archive."""
    if not data.startswith(b"PK"):
        return data.decode()
    return b"\n".join(unpacked(data).values()).decode(errors="replace")


@pytest.mark.parametrize(("name", "code"), [("xlsx", 2), ("yomitan", 2), ("tbx", 0)])
def test_what_is_no_text_is_not_written_to_a_terminal(
    tmp_path: Path, monkeypatch, capsys, name: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["--workspace", str(workspace(tmp_path / "w")), "export", name, "-o", "-"]) == code
    shown = capsys.readouterr()
    assert ("-o FILE" in shown.err) is (code == 2)
    assert bool(shown.out) is (code == 0)


@pytest.mark.parametrize("text", TEXTS)
def test_dictionaries_and_input_methods_have_names_and_definitions_as_written(text: str) -> None:
    concept = named(text)
    name, english, definition = (on_a_line(each) for each in (f"語{text}", f"term {text}", text))
    rows = json.loads(unpacked(made("yomitan", concept))["term_bank_1.json"])
    assert [row[0] for row in rows] == [name, english]
    assert [row[1] for row in rows] == ["よみ", ""]
    shown = {block["data"]["yougo"]: block["content"] for block in rows[0][5][0]["content"]}
    assert shown["definition"] == definition
    files = unpacked(made("stardict", concept))
    ((word, start, size),) = headwords(files["yougo/yougo.idx"])
    assert word == name
    lines = files["yougo/yougo.dict"][start : start + size].decode().split("\n")
    assert (lines[0], lines[1]) == (f"{name}（よみ?） · {english}", definition)
    (row,) = unpacked(made("ime", concept))["google.txt"].decode().splitlines()
    assert row.split("\t")[:2] == ["よみ", name]
