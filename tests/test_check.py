import json
from pathlib import Path

import pytest

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import checking
from yougo.pipeline.files.workspace import Workspace

SLIPS = """\
自動運航船（MASS[^mas]）の規則をIMO[^imo]が作る。港の計画[^plan]も、船舶自動識別装置（AIS[^x]）もある。

船の委員会（SD: Study Group）と、研究委員会（SG）。

[^mass]: Maritime Autonomous Surface Ships
[^imo]: International Maritime Organization
[^imo]: 国連の専門機関。
[^alone]: 誰も見ない注。
[^ident]: Automatic Identification System
"""


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = Path("slips.md")
    path.write_text(SLIPS, encoding="utf-8")
    return path


def issues(path: Path, code: str) -> list[tuple[int, str]]:
    found = checking.check_documents([path], Workspace(path.parent)).issues
    return [(issue.place.line if issue.place else 0, issue.message) for issue in found if issue.code == code]


def test_marks_and_notes_that_do_not_meet_are_told_with_what_is_probably_meant(document: Path) -> None:
    assert issues(document, "dangling-footnote") == [
        (1, "[^mas] is defined nowhere; perhaps [^mass] on line 5 is meant"),
        (1, "[^plan] is defined nowhere"),
        (1, "[^x] is defined nowhere; perhaps [^ident] on line 9 is meant"),
    ]
    assert [line for line, _ in issues(document, "orphan-footnote")] == [5, 8, 9]


def test_hidden_documents_of_a_folder_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("seen.md", ".hidden.md", ".git/hidden.md", "below/seen.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("計画[^plan]もある。\n", encoding="utf-8")
    found = checking.check_documents([tmp_path / "docs"], Workspace(tmp_path)).issues
    documents = [issue.place.document for issue in found if issue.place]
    assert [Path(name).relative_to(tmp_path).as_posix() for name in documents] == [
        "docs/below/seen.md",
        "docs/seen.md",
    ]


def test_a_label_that_is_defined_twice_is_told(document: Path) -> None:
    told = [(7, "[^imo] is defined again; the definition on line 6 is used")]
    assert issues(document, "repeated-footnote") == told


def test_an_expansion_that_another_acronym_spells_better_is_told(document: Path) -> None:
    assert [line for line, _ in issues(document, "expansion-claimed-twice")] == [3]


def test_an_acronym_that_nothing_explains_is_told_once(document: Path) -> None:
    document.write_text(
        "JIS規格とISO規格がある。ISOは国際標準化機構（ISO）である。JISも。\n", encoding="utf-8"
    )
    assert issues(document, "unexplained-acronym") == [(1, "JIS is explained nowhere")]


@pytest.mark.parametrize(
    "text", ["Part II", "9 AMに10 MBを送る", "THE BIG RED DOG RAN", "`ABC`と<!-- XYZ -->"]
)
def test_letters_that_nobody_explains_are_no_acronyms(document: Path, text: str) -> None:
    document.write_text(f"{text}\n", encoding="utf-8")
    assert issues(document, "unexplained-acronym") == []


@pytest.mark.parametrize(
    "text",
    [
        "A harbour risk review (often called an HRR) is made.",
        "A harbour risk review (commonly called an “HRR”) is made.",
        "A harbour risk review, often called an HRR, is made.",
        "A harbour risk review (the so-called HRR) is made.",
        "A harbour risk review (usually just HRR) is made.",
        "A harbour risk review (or simply HRR) is made.",
        "A harbour risk review (in short: HRR) is made.",
        "A harbour risk review, or HRR, is made.",
        "A harbour risk review – HRR – is made.",
        "A harbour risk review «HRR» is made.",
        "In a harbour risk review, HRR officers look at piers.",
        "HRR – harbour risk review – is made.",
        "HRR, which stands for harbour risk review, is made.",
        "The acronym HRR means harbour risk review.",
        "The letters HRR were chosen for a harbour risk review.",
        "Two harbour risk reviews (HRRs) were made, and then one HRR.",
        "A harbour risk review (HRR) was made. Other HRRs followed.",
        "The harbour risk review (HRR-EX) is made. An HRR is good.",
        "港の危険審査（いわゆるHRR）を行う。",
        "危険審査法（HRR法）は古い。HRRは良い。",
        "The ＨＲＲ is a harbour risk review.",
        "HRR[^1]は良い。\n\n[^1]: 港の危険を調べる手続。",
        "HRR※は良い。\n\n※HRR：港の危険を調べる手続。",
        "<abbr title='harbour risk review'>HRR</abbr> is good.",
    ],
)
def test_an_acronym_that_the_document_explains_in_any_way_is_no_issue(document: Path, text: str) -> None:
    document.write_text(f"{text}\n", encoding="utf-8")
    assert issues(document, "unexplained-acronym") == []


@pytest.mark.parametrize(
    "text",
    [
        "The harbour review was good. The HRR met in the port of Rome.",
        "The HRR (see the annex) met. A harbour master spoke.",
        "世界の港。HRRの会議で、港が話した。",
    ],
)
def test_an_acronym_beside_words_that_do_not_spell_it_is_told(document: Path, text: str) -> None:
    document.write_text(f"{text}\n", encoding="utf-8")
    assert issues(document, "unexplained-acronym") == [(1, "HRR is explained nowhere")]


@pytest.mark.parametrize(
    "text",
    [
        "病気A症候群 (HRR)は珍しい。",
        "The inner docks (HRR) are here.",
        "HRR(港のこと！)を見る。",
        "- HRR　港の調査を進める手続。役所が行う。",
        "- HRR harbour dangers of the inner port",
    ],
)
def test_what_seems_to_explain_an_acronym_in_vain_is_told(document: Path, text: str) -> None:
    document.write_text(f"{text}\n\nHRRは良い。\n", encoding="utf-8")
    told = "No explanation of HRR became a term; `yougo add --explain FILE` lists every bracket"
    assert issues(document, "unexplained-acronym") == [(1, told)]


def test_one_line_an_issue_and_exit_code_1(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(document)]) == 1
    out, err = capsys.readouterr()
    assert "slips.md:5: orphan-footnote: Nothing refers to the note [^mass]; perhaps [^mas] means it\n" in out
    assert f"{len(out.splitlines())} problems in 1 document." in err
    assert not Path("home").exists()


