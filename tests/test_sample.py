"""The sample that comes with yougo: this repository is a workspace."""

import json
import shutil
from pathlib import Path

import pytest

from yougo.cli.fast_lookup.entry_point import run

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "main"
    shutil.copytree(ROOT / "glossary", root / "glossary")
    assert run(["--workspace", str(root), "build"]) == 0
    assert run(["--workspace", str(root), "export", "jsonl"]) == 0
    return root


@pytest.fixture(scope="module")
def concepts(sample: Path) -> dict[str, dict]:
    lines = (sample / "build" / "main.jsonl").read_text(encoding="utf-8").splitlines()
    return {concept["id"]: concept for concept in map(json.loads, lines)}


def test_it_makes_a_glossary_a_deck_and_a_sheet(sample: Path) -> None:
    assert {path.name for path in (sample / "build").iterdir()} >= {"glossary.db", "main.apkg", "main.html"}


def test_building_it_leaves_what_people_wrote_as_it_was(sample: Path) -> None:
    for path in (ROOT / "glossary").rglob("*"):
        if path.is_file():
            assert (sample / path.relative_to(ROOT)).read_bytes() == path.read_bytes(), path


def test_it_holds_at_least_sixty_terms_those_that_everybody_asks_for_among_them(
    concepts: dict[str, dict],
) -> None:
    assert len(concepts) >= 60
    assert {"dfft", "iap", "jict", "cptpp", "igf"} <= concepts.keys()


def test_names_meet_across_languages(concepts: dict[str, dict]) -> None:
    for identifier in ("dfft", "igf", "iap", "jica", "meti", "gdpr"):
        documents = {source["document"] for source in concepts[identifier]["sources"]}
        assert {name.rsplit(".")[-1] for name in documents} == {"md"} or len(documents) > 1
        assert "glossary/sources/global-digital-policy.md" in documents
        assert concepts[identifier]["japanese"]


def test_its_one_slip_is_caught(
    concepts: dict[str, dict], sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "sb" not in concepts  # rejected by a person, after it was flagged
    assert run(["--workspace", str(sample), "show", "sb"]) == 0
    assert "expansion-claimed-twice" in capsys.readouterr().out


def test_its_dangling_label_is_repaired_and_said_to_be(concepts: dict[str, dict]) -> None:
    concept = concepts["フォーラム標準"]
    assert concept["definition"].startswith("関心のある企業")
    assert "label-repaired" in {warning["code"] for warning in concept["warnings"]}


def test_nothing_is_mined_from_comments_code_quantities_and_remarks(concepts: dict[str, dict]) -> None:
    names = {concept[key] for concept in concepts.values() for key in ("acronym", "japanese")}
    assert not names & {"整備", "参加国", "会合", "東京", "共同声明", "話題", "お問い合わせ"}


def test_decided_terms_are_as_they_were_decided(concepts: dict[str, dict]) -> None:
    assert concepts["gats"]["english"] == "General Agreement on Trade in Services"
    assert concepts["gats"]["status"] == "accepted"
