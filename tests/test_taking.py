"""Taking a proposal changes the term that it is for, and nothing beside it."""

import json
from itertools import product
from pathlib import Path

import pytest

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run

TERMS = (
    ("港湾運営委員会", "Harbour Management Committee", "HMC", "Health Monitoring Centre"),
    ("安全管理計画", "Safety Management Plan", "SMP", "Service Monitoring Programme"),
)
JAPANESE = {
    "alone": "**{japanese}**とは、港のためのものをいう。{japanese}は重要である。",
    "acronym": "{japanese}（{acronym}）は、港のためのものである。{japanese}は重要である。",
    "both": "{japanese}（{acronym}）は港のものである。\n\n**{english}**とは、{japanese}の別の言い方をいう。",
}
ENGLISH = {
    "alone": "The **{english}** is a thing for the port. The {english} is important.",
    "acronym": "The {english} ({acronym}) is a thing for the port. The {english} is important.",
}
ELSEWHERE = {
    "": "",
    "same": "{japanese}（{acronym}）も読む。",
    "another": "The {other} ({acronym}) is another thing.",
}
JOINED_ALREADY = {("acronym", "acronym"), ("both", "acronym")}
WAYS = [way for way in product(JAPANESE, ENGLISH, ELSEWHERE) if way[:2] not in JOINED_ALREADY]
WAYS.remove(("alone", "acronym", "same"))


def document(form: str) -> str:
    """A form with each of the terms."""
    names = ("japanese", "english", "acronym", "other")
    return "\n\n".join(form.format(**dict(zip(names, term, strict=True))) for term in TERMS) + "\n"


def made(root: Path, japanese: str, english: str, elsewhere: str) -> None:
    """A workspace, the working directory, with two versions of a document, and perhaps another one."""
    (root / "port.ja.md").write_text(document(JAPANESE[japanese]), encoding="utf-8")
    (root / "port.en.md").write_text(document(ENGLISH[english]), encoding="utf-8")
    workspace(root / "port", memo_md=f"{document(ELSEWHERE[elsewhere])}\n港の話。")


def terms(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, dict]:
    """The listed terms by their ids."""
    capsys.readouterr()
    run(["list", "--json", *options])
    return {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}


def warned(*rows: dict) -> set[str]:
    return {warning["code"] for row in rows for warning in row["warnings"]}


def facts(row: dict) -> list[object]:
    return [*(row[name] for name in ("acronym", "japanese", "reading", "english", "definition")), warned(row)]


@pytest.mark.parametrize("way", WAYS)
def test_what_is_taken_is_all_that_changes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    way: tuple[str, str, str],
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "CACHE"))
    made(tmp_path, *way)
    monkeypatch.chdir(tmp_path / "port")
    assert run(["add", "--parallel", "../port.ja.md", "../port.en.md"]) == 0
    before = terms(capsys)
    lacking = terms(capsys, "--missing", "english").items()
    offered = {term: row["proposals"][0]["text"] for term, row in lacking if row["proposals"]}
    assert offered
    for term, text in offered.items():
        check_taking(term, text, before, capsys)


def check_taking(term: str, text: str, before: dict[str, dict], capsys: pytest.CaptureFixture[str]) -> None:
    """Take the first proposal of a term, look at all others, and take it back."""
    assert run(["edit", term, "--take", "1"]) == 0
    after = terms(capsys)
    assert after[term]["english"] == text
    halves = [row for row in before.values() if row["id"] == term or row["id"] not in after]
    assert warned(after[term]) <= warned(*halves)
    for other in after.keys() - {term}:
        assert facts(after[other]) == facts(before[other])
    written = Path("glossary/terms.toml").read_text(encoding="utf-8").splitlines()
    keys = {line.split(" = ")[0] for line in written if " = " in line}
    assert keys <= {"english", "from", "also"}
    assert run(["edit", "--undo"]) == 0
    assert terms(capsys) == before


def test_only_the_names_that_join_the_other_half_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "CACHE"))
    made(tmp_path, "alone", "acronym", "another")
    monkeypatch.chdir(tmp_path / "port")
    assert run(["add", "--parallel", "../port.ja.md", "../port.en.md"]) == 0
    assert run(["edit", "安全管理計画", "--take", "1"]) == 0
    written = Path("glossary/terms.toml").read_text(encoding="utf-8")
    assert 'also = ["Safety Management Plan"]' in written
