"""The elements of a large XML file, one after the other, each forgotten once it was used.

No entity is expanded and nothing is loaded: an entity such as ``&n;`` is told by its name.
"""

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

Element = etree._Element  # noqa: SLF001 - it has no other name


def each(file: IO[bytes], *names: str) -> Iterator[Element]:
    """The elements of these names.

    Raises:
        ValueError: the file is not XML.
    """
    found = etree.iterparse(file, tag=names, resolve_entities=False, load_dtd=False, no_network=True)
    try:
        for _, element in found:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None


def entities(element: Element) -> dict[str, str]:
    """From the names of the entities that its document defines to what they stand for."""
    dtd: Any = element.getroottree().docinfo.internalDTD
    return {each.name: each.content or "" for each in dtd.entities()} if dtd is not None else {}


def texts(element: Element, name: str) -> list[str]:
    """What the elements of a name right below this one say; of an entity, its name."""
    return list(map(said, element.iterchildren(name)))


def said(element: Element) -> str:
    """What an element says; of an entity, its name."""
    named = [str(child.name) for child in element if isinstance(child, etree._Entity)]  # noqa: SLF001 - its only name
    return (element.text or "").strip() or "".join(named)
