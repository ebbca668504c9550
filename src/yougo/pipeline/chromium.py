"""Prints the sheet to PDF with the Chromium or Chrome that is installed."""

import base64
import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from yougo.errors import NoBrowser
from yougo.exporters import html
from yougo.model.exporter import Edition
from yougo.pipeline import pdf, pdf_joining, pdf_parts
from yougo.pipeline.devtools import BrowserFailed, DevTools
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
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_PRINTED = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}
_LOADED = (
    "document.readyState === 'complete' || new Promise((done) => addEventListener('load', () => done(true)))"
)
_POLICY = (
    b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
    b"style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)
"""Whatever a template of the workspace says, its page loads no file and nothing from the network."""
_MOST_AT_ONCE = 500
"""Terms that are printed in one: of more, the pages are printed in parts."""
_DOCTYPE = re.compile(rb"\s*<!doctype[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that makes something of pages, for which it has a folder of its own."""

    devtools: DevTools
    folder: Path

    def prints(self, name: str, page: bytes) -> bytes:
        """A page as PDF."""
        with self._opened(name, page) as session:
            printed = self.devtools.tell("Page.printToPDF", session, **_PRINTED)
            return base64.b64decode(printed["data"])

    def lays_out(self, name: str, page: bytes) -> list[bytes]:
        """The parts that a sheet makes of its pages; none where a workspace's templates make none."""
        with self._opened(name, page, pdf_parts.address()) as session:
            found = self._evaluated(session, pdf_parts.FOUND)
            return [part.encode() for part in json.loads(found.get("value", "[]"))]

    @contextlib.contextmanager
    def _opened(self, name: str, page: bytes, address: str = "") -> Iterator[str]:
        """The session of a page that is loaded."""
        file = self.folder / f"{name}.html"
        file.write_bytes(_confined(page))
        target = self.devtools.tell("Target.createTarget", url="about:blank")["targetId"]
        session = self.devtools.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.devtools.tell("Page.navigate", session, url=file.as_uri() + address)
        self._evaluated(session, _LOADED)
        yield session
        self.devtools.tell("Target.closeTarget", targetId=target)

    def _evaluated(self, session: str, expression: str) -> dict[str, Any]:
        """What an expression gives in a page."""
        answer = self.devtools.tell("Runtime.evaluate", session, expression=expression, awaitPromise=True)
        found: dict[str, Any] = answer["result"]
        return found


@contextlib.contextmanager
def opened(browser: str) -> Iterator[Browser]:
    """A browser, until the end of a `with`.

    Raises:
        NoBrowser: it did not do what it was told.
    """
    command = [browser, *_FLAGS, *(["--no-sandbox"] if _is_root() else [])]
    with tempfile.TemporaryDirectory(prefix="yougo-", ignore_cleanup_errors=True) as folder:
        try:
            with DevTools([*command, f"--user-data-dir={folder}/profile"]) as devtools:
                yield Browser(devtools, Path(folder))
        except BrowserFailed as error:
            raise NoBrowser(reason=said(f"{browser} printed nothing"), variable=VARIABLE) from error


def export(edition: Edition) -> bytes:
    """The PDF's bytes, the sheet in the layout and on the paper that the options say.

    Raises:
        NoBrowser: there is none, or it printed nothing.
    """
    program = found(edition.options)
    page, titles = html.export(edition), html.titles(edition)
    with opened(program) as browser:
        is_long = len(edition.concepts) > _MOST_AT_ONCE
        parts = browser.lays_out("sheet", page) if is_long else []
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
