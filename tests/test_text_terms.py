"""``yougo lookup -``: the terms in a text on standard input."""

import io
import json
import os
from pathlib import Path

import pytest

from workspaces import built, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters.mentions import mentions
from yougo.model.concepts import Concept

NOTE = """
世界保健機関（WHO: World Health Organization）、国際通貨基金（IMF）。
事業継続計画（BCP: Business Continuity Plan）。

[^a]: 別の文書。
"""
OTHER = "BCP[^b]は別の話。\n\n[^b]: Bulk Carrier Port。荷を積む港。\n"
TEXT = """IMFは本日、世界保健
機関と会った。who knows? 国際通貨基金（ＩＭＦ）も、WHOも。

BCPの話もした。"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    made = workspace(tmp_path / "w", note_md=NOTE, other_md=OTHER)
    monkeypatch.chdir(made)
    assert run(["build"]) == 0
    capsys.readouterr()
    return made


def ask(monkeypatch: pytest.MonkeyPatch, text: bytes | str, *options: str) -> int:
    data = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    return run(["lookup", *options, "-"])


@pytest.mark.usefixtures("root")
def test_terms_are_listed_once_in_the_text_s_order_with_reading_and_english(monkeypatch, capsys) -> None:
    assert ask(monkeypatch, TEXT) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["IMF", "WHO", "BCP", "BCP"]
    assert lines[1] == "WHO  世界保健機関〔せかいほけんきかん〕  World Health Organization"


@pytest.mark.usefixtures("root")
def test_each_is_an_object_for_programs(monkeypatch, capsys) -> None:
    assert ask(monkeypatch, TEXT, "--json") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["id"] for each in found] == ["imf", "who", "bcp", "bcp-2"]
    assert {each["match"] for each in found} == {"inside"}


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("text", ["", "何もない。", "who と imf"])
def test_a_text_without_terms_is_told(monkeypatch, capsys, text: str) -> None:
    assert ask(monkeypatch, text) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "No term of the glossary is in the text.\n")


@pytest.mark.usefixtures("root")
def test_a_text_in_another_encoding_is_read(monkeypatch, capsys) -> None:
    assert ask(monkeypatch, "本日の会議では、世界保健機関の話をした。".encode("cp932")) == 0
    assert "せかいほけんきかん" in capsys.readouterr().out


@pytest.mark.usefixtures("root")
def test_what_is_no_text_is_told_in_a_sentence(monkeypatch, capsys) -> None:
    assert ask(monkeypatch, b"\x89PNG\r\n\x1a\n\0\0\0\xff\xfe\0") in (1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_terms_of_several_glossaries_are_in_the_text_s_order(root, tmp_path, monkeypatch, capsys) -> None:
    second = built(tmp_path / "second", a_md="国際労働機関（ILO）と国際通貨基金（IMF）。")
    monkeypatch.setenv("YOUGO_WORKSPACE", os.pathsep.join(map(str, (root, second))))
    capsys.readouterr()
    assert ask(monkeypatch, "ILOと国際通貨基金と世界保健機関") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["second", "ILO"],
        ["w", "IMF"],
        ["second", "IMF"],
        ["w", "WHO"],
    ]


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(("limit", "most"), [("1", 1), ("2", 2), ("4", 4), ("9", 4), ("0", 4)])
def test_a_limit_holds_for_a_text_too(monkeypatch, capsys, limit: str, most: int) -> None:
    assert ask(monkeypatch, TEXT, "--limit", limit) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == most
    assert told.err == ("" if most == 4 else "There are more. Show all with --limit 0.\n")


def test_without_a_limit_all_terms_of_a_text_are_shown(tmp_path, monkeypatch, capsys) -> None:
    letters = "ABCDEFGHJKLMN"
    named = "、".join(f"第{letter}号計画（Q{letter}Z）" for letter in letters)
    root = workspace(tmp_path / "many", note_md=named)
    monkeypatch.chdir(root)
    assert run(["build"]) == 0
    capsys.readouterr()
    for command in (["lookup", "-"], ["lookup", "--brief", "-"]):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(named.encode())))
        assert run(command) == 0
        assert len(capsys.readouterr().out.splitlines()) == len(letters)


TERMS = [
    Concept("credit", japanese="炭素信用", english="carbon credit"),
    Concept("tariff", japanese="関税", english="tariff"),
    Concept("policy", japanese="政策", english="trade policy"),
    Concept("letter", japanese="信用状", english="letter of credit"),
    Concept("class", japanese="等級", english="asset class"),
    Concept("it", acronym="IT", english="information technology"),
    Concept("who", acronym="WHO", english="World Health Organization"),
    Concept("sdg", acronym="SDG", english="Sustainable Development Goal"),
    Concept("law", japanese="情報法", english="IT law"),
    Concept("agency", japanese="電子庁", english="Digital Agency"),
    Concept("trust", japanese="信託局", english="Trust"),
    Concept("trusted", japanese="信頼", english="trust"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Carbon credits were sold.", ["credit"]),
        ("the market in carbon credits", ["credit"]),
        ("CARBON CREDITS", ["credit"]),
        ("On Carbon Credit Markets", ["credit"]),
        ("carbon creditors", []),
        ("Tariffs rose. Tariff rises hurt.", ["tariff", "tariff"]),
        ("the Tariff Commission", []),
        ("(Tariff)", ["tariff"]),
        ("関税（Tariff）", ["tariff", "tariff"]),
        ("TARIFF", []),
        ("Trade policies differ", ["policy"]),
        ("trade policys", []),
        ("letters of credit", ["letter"]),
        ("asset classes", ["class"]),
        ("it and its law", []),
        ("It law", []),
        ("IT LAW and IT laws", ["law", "law"]),
        ("IT", ["it"]),
        ("It is. Who knows? who", []),
        ("WHO’s IT", ["who", "it"]),
        ("the SDGs, sdgs", ["sdg"]),
        ("a digital agency", []),
        ("the Trust, trust. Trust", ["trust", "trusted", "trust"]),
        ("information technologies", ["it"]),
        ("Information\ntechnology", ["it"]),
        ("Information\n\ntechnology", []),
        ("Trade policies\nTariffs", ["policy"]),
    ],
)
def test_english_names_are_found_as_sentences_have_them(text: str, found: list[str]) -> None:
    assert [mention.concepts[0].id for mention in mentions(text, TERMS)] == found


def test_a_plural_that_is_a_name_means_its_own_term_alone() -> None:
    goods = Concept("goods", english="public goods")
    good = Concept("good", english="public good")
    found = mentions("public goods and a public good", [good, goods])
    assert [[concept.id for concept in mention.concepts] for mention in found] == [["goods"], ["good"]]
