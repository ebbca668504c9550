"""※X：… and definition lists (term, then its definition): a line that explains a term named elsewhere.

A line ※X：… may also say by a clause what kind of thing X is: ※検潮器：潮を測る装置.

4　X：… in plain text does so too, where X, or its beginning, has the raised number elsewhere: X 4 に加え.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce
from itertools import pairwise
from operator import attrgetter, itemgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, kinds, name_lists, note_text, openings, restated
from yougo.extract.shapes.heads import is_label, may_be_term
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import caught, unwrapped
from yougo.model.findings import Finding

_DEFINITION = re.compile(r"[:：] |：　")
_MAY_BE_TERM = re.compile(r"[^。\n]{0,60}")
_NOTE = re.compile(
    r"\s*[(（]?[※注*＊] ?(?:\d+(?![A-Za-z]))?+[)）:：.]*+\s*+"
    r"(?P<name>[^:：。、…‥―\n]{2,40})[:：…‥―]++\s*+(?P<words>[^\n].{5,})",
    re.DOTALL,
)
_NUMBERED = re.compile(
    r"\s*(?P<number>\d{1,3})[ 　]+(?P<name>(?!.{0,30}http)[^:：。、\n\d「」]{2,30})[:：]\s*+"
    r"(?P<words>[^\n].{5,})",
    re.DOTALL,
)
_STARRED = re.compile(
    r"\s*(?P<number>[＊*†‡])[ 　]*+(?P<name>[^:：。、…‥― 　\n]{2,30})[:： 　…‥―]++(?P<words>[^\n].{5,})",
    re.DOTALL,
)
_SPELLED = re.compile(r"(?m)^(?P<number>\d{1,3})[ 　]+(?P<words>[A-Z][^\n]{5,200})")
_RAISED = re.compile(r"(?<=\S{2}) ?(\d{1,3}(?![\d.%％])|[＊*†‡])")
_ACRONYM = re.compile(r"[A-Za-z0-9&/.-]+$")
_STOPS = ("。", "?", "!", "？", "！")
_BEFORE, _MANY = 30, 200


def find(view: View) -> Iterator[Found]:
    """A finding for each line whose term is elsewhere too, and for each entry of a definition list."""
    listed = set(map(view.scans.__getitem__, view.listed))
    yield from map(Found, _noted(view.scans, listed))
    yield from map(Found, _listed(view.scans, listed))
    for rule in (_numbered_expansions, _boxed):
        yield from map(Found, rule(view.scans))
    yield from map(Found, _abbreviated(scan for at, scan in enumerate(view.scans) if at not in view.named))
    yield from map(Found, _unlisted(view.running))


def _noted(scans: Sequence[Scan], listed: Container[Scan]) -> Iterator[Finding]:
    """The lines of a glossary, and those whose term is named elsewhere as goes with the form of the line."""
    for kind, form, named_elsewhere in _FORMS:
        lines = list(_lines(scans, kind, form))
        names = named_elsewhere(scans, list(map(itemgetter(1), lines))) if lines else set()
        for scan, line in lines:
            if _is_term(scan, line, names) or (scan in listed and may_be_term(_name(line), scan.analyse)):
                yield from explained(scan.finding(0, 0), line["name"], line["words"])


def _is_term(scan: Scan, line: re.Match[str], elsewhere: Container[str]) -> bool:
    """Whether a line's name is no label, and is elsewhere too or explained by a clause and a noun."""
    name = _name(line)
    if name in elsewhere:
        return name not in vocabulary.words("line_labels")
    said = openings.first_sentence(line["words"])
    may_tell = scan.passage.kind == "note" and not said.endswith(tuple(vocabulary.words("formal_nouns")))
    is_remark = vocabulary.pattern("line_remarks").search(said) is not None
    is_told = may_tell and not is_remark and kinds.ends_below_clause(said, scan.analyse)
    return is_told and may_be_term(name, scan.analyse)


def _lines(scans: Iterable[Scan], kind: str, form: re.Pattern[str]) -> Iterator[tuple[Scan, re.Match[str]]]:
    """The passages of a kind that are written in a form."""
    for scan in scans:
        if scan.passage.kind == kind and (line := form.match(scan.passage.text)):
            yield scan, line


def _name(line: re.Match[str]) -> str:
    return line["name"].strip()


def _repeated(scans: Iterable[Scan], lines: Iterable[re.Match[str]]) -> set[str]:
    """The names of lines that are in more than one passage.

    All are looked for at once, so that many lines in a long document cost no more than its length.
    """
    names = set(map(_name, lines))
    lengths = set(map(len, names))
    first = set(map(itemgetter(0), names))
    times: Counter[str] = Counter()
    for scan in scans:
        text = scan.passage.text
        starts = [at for at, char in enumerate(text) if char in first]
        times.update(names & {text[at : at + length] for at in starts for length in lengths})
    return {name for name in names if times[name] > 1}


def _bearing_number(scans: Iterable[Scan], lines: Iterable[re.Match[str]]) -> set[str]:
    """The names of lines whose number comes after the name, or after its beginning, elsewhere."""
    before = _before_numbers(scans)
    return {_name(line) for line in lines if _ends_in(before[line["number"]][:_MANY], _name(line))}


