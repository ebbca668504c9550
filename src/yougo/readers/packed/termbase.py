"""What a file in TermBase eXchange says: a row for each concept (TBX versions 2 and 3, in the style DCA).

A place is the line on which the concept begins. What is superseded is a former name, what is deprecated no
name at all, and a note ``Reading: …`` of a term is its kana.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import filterfalse
from typing import Any

from lxml import etree

from yougo.errors import UnreadableDocument
from yougo.model.documents import Document
from yougo.readers import term_lists
from yougo.readers.encoding import decode
from yougo.readers.term_lists import Entry
from yougo.translation import said

_LANGUAGES = ("ja", "en")


def _named(*names: str) -> Any:  # noqa: ANN401 - lxml's stubs know no compiled path
    """The path to descendants of these names, in whatever namespace."""
    tests = " or ".join(f"local-name()='{name}'" for name in names)
    return etree.XPath(f".//*[{tests}]")


_ENTRIES = _named("termEntry", "conceptEntry")
_SETS = _named("langSet", "langSec")
_TERMS = _named("tig", "ntig", "termSec")
_TERM, _TITLE, _NOTES = _named("term"), _named("title"), _named("note")
_STANDINGS: Any = etree.XPath(".//*[local-name()='termNote'][@type='administrativeStatus']")
_TYPES: Any = etree.XPath(".//*[local-name()='termNote'][@type='termType']")
_ACRONYM = re.compile("acronym|abbreviation|initialism")
_DEFINITIONS: Any = etree.XPath(".//*[local-name()='descrip'][@type='definition']")
_READING = re.compile(r"Reading: ([^?:;]+)")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OF_OLD, _FORBIDDEN = "superseded", "deprecated"


def read(data: bytes, name: str) -> Document:
    """The document in these bytes.

    Raises:
        UnreadableDocument: it is no XML, or defines entities.
    """
    if not decode(data, name).strip():
        return Document(name)
    root = _root(data, name)
    title = next(iter(_TITLE(root)), None)
    return term_lists.document(name, _text(title), map(_entry, _ENTRIES(root)))


def _root(data: bytes, name: str) -> etree._Element:
    if b"<!ENTITY" in data:
        reason, remedy = said("it defines entities, as only attacks do"), said("export it again")
        raise UnreadableDocument(document=name, reason=reason, remedy=remedy)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = said(f"it is not well-formed XML (line {error.lineno})")
        raise UnreadableDocument(document=name, reason=reason, remedy=said("export it again")) from error


def _entry(element: etree._Element) -> Entry:
    line: Any = element.sourceline
    entry = Entry(line or 1)
    for term in filterfalse(partial(_stands_as, _FORBIDDEN), _terms(element)):
        if name := _text(next(iter(_TERM(term)), None)):
            names = entry.former if _stands_as(_OF_OLD, term) else entry.names
            names.setdefault(name, _reading(term))
            if any(map(_ACRONYM.fullmatch, map(_text, _TYPES(term)))):
                entry.acronyms.add(name)
    entry.definition = next(map(_text, _DEFINITIONS(element)), "")
    return entry


def _terms(element: etree._Element) -> Iterator[etree._Element]:
    """The terms of an entry in Japanese and English."""
    for language in _SETS(element):
        if str(language.get(_LANGUAGE, "")).lower()[:2] in _LANGUAGES:
            yield from _TERMS(language)


def _stands_as(standing: str, term: etree._Element) -> bool:
    """Whether a term is marked as superseded, or as deprecated."""
    return any(_text(each).startswith(standing) for each in _STANDINGS(term))


def _reading(term: etree._Element) -> str:
    notes = map(_READING.fullmatch, map(_text, _NOTES(term)))
    return next((note[1] for note in notes if note), "")


def _text(element: etree._Element | None) -> str:
    """All text of an element on one line."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
