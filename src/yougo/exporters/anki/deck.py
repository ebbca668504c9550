"""The notes and decks of an Anki package, made with genanki."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

import genanki

from yougo.errors import UnfitForAnki
from yougo.exporters import pages
from yougo.exporters.anki import notetype, others
from yougo.exporters.anki.fields import note_fields, signed
from yougo.exporters.anki.package import Note, NoteType, packed
from yougo.language.text import clean
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Source
from yougo.model.limits import unfit_tags, unfit_text

TEXTS = ("acronym", "japanese", "english", "definition", "note")
"""The fields on a card that a person may write at any length."""
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def export(edition: Edition) -> bytes:
    """The package's bytes.

    Raises:
        UnfitForAnki: a term that Anki could not keep; the sentence names it and its source.
        InvalidTemplate: a card template of the workspace.
    """
    model = note_type(edition)
    sources = {source.name: source for source in edition.sources}
    kinds = _words(edition, "cards") or notetype.DEFAULT_KINDS
    terms = others.of(edition.concepts, kinds)
    decks: dict[str, genanki.Deck] = {}
    guids: set[str] = set()
    for due, concept in enumerate(edition.concepts, 1):
        _check(concept)
        fields = note_fields(concept, sources, kinds, terms)
        _check_fields(concept, fields)
        cards = [number for number, gate in enumerate(notetype.GATES.values()) if fields[gate]]
        if not cards:
            continue
        guid = genanki.guid_for(edition.namespace, concept.id)
        time = edition.stamp(concept.id, _hash(signed(fields)))
        if guid in guids:
            raise _unfit(concept, "an id that Anki cannot tell from another's", "give it another id")
        guids.add(guid)
        facts = {"fields": list(fields.values()), "tags": ["yougo", *concept.tags], "guid": guid, "due": due}
        name = _deck_of(edition, concept, sources)
        if name not in decks:
            decks[name] = _deck(edition, name)
        decks[name].add_note(Note(time, cards, model=model, **facts))
    if not decks:
        decks[""] = _deck(edition, deck_name(edition))
        decks[""].add_model(model)
    return packed(list(decks.values()), _number(f"{edition.namespace} notes") * 1000)


def _deck(edition: Edition, name: str) -> genanki.Deck:
    """A deck of this name; the main deck keeps its number when it is renamed."""
    is_main = name == deck_name(edition)
    return genanki.Deck(_number(f"{edition.namespace} deck" + ("" if is_main else f" {name}")), name)


def deck_name(edition: Edition) -> str:
    """The deck's name, with ``::`` between a deck and its subdecks."""
    return clean(str(edition.options.get("deck") or edition.title)).strip() or "yougo"


def search(edition: Edition, identifiers: Iterable[str]) -> str:
    """What to type into Anki's browser to find the notes of these ids."""
    keys = " OR ".join(map('"Key:{}"'.format, sorted(identifiers)))
    return f'"deck:{deck_name(edition)}" ({keys})'


def note_type(edition: Edition) -> NoteType:
    """The note type of an edition: everybody's, or its own where it overrides a card's template."""
    number, title = notetype.MODEL_ID, notetype.NAME
    if any(pages.overridden(file, edition.templates) for file in notetype.FILES):
        number = _number(f"{edition.namespace} note type")
        title = f"{notetype.NAME} ({edition.namespace})"
    back = pages.source(notetype.BACK, edition.templates)
    style = pages.source(notetype.STYLE, edition.templates)
    templates = []
    content = [style, back]
    for name, file, gate, identifier in notetype.TEMPLATES:
        front = _gated(pages.source(notetype.front(file), edition.templates), gate)
        templates.append({"name": name, "id": identifier, "qfmt": front, "afmt": back})
        content.append(front)
    model = NoteType(
        number,
        title,
        fields=[{"name": name, "id": identifier} for name, identifier in notetype.FIELDS.items()],
        templates=templates,
        css=style,
    )
    model.time = edition.stamp("@notetype", _hash("\0".join(content)))
    return model


def _gated(template: str, gate: str) -> str:
    """A front that is empty, so that Anki makes no card of it, unless the gate's field holds something."""
    return f"{{{{#{gate}}}}}\n{template}{{{{/{gate}}}}}\n"


def _number(text: str) -> int:
    """A number between 2^30 and 2^31, always the same for a text: the range that Anki's ids may have."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % (1 << 30)


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _words(edition: Edition, option: str) -> Sequence[str]:
    value = edition.options.get(option, ())
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


def _deck_of(edition: Edition, concept: Concept, sources: Mapping[str, Source]) -> str:
    """The deck of one term's cards: the deck itself, or a subdeck by its first source or its first tag."""
    name = ""
    if edition.options.get("subdecks") == "source":
        name = _title(sources, concept.first_place.document)
    if edition.options.get("subdecks") == "tag":
        name = "".join(concept.tags[:1])
    name = clean(name).replace("::", ":").strip()
    return "::".join(filter(None, (deck_name(edition), name)))


def _title(sources: Mapping[str, Source], document: str) -> str:
    """What a document is called: its title, or its file's name."""
    title = sources[document].title if document in sources else ""
    return title or document.rsplit("/", 1)[-1]


def _check(concept: Concept) -> None:
    """Refuse a term that Anki would cut, split or lose."""
    if _UNFIT.search("".join((concept.id, *concept.tags))):
        raise _unfit(concept, "a control character in its id or a tag", "write it without")
    for key in TEXTS:
        if wrong := unfit_text(getattr(concept, key)):
            raise _unfit(concept, *wrong, key)
    if wrong := unfit_tags(concept.id, concept.tags):
        raise _unfit(concept, *wrong, "tags")


def _check_fields(concept: Concept, fields: Mapping[str, str]) -> None:
    """Refuse a note that Anki would cut up: U+001F divides its fields, and no control character is text."""
    found = _UNFIT.search("".join(fields.values()))
    if found:
        name = next(name for name, content in fields.items() if found[0] in content)
        what = f"a control character (U+{ord(found[0]):04X}) in the field {name}"
        raise _unfit(concept, what, "report this to yougo's authors, whose mistake it is")


def _unfit(concept: Concept, what: str, remedy: str, key: str = "") -> UnfitForAnki:
    """The error for a term; `key` is that of its value in terms.toml, if it could be decided there."""
    decided = key in ("note", "tags")
    where = "" if decided else str(concept.first_place)
    return UnfitForAnki(
        term=concept.id[:80],
        where=where or "glossary/terms.toml",
        what=what,
        remedy=remedy,
        id=concept.id,
        key=key,
    )
