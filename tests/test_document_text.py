import json
from pathlib import Path

import pytest

from yougo.cli.fast_lookup.entry_point import run
from yougo.model.documents import Document
from yougo.readers import read

PAGE = """\
---
title: 港の計画
aliases: [港湾計画]
---
# 港の計画

計画の<ruby>強靭性<rt>きょうじんせい</rt></ruby>[^kyo]を
`harbour`で確かめる。

> 船は <abbr title="Maritime Autonomous Surface Ship">MASS</abbr> と呼ぶ。

| 略語 | 意味 |
| --- | --- |
| IMO | 国際海事<br>機関 |

[^kyo]: resilience。
"""
SHOWN = """\
page.md: title: 港の計画
page.md:3: alias: 港湾計画
page.md:5: heading: 港の計画
page.md:7: paragraph: 計画の強靭性《きょうじんせい》[^kyo]を
page.md:8: …: `harbour`で確かめる。
page.md:10: paragraph (quotation): 船は MASS《Maritime Autonomous Surface Ship》 と呼ぶ。
page.md:12: header: 略語 | 意味
page.md:14: row: IMO | 国際海事 機関
page.md:16: note kyo: resilience。
"""
SAMPLES = sorted((Path(__file__).parents[1] / "glossary" / "sources").iterdir())


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = Path("page.md")
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_everything_is_shown_in_its_order_with_its_kind(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["text", str(page)]) == 0
    assert capsys.readouterr().out == SHOWN


def test_it_needs_no_workspace_and_makes_none(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["text", str(page.parent)]) == 0
    assert capsys.readouterr().out == SHOWN
    assert list(Path().iterdir()) == [page]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_text_of_a_document_is_in_the_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["text", "--json", str(path)]) == 0
    records = list(map(json.loads, capsys.readouterr().out.splitlines()))
    shown = [record["text"] for record in records if record["kind"] not in ("title", "url", "header", "row")]
    for record in records:
        if record["kind"] == "row":
            shown += [cell["text"] for cell in record["cells"]]
    assert sorted(shown) == sorted(_texts(read(path.read_bytes(), path.name)))


def _texts(document: Document) -> list[str]:
    texts: list[str] = []
    document.with_passages(lambda passage: texts.append(passage.text) or passage)
    return texts


def test_one_that_cannot_be_read_stops_no_other(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("broken.csv").write_bytes(b"\x00\x01\x02" * 50)
    assert run(["text", "broken.csv", str(page)]) == 1
    captured = capsys.readouterr()
    assert captured.out == SHOWN
    assert captured.err.startswith("yougo: ")
    assert "broken.csv" in captured.err


@pytest.mark.parametrize("arguments", [["text"], ["text", "missing.md"], ["text", "program.exe"]])
def test_what_is_not_there_is_told_in_one_sentence(
    arguments: list[str], page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("program.exe").write_bytes(b"MZ")
    assert run(arguments) == 2
    assert page.exists()
    assert capsys.readouterr().out == ""
