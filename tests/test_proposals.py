"""What references propose where a term lacks something, and what becomes of it."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

import dictionaries
from workspaces import outputs, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.model.concepts import Concept, Reading
from yougo.references.compiled import Reference, write
from yougo.references.composing import composed
from yougo.references.entries import Entry, Written, entry
from yougo.references.filling import filled, weighed
from yougo.references.proposing import expansions, proposals

NOTE = """\
選別協議会（STC）は会合を開いた。

木陰会議（KGM[^kgm]）も開かれる。

[^kgm]: Open-Air Meeting。
"""


def made(folder: Path, *entries: Entry | None) -> Reference:
    """A reference of these entries."""
    path = str(folder / "reference.db")
    write(path, "test", filter(None, entries))
    return Reference(path, "test")


def asked(folder: Path, concept: Concept, *entries: Entry | None) -> dict[str, list[str]]:
    """What a reference of these entries proposes, by what it is for."""
    found: dict[str, list[str]] = {}
    for each in proposals(concept, [made(folder, *entries)]):
        found.setdefault(each.side, []).append(each.text)
    return found


def named(japanese: str, *english: str, kana: str = "", definition: str = "") -> Entry | None:
    """An entry with one name, and a sense for each English text, in which commas are between synonyms."""
    senses = [text.split(", ") for text in english]
    return entry([Written(japanese, (kana,) if kana else ())], senses, definition)


def test_the_first_name_of_each_sense_is_proposed(tmp_path: Path) -> None:
    found = asked(
        tmp_path, Concept("x", japanese="選別協議会"), named("選別協議会", "sorting council, board", "club")
    )
    assert found["english"] == ["sorting council", "club"]


def test_only_what_spells_the_acronym_is_proposed(tmp_path: Path) -> None:
    concept = Concept("gc", acronym="GC", japanese="選別協議会")
    found = asked(tmp_path, concept, named("選別協議会", "sorting board", "garbage council"))
    assert found["english"] == ["garbage council"]


def test_an_acronym_alone_finds_nothing(tmp_path: Path) -> None:
    assert not asked(tmp_path, Concept("stc", acronym="STC"), named("選別協議会", "sorting council, STC"))


@pytest.mark.parametrize(
    ("tags", "japanese", "expected"),
    [
        (("Navigation",), "", {"english": ["sorting tide council"], "japanese": ["選別協議会"]}),
        (("港湾", "nav"), "選別協議会", {"english": ["sorting tide council"]}),
        (("nav",), "会計検査", {}),
        (("music",), "", {}),
        ((), "", {}),
    ],
    ids=["the field's name", "its code and a name", "another name", "another field", "no tag"],
)
def test_an_acronym_and_a_tag_find_what_is_from_that_field(
    tmp_path: Path, tags: tuple[str, ...], japanese: str, expected: dict[str, list[str]]
) -> None:
    concept = Concept("stc", acronym="STC", japanese=japanese, tags=tags)
    names = [["sorting tide council", "STC"]]
    known = entry([Written("選別協議会", ())], names, tags=("nav", "navigation"))
    other = entry([Written("外装", ())], [["steel tray", "STC"]], tags=("law",))
    found = asked(tmp_path, concept, known, other)
    assert found == expected


def test_an_entry_with_another_acronym_or_another_name_is_another_thing(tmp_path: Path) -> None:
    other = named("選別協議会", "sorting council, ABC", definition="会。")
    assert not asked(tmp_path, Concept("x", acronym="STC", japanese="選別協議会"), other)


def test_a_definition_needs_names_that_agree(tmp_path: Path) -> None:
    concept = Concept("x", japanese="選別協議会", english="Sorting Council")
    assert not asked(tmp_path, concept, named("選別協議会", "board of sorters", definition="会。"))


def test_names_that_agree_bring_the_definition(tmp_path: Path) -> None:
    concept = Concept("x", japanese="選別協議会", english="Sorting Councils")
    found = asked(tmp_path, concept, named("選別協議会", "sorting council", definition="会。"))
    assert found == {"definition": ["会。"]}


def test_english_finds_japanese_where_it_is_the_first_translation(tmp_path: Path) -> None:
    concept = Concept("x", english="Sorting Council")
    found = asked(
        tmp_path, concept, named("選別協議会", "sorting council"), named("委員会", "board, sorting council")
    )
    assert found["japanese"] == ["選別協議会"]


def test_a_single_english_word_of_several_translations_finds_none(tmp_path: Path) -> None:
    concept = Concept("x", english="Council")
    assert not asked(tmp_path, concept, named("協議会", "council"), named("評議会", "council"))


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("ウシ", [named("ウシ", "cow"), named("ウシ", "ox yoke")]),
        ("乙", [named("乙", "second party")]),
    ],
)
def test_a_word_that_may_mean_several_things_finds_none(
    tmp_path: Path, name: str, entries: list[Entry | None]
) -> None:
    assert not asked(tmp_path, Concept("x", japanese=name), *entries)


def test_a_word_that_is_only_written_so_is_another_one(tmp_path: Path) -> None:
    reading = Reading("せんべつきょうぎかい", verified=True, basis="engines")
    concept = Concept("x", japanese="選別協議会", reading=reading)
    other = named("選別協議会", "picking party", kana="えりわけきょうぎかい")
    own = named("選別協議会", "board", kana="せんべつきょうぎかい")
    assert asked(tmp_path, concept, other, own) == {"english": ["board"]}


def test_a_single_english_word_finds_none_in_a_dictionary_of_all_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = made(tmp_path, named("制動手", "brakeman"), named("制動委員会", "brake board"))
    asked_for = [Concept("x", english=name) for name in ("Brakeman", "Brake Board")]
    assert [len(proposals(each, [reference])) for each in asked_for] == [1, 1]
    monkeypatch.setattr("yougo.references.compiled._GENERAL", 1)
    again = Reference(str(tmp_path / "reference.db"), "test")
    assert [len(proposals(each, [again])) for each in asked_for] == [0, 1]


def test_a_short_word_of_many_translations_finds_none(tmp_path: Path) -> None:
    assert not asked(tmp_path, Concept("x", japanese="処分"), named("処分", "disposal, sale", "measure"))


def test_a_reading_is_proposed_where_it_is_unverified(tmp_path: Path) -> None:
    reading = Reading("えりわけきょうぎかい", verified=False, basis="engines")
    concept = Concept("x", japanese="選別協議会", reading=reading)
    found = asked(tmp_path, concept, named("選別協議会", "board", kana="せんべつきょうぎかい"))
    assert found["reading"] == ["せんべつきょうぎかい"]


def test_a_name_that_no_reference_knows_whole_is_composed_of_its_fewest_parts(tmp_path: Path) -> None:
    reference = made(
        tmp_path,
        named("選別", "sorting"),
        named("協議", "talk"),
        named("協議会", "council"),
        named("会場", "hall"),
    )
    draft = composed("選別協議会", [reference])
    assert draft is not None
    assert (draft.text, draft.parts) == ("sorting council", ("選別 = sorting", "協議会 = council"))
    assert draft.origin == "test, composed"
    assert composed("選別表", [reference]) is None
    assert composed("選別", [reference]) is None


def test_a_katakana_word_is_not_cut(tmp_path: Path) -> None:
    reference = made(tmp_path, named("データ", "data"), named("ベース", "base"), named("管理", "management"))
    assert composed("データベース管理", [reference]) is None


def test_an_acronym_is_explained_by_what_spells_it(tmp_path: Path) -> None:
    reference = made(tmp_path, named("選別協議会", "sorting council, council of sorting, STC"))
    assert [each.text for each in expansions("STC", [reference])] == ["sorting council"]
    assert not expansions("XY", [reference])


ENGINES = Reading("えりわけきょうぎかい", verified=True, basis="engines", others=("せんべつきょうぎかい",))


def test_a_reading_that_the_references_have_is_verified(tmp_path: Path) -> None:
    reference = made(tmp_path, named("選別協議会", "board", kana="エリワケきょうぎかい"))
    found = weighed(
        "選別協議会", Reading("えりわけきょうぎかい", verified=False, basis="engines"), [reference]
    )
    assert (found.verified, found.basis) == (True, "reference")
    assert weighed("選別協議会", found, [reference]) == found


def test_a_reading_that_the_references_do_not_have_is_flagged_and_theirs_are_offered(tmp_path: Path) -> None:
    reference = made(tmp_path, named("選別協議会", "board", kana="せんべつきょうぎかい"))
    found = weighed("選別協議会", ENGINES, [reference])
    assert (found.verified, found.others) == (False, ("せんべつきょうぎかい",))
    assert weighed("選別協議会", found, [reference]) == found


@pytest.mark.parametrize("name", ["別の会", "選別API協議会"])
def test_a_reading_of_a_name_that_they_lack_stays(tmp_path: Path, name: str) -> None:
    reference = made(
        tmp_path,
        named("選別協議会", "board", kana="せんべつきょうぎかい"),
        named("選別API協議会", "board", kana="x"),
    )
    assert weighed(name, ENGINES, [reference]) == ENGINES


def test_what_a_person_says_of_a_reading_stays(tmp_path: Path) -> None:
    reference = made(tmp_path, named("選別協議会", "board", kana="せんべつきょうぎかい"))
    own = Reading("えりわけきょうぎかい", verified=True, basis="person")
    assert weighed("選別協議会", own, [reference]) == own


def test_a_trusted_reference_fills_only_what_it_is_sure_of(tmp_path: Path) -> None:
    reference = made(
        tmp_path,
        named("選別協議会", "sorting council, board", definition="会。"),
        named("木陰会議", "a", "b"),
    )
    sure = filled(Concept("x", japanese="選別協議会"), [reference])
    assert (sure.english, sure.definition) == ("sorting council", "会。")
    assert sure.credited == ["sorting council (test)", "会。 (test)"]
    assert sure.documented["english"] == ""
    unsure = Concept("y", japanese="木陰会議")
    assert filled(unsure, [reference]) == unsure


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, the working directory, with JMdict as a reference, and a cache of its own."""
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = workspace(tmp_path / "policy", note_md=NOTE)
    monkeypatch.chdir(made)
    assert run(["build"]) == 0
    assert run(["reference", "add", str(dictionaries.jmdict(tmp_path))]) == 0
    return made


