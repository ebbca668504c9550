"""Hostile documents through the whole program: what comes out shows their text, and nothing in it acts."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from editions import concept, edition
from workspaces import take_candidates, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters.anki import notetype
from yougo.model.concepts import TermWarning, Variant
from yougo.model.documents import Place
from yougo.model.exporter import Source
from yougo.pipeline.installed import exporters

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
FRONT_MATTER = r"""---
title: "題\e[31m\x1f\x9b{{c1::a}}[sound:t.mp3]"
url: "https://x.example/\x1fa\x1f{{c1::a}}[sound:u.mp3]\x00\e"
tags: ["\x1f二", "[anki:play]"]
---
"""
BODY = r"""# 見出し&#x1f;

世界保健機関&#x9d;（WHO[^w]）は会議で、報告の全部を公開すると述べた。
国際&#27;[31m通貨基金（IMF: International \(\href{javascript:alert(1)}{Monetary}\) Fund）も加わった。
「流通の\\(x\\)仕組み」（RSX[^r]）は、[latex]x[/latex]と[$]y[/$]の会議で話題になった。

[^w]: World Health Organization。健康を[sound:w.mp3]扱う&#x1f;機関{{Front}}。
[^r]: Ryutsuu Shikumi X。`C:\\(dir\\)`に&#x7f;ある&#0;仕組み。
"""
TABLE = '用語,よみ,略語,英語,説明\r\n覚書,おぼえがき,MoU,"=1+1;＝2","\t＝HYPERLINK(\x1f1)\n\x9b;=3"\r\n'


def texts(made: bytes) -> Iterator[str]:
    """What an export says: itself, or the texts in an archive (StarDict's index holds numbers, too)."""
    if not made.startswith(b"PK\x03\x04"):
        yield made.decode("utf-8-sig")
        return
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            assert not CONTROL.search(name)
            if not name.endswith((".idx", ".syn")):
                data = archive.read(name)
                yield data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = workspace(tmp_path_factory.mktemp("hostile") / "w", note_md=FRONT_MATTER + BODY, list_csv=TABLE)
    take_candidates(root)
    assert run(["--workspace", str(root), "build"]) == 0
    return root / "build"


def test_no_text_that_is_written_holds_a_control_character(built: Path) -> None:
    for name in ("w.html", "w.csv", "w.jsonl"):
        assert not CONTROL.search((built / name).read_text(encoding="utf-8-sig")), name


def test_the_deck_is_taken_by_anki_as_it_is(built: Path, tmp_path: Path) -> None:
    command = [sys.executable, Path(__file__).parent / "anki_import.py", tmp_path / "collection.anki2"]
    steps = json.dumps([["import", str(built / "w.apkg")], ["check"], ["notes"], ["render"]])
    done = subprocess.run(command, input=steps, capture_output=True, text=True, check=True)
    log, check, notes, cards = json.loads(done.stdout)
    concepts = (built / "w.jsonl").read_text(encoding="utf-8").splitlines()
    assert (log["new"], log["conflicting"], check["sound"]) == (len(concepts), 0, True)
    assert notes["who"]["Link"] == "https://x.example/a%7B%7Bc1::a%7D%7D%5Bsound:u.mp3%5D"
    for card in cards:
        assert [tag for tag in card["speech"] if "SoundOrVideo" in tag] == []
        assert "<img" not in card["answer"]
    with zipfile.ZipFile(built / "w.apkg") as package:
        assert b"\x1fa\x1f" not in package.read("collection.anki2")


def test_no_cell_of_the_table_is_a_formula(built: Path) -> None:
    text = (built / "w.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    for cell in cells:
        assert not re.search(r"(\A|[;\t\n] ?)[=+@＝＋－＠-]", cell), cell


def test_look_ups_and_lists_print_no_control_character(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = ["--workspace", str(built.parent)]
    for words in (["list"], ["lookup", "機関"], ["show", "who"], ["show", "imf"], ["show", "mou"], ["check"]):
        run([*workspace, *words])
        printed = capsys.readouterr()
        assert not CONTROL.search(printed.out), words
        assert not CONTROL.search(printed.err), words


CODES = {"id", "status", "code", "basis", "lang", "type", "kind", "rule", "standing"}
"""Fields that hold a word of ours."""


def poisoned(value: object) -> object:
    """The same record with control characters in every text."""
    if isinstance(value, str):
        return f"{value[:1]}\x1b\x1f\x9b{value[1:]}"
    if isinstance(value, tuple):
        return tuple(map(poisoned, value))
    if not is_dataclass(value):
        return value
    texts = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in CODES}
    return replace(value, **{name: poisoned(text) for name, text in texts.items()})


@pytest.mark.parametrize("name", sorted(set(exporters()) - {"pdf"}))
def test_no_exporter_lets_a_control_character_through(name: str) -> None:
    whole = concept(
        "aa",
        definition="約束を守らせる組織。",
        note="覚え",
        variants=(Variant("信頼庁", "ja", "variant", former=True),),
        warnings=(TermWarning("homonym", "二つの意味", (Place("a.md", 1),)),),
    )
    spoilt = edition(poisoned(whole), sources=(poisoned(Source("a.md", "資料", "https://example.org/a")),))
    spoilt = replace(spoilt, title=poisoned("題"), subtitle=poisoned("副題"))
    made = exporters()[name].export(spoilt)
    if name == "anki":
        made = b"".join(strings(made))
    for text in texts(made):
        assert not CONTROL.search(text)


def strings(package: bytes) -> Iterator[bytes]:
    """Every field and tag of a deck's notes, and what the collection says of its decks."""
    with zipfile.ZipFile(io.BytesIO(package)) as files, sqlite3.connect(":memory:") as database:
        database.deserialize(files.read("collection.anki2"))
        for row in database.execute("SELECT flds, tags FROM notes"):
            assert row[0].count("\x1f") == len(notetype.FIELDS) - 1
            yield "".join(row).replace("\x1f", "").encode()
        for (decks,) in database.execute("SELECT decks FROM col"):
            yield "".join(deck["name"] for deck in json.loads(decks).values()).encode()
