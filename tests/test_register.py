import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspaces import built, rows
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import ImpossibleTime, InvalidFile
from yougo.model.limits import unfit_id
from yougo.workspace.register import (
    EMPTY,
    LATEST,
    NOTETYPE,
    Card,
    Entry,
    Ledger,
    Register,
    entries,
    slug,
    sorted_names,
)
from yougo.workspace.register.text import documented, parse, render, with_documented

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SOME = TEXT.filter(bool)
DATES = st.dates().map(str)
CARDS = st.builds(Card, SOME, st.integers(0, 10**12))
ENTRIES = st.builds(
    Entry,
    id=SOME.filter(lambda text: text != NOTETYPE),
    issued=DATES,
    names=st.sets(SOME, max_size=3).map(lambda names: tuple(sorted(names))),
    documented=st.dictionaries(SOME, TEXT, max_size=3),
    card=st.none() | CARDS,
    merged_into=TEXT,
    gone=st.just("") | DATES,
)
REGISTERS = st.builds(
    lambda entries, notetype: Register({entry.id: entry for entry in entries}, notetype),
    st.lists(ENTRIES, max_size=5),
    st.none() | CARDS,
)
HEADER = "id\tkey\tvalue\n"


def refused(text):
    with pytest.raises(InvalidFile) as caught:
        parse(text, "glossary/register.tsv")
    return str(caught.value)


@given(REGISTERS)
def test_what_is_rendered_is_parsed_back(register):
    assert parse(render(register), "register.tsv") == register


@given(REGISTERS)
def test_the_file_is_sorted_and_does_not_depend_on_the_order_of_entries(register):
    turned = Register(dict(reversed(register.entries.items())), register.notetype)
    assert render(turned) == render(register)


@given(REGISTERS)
def test_a_line_that_a_merge_doubled_is_harmless(register):
    text = render(register)
    assert parse(text + text, "register.tsv") == register


@given(REGISTERS)
def test_windows_line_ends_and_a_byte_order_mark_are_harmless(register):
    text = "\ufeff" + render(register).replace("\n", "\r\n")
    assert parse(text, "register.tsv") == register


def test_a_register_reads_as_a_person_would_expect():
    entry = Entry("dfft", "2026-11-20", ("DFFT", "データ流通"), {"english": "a\tb\\"}, Card("c0ffee", 1700))
    assert render(Register({"dfft": entry}, Card("beef", 1600))) == (
        "id\tkey\tvalue\n"
        "@notetype\tcard\tbeef 1600\n"
        "dfft\tcard\tc0ffee 1700\n"
        "dfft\tissued\t2026-11-20\n"
        "dfft\tname\tDFFT\n"
        "dfft\tname\tデータ流通\n"
        "dfft\tsaid.english\ta\\tb\\\\\n"
    )


@pytest.mark.parametrize("text", ["", "\n", HEADER])
def test_an_empty_file_is_an_empty_register(text):
    assert parse(text, "register.tsv") == EMPTY


def test_after_a_merge_the_earlier_issue_and_the_later_card_hold():
    text = HEADER + (
        "a\tissued\t2026-02-02\na\tissued\t2026-01-01\n"
        "a\tcard\taaa 900\na\tcard\tbbb 1000\n@notetype\tcard\tx 7\n@notetype\tcard\ty 5\n"
    )
    register = parse(text, "register.tsv")
    assert register.entries["a"].issued == "2026-01-01"
    assert register.entries["a"].card == Card("bbb", 1000)
    assert register.notetype == Card("x", 7)


def test_an_empty_said_survives_an_editor_that_strips_white_space():
    assert parse(HEADER + "a\tsaid.reading\n", "register.tsv").entries["a"].documented == {"reading": ""}


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base"])
def test_a_conflict_mark_of_git_is_named_with_its_line(mark):
    message = refused(f"{HEADER}a\tissued\t2026-01-01\n{mark}\n")
    assert "line 3" in message
    assert "conflict mark" in message


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a\tissued", "this one has 2"),
        ("a\tname\tx\ty", "this one has 4"),
        ("a\tcolour\tred", "“colour” is not a key"),
        ("@notetype\tname\tx", "“name” is not a key"),
        ("a\tissued\tyesterday", "“yesterday” is not a date"),
        ("a\tcard\tc0ffee", "a card must be"),
        ("a\tcard\tc0ffee ９", "a card must be"),
        ("a\tname\t", "the value is missing"),
        ("\tname\tx", "the id is missing"),
    ],
)
def test_a_row_that_is_none_is_refused_with_its_line_and_a_remedy(row, reason):
    message = refused(f"{HEADER}a\tissued\t2026-01-01\n{row}\n")
    assert message.startswith("glossary/register.tsv, line 3: ")
    assert reason in message
    assert "its last commit" in message


