"""What a footnote's text says: an expansion, a definition, a quotation with its source, a list, a remark."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from yougo.extract import vocabulary
from yougo.language.characters import is_japanese
from yougo.language.letters import SMALL_WORDS, is_acronym, spell
from yougo.language.text import narrow, tidy, unwrapped
from yougo.model.documents import Note

_LATIN = re.compile(r"[\x20-\x7e\u00c0-\u024f\u2010-\u201d\n]+")
_ABBREVIATED = re.compile(
    r"\s*(?:[(（](?P<name>[^()（）]*)[)）]\s*)?"
    r"(?:の略(?:称|語|号)?(?:である|です)?|の頭文字(?:を(?:取った|とった)もの)?|のこと(?:である|です)?)[。.、,]?"
)
_FULL_NAME = re.compile(
    r"(?P<name>[^。、「」()（）:：\n]{3,40})の略(?:称|語|号)?(?:である|です)?(?:[。．]|$)\s*"
)
_LATE = re.compile(
    r"(?:(?<=。)|(?<=\n))\s*(?P<name>[A-Z][A-Za-z .,&'’/\-]{4,90}?)"
    r"\s*の(?:略(?:称|語|号)?|頭文字)(?:である|です)?[。.]?\s*"
)
"""A later sentence that says what the acronym is short for."""
_QUOTATION = re.compile(r"\s*「(?P<words>(?:[^「」]|「[^「」]*」)*)」\s*[。.]?")
_SEE = re.compile(
    r"(?<=。)[^。]{1,80}(?:参照|御覧ください|ご覧ください)(?:のこと|されたい|してください)?[。.]?$"
)
"""A last sentence that points elsewhere."""
_REPEATED = re.compile(r"「[^「」]{1,40}」\s*(?:と(?:いう(?:の)?)?は|は)、?\s*")
"""The term once more: 「X」とは."""
_CITATION = re.compile(r"[(（](?P<source>[^()（）]{0,200}?(?:より|出典|参照|引用|による)[^()（）]*)[)）]")
_FORMER = re.compile(r"\s*(?:旧|(?:以前|かつて)(?:の名|は|、)|前身)")
_LIST = re.compile(
    r"\s*(?:「(?:[^「」]++|「[^「」]*+」)*+」\s*(?:(?:及び|および|並びに|と|や|、|・|。|,)\s*)?)+[。.]?\s*"
)
_TRANSLATOR = re.compile(r"^[（(]?訳(?:者)?注[)）]?\s*+(?:[:：]\s*+)?")
_MARKS = "。．.、,:： 　"
_LONGEST_EXPANSION = 16
_SHORTEST_DEFINITION = 6


@dataclass(frozen=True, slots=True)
class NoteText:
    """The parts of a note."""

    english: str = ""
    japanese: str = ""
    """The full name that the term is short for (Xの略。), or that stands behind the expansion."""
    definition: str = ""
    citation: str = ""
    remark: str = ""
    listed: bool = False
    """Whether it is a list of quoted terms."""

    @property
    def sort(self) -> Literal["list", "remark"]:
        """``list`` or ``remark``, for a note that says nothing else."""
        return "list" if self.listed else "remark"


def body(note: Note) -> str:
    """All that a note says."""
    return "\n".join(passage.text for passage in note.body)


def parse(text: str, acronym: str = "", *, expanded: bool = False) -> NoteText:
    """A note's text taken apart; `acronym` is what its mark hangs on, if that is one.

    Where the term's English is known (`expanded`), the note need not begin with it.

    >>> said = parse("World Trade Organization。「貿易の国際機関。」（百科より）")
    >>> said.english, said.definition, said.citation
    ('World Trade Organization', '貿易の国際機関。', '百科より')
    """
    text = _TRANSLATOR.sub("", text.replace("\ufffc", " ").strip())
    english, japanese, rest = ("", "", text) if expanded else _expansion(text, acronym)
    if (
        not (english or expanded)
        and acronym
        and (late := _LATE.search(rest))
        and spell(acronym, late["name"])
    ):
        english, rest = tidy(late["name"]), f"{rest[: late.start()]}{rest[late.end() :]}".strip()
    full = None if english else _FULL_NAME.match(rest)
    if full and is_japanese(full["name"]):
        japanese, rest = tidy(full["name"]), rest[full.end() :]
    return replace(_said(english, rest), japanese=japanese)


def _said(english: str, rest: str) -> NoteText:
    """What follows the expansion."""
    citation = ""
    repeated = _REPEATED.match(rest)
    rest = rest[repeated.end() :] if repeated else rest
    quoted = _QUOTATION.match(rest)
    listed = _LIST.fullmatch(rest)
    if quoted and (not listed or quoted["words"].endswith("。")):
        cited = _CITATION.match(rest[quoted.end() :].lstrip())
        citation = cited["source"] if cited else ""
        return NoteText(english, definition=_sentence(quoted["words"]), citation=citation)
    if listed or _FORMER.match(rest):
        return NoteText(english, remark=tidy(rest), listed=listed is not None)
    return _explanation(english, rest, has_expansion=bool(english))


def _expansion(text: str, acronym: str) -> tuple[str, str, str]:
    """The English that the note begins with, the Japanese in a bracket behind it, and what follows."""
    run = _LATIN.match(narrow(text))
    if not run:
        return "", "", text
    end = len(text[: run.end()].rstrip("(（ "))
    latin, rest = text[:end], text[end:]
    if not is_japanese(rest):
        latin, _, more = _first_sentence(latin)
        rest = more + rest
    english = re.sub(r"\s*\([^()]*\)$", "", tidy(latin).rstrip(" .,:;-–")).strip('"“” ')
    if not _is_expansion(english, acronym) and not _is_name(english, rest):
        return "", "", text
    short = _ABBREVIATED.match(rest)
    if short:
        name = tidy(short["name"] or "")
        return english, name if is_japanese(name) else "", rest[short.end() :].lstrip(_MARKS)
    if rest and is_japanese(rest[0]):  # the Latin letters were only a sentence's beginning
        return "", "", text
    return english, "", rest.lstrip(_MARKS)


def _is_name(english: str, rest: str) -> bool:
    """Whether one capitalised word that a full stop follows is the note's name for the term."""
    return bool(re.match(r"\s*[。．]", rest)) and re.fullmatch(r"[A-Z]++[a-z][A-Za-z]*", english) is not None