@pytest.mark.usefixtures("root")
def test_show_and_list_say_what_is_proposed_and_by_whom(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "stc"]) == 0
    out, err = capsys.readouterr()
    assert "1  english: sorting council  (JMdict: 選別協議会【せんべつきょうぎかい】" in out
    assert "yougo edit stc --take NUMBER" in err
    assert run(["list", "--missing", "english"]) == 0
    out, err = capsys.readouterr()
    assert out.split("\n")[1].startswith("    1  english: sorting council  (JMdict: ")
    assert "1 term without English; 1 term with a proposal." in err
    assert run(["list", "--missing", "english", "--json"]) == 0
    (proposal,) = json.loads(capsys.readouterr().out)["proposals"]
    assert (proposal["text"], proposal["source"]) == ("sorting council", "JMdict")
    assert run(["list", "--missing", "japanese"]) == 1


def test_a_proposal_is_in_no_output_until_it_is_taken_and_then_its_source_is_kept(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = outputs(root)
    assert run(["build"]) == 0
    assert outputs(root) == before
    assert run(["edit", "stc", "--take", "1"]) == 0
    terms = root / "glossary" / "terms.toml"
    assert terms.read_text("utf-8") == '[stc]\nenglish = "sorting council"\nfrom = {english = "JMdict"}\n'
    capsys.readouterr()
    assert run(["show", "stc"]) == 0
    assert "english: “sorting council”, taken from JMdict" in capsys.readouterr().out
    assert run(["show", "stc", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["credits"] == [{"field": "english", "source": "JMdict"}]


def test_a_value_of_your_own_is_no_reference_s_word(root: Path) -> None:
    assert run(["edit", "stc", "--take", "1"]) == 0
    assert run(["edit", "stc", "--english", "Council of Sorters"]) == 0
    terms = root / "glossary" / "terms.toml"
    assert terms.read_text("utf-8") == '[stc]\nenglish = "Council of Sorters"\n'
    assert run(["edit", "--undo"]) == 0
    assert 'from = {english = "JMdict"}' in terms.read_text("utf-8")


def test_documents_that_came_to_say_what_was_decided_are_said_to_agree(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["edit", "stc", "--take", "1"]) == 0
    (root / "docs" / "council.md").write_text("選別協議会（STC: sorting council）を開く。\n", "utf-8")
    assert run(["build"]) == 0
    capsys.readouterr()
    assert run(["show", "stc"]) == 0
    shown = capsys.readouterr().out
    assert "the documents now say the same" in shown
    assert "now they say" not in shown


def test_a_number_that_is_not_there_decides_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["edit", "stc", "--take", "9"]) == 2
    assert "“stc” has no proposal with the number 9; `yougo show stc` shows" in capsys.readouterr().err
    assert not (root / "glossary" / "terms.toml").exists()


@pytest.mark.usefixtures("root")
def test_what_a_person_decided_to_leave_empty_is_not_missing() -> None:
    assert run(["edit", "stc", "--english", ""]) == 0
    assert run(["list", "--missing", "english"]) == 1


def content_of(path: Path) -> str:
    """The text of a file, or of all files in an archive, as it is read."""
    data = [path.read_bytes()]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            data = [archive.read(name) for name in archive.namelist()]
    return "".join(each.decode("utf-8", "replace") for each in data).replace("\\", "")


@pytest.mark.usefixtures("root")
def test_two_proposals_for_one_field_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    titles = Path("titles.tsv")
    titles.write_text("選別協議会\tSorting Tasks Council\n", encoding="utf-8")
    assert run(["reference", "add", "titles.tsv"]) == 0
    assert run(["edit", "stc", "--take", "1", "--take", "2"]) == 2
    assert "two of these proposals are for one field; take one of them" in capsys.readouterr().err
    assert run(["edit", "stc", "--take", "1", "--take", "1"]) == 0


@pytest.mark.parametrize("other", [["--english", "Council"], ["--english", ""], ["--forget", "english"]])
def test_a_field_is_not_taken_and_decided_otherwise_at_once(
    root: Path, other: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["edit", "stc", "--take", "1", *other]) == 2
    option = "--forget english" if "--forget" in other else "--english"
    assert f"--take 1 and {option} both decide “english”; omit one of them" in capsys.readouterr().err
    assert not (root / "glossary" / "terms.toml").exists()


def test_what_is_taken_and_another_field_are_both_decided(root: Path) -> None:
    assert run(["edit", "stc", "--take", "1", "--note", "Council"]) == 0
    written = (root / "glossary" / "terms.toml").read_text("utf-8")
    assert 'english = "sorting council"' in written
    assert 'note = "Council"' in written


def test_a_review_shows_the_keys_that_take_what_is_proposed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "docs" / "quiet.md").write_text("The Zone of Quiet Gardens (ZQG) is open.\n", "utf-8")
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO("nnn"))
    assert run(["review"]) == 0
    screens = capsys.readouterr().out.split("── ")[1:]
    proposed = ["\n  1  " in screen for screen in screens]
    assert set(proposed) == {False, True}
    assert [" take  a accept" in screen for screen in screens] == proposed