def test_a_file_without_the_header_is_refused():
    assert "line 1: this is not the header" in refused("a\tissued\t2026-01-01\n")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("DFFT", "信頼性", "Data"), "dfft"),
        (("ITU-R", "", ""), "itu-r"),
        (("ＩＴＵ－Ｒ", "", ""), "itu-r"),
        (("日EU・EPA", "", ""), "日eu-epa"),
        (("R&D", "", ""), "r-d"),
        (("", "国際場裡", "international arena"), "国際場裡"),
        (("", "サイバー空間", ""), "サイバー空間"),
        (("", "", "Data Free Flow (with Trust)"), "data-free-flow-with-trust"),
        (("&", "・", "!"), "term"),
        (("", "", ""), "term"),
    ],
)
def test_a_slug_is_made_of_the_first_name_that_has_letters(names, expected):
    assert slug(*names) == expected


@given(TEXT, TEXT, TEXT)
def test_a_slug_is_never_empty_and_holds_letters_digits_and_single_hyphens(acronym, japanese, english):
    made = slug(acronym, japanese, english)
    assert made
    assert all(part.isalnum() for part in made.split("-"))


def test_ids_are_numbered_when_taken_and_never_used_again():
    ledger = Ledger()
    assert [ledger.issue("itu", ["ITU"], "2026-01-01") for _ in range(3)] == ["itu", "itu-2", "itu-3"]
    ledger.stamp("itu-2", "hash", 5)
    ledger.retire("itu-2", "2026-01-02")
    later = Ledger(parse(render(ledger.close()), "register.tsv"))
    assert later.issue("itu", ["ITU"], "2026-01-03") == "itu-4"


def test_names_are_replaced_sorted_and_single():
    ledger = Ledger()
    ledger.issue("itu", ["ITU", "", "ITU"], "2026-01-01")
    assert ledger["itu"].names == ("ITU",)
    ledger.record("itu", ["国際電気通信連合", "ITU"], "2026-02-02")
    assert ledger["itu"].names == ("ITU", "国際電気通信連合")
    assert ledger["itu"].issued == "2026-01-01"


def test_what_documents_said_is_kept_field_by_field_and_forgotten():
    ledger = Ledger()
    ledger.issue("itu", ["ITU"], "2026-01-01")
    ledger.remember("itu", "english", "Union")
    ledger.remember("itu", "reading", "")
    assert ledger["itu"].documented == {"english": "Union", "reading": ""}
    ledger.forget("itu", ["english", "japanese"])
    assert ledger["itu"].documented == {"reading": ""}


@pytest.mark.parametrize("key", ["itu", NOTETYPE])
def test_a_card_keeps_its_time_until_its_content_changes_and_then_gets_a_later_one(key):
    ledger = Ledger()
    ledger.issue("itu", ["ITU"], "2026-01-01")
    assert ledger.stamp(key, "one", 1000) == 1000
    assert ledger.stamp(key, "one", 2000) == 1000
    assert ledger.stamp(key, "two", 2000) == 2000
    assert ledger.stamp(key, "three", 2000) == 2001
    assert ledger.stamp(key, "one", 500) == 2002


def test_only_what_had_a_card_is_kept_as_gone_and_from_the_first_day():
    ledger = Ledger()
    ledger.issue("a", ["A"], "2026-01-01")
    ledger.issue("b", ["B"], "2026-01-01")
    ledger.stamp("a", "hash", 5)
    for day in ("2026-02-02", "2026-03-03"):
        ledger.retire("a", day)
        ledger.retire("b", day)
    assert (ledger["a"].gone, ledger["b"].gone) == ("2026-02-02", "")


def test_what_is_found_again_returns_with_its_card():
    ledger = Ledger()
    ledger.issue("a", ["A"], "2026-01-01")
    ledger.stamp("a", "hash", 5)
    before = ledger["a"]
    ledger.retire("a", "2026-02-02")
    ledger.merge("a", "b", "2026-02-02")
    assert ledger["a"] == replace(before, gone="2026-02-02", merged_into="b")
    ledger.record("a", None, "2026-03-03")
    assert ledger["a"] == before


def test_a_closed_register_is_not_reached_by_later_changes():
    ledger = Ledger()
    ledger.issue("a", ["A"], "2026-01-01")
    first = ledger.close()
    ledger.issue("b", ["B"], "2026-01-01")
    ledger.record("a", ["other"], "2026-02-02")
    assert list(first.entries) == ["a"]
    assert first.entries["a"].names == ("A",)
    assert EMPTY.entries == {}


