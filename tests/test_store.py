import dataclasses
import json
import random
import sqlite3
import typing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspaces import content
from yougo.errors import CannotWrite
from yougo.model import json_lines
from yougo.model.concepts import Concept, Evidence, Reading, Ruby, TermWarning, Variant
from yougo.model.documents import Document, Place, Problem
from yougo.model.exporter import Source
from yougo.model.findings import Finding, Name
from yougo.search import LAYOUT, packing
from yougo.store import Store, records, stated
from yougo.store.update import Cached, Changed, Update

FINDING = Finding(
    rule="rule",
    place=Place("a.md", 3),
    acronym="WHO",
    japanese=(Name("世界保健機関", "link", is_bounded=True),),
    english="World Health Organization",
    aliases=("保健機関",),
    problems=(Problem("label-repaired", "…", Place("a.md", 9)),),
)
READING = Reading("せかいほけんきかん", verified=False, basis="engines", ruby=(Ruby("世界", "せかい"),))
CONCEPT = Concept(
    id="who",
    acronym="WHO",
    japanese="世界保健機関",
    reading=READING,
    english="World Health Organization",
    definition="保健の機関。",
    variants=(Variant("保健機関", "ja", "variant", 2),),
    warnings=(TermWarning("homonym", "…", (Place("a.md", 3),)),),
    status="accepted",
    evidence=(Evidence(Place("a.md", 3), "text", "引用"),),
    note="覚え",
    tags=("t",),
    sort="せかいほけんきかん",
)


def changed(name: str, *findings: Finding) -> Changed:
    document = Document(name, title="表題", url="https://example.org/", format="markdown")
    return Changed(
        Cached(name, "hash", 10, 20, "key"),
        document,
        stated.pack(findings),
        (Problem("orphan-footnote", "…", Place(name, 5)),),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "glossary.db"


def test_what_is_stored_comes_back_the_same(path: Path) -> None:
    with Store(path) as store:
        store.update(
            Update(frozenset({"a.md"}), (changed("a.md", FINDING),), concepts=(CONCEPT,), meta={"k": "v"})
        )
    with Store(path) as store:
        assert store.findings() == [FINDING]
        assert store.concepts() == [CONCEPT]
        assert store.sources() == [Source("a.md", "表題", "https://example.org/")]
        assert store.cached() == {"a.md": Cached("a.md", "hash", 10, 20, "key")}
        assert store.meta() == {"k": "v"}
        assert [problem.code for problem in store.problems()] == ["orphan-footnote"]


def test_a_document_that_is_no_longer_listed_takes_its_findings_along(path: Path) -> None:
    with Store(path) as store:
        store.update(Update(frozenset({"a.md"}), (changed("a.md", FINDING),)))
        store.update(Update(frozenset()))
        assert (store.findings(), store.cached()) == ([], {})


def test_the_tables_read_plainly(path: Path) -> None:
    with Store(path) as store:
        store.update(Update(frozenset({"a.md"}), (changed("a.md", FINDING),), concepts=(CONCEPT,)))
    database = sqlite3.connect(path)
    assert database.execute("SELECT text, lang, type, preferred FROM terms").fetchall() == [
        ("WHO", "und", "acronym", 1),
        ("世界保健機関", "ja", "full", 1),
        ("World Health Organization", "en", "full", 1),
        ("保健機関", "ja", "variant", 0),
    ]
    assert database.execute("SELECT concept, code, line FROM warnings ORDER BY line").fetchall() == [
        ("who", "homonym", 3),
        (None, "orphan-footnote", 5),
    ]
    (record,) = database.execute("SELECT record FROM concepts").fetchone()
    line, _ = packing.unpack(record).split("\n")
    assert json.loads(line) == json_lines.record(CONCEPT)
    assert database.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_file_that_is_no_glossary_is_made_anew(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with Store(path) as store:
        assert store.concepts() == []


def test_a_damaged_glossary_is_made_anew(path: Path) -> None:
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=tuple(replace(CONCEPT, id=f"c{n}") for n in range(200))))
    content = bytearray(path.read_bytes())
    content[8192::7] = bytes(byte ^ 0x5A for byte in content[8192::7])
    path.write_bytes(content)
    with Store(path) as store:
        assert store.concepts() == []
        store.update(Update(frozenset(), concepts=(CONCEPT,)))
        assert store.concepts() == [CONCEPT]


