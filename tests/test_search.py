from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from yougo.errors import UnusableGlossary
from yougo.model.concepts import Concept, Reading, Variant
from yougo.search.fuzzy import is_near
from yougo.search.index import Index
from yougo.search.query import Hit
from yougo.store import Store
from yougo.store.update import Update


def read(kana: str, romaji: str) -> Reading:
    return Reading(kana, verified=True, basis="document", romaji=romaji)


CONCEPTS = (
    Concept(
        id="dft",
        acronym="DFT",
        japanese="信頼できるデータ流通",
        reading=read("しんらいできるデータりゅうつう", "shinraidekirudeetaryuutsuu"),
        english="Data Flow with Trust",
    ),
    Concept(
        id="itu-t",
        acronym="ITU-T",
        japanese="電気通信標準化部門",
        reading=read("でんきつうしんひょうじゅんかぶもん", "denkitsuushinhyoujunkabumon"),
    ),
    Concept(
        id="forum",
        japanese="情報フォーラム",
        reading=read("じょうほうフォーラム", "jouhoufooramu"),
        english="Internet Information Forum",
    ),
    Concept(id="data", japanese="データ", reading=read("データ", "deeta")),
    Concept(
        id="who",
        acronym="WHO",
        english="World Health Organization",
        variants=(Variant("世界保健機関", "ja", "variant"),),
    ),
    Concept(id="gone", acronym="GONE", english="Gone Term", status="rejected"),
)


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "glossary.db"
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=CONCEPTS))
    return path


def find(glossary: Path, query: str, limit: int = 10) -> list[Hit]:
    with Index(str(glossary)) as index:
        return index.find(query, limit)


def named(glossary: Path, name: str) -> list[str]:
    with Index(str(glossary)) as index:
        return index.named(name)


def found(glossary: Path, query: str, limit: int = 10) -> list[str]:
    return [hit.id for hit in find(glossary, query, limit)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dft", "dft"),
        ("ＤＦＴ", "dft"),
        ("信頼", "dft"),
        ("流通", "dft"),
        ("しんらい", "dft"),
        ("シンライ", "dft"),
        ("shinrai", "dft"),
        ("sinrai", "dft"),
        ("data flow", "dft"),
        ("Flow with", "dft"),
        ("ituT", "itu-t"),
        ("ITU T", "itu-t"),
        ("denki tsūshin", "itu-t"),
        ("jōhō", "forum"),
        ("joho", "forum"),
        ("zyouhou", "forum"),
        ("jouhou fōramu", "forum"),
        ("Intrenet Information Forum", "forum"),
        ("データ", "data"),
        ("世界保健機関", "who"),
        ("保健", "who"),
        ("World Helth Organization", "who"),
    ],
)
def test_a_query_finds_its_term_first(glossary: Path, query: str, first: str) -> None:
    assert found(glossary, query)[0] == first


def test_every_piece_of_two_characters_of_a_name_finds_it(glossary: Path) -> None:
    for wanted in CONCEPTS[:-1]:
        for name in (wanted.japanese, wanted.reading.text if wanted.reading else ""):
            for start in range(len(name) - 1):
                assert wanted.id in [hit.id for hit in find(glossary, name[start : start + 2], 0)]


@pytest.mark.parametrize("query", ["OE", "OECD", "oecd情報", "ＯＥＣＤ"])
def test_latin_letters_inside_a_japanese_name_are_found(tmp_path: Path, query: str) -> None:
    path = tmp_path / "glossary.db"
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(Concept("x", japanese="東京OECD情報局"),)))
    assert found(path, query) == ["x"]


@pytest.mark.parametrize("query", ["itchidanketsu", "icchidanketsu", "ittidanketu", "itchi", "icchi", "itti"])
def test_a_small_tsu_before_ch_sounds_the_same_however_it_is_spelled(tmp_path: Path, query: str) -> None:
    path = tmp_path / "glossary.db"
    concept = Concept("x", japanese="一致団結", reading=read("いっちだんけつ", "icchidanketsu"))
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(concept,)))
    assert [hit.tier in ("exact", "sound", "prefix") for hit in find(path, query)] == [True]


