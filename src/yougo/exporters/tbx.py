"""TermBase eXchange, for Trados, memoQ, Weblate and other programs of translators.

Version 2 (ISO 30042:2008, ``martif``) is what most programs import. Version 3 (ISO 30042:2019, dialect
TBX-Basic, style DCA) is today's standard. Both have the same content under other tags: see
https://www.tbxinfo.net.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.builder import ElementMaker

from yougo.exporters.articles import ROWS
from yougo.exporters.names import Language, Name, line, names_in
from yougo.language.characters import is_japanese
from yougo.model.concepts import DOUBT, Concept, Evidence
from yougo.model.exporter import Edition

_XML = "{http://www.w3.org/XML/1998/namespace}"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_SCHEMA = "https://raw.githubusercontent.com/LTAC-Global/TBX_Core_RNG/master/TBXcoreStructV03.rng"
_LANGUAGES: tuple[Language, ...] = ("ja", "en")
_TERM_TYPES = {"acronym": "acronym", "full": "fullForm", "variant": "variant"}


@dataclass(frozen=True, slots=True)
class _Form:
    """What a version calls the parts of a file."""

    lead: str
    """What precedes the root."""
    root: str
    header: str
    entry: str
    language: str
    term: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Of the root, besides type and language."""
    namespace: str | None = None


_FORMS = {
    "2": _Form(
        lead='<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n',
        root="martif",
        header="martifHeader",
        entry="termEntry",
        language="langSet",
        term="tig",
    ),
    "3": _Form(
        lead=f'<?xml-model href="{_SCHEMA}" type="application/xml"'
        ' schematypens="http://relaxng.org/ns/structure/1.0"?>\n',
        root="tbx",
        header="tbxHeader",
        entry="conceptEntry",
        language="langSec",
        term="termSec",
        attributes={"style": "dca"},
        namespace=_NAMESPACE,
    ),
}
"""By the version."""


def export(edition: Edition) -> bytes:
    """The file's bytes, UTF-8."""
    form = _FORMS[str(edition.options.get("version", "2"))]
    make = ElementMaker(namespace=form.namespace, nsmap={None: form.namespace} if form.namespace else None)
    body = make.body(*(_entry(make, form, concept) for concept in edition.concepts))
    root = make(
        form.root,
        {"type": "TBX-Basic", f"{_XML}lang": "en", **form.attributes},
        make(form.header, _description(make, edition)),
        make.text(body),
    )
    etree.indent(root)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{form.lead}'
    return head.encode() + bytes(etree.tostring(root, encoding="utf-8")) + b"\n"


def _description(make: ElementMaker, edition: Edition) -> etree._Element:
    source = " ".join(filter(None, ("yougo", edition.date())))
    title = make.titleStmt(make.title(line(edition.title)))
    made: etree._Element = make.fileDesc(title, make.sourceDesc(make.p(source)))
    return made


def _entry(make: ElementMaker, form: _Form, concept: Concept) -> etree._Element:
    """A concept; its definition is with the names of its language, or above all where there are none."""
    entry: etree._Element = make(form.entry, id=f"yougo-{concept.id}")
    definition = [make.descrip(line(concept.definition), type="definition")] if concept.definition else []
    for language in _LANGUAGES:
        names = names_in(language, concept)
        if not names:
            continue
        own = definition if is_japanese(concept.definition) == (language == "ja") else []
        terms = [make(form.term, *_term(make, name, concept)) for name in names]
        entry.append(make(form.language, {f"{_XML}lang": language}, *own, *terms))
    if definition and definition[0].getparent() is None:
        entry.insert(0, definition[0])
    return entry


def _term(make: ElementMaker, name: Name, concept: Concept) -> Iterator[etree._Element]:
    yield make.term(name.text)
    yield make.termNote(_TERM_TYPES[name.kind], type="termType")
    yield make.termNote(_standing(name, concept), type="administrativeStatus")
    if name.reading:
        yield make.note(f"Reading: {name.reading}{'' if name.is_read_surely else DOUBT}")
    if stated := _statement(name, concept):
        yield make.descrip(line(stated.quote), type="context")
        yield make.admin(line(str(stated.place)), type="source")
    for credit in concept.credits:
        if getattr(concept, credit.field) == name.text:
            yield make.admin(line(credit.source), type="source")


def _standing(name: Name, concept: Concept) -> str:
    """Whether to use a name, in the standard's words."""
    if name.is_former:
        return "supersededTerm-admn-sts"
    is_preferred = name.text in map(line, concept.preferred.values())
    return "preferredTerm-admn-sts" if is_preferred else "admittedTerm-admn-sts"


def _statement(name: Name, concept: Concept) -> Evidence | None:
    """The first sentence with the name in it."""
    said = (each for each in concept.evidence if each.kind not in ROWS)
    return next((each for each in said if name.text in line(each.quote)), None)
