"""What a cell says that an acronym stands for: the names, and what follows them or comments on them.

``Free on Board``, ``Free on Board (the seller pays until loading)``, ``Free on Board - a term of trade``,
``Free on Board（本船渡し）。売主が費用を負担する。``, ``本船渡し``.
"""

import re
from dataclasses import dataclass, field, replace

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
"""A name, and what stands behind a dash, a colon or a full stop."""
_COMMENT = re.compile(r"\((?P<comment>[^()]*+(?:\([^()]*+\)[^()]*+)*+)\)$")
"""A bracket at the end."""
_REMARK = re.compile(r"(?:e\.?g|i\.?e|cf)\b|(?:by|over|in|at|for|from|to|of|with|see|as|per|until|since)\s")
_NUMBER = re.compile(r"\W+\d+$")
_TAIL = re.compile(r"\s+(?:with|@)\s.*$", re.DOTALL)
_LISTED = re.compile(r"\s*[,;、]\s*")
_FEWEST_WORDS, _MOST_LISTED_WORDS, _FEWEST_LISTED = 4, 4, 3
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a cell says of an acronym."""

    word: Headword = field(default_factory=Headword)
    """The names, without the acronym; empty where it gives none."""
    definition: str = ""


NOTHING = Expansion()


def parse(acronym: str, cell: Passage, analyse: Analyse, *, surely: bool = False) -> Expansion:
    """What a cell says that an acronym stands for; `surely` if its column says so of most acronyms."""
    text = without_references(cell)
    parts = _PARTS.fullmatch(text)
    if parts and not _spells(acronym, parts["head"]) and _spells(acronym, parts["rest"]):
        return _expansion(acronym, parts["rest"], "", analyse, surely=surely)
    if parts:
        found = _expansion(acronym, parts["head"], parts["rest"], analyse, surely=surely)
        return found or NOTHING
    return _expansion(acronym, text, "", analyse, surely=surely)


def _expansion(acronym: str, text: str, rest: str, analyse: Analyse, *, surely: bool) -> Expansion:
    """The names that a text gives, with what explains them: what is behind them, or in their bracket."""
    name, comment = without_comment(unwrapped(text))
    shorter = _TAIL.sub("", name)
    if _spells(acronym, shorter):
        name = shorter
    word = headwords.parse(name) if "/" in acronym else headwords.of_cell(name)
    if not _are_names(acronym, word, analyse, surely=surely):
        return NOTHING
    explaining = rest if note_text.defines(unwrapped(rest)) else comment
    return Expansion(replace(word, acronym=""), unwrapped(explaining))


def _are_names(acronym: str, word: Headword, analyse: Analyse, *, surely: bool) -> bool:
    """Whether a headword may be what an acronym stands for, and no definition of it."""
    if word.english:
        is_spelled = _spells(acronym, word.english) and len(word.english.split()) <= _LONGEST_NAME
        is_titled = note_text.is_expansion(word.english) or word.english.istitle()
        return is_spelled or (surely and is_titled)
    return surely and bool(word.japanese) and tokens.is_compound(analyse(word.japanese))


def _spells(acronym: str, words: str) -> bool:
    """Whether words spell an acronym, whose number they need not: GWP 100."""
    return bool(spell(acronym, words) or spell(_NUMBER.sub("", acronym), words))


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
    """Whether the words in a bracket are no name, of which at least one would begin with a capital."""
    return words[:1] in set("= ") or (len(words.split()) > 1 and not note_text.is_titled(words))


def _explains(comment: str) -> bool:
    """Whether a comment says what something is: several words that are no list, source or example."""
    parts = [len(part.split()) for part in _LISTED.split(comment)]
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
    """Whether a link stands alone in a bracket or at its end, or says “see …”."""
    if edge.basis != "link" or not edge.value.startswith("http"):
        return False
    says_see = vocabulary.phrase("see").match(text[edge.start : edge.end]) is not None
    is_last = text[edge.end : edge.end + 1] in {")", "）"}
    return says_see or (is_last and text[: edge.start].rstrip()[-1:] in set("(（;,；、"))
