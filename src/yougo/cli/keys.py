"""Keys and lines that a person types, in a terminal or through a pipe."""

import contextlib
import os
import select
import sys
import termios
import tty
from collections.abc import Iterator

from yougo.cli.line_editor import Line
from yougo.cli.output import draw, out
from yougo.cli.terminal import width, wrap
from yougo.language.cells import cells

QUIT = "q"
ESC = "\x1b"
_ENDS = ("\r", "\n")
_TOGETHER = 0.05
"""Seconds within which the rest of a key such as an arrow follows its Esc."""


@contextlib.contextmanager
def listening() -> Iterator[None]:
    """Take single keys while it lasts. What was typed before it is for `discard` to drop."""
    with _mode(at_once=True):
        yield


def discard() -> None:
    """Drop what was typed before there was anything to answer; the end of a pipe's input stays."""
    if sys.stdin.isatty():
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


@contextlib.contextmanager
def resting() -> Iterator[None]:
    """Give other programs the terminal as they expect it, inside `listening`."""
    with _mode(at_once=False):
        yield


@contextlib.contextmanager
def _mode(*, at_once: bool) -> Iterator[None]:
    """Let keys arrive at once and unseen, or in whole lines that are seen; then as before.

    What was typed already stays typed.
    """
    if not sys.stdin.isatty():
        yield
        return
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    _set(handle, at_once=at_once)
    try:
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _set(handle: int, *, at_once: bool) -> None:
    if at_once:
        tty.setcbreak(handle, termios.TCSANOW)
        return
    mode = termios.tcgetattr(handle)
    mode[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(handle, termios.TCSADRAIN, mode)


def key() -> str:
    """One key, lower-case; the end of the input is `QUIT`. Line breaks in a pipe count for nothing.

    A key that is no character, such as Esc or an arrow, is ``""``.
    """
    if sys.stdin.isatty():
        pressed = _pressed(sys.stdin.fileno())
        return "" if pressed.startswith(ESC) else pressed.lower() or QUIT
    pressed = "\n"
    while pressed in _ENDS:
        pressed = sys.stdin.read(1)
    return pressed.lower() or QUIT


def _pressed(handle: int) -> str:
    """A terminal's next key: a character, Esc, or all that an arrow sends; ``""`` at the end (Ctrl-D)."""
    _set(handle, at_once=True)  # a shell may have set it otherwise while yougo was stopped
    first = os.read(handle, 1)
    if first in (b"", b"\x04"):
        return ""
    if first == ESC.encode():
        return ESC + _rest_of_sequence(handle)
    pressed = first
    while not _is_whole(pressed):
        pressed += os.read(handle, 1)
    return pressed.decode(errors="replace")


def _is_whole(char: bytes) -> bool:
    """Whether these are all bytes of a character in UTF-8."""
    lead = char[0]
    length = 1 if lead < 0xC0 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
    return len(char) >= length


def _rest_of_sequence(handle: int) -> str:
    """What a terminal sends after Esc for one key: ``[A``, ``[3~``, ``OP``; nothing for Esc itself."""
    rest = b""
    while select.select([handle], [], [], _TOGETHER)[0]:
        byte = os.read(handle, 1)
        rest += byte
        introduces = rest in (b"[", b"O")
        if not byte or (not introduces and 0x40 <= byte[0] <= 0x7E):
            break
    return rest.decode(errors="replace")


def line(question: str, value: str = "") -> str | None:
    """A line; in a terminal `value` is there to be changed. None when the person leaves (Esc, Ctrl-C)."""
    if not sys.stdin.isatty():
        out(question)
        typed = sys.stdin.readline()
        return typed.rstrip("\r\n") if typed else None
    try:
        changed = _edited(_prompt(question), Line(value))
    except KeyboardInterrupt:
        changed = None
    out("")
    return None if changed is None else changed.strip()


def _prompt(question: str) -> str:
    """What stands before the line: the question, or > below a question that leaves no room beside it."""
    if cells(question) <= width() // 2:
        return f"{question} "
    out("\n".join(wrap(question, width())))
    return "> "


def _edited(prompt: str, typed: Line) -> str | None:
    """The line when Enter is pressed; None for Esc, or at the end."""
    while True:
        draw(*typed.drawn(prompt, width()))
        pressed = _pressed(sys.stdin.fileno())
        if pressed in _ENDS:
            return typed.text
        if pressed in ("", ESC):
            return None
        typed.press(pressed)
