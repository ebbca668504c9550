"""A glossary's life: decisions outlive changed, renamed and lost documents, and a deleted database."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from workspaces import outputs, rows, workspace
from yougo.cli.fast_lookup.entry_point import run

POLICY = """\
世界保健機関（WHO[^who]）は報告を出した。国際通貨基金（IMF[^imf]）も加わった。

石油輸出国機構（OPEC[^opec]）と北大西洋条約機構（NATO[^nato]）は会合を開いた。

国際刑事警察機構（ICPO[^icpo]）は連絡窓口（PoC）を置く。

アジア開発銀行（ADB[^adb]）は仮訳を公表した。

万国郵便連合（UPU[^upu]）の加盟国は増えた。

国際原子力機関（IAEA[^iaea]）は査察した。

[^who]: World Health Organization。
[^imf]: International Monetary Fund。
[^opec]: Organization of the Petroleum Exporting Countries。
[^nato]: North Atlantic Treaty Organization。
[^icpo]: International Criminal Police Organization。
[^adb]: Asian Development Bank。
[^upu]: Universal Postal Union。
[^iaea]: International Atomic Energy Agency。
"""
PILOT = """\
連絡窓口実証（PoC）を始める。実装評価（IVR[^ivr]）と運用評価（OVR[^ovr]）を行う。

世界貿易機関（WTO[^wto]）と国際海事機関（IMO[^imo]）が見守る。

[^ivr]: Implementation Verification Review。
[^ovr]: Operation Verification Review。
[^wto]: World Trade Organization。
[^imo]: International Maritime Organization。
"""


class Glossary:
    """A workspace, asked through the command line."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> tuple[str, str]:
        self._capsys.readouterr()
        assert run(["--workspace", str(self.root), *arguments]) == code, self._capsys.readouterr().err
        told = self._capsys.readouterr()
        return told.out, told.err

    def terms(self) -> dict[str, dict]:
        out, _ = self("list", "--json")
        return {record["id"]: record for record in map(json.loads, out.splitlines())}

    def conflicts(self) -> list[dict]:
        out = self("check", "--json", code=1)[0]
        return [issue for issue in map(json.loads, out.splitlines()) if issue["code"] == "conflict"]


@pytest.fixture
def glossary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Glossary:
    return Glossary(workspace(tmp_path / "w", policy_md=POLICY, pilot_md=PILOT), capsys)


def test_every_decision_and_every_id_stands_through_a_long_life(glossary: Glossary) -> None:
    glossary("build")
    first = glossary.terms()
    accepted = ["who", "imf", "opec", "nato", "icpo", "adb", "upu", "iaea", "wto", "imo"]
    for identifier in accepted:
        glossary("edit", identifier, "--accept")
    readings = {"wto": "せかいぼうえききかん", "imo": "こくさいかいじきかん", "adb": "アジアかいはつぎんこう"}
    for identifier, reading in readings.items():
        glossary("edit", identifier, "--reading", reading)
    poc = next(record for record in first.values() if record["acronym"] == "PoC")["id"]
    glossary("edit", "imo", "--reject")
    glossary("edit", "upu", "--reject")
    glossary("edit", "ivr", "--also", "ovr")
    glossary("edit", poc, "--not", "PoC@docs/pilot.md", "--new", "proof-of-concept")

    docs = glossary.root / "docs"
    changed = POLICY.replace("World Health Organization", "World Hospital Organization")
    changed = changed.replace("国際原子力機関（IAEA[^iaea]）は査察した。\n\n", "")
    changed = changed.replace("[^iaea]: International Atomic Energy Agency。\n", "")
    changed += "\n欧州宇宙機関（ESA[^esa]）も出席した。\n\n[^esa]: European Space Agency。\n"
    (docs / "policy.md").write_text(changed, encoding="utf-8")
    (docs / "pilot.md").rename(docs / "zz-trial.md")
    _, told = glossary("build")
    assert told.count("who: conflict:") == 1
    assert "docs/pilot.md is now docs/zz-trial.md" in told

    after = glossary.terms()
    assert set(after) == {*first, "proof-of-concept", "esa"} - {"ovr"}
    assert after["who"]["english"] == "World Health Organization"
    assert {each: after[each]["reading"] for each in readings} == readings
    assert {each for each in after if after[each]["status"] == "rejected"} == {"imo", "upu"}
    assert {each for each in after if after[each]["status"] == "accepted"} == {*accepted} - {"imo", "upu"}
    assert (after["ivr"]["acronym"], after["ivr"]["english"]) == ("IVR", "Implementation Verification Review")
    assert {"OVR", "運用評価"} <= {variant["text"] for variant in after["ivr"]["variants"]}
    assert {after[poc]["japanese"], after["proof-of-concept"]["japanese"]} == {"連絡窓口", "連絡窓口実証"}
    assert [warning["code"] for warning in after["iaea"]["warnings"]] == ["source-gone"]
    assert after["iaea"]["english"] == "International Atomic Energy Agency"
    assert glossary("show", "ovr", "--json") == glossary("show", "ivr", "--json")

    (conflict,) = glossary.conflicts()
    assert "World Health Organization" in conflict["message"]
    assert "World Hospital Organization" in conflict["message"]
    assert (conflict["document"], conflict["id"]) == ("docs/policy.md", "who")

    glossary("build")
    before = outputs(glossary.root), rows(glossary.root)
    shutil.rmtree(glossary.root / "build")
    glossary("build")
    assert (outputs(glossary.root), rows(glossary.root)) == before
    assert glossary.terms() == after


