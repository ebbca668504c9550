"""What a web page says."""

import re
from html import unescape

from yougo.language.text import caught, unwrapped
from yougo.model.documents import OBJECT, Document, Passage
from yougo.readers import html_blocks
from yougo.readers.encoding import decode
from yougo.readers.notes import with_text_notes

_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title>", re.IGNORECASE)
_ADDRESS = re.compile(
    r"<link\b(?=[^<>]*\srel=[\"']?canonical\b)[^<>]*\shref=[\"']?(?P<address>[^\s\"'<>]+)", re.IGNORECASE
)


def read(data: bytes, name: str) -> Document:
    """The page in these bytes; its title is its first heading of level one, else its ``<title>``.

    Raises:
        UnreadableDocument: the bytes are not text.
    """
    source = decode(data, name)
    passages, tables = html_blocks.read(_TITLE.sub(_blank, source), 1, name)
    passages = [passage for passage in passages if passage.text.strip(f"{OBJECT} \n")]
    document = Document(
        name=name,
        title=_title(passages) or unwrapped(unescape(caught(_TITLE.search(source), 1))),
        url=unescape(caught(_ADDRESS.search(source), "address")),
        passages=tuple(passages),
        tables=tuple(tables),
    )
    return with_text_notes(document)


def _blank(title: re.Match[str]) -> str:
    """As many lines as there were."""
    return "\n" * title[0].count("\n")


def _title(passages: list[Passage]) -> str:
    """The first heading of the first level."""
    headings = (passage.text for passage in passages if (passage.kind, passage.level) == ("heading", 1))
    return unwrapped(next(headings, "").replace(OBJECT, ""))
