"""XはYの略である。 Xの正式名称はYである。 Xを英語でYという。: other names that a sentence gives its subject.

``namings.tsv`` has the clauses. What else such a sentence says, or the next one, is the definition where it
tells what kind of thing X is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules.statements import Known, Statement, statements_of
from yougo.extract.rules.topic_sentences import beginnings, is_term
from yougo.extract.shapes import headwords, kinds, namings, openings, restated, subjects
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.namings import Naming
from yougo.extract.shapes.scan import Scan
from yougo.language import renderings
from yougo.language.letters import is_acronym, spell
from yougo.language.text import narrow, same, unwrapped
from yougo.model.documents import Analyse
from yougo.model.findings import Finding

_FARTHEST, _LONGEST, _SHORTEST = 160, 400, 4
_LETTER = re.compile("[A-Za-z]")


def find(view: View) -> Iterator[Found]:
    """A finding for each sentence that gives its subject further names."""
    for _, statement in statements_of(view, statements, in_headings=True):
        found = _named(statement)
        if found:
            yield Found(found)


def statements(scan: Scan, known: Known) -> Iterator[Statement]:
    """What each sentence with the sign of a naming says of what may be its subject."""
    if not _sign().search(scan.text):
        return
    for start in beginnings(scan):
        end = scan.sentence_end(start)
        if end - start <= _LONGEST and _sign().search(scan.text, start, end):
            for joint in _joints(scan, start, end):
                yield Statement(scan, known, start, start, joint.start(), joint.end(), end)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(
        f"{namings.sign().pattern}|{vocabulary.phrase('only a name').pattern.replace('?P<name>', '?:')}"
    )


def _joints(scan: Scan, start: int, end: int) -> Iterator[re.Match[str]]:
    """The joints outside of brackets up to the first that no subject runs across."""
    for joint in vocabulary.phrase("behind what is named").finditer(
        scan.text, start + 2, min(end, start + _FARTHEST)
    ):
        if scan.is_enclosed(joint.start(), start):
            continue
        if joint["stop"]:
            return
        yield joint
        if joint["last"]:
            return


def _named(statement: Statement) -> Finding | None:
    """The subject with the names that the sentence gives it, and its definition."""
    is_object = statement.scan.text[: statement.said_start].rstrip("、 ").endswith("を")
    named, rest = namings.of_subject(narrow(statement.said), at_once=is_object)
    if not named:
        named, rest = _only_name(statement), ""
    is_label = vocabulary.phrase("label of a name").search(statement.base)
    if not named or is_label or not is_term(statement):
        return None
    word = statement.word
    for naming in named:
        for name in naming.names:
            word = _with(word, naming.role, name, statement.scan.analyse)
    if word == statement.word:
        return None
    found = headwords.named(statement.scan.finding(statement.start, statement.end), word, "quotation")
    return replace(found, definition=_definition(statement, rest))


def _only_name(statement: Statement) -> list[Naming]:
    """The name that is all a sentence says, where the next one defines: Xとは、Y。…するもの。."""
    text = statement.scan.text
    said = vocabulary.phrase("only a name").fullmatch(text, statement.subject_end, statement.end)
    return [Naming("same", [said["name"]])] if said and _definition(statement, "") else []


def _with(word: Headword, role: str, name: str, analyse: Analyse) -> Headword:
    """The subject with a name that a clause gives it; unchanged where that is none."""
    said = headwords.parse(name)
    is_other = same(name) not in map(same, word.names) and _is_name(said, analyse)
    if not is_other or (role == "same" and not _is_same(word, said, analyse)):
        return word
    return _ROLES.get(role, headwords.combined)(word, said)


def _is_name(said: Headword, analyse: Analyse) -> bool:
    """Whether the words that a clause gives are a name."""
    if said.japanese:
        return subjects.is_name(said.japanese, analyse(said.japanese))
    return is_acronym(said.acronym) or (len(said.english) > 2 and _LETTER.search(said.english) is not None)


def _is_same(word: Headword, said: Headword, analyse: Analyse) -> bool:
    """Whether one name is the other one in the other language, and not the kind of thing that it is."""
    if not (word.japanese or said.japanese) or said.english:
        return bool(spell(word.acronym, said.english))
    if word.japanese and said.japanese:
        return False
    latin = replace(word, acronym=word.acronym or said.acronym)
    return _translates(word.japanese or said.japanese, latin, analyse)


def _translates(japanese: str, latin: Headword, analyse: Analyse) -> bool:
    """Whether a Japanese name says what the Latin ones do, or is at least no kind of thing."""
    if not restated.is_compound(japanese, analyse):
        return False
    if renderings.shared(japanese, latin.english).agree or restated.renders(japanese, latin.acronym):
        return True
    return len(japanese) >= _SHORTEST and not kinds.ends_in_kind(japanese)


def _definition(statement: Statement, rest: str) -> str:
    """The sentence, where what it says besides names defines; else the next one, where that does."""
    text, analyse = statement.scan.passage.text, statement.scan.analyse
    if rest:
        is_kind = _tells_kind(rest, analyse)
        return unwrapped(text[statement.begin : statement.end]) if is_kind else ""
    following = unwrapped(text[statement.end : statement.scan.sentence_end(statement.end)])
    return following if openings.tells_kind(analyse, following) else ""


def _tells_kind(words: str, analyse: Analyse) -> bool:
    """Whether clauses say what kind of thing something is."""
    ending = vocabulary.phrase("what it is").search(words)
    if not ending or vocabulary.pattern("remark_signs").search(words):
        return False
    return kinds.tells_kind(words[: ending.start()], analyse, any_noun=True)


def _whole(short: Headword, whole: Headword) -> Headword:
    """A name in full before what it is short for."""
    return headwords.expanded(short, whole) or headwords.combined(whole, short)


def _full_name(word: Headword, name: Headword) -> Headword:
    return headwords.combined(word, name, "japanese")


def _former(word: Headword, name: Headword) -> Headword:
    return replace(word, former=(*word.former, *name.names))


_ROLES: Mapping[str, Callable[[Headword, Headword], Headword]] = {
    "whole": _whole,
    "japanese": _full_name,
    "former": _former,
}
"""How two names go together, by the role of the second, where it is not just another one."""
