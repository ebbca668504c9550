"""Two versions of one document: how they are aligned, and what they propose."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

from workspaces import outputs, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.model.concepts import Concept
from yougo.model.documents import Document, Passage, Place, Row, Table
from yougo.parallel.alignment import aligned
from yougo.parallel.corpus import Corpus
from yougo.parallel.doubts import is_doubtful
from yougo.parallel.matches import Match
from yougo.parallel.names import english_names
from yougo.parallel.pairing import pairs
from yougo.parallel.proposing import proposals
from yougo.parallel.sentences import is_japanese, sentences
from yougo.readers import read

JAPANESE = """\
# 港湾の手引き

## 1. 目的

この手引きは、2031年3月に港湾局が定めた。港では、船が安全に着く必要がある。

## 2. 用語

**接岸支援船**とは、大きな船を岸に寄せる船をいう。接岸支援船は24時間待機する。港には接岸支援船が6隻ある。
**安全管理計画**とは、港を安全に使うための計画をいう。

## 3. 料金

料金は、船の長さで決まる。VTSを使う船は、別に400円を払う。
"""
ENGLISH = """\
# Port Guide

## 1. Purpose

The Port Bureau set this guide in March 2031. A port must let ships berth safely.

## 2. Terms

A **berthing tender** is a boat that brings a large ship to the quay. Berthing tenders stand by for 24 hours.
The port has 6 berthing tenders. A **safety management plan** is a plan to use the port safely.

## 3. Charges

The charge depends on the length of the ship. Nobody pays twice. A ship that uses VTS pays another 400 yen.
"""


def document(name: str, *texts: str, kind: str = "paragraph") -> Document:
    """A document of these passages, one a line."""
    passages = (Passage(text, Place(name, line), kind) for line, text in enumerate(texts, 1))
    return Document(name, passages=tuple(passages))


def corpus(*rows: tuple[str, str], kind: str = "paragraph") -> Corpus:
    """What a document of these passages says, and its translation."""
    japanese, english = zip(*rows, strict=True)
    return Corpus(pairs(document("ja.md", *japanese, kind=kind), document("en.md", *english, kind=kind)))


def proposed(concept: Concept, asked: Corpus, taken: str = "") -> list[str]:
    """What is proposed for a term, while a name is another term's."""
    return [row.text for row in proposals(concept, asked, lambda name: name == taken)]


def beads(asked: Corpus) -> list[tuple[str, str]]:
    return [(pair.japanese.where, pair.english.where) for pair in asked.pairs]


def test_a_document_is_cut_into_sentences_each_with_its_place() -> None:
    found = sentences(document("a.md", "船が着く。港は広い。", "See No. 5. It is 1.5 m."))
    assert [(each.text, each.where) for each in found] == [
        ("船が着く。", "line 1"),
        ("港は広い。", "line 1"),
        ("See No. 5.", "line 2"),
        ("It is 1.5 m.", "line 2"),
    ]


@pytest.mark.parametrize(
    ("text", "is_one"), [("船が着く。", True), ("A ship (船) berths at the quay.", False), ("", False)]
)
def test_the_language_of_a_document_is_that_of_most_letters(text: str, is_one: bool) -> None:
    assert is_japanese(document("a.md", text)) is is_one


def test_sentences_are_aligned_though_one_is_cut_in_two_and_one_is_left_out() -> None:
    found = corpus(
        ("第三章は2031年の計画を述べる。", "Chapter 3 tells of the plan of 2031."),
        ("船は港に着き、客は街へ行く。", "The ship berths at the port."),
        ("VTSは船を見る。", "The passengers go to town."),
        ("料金は400円である。", "VTS watches the ships."),
        ("港は広い。", "The charge is 400 yen."),
    )
    assert ("line 3", "line 4") in beads(found)
    assert ("line 4", "line 5") in beads(found)
    assert ("line 2", "line 2") in beads(found)


def test_nothing_is_beside_an_empty_document() -> None:
    assert not aligned(sentences(document("ja.md", "船が着く。")), [])


