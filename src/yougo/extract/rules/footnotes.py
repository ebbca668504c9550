"""Footnotes: a note says something about the term that its mark follows.

Marks hang on 名（ACR[^x]）, 名（ACR）[^x], [名](url)[^x], ACR[^x] and 名[^x]. Labels that do not meet are
repaired (`labels`), with a ``label-repaired`` warning on what is found through the repair.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from yougo.extract.rule import Found, Outcome, Rejected, View
from yougo.extract.shapes import headwords, labels, note_text
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Pair, Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import same, tidy, unwrapped
from yougo.model.codes import Reason
from yougo.model.documents import Document, Mark, Note, Place, Problem
from yougo.model.findings import Finding, Name

_LATIN_END = re.compile(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9 .'’&/+\-–]*$")
_REACH = 60
_AROUND = 1_000
"""How far from its mark a note's term is looked for."""
_MOST_WORDS = 4
_ARTICLES = {"a", "an", "the"}
_MOST_CLOSERS = 10
_CLOSERS = ' 」』”")]　'
_ROMAJI = re.compile(r"[a-zāīūēōâîûêô']{2,}(?:[-_][a-zāīūēōâîûêô']+)*")
_STOPS = ".,。、．，;:"
_TERM = re.compile(r"(?P<head>[^:：。\n]{2,60})[:：][\s　]*(?P<words>\S.{5,})", re.DOTALL)
_NAME_FIRST = re.compile(
    r"(?P<name>[^。、，,（）()「」:：\n]{2,40})(?:[(（](?P<inside>[^（）()]+)[)）])?(?:[。．]\s*+|$)(?P<rest>.*)",
    re.DOTALL,
)
_SHORT_FOR = re.compile("略[称語号]?$")
_NO_TERM = re.compile(
    r"図表?|表|出典|資料|脚注|同上|約?[\d,.０-９]+[十百千万億兆]*(?:円|ドル|ユーロ|人|社|件|国|台|年|か国|％|%|割|倍)?"
)
"""What bears a note that explains no term: a figure, a sum."""


def find(view: View) -> Iterator[Outcome]:
    """What each note states, or why it states nothing; and what is wrong with the labels."""
    document = view.document
    by_place = {note.place: note for note in reversed(document.notes)}
    stating = set()
    for found in _found(document, view.scans, view.stated):
        if isinstance(found, Problem):
            yield found
        else:
            stating.add(found.place)
            yield Found(found, by_place[found.place])
    marked = {mark.label for scan in view.scans for mark in scan.passage.marks}
    for note in document.notes:
        if note.place not in stating:
            yield Rejected("unreferenced" if note.label not in marked else _nothing(note), note)


def _nothing(note: Note) -> Reason:
    """Why a note that a mark refers to states nothing."""
    said = note_text.parse("\n".join(passage.text for passage in note.body))
    return "no-name-before" if said.definition or said.english else said.sort


def _found(
    document: Document, scans: Sequence[Scan], claims: Mapping[tuple[int, int], Finding]
) -> Iterator[Finding | Problem]:
    """Findings and label problems; `claims` holds the finding of each bracket by (scan, opening offset)."""
    notes: dict[str, Note] = {}
    for note in document.notes:
        notes.setdefault(note.label, note)
    marks = [(number, mark) for number, scan in enumerate(scans) for mark in scan.passage.marks]
    referred = {mark.label for _, mark in marks}
    dangling: dict[str, Place] = {}
    unmet: dict[str, Finding | None] = {}
    for number, mark in marks:
        if mark.label not in notes and mark.label not in dangling and not mark.label.startswith("※"):
            dangling[mark.label] = scans[number].place(mark.offset)
            unmet[mark.label] = _anchor(scans[number], mark, number, claims)
    orphans = [note for note in document.notes if note.label not in referred]
    pairs = labels.repaired(dangling, orphans, lambda label, note: _agrees(unmet[label], note))
    yield from labels.problems(dangling, orphans, pairs)
    yield from labels.repeated(document.notes)
    explained: set[str] = set()
    for number, mark in marks:
        meant = notes.get(mark.label) or pairs.get(mark.label)
        if not meant or meant.label in explained:
            continue
        anchor = _anchor(scans[number], mark, number, claims)
        found = _joined(scans[number], mark, meant, anchor) if anchor else None
        if found:
            explained.add(meant.label)
            yield replace(found, problems=(_repair(mark.label, meant),)) if mark.label in pairs else found
    spoken_for = {id(note) for note in pairs.values()}
    yield from _orphaned([note for note in orphans if id(note) not in spoken_for], claims)


