"""※X：… and definition lists (term, then its definition): a line that explains a term named elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yougo.extract import note_text
from yougo.extract.inside import is_english
from yougo.extract.scan import Scan
from yougo.letters import is_acronym
from yougo.model import Finding, Name
from yougo.text import is_japanese, tidy

RULE = "note_lines"
_NOTE = re.compile(
    r"\s*(?:※|\*|注)[\d)）:：.]*\s*(?P<name>[^:：。、\n]{2,40})[:：]\s*(?P<words>[^\n].{5,})", re.DOTALL
)


def find(scans: Sequence[Scan]) -> Iterator[Finding]:
    """A finding for each ※ line whose term stands elsewhere too, and for each entry of a definition list."""
    term: Scan | None = None
    for number, scan in enumerate(scans):
        if scan.passage.kind == "note" and (note := _NOTE.match(scan.passage.text)):
            if _stands_elsewhere(note["name"].strip(), scans, number):
                yield from _defined(scan, note["name"], note["words"])
        elif scan.passage.kind == "term":
            term = scan
        elif scan.passage.kind == "definition" and term:
            if not term.brackets:
                yield from _defined(scan, term.passage.text, scan.passage.text)
            term = None


def _stands_elsewhere(name: str, scans: Sequence[Scan], number: int) -> bool:
    return any(name in scan.passage.text for at, scan in enumerate(scans) if at != number)


def _defined(scan: Scan, name: str, words: str) -> Iterator[Finding]:
    name, said = tidy(name).strip("「」『』"), note_text.parse(words, tidy(name))
    if not (said.definition or said.english):
        return
    found = replace(scan.finding(RULE, 0, 0), english=said.english, definition=said.definition)
    if is_japanese(name):
        yield replace(found, japanese=(Name(name, "term", hard=True),))
    elif is_acronym(name):
        yield replace(found, acronym=name)
    elif is_english(name) or name[:1].isupper():
        yield replace(found, english=name)
