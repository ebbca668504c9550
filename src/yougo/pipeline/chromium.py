"""Prints the sheet to PDF with the Chromium or Chrome that is installed."""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from yougo.errors import NoBrowser
from yougo.exporters import html
from yougo.model.exporter import Edition
from yougo.pipeline import pdf, pdf_joining, pdf_parts
from yougo.pipeline.files import configuration
from yougo.translation import said

VARIABLE = "YOUGO_CHROMIUM"
_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-extensions",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
    "--virtual-time-budget=600000",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_PRINTING = ("--no-pdf-header-footer", "--generate-pdf-document-outline")
_POLICY = (
    b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
    b"style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)
"""Whatever a template of the workspace says, its page loads no file and nothing from the network."""
_SECONDS = 600
_MOST_AT_ONCE = 500
"""Terms that are printed in one: of more, the pages are printed in parts."""
_DOCTYPE = re.compile(rb"\s*<!doctype[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Browser:
    """A browser that makes something of pages, for which it has a folder of its own."""

    program: str
    folder: Path

    def prints(self, name: str, page: bytes) -> bytes:
        """A page as PDF.

        Raises:
            NoBrowser: it printed nothing.
        """
        browser, made = self.program, self.folder / f"{name}.pdf"
        self._runs(name, page, *_PRINTING, f"--print-to-pdf={made}")
        if not made.is_file():
            raise NoBrowser(reason=said(f"{browser} printed nothing"), variable=VARIABLE)
        return made.read_bytes()

    def lays_out(self, name: str, page: bytes, address: str) -> bytes:
        """What a page is when its scripts have run; nothing where it does not become ready."""
        return self._runs(name, page, "--dump-dom", address=address)

    def _runs(self, name: str, page: bytes, *flags: str, address: str = "") -> bytes:
        """What it says when it has opened a page."""
        file, profile = self.folder / f"{name}.html", self.folder / f"profile-{name}"
        file.write_bytes(_confined(page))
        command = [self.program, *_FLAGS, *flags, f"--user-data-dir={profile}", file.as_uri() + address]
        command += ["--no-sandbox"] if _is_root() else []
        with contextlib.suppress(subprocess.TimeoutExpired):
            done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
            return done.stdout
        return b""


def export(edition: Edition) -> bytes:
    """The PDF's bytes, the sheet in the layout and on the paper that the options say.

    Raises:
        NoBrowser: there is none, or it printed nothing.
    """
    program = found(edition.options)
    page, titles = html.export(edition), html.titles(edition)
    with tempfile.TemporaryDirectory(prefix="yougo-", ignore_cleanup_errors=True) as name:
        browser = _Browser(program, Path(name))
        is_long = len(edition.concepts) > _MOST_AT_ONCE
        parts = pdf_parts.parts_of(browser.lays_out("sheet", page, pdf_parts.address())) if is_long else []
        if parts:
            return pdf_joining.joined(pdf_parts.printed(parts, browser.prints), titles)
        return pdf.finished(browser.prints("sheet", page), titles)


def _confined(page: bytes) -> bytes:
    """The page with our policy before anything that a template says."""
    start = _DOCTYPE.match(page)
    end = start.end() if start else 0
    return page[:end] + _POLICY + page[end:]


def found(options: Mapping[str, object] = MappingProxyType({})) -> str:
    """The browser named in options, the environment or your own settings, or one that is installed.

    Raises:
        NoBrowser: there is none.
    """
    named = str(options.get("browser") or os.environ.get(VARIABLE) or configuration.load().browser)
    for name in [named] if named else _NAMES:
        if path := shutil.which(name):
            return path
    reason = said(f"{named} was not found") if named else said("no Chromium or Chrome is installed")
    raise NoBrowser(reason=reason, variable=VARIABLE)


def _is_root() -> bool:
    """Chromium's sandbox does not run as root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
