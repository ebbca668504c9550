"""The name that a note begins with: MDA of ※1　MDA：…. Its mark may follow other words."""

import re
from dataclasses import replace
from functools import partial
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes import subjects
from yougo.extract.shapes.anchors import Anchor, Hanging
from yougo.language.characters import is_japanese
from yougo.language.text import abbreviates, caught, has_closed_brackets
from yougo.model.documents import Note

TERM = re.compile(
    r"(?P<head>[^:：。\n　…‥―]{2,60}?)(?:[:：　…‥―]| [-–—] )[\s　…‥―]*(?P<words>[^\s　…‥―].{5,})", re.DOTALL
)
_HEAD = re.compile("[^:：。、\n]{2,40}")
_IN_WORD = re.compile("[A-Za-z0-9]{2}")


def text_of(note: Note, text: str = "") -> str:
    """A note's text, or what is left of it, with a colon behind a head on a line of its own: 港湾保安⏎…."""
    text = text or note.text
    head = text.partition("\n")[0]
    is_line = any(0 in passage.hard for passage in note.body[:1])
    if not is_line or not _HEAD.fullmatch(head):
        return text
    return f"{head}：{text[len(head) + 1 :]}"


def is_elsewhere(mark: Hanging, head: str) -> bool:
    """Whether words are a name in Japanese letters, but not one for what the mark refers to."""
    is_label = head in vocabulary.words("line_labels") or not has_closed_brackets(head)
    if is_label or mark.anchor.is_acronym_alone or head.casefold() in mark.near:
        return False
    may_be_same = any(map(partial(_may_be_same, head), _names(mark.anchor)))
    return is_japanese(head) and not may_be_same and subjects.is_name(head, mark.scan.analyse(head))


def _may_be_same(one: str, other: str) -> bool:
    """Whether the shorter of two names may be short for the longer one."""
    short, long = sorted((one, other), key=len)
    return abbreviates(short, long)


def moved(mark: Hanging, note: Note) -> Hanging:
    """The mark, at the name in its passage that its note begins with: MDAの能力の強化[^1], MDA：….

    It stays where it is when that name is nowhere in the passage, or is what the mark refers to.
    """
    name = caught(TERM.match(text_of(note)), "head").strip("「」『』 ")
    if not name or _hangs_on(mark, name):
        return mark
    brackets = (close + 1 for close, stated in mark.stated.items() if name in _names(stated))
    at = next(brackets, _end_of(name, mark.scan.text, mark.offset))
    return replace(mark, offset=at) if at else mark


def _hangs_on(mark: Hanging, name: str) -> bool:
    """Whether a name ends what a mark refers to, or ends with it."""
    short = name.casefold()
    names = map(str.casefold, _names(mark.anchor))
    return any(each.endswith(short) or short.endswith(each) for each in names)


def _names(anchor: Anchor) -> list[str]:
    names = [anchor.acronym, anchor.english, *map(attrgetter("text"), anchor.japanese)]
    return list(filter(None, names))


def _end_of(name: str, text: str, before: int) -> int:
    """Where a name ends for the last time before an offset; 0 where it is not there, or is part of a word."""
    start = text.rfind(name, 0, before)
    end = start + len(name)
    edges = (text[start - 1 : start + 1], text[end - 1 : end + 1])
    return 0 if start < 0 or any(map(_IN_WORD.match, edges)) else end