def test_a_term_that_disappears_comes_back_with_its_id_and_decisions(glossary: Glossary) -> None:
    glossary("build")
    glossary("edit", "who", "--accept", "--tag", "保健")
    before = glossary.terms()
    (glossary.root / "docs" / "policy.md").unlink()
    glossary("build")
    gone = glossary.terms()
    assert "imf" not in gone
    assert gone["who"]["japanese"] == "世界保健機関"
    (glossary.root / "docs" / "policy.md").write_text(POLICY, encoding="utf-8")
    glossary("build")
    assert glossary.terms() == before


def test_a_conflict_is_settled_for_either_side_and_told_no_more(glossary: Glossary) -> None:
    glossary("build")
    glossary("edit", "who", "--accept")
    glossary("edit", "imf", "--english", "The Fund")
    text = POLICY.replace("World Health Organization", "World Hospital Organization")
    path = glossary.root / "docs" / "policy.md"
    path.write_text(text.replace("International Monetary Fund", "International Money Fund"), encoding="utf-8")
    glossary("build")
    assert {issue["id"] for issue in glossary.conflicts()} == {"who", "imf"}
    shown = glossary("show", "imf")[0]
    assert "“The Fund”" in shown
    assert "said “International Monetary Fund”; now they say “International Money Fund”" in shown
    glossary("edit", "who", "--accept")
    glossary("edit", "imf", "--forget", "english")
    assert glossary.conflicts() == []
    now = glossary.terms()
    assert now["who"]["english"] == "World Health Organization"
    assert now["imf"]["english"] == "International Money Fund"


def test_two_meanings_in_one_sentence_are_told_apart(glossary: Glossary) -> None:
    (glossary.root / "docs" / "pilot.md").write_text(
        "連絡拠点（POC）と概念実証（POC）を設ける。\n", encoding="utf-8"
    )
    glossary("build")
    stated = {
        identifier: [source["names"] for source in term["sources"] if source["document"] == "docs/pilot.md"]
        for identifier, term in glossary.terms().items()
    }
    assert [["POC", "概念実証"]] in stated.values()
    assert [["POC", "連絡拠点"]] in stated.values()


def test_a_decision_on_a_document_that_is_gone_is_told_with_its_line(glossary: Glossary) -> None:
    glossary("build")
    glossary("edit", "poc", "--not", "PoC@docs/pilot.md")
    (glossary.root / "docs" / "pilot.md").unlink()
    glossary("build")
    issues = map(json.loads, glossary("check", "--json", code=1)[0].splitlines())
    (idle,) = [issue for issue in issues if issue["code"] == "idle-decision"]
    assert (idle["document"], idle["line"], idle["id"]) == ("glossary/terms.toml", 2, "poc")


def told_of(glossary: Glossary) -> list[tuple[int, str]]:
    """The lines of terms.toml that a build says have no effect."""
    out = glossary("check", "--json", code=1)[0]
    issues = [issue for issue in map(json.loads, out.splitlines()) if issue["code"] == "idle-decision"]
    assert {issue["document"] for issue in issues} <= {"glossary/terms.toml"}
    return [(issue["line"], issue["message"]) for issue in issues]


