"""Keys and lines that a person types, in a terminal or through a pipe."""

import contextlib
import sys
from types import ModuleType

import click

readline: ModuleType | None
try:
    import readline
except ImportError:  # a Python built without it: lines can be typed, but not corrected in place
    readline = None

QUIT = "q"
_typed_ahead: list[str] = []
"""Keys that came together with the last one: a quick hand's."""


def key() -> str:
    """One key, lower-case; the end of the input is `QUIT`. Line breaks in a pipe count for nothing."""
    if sys.stdin.isatty():
        pressed = _typed_ahead.pop(0) if _typed_ahead else click.getchar()
        if pressed.startswith("\x1b"):
            return ""
        _typed_ahead.extend(pressed[1:])
        return pressed[:1].lower() or QUIT
    pressed = "\n"
    while pressed in ("\n", "\r"):
        pressed = sys.stdin.read(1)
    return pressed.lower() or QUIT


def line(question: str, value: str = "") -> str | None:
    """A line; in a terminal `value` stands there to be changed. None when the person breaks off (Ctrl-C)."""
    if not sys.stdin.isatty():
        click.echo(question)
        typed = sys.stdin.readline()
        return typed.rstrip("\r\n") if typed else None
    try:
        with _prefilled(value):
            typed = input(f"{question} ")
    except (KeyboardInterrupt, EOFError):
        click.echo()
        return None
    return typed.strip()


@contextlib.contextmanager
def _prefilled(value: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a generator of nothing
    """While it lasts, lines begin with this text."""
    if readline is None or not value:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(value))
    try:
        yield
    finally:
        readline.set_startup_hook(None)
