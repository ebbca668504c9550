import contextlib
import io

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.cli import output
from yougo.cli.review.line_editor import EDITS, Line
from yougo.language.cells import cells


def typed(text: str, *keys: str) -> str:
    line = Line(text)
    for key in keys:
        line.press(key)
    return line.text


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["!"], "data flow!"),
        (["\x7f", "語"], "data flo語"),
        (["\x1b[D", "\x1b[D", "-"], "data fl-ow"),
        (["\x01", "\x1b[3~", "D"], "Data flow"),
        (["\x1b[H", "\x1b[C", "_"], "d_ata flow"),
        (["\x1b[H", "\x1b[F", "s"], "data flows"),
        (["\x17", "x"], "data x"),
        (["\x1b[D", "\x15"], "w"),
        (["\x01", "\x06", "\x0b"], "d"),
        (["\x1b[A", "\x1b[5~", "\x07"], "data flow"),
    ],
)
def test_keys_change_the_line_as_in_a_shell(keys: list[str], expected: str) -> None:
    assert typed("data flow", *keys) == expected


def drawn(line: Line, width: int) -> str:
    """What a terminal is sent."""
    sent = io.StringIO()
    with contextlib.redirect_stdout(sent):
        output.draw(*line.drawn("note: ", width))
    return sent.getvalue()


KEYS = st.lists(st.sampled_from([*EDITS, *"ab 語ｶ", "\x1b[A"]), max_size=30)


@given(text=st.text(st.sampled_from("ab 語ｶ"), max_size=60), keys=KEYS, width=st.integers(20, 60))
def test_a_line_however_long_stays_on_one_row_with_the_cursor_in_it(
    text: str, keys: list[str], width: int
) -> None:
    screen = pyte.Screen(width, 3)
    stream = pyte.Stream(screen)
    line = Line(text)
    for key in keys:
        line.press(key)
        stream.feed(drawn(line, width))
    stream.feed(drawn(line, width))
    assert screen.display[0].startswith("note: ")
    assert screen.display[1].strip() == ""
    if cells(line.text) < width - len("note: "):
        assert "".join(screen.display[0].split()) == "note:" + "".join(line.text.split())