def test_json_gives_one_object_an_issue(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(document), "--json"])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(
        set(each) == {"code", "severity", "message", "document", "line", "within", "id", "places"}
        for each in found
    )
    assert {"label-repaired", "dangling-footnote"} <= {each["code"] for each in found}


def test_a_document_without_faults_is_exit_code_0(document: Path) -> None:
    document.write_text("世界保健機関（WHO）は会議を開いた。\n", encoding="utf-8")
    assert run(["check", str(document)]) == 0


@pytest.mark.parametrize(("name", "code"), [("none.md", 2), ("picture.png", 2)])
def test_a_path_that_cannot_be_checked_is_told_in_one_sentence(
    document: Path, name: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    document.with_name("picture.png").write_bytes(b"x")
    assert run(["check", name]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_whole_glossary_is_checked_when_no_path_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w", slips_md=SLIPS, good_md="世界保健機関（WHO）の職員。\n"))
    assert run(["check"]) == 1
    out = capsys.readouterr().out
    assert "docs/slips.md:1: dangling-footnote" in out
    assert "good.md" not in out


def test_unverified_readings_alone_are_nothing_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w", a_md="内国民待遇（NT）の原則。\n"))
    code = run(["check"])
    codes = {line.split(": ")[2] for line in capsys.readouterr().out.splitlines()}
    assert (code, codes) == (0, {"reading-unverified"})


def test_adding_explains_every_bracket_and_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w")
    monkeypatch.chdir(root)
    text = (
        "世界保健機関（WHO[^w]）は東京（日本）で令和5年（2023年）に会合（仮称）。[^n]\n\n"
        "[^w]: World Health Organization\n[^n]: 要確認。\n"
    )
    (root / "docs" / "new.md").write_text(text, encoding="utf-8")
    assert run(["add", "docs/new.md", "--explain", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["line"], each["kind"], each["reason"], each["names"]) for each in told] == [
        (1, "bracket", "acronym", ["WHO", "世界保健機関"]),
        (1, "bracket", "place", []),
        (1, "bracket", "date", []),
        (1, "bracket", "status", []),
        (3, "note", "expansion", ["WHO", "世界保健機関", "World Health Organization"]),
        (4, "note", "remark", []),
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "このような船を「それ」という。",
            "“also called”: “このような船” is a word that points at something",
        ),
        ("岸とは何だろう。", "defining sentence: "),
        ("This is called progress.", "defining sentence: “This” is not a term"),
        ("彼は田中と呼ばれる。", "(there is no rule for such a sentence)"),
    ],
)
def test_adding_explains_why_nothing_was_taken_from_a_sentence_that_names_something(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sentence: str,
    told: str,
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w"))
    Path("docs/new.md").write_text(
        f"港は広い。\n\n「検潮器」とは、潮の高さを測る装置をいう。\n\n{sentence}\n"
    )
    assert run(["add", "docs/new.md", "--explain"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"docs/new.md:5: untaken: {sentence} (")
    assert told in line
    run(["add", "docs/new.md", "--explain", "--json"])
    fact = json.loads(capsys.readouterr().out)
    assert (fact["kind"], fact["reason"], fact["line"]) == ("sentence", "untaken", 5)
    assert bool(fact["refused_by"]) == ("no rule" not in told)


def test_a_pattern_is_checked_and_explained_like_the_documents_it_matches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w"))
    Path("draft.md").write_text("世界保健機関（WHO）の注[^a]。\n", encoding="utf-8")
    told = []
    for path in ("draft.md", "*.md", "[d]raft.*"):
        assert run(["check", path]) == 1
        told.append(capsys.readouterr().out)
    assert "dangling-footnote" in told[0]
    assert told == told[:1] * 3
    assert run(["check", "*.csv"]) == 2
    assert "No document matches *.csv." in capsys.readouterr().err
    for path in ("draft.md", "*.md", "docs/*.md"):
        assert run(["add", "--explain", path]) == 0
    explained = capsys.readouterr().out.splitlines()
    assert explained[:2] == ["draft.md:1: acronym: （WHO） → WHO / 世界保健機関"] * 2
    assert explained[2].startswith("docs/note.md:1: acronym: ")


def test_an_explanation_is_a_line_for_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w"))
    assert run(["add", "docs", "--explain"]) == 0
    out = capsys.readouterr().out
    assert "docs/note.md:1: acronym: （WHO） → WHO / 世界保健機関\n" in out
    assert "docs/note.md:5: expansion: [^who] World Health Organization。 → " in out
    assert run(["add", "docs", "--explain", "--json"]) == 0
    labels = [json.loads(line)["label"] for line in capsys.readouterr().out.splitlines()]
    assert labels == [None, None, "who"]


def test_what_a_build_tells_of_decisions_is_told_by_a_check_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w", note_md="世界保健機関（WHO）。\n")
    (root / "glossary" / "terms.toml").write_text('[whoo]\nreading = "かな"\n', encoding="utf-8")
    for _ in range(2):
        assert run(["--workspace", str(root), "check"]) == 1
        assert capsys.readouterr().out.startswith("glossary/terms.toml:1: idle-decision: “whoo”")


def test_a_listed_table_is_checked_by_the_columns_that_yougo_toml_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w")
    monkeypatch.chdir(root)
    (root / "t.csv").write_text("甲,乙\n世界保健機関,World Health Organization\n", encoding="utf-8")
    assert run(["check", "t.csv"]) == 1
    assert "yougo knows none of its columns, “甲”, “乙”" in capsys.readouterr().err
    run(["add", "t.csv", "--columns", "japanese=1,english=2"])
    capsys.readouterr()
    assert run(["check", "t.csv"]) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "t.csv:1: no-rows: The table is empty."),
        ("用語,英語\n", "t.csv:1: no-rows: The table has headers and no rows."),
        ("用語|英語\n世界|World\n", "t.csv cannot be read: it has one column only, “用語|英語”; put commas"),
    ],
)
def test_a_table_that_states_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w"))
    Path("t.csv").write_text(text, encoding="utf-8")
    for command in ("check", "add"):
        run([command, "t.csv"])
        out, err = capsys.readouterr()
        assert told in out + err


def test_a_line_about_a_term_names_it_before_what_is_doubtful(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "w", a_md="Point of Contact (PoC)\n\nProof of Concept (PoC)\n"))
    run(["check"])
    assert "docs/a.md:1: poc: homonym: " in capsys.readouterr().out
