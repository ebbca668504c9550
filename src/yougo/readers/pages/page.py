"""What a web page says."""

import re

from w3lib.encoding import html_body_declared_encoding

from yougo.language.text import caught
from yougo.model.documents import Document, Part
from yougo.readers.encoding import decode
from yougo.readers.pages import content, saved
from yougo.readers.pages.numbering import unit_of
from yougo.readers.pages.tree import Page, parsed

_XML = (".xhtml", ".xht")
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+)")
"""What browsers write into a page that they save."""


def read(data: bytes, name: str) -> Document:
    """The page in these bytes; its title is its first heading of level one, else its ``<title>``.

    Raises:
        UnreadableDocument: the bytes are not text, or its elements are nested too deep.
    """
    sent = saved.opened(data, name)
    text = decode(sent.data, name, sent.encoding or html_body_declared_encoding(sent.data) or "")
    root = parsed(text, name, is_xml=name.lower().endswith(_XML))
    address = content.address_of(root) or caught(_SAVED.search(text), 1) or sent.address
    if unit_of(root) == "line":
        page = Page(root, address=address, unit="line")
    else:
        page = Page(root, address=address, part=(Part(1, "", "paragraph"),))
    return content.document([page], name, content.title_of(root), address)
