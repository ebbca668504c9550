"""What a cell says that an acronym is short for: the names, and what follows them or comments on them.

``Free on Board``, ``Free on Board (the seller pays until loading)``, ``Free on Board - a term of trade``,
``Free on Board（本船渡し）。売主が費用を負担する。``, ``本船渡し``.
"""

import re
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, note_text, tokens
from yougo.extract.shapes.headwords import Headword
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.text import narrow, unwrapped
from yougo.model.documents import Analyse, Edge, Passage

_PARTS = re.compile(
    r"(?P<head>(?:[^()（）\n]|[(（][^()（）\n]*[)）]){2,160}?)"
    r"(?:\s+[-–—―]+\s+|[:：]\s|：|。\s*|(?<=[a-z)])\.\s+(?=[A-Z])|\n)(?P<rest>\S.*)",
    re.DOTALL,
)
"""A name, and what comes after a dash, a colon or a full stop."""
_COMMENT = re.compile(r"\((?P<comment>[^()]*+(?:\([^()]*+\)[^()]*+)*+)\)$")
"""A bracket at the end."""
_REMARK = re.compile(r"(?:e\.?g|i\.?e|cf)\b|(?:by|over|in|at|for|from|to|of|with|see|as|per|until|since)\s")
_NUMBER = re.compile(r"\W+\d+$")
_TAIL = re.compile(r"\s+(?:with|@)\s.*$", re.DOTALL)
_LISTED = re.compile(r"\s*[,;、]\s*")
_FEWEST_WORDS, _MOST_LISTED_WORDS, _FEWEST_LISTED = 4, 4, 3


def parse(acronym: str, cell: Passage, analyse: Analyse, *, surely: bool) -> tuple[Headword, str]:
    """What a cell says that an acronym is short for, and its explanation: what follows, or a bracket.

    The headword is empty where the cell does not say so. `surely`: the column says so of most acronyms.
    """
    text = without_references(cell)
    parts = _PARTS.fullmatch(text)
    head, rest = parts.group("head", "rest") if parts else (text, "")
    if not _spells(acronym, head) and _spells(acronym, rest):
        head, rest = rest, ""
    name, comment = without_comment(unwrapped(head))
    shorter = _TAIL.sub("", name)
    word = names_of(shorter if _spells(acronym, shorter) else name, acronym)
    if not _are_names(acronym, word, analyse, surely=surely):
        return headwords.NOTHING, ""
    explaining = rest if note_text.defines(unwrapped(rest)) else comment
    return replace(word, acronym=""), unwrapped(explaining)


def names_of(text: str, acronym: str) -> Headword:
    """The names in a cell; beside an acronym with a slash (I/O) a slash is part of the name."""
    return headwords.parse(unwrapped(text)) if "/" in acronym else headwords.of_cell(text)


def _are_names(acronym: str, word: Headword, analyse: Analyse, *, surely: bool) -> bool:
    """Whether a headword may be what an acronym is short for, and not a definition of it."""
    if _spells(acronym, word.english):
        return True
    if not surely:
        return False
    if word.english:
        return note_text.is_expansion(word.english)
    return tokens.is_compound(analyse(word.japanese))


def _spells(acronym: str, words: str) -> bool:
    """Whether words spell an acronym, whose number they need not: GWP 100."""
    return bool(spell(_NUMBER.sub("", acronym), words))


def without_comment(text: str) -> tuple[str, str]:
    """A name without the bracket that comments on it, and the comment if it explains the name.

    >>> without_comment("Organic Matter (what is left of living things)")
    ('Organic Matter', 'what is left of living things')
    >>> without_comment("Report (by the office)"), without_comment("Free on Board (FOB)")
    (('Report', ''), ('Free on Board (FOB)', ''))
    """
    found = _COMMENT.search(narrow(text))
    if not found or is_japanese(text) or not _is_comment(found["comment"]):
        return text, ""
    comment = found["comment"].strip("= ")
    return text[: found.start()].rstrip(), comment if _explains(comment) else ""


def _is_comment(words: str) -> bool:
    """Whether the words in a bracket are not a name, of which at least one would begin with a capital."""
    return len(words.split()) > 1 and not note_text.is_titled(words)


def _explains(comment: str) -> bool:
    """Whether a comment says what something is: several words, not a list, a source or an example."""
    parts = list(map(len, map(str.split, _LISTED.split(comment))))
    is_list = len(parts) >= _FEWEST_LISTED and max(parts) <= _MOST_LISTED_WORDS
    return len(comment.split()) >= _FEWEST_WORDS and not is_list and not _REMARK.match(comment)


def name_and_comment(cell: Passage) -> tuple[str, str]:
    """An English name without the bracket that comments on it, and the comment if it explains the name."""
    return without_comment(without_references(cell))


def without_references(cell: Passage) -> str:
    """What a cell says, without the links in its brackets that only name a source."""
    text = cell.text
    for edge in sorted(cell.edges, key=lambda edge: -edge.start):
        if _is_reference(edge, text):
            text = f"{text[: edge.start].rstrip(' ;,；、')}{text[edge.end :]}"
    return re.sub(r"\s*[(（][)）]", "", text)


def _is_reference(edge: Edge, text: str) -> bool:
    """Whether a link is alone in a bracket or at its end, or says “see …”."""
    says_see = vocabulary.phrase("see").match(text[edge.start : edge.end]) is not None
    is_last = text[edge.end :].startswith((")", "）"))
    return says_see or is_last
