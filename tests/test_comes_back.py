"""What the lists that yougo writes for other programs say when they are read as documents."""

import pytest

from yougo.api import find_terms
from yougo.exporters import csv, interchange
from yougo.exporters.names import translations
from yougo.model.concepts import Concept, Reading, TermWarning, Variant
from yougo.model.exporter import Edition, Exporter

FORMATS: dict[str, tuple[Exporter, set[str]]] = {
    "list.csv": (csv.EXPORTER, set()),
    "list.xlsx": (interchange.XLSX, set()),
    "list.tbx": (interchange.TBX, set()),
    "list.utf8": (interchange.OMEGAT, {"former", "definition", "reading", "acronym with Japanese"}),
    "list.yomitan.zip": (interchange.YOMITAN, {"former"}),
}
"""By a file's name: what writes it, and what is lost in it. Former names are names of today then."""
DEFINITION = "共通の言葉で検索するための仕組み。"
FULL = {
    "japanese": "共通検索基盤",
    "english": "Common Search Platform",
    "definition": DEFINITION,
    "reading": Reading("きょうつうけんさくきばん", verified=True, basis="person"),
}
CONCEPTS = {
    "plain": Concept("a", **FULL),
    "acronym": Concept("a", acronym="CSP", **FULL),
    "acronym with Japanese": Concept("a", acronym="日米CSP", **FULL),
    "variants": Concept(
        "a",
        acronym="CSP",
        variants=(
            Variant("検索基盤", "ja", "variant", "けんさくきばん"),
            Variant("Search Platform", "en", "variant"),
            Variant("CSPF", "en", "acronym"),
        ),
        **FULL,
    ),
    "former name": Concept(
        "a", acronym="CSP", variants=(Variant("旧検索基盤", "ja", "variant", former=True),), **FULL
    ),
    "unread": Concept(
        "a",
        warnings=(TermWarning("reading-unverified", "…"),),
        **FULL | {"reading": Reading("きょうつうけんさくきばん", verified=False, basis="engines")},
    ),
    "no Japanese": Concept(
        "a", acronym="CSP", english="Common Search Platform", definition="A platform for searching."
    ),
    "no English": Concept("a", acronym="CSP", japanese="共通検索基盤", definition=DEFINITION),
}


def facts(concept: Concept, lost: set[str]) -> dict[str, object]:
    former = {name.text for name in concept.variants if name.former}
    told = {
        "acronym": concept.acronym,
        "japanese": concept.japanese,
        "english": concept.english,
        "definition": concept.definition,
        "names": {name.text for name in concept.variants} - former,
        "reading": concept.known_reading.basis in {"person", "document"} and concept.known_reading.text,
        "former": former,
    }
    if "former" in lost:
        told["names"] |= former
    return {key: value for key, value in told.items() if key not in lost}


@pytest.mark.parametrize("kind", CONCEPTS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_list_comes_back_as_it_was(name: str, kind: str) -> None:
    exporter, lost = FORMATS[name]
    if kind in lost:
        pytest.skip("the format does not tell it from a name")
    concept = CONCEPTS[kind]
    edition = Edition("用語集", "namespace", concepts=(concept,))
    found = find_terms(exporter.lead + exporter.export(edition), name)
    if exporter is interchange.OMEGAT and not translations(concept):
        assert found == []
        return
    (read,) = found
    assert facts(read, lost) == facts(concept, lost)
