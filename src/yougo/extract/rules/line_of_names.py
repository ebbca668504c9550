"""HSS: Harbour Site Summary（港湾拠点要約）: a line that begins with an acronym and what it is short for.

The names are in any order, whatever divides them. The letters show that they belong together, wherever the
line is: an item, a heading, a cell, a paragraph. A line may list several such acronyms, and say nothing else.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import filterfalse, repeat

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import (
    english_phrases,
    headwords,
    name_lists,
    name_pairs,
    name_rows,
    numbering,
    openings,
    tokens,
)
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.stretches import Names
from yougo.language import renderings
from yougo.language.letters import spell
from yougo.language.patterns import QUOTATION_MARKS
from yougo.language.text import narrow
from yougo.model.documents import Token
from yougo.model.findings import Finding

_LINE = re.compile(
    r"(?m)^(?=[^。\n]*[A-Z]{2})(?=[^。\n]*[A-Za-z]{2}[ -][A-Za-z])"
    r"(?P<names>[^。\n]{6,200})(?:。(?P<more>.*))?$"
)
_WORD = re.compile("[A-Za-z0-9][A-Za-z0-9&.’'-]*")
_KINDS = {"paragraph", "item", "heading", "cell"}
_TEXTS = {"paragraph", "item"}
_BETWEEN = re.compile(r"(?:[:：=＝;；/／|｜→⇒…―—–-]\s*|\s{2,}|[\t\u3000])$")
"""What divides the names from what explains them."""
_QUOTED = re.compile(f"[{QUOTATION_MARKS}](?P<name>[^{QUOTATION_MARKS}]+)[{QUOTATION_MARKS}]")
_NO_MEANING = re.compile("[^。、\n]{1,20}[:：]|[!-~]+(?: [!-~]+)?$")
"""A label, or a word or two of English."""
_BRACKET = re.compile(r"\s?[(（]")
_PARTICLES = {"の"}
_SMALL_WORD = re.compile(r"\s[a-z]")
_SMALL_BEHIND = re.compile("(?=.[^A-Z]*[a-z]).[^A-Z]*")
"""A word in small letters but perhaps for the first."""


def find(view: View) -> Iterator[Found]:
    """A finding for each line that names one thing."""
    for number, scan in enumerate(view.scans):
        if scan.kind_outside_notes in _KINDS:
            for line in filter(_may_be_spelled, _LINE.finditer(scan.passage.text)):
                yield from list(_listed(line, scan, number)) or _read(line, scan, number)
    yield from _translated(view)


def _may_be_spelled(line: re.Match[str]) -> bool:
    """Whether another word of a line begins as one does that has capitals inside."""
    words = _WORD.findall(narrow(numbering.without(line[0])))
    times = Counter(map(_initial, words))
    spelled = filterfalse(_SMALL_BEHIND.fullmatch, words)
    return any(times[_initial(word)] > 1 for word in spelled)


def _initial(word: str) -> str:
    return word[0].casefold()


def _read(line: re.Match[str], scan: Scan, number: int) -> Iterator[Found]:
    word, names = _spelled(line, scan)
    if not word:
        return
    named = headwords.named(replace(scan.finding(*line.span()), sentence=line[0].strip()), word, "term")
    end = line.start() + len(names)
    explained = list(_explained(named, word, scan.part(end, len(scan.text)))) if _is_alone(line, scan) else []
    is_whole = bool(explained) or names == scan.passage.text.rstrip("。")
    for finding in explained or [named]:
        yield Found(finding, Names(number, line.start(), end, is_whole))


def _spelled(line: re.Match[str], scan: Scan) -> tuple[Headword, str]:
    """The names with which a line begins, if letters show that they belong together; and as written."""
    row = name_rows.named(_QUOTED.sub(r"\g<name>", line["names"]), scan.analyse)
    row = name_rows.explained(row, line["more"] or "", scan.analyse)
    names = line["names"].removesuffix(row.rest)
    ends_sentence = scan.passage.kind == "paragraph" and names.endswith(". ")
    is_divided = not row.rest or ends_sentence or _BETWEEN.search(names)
    if not _is_spelled(row.word) or not is_divided:
        return NOTHING, names
    word = row.word if _belongs(row.word, names, scan) else replace(row.word, japanese="", reading="")
    if not word.japanese and f"{word.acronym} {word.english}" in names:
        return NOTHING, names  # nothing divides it from words that spell it by chance: AI Agents in Industry
    return word, names


def _listed(line: re.Match[str], scan: Scan, number: int) -> Iterator[Found]:
    """The names of a line of several things: HSS: Harbour Site Summary; TMP: Tide Management Plan."""
    words = name_lists.parse(line[0])
    if all(map(_is_spelled, words)):
        yield from map(partial(_of_line, line, scan, number), words)


def _of_line(line: re.Match[str], scan: Scan, number: int, word: Headword) -> Found:
    """What a line states that says nothing else."""
    about = Names(number, *line.span(), is_whole=line[0] == scan.passage.text)
    return Found(headwords.named(scan.finding(*line.span()), word, "term"), about)


def _translated(view: View) -> Iterator[Found]:
    """The lines that are two names in two languages, by all such lines that follow each other."""
    for lines in _lines_of_two(view):
        words = name_pairs.told([name_pairs.names(line) for _, line in lines], view.analyse)
        for (number, line), word in zip(lines, words, strict=True):
            if word:
                yield _of_line(line, view.scans[number], number, word)


def _lines_of_two(view: View) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """The lines that may be two names, those of neighbouring passages together; no titles and no cells."""
    lines: list[tuple[int, re.Match[str]]] = []
    for number, scan in enumerate(view.scans):
        if scan.kind_outside_notes not in _TEXTS:
            continue
        if lines and lines[-1][0] < number - 1:
            yield lines
            lines = []
        lines += zip(repeat(number), name_pairs.LINE.finditer(scan.passage.text), strict=False)
    yield lines


def _is_alone(line: re.Match[str], scan: Scan) -> bool:
    """Whether what follows the names in the passage of a line can only be about them."""
    if line.start():
        return False
    return scan.passage.kind == "item" or (scan.passage.kind == "paragraph" and line[0] == line.string)


def _explained(named: Finding, word: Headword, rest: Scan) -> Iterator[Finding]:
    """The names with what follows them, if that defines them."""
    text = openings.without_label(rest.passage.text.lstrip("。 　\n"))
    first = openings.first_sentence(text)
    is_remark = _NO_MEANING.match(text) or vocabulary.pattern("line_remarks").search(first)
    if english_phrases.is_on_other(text, word.acronym):
        return
    if first not in ("", word.japanese) and not is_remark and openings.defines(rest.analyse, text):
        yield from note_lines.said(named, word, text)


def _is_spelled(word: Headword) -> bool:
    """Whether all of the English is what the acronym is short for, and does not hold it itself."""
    if word.acronym.casefold() in word.english.casefold():
        return False
    at = spell(word.acronym, word.english).positions
    return at[:1] == (0,) and not _SMALL_WORD.search(word.english, at[-1])


def _belongs(word: Headword, names: str, scan: Scan) -> bool:
    """Whether the Japanese is another name, as brackets or words show, and no label (発行：) or remark."""
    words, at = scan.analyse(word.japanese), names.find(word.japanese)
    if not _is_noun(words) or is_label(word.japanese):
        return False
    if _BRACKET.match(names, at + len(word.japanese)) or _BRACKET.match(names, at - 1):
        return not tokens.is_own_name(words)
    if names.rstrip().endswith(f"{word.japanese}."):
        return True  # Japanese between English sentences
    is_before_acronym = names[at + len(word.japanese) :].lstrip().startswith(word.acronym)
    english = word.english if at or is_before_acronym else word.english.rpartition(" ")[0]
    return renderings.shared(word.japanese, english).agree


def _is_noun(words: Sequence[Token]) -> bool:
    """Whether words are nouns, perhaps with の between them."""
    is_phrase = any(map(tokens.is_verb, words)) or any(map(tokens.is_particle, words[:1]))
    return tokens.is_nominal(words, _PARTICLES) and not is_phrase