TENDERS = (
    ("接岸支援船は待機する。", "Berthing tenders stand by."),
    ("港には接岸支援船が6隻ある。", "The port has 6 berthing tenders."),
    ("料金は400円である。", "The charge is 400 yen."),
    ("接岸支援船の長さは9メートルである。", "A berthing tender is 9 metres long."),
    ("VTSは船を見る。", "VTS watches the ships."),
)


def test_what_stands_together_again_and_again_is_proposed_in_both_directions() -> None:
    asked = corpus(*TENDERS)
    assert proposed(Concept("x", japanese="接岸支援船"), asked) == ["berthing tender"]
    assert proposed(Concept("x", english="Berthing tender"), asked) == ["接岸支援船"]


def test_a_word_of_the_sentence_that_is_known_hides_no_name_in_either_direction() -> None:
    asked = corpus(
        (
            "接岸支援船とは、大きな船を岸に寄せる船をいう。",
            "A berthing tender brings a large ship to the quay.",
        ),
        *TENDERS,
    )
    assert proposed(Concept("x", japanese="接岸支援船"), asked) == ["berthing tender"]
    assert proposed(Concept("x", english="berthing tender"), asked) == ["接岸支援船"]


def test_two_sentences_are_enough_where_a_part_of_the_name_is_known() -> None:
    asked = corpus(
        ("安全接岸計画は2031年に始まる。", "The safety berthing plan begins in 2031."),
        ("料金は400円である。", "The charge is 400 yen."),
        ("6人が安全接岸計画を読む。", "6 people read the safety berthing plan."),
        ("虎屋基準は7つある。", "There are 7 tiger codes."),
        ("虎屋基準は8人が読む。", "8 people read the tiger code."),
    )
    assert proposed(Concept("x", japanese="安全接岸計画"), asked) == ["safety berthing plan"]
    assert not proposed(Concept("x", japanese="虎屋基準"), asked)


def test_a_sentence_that_is_repeated_says_nothing_more() -> None:
    asked = corpus(
        *3 * [("虎屋基準を7人が読む。", "7 people read the tiger code.")], ("料金は400円。", "It is 400 yen.")
    )
    assert len(asked.pairs) == 2
    assert not proposed(Concept("x", japanese="虎屋基準"), asked)


def test_an_adverb_or_a_participle_is_no_name() -> None:
    asked = corpus(
        ("グローバルを7人が読む。", "7 people read it globally."),
        ("グローバルを8人が読む。", "8 people read it globally."),
    )
    assert not proposed(Concept("x", japanese="グローバル"), asked)


def test_no_name_runs_across_a_verb_or_a_pronoun() -> None:
    assert list(english_names("the tide it raises")) == ["tide", "raises"]
    assert "Trade and the Treasury" not in english_names("the Board of Trade and the Treasury")
    assert list(english_names("verify the tide")) == ["verify", "tide"]
    assert "Bank of the North" in english_names("the Bank of the North")


@pytest.mark.parametrize("english", ["tugs directly moored", "various tugs"])
def test_a_name_neither_ends_with_a_participle_nor_begins_with_an_indefinite_word(english: str) -> None:
    asked = corpus(
        ("曳船方式を7人が読む。", f"7 people read of {english}."),
        ("曳船方式を8人が読む。", f"8 people read of {english}."),
        ("曳船方式を9人が読む。", f"9 people read of {english}."),
    )
    assert english not in proposed(Concept("x", japanese="曳船方式"), asked)


def test_the_evidence_is_both_sentences_and_the_source_is_the_place() -> None:
    (row,) = proposals(Concept("x", japanese="接岸支援船"), corpus(*TENDERS), lambda _: False)
    assert row.source == "parallel: en.md, line 2"
    assert row.evidence == "港には接岸支援船が6隻ある。 = The port has 6 berthing tenders."


def test_words_that_are_known_need_one_sentence() -> None:
    asked = corpus(*TENDERS, ("船は安全管理計画に従う。", "Ships follow the safety management plan."))
    assert proposed(Concept("x", japanese="安全管理計画"), asked) == ["safety management plan"]


