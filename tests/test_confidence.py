"""How likely a term is right, and what sorts and cuts by it."""

import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_merge import finding, merged
from workspaces import workspace, write
from yougo import confidence, extract
from yougo.cli.fast_lookup.entry_point import run
from yougo.language import word_tables
from yougo.language.letters import Letters
from yougo.model.codes import WARNINGS
from yougo.model.documents import Place
from yougo.model.findings import Finding
from yougo.workspace.decision import Decision

LIKELY = finding("WHO", "世界保健機関!", "World Health Organization")
DOUBTFUL = finding("PX", "", "3 harbours of the west", definition="5桁", line=2)


def test_each_row_of_the_table_is_something_that_can_be_true_of_a_term() -> None:
    known = {
        confidence.ALWAYS,
        *confidence.CONDITIONS,
        *(f"rule {rule.name}" for rule in extract.RULES),
        *(f"letters {sort}" for sort in get_args(Letters)),
        *(f"warned of {code}" for code in WARNINGS),
    }
    rows = word_tables.rows("yougo.confidence", "confidence")
    assert [fact for fact, _, _ in rows if fact not in known] == []
    assert all(example for _, _, example in rows)


def test_no_evidence_counts_against_a_term_and_no_doubt_for_it() -> None:
    for fact, weight in confidence.weights().items():
        assert weight * confidence.leaning(fact) >= 0, fact
    leanings = {
        name: confidence.leaning(name) for name in ("letters initials", "letters none", "rule sections")
    }
    assert leanings == {"letters initials": 1, "letters none": -1, "rule sections": 0}
    assert confidence.leaning("four places or more") == 1
    assert confidence.leaning("warned of homonym") == confidence.leaning("a short definition") == -1


def test_what_an_acronym_alone_joins_is_doubtful_and_more_of_it_no_surer() -> None:
    one = finding("PB", "「港湾局」!", "", definition="港湾を管理する組織である。")
    said = [replace(one, place=Place(f"{name}.md", 1), japanese=(), definition="") for name in "bcdef"]
    alone = merged(one)["pb"].confidence
    joined = [merged(one, *said[:count])["pb"].confidence for count in range(1, 6)]
    assert max(joined) < 0.7 < alone
    assert joined == sorted(joined, reverse=True)
    english = finding("PB", "", "Port Bureau", document="b.md")
    assert merged(one, english)["pb"].confidence < alone


def test_letters_markup_and_words_count_for_a_term_and_signs_and_doubts_against_it() -> None:
    found = merged(LIKELY, DOUBTFUL)
    assert found["who"].confidence > 0.9
    assert found["px"].confidence < 0.6
    told = dict(confidence.reasons(found["who"]))
    assert {
        "letters initials",
        "bounded by markup",
        "Japanese and English translate each other",
    } <= told.keys()


def test_words_before_no_count_against_an_acronym_that_spells_only_those_behind() -> None:
    heading = merged(finding("ICT", "次世代の情報通信技術!", ""))["ict"]
    assert "all letters of the acronym are in the words behind の" in dict(confidence.reasons(heading))
    assert heading.confidence < merged(finding("ICT", "情報通信技術!", ""))["ict"].confidence
    whole = merged(finding("DFFT", "信頼性のある自由なデータ流通!", ""))["dfft"]
    assert "all letters of the acronym are in the words behind の" not in dict(confidence.reasons(whole))


@pytest.mark.parametrize(
    ("name", "is_clause"),
    [
        ("嵐の後に港に着いた船", True),
        ("入港と予測したもののうち", True),
        ("全ての船", True),
        ("港湾に関する条約", False),
        ("船の出入りの記録", False),
    ],
)
def test_a_clause_is_hardly_a_name(name: str, *, is_clause: bool) -> None:
    told = f"{name}とは、港の一年の出入りの中で決まった数え方をするもの。"
    found = merged(finding("", f"{name}!", "", definition=told))
    (term,) = found.values()
    assert ("the only name is a clause" in dict(confidence.reasons(term))) == is_clause


def test_a_number_that_the_english_lacks_counts_against_a_name() -> None:
    def doubts(acronym: str, japanese: str, english: str) -> set[str]:
        (term,) = merged(finding(acronym, japanese, english)).values()
        return {fact for fact, _ in confidence.reasons(term)} & {"a number that the English lacks"}

    assert doubts("PP", "第2期の港湾計画!", "Port Plan")
    assert not doubts("P２", "第2期の港湾計画!", "Port Plan, Phase Two")
    assert not doubts("", "第2期の港湾計画!", "Port Plan 2")
    assert not doubts("PP", "第2期の港湾計画!", "")


