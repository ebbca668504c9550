"""The sample's documents, scored by the hand-checked list of what they state."""

import json
import re
from pathlib import Path

import pytest

import scoring
from yougo.cli.fast_lookup.entry_point import run

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "glossary" / "sources"
GOLD = Path(__file__).parent / "gold" / "sample.jsonl"


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the documents alone give, without the decisions of the sample's terms.toml."""
    root = tmp_path_factory.mktemp("gold") / "w"
    assert run(["init", str(root)]) == 0
    assert run(["--workspace", str(root), "add", str(SOURCES)]) == 0
    assert run(["--workspace", str(root), "export", "jsonl", "-o", str(root / "all.jsonl")]) == 0
    return root / "all.jsonl"


def test_all_that_the_sample_states_is_found_and_nothing_else(export: Path) -> None:
    score = scoring.score(export, GOLD)
    assert score.missing == []
    assert score.wrong == []
    assert score.unflagged == []
    assert (score.recall, score.precision) == (1.0, 1.0)


def test_every_name_of_the_gold_list_stands_in_the_documents_it_names() -> None:
    texts = {path.name: stated(path.read_text(encoding="utf-8")) for path in SOURCES.iterdir()}
    for entry in scoring.records(GOLD):
        text = "".join(texts[name] for name in entry["documents"])
        for name in [*entry["japanese"], *entry["english"], *entry.get("definition_has", [])]:
            assert scoring.plain(name) in text, name


def stated(text: str) -> str:
    """A document's text, as read and as written, and without its brackets: 環太平洋（TPP）協定."""
    read = re.sub(r"\[\^[^\]]*\]|\]\([^()]*\)|\[", "", text)
    return "".join(map(scoring.plain, (read, text, re.sub("（[^（）]*）", "", text))))


def test_the_scorer_sees_what_is_lost_what_is_false_and_what_is_not_flagged(
    export: Path, tmp_path: Path
) -> None:
    concepts = {concept["acronym"]: concept for concept in scoring.records(export)}
    del concepts["IMF"]
    concepts["WTO"]["english"] = "World Toy Organization"
    concepts["SB"]["warnings"] = []
    spoilt = tmp_path / "spoilt.jsonl"
    spoilt.write_text("".join(json.dumps(concept) + "\n" for concept in concepts.values()), encoding="utf-8")
    score = scoring.score(spoilt, GOLD)
    assert ("acronym-japanese", "imf", "国際通貨基金") in score.missing
    assert ("acronym-english", "wto", "worldtradeorganization") in score.missing
    assert ("acronym-english", "wto", "worldtoyorganization") in score.wrong
    assert score.unflagged == ["SB"]
    assert score.recall < 1
    assert score.precision < 1