def test_what_spells_the_acronym_needs_one_sentence() -> None:
    asked = corpus(*TENDERS, ("船は虎屋基準に従う。", "Ships follow the Great Tiger Code."))
    assert proposed(Concept("x", acronym="GTC", japanese="虎屋基準"), asked) == ["Great Tiger Code"]
    assert not proposed(Concept("x", japanese="虎屋基準"), asked)


def test_whole_headings_that_stand_beside_one_another_are_proposed() -> None:
    rows = (("1 VTS", "1 VTS"), ("虎屋基準", "Tiger Code"), ("2 AIS", "2 AIS"))
    assert proposed(Concept("x", japanese="虎屋基準"), corpus(*rows, kind="heading")) == ["Tiger Code"]


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("曳航作業とは、船を引く作業をいう。", "Towage means work that pulls ships."),
        ("(1)「曳航作業」とは、船を引く作業をいう。", "(1) “Towage” means pulling ships."),
        ("曳航作業（注）とは船を引く作業である。", "The term towage (TW) refers to work that pulls ships."),
    ],
)
def test_what_both_sentences_define_is_one(japanese: str, english: str) -> None:
    asked = corpus(
        ("港は5つある。", "There are 5 ports."), (japanese, english), ("船は6隻ある。", "There are 6 ships.")
    )
    assert [name.lower() for name in proposed(Concept("x", japanese="曳航作業"), asked)] == ["towage"]
    assert proposed(Concept("x", english="Towage"), asked) == ["曳航作業"]
    assert not proposed(Concept("x", japanese="引く作業"), asked)


def test_what_is_a_whole_heading_is_no_part_of_the_one_beside_it() -> None:
    rows = (
        ("1 VTS", "1 VTS"),
        ("クロスチームプロジェクト評価", "Cross-Team Project Valuation"),
        ("2 AIS", "2 AIS"),
    )
    asked = corpus(*rows, kind="heading")
    found = proposed(Concept("x", english="Cross-Team Project Valuation"), asked)
    assert found == ["クロスチームプロジェクト評価"]


ROWS = (("出向", "30日以内に届け出る"), ("転籍", "60日以内に届け出る"), ("休職", "90日以内に届け出る"))
CELLS = (
    ("Secondment", "to be notified in 30 days"),
    ("Transfer", "to be notified in 60 days"),
    ("Leave", "to be notified in 90 days"),
)


def tables(japanese: Sequence[Sequence[str]], english: Sequence[Sequence[str]]) -> Corpus:
    """What two documents say of which each is a table."""
    return Corpus(pairs(table("ja.md", japanese), table("en.md", english)))


def table(name: str, rows: Sequence[Sequence[str]]) -> Document:
    """A document of a table, its rows a line each."""
    cells = [
        Row(tuple(Passage(text, Place(name, line), "cell") for text in row))
        for line, row in enumerate(rows, 1)
    ]
    return Document(name, tables=(Table(Place(name, 1), ("", ""), tuple(cells)),))


def test_cells_are_proposed_where_their_rows_agree() -> None:
    asked = tables(ROWS, CELLS)
    found = [proposed(Concept("x", japanese=name), asked) for name, _ in ROWS]
    assert found == [["Secondment"], ["Transfer"], ["Leave"]]


def test_cells_whose_rows_have_another_order_are_not_proposed() -> None:
    asked = tables(ROWS, (CELLS[1], CELLS[0], CELLS[2]))
    found = [proposed(Concept("x", japanese=name), asked) for name, _ in ROWS]
    assert found == [[], [], ["Leave"]]


def test_a_name_that_another_one_matches_better_is_not_proposed() -> None:
    asked = corpus(
        *TENDERS,
        ("岸壁の接岸支援船は待つ。", "A berthing tender waits at the quay."),
    )
    assert "berthing tender" not in proposed(Concept("x", japanese="岸壁"), asked)