def test_a_trusted_reference_s_word_is_in_the_outputs_with_its_source_until_it_is_not_trusted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = outputs(root)
    settings = root / "glossary" / "yougo.toml"
    plain = settings.read_text("utf-8")
    settings.write_text(plain.replace('name = "JMdict"', 'name = "JMdict"\ntrust = true'), "utf-8")
    assert run(["build"]) == 0
    made = {name: content.decode("utf-8", "replace") for name, content in outputs(root).items()}
    assert "sorting council (JMdict)" in made["policy.csv"]
    assert "sorting council (JMdict)" in made["policy.html"]
    assert '"credits": [{"field": "english", "source": "JMdict"}]' in made["policy.jsonl"]
    assert run(["export", "tbx", "-o", "out.tbx"]) == 0
    assert '<admin type="source">JMdict</admin>' in content_of(Path("out.tbx"))
    for name in ("omegat", "yomitan", "stardict", "obsidian"):
        assert run(["export", name, "-o", f"out.{name}"]) == 0
        assert "sorting council (JMdict)" in content_of(Path(f"out.{name}")), name
    capsys.readouterr()
    assert run(["show", "stc"]) == 0
    assert "english from JMdict" in capsys.readouterr().out
    settings.write_text(plain, "utf-8")
    assert run(["build"]) == 0
    after = outputs(root)  # a card that a deck once held stays in it
    assert [after[name] == before[name] for name in ("policy.csv", "policy.html", "policy.jsonl")] == [
        True
    ] * 3
    assert capsys.readouterr().out