@pytest.mark.parametrize(
    ("acronym", "japanese", "english", "counts"),
    [
        ("PoC", "G7港湾コンタクト", "", True),
        ("G7PC", "G7港湾コンタクト", "", False),
        ("PoC", "港湾コンタクト", "", False),
        ("PoC", "G7港湾コンタクト", "Point of Contact", False),
        ("", "G7港湾コンタクト", "Point of Contact", False),
    ],
)
def test_letters_of_a_name_that_an_acronym_alone_lacks_count_against_it(
    acronym: str, japanese: str, english: str, *, counts: bool
) -> None:
    (term,) = merged(finding(acronym, f"{japanese}!", english)).values()
    assert ("Latin letters that the acronym lacks" in dict(confidence.reasons(term))) == counts


@pytest.mark.parametrize(
    ("definition", "begins_with_sign"),
    [
        ("「錨地」とは、船が錨を下ろす所をいう。", False),
        ("“Anchorage” means a place where ships drop their anchors.", False),
        ("（港の）船が錨を下ろす所。", False),
        ("→ 港湾を参照する所。", True),
        ("5隻までの船が着く所である。", True),
        ("「5隻」までの船が着く所である。", False),
    ],
)
def test_a_quotation_mark_before_a_definition_is_no_doubt(definition: str, *, begins_with_sign: bool) -> None:
    (term,) = merged(finding("", "錨地!", definition=definition)).values()
    doubts = {fact for fact, _ in confidence.reasons(term)}
    assert ("the definition begins with a number or a sign" in doubts) is begins_with_sign


def test_what_a_person_accepted_or_decided_whole_is_certain() -> None:
    fields = {"acronym": "PX", "english": "Three Harbours", "definition": "港が三つ。"}
    assert merged(DOUBTFUL, px=Decision(status="accepted"))["px"].confidence == 1
    assert merged(DOUBTFUL, px=Decision(fields=fields))["px"].confidence == 1
    del fields["definition"]
    assert merged(DOUBTFUL, px=Decision(fields=fields))["px"].confidence < 1
    assert merged(px=Decision(fields=fields))["px"].confidence == 1


@pytest.mark.parametrize(
    ("field", "value"), [("english", "fee"), ("acronym", "QQ"), ("definition", "5つの港")]
)
def test_what_a_person_decides_makes_no_term_less_likely(field: str, value: str) -> None:
    said = finding("", "滞船料!", "demurrage", definition="船が港に長くいるときに払う料金。")
    (before,) = merged(said).values()
    after = merged(said, **{before.id: Decision(fields={field: value})})[before.id]
    assert getattr(after, field) == value
    assert after.confidence >= before.confidence


HALVES = (
    ("潮門", finding("", "潮門!", "", definition="潮を止める門をいう。")),
    ("tc", finding("TC", "潮門!", "")),
    ("潮門", finding("", "潮門!", "", definition="門")),
)


@pytest.mark.parametrize("acronym", ["", "TG", "QX"])
@pytest.mark.parametrize("rule", [rule.name for rule in extract.RULES])
@pytest.mark.parametrize(("identifier", "japanese"), HALVES)
def test_a_proposal_that_is_taken_makes_neither_of_the_terms_that_it_joins_less_likely(
    identifier: str, japanese: Finding, rule: str, acronym: str
) -> None:
    english = finding(acronym, "", "tidal gate", document="b.md", definition="5 gates that keep the tide out")
    said = [replace(japanese, rule="called_so"), replace(english, rule=rule)]
    before = {each.id: each.confidence for each in merged(*said).values()}
    taken = {
        identifier: Decision(fields={"english": "tidal gate"}, also=("tidal gate",)),
        acronym.lower() or "tidal-gate": Decision(fields={"japanese": "潮門"}, also=("潮門",)),
    }
    for term, decision in taken.items():
        after = merged(*said, **{term: decision})[term]
        assert len(after.evidence) == 2
        assert after.confidence >= before[term]