def test_a_name_of_another_term_is_not_proposed() -> None:
    assert not proposed(Concept("x", japanese="接岸支援船"), corpus(*TENDERS), taken="berthing tender")


def test_an_english_name_that_the_japanese_keeps_has_no_japanese() -> None:
    asked = corpus(
        *TENDERS,
        ("Marinetは港湾網である。", "Marinet is a port network."),
        ("Marinetの港湾網は広い。", "The port network Marinet is wide."),
    )
    assert not proposed(Concept("x", english="Marinet"), asked)


def test_numbers_and_latin_letters_are_in_both_names_or_in_none() -> None:
    asked = corpus(
        *TENDERS,
        ("AI安全計画2031を読む。", "Read the Safety Plan."),
    )
    assert not proposed(Concept("x", japanese="AI安全計画2031"), asked)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, the working directory, without documents, beside two versions of one document."""
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    (tmp_path / "port.ja.md").write_text(JAPANESE, encoding="utf-8")
    (tmp_path / "port.en.md").write_text(ENGLISH, encoding="utf-8")
    made = workspace(tmp_path / "port")
    monkeypatch.chdir(made)
    return made


def listed(capsys: pytest.CaptureFixture[str], side: str) -> dict[str, list[str]]:
    """What is proposed for each term that lacks a side."""
    capsys.readouterr()
    run(["list", "--missing", side, "--json"])
    rows = map(json.loads, capsys.readouterr().out.splitlines())
    return {row["id"]: [each["text"] for each in row["proposals"]] for row in rows}


PAIR = ["add", "--parallel", "../port.ja.md", "../port.en.md"]


def test_two_versions_propose_what_each_lacks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PAIR) == 0
    assert "pairs of sentences aligned" in capsys.readouterr().err
    assert listed(capsys, "english") == {
        "imf": [],
        "安全管理計画": ["safety management plan"],
        "接岸支援船": ["berthing tender"],
    }
    assert 'parallel = "../port.en.md"' in (root / "glossary" / "yougo.toml").read_text()


def test_the_pairing_is_in_the_text_files_and_the_cache_is_only_a_cache(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(PAIR) == 0
    before = listed(capsys, "english")
    (kept,) = (tmp_path / "CACHE" / "yougo" / "parallel").iterdir()
    kept.write_text("[[", encoding="utf-8")
    (root / "build" / "glossary.db").unlink()
    assert run(["build"]) == 0
    assert listed(capsys, "english") == before != {}


@pytest.mark.usefixtures("root")
def test_what_is_taken_joins_the_two_halves_of_a_term(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PAIR) == 0
    assert run(["edit", "接岸支援船", "--take", "1"]) == 0
    capsys.readouterr()
    assert run(["list"]) == 0
    assert "berthing-tender" not in capsys.readouterr().out
    assert run(["show", "接岸支援船"]) == 0
    out, _ = capsys.readouterr()
    assert "port.en.md" in out
    assert run(["edit", "--undo"]) == 0
    assert "接岸支援船" in listed(capsys, "english")


@pytest.mark.usefixtures("root")
def test_a_change_of_either_document_changes_what_is_proposed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(PAIR) == 0
    changed = ENGLISH.replace("erthing tender", "erthing barge")
    (tmp_path / "port.en.md").write_text(changed, encoding="utf-8")
    assert run(["build"]) == 0
    assert listed(capsys, "english")["接岸支援船"] == ["berthing barge"]


@pytest.mark.parametrize("gone", ["../port.en.md", "../port.ja.md"])
def test_what_is_removed_is_parallel_no_more(
    root: Path, gone: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(PAIR) == 0
    assert run(["remove", gone]) == 0
    settings = (root / "glossary" / "yougo.toml").read_text()
    assert "parallel =" not in settings
    assert not any(listed(capsys, "english").values())


def test_a_document_that_is_paired_anew_leaves_its_former_pair(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(PAIR) == 0
    (tmp_path / "other.en.md").write_text(ENGLISH, encoding="utf-8")
    assert run(["add", "--parallel", "../other.en.md", "../port.ja.md"]) == 0
    lines = (root / "glossary" / "yougo.toml").read_text().splitlines()
    assert [line for line in lines if line.startswith("parallel")] == ['parallel = "../port.ja.md"']
    told = "../port.ja.md is no longer parallel to ../port.en.md: it can have only one other version."
    assert told in capsys.readouterr().err
    assert run(["add", "--parallel", "../other.en.md", "../port.ja.md"]) == 0
    assert "no longer" not in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_versions_of_one_language_are_refused_and_nothing_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.ja.md").write_text(JAPANESE, encoding="utf-8")
    assert run(["add", "--parallel", "../port.ja.md", "../b.ja.md"]) == 2
    assert "both Japanese" in capsys.readouterr().err
    assert ".ja.md" not in Path("glossary/yougo.toml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("first", "told"),
    [("../port.en.md", "port.en.md is named twice"), ("../none.ja.md", "none.ja.md has no text to align")],
)
def test_what_cannot_be_two_versions_is_told_and_not_added(
    tmp_path: Path, first: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none.ja.md").write_text("", encoding="utf-8")
    before = Path("glossary/yougo.toml").read_bytes()
    assert run(["add", "--parallel", first, "../port.en.md"]) == 2
    assert told in capsys.readouterr().err
    assert Path("glossary/yougo.toml").read_bytes() == before


@pytest.mark.usefixtures("root")
def test_whose_word_was_taken_is_told_in_japanese() -> None:
    assert run(PAIR) == 0
    assert run(["edit", "接岸支援船", "--take", "1"]) == 0
    command = [sys.executable, "-m", "yougo", "show", "接岸支援船"]
    environment = {**os.environ, "YOUGO_LANG": "ja", "PYTHONUTF8": "1"}
    shown = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "英語: 「berthing tender」（対訳文書port.en.mdの" in shown.stdout
    assert "行目から採用）" in shown.stdout
    assert "ほかの名称: 「berthing tender」" in shown.stdout


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("words", [["../port.ja.md"], ["--copy", "../port.ja.md", "../port.en.md"]])
def test_parallel_takes_two_documents(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "--parallel", *words]) == 2
    assert "--parallel takes two documents or a folder" in capsys.readouterr().err


def test_a_version_that_is_no_source_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PAIR) == 0
    settings = root / "glossary" / "yougo.toml"
    settings.write_text(
        settings.read_text().replace('= "../port.en.md"\nname = "port.ja', '= "x.md"\nname = "port.ja')
    )
    assert run(["build"]) == 0
    assert "“x.md” is parallel to “../port.ja.md”, but is no source" in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_versions_may_have_two_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html = "".join(f"<p>{line}</p>" for line in ENGLISH.replace("**", "").splitlines() if line)
    (tmp_path / "port.html").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    assert run(["add", "--parallel", "../port.html", "../port.ja.md"]) == 0
    assert listed(capsys, "english")["接岸支援船"] == ["berthing tender"]


def warned(capsys: pytest.CaptureFixture[str]) -> str:
    """The terms that only their acronym joins."""
    capsys.readouterr()
    run(["list", "--warning", "joined-by-acronym"])
    return capsys.readouterr().out


def test_two_versions_of_a_document_are_joined_without_a_warning(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, told in (("ja", "港湾安全局（HSO）"), ("en", "the Harbour Safety Office (HSO)")):
        (tmp_path / f"port.{language}.md").write_text(f"{told}\n", encoding="utf-8")
    assert run(["add", "../port.ja.md"]) == 0
    assert run(["add", "../port.en.md"]) == 0
    assert "HSO" in warned(capsys)
    assert run(PAIR) == 0
    assert not warned(capsys)
    (tmp_path / "port.en.md").write_text("Ask the Harbour Safety Office (HSO).\n", encoding="utf-8")
    assert run(["build"]) == 0
    assert not warned(capsys)
    settings = root / "glossary" / "yougo.toml"
    settings.write_text(settings.read_text().replace("parallel =", "# parallel ="))
    assert run(["build"]) == 0
    assert "HSO" in warned(capsys)


@pytest.mark.parametrize(
    ("names", "called"),
    [
        (("ja/waste.md", "en/waste.md"), {"ja/waste.md", "en/waste.md"}),
        (("ja/law/waste.md", "en/law/waste.md"), {"ja/law/waste.md", "en/law/waste.md"}),
        (("waste.ja.md", "waste.en.md"), {"waste.ja.md", "waste.en.md"}),
    ],
)
def test_two_versions_with_one_name_are_called_by_their_folders(
    root: Path, tmp_path: Path, names: tuple[str, str], called: set[str]
) -> None:
    written(tmp_path / "docs", *names)
    assert run(["add", "--parallel", "../docs"]) == 0
    sources = tomllib.loads((root / "glossary" / "yougo.toml").read_text(encoding="utf-8"))["source"]
    assert {each["name"] for each in sources if "name" in each} == called


def test_of_a_pair_that_cannot_be_read_no_half_is_added(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "glossary" / "yougo.toml").read_bytes()
    (tmp_path / "port.pdf").write_bytes(b"%PDF-nothing")
    assert run(["add", "--parallel", "../port.ja.md", "../port.pdf"]) == 1
    assert "port.pdf cannot be read" in capsys.readouterr().err
    assert (root / "glossary" / "yougo.toml").read_bytes() == before
    written(tmp_path / "docs", "a.ja.md", "a.en.md", "b.ja.md")
    (tmp_path / "docs" / "b.en.pdf").write_bytes(b"%PDF-nothing")
    assert run(["add", "--parallel", "../docs"]) == 1
    err = capsys.readouterr().err
    assert err.count("b.en.pdf cannot be read") == 1
    assert paired(root) == {frozenset(("../docs/a.ja.md", "../docs/a.en.md"))}
    assert "docs/b" not in (root / "glossary" / "yougo.toml").read_text(encoding="utf-8")


def test_what_two_sources_propose_is_one_proposal(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(PAIR) == 0
    for name, english in (("one.csv", "Berthing Tender"), ("two.csv", "berthing tender")):
        (tmp_path / name).write_text(f"用語,英語\n接岸支援船,{english}\n", encoding="utf-8")
        assert run(["reference", "add", f"../{name}"]) == 0
    capsys.readouterr()
    assert run(["show", "接岸支援船"]) == 0
    (told,) = [line for line in capsys.readouterr().out.splitlines() if "erthing" in line and "(" in line]
    assert "english: berthing tender  (parallel: port.en.md, line 9; one.csv; two.csv: " in told
    assert run(["edit", "接岸支援船", "--take", "1"]) == 0
    terms = (root / "glossary" / "terms.toml").read_text(encoding="utf-8")
    assert '"parallel: port.en.md, line 9; one.csv; two.csv"' in terms


def test_a_pair_changes_no_output(root: Path) -> None:
    assert run(["add", "../port.ja.md", "../port.en.md"]) == 0
    before = outputs(root)
    assert run(PAIR) == 0
    assert outputs(root) == before


def written(folder: Path, *names: str) -> None:
    """Versions of the document in a folder, by their names: those with ``ja`` in them are Japanese."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(JAPANESE if "ja" in name.lower() else ENGLISH, encoding="utf-8")


