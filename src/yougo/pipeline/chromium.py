"""Prints the sheet to PDF with the Chromium or Chrome that is installed."""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from yougo.errors import NoBrowser
from yougo.exporters import html
from yougo.model.exporter import Edition
from yougo.pipeline import pdf
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
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--virtual-time-budget=600000",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_POLICY = (
    b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
    b"style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)
"""Whatever a template of the workspace says, its page loads no file and nothing from the network."""
_SECONDS = 600
_DOCTYPE = re.compile(rb"\s*<!doctype[^>]*>", re.IGNORECASE)


def export(edition: Edition) -> bytes:
    """The PDF's bytes, the sheet in the layout and on the paper that the options say.

    Raises:
        NoBrowser: there is none, or it printed nothing.
    """
    browser = found(edition.options)
    with tempfile.TemporaryDirectory(prefix="yougo-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, made = folder / "sheet.html", folder / "sheet.pdf"
        page.write_bytes(_confined(html.export(edition)))
        command = [browser, *_FLAGS, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}"]
        command += ["--no-sandbox"] if _is_root() else []
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run([*command, page.as_uri()], capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
        if not made.is_file():
            raise NoBrowser(reason=said(f"{browser} printed nothing"), variable=VARIABLE)
        return pdf.finished(made.read_bytes(), html.titles(edition))


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
