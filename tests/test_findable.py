"""Every term of the sample and of real documents is found, however it is typed."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pykakasi
import pytest

from shared import DOCUMENTS, needs_shared
from workspaces import SETTINGS
from yougo.language.characters import hiragana
from yougo.language.folding import SCHOOLS, fold
from yougo.model.concepts import Concept
from yougo.pipeline.build import refresh
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load
from yougo.search.fuzzy import may_be_typo
from yougo.search.index import Index
from yougo.search.query import TIERS

ROOT = Path(__file__).parents[1]
KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
PYKAKASI = pykakasi.kakasi()
MACRONS = (("aa", "ā"), ("uu", "ū"), ("ee", "ē"), ("oo", "ō"), ("ou", "ō"))


@pytest.fixture(scope="module", params=["sample", pytest.param("real", marks=needs_shared)])
def glossary(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(tmp_path_factory.mktemp("findable") / "w")
    if request.param == "sample":
        shutil.copytree(ROOT / "glossary", made.glossary)
    else:
        shutil.copytree(DOCUMENTS, made.root / "docs")
        made.glossary.mkdir()
        made.settings.write_text(SETTINGS, encoding="utf-8")
    refresh.refresh(made)
    return made


def typed(concept: Concept) -> Iterator[str]:
    """What a person types who wants this term."""
    yield from (concept.japanese[n : n + 2] for n in range(len(concept.japanese) - 1))
    if concept.reading:
        kana = hiragana(concept.reading.text)
        yield from (kana, kana.translate(KATAKANA), *romaji(concept.reading.romaji), *others(kana))
    if concept.acronym:
        yield from (concept.acronym.lower(), concept.acronym.translate(WIDE))
    yield from (word for word in concept.english.replace("-", " ").split() if len(word) >= 5)


def others(kana: str) -> Iterator[str]:
    """Romaji as another program writes it, syllable by syllable."""
    pieces = PYKAKASI.convert(kana)
    yield from ("".join(piece[school] for piece in pieces) for school in ("hepburn", "kunrei"))


def romaji(hepburn: str) -> Iterator[str]:
    kunrei = hepburn
    for ours, theirs in SCHOOLS:
        kunrei = kunrei.replace(ours, theirs)
    for school in (hepburn, kunrei):
        yield school
        for plain, long in MACRONS:
            school = school.replace(plain, long)  # noqa: PLW2901 - one after the other
        yield school


def slips(word: str, chance: random.Random) -> Iterator[str]:
    """One slip of each kind, anywhere in the word."""
    at, other = chance.randrange(len(word)), chance.randrange(len(word) - 1)
    letter = chance.choice("aeiknrst" if fold(word).isascii() else "かしのんアテ")
    yield word[:at] + word[at + 1 :]
    yield word[:at] + letter + word[at:]
    yield word[:at] + letter + word[at + 1 :]
    yield word[:other] + word[other + 1] + word[other] + word[other + 2 :]


def test_every_term_is_found_by_every_piece_and_spelling_of_its_names(glossary: Workspace) -> None:
    with Index(str(glossary.database)) as index:
        for concept in visible(glossary):
            for query in typed(concept):
                assert concept.id in [hit.id for hit in index.find(query, 0)], query


@pytest.mark.slow
def test_every_term_is_found_with_one_slip_of_the_finger(glossary: Workspace) -> None:
    chance = random.Random(20260101)  # noqa: S311 - the same slips in every run
    with Index(str(glossary.database)) as index:
        for concept in visible(glossary):
            for query in typed(concept):
                for slip in slips(query, chance) if len(query) >= 5 else ():
                    if not may_be_typo(fold(slip)):
                        continue
                    assert concept.id in [hit.id for hit in index.find(slip, 0)], (query, slip)


def test_exact_hits_come_before_all_others(glossary: Workspace) -> None:
    with Index(str(glossary.database)) as index:
        for concept in visible(glossary):
            for query in filter(None, (concept.acronym, concept.japanese, concept.english)):
                hits = index.find(query, 0)
                tiers = [TIERS.index(hit.tier) for hit in hits]
                assert tiers == sorted(tiers)
                assert concept.id in [hit.id for hit in hits if hit.tier == "exact"]


@pytest.mark.parametrize("limit", [1, 3, 0])
def test_the_best_is_the_same_however_many_are_asked_for(glossary: Workspace, limit: int) -> None:
    chance = random.Random(20260102)  # noqa: S311 - the same pieces in every run
    with Index(str(glossary.database)) as index:
        for concept in visible(glossary):
            for name in filter(None, (concept.acronym, concept.japanese, concept.english)):
                start = chance.randrange(len(name))
                query = name[start : start + chance.randint(1, 12)]
                best = [hit.id for hit in index.find(query)][:1]
                assert [hit.id for hit in index.find(query, limit)][:1] == best, query


def visible(glossary: Workspace) -> list[Concept]:
    return [concept for concept in load(glossary).concepts if concept.status != "rejected"]


def meant() -> list[tuple[str, str]]:
    """The hand-made table of what a person types and means."""
    lines = (ROOT / "tests" / "cases" / "lookup" / "first.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(tmp_path_factory.mktemp("meant") / "w")
    shutil.copytree(ROOT / "glossary", made.glossary)
    refresh.refresh(made)
    return made


@pytest.mark.parametrize(("query", "identifier"), meant())
def test_what_is_most_likely_meant_comes_first(sample: Workspace, query: str, identifier: str) -> None:
    with Index(str(sample.database)) as index:
        assert index.find(query)[0].id == identifier