def paired(root: Path) -> set[frozenset[str]]:
    """The pairs that yougo.toml names."""
    sources = tomllib.loads((root / "glossary" / "yougo.toml").read_text(encoding="utf-8"))["source"]
    return {frozenset((each["path"], each["parallel"])) for each in sources if "parallel" in each}


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("docs/a.ja.md", "docs/a.en.md"), ["docs"]),
        (("docs/a_JA.md", "docs/a_EN.txt"), ["docs"]),
        (("docs/ja/a.md", "docs/en/a.md"), ["docs"]),
        (("docs/ja/sub/a.md", "docs/en/sub/a.md"), ["docs/ja", "docs/en"]),
        (("ja_texts/a.md", "translated/a.md"), ["ja_texts", "translated"]),
        (("a.ja.md", "a.en.md", "b.ja.md", "b.en.md"), ["a.en.md", "a.ja.md", "b.en.md", "b.ja.md"]),
    ],
)
def test_documents_in_folders_are_paired_by_their_names(
    root: Path, tmp_path: Path, names: tuple[str, ...], words: list[str]
) -> None:
    written(tmp_path, *names)
    assert run(["add", "--parallel", *(f"../{word}" for word in words)]) == 0
    halves = zip(names[::2], names[1::2], strict=True)
    assert paired(root) == {frozenset((f"../{one}", f"../{other}")) for one, other in halves}


