"""In this policy, X means …: what a text says that its words mean, whatever the words that follow.

Elsewhere “means” mostly says what something leads to (Growth means hard work). So the sentence must be in a
section of definitions, say where the word is used so, quote it, or begin its passage with it in bold;
`wordings` reads the others.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import FULL_STOP, pointing
from yougo.language.text import end_of, same, unwrapped
from yougo.model.documents import Place
from yougo.model.findings import Finding

_NO_MEANING = "that|of|to|from|for|with|by|at|it|we|you|they|there|more|less|both|different|nothing|what"
"""What follows where “means” says what comes of something, or is a noun."""
_MEANS = re.compile(rf"(?<!\b(?:all|any|the|its|our))(?<!\b(?:by|no))\s+means[,:]?\s+(?!(?:{_NO_MEANING})\b)")
_BEGINS = re.compile(
    rf"(?:^|(?:{FULL_STOP}|[:;])\s+|\n)(?:[(\[]?(?:\d{{1,2}}|[a-z]|[ivx]{{2,4}})[)\].]\s+)?"
    r"(?P<lead>(?:(?:In|Under|Within|Throughout)\s(?:this|these)|For(?:\sthe)?\spurposes?\sof(?:\s(?:this|these|the))?)"
    r"\s[\w’' -]{2,60},\s+)?"
    r"(?:[Tt]he\s(?:term|word|expression)\s)?(?:(?:The|An?|the|an?)\s)?"
    r"(?P<name>(?P<quote>[“\"])?(?P<head>[\w’'/-]+(?:\s[\w’'/-]+){0,5})(?(quote)[”\"])(?:\s\([A-Z][\w-]{1,10}\))?)$"
)
"""The beginning of a sentence up to its verb."""
_END = re.compile(rf"(?:{FULL_STOP}|[;?!])(?=\s|$)")
_REACH, _SHORTEST, _LONGEST = 200, 8, 500


def find(view: View) -> Iterator[Found]:
    """A finding for each such sentence that no wording has read."""
    told = {key(said.finding) for said in view.said.get("english_definition", ()) if isinstance(said, Found)}
    for finding in chain.from_iterable(view.once(stated)):
        if key(finding) not in told:
            yield Found(finding)


def stated(view: View) -> list[list[Finding]]:
    """What the sentences of each passage define, also those that a wording reads."""
    found: list[list[Finding]] = []
    for number, scan in enumerate(view.scans):
        may_define = scan.may_define and scan.has_english and not scan.is_japanese
        found.append(list(_findings(scan, is_listed=number in view.listed)) if may_define else [])
    return found


def key(finding: Finding) -> tuple[Place, str]:
    """By what two findings of one sentence are one."""
    return finding.place, same(finding.english)


def _findings(scan: Scan, *, is_listed: bool) -> Iterator[Finding]:
    """What the sentences of a passage define; `is_listed` in a section of definitions."""
    for verb in _MEANS.finditer(scan.text):
        subject = _BEGINS.search(scan.text, max(0, verb.start() - _REACH), verb.start())
        if not subject or _is_no_name(subject["head"]):
            continue
        if is_listed or subject["lead"] or subject["quote"] or _is_marked(scan, subject):
            yield from _defined(scan, subject, verb)


def _is_marked(scan: Scan, subject: re.Match[str]) -> bool:
    """Whether the passage begins with the subject, and it is marked."""
    edges = scan.edges_from(subject.start("name"))
    is_first = not scan.text[: subject.start("name")].strip()
    return is_first and any(edge.end == subject.end("name") for edge in edges if edge.basis == "emphasis")


def _is_no_name(head: str) -> bool:
    """Whether a subject only points at something, or speaks of the text: This, which."""
    no_subject = vocabulary.pattern("no_english_subjects").fullmatch(head)
    return no_subject is not None or pointing("pointing", "article").match(head) is not None


def _defined(scan: Scan, subject: re.Match[str], verb: re.Match[str]) -> Iterator[Finding]:
    """The subject with its sentence as the definition, if anything is said of it."""
    stop = end_of(_END.search(scan.text, verb.end(), verb.end() + _LONGEST), verb.end())
    sentence = unwrapped(scan.passage.text[subject.start("name") : stop]).rstrip("; ")
    word = headwords.parse(scan.passage.text[subject.start("name") : subject.end("name")])
    if stop - verb.end() >= _SHORTEST and word.english:
        found = replace(scan.finding(subject.start("name"), verb.end()), definition=sentence)
        yield headwords.named(found, word, "quotation")
