"""How Japanese names are read, with the evidence for it and how far it can be trusted.

What a person says comes first, then what a document states, then the table of exceptions over Sudachi's
reading; pykakasi is the second opinion. Both engines load only when they are asked for the first time.
"""

import re
from functools import cache
from importlib import metadata, resources
from typing import NamedTuple

from yougo.characters import HIRAGANA, KANJI, KATAKANA, hiragana
from yougo.codes import Ground
from yougo.model import Reading, Ruby
from yougo.readings import kakasi, sudachi
from yougo.readings.furigana import anki, furigana
from yougo.readings.kakasi import romaji
from yougo.readings.spoken import spoken
from yougo.readings.sudachi import analyse
from yougo.text import tidy

__all__ = ["analyse", "anki", "furigana", "read", "romaji", "spoken", "versions"]

_KANJI = re.compile(f"[{KANJI}]")
_RUN = re.compile(f"[{KANJI}{HIRAGANA}{KATAKANA}]+")
_HANGING, _FOLLOWING = "っんー", "ぁぃぅぇぉっゃゅょゎーゝゞ"
"""Kana whose letters depend on what follows, or on what stands before."""
_CLASSES = {"<kanji>": KANJI, "<katakana>": KATAKANA, "<hiragana>": HIRAGANA}
_ENGINES = ("sudachipy", "sudachidict_core", "pykakasi")


class Word(NamedTuple):
    """A word, its reading in hiragana (``""`` for its own spelling), and whether the table decided that."""

    surface: str
    reading: str = ""
    tabled: bool = False


def versions() -> str:
    """The versions on which readings depend, without loading an engine."""
    return " ".join(f"{name} {metadata.version(name)}" for name in _ENGINES)


def read(name: str, stated: str = "", ground: Ground = "document") -> Reading:
    """How a Japanese name is read; never raises.

    Args:
        name: the name; Latin letters, digits and marks in it stay as they are.
        stated: kana that somebody states for it.
        ground: who states them: ``person`` or ``document``.
    """
    words, opinion, first = _words(name)
    cut = [(word.surface, word.reading) for word in words]
    if stated and (told := _stated(name, stated, ground, cut)):
        return told
    if not _KANJI.search(name):
        return Reading(name, verified=True, ground="spelling", ruby=(Ruby(name),), romaji=_romaji(name))
    kana = "".join(word.reading or word.surface for word in words)
    if _KANJI.search(kana) and opinion and not _KANJI.search(opinion):
        kana, opinion = opinion, ""  # only pykakasi knows the word
    ruby = furigana(name, kana, cut)
    text = "".join(piece.kana or piece.base for piece in ruby) or kana
    others = {hiragana(other): other for other in (first, opinion) if other}
    others.pop(hiragana(text), None)
    tabled = any(word.tabled for word in words)
    verified = bool(ruby) and _agree(words, opinion)
    return Reading(
        text, verified, "table" if tabled else "engines", tuple(others.values()), ruby, _romaji(text, ruby)
    )


def _agree(words: list[Word], opinion: str) -> bool:
    """Whether the second opinion is the first wherever the table did not decide, and no word is doubtful."""
    if all(word.tabled for word in words if _KANJI.search(word.surface)):
        return True
    if len(words) > 1 and any(not word.tabled and word.surface in _doubtful() for word in words):
        return False
    expected = (".+?" if word.tabled else re.escape(hiragana(word.reading or word.surface)) for word in words)
    return re.fullmatch("".join(expected), hiragana(opinion), re.DOTALL) is not None


def _romaji(text: str, ruby: tuple[Ruby, ...] = ()) -> str:
    """A reading in Hepburn, word by word where that says the same: what often stands is made once."""
    if not _RUN.search(text):
        return ""
    parts: list[str] = []
    for piece in ruby or (Ruby(text),):
        kana = hiragana(piece.kana or piece.base)
        if parts and (parts[-1][-1:] in _HANGING or kana[:1] in _FOLLOWING):
            parts[-1] += kana
        else:
            parts.append(kana)
    return "".join(map(romaji, parts)).replace("・", " ")


def _stated(name: str, stated: str, ground: Ground, words: list[tuple[str, str]]) -> Reading | None:
    """The reading that somebody states, written as the name is; None when a document's does not fit."""
    ruby = furigana(name, tidy(stated), words)
    if not ruby and ground != "person":
        return None
    text = "".join(piece.kana or piece.base for piece in ruby) or tidy(stated)
    return Reading(text, verified=True, ground=ground, ruby=ruby, romaji=_romaji(text))


def _words(name: str) -> tuple[list[Word], str, str]:
    """A name's words with their readings, pykakasi's opinion of the whole (``""``: none), and Sudachi's."""
    found: list[Word] = []
    opinion, first, at = "", "", 0
    for run in _RUN.finditer(name):
        between = name[at : run.start()]
        found += [Word(between)] if between else []
        own = [Word(each, reading if _KANJI.search(each) else "") for each, reading in sudachi.words(run[0])]
        found += _excepted(own, name, run.start())
        first += between + "".join(word.reading or word.surface for word in own)
        opinion += between + ((kakasi.read(run[0]) or "\0") if _KANJI.search(run[0]) else run[0])
        at = run.end()
    found += [Word(name[at:])] if at < len(name) else []
    return found, "" if "\0" in opinion else opinion + name[at:], first + name[at:]


@cache
def _doubtful() -> frozenset[str]:
    """Words of which both engines often say the same and are wrong."""
    text = (resources.files(__package__) / "doubtful.tsv").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0] for line in text.splitlines() if line and not line.startswith("#"))


class _Exception(NamedTuple):
    """A row of the table: a text of whole words, how it is read, and what must stand around it."""

    text: str
    reading: str
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _exceptions() -> dict[str, list[_Exception]]:
    """The table's rows by their first character, the longest text first."""
    text = (resources.files(__package__) / "exceptions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, list[_Exception]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        around = [_with_classes(cell) for cell in row[2:4]]
        before = re.compile(f"(?:{around[0]})$" if around[0] else "")
        exception = _Exception(row[0], row[1], before, re.compile(re.sub(r"(?<!\[)\^", "$", around[1])))
        found.setdefault(row[0][0], []).append(exception)
    return found


def _with_classes(pattern: str) -> str:
    """A pattern of the table with the ranges that its names of characters stand for."""
    for name, ranges in _CLASSES.items():
        pattern = pattern.replace(name, ranges)
    return pattern


def _excepted(words: list[Word], name: str, start: int) -> list[Word]:
    """A run's words with the table's readings; `start` is where the run begins in the name."""
    found: list[Word] = []
    number, at = 0, start
    while number < len(words):
        exception = _exception(words, number, name, at)
        found.append(Word(exception.text, exception.reading, tabled=True) if exception else words[number])
        end = at + len(found[-1].surface)
        while at < end:
            at += len(words[number].surface)
            number += 1
    return found


def _exception(words: list[Word], number: int, name: str, at: int) -> _Exception | None:
    """The row that holds for the words from `number` on, which stand at offset `at` of the name."""
    for row in _exceptions().get(words[number].surface[:1], ()):
        last, surface = number, ""
        while last < len(words) and len(surface) < len(row.text):
            surface += words[last].surface
            last += 1
        if (
            surface == row.text
            and row.before.search(name[:at])
            and row.after.match(name[at + len(surface) :])
        ):
            return row
    return None
