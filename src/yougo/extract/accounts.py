"""What became of every bracket and every note, so that a person sees why a term is missing."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from yougo.extract import brackets, inside, note_text, words
from yougo.extract.brackets import Claims
from yougo.extract.names import names_before
from yougo.extract.note_text import NoteText
from yougo.extract.scan import Pair, Scan
from yougo.language.text import unwrapped
from yougo.model.codes import Reason
from yougo.model.documents import Document, Place, Token
from yougo.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Account:
    """One bracket or note, and what became of it."""

    place: Place
    kind: str
    """``bracket`` or ``note``."""
    text: str
    """What stands in it."""
    reason: Reason
    """``unlabelled-name``; the README lists them all."""
    names: tuple[str, ...] = ()
    """The names that it states, with the one before it; ``()`` when it states none."""


def accounts(
    document: Document, scans: Sequence[Scan], claims: Claims, found: Sequence[Finding]
) -> Iterator[Account]:
    """An account of each bracket and each note, in the order in which they stand."""
    told = [
        _bracket(scan, pair, claims.get((number, pair.open)))
        for number, scan in enumerate(scans)
        for pair in brackets.pairs(scan)
        if pair.close > pair.open + 1
    ]
    told += _notes(document, scans, found)
    yield from sorted(told, key=lambda account: account.place.line)


def _bracket(scan: Scan, pair: Pair, claim: Finding | None) -> Account:
    text = unwrapped(scan.passage.text[pair.open + 1 : pair.close])
    place = scan.place(pair.open)
    if claim:
        return Account(place, "bracket", text, _stated(claim), _names(claim))
    return Account(place, "bracket", text, _left(scan, pair))


def _stated(found: Finding) -> Reason:
    """What a finding adds to the name that it is about."""
    facts: tuple[tuple[Reason, object], ...] = (
        ("acronym", found.acronym),
        ("expansion", found.english),
        ("former-name", found.former),
        ("alias", found.aliases),
        ("reading", found.reading),
        ("definition", found.definition),
    )
    return next((reason for reason, value in facts if value), "name")


def _names(found: Finding) -> tuple[str, ...]:
    japanese = found.japanese[0].text if found.japanese else ""
    names = (found.acronym, japanese, found.english, *found.aliases, *found.former)
    return tuple(name for name in names if name)


def _left(scan: Scan, pair: Pair) -> Reason:
    """Why a bracket states nothing."""
    text = scan.passage.text[pair.open + 1 : pair.close]
    folded = unicodedata.normalize("NFKC", text).strip()
    for pattern, sort, *_ in words.table("other_brackets"):
        if words.one(pattern).fullmatch(folded):
            return cast("Reason", sort)  # tests/test_codes.py looks at every row
    parts = inside.parse(text)
    if not parts:
        return "sentence" if len(text) > inside.LONGEST_NAME else "unknown"
    if parts.acronym and scan.first_japanese >= pair.open:
        return "unspelled"
    if parts.japanese:
        return _japanese(scan.analyse(parts.japanese))
    return "no-name-before" if not names_before(scan, pair.open) else "unknown"


def _japanese(tokens: Sequence[Token]) -> Reason:
    """Why a Japanese name in a bracket is not another name of what stands before it."""
    sorts = {token.pos[2:3] for token in tokens}
    if sorts == {("地名",)}:
        return "place"
    return "person" if sorts == {("人名",)} else "unlabelled-name"


def _notes(document: Document, scans: Sequence[Scan], found: Sequence[Finding]) -> Iterator[Account]:
    marked = {mark.label for scan in scans for mark in scan.passage.marks}
    stated = {(finding.place.line): finding for finding in found if finding.rule == "footnotes"}
    for note in document.notes:
        text = "\n".join(passage.text for passage in note.body)
        finding = stated.get(note.place.line)
        if finding:
            yield Account(note.place, "note", unwrapped(text), _noted(finding), _names(finding))
        elif note.label not in marked:
            yield Account(note.place, "note", unwrapped(text), "unreferenced")
        else:
            yield Account(note.place, "note", unwrapped(text), _unused(note_text.parse(text)))


def _noted(found: Finding) -> Reason:
    """What a note adds to the name that it hangs on."""
    if found.citation:
        return "quotation"
    return "definition" if found.definition else "expansion"


def _unused(said: NoteText) -> Reason:
    """Why a note that a mark refers to states nothing."""
    return "no-name-before" if said.definition or said.english else said.sort