def _agrees(anchor: Finding | None, note: Note) -> bool:
    """Whether a note expands the acronym that a mark hangs on."""
    if not anchor or not anchor.acronym:
        return False
    english = note_text.parse("\n".join(passage.text for passage in note.body), anchor.acronym).english
    return bool(english and spell(anchor.acronym, english))


def _repair(label: str, note: Note) -> Problem:
    message = f"[^{label}] was read as [^{note.label}], which nothing else refers to"
    return Problem("label-repaired", message, note.place)


def _anchor(scan: Scan, mark: Mark, number: int, claims: Mapping[tuple[int, int], Finding]) -> Finding | None:
    """What the mark hangs on, as a finding with names only."""
    end = mark.offset
    if scan.text[end - 1 : end] in _STOPS and end:
        return _behind_stop(scan, mark, number, claims)
    brackets, quotations = scan.bracket_closing_at, scan.quotation_closing_at
    farthest = max(0, end - _MOST_CLOSERS)
    while end > farthest and scan.text[end - 1] in _CLOSERS:
        if end - 1 in brackets or end - 1 in quotations:
            break
        end -= 1
    for pair in _brackets_at(scan, end):
        claim = claims.get((number, pair.open))
        if claim:
            return claim
    return _bare(scan, end, mark.label)


def _behind_stop(
    scan: Scan, mark: Mark, number: int, claims: Mapping[tuple[int, int], Finding]
) -> Finding | None:
    """A mark behind a full stop hangs on the bracket before that, or on the acronym that is its label."""
    pair = scan.bracket_closing_at.get(mark.offset - 2)
    if pair and (number, pair.open) in claims:
        return claims[number, pair.open]
    start = max(0, mark.offset - _REACH * 3)
    word = re.search(
        rf"(?<![A-Za-z0-9]){re.escape(mark.label)}(?![A-Za-z0-9])",
        scan.text[start : mark.offset],
        re.IGNORECASE,
    )
    if not word or not is_acronym(word[0]):
        return None
    return replace(scan.finding(start + word.start(), mark.offset), acronym=word[0])


def _brackets_at(scan: Scan, end: int) -> Iterator[Pair]:
    """The bracket that closes just before `end`, or the one in which only a bracket's end follows it."""
    if pair := scan.bracket_closing_at.get(end - 1):
        yield pair
    near = scan.text[end : end + _REACH]
    close = end + len(near) - len(near.lstrip())
    if pair := scan.bracket_closing_at.get(close):
        yield pair


def _bare(scan: Scan, end: int, label: str) -> Finding | None:
    """A mark behind a name without a bracket of its own."""
    found = scan.finding(end - 1, end)
    quotation = scan.quotation_closing_at.get(end - 1)
    stop = end - 1 if quotation else end
    run = _LATIN_END.search(scan.text[max(0, stop - _REACH) : stop])
    if not run or scan.text.endswith("・", 0, stop - len(run[0])):
        names = names_before(scan, end)
        named = names and not _is_deed(scan, names[0].text) and not _NO_TERM.fullmatch(names[0].text)
        return replace(found, japanese=names) if named else None
    bounds = [edge.start for edge in scan.edges_over(stop) if edge.end == stop]
    bounds += [quotation.open + 1] if quotation else []
    if bounds:
        name = tidy(scan.passage.text[bounds[0] : stop])
    else:
        name = _english_end(run[0].split(), label, begins=len(run[0]) == stop)
    if is_acronym(name):
        return replace(found, acronym=name)
    return replace(found, english=name) if name.isascii() and name else None


def _is_deed(scan: Scan, name: str) -> bool:
    """Whether the name is only what somebody does (推進, 開催): the note then speaks of no term."""
    tokens = scan.analyse(name)
    return len(tokens) == 1 and tokens[0].pos[2:3] == ("サ変可能",)


