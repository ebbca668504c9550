"""Footnotes: a note says something about the term that its mark follows.

What a mark hangs on is told by `anchors`. Labels that do not meet are repaired (`labels`), with a
``label-repaired`` warning on what is found through the repair.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from yougo.extract.rule import Found, Outcome, Rejected, View
from yougo.extract.shapes import headwords, labels, note_text
from yougo.extract.shapes.anchors import Hanging, hanging
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.note_text import NoteText
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.tokens import is_nominal
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.text import same, unwrapped
from yougo.model.codes import Reason
from yougo.model.documents import Note, Problem
from yougo.model.findings import Finding, Name

_AROUND = 1_000
"""How far from its mark a note's term is looked for."""
_ROMAJI = re.compile(r"[a-zāīūēōâîûêô']{2,}(?:[-_][a-zāīūēōâîûêô']+)*")
_TERM = re.compile(r"(?P<head>[^:：。\n]{2,60})[:：][\s　]*(?P<words>\S.{5,})", re.DOTALL)
_NAME_FIRST = re.compile(
    r"(?P<head>(?P<name>[^。、，,（）()「」:：\n]{2,40})(?P<bracket>[(（][^（）()]+[)）])?)(?:[。．]\s*+|$)(?P<rest>.*)",
    re.DOTALL,
)
_SHORT_FOR = re.compile("略[称語号]?$")
_PARTICLES = {"の", "と", "に"}
"""What may stand among the nouns of a name."""


def find(view: View) -> Iterator[Outcome]:
    """What each note states, or why it states nothing; and what is wrong with the labels."""
    notes = view.document.notes
    marks: dict[str, list[Hanging]] = {}
    for mark in hanging(view):
        marks.setdefault(mark.label, []).append(mark)
    first = {note.label: note for note in reversed(notes)}
    unmet = [label for label in marks if label not in first and not label.startswith("※")]
    dangling = {label: marks[label][0] for label in unmet}
    orphans = [note for note in notes if note.label not in marks]
    pairs = labels.repaired(dangling, orphans, _expands)
    yield from labels.problems(dangling, orphans, pairs)
    yield from labels.repeated(notes)
    taken = set(pairs.values())
    unclaimed = [note for note in orphans if note not in taken]
    found = list(_of_acronyms(unclaimed, view.stated.values()))
    for label, note in first.items():
        found += _explained(marks.get(label, ()), note)
    for label, note in pairs.items():
        found += _explained(marks[label], note, _repair(label, note))
    yield from found
    stating = {each.about for each in found}
    for note in notes:
        if note not in stating:
            yield Rejected(_nothing(note) if note.label in marks else "unreferenced", note)


def _nothing(note: Note) -> Reason:
    """Why a note that a mark refers to states nothing."""
    said = note_text.parse(note_text.body(note))
    return "no-name-before" if said.definition or said.english else said.sort


def _expands(mark: Hanging, note: Note) -> bool:
    """Whether a note expands the acronym that a mark hangs on."""
    acronym = mark.anchor.acronym
    english = note_text.parse(note_text.body(note), acronym).english
    return bool(spell(acronym, english))


def _repair(label: str, note: Note) -> Problem:
    message = f"[^{label}] was read as [^{note.label}], which nothing else refers to"
    return Problem("label-repaired", message, note.place)


def _explained(marks: Iterable[Hanging], note: Note, *doubts: Problem) -> Iterator[Found]:
    """What a note says of the first of its marks that hangs on a term."""
    for mark in marks:
        if finding := _stated(mark, note):
            yield Found(replace(finding, problems=doubts), note)
            return


def _stated(mark: Hanging, note: Note) -> Finding | None:
    """The anchor's names with what the note says of them; None when it says nothing."""
    anchor = mark.anchor
    if not anchor:
        return None
    word, rest = _names_first(mark, note_text.body(note))
    said = note_text.parse(rest, anchor.acronym, expanded=bool(word.english))
    japanese = word.japanese or said.japanese
    news = [said.english, word.english]
    if mark.scan.passage.voice != "annotator":
        news += [said.definition, "" if anchor.japanese else japanese]
    if not any(news):
        return None
    is_repeated = same(word.english) == same(anchor.english)  # the note's own form is the plainer one
    english = (word.english if is_repeated else anchor.english) or word.english or said.english
    names, aliases = _renamed(anchor.japanese, japanese)
    found = _finding(note, anchor.acronym or word.acronym, english, said)
    return replace(
        found,
        japanese=names,
        romaji=_romaji(note.label) if names and not anchor.acronym else "",
        aliases=word.aliases + aliases,
        voice=mark.scan.passage.voice,
        url=anchor.url,
    )


def _finding(note: Note, acronym: str, english: str, said: NoteText) -> Finding:
    return Finding(
        rule="",
        place=note.place,
        kind="footnote",
        acronym=acronym,
        english=english,
        definition=said.definition,
        sentence=unwrapped(note_text.body(note)),
        letters=spell(acronym, english).sort if acronym and english else "",
        citation=said.citation,
    )


def _renamed(names: tuple[Name, ...], japanese: str) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """The Japanese name that a note gives, if any, for the one before its mark, which becomes an alias."""
    if not japanese:
        return names, ()
    further = tuple(name.text for name in names[:1] if same(name.text) != same(japanese))
    return (Name(japanese, "term", hard=True),), further


def _romaji(label: str) -> str:
    """The label, where it may be a reading in Latin letters."""
    return label if _ROMAJI.fullmatch(label) else ""


def _names_first(mark: Hanging, text: str) -> tuple[Headword, str]:
    """The names that a note itself begins with, and the rest of it.

    ``X：…`` names a term that stands near the mark too; ``正式名（English）。…`` or ``正式名。…`` gives an
    acronym's.
    """
    term = _TERM.match(text)
    word = headwords.parse(term["head"]) if term else Headword()
    if term and _stands_near(word, mark):
        return word, term["words"]
    anchor = mark.anchor
    first = _NAME_FIRST.match(text) if anchor.acronym and not anchor.japanese else None
    if first and _is_full_name(mark.scan, first["name"]) and (first["bracket"] or first["rest"]):
        word = headwords.parse(first["head"])
        if word and word.acronym in ("", anchor.acronym):
            return word, first["rest"]
    return Headword(), text


def _stands_near(word: Headword, mark: Hanging) -> bool:
    """Whether one of the names stands near the mark too."""
    start = max(0, mark.mark.offset - _AROUND)
    near = mark.scan.text[start : mark.mark.offset + _AROUND].casefold()
    return any(name.casefold() in near for name in word.names)


def _is_full_name(scan: Scan, name: str) -> bool:
    """Whether a note's first words are nouns that may be a name whole."""
    if not is_japanese(name[0]) or _SHORT_FOR.search(name):
        return False
    tokens = scan.analyse(name)
    return len(tokens) > 1 and is_nominal(tokens, _PARTICLES)


def _of_acronyms(orphans: Iterable[Note], claims: Iterable[Finding]) -> Iterator[Found]:
    """Notes that nothing refers to, whose label is an acronym that the text explains: [^fta] and FTA."""
    acronyms = {claim.acronym.casefold(): claim.acronym for claim in claims}
    for note in orphans:
        acronym = acronyms.get(note.label.casefold(), "")
        said = note_text.parse(note_text.body(note), acronym)
        if acronym and (said.english or said.definition):
            message = f"Nothing refers to [^{note.label}]; it was taken for a note on {acronym}"
            problem = Problem("label-repaired", message, note.place)
            finding = _finding(note, acronym, said.english, said)
            yield Found(replace(finding, problems=(problem,)), note)
