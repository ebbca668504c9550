"""Pages that browsers save as one file: ``.mhtml``, a message with parts, and Safari's ``.webarchive``."""

import plistlib
from collections.abc import Callable, Mapping
from email import message_from_bytes
from pathlib import PurePath
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from yougo.errors import UnreadableDocument
from yougo.translation import said

_FAULTS = (plistlib.InvalidFileException, ExpatError, LookupError, ValueError, TypeError, AttributeError)


class Saved(NamedTuple):
    """A page as it was sent."""

    data: bytes
    encoding: str = ""
    """The encoding that it was sent in; ``""`` where only the page itself says it."""
    address: str = ""


def opened(data: bytes, name: str) -> Saved:
    """The page in these bytes, which are the page itself if `name` is not that of a file with several.

    Raises:
        UnreadableDocument: there is no page in it.
    """
    opens = _OPENS.get(PurePath(name).suffix.lower(), Saved)
    try:
        return opens(data)
    except _FAULTS as error:
        reason = said("it is damaged, or is not what its name says")
        raise UnreadableDocument(
            document=name, reason=reason, remedy=said("save it anew from a browser")
        ) from error


def _of_message(data: bytes) -> Saved:
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            address = str(part.get("Content-Location", ""))
            return Saved(bytes(part.get_payload(decode=True)), part.get_content_charset(""), address)
    raise ValueError


def _of_web_archive(data: bytes) -> Saved:
    page = plistlib.loads(data)["WebMainResource"]
    encoding, address = page.get("WebResourceTextEncodingName", ""), page.get("WebResourceURL", "")
    return Saved(bytes(page["WebResourceData"]), str(encoding), str(address))


_OPENS: Mapping[str, Callable[[bytes], Saved]] = {
    ".mhtml": _of_message,
    ".mht": _of_message,
    ".webarchive": _of_web_archive,
}
"""What opens a file, by its suffix."""