def test_a_choice_for_a_document_is_told_when_another_takes_its_place(glossary: Glossary) -> None:
    docs = glossary.root / "docs"
    (docs / "policy.md").write_text("「概念実証」（PoC）を始める。\n", encoding="utf-8")
    (docs / "pilot.md").write_text("「世界貿易機関」（WTO）が見守る。\n", encoding="utf-8")
    glossary("edit", "wto", "--note", "覚え書き")
    glossary("edit", "poc", "--also", "PoC@docs/policy.md")
    (docs / "pilot.md").replace(docs / "policy.md")
    message = (
        "“poc” is stated by no document any more, so “PoC@docs/policy.md” has no effect; correct or remove it"
    )
    assert f"glossary/terms.toml:4: idle-decision: {message}" in glossary("build")[1]
    assert told_of(glossary) == [(4, message)]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[opec]\njapanese = "石油機構"\n', "“opec” is part of imf, so “石油機構” has no effect here"),
        ('[oil]\nacronym = "OPEC"\n', "“oil” is left out: “OPEC” is already a name of imf"),
        (
            '[oil]\njapanese = "石油輸出国機構"\nenglish = "Oil"\n',
            "“oil” is left out: “石油輸出国機構” is already a name of imf",
        ),
    ],
)
def test_a_table_by_hand_for_a_term_that_is_part_of_another_is_told(
    glossary: Glossary, table: str, message: str
) -> None:
    glossary("edit", "imf", "--also", "opec")
    path = glossary.root / "glossary" / "terms.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n" + table, encoding="utf-8")
    glossary("build")
    assert told_of(glossary) == [(text.count("\n") + 2, f"{message}; write it below [imf]")]
    assert not {"opec", "oil"} & glossary.terms().keys()


def test_what_yougo_itself_leaves_of_a_merged_term_is_nothing_to_tell(glossary: Glossary) -> None:
    glossary("edit", "opec", "--accept", "--japanese", "石油輸出国機関", "--definition", "産油国の機関。")
    glossary("edit", "imf", "--also", "opec")
    assert "[opec]" in (glossary.root / "glossary" / "terms.toml").read_text(encoding="utf-8")
    glossary("build")
    glossary("edit", "imf", "--definition", "通貨の基金。")
    assert "idle-decision" not in glossary("build")[1] + glossary("check", code=1)[0]


OTHER_NAME = """\
世界健康機関（WHO[^who]）も報告した。

[^who]: World Health Organization。
"""


@pytest.mark.parametrize("denied", ["世界保健機関", "世界保健機関@docs/policy.md"])
@pytest.mark.parametrize("decided", [(), ("--japanese", "世界保健機関"), ("--reading", "せかいほけんきかん")])
def test_a_name_denied_wins_over_the_accepted_one_without_a_conflict(
    glossary: Glossary, denied: str, decided: tuple[str, ...]
) -> None:
    (glossary.root / "docs" / "second.md").write_text(OTHER_NAME, encoding="utf-8")
    glossary("edit", "who", "--accept", *decided)
    _, told = glossary("edit", "who", "--not", denied)
    assert "conflict" not in told
    term = glossary.terms()["who"]
    assert (term["japanese"], term["status"]) == ("世界健康機関", "accepted")
    assert term["reading"] == "せかいけんこうきかん"
    assert glossary.conflicts() == []


def test_a_name_denied_by_hand_in_an_accepted_term_is_no_conflict(glossary: Glossary) -> None:
    (glossary.root / "docs" / "second.md").write_text(OTHER_NAME, encoding="utf-8")
    glossary("edit", "who", "--accept")
    path = glossary.root / "glossary" / "terms.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'not = ["世界保健機関"]\n', encoding="utf-8")
    glossary("build")
    assert glossary.terms()["who"]["japanese"] == "世界健康機関"
    assert glossary.conflicts() == []


@pytest.mark.parametrize("first", [("--accept",), ("--note", "candidate"), ("--japanese", "国際通貨基金")])
def test_a_name_that_every_sentence_gives_is_denied_too(glossary: Glossary, first: tuple[str, ...]) -> None:
    glossary("edit", "imf", *first)
    out, told = glossary("edit", "imf", "--not", "国際通貨基金")
    assert "国際通貨基金" not in out + told
    term = glossary.terms()["imf"]
    assert (term["japanese"], term["reading"], term["acronym"]) == (None, None, "IMF")
    assert term["english"] == "International Monetary Fund"
    assert glossary.conflicts() == []
    glossary("edit", "imf", "--japanese", "国際金融基金")
    assert glossary.terms()["imf"]["japanese"] == "国際金融基金"


