"""Decks in the real Anki, which runs in a process of its own."""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from editions import HOSTILE, concept, edition
from yougo.cli import run
from yougo.errors import UnfitForAnki
from yougo.exporters import anki, notetype
from yougo.model import Doubt

ROOT = Path(__file__).parents[1]


class Collection:
    """A user's collection: `do` runs steps in Anki and gives what came of each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def do(self, *steps: list) -> list:
        command = [sys.executable, ROOT / "tests" / "anki_import.py", self.folder / "collection.anki2"]
        done = subprocess.run(command, input=json.dumps(steps), capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    def package(self, content: bytes, name: str = "deck") -> str:
        path = self.folder / f"{name}.apkg"
        path.write_bytes(content)
        return str(path)


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return Collection(tmp_path)


def test_a_deck_imports_without_conflict_and_nothing_is_empty_or_mended(collection: Collection) -> None:
    path = collection.package(anki.export(edition(concept("aa"), concept("bb"))))
    first, check, again = collection.do(["import", path], ["check"], ["import", path])
    assert first == {"new": 2, "updated": 0, "duplicate": 0, "conflicting": 0, "full_sync": False}
    assert (check["sound"], check["empty"]) == (True, 0)
    assert again == {"new": 0, "updated": 0, "duplicate": 2, "conflicting": 0, "full_sync": False}


def test_only_what_changed_is_updated_and_all_else_stays_the_users(collection: Collection) -> None:
    times: dict = {}
    old = [concept(name) for name in ("aa", "bb", "cc")]
    first = collection.package(anki.export(edition(*old, times=times)))
    new = [concept("aa", english="Another Agency"), old[1]]  # cc has left the glossary
    second = collection.package(anki.export(edition(*new, times=times, now=1_800_000_000)), "second")
    steps = [
        ["import", first],
        ["answer"],
        ["set", "bb", "Note", "mine"],
        ["tag", "bb", "leech"],
        ["css", "/* mine */"],
        ["import", second],
        ["notes"],
        ["cards"],
        ["css_text"],
    ]
    *_, log, notes, cards, css = collection.do(*steps)
    assert log == {"new": 0, "updated": 1, "duplicate": 1, "conflicting": 0, "full_sync": False}
    assert notes["aa"]["English"] == "Another Agency"
    assert (notes["bb"]["Note"], "leech" in notes["bb"]["tags"]) == ("mine", True)
    assert "cc" in notes
    assert "/* mine */" in css
    assert all(card["interval"] >= 30 for card in cards)


def test_hostile_texts_come_out_as_they_were_written(collection: Collection) -> None:
    concepts = [
        concept(
            f"t{number}", japanese=text, english=text, definition=text, note=text, acronym="", reading=None
        )
        for number, text in enumerate(HOSTILE)
    ]
    path = collection.package(anki.export(edition(*concepts)))
    log, check, cards = collection.do(["import", path], ["check"], ["render"])
    assert (log["new"], log["conflicting"], check["empty"]) == (len(HOSTILE), 0, 0)
    for card in cards:
        text = HOSTILE[int(card["key"][1:])]
        shown = html.unescape(re.sub(r"<[^>]+>", "", card["answer"]))
        wanted = text.replace("\x1f", "").replace("か\u3099", "が")
        assert wanted in shown, (text, card["answer"])
        assert not card["speech"]
        assert "<script" not in card["answer"]


def test_furigana_through_ankis_filters_gives_back_name_and_reading(collection: Collection) -> None:
    path = collection.package(anki.export(edition(concept("aa"))))
    _, ((name, kanji, reading, kana),) = collection.do(["import", path], ["filters"])
    assert (kanji, kana) == (name, reading)


def test_each_kind_of_card_asks_and_answers(collection: Collection) -> None:
    path = collection.package(
        anki.export(edition(concept("aa", definition="信頼機関とは、約束を守らせる組織。")))
    )
    _, cards = collection.do(["import", path], ["render"])
    kinds = {card["kind"]: card for card in cards}
    assert len(kinds) == 5
    for kind, card in kinds.items():
        assert "しんらい" not in card["question"]
        assert "Agency" in card["answer"]
        assert ("信頼" in card["question"]) == (kind == "日本語 → 英語")
    assert 'class="gap"' in kinds["文の穴うめ"]["question"]
    assert 'class="gap"' in kinds["説明 → 用語"]["question"]
    assert all("ja_JP" in card["speech"][0] for card in cards)


def test_two_exports_of_one_edition_are_the_same_bytes_and_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert anki.export(edition(concept("aa"))) == anki.export(edition(concept("aa")))
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_no_card_can_hold_is_refused_with_its_term_and_place() -> None:
    with pytest.raises(UnfitForAnki, match=r"aa \(a\.md:7\)"):
        anki.export(edition(concept("aa", definition="長" * 100_001)))


def test_a_term_with_one_name_only_makes_no_note(collection: Collection) -> None:
    path = collection.package(
        anki.export(edition(concept("aa", japanese="", english="", reading=None, evidence=())))
    )
    assert collection.do(["import", path])[0]["new"] == 0


def test_homonyms_carry_a_cue_and_doubts_a_mark() -> None:
    doubts = (Doubt("homonym", ""), Doubt("expansion-mismatch", ""))
    fields = anki.note_fields(concept("aa", warnings=doubts), {})
    assert (fields["Cue"], fields["Status"]) == ("a.md", "英語名要確認")
    assert anki.note_fields(concept("bb"), {})["Cue"] == ""


def test_the_letters_that_spell_the_acronym_are_bold() -> None:
    fields = anki.note_fields(concept("aot", acronym="AOT", english="Agency Of Trust"), {})
    assert fields["EnglishMarked"] == "<b>A</b>gency <b>O</b>f <b>T</b>rust"
    assert fields["English"] == "Agency Of Trust"


def test_only_a_template_that_says_something_else_gives_a_note_type_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "card", tmp_path / "card")
    same = anki.note_type(edition(templates=tmp_path))
    (tmp_path / "card" / "card.css").write_text("body { color: red }", encoding="utf-8")
    own = anki.note_type(edition(templates=tmp_path))
    assert (same.model_id, same.name) == (notetype.MODEL_ID, "yougo")
    assert own.model_id != notetype.MODEL_ID


def test_the_note_type_is_frozen_for_ever() -> None:
    """If this fails, do not change the numbers here: what was changed there must not change."""
    assert notetype.MODEL_ID == 1902258511
    assert notetype.FIELDS == (
        ("Key", 8582185935783271878),
        ("Japanese", 6667015172075009013),
        ("Furigana", 6161795348688562153),
        ("Reading", 4618802568015926047),
        ("Romaji", 4909705554697410429),
        ("English", 5735586091881563989),
        ("EnglishMarked", 9108178144210357391),
        ("Acronym", 6705841015949112740),
        ("Also", 5084405868792949086),
        ("Definition", 6445979318564652070),
        ("DefinitionGap", 5517269228686246756),
        ("Sentence", 9039933150796602443),
        ("SentenceGap", 6235389676476764735),
        ("SentenceEnglish", 7548380097748072012),
        ("Source", 9196238490564865548),
        ("Link", 5831469979877192361),
        ("Note", 8804423414031964803),
        ("Cue", 6816498476828221897),
        ("Status", 5581718433790101464),
        ("Speak", 4803561430489401077),
        ("Extra1", 5223209721247567149),
        ("Extra2", 5884017749121536168),
        ("Extra3", 6394213099685519144),
        ("AskJapanese", 5208539068681737521),
        ("AskEnglish", 7358561684247642475),
        ("AskAcronym", 5495548987191267218),
        ("AskDefinition", 5900572062740687762),
        ("AskSentence", 4851874953340561775),
        ("AskSpare", 8025908011944179550),
    )
    assert notetype.TEMPLATES == (
        ("日本語 → 英語", "japanese", "AskJapanese", 8011467228413901921),
        ("英語 → 日本語", "english", "AskEnglish", 4890569174785761500),
        ("略語 → 用語", "acronym", "AskAcronym", 7211609454187531749),
        ("説明 → 用語", "definition", "AskDefinition", 8516885040293170727),
        ("文の穴うめ", "sentence", "AskSentence", 7391358832388998693),
        ("予備", "spare", "AskSpare", 6510665810098063007),
    )


@pytest.mark.parametrize("documents", [ROOT / "glossary" / "sources", ROOT.parent / "shared" / "documents"])
def test_every_reading_of_real_documents_comes_back_through_ankis_filters(
    collection: Collection, documents: Path, tmp_path: Path
) -> None:
    if not documents.exists():
        pytest.skip("the documents are not here")
    root, path = tmp_path / "glossary", tmp_path / "deck.apkg"
    assert run(["init", str(root)]) == 0
    assert run(["--workspace", str(root), "add", str(documents)]) == 0
    assert run(["--workspace", str(root), "export", "anki", "-o", str(path)]) == 0
    _, notes = collection.do(["import", str(path)], ["filters"])
    read = [(name, kanji, reading, kana) for name, kanji, reading, kana in notes if reading]
    assert len(read) > 40
    assert [(kanji, kana) for _, kanji, _, kana in read] == [(name, reading) for name, _, reading, _ in read]
