"""Editions made by hand, for the tests of exporters."""

from yougo.model.concepts import Concept, Evidence, Reading, Ruby
from yougo.model.documents import Place
from yougo.model.exporter import Edition, Source

HOSTILE = [
    "<policy term>",
    "R&D <AI>",
    "a\x1fb",
    "か\u3099",
    "{{c1::x}}",
    "{{Front}}",
    "[sound:x.mp3]",
    "[^x]",
    "🗾",
    "</style><script>alert(1)</script>",
    "{{7*7}}",
    '"><img src=x onerror=alert(1)>',
    r"\(\href{javascript:alert(1)}{here}\)",
    r"\[x^2\] and C:\(dir\)",
    "[latex]x[/latex] [$]x[/$] [$$]x[/$$]",
    "[anki:tts lang=en_US]x[/anki:tts] [anki:play:q:0]",
    "{{cloze:Front}} {{{{c1::x}}}} &#123;&#123;Front}}",
]


def concept(identifier: str, **facts: object) -> Concept:
    """A term with a name in each language; `facts` say otherwise."""
    names = {
        "acronym": identifier.upper(),
        "japanese": "信頼機関",
        "english": "Agency of Trust",
        "reading": Reading(
            "しんらいきかん",
            verified=True,
            basis="document",
            ruby=(Ruby("信頼", "しんらい"), Ruby("機関", "きかん")),
        ),
        "evidence": (
            Evidence(
                Place("a.md", 7), "text", f"昨日、信頼機関（{identifier.upper()}）が年次の報告を出した。"
            ),
        ),
        "sort": "しんらいきかん",
    }
    return Concept(identifier, **names | facts)


def edition(
    *concepts: Concept, now: int = 1_700_000_000, times: dict | None = None, **facts: object
) -> Edition:
    """An edition whose clock keeps the first time of each content in `times`."""
    known = {} if times is None else times

    def stamp(key: str, content: str) -> int:
        if known.get(key, ("", 0))[0] != content:
            known[key] = (content, now)
        return known[key][1]

    given = {"sources": (Source("a.md", "資料", "https://example.org/a"),), **facts}
    return Edition(
        **{"title": "試験", "namespace": "namespace", "concepts": concepts, "stamp": stamp} | given
    )