def test_an_acronym_that_a_document_gives_an_accepted_term_is_told_and_may_be_taken(
    glossary: Glossary,
) -> None:
    docs = glossary.root / "docs"
    text = "「世界通関制度」（World Customs System）は普及した。\n"
    (docs / "policy.md").write_text(text, encoding="utf-8")
    glossary("edit", "世界通関制度", "--accept")
    (docs / "later.md").write_text("「世界通関制度」（WCS）は広がった。\n", encoding="utf-8")
    glossary("build")
    assert glossary.terms()["世界通関制度"]["acronym"] is None
    told, _ = glossary("check", code=1)
    assert "acronym was accepted as empty; the documents now say “WCS”" in told
    assert "WCS is explained nowhere" not in told
    assert "acronym: nothing\n" in glossary("show", "世界通関制度")[0]
    glossary("edit", "世界通関制度", "--acronym", "WCS")
    assert glossary.terms()["世界通関制度"]["acronym"] == "WCS"
    assert glossary("check")[0] == ""


def test_an_edit_may_accept_and_deny_at_once(glossary: Glossary) -> None:
    (glossary.root / "docs" / "second.md").write_text(OTHER_NAME, encoding="utf-8")
    _, told = glossary("edit", "who", "--not", "世界保健機関", "--accept")
    assert "conflict" not in told
    assert glossary.terms()["who"]["japanese"] == "世界健康機関"


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        (
            "zzz",
            "“zzz” is not a name of imf; its names are “IMF”, “国際通貨基金”, “International Monetary Fund”.",
        ),
        ("zzz@docs/policy.md", "“zzz” is not a name of imf; its names are “IMF”,"),
        ("IMF@docs/none.md", "“docs/none.md” does not call imf “IMF”; write IMF@docs/policy.md."),
    ],
)
def test_a_name_that_a_term_does_not_bear_cannot_be_denied(
    glossary: Glossary, denied: str, told: str
) -> None:
    glossary("build")
    assert f"Nothing was decided: {told}" in glossary("edit", "imf", "--not", denied, code=2)[1]
    assert not (glossary.root / "glossary" / "terms.toml").exists()


@pytest.mark.parametrize("name", ["imf", "IMF", "国際通貨基金"])
def test_a_term_cannot_be_merged_with_itself(glossary: Glossary, name: str) -> None:
    told = glossary("edit", "imf", "--also", name, code=2)[1]
    assert f"“{name}” is already a name of imf; give a name that it does not have yet" in told
    assert not (glossary.root / "glossary" / "terms.toml").exists()


def test_what_was_joined_or_denied_before_may_be_said_again(glossary: Glossary) -> None:
    for option in ("--also", "--also", "--not", "--not"):
        glossary("edit", "imf", option, "世通基金")


def test_the_last_name_cannot_be_denied(glossary: Glossary) -> None:
    names = ("IMF", "国際通貨基金", "International Monetary Fund")
    _, told = glossary("edit", "imf", *(part for name in names for part in ("--not", name)), code=2)
    assert "no name left" in told


def test_a_corrected_name_does_not_keep_the_reading_of_the_former_one(glossary: Glossary) -> None:
    glossary("edit", "imf", "--reading", "こくさいつうかききん")
    glossary("edit", "imf", "--japanese", "国際金融基金")
    assert glossary.terms()["imf"]["reading"] == "こくさいきんゆうききん"


def test_undo_goes_back_step_by_step_and_knows_again_what_the_documents_said(glossary: Glossary) -> None:
    glossary("build")
    start = glossary.terms()
    glossary("edit", "who", "--english", "First")
    one = glossary.terms()
    path = glossary.root / "docs" / "policy.md"
    path.write_text(
        POLICY.replace("World Health Organization", "World Hospital Organization"), encoding="utf-8"
    )
    glossary("edit", "who", "--english", "Second")
    assert glossary.conflicts() == []
    glossary("edit", "--undo")
    (conflict,) = glossary.conflicts()
    assert "First" in conflict["message"]
    assert "World Health Organization" in conflict["message"]
    path.write_text(POLICY, encoding="utf-8")
    assert glossary.terms() == one
    glossary("edit", "--undo")
    assert glossary.terms() == start
    _, told = glossary("edit", "--undo", code=1)
    assert "Nothing was undone" in told