def test_a_name_of_a_page_s_length_is_found_by_each_part_and_kept_small(tmp_path: Path) -> None:
    path = tmp_path / "glossary.db"
    name = "".join(chr(0x4E00 + n) for n in range(3000))
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=(Concept("x", japanese=name),)))
    assert found(path, name[1500:1510]) == found(path, name[1500:2500]) == found(path, name) == ["x"]
    assert path.stat().st_size < 1000 * len(name)


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_file_that_is_no_glossary_is_told_of_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "glossary.db"
    path.write_bytes(content)
    with pytest.raises(UnusableGlossary, match="yougo build"):
        find(path, "who")
    with pytest.raises(UnusableGlossary, match="yougo build"):
        named(path, "who")


@pytest.mark.parametrize("query", ["wwww", "qqqqqq", "wwwww", "wawaw", "ーーーー"])
def test_a_key_held_down_is_no_slip_of_a_name(tmp_path: Path, query: str) -> None:
    path = tmp_path / "glossary.db"
    concepts = (
        Concept("www", acronym="WWW", english="World Wide Web"),
        Concept("wawa", acronym="WAWA", japanese="わわ", reading=read("わわ", "wawa")),
        Concept("cocoa", japanese="こここ", reading=read("こここ", "kokoko")),
    )
    with Store(path) as store:
        store.update(Update(frozenset(), concepts=concepts))
    assert found(path, query) == []


def test_an_exact_hit_comes_before_all_others_and_ends_the_search(glossary: Path) -> None:
    hits = find(glossary, "データ")
    assert [(hit.id, hit.tier) for hit in hits] == [("data", "exact")]


def test_rejected_terms_are_not_found(glossary: Path) -> None:
    assert found(glossary, "GONE") == []


def test_a_limit_cuts_and_zero_does_not(glossary: Path) -> None:
    assert len(find(glossary, "で", 1)) == 1
    assert len(find(glossary, "で", 0)) >= 2


def test_an_id_or_a_name_is_resolved_exactly(glossary: Path) -> None:
    assert named(glossary, "ＷＨＯ") == ["who"]
    assert named(glossary, "世界保健機関") == ["who"]
    assert named(glossary, "保健") == []


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(query=st.text(max_size=20))
def test_any_query_is_answered(glossary: Path, query: str) -> None:
    assert isinstance(find(glossary, query), list)


def test_a_glossary_in_a_folder_that_cannot_be_written_is_still_searched(
    glossary: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "glossary.db"
    with Store(glossary):  # closing it folds the write-ahead log into the file
        pass
    copy.write_bytes(glossary.read_bytes())
    copy.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert found(copy, "dft") == ["dft"]
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("forum", "forum", True),
        ("forum", "form", True),
        ("form", "forum", True),
        ("fourm", "forum", True),
        ("farum", "forum", True),
        ("frm", "forum", False),
        ("mroof", "forum", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_slip_is_near_and_two_are_not(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) is near


def glossary_of(folder: Path, *concepts: Concept) -> Path:
    with Store(folder / "glossary.db") as store:
        store.update(Update(frozenset(), concepts=concepts))
    return folder / "glossary.db"


def test_a_typo_without_a_vowel_is_no_beginning_of_a_sound(tmp_path: Path) -> None:
    reading = read("DFFTぐたいか", "DFFTgutaika")
    named = (Concept("dfft", acronym="DFFT"), Concept("iap", japanese="DFFT具体化", reading=reading))
    assert found(glossary_of(tmp_path, *named), "DFTT")[0] == "dfft"


@pytest.mark.parametrize(
    "query", ["じょうほうけざい", "ジョウホウケザイ", "じょうほうけいいざい", "じょうほーけいざい"]
)
def test_kana_with_a_typo_are_no_sentence_about_the_names_in_them(tmp_path: Path, query: str) -> None:
    meant = Concept("meant", japanese="情報経済", reading=read("じょうほうけいざい", "jouhoukeizai"))
    inside = [Concept(name, japanese=name) for name in ("ほうけ", "じょう", "ざいい")]
    assert found(glossary_of(tmp_path, meant, *inside), query)[0] == "meant"


@pytest.mark.parametrize("query", ["せかいほけんきかん", "ほけんきかん", "せかいほけんきかい"])
def test_a_further_name_is_found_by_the_reading_that_is_stated_for_it(tmp_path: Path, query: str) -> None:
    further = Variant("世界保健機関", "ja", "variant", reading="せかいほけんきかん")
    assert found(glossary_of(tmp_path, Concept("who", english="WHO", variants=(further,))), query) == ["who"]
