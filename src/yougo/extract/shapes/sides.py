"""What is on the two sides of a joint: the slots that ``wordings.tsv`` names.

A right slot gives the text after the joint, ``""`` where it is not what the slot asks for. A left slot gives
findings with the text before the joint; it is given the right side.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, takewhile
from operator import attrgetter
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.shapes import (
    called,
    english_called,
    english_names,
    english_terms,
    headwords,
    long_forms,
    meanings,
    namings,
    sentences,
    tokens,
)
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.pairs import Pair
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.patterns import ITEM_NUMBER, LATIN_NAME, pointing
from yougo.language.text import caught, end_of, has_closed_brackets, narrow, tidy, unwrapped
from yougo.model.findings import Finding

Joint: TypeAlias = re.Match[str]
_REACH, _FARTHEST = 120, 200
_LONGEST_NAME, _LONGEST_TERM = 40, 120
_LONGEST_PLAIN = {True: 30, False: 60}
"""How long a term at the beginning of a sentence is at most: a Japanese one, or another."""
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Ss]ome)\s+(?:[\w-]+\s+)?$")
_SHORTEST_NAME = 3
_SHORT_FORM = re.compile(r"(?:the )?[\"“']?(?P<short>[A-Z0-9][\w.&/+-]{1,11}|[a-z][1-9][0-9]?[a-z])(?![\w-])")
_HOW_KNOWN = re.compile(r"(?:,?\s+(?:also|commonly|often|better|which is|is|hereafter|hereinafter))*,?\s*$")
_LATIN = re.compile(LATIN_NAME)
_LATIN_END = re.compile(f"{LATIN_NAME}$")
_PART = re.compile(r"[^、。，．「」『』（）()：:\s]*")
_TRAILING = re.compile(r"を?[、　 ]*+(?:[(（]以下[、　 ]*+)?$")
_LONGEST_AND = 6
_RAISED = re.compile(r"\s+\d{1,3}\s*$|(?<=[)）」])\d{1,3}\s*$")
"""The raised number of a note after a name, as plain text has it."""
_SENTENCE_START = re.compile(rf"(?:^|[。\n])\s*(?:[（(]?{ITEM_NUMBER}\s*)?")
_LABEL = re.compile(r"(?P<label>【[^【】\n]{1,12}】|[^:：。、，「」『』（）()\n]{1,12}[:：])[\s　]*+(?=\S)")
_LAST_BRACKET = re.compile(r"[(（].*[)）]$")


def _short_form(scan: Scan, joint: Joint) -> str:
    """An English short form: WHO."""
    short = caught(_SHORT_FORM.match(scan.text, joint.end()), "short").rstrip(".")
    return short if long_forms.is_written_short_form(short) else ""


def _name(scan: Scan, joint: Joint) -> str:
    """A quotation, Latin letters, or the first nouns."""
    start = scan.after_space(joint.end())
    quotation = scan.quotation_opening_at.get(start)
    if quotation:
        return _whole(scan.inside(quotation))
    latin = caught(_LATIN.match(scan.text, start))
    if latin:
        return tidy(latin.rstrip(" .,"))
    words = scan.analyse(caught(_PART.match(scan.text, start, start + _LONGEST_NAME)))
    nouns = tokens.text_of(takewhile(tokens.is_part_of_name, words))
    return _whole(nouns) if len(nouns) > 1 else ""


def _whole(name: str) -> str:
    """The name, or ``""`` for one so long that it may go on: a part of a name is not a name."""
    name = tidy(name)
    return name if len(name) < _LONGEST_NAME else ""


def _called_name(scan: Scan, joint: Joint) -> str:
    """A name that something is called: an acronym or a quotation, and …と呼ぶ."""
    name = _name(scan, joint)
    end = max(joint.end(), scan.text.find(name, joint.end()) + len(name))
    is_named = is_acronym(name) or scan.text.startswith(("「", "『"), joint.end())
    return name if is_named and vocabulary.pattern("naming").match(scan.text, end) else ""


RIGHT: Mapping[str, Callable[[Scan, Joint], str]] = {
    "apposition": english_terms.apposition,
    "called name": _called_name,
    "called term": called.term,
    "english called term": english_called.term,
    "english name": english_names.behind,
    "english title": english_names.title_behind,
    "english meaning": english_terms.meaning,
    "long form behind": called.long_form,
    "meaning": meanings.meaning,
    "explicit meaning": meanings.explicit,
    "name": _name,
    "short form": _short_form,
    "term that is meant": called.meant,
    "term that there is": called.existing,
}

SIGNS: Mapping[str, str] = {
    "called term": "is called",
    "term that is meant": "is meant",
    "term that there is": "there is",
}
"""The phrase that a slot asks for behind the right side."""


def _long_form(scan: Scan, joint: Joint, short: str) -> Iterator[Finding]:
    """The English words that a short form stands for."""
    before = _HOW_KNOWN.sub("", scan.before(joint.start(), _REACH))
    long = long_forms.long_form(before, short)
    if long and not _is_rest_of_phrase(before, short, long):
        yield replace(scan.finding(joint.start(), joint.end()), english=tidy(long))


def _is_rest_of_phrase(before: str, short: str, long: str) -> bool:
    """Whether the words are the end of a description: recommended format of a port-recommended format."""
    start = before.rfind(long)
    is_cut = before[:start].endswith("-")
    is_described = long.islower() and _INDEFINITE.search(before, 0, start) is not None
    return is_cut or (is_described and " " in long and spell(short, long).sort == "inner")


def _long_name(scan: Scan, joint: Joint, other: str) -> Iterator[Finding]:
    """A Japanese name of three letters or more, of which the other is no part."""
    names = names_before(scan, joint.start())
    name = names[0].text if names else ""
    is_part = name.startswith(other) or other.startswith(name) or vocabulary.labels().match(name)
    if len(name) >= _SHORTEST_NAME and not is_part:
        yield replace(scan.finding(joint.start() - 1, joint.end()), japanese=names)


def _english(scan: Scan, joint: Joint, acronym: str) -> Iterator[Finding]:
    """The English words that an acronym stands for."""
    english = _latin_before(scan, joint)
    if is_acronym(acronym) and spell(acronym, english):
        yield replace(scan.finding(joint.start() - 1, joint.end()), english=english)


def _japanese_name(scan: Scan, joint: Joint, other: str) -> Iterator[Finding]:
    """A Japanese name that does not end in Latin letters; the other is a name too, no answer: 減った."""
    names = () if _latin_before(scan, joint) else names_before(scan, joint.start())
    if names and tokens.ends_name(scan.analyse(other)):
        yield replace(scan.finding(joint.start() - 1, joint.end()), japanese=names)


def _latin_before(scan: Scan, joint: Joint) -> str:
    before = scan.before(joint.start(), _REACH).rstrip("」』 ")
    return tidy(caught(_LATIN_END.search(before)))


def _clause(scan: Scan, joint: Joint, _: str) -> Iterator[Finding]:
    """The words since the sentence began, as a definition."""
    before = scan.passage.text[max(0, joint.start() - _FARTHEST) : joint.start()]
    words = _TRAILING.sub("", unwrapped(re.split(r"[。\n]", before)[-1]))
    if len(words) >= _SHORTEST_NAME and not pointing("pointing", "joining").match(words):
        yield replace(scan.finding(joint.start(), joint.end()), definition=words)


def _captured(scan: Scan, joint: Joint, meaning: str) -> Iterator[Finding]:
    """What the joint itself marks as its left side, which is no part of the sentence, with further names."""
    words = scan.analyse(_LAST_BRACKET.sub("", joint["left"]))
    if is_label(joint["left"]) or not tokens.is_nominal(words, {"の"}):
        return
    said, rest = namings.of_subject(narrow(meaning))
    names = chain.from_iterable(map(attrgetter("names"), said))
    further = headwords.of_several(names)
    for found in _defined(scan, joint.start("left"), joint["left"]):
        word = headwords.combined(headwords.of(found), further)
        yield replace(headwords.named(found, word, "quotation"), definition=rest if said else "")


def _terms(scan: Scan, joint: Joint, _: str) -> Iterator[Finding]:
    """One quotation or several, or the words that begin the sentence."""
    end = scan.before_space(joint.start())
    opening = scan.before_bracket(end)
    quotation = scan.quotation_closing_at.get(opening - 1) or scan.headword_closing_at.get(opening - 1)
    if not quotation:
        yield from _plain_term(scan, end)
    trailing = scan.passage.text[opening:end]
    while quotation:
        yield from _defined(scan, quotation.open, scan.inside(quotation) + trailing)
        trailing = ""
        quotation = _quotation_joined_to(scan, quotation)


def _quotation_joined_to(scan: Scan, quotation: Pair) -> Pair | None:
    """The quotation that 又は or the like joins to this one."""
    before = scan.before(quotation.open, _LONGEST_AND)
    joint = caught(vocabulary.pattern("between_terms").search(before))
    return scan.quotation_closing_at.get(quotation.open - len(joint) - 1) if joint else None


def _plain_term(scan: Scan, end: int) -> Iterator[Finding]:
    """The words that begin the sentence, with their bracket."""
    start = scan.last_end(_SENTENCE_START, max(0, end - _REACH), end, default=end)
    start = min(end, sentences.behind_lead_in(scan, start))
    label = _LABEL.match(scan.text, start, end)
    if label and vocabulary.phrase("choice of an answer").fullmatch(label["label"]):
        return
    start = end_of(label, start)
    head = scan.passage.text[start:end]
    base = _LAST_BRACKET.sub("", head).strip()
    is_short = 2 <= len(base) <= _LONGEST_PLAIN[is_japanese(base)]
    is_cut = scan.line_ends.may_cut(start, start + len(base))
    if is_short and not (is_cut or _is_no_term(base)) and tokens.ends_term(scan.analyse(base)):
        meaning = unwrapped(scan.passage.text[start : scan.sentence_end(start)])
        yield from (replace(found, definition=meaning) for found in _defined(scan, start, head))


def _is_no_term(words: str) -> bool:
    """Whether words point at something, or are a clause."""
    points = pointing("pointing", "joining").match(words)
    return bool(points or vocabulary.pattern("no_terms").search(words))


def _defined(scan: Scan, start: int, head: str) -> Iterator[Finding]:
    """A headword with its names."""
    head = _RAISED.sub("", head)
    word = headwords.parse(head)
    is_whole = has_closed_brackets(head)
    if word and is_whole and len(head) <= _LONGEST_TERM:
        found = scan.finding(start, scan.sentence_end(start))
        yield headwords.named(replace(found, definition=sentences.whole(scan, start)), word, "quotation")


LEFT: Mapping[str, Callable[[Scan, Joint, str], Iterator[Finding]]] = {
    "captured": _captured,
    "clause": _clause,
    "description": called.description,
    "english": _english,
    "english kind": english_called.kind,
    "english name": english_names.before,
    "english title": english_names.title,
    "english subject": english_terms.subject,
    "english term": english_terms.term,
    "japanese name": _japanese_name,
    "kind": called.kind,
    "long form": _long_form,
    "long name": _long_name,
    "short form before": called.short_form,
    "spelled": english_terms.spelled,
    "terms": _terms,
    "title with it": english_names.title_with,
}
