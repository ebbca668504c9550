"""A translation memory in TMX 1.4b: a unit for each term that has a name in both languages.

https://www.gala-global.org/tmx-14b describes the format. Programs of translators propose what such a memory
has; a term base (see `yougo.exporters.tbx`) has further names and readings, too.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.builder import E

from yougo import __version__
from yougo.exporters.names import line, translations
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = {
    "creationtool": "yougo",
    "creationtoolversion": __version__,
    "segtype": "phrase",
    "o-tmf": "yougo",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}


def export(edition: Edition) -> bytes:
    """The file's bytes, UTF-8."""
    units = [unit for concept in edition.concepts for unit in _unit(concept)]
    root = E.tmx(E.header(_HEADER), E.body(*units), version="1.4")
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _unit(concept: Concept) -> Iterator[etree._Element]:
    """A term's preferred names, with its definition as a note."""
    if pair := translations(concept):
        note = [E.note(line(concept.definition))] if concept.definition else []
        names = [E.tuv({_LANGUAGE: name.language}, E.seg(name.text)) for name in pair]
        yield E.tu({"tuid": concept.id}, *note, *names)
