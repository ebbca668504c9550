"""Footnotes: a note says something about the term that its mark follows.

What a mark hangs on is told by `anchors`. Labels that do not meet are repaired (`labels`), with a
``label-repaired`` warning on what is found through the repair.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, Outcome, Rejected, View
from yougo.extract.shapes import headwords, labels, note_text
from yougo.extract.shapes.anchors import Hanging, hanging
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.note_text import NoteText
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.tokens import is_nominal
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.text import caught, same, unwrapped
from yougo.model.codes import Reason
from yougo.model.documents import Note, Problem
from yougo.model.findings import Finding, bounded

_ROMAJI = re.compile(r"[a-zāīūēōâîûêô']{2,}(?:[-_][a-zāīūēōâîûêô']+)*")
_TERM = re.compile(r"(?P<head>[^:：。\n]{2,60})[:：][\s　]*(?P<words>\S.{5,})", re.DOTALL)
_NAME_FIRST = re.compile(
    r"(?P<head>(?P<name>[^。、，,（）()「」:：\n]{2,40})(?:[(（][^（）()]+[)）](?:$|(?=[。．]))|(?=[。．]\s*\S)))[。．]?\s*+(?P<rest>.*)",
    re.DOTALL,
)
_PARTICLES = {"の", "と", "に"}
"""What may stand among the nouns of a name."""


def find(view: View) -> Iterator[Outcome]:
    """What each note states, or why it states nothing; and what is wrong with the labels."""
    notes = view.document.notes
    marks = _by_label(hanging(view))
    defined = set(map(attrgetter("label"), notes))
    dangling = {label: of[0] for label, of in marks.items() if label not in defined and label[0] != "※"}
    orphans = [note for note in notes if note.label not in marks]
    pairs = labels.repaired(dangling, orphans, _expands)
    yield from labels.problems(dangling, orphans, pairs)
    yield from labels.repeated(notes)
    found = _of_acronyms(orphans, view.stated.values()) | _of_marks(marks, notes, pairs)
    for note in notes:
        finding = found.get(note)
        yield Found(finding, note) if finding else Rejected(_why_not(note, marks), note)


def _by_label(marks: Iterable[Hanging]) -> Mapping[str, Sequence[Hanging]]:
    """The marks of each label, in their order."""
    found: dict[str, list[Hanging]] = {}
    for mark in marks:
        found.setdefault(mark.label, []).append(mark)
    return found


def _why_not(note: Note, marked: Container[str]) -> Reason:
    """Why a note states nothing."""
    if note.label not in marked:
        return "unreferenced"
    said = note_text.parse(note.text)
    return "no-name-before" if said else said.sort


def _of_marks(
    marks: Mapping[str, Iterable[Hanging]], notes: Sequence[Note], pairs: Mapping[str, Note]
) -> dict[Note, Finding | None]:
    """What each note that marks refer to states: the first of its label, or its pair where labels differ."""
    meant = {note.label: note for note in reversed(notes)}
    meant |= pairs
    return {meant[label]: _explained(marks[label], meant[label]) for label in marks.keys() & meant.keys()}


def _expands(mark: Hanging, note: Note) -> bool:
    """Whether a note expands the acronym that a mark hangs on."""
    acronym = mark.anchor.acronym
    english = note_text.parse(note.text, acronym).english
    return bool(spell(acronym, english))


def _explained(marks: Iterable[Hanging], note: Note) -> Finding | None:
    """What a note says of the first of its marks that hangs on a term."""
    return next(filter(None, (_stated(mark, note) for mark in marks)), None)


def _stated(mark: Hanging, note: Note) -> Finding | None:
    """The anchor's names with what the note says of them; None when it says nothing."""
    anchor = mark.anchor
    word, said = _read(mark, note)
    if not anchor or not _is_news(mark, word, said):
        return None
    is_plainer = same(word.english) == same(anchor.english)
    english = word.english if is_plainer else anchor.english or word.english
    found = _finding(note, anchor.acronym or word.acronym, english, said)
    voice = mark.scan.passage.voice
    found = replace(found, japanese=anchor.japanese, aliases=word.aliases, voice=voice, url=anchor.url)
    found = replace(found, problems=_repair(mark.label, note))
    return _with_romaji(_renamed(found, word.japanese), note.label)