def test_undo_names_what_it_undid_and_nothing_else(glossary: Glossary) -> None:
    glossary("build")
    for each in ("adb", "who", "imf", "wto"):
        glossary("edit", each, "--accept")
    path = glossary.root / "docs" / "policy.md"
    path.write_text(POLICY.replace("International Monetary Fund", "Monetary Fund"), encoding="utf-8")
    glossary("build")
    glossary("edit", "adb", "--note", "first\nin the file", "--english", "Bank of Asia")
    _, told = glossary("edit", "--undo")
    assert told == "Undone: adb\n"


def test_undo_says_when_only_comments_changed(glossary: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary("edit", "who", "--accept")
    script = glossary.root / "editor"
    script.write_text("#!/bin/sh\nsed -i '1a # why: see the minutes' \"$1\"\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    glossary("edit", "who")
    assert "minutes" in (glossary.root / "glossary" / "terms.toml").read_text(encoding="utf-8")
    _, told = glossary("edit", "--undo")
    assert told == "Undone: a change of comments or layout in terms.toml.\n"


def test_a_change_by_hand_is_never_undone_unseen(glossary: Glossary) -> None:
    glossary("build")
    glossary("edit", "who", "--accept")
    path = glossary.root / "glossary" / "terms.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    _, told = glossary("edit", "--undo", code=1)
    assert "by hand" in told
    assert path.read_text(encoding="utf-8").endswith("# mine\n")


def test_the_last_twenty_versions_are_kept_away_from_git(glossary: Glossary) -> None:
    glossary("build")
    for number in range(25):
        glossary("edit", "who", "--note", str(number))
    history = glossary.root / "glossary" / ".history"
    assert len(list(history.glob("*.toml"))) == 20
    assert (history / ".gitignore").read_text(encoding="utf-8") == "*\n"


def table(glossary: Glossary) -> list[dict[str, str]]:
    out = glossary("export", "csv", "-o", "-")[0]
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))