SAID = st.lists(
    st.builds(
        finding,
        st.sampled_from(["AB", "CD"]),
        st.sampled_from(["", "甲乙", "丙丁!"]),
        st.sampled_from(["", "Alpha Beta"]),
        line=st.integers(1, 9),
        document=st.sampled_from(["a.md", "b.md"]),
    ),
    max_size=6,
)


@given(SAID)
def test_documents_about_something_else_change_no_confidence(said: list) -> None:
    alone = {name: concept.confidence for name, concept in merged(*said).items()}
    other = [finding("XYZ", "別物", "Xylophone Yard Zone", document="z.md", line=line) for line in (1, 2)]
    beside = merged(*said, *other)
    assert {name: beside[name].confidence for name in alone} == alone


@pytest.fixture
def root(tmp_path: Path) -> Path:
    document = "「世界気象機関」（World Meteorological Organization: WMO）\n\n- PX（約3割の港湾）がある。\n"
    return workspace(tmp_path / "w", note_md=document)


def said(root: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert run(["--workspace", str(root), *words]) == code
    return capsys.readouterr().out


def test_the_list_sorts_and_cuts_by_confidence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [json.loads(line) for line in said(root, capsys, "list", "--json").splitlines()]
    likely = {record["id"]: record["confidence"] for record in records}
    assert likely["wmo"] > likely["px"]
    assert all(round(value, 2) == value and 0 <= value <= 1 for value in likely.values())
    listed = [line.split("\t") for line in said(root, capsys, "list", "--sort", "confidence").splitlines()]
    assert [line[0] for line in listed] == ["px", "wmo"]
    assert all(f"[confidence {likely[line[0]]:.2f}" in line[-1] for line in listed)
    for least, left in ((likely["px"] + 0.01, ["wmo"]), (likely["wmo"], ["wmo"]), (0, ["wmo", "px"])):
        listed = said(root, capsys, "list", "--confidence", str(least)).splitlines()
        assert {line.split("\t")[0] for line in listed} == set(left)
    said(root, capsys, "list", "--confidence", "1", code=1)
    for word in ("nan", "-nan", "2", "high"):
        said(root, capsys, "list", "--confidence", word, code=2)
    said(root, capsys, "edit", "px", "--accept")
    assert said(root, capsys, "list", "--confidence", "1").split("\t")[0] == "px"


def test_look_ups_show_and_the_database_have_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(root, capsys, "build")
    shown = json.loads(said(root, capsys, "show", "wmo", "--json"))["confidence"]
    assert json.loads(said(root, capsys, "lookup", "wmo", "--json"))["confidence"] == shown
    database = sqlite3.connect(root / "build" / "glossary.db")
    assert database.execute("SELECT confidence FROM glossary WHERE id = 'wmo'").fetchone() == (shown,)
    text = said(root, capsys, "show", "wmo")
    assert re.search(rf"Confidence {shown:.2f}\n +For: .*letters match", text)
    said(root, capsys, "edit", "wmo", "--accept")
    assert "Confidence 1.00\n  You accepted it." in said(root, capsys, "show", "wmo")


def test_an_export_is_cut_by_its_option_and_by_its_table(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def exported(*words: str) -> list[str]:
        lines = said(root, capsys, "export", "jsonl", "-o", "-", *words).splitlines()
        return sorted(json.loads(line)["id"] for line in lines)

    settings = root / "glossary" / "yougo.toml"
    assert exported() == ["px", "wmo"]
    assert exported("--confidence", "0.85") == ["wmo"]
    settings.write_text(settings.read_text() + "\n[jsonl]\nconfidence = 0.85\n[anki]\nconfidence = 1\n")
    assert exported() == exported("--confidence", "0.9") == ["wmo"]
    assert exported("--confidence", "0") == exported("--confidence", "0.1") == ["px", "wmo"]
    settings.write_text(settings.read_text().replace("confidence = 1\n", 'confidence = "high"\n'))
    assert run(["--workspace", str(root), "build"]) == 2
    message = "“confidence” is not a number from 0 to 1; write confidence = 0.8"
    assert message in capsys.readouterr().err


def test_a_whole_build_and_an_incremental_one_agree(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(root, capsys, "build")
    write(root, "more_md", "World Meteorological Organization (WMO) met.\n")
    said(root, capsys, "build")
    grown = said(root, capsys, "list", "--json")
    (root / "build" / "glossary.db").unlink()
    assert said(root, capsys, "list", "--json") == grown