def _repair(label: str, note: Note) -> tuple[Problem, ...]:
    """What to tell when a mark was joined to a note with another label."""
    if label == note.label:
        return ()
    message = f"[^{label}] was read as [^{note.label}], which nothing else refers to"
    return (Problem("label-repaired", message, note.place),)


def _read(mark: Hanging, note: Note) -> tuple[Headword, NoteText]:
    """The names that a note gives the term of its mark, and what else it says of it."""
    word, rest = _names_first(mark, note.text)
    said = note_text.parse(rest, mark.anchor.acronym, expanded=bool(word.english))
    names = replace(word, english=word.english or said.english, japanese=word.japanese or said.japanese)
    return names, said


def _is_news(mark: Hanging, word: Headword, said: NoteText) -> bool:
    """Whether a note says what its mark's passage does not; the annotator's own notes give English only."""
    if word.english or mark.scan.passage.voice == "annotator":
        return bool(word.english)
    return bool(said.definition or (word.japanese and not mark.anchor.japanese))


def _finding(note: Note, acronym: str, english: str, said: NoteText) -> Finding:
    return Finding(
        rule="",
        place=note.place,
        kind="footnote",
        acronym=acronym,
        english=english,
        definition=said.definition,
        sentence=unwrapped(note.text),
        citation=said.citation,
    )


def _renamed(found: Finding, japanese: str) -> Finding:
    """The finding with the Japanese name that the note gives; the one before its mark is an alias."""
    if not japanese:
        return found
    renamed = replace(found, japanese=bounded(japanese, "term"))
    if not found.japanese or same(found.japanese[0].text) == same(japanese):
        return renamed
    return replace(renamed, aliases=(*found.aliases, found.japanese[0].text))


def _with_romaji(found: Finding, label: str) -> Finding:
    """The finding with the label, where that may be the reading of its name in Latin letters."""
    is_romaji = found.japanese and not found.acronym and _ROMAJI.fullmatch(label)
    return replace(found, romaji=label) if is_romaji else found


def _names_first(mark: Hanging, text: str) -> tuple[Headword, str]:
    """The names that a note itself begins with, and the rest of it."""
    return _term_first(mark, text) or _full_name_first(mark, text) or (Headword(), text)


def _term_first(mark: Hanging, text: str) -> tuple[Headword, str] | None:
    """``X：…`` names a term that stands near the mark too."""
    term = _TERM.match(text)
    word = headwords.parse(caught(term, "head"))
    stands_near = any(name.casefold() in mark.near for name in word.names)
    return (word, caught(term, "words")) if stands_near else None


def _full_name_first(mark: Hanging, text: str) -> tuple[Headword, str] | None:
    """``正式名（English）。…`` or ``正式名。…`` gives the name of an acronym."""
    first = _NAME_FIRST.match(text)
    if not first or not mark.anchor.is_acronym_alone or not _is_full_name(mark.scan, first["name"]):
        return None
    word = headwords.parse(first["head"])
    return (word, first["rest"]) if word.acronym in ("", mark.anchor.acronym) else None


def _is_full_name(scan: Scan, name: str) -> bool:
    """Whether a note's first words are nouns that may be a name whole."""
    if not is_japanese(name[0]) or vocabulary.phrase("short form").search(name):
        return False
    tokens = scan.analyse(name)
    return len(tokens) > 1 and is_nominal(tokens, _PARTICLES)


def _of_acronyms(orphans: Iterable[Note], claims: Iterable[Finding]) -> dict[Note, Finding | None]:
    """Notes that nothing refers to, whose label is an acronym that the text explains: [^fta] and FTA."""
    acronyms = {claim.acronym.casefold(): claim.acronym for claim in claims}
    found: dict[Note, Finding | None] = {}
    for note in orphans:
        acronym = acronyms.get(note.label.casefold(), "")
        said = note_text.parse(note.text, acronym)
        if acronym and said:
            message = f"Nothing refers to [^{note.label}]; it was taken for a note on {acronym}"
            problem = Problem("label-repaired", message, note.place)
            found[note] = replace(_finding(note, acronym, said.english, said), problems=(problem,))
    return found
