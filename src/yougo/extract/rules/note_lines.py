"""※X：… and definition lists (term, then its definition): a line that explains a term named elsewhere.

So does 4　X：… in plain text, where X, or how it begins, bears the raised number elsewhere: X 4 に加え.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, note_text
from yougo.extract.shapes.scan import Scan
from yougo.language.letters import spell
from yougo.model.findings import Finding

_LONGEST_TERM = 60
_NOTE = re.compile(
    r"\s*[※注][\d)）:：.]*+\s*+(?P<name>[^:：。、\n]{2,40})[:：]\s*+(?P<words>[^\n].{5,})", re.DOTALL
)
_NUMBERED = re.compile(
    r"\s*(?P<number>\d{1,3})[ 　]+(?P<name>(?!.{0,30}http)[^:：。、\n\d「」]{2,30})[:：]\s*+"
    r"(?P<words>[^\n].{5,})",
    re.DOTALL,
)
_RAISED = re.compile(r"(?<=(\S{2})) ?(\d{1,3})(?![\d.%％])")
_BEFORE, _MANY = 30, 200


def find(view: View) -> Iterator[Found]:
    """A finding for each ※ line whose term stands elsewhere too, and for each entry of a definition list."""
    yield from map(Found, _found(view.scans))


def _found(scans: Sequence[Scan]) -> Iterator[Finding]:
    terms: list[Scan] = []
    said = False
    standing = _standing(scans)
    yield from _numbered(scans)
    for number, scan in enumerate(scans):
        if scan.passage.kind == "note" and (note := _NOTE.match(scan.passage.text)):
            if standing.get(note["name"].strip(), set()) - {number}:
                yield from explained(scan, note["name"], note["words"])
        elif number and _is_definition(scan) and _may_be_term(scans[number - 1]):
            yield from explained(scan, scans[number - 1].passage.text, scan.passage.text.lstrip(":： "))
        elif scan.passage.kind == "term":
            terms, said = ([*terms, scan] if not said and _follows(scan, terms) else [scan]), False
        elif scan.passage.kind == "definition" and not said:
            for term in terms:
                yield from explained(scan, term.passage.text, scan.passage.text)
            said = True


def _numbered(scans: Sequence[Scan]) -> Iterator[Finding]:
    """A finding for each numbered line whose number stands raised behind its term elsewhere."""
    notes = [
        (scan, note)
        for scan in scans
        if scan.passage.kind == "paragraph" and (note := _NUMBERED.match(scan.passage.text))
    ]
    wanted = {note["number"] for _, note in notes}
    raised: dict[str, list[str]] = {}
    for scan in scans if wanted else ():
        for mark in _RAISED.finditer(scan.passage.text):
            if mark[2] in wanted and len(raised.get(mark[2], ())) < _MANY:
                before = scan.passage.text[max(0, mark.start() - _BEFORE) : mark.start()]
                raised.setdefault(mark[2], []).append(before.rstrip("）) 　」』"))
    for scan, note in notes:
        name = note["name"].strip()
        whole = name.count("（") + name.count("(") == name.count("）") + name.count(")")
        if whole and any(_ends_as(before, name) for before in raised.get(note["number"], ())):
            yield from explained(scan, name, note["words"])


def _ends_as(text: str, name: str) -> bool:
    """Whether the text ends with the name, or with how it begins, two letters at least."""
    return any(text.endswith(name[:length]) for length in range(2, len(name) + 1))


def _is_definition(scan: Scan) -> bool:
    """Whether a paragraph begins as a definition list's does, though something parts it from its term."""
    return scan.passage.kind == "paragraph" and scan.passage.text.startswith((": ", "： ", "：　"))


def _follows(term: Scan, others: Sequence[Scan]) -> bool:
    """Whether a term stands just below others, with which it shares a definition."""
    return bool(others) and term.passage.place.line <= others[-1].passage.place.line + 1


def _may_be_term(scan: Scan) -> bool:
    text = scan.passage.text
    return (
        scan.passage.kind == "paragraph"
        and len(text) <= _LONGEST_TERM
        and "。" not in text
        and "\n" not in text
    )


def _standing(scans: Sequence[Scan]) -> dict[str, set[int]]:
    """The numbers of the passages in which each ※ line's term stands.

    All terms are looked for at once, so that many lines in a long document cost no more than its length.
    """
    notes = [_NOTE.match(scan.passage.text) for scan in scans if scan.passage.kind == "note"]
    names = {note["name"].strip() for note in notes if note}
    first = {name[:1] for name in names}
    lengths = sorted({len(name) for name in names})
    found: dict[str, set[int]] = {}
    for number, scan in enumerate(scans if names else ()):
        text = scan.passage.text
        for start in (at for at, char in enumerate(text) if char in first):
            for name in {text[start : start + length] for length in lengths} & names:
                found.setdefault(name, set()).add(number)
    return found


def explained(scan: Scan, name: str, words: str) -> Iterator[Finding]:
    """A finding for a headword with what is said of it; none when that is no definition and no expansion."""
    word = headwords.parse(name)
    said = note_text.parse(words, word.acronym, expanded=bool(word.english))
    if not word or not (said.definition or said.english):
        return
    found = headwords.named(scan.finding(0, 0), word, "term")
    if word.english and not word.acronym and note_text.is_expansion(words):
        yield replace(found, aliases=(*found.aliases, words.strip(" .")))  # a term and its longer name
        return
    if said.english and not word.english:
        found = replace(
            found,
            english=said.english,
            letters=spell(word.acronym, said.english).sort if word.acronym else "",
        )
    yield replace(found, definition=said.definition)
