"""Keys and lines that are typed in a terminal, or come through a pipe."""

import codecs
import contextlib
import os
import select
import sys
import termios
import tty
from collections.abc import Iterator

from yougo.cli.output import draw, out
from yougo.cli.review.line_editor import Line
from yougo.cli.terminal import width, wrap
from yougo.language.cells import cells

QUIT = "q"
ESC = "\x1b"
_LINE_ENDS = ("\r", "\n")
_END_OF_INPUT = (b"", b"\x04")
_SEQUENCE_PAUSE = 0.05
"""Seconds within which the rest of a key such as an arrow follows its Esc."""


@contextlib.contextmanager
def listening() -> Iterator[None]:
    """Read single keys inside this context. What was typed before can be dropped with `discard`."""
    with _mode(single_keys=True):
        yield


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Inside `listening`, give the terminal back to another program as it expects it."""
    with _mode(single_keys=False):
        yield


def discard() -> None:
    """Drop what was typed before there was anything to answer; a pipe's input stays."""
    if sys.stdin.isatty():
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


@contextlib.contextmanager
def _mode(*, single_keys: bool) -> Iterator[None]:
    """Let keys arrive at once without echo, or as whole lines with echo; then restore the terminal.

    Keys that were typed before are kept.
    """
    if not sys.stdin.isatty():
        yield
        return
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    _set_mode(handle, single_keys=single_keys)
    try:
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _set_mode(handle: int, *, single_keys: bool) -> None:
    if single_keys:
        tty.setcbreak(handle, termios.TCSANOW)
        return
    mode = termios.tcgetattr(handle)
    mode[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(handle, termios.TCSADRAIN, mode)


def key() -> str:
    """One key in lower case; `QUIT` at the end of the input. Line breaks in a pipe are skipped.

    Esc, an arrow, and other keys that are not characters give ``""``.
    """
    if sys.stdin.isatty():
        pressed = _pressed(sys.stdin.fileno())
        return "" if pressed.startswith(ESC) else pressed.lower() or QUIT
    pressed = "\n"
    while pressed in _LINE_ENDS:
        pressed = sys.stdin.read(1)
    return pressed.lower() or QUIT


def _pressed(handle: int) -> str:
    """A terminal's next key: a character, Esc, or all that an arrow sends; ``""`` at the end (Ctrl-D)."""
    _set_mode(handle, single_keys=True)  # a shell may have changed it while yougo was suspended
    byte = os.read(handle, 1)
    if byte in _END_OF_INPUT:
        return ""
    if byte == ESC.encode():
        return ESC + _rest_of_sequence(handle)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    pressed = decoder.decode(byte)
    while not pressed:
        byte = os.read(handle, 1)
        pressed = decoder.decode(byte, final=not byte)
    return pressed


def _rest_of_sequence(handle: int) -> str:
    """What a terminal sends after Esc for one key: ``[A``, ``[3~``, ``OP``; nothing for Esc itself."""
    rest = b""
    while select.select([handle], [], [], _SEQUENCE_PAUSE)[0]:
        byte = os.read(handle, 1)
        rest += byte
        is_last = b"@" <= byte <= b"~" and rest not in (b"[", b"O")
        if is_last or not byte:
            break
    return rest.decode(errors="replace")


def line(question: str, value: str = "") -> str | None:
    """A line, which in a terminal starts as `value`; None if the person cancels (Esc, Ctrl-C)."""
    if not sys.stdin.isatty():
        out(question)
        typed = sys.stdin.readline()
        return typed.rstrip("\r\n") if typed else None
    try:
        edited = _edited(_prompt(question), Line(value))
    except KeyboardInterrupt:
        edited = None
    out("")
    return None if edited is None else edited.strip()


def _prompt(question: str) -> str:
    """The question, or ``>`` below a question that leaves too little room beside it."""
    if cells(question) <= width() // 2:
        return f"{question} "
    out("\n".join(wrap(question, width())))
    return "> "


def _edited(prompt: str, typed: Line) -> str | None:
    """The line as it is when Enter is pressed; None for Esc, or at the end of the input."""
    while True:
        draw(*typed.drawn(prompt, width()))
        pressed = _pressed(sys.stdin.fileno())
        if pressed in _LINE_ENDS:
            return typed.text
        if pressed in ("", ESC):
            return None
        typed.press(pressed)
