"""Look-ups give what a search through all names gives, which uses none of the indices."""

import random
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

import pytest

from test_findable import slips
from yougo.language.folding import fold
from yougo.model.concepts import Concept, Reading, Variant
from yougo.search import database as search_database
from yougo.search import fuzzy, tables
from yougo.search.index import Index
from yougo.store import Store
from yougo.store.update import Update

WORDS = (
    ("機関", "きかん", "kikan", "Agency"),
    ("会議", "かいぎ", "kaigi", "Council"),
    ("情報", "じょうほう", "jouhou", "Information"),
    ("データ", "データ", "deeta", "Data"),
    ("の", "の", "no", "of"),
    ("保健", "ほけん", "hoken", "Health"),
    ("超", "ちょう", "chou", "Hyper"),
    ("C#", "シーシャープ", "shiishaapu", "C#"),
    ("京都", "きょうと", "kyouto", "Kyōto"),
)
STATUSES = ("candidate", "accepted", "candidate", "rejected")
Key = tuple[int, int, str, int]


def concepts(chance: random.Random, count: int) -> Iterator[Concept]:
    for number in range(count):
        words = chance.choices(WORDS, k=chance.randint(1, 5))
        japanese, kana, romaji, english = ("".join(map(itemgetter(n), words)) for n in range(4))
        spaced = " ".join(word[3] for word in words)
        initials = "".join(word[3][0] for word in words).upper()
        yield Concept(
            id=f"t{number}",
            acronym=initials if number % 3 == 0 else "",
            japanese=japanese if number % 5 else "",
            reading=Reading(kana, verified=True, basis="document", romaji=romaji) if number % 5 else None,
            english=spaced if number % 4 else "",
            status=STATUSES[number % len(STATUSES)],
            variants=(Variant(f"{english} {number}", "en", "variant"),),
        )


def queries(terms: list[Concept], chance: random.Random) -> Iterator[str]:
    for term in chance.sample(terms, 6):
        reading = term.known_reading
        for name in filter(None, (term.japanese, reading.text, reading.romaji, term.english)):
            start, length = chance.randrange(len(name)), chance.randint(1, 5)
            yield from (name, name[:length], name[start : start + length], name[1:30], f"{name}について")
            yield from slips(name, chance) if len(name) > 3 else ()
        yield from (term.acronym, f"{chance.choice(WORDS)[3]} {chance.choice(WORDS)[3]}")
    yield from ('"', "'a", "*", "会", "c#", "C", "#", "\\", "of of", "\x00", "^a NEAR(b)")


def found(index: Index, query: str) -> list[object]:
    hits = index.find(query)
    lists = (
        hits,
        index.find(query, 0),
        index.find(query, 30),
        index.suggestions(query),
        index.starting(query, 5),
    )
    return [index.others(query, hits), *([(hit.id, hit.tier) for hit in each] for each in lists)]


def scanning(monkeypatch: pytest.MonkeyPatch, terms: list[Concept]) -> None:
    """Replace the indices of keys and of slips by all that is in them."""
    numbered = list(enumerate(terms, 1))
    keys = sorted(
        (kind, tables.STANDINGS[term.status], key, number)
        for number, term in numbered
        for kind, key in tables._keys(term)  # noqa: SLF001 - what is entered, not how
    )
    entries = [tables._entry(number, term) for number, term in numbered]  # noqa: SLF001 - likewise
    names = [[*entry.of_kinds("name", "reading", "romaji", "sound"), *entry.long_words] for entry in entries]

    def borne(
        _: object, columns: tuple[str, ...], kind: str, bounds: tuple[str, str], most: int
    ) -> list[tuple]:
        asked = len(columns[0].split(","))
        rows = [row for row in keys if row[0] == kind and row[1] < 2 and bounds[0] <= row[2] <= bounds[1]]
        return [(number, standing, key)[:asked] for _, standing, key, number in rows[:most]]

    monkeypatch.setattr(search_database, "_borne", borne)
    monkeypatch.setattr(fuzzy, "entered_under", lambda *_: names)


def test_an_index_finds_what_a_search_through_all_names_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same in each run
    terms = list(concepts(chance, 150))
    with Store(tmp_path / "glossary.db") as store:
        store.update(Update(frozenset(), concepts=tuple(terms)))
    asked = list(dict.fromkeys(queries(terms, chance)))
    with Index(str(tmp_path / "glossary.db")) as index:
        at_once = [found(index, query) for query in asked]
        scanning(monkeypatch, terms)
        for query, answer in zip(asked, at_once, strict=True):
            assert found(index, query) == answer, query
    assert sum(bool(answer[1]) for answer in at_once) > len(asked) // 2
    assert any(fold(query) and not answer[1] for query, answer in zip(asked, at_once, strict=True))