def _english_end(words: list[str], label: str, *, begins: bool) -> str:
    """The acronym, or the words that the label repeats or that begin with capitals, at the end of a run.

    A short run that begins its passage is the term whole, without its article.
    """
    if is_acronym(words[-1]):
        return words[-1]
    for count in range(1, len(words) + 1):
        if "-".join(words[-count:]).casefold() == label.casefold():
            return " ".join(words[-count:])
    if begins and len(words) <= _MOST_WORDS:
        return " ".join(words[1:] if words[0].casefold() in _ARTICLES else words)
    count = 0
    while count < len(words) and words[-count - 1][0].isupper():
        count += 1
    return " ".join(words[-count:]) if count > 1 else ""


def _joined(scan: Scan, mark: Mark, note: Note, anchor: Finding) -> Finding | None:
    """The anchor's names with what the note says of them; None when it says nothing."""
    if not note.body:
        return None
    text = "\n".join(passage.text for passage in note.body)
    near = scan.text[max(0, mark.offset - _AROUND) : mark.offset + _AROUND]
    word, words = _names_first(scan, near, text, anchor)
    said = note_text.parse(words, anchor.acronym, expanded=bool(word.english))
    repeated = same(word.english) == same(anchor.english)  # the note's own form is the plainer one
    english = (word.english if repeated else anchor.english) or word.english or said.english
    japanese = word.japanese or said.japanese
    new = said.english or said.definition or word.english or (japanese and not anchor.japanese)
    if not new or (scan.passage.voice == "annotator" and not (said.english or word.english)):
        return None
    names, aliases = anchor.japanese, word.aliases
    if japanese:
        names = (Name(japanese, "term", hard=True),)
        aliases += tuple(name.text for name in anchor.japanese[:1] if same(name.text) != same(japanese))
    return Finding(
        rule="",
        place=note.place,
        kind="footnote",
        acronym=anchor.acronym or word.acronym,
        japanese=names,
        english=english,
        romaji=note.label if names and not anchor.acronym and _ROMAJI.fullmatch(note.label) else "",
        definition=said.definition,
        aliases=aliases,
        sentence=unwrapped(text),
        letters=spell(anchor.acronym, english).sort if anchor.acronym and english else "",
        voice=scan.passage.voice,
        citation=said.citation,
        url=anchor.url,
    )


def _names_first(scan: Scan, near: str, text: str, anchor: Finding) -> tuple[headwords.Headword, str]:
    """The names that a note itself begins with, and the rest of it.

    ``X：…`` names a term that stands `near` the mark too; ``正式名（English）。…`` or ``正式名。…`` gives an
    acronym's.
    """
    term = _TERM.match(text)
    if term and (word := headwords.parse(term["head"])):
        names = [name for name in (word.acronym, word.japanese, word.english) if name]
        if any(name.casefold() in near.casefold() for name in names):
            return word, term["words"]
    first = _NAME_FIRST.match(text) if anchor.acronym and not anchor.japanese else None
    if (
        first
        and is_japanese(first["name"][0])
        and not _SHORT_FOR.search(first["name"])
        and _is_nouns(scan, first["name"])
    ):
        inside = f"（{first['inside']}）" if first["inside"] else ""
        word = headwords.parse(first["name"] + inside)
        if word and word.acronym in ("", anchor.acronym) and (inside or first["rest"]):
            return word, first["rest"]
    return headwords.Headword(), text


def _is_nouns(scan: Scan, name: str) -> bool:
    tokens = scan.analyse(name)
    particles = {token.surface for token in tokens if token.pos[0] == "助詞"}
    return tokens[-1].pos[0] in {"名詞", "接尾辞"} and particles <= {"の", "と", "に"} and len(tokens) > 1


def _orphaned(orphans: Sequence[Note], claims: Mapping[tuple[int, int], Finding]) -> Iterator[Finding]:
    """Notes that nothing refers to, whose label is an acronym that the text explains: [^fta] and FTA."""
    acronyms = {claim.acronym.casefold(): claim.acronym for claim in claims.values() if claim.acronym}
    for note in orphans:
        acronym = acronyms.get(note.label.casefold(), "")
        text = "\n".join(passage.text for passage in note.body)
        said = note_text.parse(text, acronym) if acronym else note_text.NoteText()
        if said.english or said.definition:
            message = f"Nothing refers to [^{note.label}]; it was taken for a note on {acronym}"
            yield Finding(
                rule="",
                place=note.place,
                kind="footnote",
                acronym=acronym,
                english=said.english,
                definition=said.definition,
                sentence=unwrapped(text),
                letters=spell(acronym, said.english).sort if said.english else "",
                citation=said.citation,
                problems=(Problem("label-repaired", message, note.place),),
            )
