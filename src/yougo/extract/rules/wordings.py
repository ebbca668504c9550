"""X, known as Y; 「X」とは、…をいう。: two sides and the joint between them, as ``wordings.tsv`` lists them.

A row names a slot for each side and what the right one says of the left one. A slot reads its side: the right
one first, then the left one, which may look at what was read on the right.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

from yougo.extract import vocabulary
from yougo.extract.rule import Find, Found, View
from yougo.extract.shapes import sides
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import tidy
from yougo.model.findings import Finding, bounded

_OPTIONAL_START = re.compile(r"^(?:(?:\[[^\]]*+\]|\\s|\(\?:[^()]*+\))[?*])++")
"""What a pattern may begin with and need not: looking for the rest alone is much faster."""
_LOOK_BEHIND = re.compile(r"\(\?<[=!](?:\[[^\]]*+\]|[^()\[\]])*+\)")
"""What a pattern asks of the text before it: without, it is found in more texts, and faster."""
_LANGUAGES = {"Japanese": (True,), "English": (False,), "any": (True, False)}


class Wording(NamedTuple):
    """A row of ``wordings.tsv``, or several that differ in their joint alone."""

    left: str
    joint: re.Pattern[str]
    right: str
    says: str

    @property
    def sign(self) -> str:
        """What any passage holds in which it states something: the phrase of its right slot, or its joint."""
        phrase = sides.SIGNS.get(self.right)
        shown = vocabulary.phrase(phrase) if phrase else self.joint
        return _OPTIONAL_START.sub("", _LOOK_BEHIND.sub("", shown.pattern.replace("?P<left>", "")))


def finder(rule: str) -> Find:
    """What finds the wordings of one rule; the annotator's own words name and define nothing.

    A rule for English alone reads the English lines and sentences of Japanese passages too.
    """

    def find(view: View) -> Iterator[Found]:
        for scan, findings in zip(view.scans, view.once(stated(rule)), strict=True):
            if scan.passage.voice != "annotator":
                yield from map(Found, findings)

    return find


@cache
def stated(rule: str) -> Callable[[View], list[list[Finding]]]:
    """What tells what the wordings of a rule state in each passage of a document."""
    return lambda view: [list(_in_passage(scan, rule)) for scan in view.scans]


def _in_passage(scan: Scan, rule: str) -> Iterator[Finding]:
    if _is_english(rule) and not scan.has_english:
        return
    if _any_sign(rule, scan.is_japanese).search(scan.text):
        for part in scan.in_english if _is_english(rule) else (scan,):
            yield from _in_part(part, rule)


def _is_english(rule: str) -> bool:
    """Whether a rule is for English alone."""
    return not wordings()[rule, True]


def _in_part(scan: Scan, rule: str) -> Iterator[Finding]:
    """What the wordings state in a passage, or in a stretch of one language."""
    for wording in wordings()[rule, scan.is_japanese and not _is_english(rule)]:
        for joint in wording.joint.finditer(scan.text):
            yield from read(scan, wording, joint)


def read(scan: Scan, wording: Wording, joint: re.Match[str]) -> Iterator[Finding]:
    """What the text on the two sides of a joint states."""
    right = sides.RIGHT[wording.right](scan, joint)
    if not right:
        return
    for left in sides.LEFT[wording.left](scan, joint, right):
        yield SAYS[wording.says](left, right)


@cache
def wordings() -> dict[tuple[str, bool], list[Wording]]:
    """The wordings of each rule for passages with or without Japanese.

    Rows with the same slots are one wording, so that a text is read once for all of them.
    """
    joints: dict[tuple[str, str, str, str, str], list[str]] = {}
    for rule, language, left, joint, right, says, *_ in vocabulary.table("wordings"):
        joints.setdefault((rule, language, left, right, says), []).append(joint)
    found: dict[tuple[str, bool], list[Wording]] = defaultdict(list)
    for (rule, language, left, right, says), expressions in joints.items():
        wording = Wording(left, compiled("|".join(expressions)), right, says)
        for is_japanese_text in _LANGUAGES[language]:
            found[rule, is_japanese_text].append(wording)
    return found


@cache
def _any_sign(rule: str, is_japanese_text: bool) -> re.Pattern[str]:
    """Any of the signs of a rule's wordings in Japanese or other text: few passages hold one."""
    rows = wordings()[rule, is_japanese_text and not _is_english(rule)]
    return re.compile("|".join(map(attrgetter("sign"), rows)) or "(?!)", re.MULTILINE)


def compiled(joint: str) -> re.Pattern[str]:
    """A joint as the table writes it, with the words of its roles."""
    for role in ("alias", "former", "japanese"):
        joint = joint.replace(f"{{{role}}}", vocabulary.labels_of(role))
    return re.compile(joint, re.MULTILINE)


def _another_name(found: Finding, name: str, further: Callable[[Finding, str], Finding]) -> Finding:
    """The right side is another name; `further` says of which sort when the left one has such a name."""
    if is_acronym(name):
        return replace(found, acronym=name)
    if not is_japanese(name) and not found.english:
        return replace(found, english=name)
    return further(found, name)


def _alias(found: Finding, name: str) -> Finding:
    return replace(found, aliases=(name,))


def _former(found: Finding, name: str) -> Finding:
    return replace(found, former=(name,))


def _full_name(found: Finding, name: str) -> Finding:
    """The right side is the name for which the left one is short."""
    return replace(_term(found, name), aliases=(found.japanese[0].text,))


def _term(found: Finding, name: str) -> Finding:
    """The right side is the name of what the left one describes."""
    return replace(found, japanese=bounded(tidy(name), "quotation"))


def _acronym(found: Finding, acronym: str) -> Finding:
    return replace(found, acronym=acronym)


def _english(found: Finding, english: str) -> Finding:
    return replace(found, english=english)


def _definition(found: Finding, meaning: str) -> Finding:
    return replace(found, definition=found.definition or meaning)


SAYS: dict[str, Callable[[Finding, str], Finding]] = {
    "acronym": _acronym,
    "alias": partial(_another_name, further=_alias),
    "definition": _definition,
    "english": _english,
    "former": partial(_another_name, further=_former),
    "japanese": partial(_another_name, further=_full_name),
    "term": _term,
}
"""What the right side is to the left one."""
