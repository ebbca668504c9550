"""The two real documents, scored by the hand-made gold list; skipped where they are not at hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from shared import DOCUMENTS, EVALUATION, needs_shared
from yougo.cli.fast_lookup.entry_point import run

pytestmark = needs_shared


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("real")
    assert run(["init", str(root)]) == 0
    documents = sorted(str(path) for path in (DOCUMENTS).iterdir())
    assert run(["--workspace", str(root), "add", *documents]) == 0
    assert run(["--workspace", str(root), "export", "jsonl", "-o", str(root / "all.jsonl")]) == 0
    return root


def test_what_the_gold_list_states_is_found_and_nothing_else(workspace: Path) -> None:
    score = [
        sys.executable,
        EVALUATION / "score.py",
        workspace / "all.jsonl",
        EVALUATION / "seeds.gold.jsonl",
    ]
    done = subprocess.run(score, check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    assert result["recall"] >= 0.98
    assert result["precision"] >= 0.98
    assert result["suspects_flagged"] == "1/1"
    assert len(set(result["readings_right"].split("/"))) == 1
    assert result["concepts"] >= 60


@pytest.mark.parametrize("acronym", ["DFFT", "IAP", "JICT", "CPTPP", "IGF"])
def test_the_acronyms_that_everybody_asks_for_are_found(
    workspace: Path, acronym: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--workspace", str(workspace), "lookup", acronym, "--json"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["acronym"] == acronym
    assert first["japanese"]
    assert first["reading"]
    assert first["sources"]
    assert first["english"] or acronym == "JICT"  # whose English name the documents do not state


def test_every_source_line_holds_what_it_is_the_source_of(workspace: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8").split("\n") for path in (DOCUMENTS).iterdir()}
    for line in (workspace / "all.jsonl").read_text(encoding="utf-8").splitlines():
        concept = json.loads(line)
        names = [concept["acronym"], concept["japanese"], concept["english"]]
        names += [variant["text"] for variant in concept["variants"]]
        for source in concept["sources"]:
            text = narrowed(texts[source["document"]][source["line"] - 1])
            words = (
                concept["definition"][:8]
                if source["kind"] in {"footnote", "note"} and concept["definition"]
                else ""
            )
            assert any(narrowed(name) in text for name in names if name) or (
                words and narrowed(words) in text
            ), source


def narrowed(text: str) -> str:
    return "".join(chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char for char in text).casefold()


def test_both_dangling_labels_and_all_four_orphans_are_told(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "build" / "glossary.db").unlink()
    assert run(["--workspace", str(workspace), "build"]) == 0
    told = capsys.readouterr().err
    assert told.count(": dangling-footnote: ") == 2
    assert told.count(": orphan-footnote: ") == 4
    assert "perhaps [^jpa-epa]" in told
    assert "perhaps [^dejuru]" in told


def test_the_text_s_only_explanation_behind_a_star_is_found(workspace: Path) -> None:
    concepts = [json.loads(line) for line in (workspace / "all.jsonl").read_text("utf-8").splitlines()]
    starred = [
        source
        for concept in concepts
        for source in concept["sources"]
        if source["document"].endswith(".txt") and source["quote"].startswith("※") and concept["definition"]
    ]
    assert len(starred) == 1
