"""The place that is printed beside a definition: the one that the definition is from, in every output."""

import gzip
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from workspaces import built
from yougo.cli.fast_lookup.entry_point import run

ENGLISH = 'The "tidal gate" (TG) means a gate that keeps the tide out.\n'
NAMED = "# 案内\n\n港には潮門（TG: tidal gate）がある。\n"
JAPANESE = "# 手引き\n\n船が通る。\n\n「潮門」とは、潮を止める門をいう。\n"
NAMES = ("a_md", "b_md", "c_md")
ORDERS = list(permutations((ENGLISH, NAMED, JAPANESE)))
CITING = ("anki", "csv", "html", "obsidian", "stardict", "xlsx", "yomitan")
"""The formats that print one place for each term; JSON Lines and TBX have each sentence with its own."""
DOCUMENTED = "「潮門」とは、潮を止める門をいう。"


def places(data: bytes) -> set[str]:
    """The documents that a file cites with a line, whatever it is packed in."""
    return {found.decode() for text in unpacked(data) for found in re.findall(rb"(\w\.md):\d", text)}


def unpacked(data: bytes) -> Iterator[bytes]:
    """A file, and what is in it."""
    if data.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        for name in archive.namelist():
            yield from unpacked(archive.read(name))
    elif data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    else:
        yield data


def exported(root: Path, style: str) -> bytes:
    path = root / f"out.{style}"
    assert run(["--workspace", str(root), "export", style, "--status", "candidate", "-o", str(path)]) == 0
    return path.read_bytes()


def document_of(order: tuple[str, ...], text: str) -> str:
    return NAMES[order.index(text)].replace("_", ".")


def described(root: Path, order: tuple[str, ...]) -> Path:
    return built(root, **dict(zip(NAMES, order, strict=True)))


@pytest.mark.parametrize("order", ORDERS)
def test_every_output_cites_the_document_that_the_definition_is_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], order: tuple[str, ...]
) -> None:
    root = described(tmp_path, order)
    stating = document_of(order, JAPANESE)
    assert {style: places(exported(root, style)) for style in CITING} == {
        style: {stating} for style in CITING
    }
    (row,) = sqlite3.connect(root / "build" / "glossary.db").execute(
        "SELECT source, definition FROM concepts"
    )
    assert row == (f"docs/{stating}", DOCUMENTED)
    capsys.readouterr()
    run(["--workspace", str(root), "lookup", "TG"])
    assert places(capsys.readouterr().out.encode()) == {stating}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    ("definition", "text"),
    [
        ("潮を止める門。", JAPANESE),  # their own wording still rests on the document's
        ('The "tidal gate" (TG) means a gate that keeps the tide out.', ENGLISH),
    ],
)
def test_a_definition_that_a_person_chose_is_cited_from_where_it_is(
    tmp_path: Path, order: tuple[str, ...], definition: str, text: str
) -> None:
    root = described(tmp_path, order)
    assert run(["--workspace", str(root), "edit", "tg", "--definition", definition]) == 0
    assert places(exported(root, "csv")) == {document_of(order, text)}


def test_a_card_without_a_definition_cites_the_document_of_its_sentence(tmp_path: Path) -> None:
    shown = "港を守る潮門は、満潮の前に係員が手で閉じることになっている。\n"
    root = built(
        tmp_path, a_md="潮門（TG: tidal gate）\n", b_md=shown.replace("潮門", "潮門（TG: tidal gate）")
    )
    assert places(exported(root, "anki")) == {"b.md"}
