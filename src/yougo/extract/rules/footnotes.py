"""Footnotes: a note says something about the term that its mark follows.

`anchors` finds what a mark refers to. Labels without a counterpart are repaired (`labels`), with a
``label-repaired`` warning on what is found through the repair.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, Outcome, Rejected, View
from yougo.extract.shapes import (
    headwords,
    labels,
    name_lists,
    note_definitions,
    note_links,
    note_names,
    note_text,
    own_terms,
)
from yougo.extract.shapes.anchors import Anchor, Hanging, hanging
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.note_text import NoteText
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.text import same, unwrapped
from yougo.model.codes import Reason
from yougo.model.documents import Note, Problem
from yougo.model.findings import Finding, bounded

_ROMAJI = re.compile(r"[a-zāīūēōâîûêô']{2,}(?:[-_][a-zāīūēōâîûêô']+)*")
_UNNUMBERED = re.compile(r"\D·\d+")
"""The label that a reader gives a note without a number, which is often a remark."""
_SERIES = 3
"""How many notes with the same words are tags: ^[extracted]."""


def find(view: View) -> Iterator[Outcome]:
    """What each note states, or why it states nothing; and what is wrong with the labels."""
    notes = view.document.notes
    marks: dict[str, list[Hanging]] = {}
    for mark in hanging(view):
        marks.setdefault(mark.label, []).append(mark)
    defined = set(map(attrgetter("label"), notes))
    dangling = {label: of[0] for label, of in marks.items() if label not in defined and label[0] != "※"}
    orphans = [note for note in notes if note.label not in marks]
    pairs = labels.repaired(dangling, orphans, _expands)
    yield from labels.problems(dangling, orphans, pairs)
    yield from labels.repeated(notes)
    found = _of_acronyms(orphans, view.stated.values()) | _of_marks(marks, notes, pairs)
    times = Counter(map(attrgetter("text"), notes))
    for note in notes:
        is_tag = times[note.text] >= _SERIES and not note_text.is_expansion(note.text.rstrip("。."))
        yield from [Rejected("unknown", note)] if is_tag else _said(note, found.get(note), marks)


def _said(note: Note, finding: Finding | None, marks: Mapping[str, Sequence[Hanging]]) -> Sequence[Outcome]:
    """The names that a note lists (what its mark refers to need not be one of them), or what it states."""
    listed = name_lists.parse(note.text)
    if listed:
        return [Found(_named(note, word, NoteText()), note) for word in listed]
    stated = finding or _spelled(note)
    return [Found(stated, note) if stated else Rejected(_why_not(note, marks), note)]


def _spelled(note: Note) -> Finding | None:
    """The letters and the English that spells them, where a note is both, whatever its mark follows."""
    said = note_text.parse(note.text)
    begins = spell(said.word.acronym, said.word.english).is_from_start
    return _named(note, said.word, said) if begins else None


def _why_not(note: Note, marks: Mapping[str, Sequence[Hanging]]) -> Reason:
    """Why a note states nothing."""
    if note.label not in marks:
        return "unreferenced"
    said = note_text.parse(note.text)
    has_term = any(map(attrgetter("anchor"), marks[note.label]))
    return "no-name-before" if said and not has_term else said.sort


def _of_marks(
    marks: Mapping[str, Iterable[Hanging]], notes: Sequence[Note], pairs: Mapping[str, Note]
) -> dict[Note, Finding | None]:
    """What each note that marks refer to states: the first of its label, or its pair where labels differ."""
    meant = {note.label: note for note in reversed(notes)} | dict(pairs)
    return {meant[label]: _explained(marks[label], meant[label]) for label in marks.keys() & meant.keys()}


def _expands(mark: Hanging, note: Note) -> bool:
    """Whether a note expands the acronym that a mark refers to."""
    return note_text.expands(note.text, mark.anchor.acronym)


def _explained(marks: Iterable[Hanging], note: Note) -> Finding | None:
    """What a note says of the first of its marks that refers to a term."""
    return next(filter(None, map(partial(_stated, note), marks)), None)


def _stated(note: Note, hanging_mark: Hanging) -> Finding | None:
    """The anchor's names with what the note says of them; None when it says nothing."""
    if own := _own_term(hanging_mark, note):
        return own
    mark = own_terms.moved(hanging_mark, note)
    word, said = _read(mark, note)
    anchor = _meant(mark, word)
    if not _has_term(mark, word, said) or not _is_news(mark, word, said):
        return None
    is_own = same(word.english) == same(anchor.english) or _spells_own(word, anchor.english)
    english = word.english if is_own else anchor.english or word.english
    found = replace(
        _finding(note, word, said),
        acronym=anchor.acronym or word.acronym,
        english=english,
        japanese=anchor.japanese,
        voice=mark.scan.passage.voice,
        url=anchor.url,
        problems=_repair(mark.label, note),
    )
    return _with_romaji(_renamed(found, _japanese(mark, word)), note.label)


def _meant(mark: Hanging, word: Headword) -> Anchor:
    """What a mark hangs on: all of ウォーターPPP, where the note does not name or spell the acronym alone."""
    anchor = mark.anchor
    is_acronym = mark.label.casefold() == anchor.acronym.casefold() and not word.english
    if not anchor.whole or is_acronym or word.japanese or spell(anchor.acronym, word.english).is_from_start:
        return anchor
    return Anchor(japanese=bounded(anchor.whole, "term"), url=anchor.url)


