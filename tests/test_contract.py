import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.model import json_lines
from yougo.model.concepts import Concept, Decided, Evidence, Reading, TermWarning, Variant
from yougo.model.documents import Place

CONCEPT = Concept(
    id="who",
    acronym="WHO",
    japanese="世界保健機関",
    reading=Reading("せかいほけんきかん", verified=True, basis="person", romaji="sekaihokenkikan"),
    english="World Health Organization",
    definition="保健の機関。",
    variants=(Variant("保健機関", "ja", "variant", 2),),
    warnings=(TermWarning("homonym", "…", (Place("a.md", 3),)),),
    status="accepted",
    decided=(Decided("acronym", "WHO", "WHO", "W.H.O."),),
    evidence=(
        Evidence(
            Place("b.md", 9),
            "footnote",
            "後",
            "footnotes",
            "",
            ("WHO", "World Health Organization"),
            "initials",
        ),
        Evidence(Place("a.md", 3), "text", "先"),
    ),
    note="覚え",
    tags=("t",),
)


def test_a_concept_is_one_line_that_says_all_of_it() -> None:
    assert json.loads(json_lines.line(CONCEPT)) == {
        "id": "who",
        "acronym": "WHO",
        "japanese": "世界保健機関",
        "reading": "せかいほけんきかん",
        "reading_verified": True,
        "english": "World Health Organization",
        "definition": "保健の機関。",
        "status": "accepted",
        "variants": [{"text": "保健機関", "lang": "ja", "type": "variant", "former": False, "count": 2}],
        "warnings": [
            {"code": "homonym", "message": "…", "places": [{"document": "a.md", "line": 3, "within": None}]}
        ],
        "sources": [
            {
                "document": "b.md",
                "line": 9,
                "within": None,
                "kind": "footnote",
                "quote": "後",
                "rule": "footnotes",
                "names": ["WHO", "World Health Organization"],
                "letters": "initials",
            },
            {
                "document": "a.md",
                "line": 3,
                "within": None,
                "kind": "text",
                "quote": "先",
                "rule": "",
                "names": [],
                "letters": None,
            },
        ],
        "romaji": "sekaihokenkikan",
        "note": "覚え",
        "tags": ["t"],
        "decisions": [{"field": "acronym", "value": "WHO", "said": "WHO", "now": "W.H.O."}],
        "confidence": 1.0,
        "edition_of": None,
    }


def test_japanese_is_written_as_it_is() -> None:
    assert '"japanese": "世界保健機関"' in json_lines.line(CONCEPT)


@pytest.mark.parametrize("definition", ["a\n\u0301b", "a\t\u030cb", 'a"\u0338b'])
def test_an_accent_behind_an_escaped_character_leaves_the_json_whole(definition: str) -> None:
    assert json.loads(json_lines.line(Concept("x", definition=definition)))["definition"] == definition


def test_half_a_character_is_left_out_wherever_it_stands() -> None:
    half = "a\ud800b"
    concept = Concept("x", variants=(Variant(half, "en", "variant"),), tags=(half,), note=half)
    read = json.loads(json_lines.line(concept).encode())
    assert (read["variants"][0]["text"], read["tags"], read["note"]) == ("ab", ["ab"], "ab")


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_any_text_gives_one_whole_line(text: str) -> None:
    line = json_lines.line(Concept("x", definition=f"({text})", tags=(text,)))
    assert len(line.splitlines()) == 1
    json.loads(line.encode())
