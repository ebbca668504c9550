"""How Japanese names are read, with the evidence and how far it can be trusted.

A person's reading comes first, then a document's, then the table of exceptions over Sudachi's
reading; pykakasi is the second opinion. Both engines load only when they are asked for the first time.
"""

import re
from functools import partial
from operator import attrgetter

from yougo.language.characters import HIRAGANA, KANJI, KATAKANA, hiragana
from yougo.language.spoken import spoken
from yougo.language.text import tidy
from yougo.model.codes import Basis
from yougo.model.concepts import Reading, Ruby
from yougo.readings import kakasi, sudachi
from yougo.readings.agreement import Span, agree
from yougo.readings.alternatives import offered
from yougo.readings.ambiguous import other_names
from yougo.readings.counted import counted
from yougo.readings.exceptions import Word, any_tabled, excepted, kana_of
from yougo.readings.furigana import anki, furigana
from yougo.readings.given_names import read_again
from yougo.readings.kakasi import romaji
from yougo.readings.sudachi import analyse

__all__ = ["analyse", "anki", "furigana", "read", "romaji", "romaji_words", "spoken", "versions"]

_KANJI = re.compile(f"[{KANJI}]")
_RUN = re.compile(f"[{KANJI}{HIRAGANA}{KATAKANA}]+")
_PIECE = re.compile(f"{_RUN.pattern}|[^{KANJI}{HIRAGANA}{KATAKANA}]+")
_PARTICLE = re.compile(f"(?<=[{KANJI}])[ノツガ](?=[{KANJI}])")
_INSEPARABLE = re.compile("(?<=[っー])\n|(?<=ん)\n(?=[あいうえお])|\n(?=[ぁぃぅぇぉっゃゅょゎーゝゞ])")
"""The end of a word whose last kana depends on what follows (n'o), or whose next one on what precedes it."""
_KANA = re.compile(f"[{HIRAGANA}{KATAKANA}]$")
_BORROWED = re.compile(f"(?<=[{HIRAGANA}])(?=[{KATAKANA}])")
"""Where a borrowed word begins behind another: データ in 自由なデータ."""
_NOUN = "モデル"
"""A noun that no longer word begins with."""
_ENGINES = ("sudachipy", "sudachidict_core", "pykakasi")


def versions() -> str:
    """The versions on which readings depend, without loading an engine."""
    from importlib import metadata  # noqa: PLC0415 - slow to import, and only asked when something was installed

    return " ".join(f"{name} {metadata.version(name)}" for name in _ENGINES)


def read(name: str, stated: str = "", basis: Basis = "document") -> Reading:
    """How a Japanese name is read; never raises.

    Args:
        name: the name; Latin letters, digits and marks in it stay as they are.
        stated: kana that somebody states for it.
        basis: who states them: ``person`` or ``document``.
    """
    is_spelled = not _KANJI.search(name)
    if is_spelled and not stated:
        return _spelled(name)
    words, alone = _words(name)
    if stated and (told := _stated(name, tidy(stated), basis, words)):
        return told
    return _spelled(name) if is_spelled else _found(name, words, alone)


def _spelled(name: str) -> Reading:
    """The reading of a name without kanji."""
    return Reading(name, verified=True, basis="spelling", ruby=(Ruby(name),), romaji=_romaji(name))


def _found(name: str, words: list[Word], alone: str) -> Reading:
    """The reading of the engines and the table; `alone` is that of Sudachi alone."""
    kana, opinion = _kana(name, words)
    ruby = furigana(name, kana, words)
    text = _as_written(name, kana, ruby)
    ambiguous = other_names(words)
    second = "".join(map(attrgetter("second"), words))
    is_sure = bool(ruby) and not ambiguous
    return Reading(
        text,
        verified=is_sure and agree(words, hiragana(opinion), _entries(name)),
        basis="table" if any_tabled(words) else "engines",
        others=offered(name, text, words, [alone, second, *ambiguous], opinion),
        ruby=ruby,
        romaji=_romaji(text, ruby),
    )


def _kana(name: str, words: list[Word]) -> tuple[str, str]:
    """The first reading and pykakasi's opinion of it, none where only pykakasi knows a word."""
    kana, opinion = kana_of(words), _opinion(name)
    if _KANJI.search(kana) and opinion and not _KANJI.search(opinion):
        return opinion, ""
    return kana, opinion


