"""What takes long shows on a terminal how far it is."""

import sys
import time

import pytest

from yougo.cli import waiting as waits
from yougo.cli.waiting import progress, waiting
from yougo.pipeline import printing_progress


def waited(seconds: float) -> None:
    with waiting("Making the export “pdf”"):
        time.sleep(seconds)


def test_a_terminal_shows_the_seconds_and_then_an_empty_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    waited(1.5)
    lines = capsys.readouterr().err.split("\r\x1b[K")
    assert lines == ["", "Making the export “pdf” … 1 s", ""]


def test_a_long_printing_shows_how_much_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with waiting("Making the export “pdf”"):
        printing_progress.tell(3, 10)
        time.sleep(1.5)
    assert "Making the export “pdf” 30% … 1 s" in capsys.readouterr().err


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    waited(1.5)
    assert capsys.readouterr().err == ""


def test_what_goes_wrong_clears_the_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(KeyboardInterrupt), waiting("Making the export “pdf”"):
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "\r\x1b[K"


@pytest.mark.parametrize(
    ("seconds", "left"), [(1, ""), (8, "about 16 s left: "), (300, "about 10 min left: ")]
)
def test_documents_are_counted_and_the_time_that_is_left_is_told_once_it_is_known(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seconds: int, left: str
) -> None:
    clock = iter([100.0, 100.0 + seconds])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(waits.time, "monotonic", lambda: next(clock))
    with progress() as show:
        show(0, 3, "a.md")
        show(1, 3, "b.md")
    assert capsys.readouterr().err.split("\r\x1b[K") == ["", "[1/3] a.md", f"[2/3] {left}b.md", ""]


def test_the_pages_of_a_long_document_count_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.5, 10.5])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(waits.time, "monotonic", lambda: next(clock))
    with progress() as show:
        show(0, 1, "a.pdf")
        show(0.25, 1, "a.pdf, page 26 of 100")
    assert "[1/1] about 30 s left: a.pdf, page 26 of 100" in capsys.readouterr().err


def test_a_long_name_stays_on_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "20")
    with progress() as show:
        show(0, 1, "用語" * 20)
    assert capsys.readouterr().err.split("\r\x1b[K")[1] == "[1/1] " + "用語" * 3