def saved(glossary: Glossary, records: list[dict[str, str]], **layout: str) -> str:
    """What a spreadsheet saves."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(records[0]), **layout)
    writer.writeheader()
    writer.writerows(records)
    path = glossary.root / "edited.csv"
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    return str(path)


def test_an_edited_export_comes_back_as_decisions(glossary: Glossary) -> None:
    glossary("build")
    records = table(glossary)
    for record in records:
        if record["id"] == "who":
            record |= {"english": "World Health Organisation", "variants": "世保; 健保", "status": "accepted"}
    new = dict.fromkeys(records[0], "") | {"japanese": "独自の用語", "english": "Own Term"}
    out, _ = glossary("edit", "--from", saved(glossary, [*records, new], delimiter=";"), "--yes")
    assert "who english: “World Health Organization” → “World Health Organisation”" in out
    after = glossary.terms()
    assert (after["who"]["english"], after["who"]["status"]) == ("World Health Organisation", "accepted")
    assert [variant["text"] for variant in after["who"]["variants"]] == ["世保", "健保"]
    assert (after["独自の用語"]["english"], after["独自の用語"]["status"]) == ("Own Term", "accepted")


def test_an_export_that_nobody_edited_changes_nothing(glossary: Glossary) -> None:
    glossary("build")
    _, told = glossary("edit", "--from", saved(glossary, table(glossary)), "--yes")
    assert "The table holds no changes to apply" in told
    assert not (glossary.root / "glossary" / "terms.toml").exists()


def test_an_old_export_takes_back_nothing_that_was_decided_since(glossary: Glossary) -> None:
    glossary("build")
    records = table(glossary)
    glossary("edit", "who", "--english", "Decided Since")
    glossary("edit", "imf", "--english", "Decided Too")
    next(record for record in records if record["id"] == "imf")["english"] = "Translated"
    next(record for record in records if record["id"] == "adb")["english"] = "Bank of Asia"
    out, _ = glossary("edit", "--from", saved(glossary, records), "--yes", code=1)
    assert "! imf english" in out
    after = glossary.terms()
    assert [after[each]["english"] for each in ("who", "imf", "adb")] == [
        "Decided Since",
        "Decided Too",
        "Bank of Asia",
    ]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"id": "nobody"}, "no term has the id “nobody”"),
        ({"status": "fine"}, "“fine” is not a status"),
        ({"reading": "世界"}, "has kanji in it"),
    ],
)
def test_a_table_that_cannot_be_decided_is_refused_whole_with_its_line(
    glossary: Glossary, change: dict[str, str], word: str
) -> None:
    glossary("build")
    records = table(glossary)
    records[0]["english"] = "Changed"
    records[1] |= change
    _, told = glossary("edit", "--from", saved(glossary, records), "--yes", code=2)
    assert "edited.csv, line 3: " in told
    assert word in told
    assert not (glossary.root / "glossary" / "terms.toml").exists()


@pytest.mark.parametrize("identifier", ["@notetype", "======= x", "<<<<<<<", ">>>>>>> a", "||||||| b"])
def test_an_id_that_the_register_could_not_hold_is_refused_where_it_is_written(
    glossary: Glossary, identifier: str
) -> None:
    glossary("build")
    before = (glossary.root / "glossary" / "register.tsv").read_bytes()
    terms = glossary.root / "glossary" / "terms.toml"
    terms.write_text(f'\n["{identifier}"]\njapanese = "試験用語"\n', encoding="utf-8")
    _, told = glossary("list", code=2)
    assert f"terms.toml, line 2: “{identifier}” cannot be the id of a term" in told
    assert (glossary.root / "glossary" / "register.tsv").read_bytes() == before
    terms.unlink()
    glossary("edit", "--new", f"{identifier} 2030", "--japanese", "試験用語")
    glossary("build")


def test_an_accepted_term_keeps_its_id_when_a_document_states_the_name_that_a_person_gave_it(
    glossary: Glossary,
) -> None:
    docs = glossary.root / "docs"
    text = "「国際通貨基金」（IMF[^i]）が加わった。\n\n[^i]: International Monetary Fund。\n"
    (docs / "policy.md").write_text(text, encoding="utf-8")
    glossary("build")
    glossary("edit", "imf", "--also", "世通機関", "--accept")
    text = "「世通機関」（STK[^w]）は会合を開いた。\n\n[^w]: Sekai Tsuuka Kikan。\n"
    (docs / "a.md").write_text(text, encoding="utf-8")
    glossary("build")
    first = glossary.terms()
    assert "imf-2" not in first
    assert (first["imf"]["japanese"], first["imf"]["acronym"]) == ("国際通貨基金", "IMF")
    glossary("edit", "imf", "--tag", "通貨")
    shutil.rmtree(glossary.root / "build")
    glossary("build")
    assert glossary.terms() == {**first, "imf": {**first["imf"], "tags": ["通貨"]}}


def test_a_name_at_a_document_that_has_no_terms_is_told_with_its_line_and_why(glossary: Glossary) -> None:
    glossary("build")
    terms = glossary.root / "glossary" / "terms.toml"
    terms.write_text(
        '[poc]\nnote = "x"\nalso = [\n  "ITS@nofile.md",\n]\nnot = ["ITS@docs/pilot.md"]\n', encoding="utf-8"
    )
    out = glossary("check", code=1)[0]
    assert (
        "glossary/terms.toml:3: poc: idle-decision: “ITS@nofile.md”: nofile.md is not a document with terms\n"
        in out
    )
    why = "docs/pilot.md does not use this name for the term"
    assert f"glossary/terms.toml:6: poc: idle-decision: “ITS@docs/pilot.md”: {why}\n" in out
    terms.unlink()
    for entry, why in (
        ("ITS@nofile.md", "“nofile.md” is not a document with terms"),
        ("ITS@docs/pilot.md", "docs/pilot.md does not use the name “ITS”"),
        ("PoC@docs/pilott.md", "write PoC@docs/pilot.md"),
    ):
        assert why in glossary("edit", "poc", "--also", entry, code=2)[1]
        assert not terms.exists()


def test_a_table_under_a_name_instead_of_an_id_says_which_id_to_write(glossary: Glossary) -> None:
    glossary("build")
    terms = glossary.root / "glossary" / "terms.toml"
    terms.write_text('[PoC]\nnote = "x"\n', encoding="utf-8")
    out = glossary("check", code=1)[0]
    assert "terms.toml:1: idle-decision: “PoC” is a name of a term, not its id; write [poc]\n" in out
