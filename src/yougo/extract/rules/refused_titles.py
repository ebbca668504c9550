"""Why an English title in a bracket is no name for what comes before it."""

import re

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket
from yougo.extract.shapes import tokens
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.language import renderings
from yougo.language.text import caught
from yougo.model.findings import Name

_LONG_TITLE = 4
_REACH = 30
_TITLE = re.compile("[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*")
_FIRM = re.compile(r"\b(?:Company|Firm|Group|Lab(?:oratory|oratories|s)?|Partners|Studios?|Team|Works)$")
_LAST_WORDS = re.compile("[^()、。「」]*$")
_INSIDE_WORD = re.compile("(?<=[a-z])(?=[A-Z])")
_OF_PRODUCTS = (
    re.compile("[a-z][A-Z]"),
    re.compile(r" v?\d[\d.]*$"),
    re.compile(r"\b(?:Inc|Ltd|LLC|Corp|Corporation|GmbH|Holdings|Co)\b\.?$"),
    re.compile(r"\b[Ll]icen[cs]e$|\w\.[a-z]{2,5}$"),
)
"""What the names of products and companies have: capitals inside, or a number or the like at the end."""


def is_product(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the English is a product's or a company's, and has nothing of the name: TypeScript."""
    if not any(sign.search(content.english) for sign in _OF_PRODUCTS) or content.acronym:
        return False
    words = _INSIDE_WORD.sub(" ", content.english)
    return not (renderings.has_initial(name.text, words[0]) or renderings.shared(name.text, words).words)


def is_of_work(_: Bracket, name: Name, content: BracketContent) -> object:
    """Whether the English is the title of a slide, an article or the like."""
    is_long = len(content.english.split()) >= _LONG_TITLE and not content.acronym
    return is_long and vocabulary.pattern("works").search(name.text)


def is_of_doer(bracket: Bracket, _: Name, content: BracketContent) -> bool:
    """Whether a title is of those who do what is said before it: 生産施設の拡張（Blue Harbour Group）."""
    before = caught(_LAST_WORDS.search(bracket.scan.before(bracket.pair.open, _REACH)))
    thing, _no, deed = before.rpartition("の")
    if not thing or not _names_doer(content) or renderings.shared(before, content.expansion).words:
        return False
    return tokens.is_only_a_deed(bracket.scan.analyse(deed))


def _names_doer(content: BracketContent) -> bool:
    """Whether a bracket holds the name of a firm or another body, and nothing else."""
    if content.acronym or not _TITLE.fullmatch(content.expansion):
        return False
    return bool(
        _FIRM.search(content.expansion) or vocabulary.phrase("body in English").search(content.expansion)
    )
