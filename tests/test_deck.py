"""Which terms a deck holds, in which order, and what is said of it and of its notes in the real Anki."""

import re
import sqlite3
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import count as counted
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anki_collection import Collection
from editions import concept, edition
from workspaces import workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters import anki
from yougo.exporters.anki import notetype, tags
from yougo.exporters.anki.order import apart, ordered
from yougo.model.concepts import Evidence
from yougo.model.documents import Place
from yougo.model.exporter import Source
from yougo.pipeline import card_ledger
from yougo.workspace.settings import SURE

ROOT = Path(__file__).parents[1]
SURELY = "「世界気象機関」（World Meteorological Organization: WMO）は気象を扱う。\n"
DOUBTFUL = "- PX（約3割の港湾）がある。\n"


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return Collection(tmp_path)


class Glossary:
    """A workspace: `do` runs a command and gives what it prints."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def do(self, *words: str, code: int = 0) -> tuple[str, str]:
        self.capsys.readouterr()
        assert run(["--workspace", str(self.root), *words]) == code
        return self.capsys.readouterr()

    def deck(self, *options: str) -> tuple[list[str], str, str]:
        """The ids in a deck, what is said of it, and its path."""
        path = self.root / f"{len(list(self.root.iterdir()))}.apkg"
        _, told = self.do("export", "anki", "-o", str(path), *options)
        return keys(path), told, str(path)

    def set(self, *lines: str) -> None:
        """Put these lines below [anki] in yougo.toml, in place of earlier ones."""
        settings = self.root / "glossary" / "yougo.toml"
        text = settings.read_text(encoding="utf-8").partition("\n[anki]\n")[0]
        settings.write_text("\n".join((text, "[anki]", *lines, "")), encoding="utf-8")


def keys(path: Path) -> list[str]:
    """The ids of the notes in a package."""
    return sorted(dict(cards(path)))


def cards(path: Path | str) -> list[tuple[str, str]]:
    """The id and the kind of each card in a package."""
    connection = sqlite3.connect(":memory:")
    with zipfile.ZipFile(path) as package:
        connection.deserialize(package.read("collection.anki2"))
    rows = connection.execute("SELECT flds, ord FROM notes JOIN cards ON nid = notes.id ORDER BY flds, ord")
    return [(fields.split("\x1f")[0], tuple(notetype.GATES)[number]) for fields, number in rows]


@pytest.fixture
def glossary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Glossary:
    return Glossary(workspace(tmp_path / "w", note_md=SURELY + "\n" + DOUBTFUL), capsys)


def test_a_deck_holds_what_is_sure_or_accepted_and_says_what_waits(glossary: Glossary) -> None:
    ids, told, _ = glossary.deck()
    assert ids == ["wmo"]
    waiting = (
        f"1 of 2 terms is not in the deck: its confidence is below {SURE}. Review it with `yougo review`, or"
    )
    assert f"{waiting} include every candidate with `--status candidate`." in told
    assert (
        f"{waiting} include every candidate with `yougo export anki --status candidate`."
        in glossary.do("build")[1]
    )
    glossary.do("edit", "px", "--accept")
    ids, told, _ = glossary.deck()
    assert ids == ["px", "wmo"]
    assert "not in the deck" not in told


def test_the_command_line_goes_before_the_settings(glossary: Glossary) -> None:
    glossary.do("export", "anki", "--status", "accepted", "-o", "-", code=1)
    glossary.do("edit", "px", "--accept")
    glossary.set('status = "candidate"')
    assert glossary.deck("--status", "accepted")[:2] == (["px"], "The first deck has 1 term (PX).\n")
    assert glossary.deck("--confidence", "0.99")[0] == ["px"]
    glossary.set('status = "accepted"', "confidence = 1")
    ids, told, _ = glossary.deck()
    assert ids == ["px"]
    assert "1 of 2 terms is not in the deck: you have not accepted it." in told
    assert glossary.deck("--status", "candidate")[0] == ["px", "wmo"]


def test_the_order_of_a_deck_is_not_that_of_a_sheet(glossary: Glossary) -> None:
    assert glossary.deck("--order", "document")[0] == glossary.deck("--order", "kana")[0] == ["wmo"]
    for words in (("anki", "--order", "latin"), ("html", "--order", "document")):
        assert f"does not apply to {words[0]}" in glossary.do("export", *words, code=2)[1]


def test_the_settings_lower_and_raise_what_a_candidate_needs(glossary: Glossary) -> None:
    glossary.set("confidence = 0.1")
    assert glossary.deck()[0] == ["px", "wmo"]
    glossary.set('confidence = "high"')
    assert "is not a number from 0 to 1" in glossary.do("export", "anki", code=2)[1]


def test_a_term_that_a_deck_held_stays_in_it_and_is_corrected(glossary: Glossary) -> None:
    glossary.deck("--status", "candidate")
    glossary.do("edit", "px", "--note", "港")
    ids, told, _ = glossary.deck()
    assert ids == ["px", "wmo"]
    assert told == "Since the last deck: 1 changed (PX).\n"


def test_what_a_wider_deck_held_and_the_settings_leave_out_now_is_listed_with_its_search(
    collection: Collection, glossary: Glossary
) -> None:
    *_, first = glossary.deck("--status", "candidate")
    glossary.do("edit", "wmo", "--accept")
    glossary.set('status = "accepted"')
    ids, told, second = glossary.deck()
    assert ids == ["wmo"]
    assert "No longer in the deck: 1 term (PX)" in told
    search = told.split("browser: ")[1].splitlines()[0]
    assert collection.do(["import", first], ["import", second], ["find", search])[-1] == ["px"]
    _, told, _ = glossary.deck("--status", "candidate")
    assert "No longer" not in told


@pytest.mark.parametrize(
    ("lines", "options", "reason"),
    [
        (['status = "accepted"'], [], "No term is accepted,"),
        (["confidence = 0.99"], [], "No term is sure enough (confidence 0.99 or more),"),
        ([], ["--confidence", "0.99"], "No term is sure enough (confidence 0.99 or more),"),
        ([], ["--status", "accepted"], "No term is accepted,"),
        (
            [],
            ["--source", "docs/b.md"],
            f"No term is stated by docs/b.md, sure enough (confidence {SURE} or more),",
        ),
        (['cards = ["sentence"]'], [], "No term is fit for a card,"),
    ],
)
def test_a_deck_without_terms_leaves_the_last_one_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[str], options: list[str], reason: str
) -> None:
    glossary = Glossary(workspace(tmp_path / "w", note_md=SURELY, b_md=DOUBTFUL), capsys)
    glossary.do("export", "anki")
    register = glossary.root / "glossary" / "register.tsv"
    deck = glossary.root / "build" / "w.apkg"
    register.write_text(re.sub(r".*\tcard\t.*\n", "", register.read_text("utf-8")), encoding="utf-8")
    before = deck.read_bytes(), register.read_bytes()
    glossary.set(*lines)
    printed, told = glossary.do("export", "anki", *options, code=1)
    assert (printed, told.splitlines()[-1].partition(" so ")[0]) == ("", f"yougo: {reason}")
    glossary.do("export", "anki", "-o", "-", *options, code=1)
    if not options:
        _, told = glossary.do("build")
        assert reason in told
    assert (deck.read_bytes(), register.read_bytes()) == before


def test_the_counts_of_a_deck_add_up_and_say_what_can_make_no_card(
    collection: Collection, glossary: Glossary
) -> None:
    for identifier, name in (("npo", "特定非営利活動法人"), ("pier", "桟橋")):
        glossary.do("edit", "--new", identifier, "--japanese", name, "--accept")
    _, told, path = glossary.deck()
    assert "1 of 4 terms is not in the deck: its confidence" in told
    assert "2 of 4 terms make no card (桟橋, 特定非営利活動法人): they have nothing" in told
    assert collection.do(["import", path])[0]["new"] == 4 - 1 - 2
    _, told, _ = glossary.deck("--status", "candidate")
    assert "not in the deck" not in told
    assert "2 of 4 terms make no card" in told
    glossary.set('cards = ["english"]')
    _, told, _ = glossary.deck("--source", "docs/note.md")
    assert "not in the deck" not in told
    assert "1 of 2 terms makes no card (PX): it has nothing" in told
    glossary.set()
    glossary.do("edit", "pier", "--definition", "埠頭。")
    _, told, _ = glossary.deck()
    assert "(桟橋): it has no second name that this deck's kinds of card ask for, and its definition" in told


def test_a_kind_that_was_dropped_stays_dropped_for_terms_that_were_out_of_the_deck(
    glossary: Glossary,
) -> None:
    write(
        glossary.root,
        "more_md",
        "配水池（distribution reservoir）とは、水をためておき、町に配る施設である。\n",
    )
    of_term = []
    for line in ("confidence = 0", 'cards = ["definition"]', 'cards = ["acronym"]', "confidence = 0"):
        glossary.set(line)
        *_, path = glossary.deck("--confidence", "0")
        of_term.append([kind for identifier, kind in cards(path) if identifier == "配水池"])
    assert of_term == [["japanese", "english"], ["definition"], [], ["japanese", "english"]]


def test_a_deck_that_is_renamed_or_divided_says_that_anki_moves_no_card(
    collection: Collection, glossary: Glossary
) -> None:
    *_, first = glossary.deck()
    for line in ('deck = "別::名"', 'subdecks = "source"'):
        glossary.set(line)
        _, told, path = glossary.deck()
        assert "Anki leaves those that you have where they are" in told
        assert "Anki leaves" not in glossary.deck()[1]
    *_, decks = collection.do(["import", first], ["import", path], ["decks"])
    assert list(decks.values()) == ["試し"]


def test_a_deck_whose_templates_become_ones_own_says_what_anki_does_with_the_notes_that_it_has(
    collection: Collection, glossary: Glossary
) -> None:
    *_, first = glossary.deck()
    style = glossary.root / "templates" / "card" / "card.css"
    style.parent.mkdir(parents=True)
    style.write_text(".card { color: red }", encoding="utf-8")
    _, told, second = glossary.deck()
    assert "Your card templates give this deck a note type of its own. Anki reports" in told
    assert "note type" not in glossary.deck()[1]
    style.unlink()
    assert "this deck has the note type yougo again. Anki reports" in glossary.deck()[1]
    assert "note type" not in glossary.deck()[1]
    _, log = collection.do(["import", first], ["import", second])
    assert log == {"new": 0, "updated": 0, "duplicate": 0, "conflicting": 1, "full_sync": False}


def test_a_language_that_is_written_arrives_whatever_another_glossary_said_before(
    collection: Collection,
    glossary: Glossary,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = counted(1_800_000_000)
    monkeypatch.setattr(card_ledger, "time", SimpleNamespace(time=lambda: next(clock)))
    other = Glossary(workspace(glossary.root.parent / "v", note_md=SURELY), capsys)
    *_, first = glossary.deck()
    other.set('language = "en"')
    *_, second = other.deck()
    glossary.set('language = "ja"')
    *_, third = glossary.deck()
    *_, then, log, now = collection.do(
        ["import", first], ["import", second], ["render"], ["import", third], ["render"]
    )
    assert all("In English?" in card["question"] for card in then if card["kind"] == "Japanese → English")
    assert all("英語では？" in card["question"] for card in now if card["kind"] == "日本語 → 英語")
    assert (log["conflicting"], log["full_sync"]) == (0, False)


def test_a_trial_says_what_a_deck_would_change_and_writes_nothing(glossary: Glossary) -> None:
    glossary.deck("--status", "candidate")
    glossary.do("edit", "px", "--reject")
    glossary.do("edit", "wmo", "--note", "天気")
    write(glossary.root, "more_md", "「国際海事機関」（International Maritime Organization: IMO）がある。\n")
    glossary.do("list")
    files = {path: path.read_bytes() for path in glossary.root.rglob("*") if path.is_file()}
    printed, told = glossary.do("export", "anki", "--dry-run")
    assert [line[:5] for line in printed.splitlines()] == ["+ imo", "~ wmo", "- px\t"]
    assert "1 new (IMO), 1 changed (WMO)" in told
    assert "No longer in the deck: 1 term (PX)" in told
    assert files == {path: path.read_bytes() for path in glossary.root.rglob("*") if path.is_file()}
    assert glossary.do("export", "anki", "--dry-run", "-o", "x.apkg", code=2)[1]
    assert "does not apply to csv" in glossary.do("export", "csv", "--dry-run", code=2)[1]


def test_cards_that_an_update_leaves_blank_are_counted_before_anki_counts_them(
    collection: Collection, glossary: Glossary
) -> None:
    write(glossary.root, "more_md", "気象庁（Weather Agency）とは、天気を調べて船に伝える役所をいう。\n")
    glossary.set('cards = ["japanese", "english", "acronym", "definition"]', "confidence = 0")
    *_, first = glossary.deck()
    (log,) = collection.do(["import", first])
    first_cards = len(collection.do(["cards"])[0])
    glossary.set('cards = ["acronym", "definition"]', "confidence = 0")
    glossary.do("edit", "wmo", "--english", "World Weather Organization")
    _, told, second = glossary.deck()
    log, check, cards = collection.do(["import", second], ["check"], ["cards"])
    blank = sum(card["kind"] in ("日本語 → 英語", "英語 → 日本語") for card in cards)
    assert f"{blank} cards will be blank after the import. In Anki, Tools › Empty Cards removes them." in told
    assert (len(cards), log["conflicting"]) == (first_cards, 0)
    assert check["blank"] == blank


def test_a_deck_of_the_first_version_keeps_its_kinds_of_cards_and_says_what_it_does_not_know(
    glossary: Glossary,
) -> None:
    glossary.do("edit", "wmo", "--definition", "天気の変わり方を調べ、各国の役所に伝える組織をいう。")
    glossary.set('cards = ["definition"]')
    glossary.deck()
    register = glossary.root / "glossary" / "register.tsv"
    text, count = re.subn(r"(\tcard\t\w+) 3 ", r"\1 ", register.read_text(encoding="utf-8"))
    assert count == 1
    text = re.sub(r"(@notetype\tcard\t\w+) \w+ \d+ ", r"\1 ", text)
    register.write_text(text, encoding="utf-8")
    glossary.set()
    *_, path = glossary.deck()
    assert [name for _, name in cards(path)] == ["japanese", "english", "acronym", "definition"]
    register.write_text(text, encoding="utf-8")
    _, told, _ = glossary.deck()
    assert "yougo 0.1 made cards of 1 term that changed; those that are no longer made will be blank" in told


def test_a_term_that_can_be_asked_no_more_is_gone(collection: Collection, glossary: Glossary) -> None:
    glossary.do("edit", "--new", "pier", "--japanese", "桟橋", "--english", "pier")
    *_, first = glossary.deck()
    glossary.do("edit", "pier", "--forget", "english")
    _, told, second = glossary.deck()
    assert "No longer in the deck: 1 term (桟橋)" in told
    search = told.split("browser: ")[1].splitlines()[0]
    assert collection.do(["import", first], ["import", second], ["find", search])[-1] == ["pier"]


def test_a_term_that_no_document_has_any_more_is_gone_by_its_name(glossary: Glossary) -> None:
    glossary.deck()
    note = glossary.root / "docs" / "note.md"
    note.write_text(note.read_text(encoding="utf-8").replace(SURELY, ""), encoding="utf-8")
    out, _ = glossary.do("export", "anki", "--dry-run", "--status", "candidate")
    assert "- wmo\tWMO / World Meteorological Organization / 世界気象機関\n" in out
    _, told, _ = glossary.deck("--status", "candidate")
    assert "No longer in the deck: 1 term (WMO)." in told
    register = glossary.root / "glossary" / "register.tsv"
    nameless = re.sub("^wmo\tname\t.*\n", "", register.read_text(encoding="utf-8"), flags=re.MULTILINE)
    register.write_text(nameless, encoding="utf-8")
    assert "No longer in the deck: 1 term (wmo)." in glossary.deck("--status", "candidate")[1]


def test_the_search_for_gone_notes_finds_these_alone_whatever_deck_or_glossary_they_are_in(
    collection: Collection,
) -> None:
    ids = ["aa", 'b_"\\*:c', "R&D", "<x>", "bxc"]
    mine = edition(*map(concept, ids), title='私の"用語\\集')
    other = replace(edition(*map(concept, ids)), namespace="other_space")
    old = replace(mine, namespace="old")  # as yougo 0.1 tagged it
    paths = [
        collection.package(anki.export(each), str(number)) for number, each in enumerate((mine, other, old))
    ]
    collection.do(*(["import", path] for path in paths), ["untag", "tag:yougo::old", "yougo"])
    for looked, count in ((ids[1:2], 1), (ids[:1], 1), (ids[2:4], 2)):
        found = collection.do(["find", anki.search(replace(mine, carried=lambda _: "hash 01"), looked)])[0]
        assert len(found) == count
        found = collection.do(["find", anki.search(replace(old, carried=lambda _: "hash"), looked)])[0]
        assert len(found) == count


def test_an_acronym_of_two_glossaries_is_asked_with_the_name_of_each(collection: Collection) -> None:
    port = edition(concept("pb", acronym="PB", english="Port Bureau"), title="港湾 用語集")
    bank = edition(concept("pb", acronym="PB", english="Private Bank"), title="銀行 用語集", namespace="bank")
    paths = [collection.package(anki.export(each), each.title) for each in (port, bank)]
    *_, cards = collection.do(*(["import", path] for path in paths), ["render"])
    asked = {re.sub(r"<[^>]*>|\s", "", card["question"]) for card in cards if card["kind"] == "略語 → 用語"}
    assert asked == {"PB英語の正式名は？港湾用語集", "PB英語の正式名は？銀行用語集"}


def test_tags_name_the_documents_and_stay_when_these_are_moved() -> None:
    rows = tuple(Evidence(Place(name, 1), "text", "") for name in ("b/new plan.md", "a.md"))
    term = concept("aa", evidence=rows, tags=("mine",))
    sources = {
        name: Source(name, title) for name, title in (("b/new plan.md", ""), ("a.md", '白書 "六"::年'))
    }
    found = tags.of("space", term, sources)
    assert found == [
        "yougo",
        "yougo::space",
        "yougo::kind::acronym",
        "yougo::source::new_plan.md",
        "yougo::source::白書_六_年",
        "mine",
    ]
    moved = replace(
        term, evidence=tuple(replace(row, place=Place(f"z/{row.place.document}", 3)) for row in rows)
    )
    sources = {f"z/{name}": replace(source, name=f"z/{name}") for name, source in sources.items()}
    assert tags.of("space", moved, sources) == found


def test_the_decks_description_says_what_it_is_from_when_and_under_which_licence(
    collection: Collection,
) -> None:
    options = {"license": "CC BY 4.0", "deck": "用語"}
    path = collection.package(anki.export(edition(concept("aa"), subtitle="A & B", options=options)))
    _, described = collection.do(["import", path], ["described", "用語"])
    assert described == (
        '<b>試験</b> — A &amp; B<br>2023-11-14 · CC BY 4.0<br><a href="https://example.org/a">資料</a>'
    )


def test_no_two_cards_of_a_note_are_introduced_on_one_day(collection: Collection, glossary: Glossary) -> None:
    glossary.do("add", str(ROOT / "glossary" / "sources"))
    *_, path = glossary.deck()
    _, days = collection.do(["import", path], ["days", 20])
    assert len(days) > 10
    for day in days:
        keys = [key for key, _ in day]
        assert len(keys) == len(set(keys)), day


def test_new_cards_come_kind_by_kind_in_the_order_that_is_asked_for(collection: Collection) -> None:
    often = tuple(Evidence(Place(f"{name}.md", 9), "text", "") for name in "ab")
    late, early = ((Evidence(Place("a.md", line), "text", ""),) for line in (8, 2))
    terms = (
        concept("kana", japanese="赤潮", english="Red tide", acronym="", evidence=late),
        concept("first", japanese="海流", english="Current", acronym="", evidence=early),
        concept("often", japanese="波浪", english="Wave", acronym="", evidence=often),
    )
    for order, ids in (
        ("", ["often", "first", "kana"]),
        ("evidence", ["often", "first", "kana"]),
        ("document", ["first", "kana", "often"]),
        ("kana", ["kana", "first", "often"]),
    ):
        assert [term.id for term in ordered(terms, order)] == ids
    made = anki.export(edition(*terms, options={"order": "document", "cards": ["english", "japanese"]}))
    _, (day,) = collection.do(["import", collection.package(made)], ["days", 20])
    asked = ["first", "kana", "often"]
    assert sorted(day) == sorted([key, kind] for key in asked for kind in ("日本語 → 英語", "英語 → 日本語"))


@given(st.lists(st.sampled_from(["国際機関", "国際法", "国内法", "港湾", "海流"]), max_size=12))
def test_names_that_begin_alike_follow_each_other_only_where_nothing_else_is_left(names: list[str]) -> None:
    terms = [concept(str(number), japanese=name) for number, name in enumerate(names)]
    found = apart(terms, "japanese")
    assert sorted(term.id for term in found) == sorted(term.id for term in terms)
    begun = [term.japanese[:2] for term in found]
    met = sum(one == other for one, other in pairwise(begun))
    most = max(Counter(begun).values(), default=0)
    assert met == max(0, most - (len(begun) - most) - 1)


def test_each_kind_of_card_keeps_its_own_questions_apart() -> None:
    names = [("国際法", "tide"), ("港湾", "tidal wave"), ("国際機関", "berth")]
    terms = [concept(str(number), japanese=ja, english=en) for number, (ja, en) in enumerate(names)]
    assert [term.id for term in apart(terms, "japanese")] == ["0", "1", "2"]
    assert [term.id for term in apart(terms, "english")] == ["0", "2", "1"]