def test_what_has_no_other_version_is_told_and_not_added(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, "docs/a.ja.md", "docs/a.en.md", "docs/b.ja.md", "docs/c.md")
    assert run(["add", "--parallel", "../docs"]) == 0
    told = capsys.readouterr().err
    assert "Not added, as no document of that name is in the other language" in told
    assert "b.ja.md" in told
    assert "c.md" in told
    assert "b.ja.md" not in (root / "glossary" / "yougo.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", ENGLISH.replace("berth", "dock")])
def test_a_pair_that_is_none_is_told_and_the_others_are_added(
    root: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, "docs/a.ja.md", "docs/a.en.md", "docs/b.ja.md", "docs/b.en.md")
    (tmp_path / "docs" / "a.ja.md").write_text(text, encoding="utf-8")
    assert run(["add", "--parallel", "../docs"]) == 1
    told = capsys.readouterr().err
    assert ("both English" if text else "a.ja.md has no text to align") in told
    assert "Not added, as they are not two versions of one document: " in told
    assert "pairs of sentences aligned" in told
    assert paired(root) == {frozenset(("../docs/b.ja.md", "../docs/b.en.md"))}
    assert "docs/a." not in (root / "glossary" / "yougo.toml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("root")
def test_a_folder_without_a_pair_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, "docs/a.ja.md", "docs/b.en.md")
    assert run(["add", "--parallel", "../docs"]) == 2
    assert "has no document in two languages" in capsys.readouterr().err


