"""An export that takes long shows on a terminal for how long."""

import sys
import time

import pytest

from yougo.cli.build_report import waiting


def waited(seconds: float) -> None:
    with waiting("pdf"):
        time.sleep(seconds)


def test_a_terminal_shows_the_seconds_and_then_an_empty_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    waited(1.5)
    lines = capsys.readouterr().err.split("\r\x1b[K")
    assert lines == ["", "Making the export “pdf” … 1 s", ""]


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    waited(1.5)
    assert capsys.readouterr().err == ""


def test_what_goes_wrong_clears_the_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(KeyboardInterrupt), waiting("pdf"):
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "\r\x1b[K"