def test_accepting_a_term_keeps_what_a_trusted_reference_filled(root: Path) -> None:
    settings = root / "glossary" / "yougo.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('name = "JMdict"', 'name = "JMdict"\ntrust = true'), "utf-8"
    )
    assert run(["edit", "stc", "--accept"]) == 0
    assert run(["reference", "remove", "JMdict"]) == 0
    assert run(["build"]) == 0
    assert "sorting council" in (root / "build" / "policy.csv").read_text("utf-8-sig")
    assert run(["list", "--warning", "conflict"]) == 1


def test_check_says_what_references_know_of_an_acronym(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = root / "docs" / "note.md"
    note.write_text(f"{NOTE}\nABT を使う。\n", "utf-8")
    (root.parent / "titles.csv").write_text(
        "用語,英語,略語\n林檎帯,Apple Belt,AB\n外装,Apple Belt Tray,ABT\n", "utf-8"
    )
    assert run(["reference", "add", str(root.parent / "titles.csv")]) == 0
    capsys.readouterr()
    told = "ABT is explained nowhere; perhaps Apple Belt Tray (titles.csv)"
    assert run(["check"]) == 1
    assert told in capsys.readouterr().out
    assert run(["add", "--explain", str(note)]) == 0
    assert told in capsys.readouterr().out
    assert run(["add", "--explain", "--json", str(note)]) == 0
    assert told in [json.loads(line).get("message") for line in capsys.readouterr().out.splitlines()]


def test_a_review_ends_with_the_acronyms_that_references_know(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "docs" / "note.md").write_text(f"{NOTE}\nABT と ABX を使う。\n", "utf-8")
    (root.parent / "titles.csv").write_text("用語,英語,略語\n外装,Apple Belt Tray,ABT\n", "utf-8")
    assert run(["reference", "add", str(root.parent / "titles.csv")]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("aa1"))
    assert run(["review"]) == 0
    out, err = capsys.readouterr()
    assert "ABT · explained in no document" in out
    assert "1  english: Apple Belt Tray  japanese: 外装  (titles.csv: " in out
    assert "ABX" not in out.partition("ABT · ")[2].replace("ABT と ABX", "")
    assert "3 decisions; 0 left." in err
    terms = (root / "glossary" / "terms.toml").read_text("utf-8")
    names = ['japanese = "外装"', 'english = "Apple Belt Tray"']
    keys = ['status = "accepted"', 'acronym = "ABT"', *names]
    table = ["[abt]", *keys, 'from = {japanese = "titles.csv", english = "titles.csv"}']
    assert "\n".join(table) in terms
    assert run(["review"]) == 0
    assert "Nothing needs a decision." in capsys.readouterr().err


def reviewed(root: Path, note: str, table: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What terms.toml says after a review of a document, with a table as reference."""
    (root / "docs" / "note.md").write_text(note, "utf-8")
    (root.parent / "titles.csv").write_text(table, "utf-8")
    assert run(["reference", "add", str(root.parent / "titles.csv")]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert run(["review"]) == 0
    return (root / "glossary" / "terms.toml").read_text("utf-8")


def test_an_unknown_key_skips_no_acronym_but_tells_the_keys(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "用語,英語,略語\n外装,Apple Belt Tray,ABT\n"
    terms = reviewed(root, f"{NOTE}\nABT を使う。\n", table, "aax21", monkeypatch)
    out = capsys.readouterr().out
    assert out.count("Unknown key. The keys here: 1 make it a term, n next, q quit.") == len("x2")
    assert "[abt]" in terms


def test_an_acronym_gets_no_japanese_name_that_another_term_has(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "用語,英語,略語\n選別協議会,Apple Belt Tray,ABT\n"
    terms = reviewed(root, f"{NOTE}\nABT を使う。\n", table, "aa1", monkeypatch)
    assert terms.partition("[abt]")[2].splitlines()[1:4] == [
        'status = "accepted"',
        'acronym = "ABT"',
        'english = "Apple Belt Tray"',
    ]


@pytest.mark.usefixtures("root")
def test_a_look_up_and_the_database_say_whose_word_a_field_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["edit", "stc", "--take", "1"]) == 0
    capsys.readouterr()
    assert run(["lookup", "STC"]) == 0
    assert "docs/note.md:1; sorting council (JMdict)" in capsys.readouterr().out
    database = sqlite3.connect("build/glossary.db")
    found = database.execute("SELECT credits FROM glossary ORDER BY id").fetchall()
    database.close()
    assert found == [(None,), ("sorting council (JMdict)",)]


def test_the_list_numbers_a_proposal_as_it_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other readings of an unverified one have the first numbers."""
    root = workspace(tmp_path / "w", note_md="「水産研究所」とは、魚を調べる組織をいう。\n")
    here = ["--workspace", str(root)]
    (tmp_path / "t.csv").write_text("用語,英語\n水産研究所,fisheries institute\n", encoding="utf-8")
    assert run([*here, "reference", "add", str(tmp_path / "t.csv")]) == 0
    capsys.readouterr()
    assert run([*here, "list", "--missing", "english"]) == 0
    assert "2  english: fisheries institute" in capsys.readouterr().out
    assert run([*here, "edit", "水産研究所", "--take", "2"]) == 0
    capsys.readouterr()
    assert run([*here, "show", "水産研究所"]) == 0
    assert "fisheries institute" in capsys.readouterr().out