def test_definitions_in_another_order_are_not_crossed() -> None:
    """Each of them shares as much with the one beside it as with its own translation."""
    japanese = (
        "# 通信白書（要約）\n\n## 第1節 衛星の利用\n\n"
        "「軌道保持」とは、人工衛星を決められた軌道にとどめることをいう。2023年に軌道保持の失敗が4件あった。\n\n"
        "「軌道離脱」とは、古い人工衛星を軌道から外すことをいう。2024年に軌道離脱の失敗が7件あった。\n\n"
        "## 第2節 表\n\n| 項目 | 件数 |\n|---|---|\n| 軌道離脱 | 7 |\n| 軌道保持 | 4 |\n"
    )
    english = (
        "# White Paper on Communications (Summary)\n\n## Section 1 Use of Satellites\n\n"
        "“Deorbiting” means removing an old satellite from orbit. "
        "There were 7 failures of deorbiting in 2024.\n\n"
        "“Station keeping” means holding a satellite in its assigned orbit. "
        "There were 4 failures of station keeping in 2023.\n\n"
        "## Section 2 Table\n\n| Item | Count |\n|---|---|\n| Station keeping | 4 |\n| Deorbiting | 7 |\n"
    )
    documents = [read(text.encode(), name) for text, name in ((japanese, "ja.md"), (english, "en.md"))]
    asked = Corpus(pairs(*documents))
    for name in ("軌道保持", "軌道離脱"):
        assert proposed(Concept("x", japanese=name), asked) == []
    for name in ("Deorbiting", "Station keeping"):
        assert proposed(Concept("x", english=name), asked) == []


def thrice(japanese: str, english: str) -> Corpus:
    """Three sentences of a translation, each with what is given."""
    rows = ((f"{japanese}を{number}人が読む。", f"{number} people read {english}.") for number in (6, 7, 8))
    return corpus(*rows)


