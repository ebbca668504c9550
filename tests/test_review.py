"""``yougo review`` in a real terminal, key by key."""

import json
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from workspaces import workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.cli.review import dialogs, keys, term_on_screen
from yougo.language.cells import cells
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load

POLICY = """\
世界保健機関（WHO[^who]）と分別協議会（KYK）は会合を開いた。

連絡窓口（PoC）を置く。ｱｼﾞｱ開発銀行（ADB[^adb]）も来た。世界保健局（GHB[^ghb]）は休んだ。

[^who]: World Health Organization。
[^adb]: Asian Development Bank。
[^ghb]: Global Health Bureau。
"""
PILOT = "概念実証（PoC）を進める。\n"
KEYS = "a accept"

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")


def hear_ctrl_c() -> None:
    """Undo what a shell does to all that it starts in the background: there, Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A terminal of 90 cells and 45 lines, unless told, in which `yougo review` runs.

    `typed` are keys that are sent before anything is shown; it waits until `shown` is.
    """

    def __init__(
        self,
        root: Path,
        *arguments: str,
        lines: int = 45,
        columns: int = 90,
        typed: str = "",
        shown: str = KEYS,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        program = [
            "-c",
            "from yougo.cli.fast_lookup.entry_point import main; main()",
            "--workspace",
            str(root),
            "review",
            *arguments,
        ]
        self.child = pexpect.spawn(
            sys.executable, program, dimensions=(lines, columns), encoding="utf-8", timeout=60,
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": str(root), "EDITOR": f"{root}/editor"},
            preexec_fn=hear_ctrl_c,
        )  # fmt: skip
        if typed:
            self.child.send(typed)
        self.until(shown)

    def until(self, text: str) -> None:
        self.child.expect_exact(text)
        self._stream.feed(self.child.before + self.child.after)

    def press(self, keys: str, then: str = KEYS) -> None:
        self.child.send(keys)
        self.until(then)

    def quit(self) -> str:
        self.child.send("q")
        self.child.expect(pexpect.EOF)
        return self.child.before

    def rows(self) -> list[str]:
        return [row.rstrip() for row in self.screen.display]

    def cells(self) -> list[str]:
        """Each line with a NUL for the second cell of a wide character, so that an index counts cells."""
        lines = (self.screen.buffer[row] for row in range(45))
        return ["".join(line[column].data or "\0" for column in range(90)).rstrip() for line in lines]

    def shown(self) -> str:
        """The last term's part of the screen, without the spaces behind wide characters."""
        text = "\n".join(self.rows())
        return text[text.rindex("── ") :]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w", policy_md=POLICY, pilot_md=PILOT)
    run(["--workspace", str(made), "build"])
    return made


@pytest.fixture
def terms(root: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[object]:
    def asked() -> dict[str, dict]:
        capsys.readouterr()
        run(["--workspace", str(root), "list", "--json"])
        return {record["id"]: record for record in map(json.loads, capsys.readouterr().out.splitlines())}

    return asked


def test_the_most_doubtful_comes_first_and_a_key_decides(root: Path, terms) -> None:
    terminal = Terminal(root)
    assert "PoC" in terminal.shown()
    assert "warning" in terminal.shown()
    terminal.press("a")
    terminal.press("r")
    assert "3 of " in terminal.shown()
    assert "2 decisions" in terminal.quit()
    statuses = {record["status"] for record in terms().values()}
    assert statuses == {"accepted", "rejected", "candidate"}
    assert terms()["poc"]["status"] == "accepted"


def test_wide_characters_are_aligned_on_the_screen(root: Path) -> None:
    run(["--workspace", str(root), "edit", "adb", "--also", "アジア開銀", "--also", "ADBank"])
    terminal = Terminal(root, "--status", "candidate")
    while "ADB" not in terminal.shown():
        terminal.press("n")
    rows = terminal.cells()
    names = rows[rows.index("Names") + 1 : rows.index("", rows.index("Names"))]
    assert len(names) == 5
    assert len({re.search(r"  (acronym|Japanese|English|variant)", row).start() for row in names}) == 1
    terminal.quit()


LONG = """\
「電気通信の標準をつくり広める国々と企業のための国際的な連絡と協議の会議体」（ITF[^itf]）が開かれた。

「国際電気通信標準会議体」（ITF: International Telecommunication Forum）に行く。
「国際電気通信標準会議体」（ITF）。

[^itf]: International Telecommunication Forum。標準を話し合う会議体。
"""


@pytest.mark.parametrize("columns", [100, 80, 64, 40])
def test_what_a_review_asks_to_choose_from_fits_the_screen(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    write(root, "long.md", LONG)
    run(["--workspace", str(root), "build"])
    glossary = load(Workspace(root))
    capsys.readouterr()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(keys, "line", lambda *_: "ITF")
    monkeypatch.setattr(keys, "key", lambda: "x")
    dialogs.evidence_to_split_off(glossary.by_id["itf"])
    dialogs.term_to_merge(glossary, glossary.by_id["who"])
    lines = capsys.readouterr().out.splitlines()
    assert sum("ITF" in line for line in lines) > 4
    assert max(map(cells, lines)) <= columns


def test_a_name_that_is_too_long_for_its_column_stands_on_its_own_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "long.md", LONG)
    capsys.readouterr()
    assert run(["--workspace", str(root), "show", "itf"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = lines[lines.index("Names") + 1 : lines.index("", lines.index("Names"))]
    found = filter(None, map(re.compile("(.*)  (acronym|Japanese|English)").match, names))
    assert (len({cells(row[1]) for row in found}), len(names)) == (1, 5)


def test_tags_are_shown_and_typed_with_any_separator(root: Path, terms) -> None:
    terminal = Terminal(root)
    terminal.press("e", "Which field?")
    terminal.press("t", "tags:")
    terminal.press("law、data, trade\r")
    assert "tags: law; data; trade" in terminal.shown()
    terminal.press("e", "Which field?")
    terminal.press("t", "tags: law; data; trade")
    terminal.press("; health\r")
    terminal.quit()
    assert ["law", "data", "trade", "health"] in [each["tags"] for each in terms().values()]


def test_a_field_is_changed_in_place_and_back_takes_it_back(root: Path, terms) -> None:
    terminal = Terminal(root)
    terminal.press("e", "Which field?")
    terminal.press("e", "english:")
    terminal.press("Proof of Contact\r")
    assert "Proof of Contact" in terminal.shown()
    terminal.press("e", "Which field?")
    terminal.press("e", "english: ")
    terminal.press("\x7f" * len("Contact") + "Concept\r")  # the old text stands there to be changed
    assert "Proof of Concept" in terminal.shown()
    terminal.press("b")
    assert "Proof of Contact" in terminal.shown()
    terminal.press("b")
    assert "Proof" not in terminal.shown()
    assert "0 decisions" in terminal.quit()
    assert terms()["poc"]["english"] is None


def test_terms_are_merged_and_split(root: Path, terms) -> None:
    terminal = Terminal(root)
    terminal.press("s", "numbers)")
    terminal.press("2\r")
    assert "split" in "\n".join(terminal.rows())
    while "WHO  世界保健機関" not in terminal.shown():
        terminal.press("n")
    terminal.press("m", "id):")
    terminal.press("GHB\r", "Which one?")
    terminal.press("1")
    assert "Global Health Bureau" in terminal.shown()
    terminal.quit()
    after = terms()
    assert "ghb" not in after or "who" not in after
    assert {record["japanese"] for record in after.values() if record["acronym"] == "PoC"} == {
        "連絡窓口",
        "概念実証",
    }


def test_a_conflict_is_shown_with_both_values_and_settled(root: Path, terms) -> None:
    run(["--workspace", str(root), "edit", "who", "--accept"])
    write(root, "policy_md", POLICY.replace("World Health Organization", "World Hospital Organization"))
    terminal = Terminal(root)
    shown = terminal.shown()
    assert "World Hospital Organization" in shown
    assert "accepted as “World Health Organization”" in shown
    terminal.press("t")
    terminal.press("b")
    assert "in conflict" in terminal.shown()
    terminal.press("k")
    terminal.quit()
    assert terms()["who"]["english"] == "World Health Organization"
    assert terms()["who"]["warnings"] == []


def test_another_reading_is_taken_by_its_number(root: Path, terms) -> None:
    terminal = Terminal(root)
    while "KYK" not in terminal.shown():
        terminal.press("n")
    shown = terminal.shown()
    assert "reading unverified" in shown
    other = shown.split("or 1 ")[1].split()[0]
    terminal.press("1")
    assert "your decision" in terminal.shown()
    terminal.quit()
    assert terms()["kyk"]["reading"] == other


def test_what_was_skipped_comes_last_the_next_time(root: Path) -> None:
    terminal = Terminal(root)
    first = terminal.shown().splitlines()[1]
    terminal.press("n")
    second = terminal.shown().splitlines()[1]
    assert " left." in terminal.quit()
    terminal = Terminal(root)
    assert terminal.shown().splitlines()[1] == second
    while terminal.shown().splitlines()[1] != first:
        terminal.press(" ")
    number, _, total = terminal.shown().split("── ")[1].partition(" of ")
    assert number == total.split()[0]
    terminal.quit()


def test_the_whole_entry_opens_in_the_editor(root: Path, terms) -> None:
    editor = root / "editor"
    editor.write_text('#!/bin/sh\nprintf \'note = "by hand"\\n\' >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    terminal = Terminal(root)
    terminal.press("o")
    assert "by hand" in terminal.shown()
    terminal.quit()
    assert terms()["poc"]["note"] == "by hand"


def test_help_unknown_keys_and_breaking_off_lose_nothing(root: Path, terms) -> None:
    terminal = Terminal(root)
    terminal.press("?", "Any key")
    terminal.press("a")
    terminal.press("x", "Unknown key")
    terminal.until(KEYS)
    terminal.press("k", "no conflict")
    terminal.until(KEYS)
    terminal.press("\x1b[A", "Unknown key")
    terminal.until(KEYS)
    terminal.press("e", "Which field?")
    terminal.press("e", "english:")
    terminal.press("half a line\x03")
    terminal.press("a")
    terminal.child.send("\x03")
    terminal.child.expect(pexpect.EOF)
    terminal.child.close()
    assert terminal.child.exitstatus == 130
    assert terms()["poc"]["status"] == "accepted"
    assert terms()["poc"]["english"] is None


def test_keys_typed_at_once_count_one_by_one(root: Path) -> None:
    terminal = Terminal(root)
    terminal.press("nn")
    terminal.until(KEYS)
    assert "3 of" in terminal.shown()


@pytest.mark.parametrize("lines", [16, 24])
def test_any_key_after_the_help_shows_the_term_again(root: Path, lines: int) -> None:
    terminal = Terminal(root, lines=lines)
    before = terminal.shown().count("PoC")
    terminal.press("?", "Any key")
    assert "all decisions are saved" in "\n".join(terminal.rows())
    terminal.press("a")
    assert terminal.shown().count("PoC") == before
    assert "1 of" in terminal.shown()


@pytest.mark.parametrize("columns", [40, 60, 100])
@pytest.mark.parametrize("lines", [12, 16, 20, 24, 40])
def test_a_small_screen_shows_the_warning_first_and_no_heading_alone(
    root: Path, lines: int, columns: int
) -> None:
    (root / "docs" / "note.md").write_text(
        "国際機関（PoC）を設けた。\n\nProof of Concept（PoC）を行った。\n", "utf-8"
    )
    terminal = Terminal(root, columns=columns, lines=lines)
    rows = [row.rstrip() for row in terminal.rows()]
    shown = "\n".join(rows)
    assert "1 of" in shown
    for heading in ("Warnings", "Evidence", "Names"):
        if heading in rows:
            assert rows[rows.index(heading) + 1].startswith("  ")
            assert not rows[rows.index(heading) + 1].startswith("  …")
    if "Evidence" in rows and "Warnings" in rows:
        assert rows.index("Warnings") < rows.index("Evidence")


def test_a_term_with_much_evidence_stays_on_a_small_screen(root: Path) -> None:
    many = "".join(f"第{number}章でもProof of Concept（PoC）を行った。\n\n" for number in range(30))
    (root / "docs" / "many.md").write_text(many, encoding="utf-8")
    terminal = Terminal(root, lines=24)
    assert "1 of" in terminal.shown()
    assert "PoC" in "\n".join(terminal.rows()[:4])
    assert "more lines: see all with `yougo show" in terminal.shown()


def test_an_entry_that_is_no_decision_is_offered_for_editing_again(root: Path, terms) -> None:
    editor = root / "editor"
    editor.write_text(
        '#!/bin/sh\nif grep -q colour "$1"; then sed -i \'s/colour.*/note = "mended"/\' "$1"\n'
        'else printf \'colour = "x"\\n\' >> "$1"; fi\n',
        encoding="utf-8",
    )
    editor.chmod(0o755)
    terminal = Terminal(root)
    terminal.press("o", "Edit again")
    assert "no key “colour”" in "\n".join(terminal.rows())
    terminal.press("y\r")
    assert "mended" in terminal.shown()
    terminal.quit()
    assert terms()["poc"]["note"] == "mended"


def test_keys_typed_before_anything_is_shown_decide_nothing(root: Path, terms) -> None:
    terminal = Terminal(root, typed="arq")
    assert "1 of" in terminal.shown()
    assert "0 decisions" in terminal.quit()
    assert {record["status"] for record in terms().values()} == {"candidate"}


def test_a_key_pressed_as_soon_as_the_first_term_appears_counts(root: Path) -> None:
    terminal = Terminal(root, shown="1 of ")
    assert "0 decisions" in terminal.quit()


def test_what_is_typed_ahead_of_a_line_goes_into_it(root: Path, terms) -> None:
    terminal = Terminal(root)
    terminal.press("eeProof of Contact\r", "✓ english")
    terminal.until(KEYS)
    assert "Proof of Contact" in terminal.shown()
    terminal.quit()
    assert terms()["poc"]["english"] == "Proof of Contact"


@pytest.mark.parametrize(
    ("keys", "prompt"), [("e", "Which field?"), ("en", "note:"), ("m", "id):"), ("s", "numbers)")]
)
def test_esc_leaves_a_prompt(root: Path, terms, keys: str, prompt: str) -> None:
    terminal = Terminal(root)
    for each in keys[:-1]:
        terminal.press(each, "Which field?")
    terminal.press(keys[-1], prompt)
    terminal.press("\x1b")
    terminal.press("a", "✓ accepted")
    terminal.quit()
    assert terms()["poc"]["status"] == "accepted"
    assert terms()["poc"]["note"] is None


def test_esc_leaves_a_line_with_something_in_it_but_an_arrow_does_not(root: Path, terms) -> None:
    terminal = Terminal(root)
    terminal.press("e", "Which field?")
    terminal.press("n", "note:")
    terminal.press("half\x1b")
    terminal.press("e", "Which field?")
    terminal.press("n", "note:")
    terminal.press("bc\x1b[D\x1b[Da\r")
    terminal.quit()
    assert terms()["poc"]["note"] == "abc"


def test_on_a_narrow_screen_no_line_breaks_inside_a_word(root: Path) -> None:
    terminal = Terminal(root, columns=40)
    terminal.press("?", "Any key")
    terminal.press(" ")
    terminal.until("? help")
    terminal.press("k", "no conflict")
    terminal.until("? help")
    terminal.press("e", "Which field?")
    terminal.until("t tags")
    rows = terminal.rows()
    shown = "\n".join(rows)
    for whole in ("m merge with…", "? help", "q quit", "d definition", "t tags"):
        assert whole in shown


TITLED = ("proposed", "warnings", "decided", "evidence", "names", "confidence")


@pytest.mark.parametrize("room", range(1, 75))
@pytest.mark.parametrize("empty", [(), ("proposed", "decided"), ("warnings", "decided"), TITLED])
def test_a_term_too_long_for_the_screen_leaves_out_whole_blocks_and_no_heading_stands_alone(
    room: int, empty: tuple[str, ...]
) -> None:
    long = {name: [f"{name} {number}" for number in range(9)] for name in ("head", "definition")}
    for name in TITLED:
        long[name] = ["", name.title(), *(f"{name} {number}" for number in range(8))]
    blocks = {**long, **dict.fromkeys(empty, ())}
    whole = [line for block in blocks.values() for line in block]
    shown = term_on_screen.lines(blocks, room, "dfft")
    if room >= len(whole):
        assert shown == whole
        return
    assert len(shown) - 1 <= max(room, term_on_screen.LEAST)
    assert shown[-1].startswith("  … ")
    assert shown[-2] not in [name.title() for name in TITLED]
    assert shown[:-1] == [line for line in whole if line in shown]


@pytest.mark.parametrize(("columns", "lines"), [(40, 12), (60, 20), (80, 24), (200, 50)])
def test_the_help_fits_the_screen_and_the_term_comes_again(root: Path, columns: int, lines: int) -> None:
    terminal = Terminal(root, columns=columns, lines=lines, shown="? help")
    terminal.press("?", "accept the term as shown")
    while "saved" not in "\n".join(terminal.rows()):
        terminal.until("Any key shows")
        if "saved" not in "\n".join(terminal.rows()):
            terminal.child.send(" ")
    terminal.press(" ", "? help")
    assert "saved" not in terminal.shown()
    assert "1 of" in terminal.shown()
    terminal.quit()


def test_on_a_small_screen_a_warning_and_its_evidence_are_in_view(root: Path) -> None:
    terminal = Terminal(root, columns=60, lines=18, shown="? help")
    shown = terminal.shown()
    assert "more line" in shown
    assert shown.index("Warnings") < shown.index("Evidence") < shown.index("PoC）")
    terminal.quit()
