"""Why a short name（以下「X」という。）says nothing about the name that comes before it."""

import re
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.rule import Bracket
from yougo.extract.shapes import tokens
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.language.text import caught
from yougo.model.findings import Name

_FARTHEST = 100
_METHOD = re.compile("[A-Z][A-Za-z0-9-]+法")


def is_for_several(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether a short name covers more than the last noun: 支店又は事務所（以下「支店等」という。）."""
    several = vocabulary.phrase("for several")
    return bool(several.search(content.alias)) and not several.search(name.text)


def is_of_all(bracket: Bracket, _: Name, content: BracketContent) -> bool:
    """Whether a short name is the first of those it is for: 貸付けその他の行為（以下「貸付け」という。）."""
    if not content.alias:
        return False
    before = bracket.scan.before(bracket.pair.open, _FARTHEST)
    rest = before.rpartition(content.alias)[2]
    return vocabulary.phrase("and others of the kind").match(rest) is not None


def is_method(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether a method with letters is one of those that do what the name says: 数値計算（TVM法）."""
    is_method = _METHOD.fullmatch(content.alias) is not None and not content.hereafter
    return is_method and content.alias[-1] not in name.text


def repeats(_: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the bracket only repeats the name: 規則（以下「規則」という。）."""
    return content == BracketContent(alias=name.text, hereafter=content.hereafter)


def without_kind(bracket: Bracket, name: Name, content: BracketContent) -> BracketContent:
    """The content without a short name that is only a kind, where it holds more: （CGC、以下「協議会」）."""
    rest = replace(content, alias="", hereafter=False)
    return rest if rest and content.alias and repeats_last_word(bracket, name, content) else content


def repeats_last_word(bracket: Bracket, name: Name, content: BracketContent) -> bool:
    """Whether the short name is only a kind: 港湾規則（以下「規則」という。）, 「本規則」; not 「基本法」."""
    pointing = caught(vocabulary.pattern("pointing_prefixes").match(content.alias))
    kind = content.alias.removeprefix(pointing)
    if vocabulary.phrase("short title of a law").fullmatch(kind):
        return False
    return name.text.endswith(kind) and tokens.is_one_word(bracket.scan.analyse(kind))