def is_expansion(text: str) -> bool:
    """Whether a text is nothing but an English name, its words beginning with capitals."""
    return text.isascii() and _is_expansion(text.strip().rstrip("."), "") and ". " not in text


def _first_sentence(latin: str) -> tuple[str, str, str]:
    match = re.search(r"(?<=[a-z)])(?:[.:](?=\s+[A-Z])|;(?=\s))", latin)
    return (latin[: match.start()], ".", latin[match.end() :]) if match else (latin, "", "")


def _is_expansion(english: str, acronym: str) -> bool:
    """Whether English words are a name: they spell the acronym, or nearly all begin with a capital."""
    tokens = english.split()
    if (
        not tokens
        or len(tokens) > _LONGEST_EXPANSION
        or is_acronym(english)
        or re.search(r"https?:|www\.", english)
    ):
        return False
    if acronym and len(tokens) > 1 and spell(acronym, english):
        return True
    weighty = [word for word in tokens if word.lower() not in SMALL_WORDS]
    return len(weighty) > 1 and sum(not word[0].islower() for word in weighty) >= 0.7 * len(weighty)


def _explanation(english: str, rest: str, *, has_expansion: bool) -> NoteText:
    """Words that are not quoted: a definition, unless they are a remark or too short to say anything."""
    citation = _CITATION.search(rest)
    plain = _SEE.sub("", _sentence(_CITATION.sub("", rest)))
    if not plain or vocabulary.pattern("remarks").search(plain):
        return NoteText(english, remark=plain)
    if len(plain) < _SHORTEST_DEFINITION or (has_expansion and not re.search(r"[。.]$", plain)):
        return NoteText(english, remark=plain)
    return NoteText(english, definition=plain, citation=citation["source"] if citation else "")


def _sentence(text: str) -> str:
    """Running text on one line, without brackets that lost their content."""
    return unwrapped(text).replace("()", "").replace("（）", "").strip()