@given(
    st.dictionaries(
        st.sampled_from(["a", "a-2", "国", "a\\b"]), st.dictionaries(SOME, TEXT, max_size=3), max_size=4
    )
)
def test_what_documents_said_is_spliced_as_it_would_be_rendered(wanted):
    ledger = Ledger()
    for identifier in ("a", "a-2", "b", "国", "a\\b"):
        ledger.issue(identifier, [identifier.upper()], "2026-01-01")
        ledger.remember(identifier, "english", "x\ty")
    text = render(ledger.close())
    for identifier, fields in wanted.items():
        text = with_documented(text, identifier, fields)
        ledger.forget(identifier, ["english"])
        for field, value in fields.items():
            ledger.remember(identifier, field, value)
    assert text == render(ledger.close())
    assert all(documented(text, identifier) == fields for identifier, fields in wanted.items())
    assert documented(text, "nobody") is None
    assert with_documented(text, "nobody", {"english": "x"}) == text


@pytest.mark.parametrize("name", ["2030", "007", "①"])
def test_a_mere_number_is_no_id(name: str) -> None:
    assert slug("", name, "") == f"term-{unicodedata.normalize('NFKC', name)}"


def test_a_time_that_could_not_be_read_again_is_not_written() -> None:
    ledger = Ledger(Register({"who": Entry("who", card=Card("a", LATEST))}, Card("a", LATEST)))
    for key in ("who", NOTETYPE):
        assert ledger.stamp(key, "a", 1) == LATEST
        with pytest.raises(ImpossibleTime, match=f"the card of {key} would be dated"):
            ledger.stamp(key, "b", 1)
    with pytest.raises(ImpossibleTime):
        Ledger(Register({"who": Entry("who")})).stamp("who", "a", LATEST + 1)


@given(SOME | st.text("=<>|@ x", min_size=1, max_size=9))
def test_every_id_that_is_fit_is_read_again(identifier: str) -> None:
    if unfit_id(identifier):
        return
    register = Register({identifier: Entry(identifier, "2026-11-20", ("a",), {"note": "b"}, Card("c", 1))})
    assert parse(render(register), "register.tsv") == register


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built(tmp_path / "w")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            lambda _: b"",
            "line 1: it has no ids, and the last glossary has 2; restore it from its last commit",
        ),
        (lambda old: old[:-4], "the file breaks off in this line; take the line, or the file, back from its"),
        (
            lambda old: old[:40] + b"\xff" + old[40:],
            "line 2: the file is not UTF-8; take the line, or",
        ),
    ],
)
def test_a_damaged_register_is_told_and_what_the_glossary_knows_stays(
    root: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[bytes], bytes], words: str
) -> None:
    path, before = root / "glossary" / "register.tsv", rows(root)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    capsys.readouterr()
    for command in (["build"], ["edit", "who", "--accept"]):
        assert run(["--workspace", str(root), *command]) == 2
        assert words in capsys.readouterr().err
    assert path.read_bytes() == damage(whole)
    path.write_bytes(whole)
    assert run(["--workspace", str(root), "build"]) == 0
    assert rows(root) == before


def test_ids_that_the_register_has_lost_are_named_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "glossary" / "register.tsv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("who\t")), encoding="utf-8")
    for count in (1, 0):
        capsys.readouterr()
        assert run(["--workspace", str(root), "build"]) == 0
        assert capsys.readouterr().err.count("has lost 1 id (who)") == count


IDS = st.text("ab-日z1\\", min_size=1, max_size=3)
HELD = st.dictionaries(IDS, st.lists(IDS, max_size=2), max_size=6).map(
    lambda named: {key: Entry(key, "2026-01-01", sorted_names(names)) for key, names in named.items()}
)


@given(HELD, HELD, st.booleans())
def test_entries_are_read_and_written_one_by_one(
    held: dict[str, Entry], new: dict[str, Entry], has_card: bool
) -> None:
    """Just as when the whole text is."""
    notetype = Card("hash", 9) if has_card else None
    text = render(Register(held, notetype))
    found = entries.register(text)
    assert (dict(found.entries), found.notetype) == (held, notetype)
    assert all((key in found.entries) == (key in held) for key in {*held, *new})
    after = entries.changed(text, new)
    assert after == render(Register({**held, **new}, notetype))
    assert entries.differing(text, after) == {key for key in new if new[key] != held.get(key)}


@given(
    HELD,
    st.sampled_from(["x\tname", "\tname\tx", "b\tgone\tnever", "z\tname\tq", "", "a\tname\tq"]),
    st.data(),
)
def test_lines_that_a_hand_wrote_are_not_taken_for_ours(
    held: dict[str, Entry], line: str, data: st.DataObject
) -> None:
    text = render(Register(held))
    lines = text.split("\n")
    place = data.draw(st.integers(1, len(lines) - 1))
    changed = "\n".join([*lines[:place], line, *lines[place:]])
    if entries.differing(text, changed) is not None:
        assert render(parse(changed, "")) == changed
