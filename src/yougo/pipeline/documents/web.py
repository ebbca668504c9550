"""Fetches one document from the web, because a person named its address; nothing else in yougo does.

httpx (BSD licence) speaks HTTP: it decodes what is compressed, and keeps time-outs for each step.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urlsplit

import httpx

from yougo import __version__, readers
from yougo.errors import UnreadableDocument
from yougo.language.text import shortened
from yougo.pipeline.documents.patterns import is_web
from yougo.translation import said

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "multipart/related": ".mhtml",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/plain": ".txt",
}
"""The suffix of each media type."""
_GENERAL = {"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/zip"}
"""Media types that say less than the suffix of the address."""
_HEADERS = {"User-Agent": f"yougo/{__version__}", "Accept": "text/html, application/pdf, */*;q=0.8"}
_TIMEOUT = httpx.Timeout(30, connect=15)
_LONGEST_TIME = 300
"""Seconds that one document may take."""
_MOST_REDIRECTS = 10
_LONGEST_STEM = 60
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*#%]+')
_NUMBER = re.compile(r"^\[Errno -?\d+\] ")
"""How the system's own words begin."""
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as the web has it now."""

    data: bytes
    name: str
    """What a file with it may be called: ``whitepaper.html``."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told what happens while a document is fetched."""

    leads: Callable[[str, str], None]
    """Called with an address and the one that it leads to."""
    arrives: Callable[[str, int], None]
    """Called with the address and how many bytes are here, again and again."""


def fetch(address: str, largest: int, watch: Watch) -> Fetched:
    """The document at an address, which may have `largest` bytes; redirects are told.

    Raises:
        UnreadableDocument: with the reason and what to do.
    """
    try:
        parts = urlsplit(address)
        if not parts.hostname:
            raise _unreadable(address, said("the address names no server"), said("correct it"))
        if parts.password:
            raise _unreadable(
                address, said("the address holds a password"), said("save the page, and add the file")
            )
        with httpx.Client(headers=_HEADERS, timeout=_TIMEOUT) as client:
            return _followed(client, address, largest, watch)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise _explained(address, error) from None


def _followed(client: httpx.Client, address: str, largest: int, watch: Watch) -> Fetched:
    """The document at an address, or at the one that it leads to."""
    now = urldefrag(address).url
    seen: set[str] = set()
    while now not in seen and len(seen) < _MOST_REDIRECTS:
        seen.add(now)
        with client.stream("GET", now) as answer:
            if not answer.next_request:
                return _received(address, answer, largest, watch)
            following = str(answer.next_request.url)
        if not is_web(following):
            raise httpx.UnsupportedProtocol(following)
        if following not in seen:
            watch.leads(now, following)
        now = following
    raise _unreadable(
        address, said("it leads from one address to the next without end"), said("check the address")
    )


def _received(address: str, answer: httpx.Response, largest: int, watch: Watch) -> Fetched:
    if answer.status_code != httpx.codes.OK:
        status = f"{answer.status_code} {answer.reason_phrase}".rstrip()
        reason = said(f"the server says {status}")
        is_their_fault = httpx.codes.is_server_error(answer.status_code)
        remedy = said("try again later") if is_their_fault else said("check the address")
        raise _unreadable(address, reason, remedy)
    media_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    path = PurePosixPath(unquote(answer.url.path))
    suffix = _suffix(media_type, path)
    if suffix not in readers.suffixes():
        reason = said(f"it is {media_type or '?'}, which yougo does not read")
        remedy = said(f"name a document in one of {', '.join(readers.suffixes())}")
        raise _unreadable(address, reason, remedy)
    stem = _NOT_IN_NAMES.sub(" ", path.stem).strip(" .")[:_LONGEST_STEM] or answer.url.host
    return Fetched(_body(address, answer, largest, watch), f"{stem}{suffix}")


def _suffix(media_type: str, path: PurePosixPath) -> str:
    """The suffix of a document of this type at this path."""
    suffix = path.suffix.lower()
    if media_type in _GENERAL and suffix in readers.suffixes():
        return suffix
    return _SUFFIXES.get(media_type, "")


def _body(address: str, answer: httpx.Response, largest: int, watch: Watch) -> bytes:
    """What the server sends, without its compression."""
    data = bytearray()
    end = time.monotonic() + _LONGEST_TIME
    for piece in answer.iter_bytes():
        data += piece
        watch.arrives(address, len(data))
        if len(data) > largest:
            reason = said(f"it has more than {largest / 1e6:,.0f} MB, which is the limit")
            raise _unreadable(address, reason, said("save it, divide it, and add the files"))
        if time.monotonic() > end:
            raise _unreadable(address, said("it takes too long to arrive"), said("save it, and add the file"))
    if not data.strip():
        raise _unreadable(address, said("the server sends nothing"), said("try again later"))
    return bytes(data)


def _explained(address: str, error: Exception) -> UnreadableDocument:
    return _unreadable(address, *_reason(error, shortened(str(error), _LONGEST_REASON)))


def _reason(error: Exception, told: str) -> tuple[str, str]:
    """What an error means, and what to do."""
    match error:
        case httpx.TimeoutException():
            return said("the server does not answer"), said("try again later")
        case httpx.ConnectError():
            return _no_connection(told)
        case httpx.UnsupportedProtocol():
            return said("it leads to an address that is not http or https"), said("check the address")
        case httpx.DecodingError():
            return said(f"it is damaged on the way ({told})"), said("try again later")
        case httpx.HTTPError():
            return said(f"the connection broke off ({told})"), said("try again later")
        case _:
            return said(f"the address is not valid ({told})"), said("correct it")


def _no_connection(told: str) -> tuple[str, str]:
    told = _NUMBER.sub("", told)
    if "WRONG_VERSION_NUMBER" in told:
        return said("the server does not speak https"), said("try http://")
    return said(f"the server cannot be reached ({told})"), said("check the address and your connection")


def _unreadable(address: str, reason: str, remedy: str) -> UnreadableDocument:
    return UnreadableDocument(document=shortened(address, _LONGEST_REASON), reason=reason, remedy=remedy)