@pytest.mark.parametrize(
    ("sentence", "beside", "japanese", "english"),
    [
        ("港の接岸計画", "the port berthing plan", "接岸計画", "port berthing plan"),
        ("港内安全計画手引き", "the safety plan", "安全計画手引き", "safety plan manual"),
        ("30日以内", "30 days", "30日以内", "30 days"),
        ("最大潮位点", "the most significant tide", "最大潮位点", "significant tide"),
        ("虎屋水準", "offers levels", "虎屋水準", "offers levels"),
        ("虎屋水準", "level positive", "虎屋水準", "level positive"),
        ("虎屋署名", "digitally sign", "虎屋署名", "digitally sign"),
        ("タイガー化した港", "the tiger", "タイガー", "tiger"),
    ],
)
def test_what_may_be_a_part_of_what_the_other_means_is_not_proposed(
    sentence: str, beside: str, japanese: str, english: str
) -> None:
    asked = thrice(sentence, beside)
    assert is_doubtful(Match(japanese, english, asked))
    assert english not in proposed(Concept("x", japanese=japanese), asked)


@pytest.mark.parametrize(
    ("sentence", "beside", "japanese", "english"),
    [
        ("港の接岸計画", "the port berthing plan", "港の接岸計画", "port berthing plan"),
        ("港の港湾計画", "the port plan of the port", "港湾計画", "port plan"),
        ("安全計画手引き", "the safety plan manual", "安全計画手引き", "safety plan manual"),
        ("30日計画", "the 30 day plan", "30日計画", "30 day plan"),
        ("虎屋家族", "the family plan", "虎屋家族", "family plan"),
        ("パイロット計画", "pilots plan", "パイロット計画", "pilots plan"),
        ("パイロット", "pilots", "パイロット", "pilots"),
    ],
)
def test_what_has_all_of_the_other_is_not_doubtful(
    sentence: str, beside: str, japanese: str, english: str
) -> None:
    assert not is_doubtful(Match(japanese, english, thrice(sentence, beside)))


def test_a_name_is_proposed_in_the_singular_where_the_translation_has_that() -> None:
    rows = (
        ("涵養域は6つある。", "There are 6 recharge areas."),
        ("涵養域を7つ見る。", "We see 7 recharge areas."),
    )
    rows += (("涵養域は8つある。", "There are 8 recharge areas."),)
    assert proposed(Concept("x", japanese="涵養域"), corpus(*rows)) == ["recharge areas"]
    elsewhere = ("池は涵養の場である。", "A pond is a recharge area.")
    assert proposed(Concept("x", japanese="涵養域"), corpus(*rows, elsewhere)) == ["recharge area"]


def test_a_first_sentence_whose_only_likeness_is_far_away_is_no_end_of_the_way() -> None:
    japanese = ["港の番号は4711である。", *(f"船が{name}に着く。" for name in "東西南北")]
    english = [*(f"The harbour is {word}." for word in 60 * ["wide", "deep"]), "The number is 4711."]
    found = corpus(*zip_longest(japanese, english, fillvalue=""))
    assert found.pairs


def test_documents_that_hardly_agree_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w", note_md="世界保健機関（WHO）は会合を開く。\n")
    monkeypatch.chdir(root)
    (tmp_path / "port.ja.md").write_text(JAPANESE, "utf-8")
    (tmp_path / "port.en.md").write_text(ENGLISH, "utf-8")
    assert run(["add", "--parallel", "../port.ja.md", "../port.en.md"]) == 0
    assert "hardly agree" not in capsys.readouterr().err
    poem = "Roses are red.\n\nViolets are blue.\n\nSugar is sweet.\n\nAnd so are you.\n\nSnow falls.\n\nHo.\n"
    (tmp_path / "port.en.md").write_text(poem, "utf-8")
    assert run(["add", "--parallel", "../port.ja.md", "../port.en.md"]) == 0
    assert "port.en.md and port.ja.md hardly agree: 0 of 6 pairs of sentences" in capsys.readouterr().err
