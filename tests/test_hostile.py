"""Documents that nobody should write: each is read or refused in one sentence, and nothing is lost."""

import os
import sys
from pathlib import Path

import pytest

from workspaces import take_candidates, workspace
from yougo.cli.fast_lookup.entry_point import run

DOCUMENTS = {
    "empty.md": b"",
    "brackets.txt": "（".encode() * 100_000,
    "pairs.md": b"(" * 100_000 + b"x" + b")" * 100_000,
    "empty_pairs.txt": "（）()".encode() * 50_000,
    "acronyms.txt": b"(AB)" * 50_000,
    "square.md": b"[" * 100_000,
    "nul.txt": "世界保健機関（WHO）\0は\x1f機関。".encode(),
    "surrogate.txt": "世界保健機関（WHO）".encode() + b"\xed\xa0\x80",
    "self.md": "国際通貨基金（IMF[^a]）。\n\n[^a]: International Monetary Fund[^a]。\n".encode(),
    "yaml.md": "---\ntitle: [x\n---\n国際連合（UN）。\n".encode(),
    "tags.md": "世界保健機関（WHO）は<script>alert(1)</script>{{7*7}}である。\n".encode(),
    "quotes.md": "「「「「「「世界保健機関（WHO」」」」）」」".encode() * 500,
}


def build(tmp_path: Path, name: str, content: bytes) -> tuple[int, Path]:
    root = workspace(tmp_path / "w", good_md="石油輸出国機構（OPEC）。\n")
    take_candidates(root)
    (root / "docs" / name).write_bytes(content)
    return run(["--workspace", str(root), "build"]), root


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_a_hostile_document_is_read_and_stops_no_other(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, root = build(tmp_path, name, DOCUMENTS[name])
    told = capsys.readouterr().err
    assert code in (0, 1)
    assert "Traceback" not in told
    assert "unexpected" not in told
    assert (name in told) == (code == 1 or name in ("yaml.md", "empty.md"))
    assert run(["--workspace", str(root), "lookup", "OPEC"]) == 0
    assert {path.name for path in (root / "build").iterdir()} >= {"w.apkg", "w.html", "w.csv", "w.jsonl"}


@pytest.mark.slow
def test_ten_megabytes_on_one_line_are_read(tmp_path: Path) -> None:
    rain = "雨が降る日は家で本を読む。" * 140_000
    content = f"{rain}国際原子力機関（IAEA）の話はしない。{rain}".encode()
    code, root = build(tmp_path, "long.txt", content)
    assert len(content) > 10_000_000
    assert code == 0
    assert run(["--workspace", str(root), "lookup", "IAEA"]) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
def test_a_file_whose_name_is_no_text_is_refused_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, root = build(tmp_path, os.fsdecode(b"\xff.md"), "世界保健機関（WHO）".encode())
    told = capsys.readouterr().err.splitlines()
    assert code == 1
    assert sum("rename the file" in line for line in told) == 1
    assert run(["--workspace", str(root), "lookup", "OPEC"]) == 0
    assert run(["--workspace", str(root), "check"]) == 1
    assert "in 1 document." in capsys.readouterr().err


def test_a_binary_file_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, root = build(tmp_path, "binary.txt", bytes(range(256)) * 100)
    told = capsys.readouterr().err.splitlines()
    assert code == 1
    assert sum("binary.txt" in line for line in told) == 1
    assert run(["--workspace", str(root), "lookup", "OPEC"]) == 0


@pytest.mark.slow
def test_no_document_is_ever_written_to(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    for name, content in DOCUMENTS.items():
        (root / "docs" / name).write_bytes(content)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "docs").iterdir()}
    run(["--workspace", str(root), "build"])
    run(["--workspace", str(root), "edit", "WHO", "--accept"])
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "docs").iterdir()}
    assert after == before