def _spells_own(word: Headword, before: str) -> bool:
    """Whether the letters of a note spell its own English, and not the English before its mark."""
    return bool(spell(word.acronym, word.english)) and not spell(word.acronym, before)


def _own_term(mark: Hanging, note: Note) -> Finding | None:
    """What a note defines that begins with a name which its mark's passage does not have: 港湾保安：…."""
    term = own_terms.TERM.match(vocabulary.phrase("translator's note").sub("", own_terms.text_of(note)))
    if not term or not own_terms.is_elsewhere(mark, term["head"]):
        return None
    word = headwords.parse(term["head"])
    said = note_text.parse(term["words"], word.acronym)
    if not note_definitions.defines(said.definition, word.names, mark.scan.analyse, is_named=False):
        return None
    return _named(note, word, said)


def _has_term(mark: Hanging, word: Headword, said: NoteText) -> bool:
    """Whether a mark refers to a term, or comes after the name that its note begins with.

    An action is a term when the note names it or says what is done.
    """
    anchor = mark.anchor
    defines_deed = vocabulary.phrase("meaning of a deed").search(said.definition) is not None
    is_said = not anchor.is_deed or bool(word.english) or defines_deed
    before = mark.scan.text[: mark.offset].rstrip('」』"”)')
    return (bool(anchor) and is_said) or before.endswith(word.names)


def _japanese(mark: Hanging, word: Headword) -> str:
    """The Japanese name that a note gives; another one where the text before the mark gives none."""
    if word.japanese or mark.anchor.japanese:
        return word.japanese
    return next(filter(is_japanese, word.aliases), "")


def _repair(label: str, note: Note) -> tuple[Problem, ...]:
    """The problem of a mark that was joined to a note with another label."""
    if label == note.label:
        return ()
    message = f"[^{label}] was read as [^{note.label}], which nothing else refers to"
    return (Problem("label-repaired", message, note.place),)


def _read(mark: Hanging, note: Note) -> tuple[Headword, NoteText]:
    """The names that a note gives the term of its mark, and what else it says of it."""
    word, rest = note_names.first(mark, own_terms.text_of(note, note_links.text_before(note)))
    said = note_text.parse(rest, mark.anchor.acronym, expanded=bool(word.english))
    if note_links.is_link(note) and not spell(mark.anchor.acronym, said.word.english):
        return NOTHING, NoteText()
    names = headwords.combined(word, said.word)
    if not _defines(mark, names, said):
        said = replace(said, definition="")
    return names, said


def _defines(mark: Hanging, names: Headword, said: NoteText) -> bool:
    """Whether what a note says, apart from names, defines the term of its mark."""
    terms = list(map(attrgetter("text"), mark.anchor.japanese))
    is_remark = _UNNUMBERED.fullmatch(mark.label) and not note_definitions.is_sure(
        said.definition, mark.scan.analyse
    )
    if is_remark or note_definitions.is_on_other(said.definition, mark.anchor.english):
        return False
    is_named = names != NOTHING or bool(said.citation)
    return note_definitions.defines(said.definition, terms, mark.scan.analyse, is_named=is_named)


def _is_news(mark: Hanging, word: Headword, said: NoteText) -> bool:
    """Whether a note says what its mark's passage does not; the annotator's own notes give English only."""
    anchor = mark.anchor
    if mark.scan.passage.voice == "annotator":
        return bool(word.english)
    known = {anchor.acronym, *map(attrgetter("text"), anchor.japanese)}
    names = {*word.names, *word.aliases, *word.former}
    return bool(word.english or said.definition or names - known)


def _finding(note: Note, word: Headword, said: NoteText) -> Finding:
    return Finding(
        rule="",
        place=note.place,
        kind="footnote",
        acronym=word.acronym,
        english=word.english,
        aliases=word.aliases,
        former=word.former,
        definition=said.definition,
        sentence=unwrapped(note.text),
        citation=said.citation,
    )


def _named(note: Note, word: Headword, said: NoteText) -> Finding:
    """What a note says of a term that it names itself."""
    return headwords.named(_finding(note, word, said), word, "term")


def _renamed(found: Finding, japanese: str) -> Finding:
    """The finding with the Japanese name that the note gives; the one before its mark is an alias."""
    if not japanese:
        return found
    before = (name.text for name in found.japanese[:1] if same(name.text) != same(japanese))
    aliases = (*(alias for alias in found.aliases if alias != japanese), *before)
    return replace(found, japanese=bounded(japanese, "term"), aliases=aliases)


def _with_romaji(found: Finding, label: str) -> Finding:
    """The finding with the label, where that may be the reading of its name in Latin letters."""
    is_romaji = found.japanese and not found.acronym and _ROMAJI.fullmatch(label)
    return replace(found, romaji=label) if is_romaji else found


def _of_acronyms(orphans: Iterable[Note], claims: Iterable[Finding]) -> dict[Note, Finding | None]:
    """Notes without a mark whose label is an acronym that the text explains: [^fta] and FTA."""
    acronyms = {claim.acronym.casefold(): claim.acronym for claim in claims}
    found: dict[Note, Finding | None] = {}
    for note in orphans:
        acronym = acronyms.get(note.label.casefold(), "")
        said = note_text.parse(note.text, acronym)
        if acronym and said:
            message = f"Nothing refers to [^{note.label}]; it was taken for a note on {acronym}"
            problem = Problem("label-repaired", message, note.place)
            names = replace(said.word, acronym=acronym)
            found[note] = replace(_finding(note, names, said), problems=(problem,))
    return found
