"""References of each format: what is read of them, and how they are added, listed and removed."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

import dictionaries
from workspaces import built, rows, workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import references
from yougo.pipeline.files import configuration
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings
from yougo.pipeline.references import compiling, own_entries
from yougo.references import formats
from yougo.references.entries import Entry, Written


def entries(path: Path) -> list[Entry]:
    with path.open("rb") as file:
        found = formats.recognised(file)
        return list(found.entries(formats.opened(file)))


def test_jmdict_gives_names_with_their_readings_without_what_is_archaic_or_in_another_language(
    tmp_path: Path,
) -> None:
    council, meeting, lookout, acronym, apples = entries(dictionaries.jmdict(tmp_path))
    assert council.japanese[0] == Written("選別協議会", ("せんべつきょうぎかい",))
    assert council.senses == (("sorting council", "council for sorting"),)
    assert council.is_common
    assert meeting.japanese == (Written("木陰会議", ("こかげかいぎ",)),)
    assert meeting.senses == (("open-air meeting",),)
    assert meeting.definition == "a meeting that is held in the shade of trees"
    assert lookout.senses == (("tide lookout",),)
    assert not lookout.definition
    assert acronym.acronyms == ("KYK",)
    assert acronym.tags == ("nav", "navigation")
    assert not acronym.japanese
    assert apples.japanese[0] == Written("リンゴベルト")


def test_jmnedict_gives_organisations_and_the_readings_of_places_but_no_surnames(tmp_path: Path) -> None:
    place, institute = entries(dictionaries.jmnedict(tmp_path))
    assert place == Entry((Written("北浜町", ("きたはままち",)),))
    assert institute.senses == (("Harbour Research Institute",),)


@pytest.mark.parametrize("encoding", ["euc_jp", "utf-8"])
def test_edict_gives_readings_for_the_names_they_are_for(tmp_path: Path, encoding: str) -> None:
    council, apples = entries(dictionaries.edict(tmp_path, encoding))
    assert council.japanese == (
        Written("選別協議会", ("せんべつきょうぎかい",)),
        Written("選別協議會", ("せんべつきょうぎかい", "えりわけきょうぎかい")),
    )
    assert council.senses == (("sorting council",), ("board",))
    assert council.is_common
    assert apples.senses == (("apple belt",),)


def test_yomitan_gives_translations_and_definitions(tmp_path: Path) -> None:
    council, meeting = entries(dictionaries.yomitan(tmp_path))
    assert council.senses == (("sorting council",),)
    assert meeting.definition == "木の陰で開く会議。"
    assert meeting.japanese == (Written("木陰会議", ("こかげかいぎ",)),)


def test_titles_are_pairs_but_for_those_that_need_an_explanation(tmp_path: Path) -> None:
    found = entries(dictionaries.titles(tmp_path))
    assert [(each.japanese[0].text, each.senses[0][0]) for each in found] == [
        ("選別協議会", "Sorting council"),
        ("リンゴベルト", "Apple belt"),
    ]


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, the working directory, with a cache and settings of its own."""
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = workspace(tmp_path / "policy")
    monkeypatch.chdir(made)
    return made