def _stated(name: str, stated: str, basis: Basis, words: list[Word]) -> Reading | None:
    """The reading that somebody states, written as the name is; None when a document's does not fit."""
    ruby = furigana(name, stated, words)
    if basis != "person" and not ruby:
        return None
    text = _as_written(name, stated, ruby)
    return Reading(text, verified=True, basis=basis, ruby=ruby, romaji=_romaji(text, ruby))


def _romaji(text: str, ruby: tuple[Ruby, ...] = ()) -> str:
    """A reading in Hepburn, word by word where the result is the same: frequent words are converted once."""
    if not _RUN.search(text):
        return ""
    words = "\n".join(piece.kana or piece.base for piece in ruby) or text
    parts = _INSEPARABLE.sub("", hiragana(words)).split("\n")
    return "".join(map(romaji, parts)).replace("・", " ")


def _as_written(name: str, kana: str, ruby: tuple[Ruby, ...]) -> str:
    """A reading in the name's own kana where furigana fit; ノ between kanji is read の (虎ノ門)."""
    plain = _PARTICLE.sub(lambda particle: hiragana(particle[0]), name)
    text, at = "", 0
    for piece in ruby:
        end = at + len(piece.base)
        text += piece.kana or plain[at:end]
        at = end
    return text or kana


def _words(name: str) -> tuple[list[Word], str]:
    """A name's words with their readings, and how Sudachi alone reads the name."""
    found: list[Word] = []
    alone = ""
    for piece in _PIECE.finditer(name):
        own = _own_words(name, piece)
        found += excepted(counted(read_again(own)), name, piece.start())
        alone += kana_of(own)
    return found, alone


def _own_words(name: str, piece: re.Match[str]) -> list[Word]:
    """How Sudachi reads a piece of a name: behind Latin letters (Pompe病) as it reads it behind a noun."""
    if not _RUN.match(piece[0]):
        return [Word(piece[0])]
    if _is_suffixed(name, piece):
        noun, *rest = sudachi.words(_NOUN + piece[0])
        if noun.surface == _NOUN:
            return rest
    return sudachi.words(piece[0])


def _is_suffixed(name: str, piece: re.Match[str]) -> bool:
    """Whether a piece of a name begins with kanji right behind letters."""
    return name[: piece.start()][-1:].isalpha() and _KANJI.match(piece[0]) is not None


def _opinion(name: str) -> str:
    """How pykakasi reads a name; ``""`` where it cannot be trusted with a part of it."""
    said = list(map(partial(_said, name), _PIECE.finditer(name)))
    return "" if "" in said else "".join(said)


def _entries(name: str) -> list[Span]:
    """Where in a name the words of pykakasi's dictionary begin and end."""
    spans = []
    for piece in _PIECE.finditer(name):
        start = piece.start()
        for word in kakasi.words(piece[0]):
            spans.append((start, start + len(word)))
            start += len(word)
    return spans


def _said(name: str, piece: re.Match[str]) -> str:
    """How pykakasi reads a piece of a name, behind letters as behind a noun."""
    noun = _NOUN if _is_suffixed(name, piece) else ""
    return kakasi.read(noun + piece[0]).removeprefix(hiragana(noun))


def romaji_words(reading: Reading) -> list[str]:
    """The romaji of a reading, cut where its words begin; whole where that is not known.

    >>> ruby = (Ruby("港湾", "こうわん"), Ruby("の"), Ruby("情報", "じょうほう"))
    >>> romaji_words(Reading("こうわんのじょうほう", True, "document", ruby=ruby, romaji="kouwannojouhou"))
    ['kouwanno', 'jouhou']
    """
    words, before = "", ""
    for piece in reading.ruby:
        is_end = len(piece.base) == 1 and not _KANA.search(before)  # 会 of 委員会
        words += piece.base if not piece.kana else piece.kana if is_end else f"\n{piece.kana}"
        before = piece.base
    parts = _INSEPARABLE.sub("", hiragana(_BORROWED.sub("\n", words)).strip("\n")).split("\n")
    found = [romaji(part).replace("・", " ") for part in parts]
    return found if "".join(found) == reading.romaji else [reading.romaji]
