"""Web pages as trees of lxml's elements.

No entity is expanded and nothing is loaded: a page that defines entities is read as HTML, where they mean
nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree

from yougo.errors import UnreadableDocument
from yougo.model.documents import Part
from yougo.readers.html_tags import BLOCKS, ROLES
from yougo.translation import said

_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]*\?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w*;")
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Behind these, libxml2 reads no further, whereas browsers do."""
_DEEPEST = "2,000"
_XML_TEXT = str.maketrans({"\x0b": " ", "\x0c": " "})
_BLOCKS = frozenset(name for name, role in ROLES.items() if role in BLOCKS)


@dataclass(frozen=True, slots=True)
class Page:
    """A page, perhaps one of several in a document."""

    root: etree._Element
    file: str = ""
    """Its path among the others: ``text/ch02.xhtml``."""
    address: str = ""
    zero: int = 0
    """The document's line before its first."""
    part: tuple[Part, ...] = ()
    """What people look for above its first heading."""
    unit: str = ""
    """What people count from its beginning: ``line``."""
    label: str = ""
    """What people call it, beside its headings: ``slide 3``."""


def parsed(text: str, name: str, *, is_xml: bool = False) -> etree._Element:
    """The root of a page; XHTML that is well-formed is read as XML.

    Raises:
        UnreadableDocument: its elements are nested too deep.
    """
    source = _DECLARATION.sub("", text.translate(_XML_TEXT))
    root = _xml(source) if is_xml else None
    if root is None:
        root = _html(source, name)
    return etree.Element("html") if root is None else root


def _html(source: str, name: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    open_ended = _END.sub(_breaks, source)
    root: etree._Element | None = etree.fromstring(open_ended.encode() or b" ", parser)
    if parser.error_log.filter_from_fatals().filter_types([etree.ErrorTypes.ERR_RESOURCE_LIMIT]):
        reason = said(f"its elements are nested more than {_DEEPEST} deep")
        raise UnreadableDocument(document=name, reason=reason, remedy=said("save it anew from a browser"))
    return root


def _breaks(found: re.Match[str]) -> str:
    """The line breaks in what was found."""
    return "\n" * found[0].count("\n")


def _xml(source: str) -> etree._Element | None:
    """The root of well-formed XML that defines no entities; else None."""
    if "<!ENTITY" in source:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(_ENTITY.sub(_character, source).encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _character(entity: re.Match[str]) -> str:
    """What HTML calls by a name that XML does not know."""
    return unescape(entity[0]).replace("&", "&amp;")


def name_of(element: etree._Element) -> str:
    """An element's name in lower case, without its namespace; ``""`` for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def role_of(element: etree._Element) -> str:
    """What an element says of its text: see ``elements.tsv``."""
    return ROLES.get(name_of(element), "")


def is_block(element: etree._Element) -> bool:
    """Whether an element ends what is before it."""
    return name_of(element) in _BLOCKS


def types_of(element: etree._Element) -> set[str]:
    """The words of its role and its ``epub:type``, in lower case."""
    values = map(element.get, ("role", "epub:type", "{http://www.idpf.org/2007/ops}type"))
    return set(" ".join(filter(None, values)).lower().split())


def signs_of(element: etree._Element) -> set[str]:
    """The same and its classes."""
    return types_of(element) | set(element.get("class", "").lower().split())


def text_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext("*")))


def texts(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """The texts in an element: the element that has it, ``text`` or ``tail``, and the text."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield element, "text", element.text or ""
        elif element is not root:
            yield element, "tail", element.tail or ""


def line_of(element: etree._Element) -> int:
    """The line on which an element's first tag ends; libxml2 counts up to 65,535."""
    line: Any = element.sourceline
    return int(line or 1)


def last_line_of(element: etree._Element) -> int:
    """The line on which an element's last tag begins."""
    line = line_of(element)
    for each, at, text in texts(element):
        line = max(line, line_of(each)) if at == "text" else line
        line += text.count("\n")
    return line