def test_a_full_disk_is_told_as_one_and_leaves_the_old_glossary(path: Path) -> None:
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(CONCEPT,)))
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()  # noqa: SLF001 - SQLite's own brake
        store._connection.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001 - likewise
        many = tuple(replace(CONCEPT, id=f"c{n}") for n in range(200))
        with pytest.raises(CannotWrite, match="disk is full"):
            store.update(Update(frozenset(), concepts=many))
        assert store.concepts() == [CONCEPT]


def test_a_file_whose_name_is_no_unicode_is_named(path: Path) -> None:
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(CONCEPT,)))
        with pytest.raises(CannotWrite, match=r"udcff\.md"):
            store.update(Update(frozenset({"\udcff.md"}), (changed("\udcff.md"),)))
        assert store.concepts() == [CONCEPT]


def test_another_layout_is_dropped(path: Path) -> None:
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(CONCEPT,)))
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 999")
    database.close()
    with Store(path) as store:
        assert store.concepts() == []


def test_a_build_that_fails_half_way_leaves_the_old_glossary(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(CONCEPT,)))

        def full(*_: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr("yougo.search.tables.enter", full)
        with pytest.raises(CannotWrite, match="disk is full"):
            store.update(Update(frozenset(), concepts=()))
        assert store.concepts() == [CONCEPT]


def test_readers_see_the_old_glossary_until_the_new_one_is_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look(*_: object) -> None:
        reader = sqlite3.connect(path)
        seen.append(reader.execute("SELECT count(*) FROM concepts").fetchone())
        reader.close()

    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(CONCEPT,)))
        monkeypatch.setattr("yougo.search.tables.enter", look)
        store.update(Update(frozenset(), concepts=()))
        assert (seen, store.concepts()) == ([(1,)], [])


def test_the_contract_has_every_key_for_the_barest_concept() -> None:
    record = json.loads(json_lines.line(Concept("x")))
    assert list(record)[:11] == [
        "id", "acronym", "japanese", "reading", "reading_verified", "english", "definition", "status",
        "variants", "warnings", "sources",
    ]  # fmt: skip
    assert [record[key] for key in ("acronym", "japanese", "reading", "english", "definition")] == [None] * 5


def test_half_a_character_does_not_break_the_contract() -> None:
    assert json.loads(json_lines.line(Concept("x", definition="a\ud800b")).encode())["definition"] == "ab"


names = st.text(max_size=10)
places = st.builds(Place, names, st.integers(1, 9))


@given(
    st.builds(
        Concept,
        names,
        names,
        names,
        st.none() | st.builds(Reading, names, st.booleans(), names),
        names,
        names,
    )
)
def test_any_record_survives_json(concept: Concept) -> None:
    assert records.load(Concept, records.dump(concept)) == concept


def test_storing_little_by_little_gives_what_storing_at_once_gives(tmp_path: Path) -> None:
    others = [replace(CONCEPT, id=f"c{n}", acronym=f"C{n}", reading=None) for n in range(4)]
    steps = [
        others[:3],
        [others[0], CONCEPT, others[2]],
        [others[3], replace(CONCEPT, english="World Hotel Office", variants=()), others[0]],
    ]
    with Store(tmp_path / "steps.db") as store:
        for step in steps:
            store.update(Update(frozenset(), concepts=tuple(step)))
    with Store(tmp_path / "once.db") as store:
        store.update(Update(frozenset(), concepts=tuple(steps[-1])))
    assert content(tmp_path / "steps.db") == content(tmp_path / "once.db")


