"""How Japanese names are read, with the evidence for it and how far it can be trusted.

What a person says comes first, then what a document states, then the table of exceptions over Sudachi's
reading; pykakasi is the second opinion. Both engines load only when they are asked for the first time.
"""

import re
from importlib import metadata

from yougo.language.characters import HIRAGANA, KANJI, KATAKANA, hiragana
from yougo.language.text import tidy
from yougo.model.codes import Ground
from yougo.model.concepts import Reading, Ruby
from yougo.readings import kakasi, sudachi
from yougo.readings.agreement import agree
from yougo.readings.alternatives import offered
from yougo.readings.ambiguous import other_names
from yougo.readings.exceptions import Word, excepted
from yougo.readings.furigana import anki, furigana
from yougo.readings.kakasi import romaji
from yougo.readings.spoken import spoken
from yougo.readings.sudachi import analyse

__all__ = ["analyse", "anki", "furigana", "read", "romaji", "spoken", "versions"]

_KANJI = re.compile(f"[{KANJI}]")
_RUN = re.compile(f"[{KANJI}{HIRAGANA}{KATAKANA}]+")
_PARTICLE = re.compile(f"(?<=[{KANJI}])[ノツガ](?=[{KANJI}])")
_HANGING, _FOLLOWING = "っんー", "ぁぃぅぇぉっゃゅょゎーゝゞ"
"""Kana whose letters depend on what follows, or on what stands before."""
_ENGINES = ("sudachipy", "sudachidict_core", "pykakasi")


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
    words, opinion, alone = _words(name)
    if stated and (told := _stated(name, stated, ground, words)):
        return told
    if not _KANJI.search(name):
        return Reading(name, verified=True, ground="spelling", ruby=(Ruby(name),), romaji=_romaji(name))
    kana = "".join(word.kana for word in words)
    if _KANJI.search(kana) and opinion and not _KANJI.search(opinion):
        kana, opinion = opinion, ""  # only pykakasi knows the word
    ruby = furigana(name, kana, _cut(words))
    text = _as_written(name, ruby) or kana
    second = "".join(word.other or word.kana for word in words)
    candidates = [alone, second, *other_names(words)]
    return Reading(
        text,
        verified=bool(ruby) and agree(words, hiragana(opinion)),
        ground="table" if any(word.is_tabled for word in words) else "engines",
        others=offered(name, text, words, candidates, opinion),
        ruby=ruby,
        romaji=_romaji(text, ruby),
    )


def _cut(words: list[Word]) -> list[tuple[str, str]]:
    """Words with their readings, as furigana are laid over them."""
    return [(word.surface, word.reading) for word in words]


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


def _as_written(name: str, ruby: tuple[Ruby, ...]) -> str:
    """The reading that furigana give, in the name's own kana; ノ between kanji stands for の (虎ノ門)."""
    particles = {match.start() for match in _PARTICLE.finditer(name)}
    text, at = "", 0
    for piece in ruby:
        own = (
            hiragana(letter) if at + number in particles else letter
            for number, letter in enumerate(piece.base)
        )
        text += piece.kana or "".join(own)
        at += len(piece.base)
    return text


def _stated(name: str, stated: str, ground: Ground, words: list[Word]) -> Reading | None:
    """The reading that somebody states, written as the name is; None when a document's does not fit."""
    ruby = furigana(name, tidy(stated), _cut(words))
    if not ruby and ground != "person":
        return None
    text = _as_written(name, ruby) or tidy(stated)
    return Reading(text, verified=True, ground=ground, ruby=ruby, romaji=_romaji(text))


def _word(part: sudachi.Part) -> Word:
    reading = part.reading if _KANJI.search(part.surface) else ""
    return Word(part.surface, reading, is_place=part.is_place, is_suffix=part.is_suffix, is_lone=part.is_lone)


def _words(name: str) -> tuple[list[Word], str, str]:
    """A name's words with their readings, pykakasi's opinion of the whole (``""``: none), and Sudachi's."""
    found: list[Word] = []
    opinion, first, at = "", "", 0
    for run in _RUN.finditer(name):
        between = name[at : run.start()]
        found += [Word(between)] if between else []
        own = [_word(part) for part in sudachi.words(run[0])]
        found += excepted(own, name, run.start())
        first += between + "".join(word.kana for word in own)
        opinion += between + ((kakasi.read(run[0]) or "\0") if _KANJI.search(run[0]) else run[0])
        at = run.end()
    found += [Word(name[at:])] if at < len(name) else []
    return found, "" if "\0" in opinion else opinion + name[at:], first + name[at:]