def test_a_reference_is_named_in_yougo_toml_and_read_once(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = dictionaries.jmdict(tmp_path)
    before = (root / "glossary" / "yougo.toml").read_text("utf-8")
    assert run(["reference", "add", str(path)]) == 0
    assert capsys.readouterr().out == "+ JMdict: 5 entries (../JMdict_e.gz)\n"
    after = (root / "glossary" / "yougo.toml").read_text("utf-8")
    assert after == before + '\n[[reference]]\npath = "../JMdict_e.gz"\nname = "JMdict"\n'
    assert run(["reference", "list"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("JMdict: 5 entries (../JMdict_e.gz)\n", "")
    assert run(["reference", "remove", "JMdict"]) == 0
    assert (root / "glossary" / "yougo.toml").read_text("utf-8") == before
    assert run(["reference", "list"]) == 1


def test_a_reference_of_yours_is_there_in_every_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = configuration.path()
    own.parent.mkdir(parents=True)
    own.write_text("# mine\njobs = 1\n", "utf-8")
    assert run(["reference", "add", "--user", str(dictionaries.yomitan(tmp_path))]) == 0
    other = workspace(tmp_path / "other")
    capsys.readouterr()
    assert run(["--workspace", str(other), "reference", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert (listed["name"], listed["entries"], listed["user"]) == ("Small Dictionary", 2, True)
    assert run(["reference", "remove", str(tmp_path / "terms.zip")]) == 0
    assert own.read_text("utf-8") == "# mine\njobs = 1\n"


def test_a_file_that_changed_is_read_again_and_one_that_is_away_is_what_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = dictionaries.titles(tmp_path)
    assert run(["reference", "add", str(path)]) == 0
    path.write_text(f"{dictionaries.TITLES}木陰会議\tShade meeting\n", "utf-8")
    capsys.readouterr()
    assert run(["reference", "list"]) == 0
    assert "langlinks.tsv: 3 entries" in capsys.readouterr().out
    path.unlink()
    assert run(["reference", "list"]) == 0
    assert "langlinks.tsv: 3 entries" in capsys.readouterr().out


def test_the_same_file_elsewhere_is_compiled_once(root: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    for folder in (tmp_path, tmp_path / "copy"):
        assert run(["reference", "add", str(dictionaries.jmdict(folder))]) == 0
    assert len(list(compiling.folder().glob("*.db"))) == 1
    names = [
        line for line in (root / "glossary" / "yougo.toml").read_text("utf-8").split("\n") if "name =" in line
    ]
    assert names == ['name = "JMdict"', 'name = "JMdict-2"']


def test_tables_documents_and_workspaces_are_references_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("用語,英語,略語,定義\n選別協議会,Sorting Council,KYK,分別を協議する会。\n", "utf-8")
    note = tmp_path / "note.md"
    note.write_text("木陰会議（SM: Shade Meeting）を開く。\n", "utf-8")
    other = built(tmp_path / "other")
    capsys.readouterr()
    assert run(["reference", "add", str(table), str(note), str(other)]) == 0
    told = capsys.readouterr().out.split("\n")
    assert told[:3] == [
        "+ terms.csv: 1 entry (../terms.csv)",
        "+ note.md: 1 entry (../note.md)",
        "+ 試し: 2 entries (../other)",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("用語,読み\n接岸,せつがん\n解纜,かいらん\n", 2),
        ("用語,読み,英語\n接岸,せつがん,\n解纜,かいらん,unmooring\n", 2),
        ("用語,読み,定義\n接岸,せつがん,\n接岸,せつがん,船を岸に着けること。\n", 1),
    ],
    ids=["readings alone", "rows without anything else", "a row that another one completes"],
)
def test_a_table_may_give_nothing_but_readings(tmp_path: Path, text: str, count: int) -> None:
    table = tmp_path / "readings.csv"
    table.write_text(text, "utf-8")
    found = list(own_entries.entries(table, {}))
    assert len(found) == count
    assert Written("接岸", ("せつがん",)) in [each.japanese[0] for each in found]


def test_semicolons_divide_the_names_in_a_cell_of_a_reference(tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("用語,英語\n電子署名,electronic signature; digital signature\n", "utf-8")
    (found,) = own_entries.entries(table, {})
    assert found.senses == (("electronic signature", "digital signature"),)


@pytest.mark.parametrize("place", ["docs/note.md", "docs/../docs/note.md"])
def test_a_document_of_the_workspace_is_no_reference_of_it(
    root: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    before = (root / "glossary" / "yougo.toml").read_bytes()
    assert run(["reference", "add", str(root / place)]) == 2
    assert "it is a document of this workspace" in capsys.readouterr().err
    assert (root / "glossary" / "yougo.toml").read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [["check"], ["show", "WHO"], ["list", "--missing", "english"], ["build"], ["reference", "list"]],
)
@pytest.mark.parametrize("happened", ["changed", "gone", "away"])
def test_a_reference_that_has_become_unusable_is_told_in_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], command: list[str], happened: str
) -> None:
    path = root.parent / "terms.csv"
    path.write_text("用語,英語\n接岸,berthing\n", "utf-8")
    assert run(["reference", "add", str(path)]) == 0
    if happened == "changed":
        path.write_text("nothing\n", "utf-8")
    else:
        path.unlink()
    if happened == "gone":
        shutil.rmtree(compiling.folder())
    capsys.readouterr()
    code = run(command)
    told = [line for line in capsys.readouterr().err.splitlines() if "terms.csv" in line]
    assert code == (1 if command == ["check"] and happened != "away" else 0)
    is_told = happened != "away" or command[0] in ("check", "reference")
    assert len(told) == is_told
    if is_told and happened != "changed":
        assert "ut it back, or run `yougo reference remove terms.csv`." in told[0]


@pytest.mark.parametrize(
    ("format_", "end"), [("tbx", "tbx"), ("omegat", "omegat.utf8"), ("yomitan", "yomitan.zip")]
)
def test_a_glossary_that_yougo_wrote_for_another_program_proposes_its_names(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str, end: str
) -> None:
    text = "木陰会議（SM: Shade Meeting）と選別協議会（SC: Sorting Council）を開く。\n"
    other = built(tmp_path / "other", note_md=text)
    assert run(["--workspace", str(other), "export", format_]) == 0
    assert run(["reference", "add", str(other / "build" / f"other.{end}")]) == 0
    note = root / "docs" / "note.md"
    note.write_text("木陰会議[^a]を開く。\n\n[^a]: 木の陰で開く会議。\n", "utf-8")
    capsys.readouterr()
    assert run(["list", "--missing", "english"]) == 0
    assert "english: Shade Meeting" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("gone.xml", None, "No such file or directory; name a file that exists"),
        ("picture.png", b"\x89PNG\r\n", "yougo knows no reference of this format"),
        ("JMdict.gz", b"\x1f\x8b\x08\x00nothing", "it is damaged"),
        ("JMdict.xml", b"<JMdict><entry><k_ele>", "it is damaged"),
        ("empty.md", b"Nothing is defined here.\n", "no name in it has a translation"),
        ("bad.zip", b"PK\x03\x04nothing", "cannot be used as a reference"),
        ("bad.tbx", b"<martif><text>", "it is not well-formed XML"),
        ("bad.docx", b"PK\x03\x04nothing", "cannot be used as a reference"),
        ("bad.md", b"\xff\xfe\xfd\x00\x01\x02", "cannot be used as a reference"),
        ("folder/", None, "the folder is no workspace; name a file or a workspace"),
        ("unbuilt/", b"", "nothing was built in it yet; run `yougo build` in it"),
        ("policy", None, "it is this workspace itself; name another one"),
    ],
)
def test_what_is_no_reference_is_refused_in_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, told: str
) -> None:
    path = root.parent / name
    if name.endswith("/"):
        path.mkdir()
        if content is not None:
            workspace(path / "w")
            path /= "w"
    elif content is not None:
        path.write_bytes(content)
    before = (root / "glossary" / "yougo.toml").read_bytes()
    assert run(["reference", "add", str(path)]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err
    assert (root / "glossary" / "yougo.toml").read_bytes() == before
    assert not list(compiling.folder().glob("*.db"))


@pytest.mark.parametrize("words", ["titles.tsv", "../titles.tsv", "{top}/titles.tsv"])
def test_a_reference_without_a_name_is_removed_by_the_name_that_the_list_shows(
    root: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    (root.parent / "titles.tsv").write_text("世界貿易機関\tWorld Trade Organization\n", encoding="utf-8")
    settings = root / "glossary" / "yougo.toml"
    before = settings.read_text("utf-8")
    settings.write_text(f'{before}\n[[reference]]\npath = "../titles.tsv"\n', "utf-8")
    assert run(["reference", "list"]) == 0
    assert capsys.readouterr().out.startswith("titles.tsv: 1 entry")
    assert run(["reference", "remove", words.format(top=root.parent)]) == 0
    assert capsys.readouterr().out == "- titles.tsv\n"
    assert settings.read_text("utf-8") == before


def test_a_reference_that_is_named_already_is_no_new_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = dictionaries.jmdict(root.parent)
    assert run(["reference", "add", str(path)]) == 0
    named = (root / "glossary" / "yougo.toml").read_bytes()
    capsys.readouterr()
    assert run(["reference", "add", str(path)]) == 0
    assert capsys.readouterr().out.startswith("= JMdict: 5 entries")
    assert (root / "glossary" / "yougo.toml").read_bytes() == named


def test_a_workspace_of_yours_does_not_ask_itself(root: Path) -> None:
    assert run(["build"]) == 0
    assert run(["reference", "add", "--user", str(root)]) == 0
    here = Workspace(root)
    assert references.named(here, load_settings(here)) == []
    other = Workspace(workspace(root.parent / "other"))
    assert len(references.named(other, load_settings(other))) == 1


def test_what_is_not_a_reference_cannot_be_removed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reference", "remove", "JMdict"]) == 2
    assert "JMdict is not a reference" in capsys.readouterr().err


def test_a_reference_that_is_not_there_stops_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = root / "glossary" / "yougo.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[[reference]]\npath = "gone.xml"\n', "utf-8")
    assert run(["build"]) == 0
    assert run(["show", "WHO"]) == 0
    out, err = capsys.readouterr()
    assert "世界保健機関" in out
    assert "gone.xml cannot be used as a reference" in err


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ('[reference]\npath = "x"\n', "double brackets"),
        ('[[reference]]\nname = "x"\n', "a reference has no path"),
        ('[[reference]]\npath = "x"\ntrust = "yes"\n', "“trust” is not true or false"),
        ('[[reference]]\npath = "x"\ncolour = "red"\n', "a reference has no key “colour”"),
    ],
)
def test_a_block_that_is_not_as_it_must_be_is_refused_with_its_line(
    root: Path, capsys: pytest.CaptureFixture[str], block: str, told: str
) -> None:
    settings = root / "glossary" / "yougo.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n{block}", "utf-8")
    assert run(["reference", "list"]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert "yougo.toml, line " in err


def test_a_database_belongs_to_the_layout_that_wrote_it(tmp_path: Path) -> None:
    assert run(["reference", "add", str(dictionaries.jmdict(tmp_path))]) == 0
    (database,) = compiling.folder().glob("*.db")
    database.unlink()
    assert run(["reference", "list"]) == 0
    assert database.exists()


def test_columns_say_what_a_table_holds(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = root.parent / "terms.csv"
    table.write_text("1,harbour board,港務会議,x\n2,tide table,潮汐表,y\n", encoding="utf-8")
    for columns, first in (("japanese=3,english=2", 2), ("japanese=3,acronym=4,english=2", 3)):
        assert run(["reference", "add", str(table), "--columns", columns]) == 0
        (block,) = tomllib.loads((root / "glossary" / "yougo.toml").read_text("utf-8"))["reference"]
        assert block["columns"]["japanese"] == 3
        assert len(block["columns"]) == first
    capsys.readouterr()
    assert run(["reference", "add", str(table)]) == 0
    assert capsys.readouterr().out.startswith("= terms.csv: 2 entries")
    assert run(["reference", "list"]) == 0
    assert "2 entries" in capsys.readouterr().out


def test_columns_are_for_tables_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / "glossary" / "yougo.toml").read_bytes()
    assert run(["reference", "add", str(root / "docs" / "note.md"), "--columns", "japanese=1,english=2"]) == 2
    assert "note.md is not a table" in capsys.readouterr().err
    assert (root / "glossary" / "yougo.toml").read_bytes() == before


def test_references_are_removed_by_their_files_names_and_a_wrong_name_keeps_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.csv").write_text("用語,英語\n虎屋基準,tiger code\n", encoding="utf-8")
        assert run(["reference", "add", str(tmp_path / f"{name}.csv")]) == 0
    capsys.readouterr()
    assert run(["reference", "remove", "one", "four", "two.csv"]) == 2
    out, err = capsys.readouterr()
    assert out == "- one.csv\n- two.csv\n"
    assert "four is not a reference." in err
    assert run(["reference", "list"]) == 0
    assert capsys.readouterr().out.startswith("three.csv: ")


def test_without_a_reference_look_ups_and_the_database_are_as_if_it_had_never_been(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "tiger_md", "「虎屋基準」とは、虎屋の商品が守る基準をいう。\n")
    settings = root / "glossary" / "yougo.toml"
    without = settings.read_text("utf-8")
    assert run(["build"]) == 0
    before = rows(root)
    (tmp_path / "t.csv").write_text("用語,英語\n虎屋基準,tiger code\n", encoding="utf-8")
    settings.write_text(f'{without}\n[[reference]]\npath = "{tmp_path}/t.csv"\ntrust = true\n', "utf-8")
    assert run(["build"]) == 0
    capsys.readouterr()
    run(["lookup", "虎屋基準"])
    assert "tiger code" in capsys.readouterr().out
    assert run(["reference", "remove", "t"]) == 0
    capsys.readouterr()
    run(["lookup", "虎屋基準"])
    assert "tiger code" not in capsys.readouterr().out
    after = rows(root)
    for changing in ("register", "settings"):
        before["meta"] = [row for row in before["meta"] if changing not in row[0]]
        after["meta"] = [row for row in after["meta"] if changing not in row[0]]
    assert after == before