WORDS = "world health data flow abc ab act trust wto".split()
KANA = {"世界": "せかい", "保健": "ほけん", "機関": "きかん", "流通": "りゅうつう"}
ROMAJI = {"せかい": "sekai", "ほけん": "hoken", "きかん": "kikan", "りゅうつう": "ryuutsuu"}


def any_concept(number: int, chance: random.Random) -> Concept:
    names = [chance.choice(list(KANA)) for _ in range(chance.randint(0, 3))]
    kana = [KANA[name] for name in names]
    romaji = "".join(ROMAJI[each] for each in kana)
    return Concept(
        f"c{number}",
        acronym=chance.choice(["", "WTO", "ABC", "WHO"]),
        japanese="".join(names),
        reading=Reading("".join(kana), verified=True, basis="person", romaji=romaji) if names else None,
        english=" ".join(chance.choice(WORDS) for _ in range(chance.randint(0, 3))),
        variants=tuple(Variant(chance.choice(WORDS), "en", "variant") for _ in range(chance.randint(0, 1))),
        status=chance.choice(["accepted", "candidate", "rejected"]),
    )


@pytest.mark.parametrize("seed", range(25))
def test_a_glossary_that_changed_often_is_as_one_that_is_new(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    with Store(tmp_path / "changed.db") as store:
        for _ in range(4):
            numbers = chance.sample(range(8), chance.randint(1, 7))
            concepts = tuple(any_concept(number, chance) for number in numbers)
            store.update(Update(frozenset(), concepts=concepts))
    with Store(tmp_path / "new.db") as store:
        store.update(Update(frozenset(), concepts=concepts))
    assert content(tmp_path / "changed.db") == content(tmp_path / "new.db")


LAYOUT_OF_FIELDS = 16
STORED_FIELDS = """
    Concept.acronym Concept.confidence Concept.decided Concept.definition Concept.edition_of
    Concept.english Concept.evidence Concept.id Concept.japanese Concept.note Concept.reading
    Concept.sort Concept.status Concept.tags Concept.variants Concept.warnings Decided.documented
    Decided.explicit Decided.field Decided.now Decided.value Evidence.because Evidence.definitions
    Evidence.is_bounded
    Evidence.kind Evidence.letters Evidence.names Evidence.place Evidence.quote Evidence.rule
    Evidence.url Finding.acronym Finding.aliases Finding.citation Finding.definition Finding.english
    Finding.former Finding.japanese Finding.kind Finding.letters Finding.place Finding.problems
    Finding.reading Finding.romaji Finding.rule Finding.sentence Finding.url Finding.voice Name.basis
    Name.is_bounded Name.text Place.document Place.line Place.within Problem.code Problem.message
    Problem.place Reading.basis Reading.others Reading.romaji Reading.ruby Reading.text Reading.verified
    Ruby.base Ruby.kana TermWarning.code TermWarning.message TermWarning.places Variant.count
    Variant.former Variant.lang Variant.reading Variant.text Variant.type
"""
"""What the records in a glossary.db of this layout call their fields."""


def fields_of(kind: type) -> set[str]:
    """The fields of a stored record, and of the records in it."""
    found = {f"{kind.__name__}.{field.name}" for field in dataclasses.fields(kind)}
    for hint in typing.get_type_hints(kind).values():
        for inner in (hint, *typing.get_args(hint)):
            if dataclasses.is_dataclass(inner):
                found |= fields_of(inner)
    return found


def test_a_field_that_is_renamed_or_gone_has_a_layout_of_its_own() -> None:
    """If this fails, raise `search.LAYOUT` and list the fields anew: old records cannot be read."""
    assert LAYOUT == LAYOUT_OF_FIELDS
    now = fields_of(Concept) | fields_of(Finding) | fields_of(Problem)
    assert set(STORED_FIELDS.split()) <= now