def _ends_in(befores: Iterable[str], name: str) -> bool:
    beginnings = tuple(name[:length] for length in range(2, len(name) + 1))
    return any(before.endswith(beginnings) for before in befores)


def _before_numbers(scans: Iterable[Scan]) -> Mapping[str, list[str]]:
    """What comes before each number that may be a note's, raised in the original."""
    found: dict[str, list[str]] = defaultdict(list)
    for scan in scans:
        text = scan.passage.text
        for number in _RAISED.finditer(text):
            before = text[max(0, number.start() - _BEFORE) : number.start()]
            found[number[1]].append(before.rstrip("）) 　」』"))
    return found


_FORMS = (
    ("note", _NOTE, _repeated),
    ("paragraph", _NUMBERED, _bearing_number),
    ("paragraph", _STARRED, _bearing_number),
)
"""The kind of passage, how the line is written, and what finds the names of such lines elsewhere."""


def _numbered_expansions(scans: Sequence[Scan]) -> Iterator[Finding]:
    """7　Deep Packet Inspection.…, where its letters come before the raised 7."""
    lines = [(scan, line) for scan in scans for line in _SPELLED.finditer(scan.passage.text)]
    before = _before_numbers(scans) if lines else {}
    for scan, line in lines:
        ends = map(_ACRONYM.search, before[line["number"]][:_MANY])
        acronyms = dict.fromkeys(filter(is_acronym, map(caught, ends)))
        for acronym in filter(partial(note_text.expands, line["words"]), acronyms):
            yield from explained(scan.finding(0, 0), acronym, line["words"])


def _abbreviated(scans: Iterable[Scan]) -> Iterator[Finding]:
    """Abbreviations: CI, confidence interval; HR, hazard ratio, and 注：CI＝信頼区間、HR＝ハザード比."""
    for scan in scans:
        text = scan.passage.text
        label = vocabulary.phrase("of abbreviations").match(text)
        if not scan.in_note and (label or scan.passage.kind == "note"):
            for word in name_lists.parse(text[len(caught(label)) :]):
                yield headwords.named(scan.finding(0, 0), word, "term")


def _boxed(scans: Sequence[Scan]) -> Iterator[Finding]:
    """【用語】X：…."""
    for scan in scans:
        if box := vocabulary.phrase("term box").match(scan.passage.text):
            yield from explained(scan.finding(0, 0), box["name"], box["words"])


def _unlisted(scans: Sequence[Scan]) -> Iterator[Finding]:
    """A paragraph that begins as a definition list's does, though something comes between it and its term."""
    for term, scan in pairwise(scans):
        kinds = {term.passage.kind, scan.passage.kind}
        name, text = term.passage.text, scan.passage.text
        if kinds == {"paragraph"} and _DEFINITION.match(text) and _MAY_BE_TERM.fullmatch(name):
            yield from explained(scan.finding(0, 0), name, text.lstrip(":： "))


def _listed(scans: Sequence[Scan], glossary: Container[Scan]) -> Iterator[Finding]:
    """The entries of definition lists; terms just below each other share the first definition.

    A label (背景) is a term only in a glossary.
    """
    terms: list[Scan] = []
    for scan in scans:
        for word in _headwords(terms) if scan.passage.kind == "definition" else ():
            yield from restating(scan, word)
        is_term = scan.passage.kind == "term" and not _is_no_head(scan, glossary)
        terms = [*_just_above(scan, terms), scan] if is_term else []


def restating(scan: Scan, word: Headword) -> Iterator[Finding]:
    """A finding with a headword and what a passage says of it, which may begin with further names."""
    more, text = restated.named(word, unwrapped(scan.passage.text), scan.analyse)
    found = list(said(scan.finding(0, 0), more, text))
    if not found and more != word:
        found = [headwords.named(scan.finding(0, 0), more, "term")]
    yield from found


def _headwords(terms: Sequence[Scan]) -> list[Headword]:
    """What terms name: one thing where each is in a language of its own."""
    texts = list(map(attrgetter("passage.text"), terms))
    words = list(map(headwords.of_cell, texts))
    return [reduce(headwords.combined, words)] if sorted(map(is_japanese, texts)) == [False, True] else words


def _is_no_head(scan: Scan, glossary: Container[Scan]) -> bool:
    """Whether a term of a definition list is a sentence, or a label outside a glossary."""
    return scan.text.rstrip().endswith(_STOPS) or (scan not in glossary and is_label(scan.text))


def _just_above(term: Scan, others: list[Scan]) -> list[Scan]:
    """The terms above, if the last of them is on the line before."""
    is_below = others and term.passage.place.line <= others[-1].passage.place.line + 1
    return others if is_below else []


def explained(found: Finding, name: str, words: str) -> Iterator[Finding]:
    """The finding with a headword and what is said of it; none when it says nothing."""
    yield from said(found, headwords.of_cell(name), words)


def said(found: Finding, word: Headword, words: str) -> Iterator[Finding]:
    """The finding with a headword's names and what is said of it; none when it says nothing."""
    text = note_text.of(word, words)
    if not word or not text:
        return
    if word.english and note_text.is_expansion(words):
        longer = replace(word, aliases=(*word.aliases, words.strip(" .")))
        yield headwords.named(found, longer, "term")
        return
    word = headwords.combined(word, text.word)
    yield replace(headwords.named(found, word, "term"), definition=text.definition)
