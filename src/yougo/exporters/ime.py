"""User dictionaries for Japanese input methods, so that one can type the terms: one file for each method.

Reading and term, and acronym and full name. The formats are those which the programs import: Google
日本語入力 and Mozc (a text of lines divided by tabs), Microsoft IME (the same in UTF-16 with a byte order
mark), macOS (the property list of text replacements) and SKK (https://github.com/skk-dev/dict).
"""

import plistlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yougo.exporters.archive import zipped
from yougo.exporters.names import Name, line, names
from yougo.language.characters import HIRAGANA, KATAKANA_TO_HIRAGANA
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_PART_OF_SPEECH = "名詞"
_MICROSOFT_HEAD = "!Microsoft IME Dictionary Tool\r\n!Version:\r\n!Format:WORDLIST\r\n\r\n"
_NOT_TYPED = re.compile(r"[\s・･]+")
_TYPED = re.compile(rf"[{HIRAGANA}ーa-z0-9]+")
"""What can be typed: a reading with other signs in it is not found by any input method."""
_DIVIDING_IN_SKK = re.compile(r"[/;\[\]]")
"""What divides candidates and notes there, and marks blocks."""
_WIDE_IN_SKK = str.maketrans("/;[]", "／；［］")
_UNVERIFIED = "reading unverified"
_LONGEST_IN_GOOGLE = 300
"""Bytes of a reading, a word and a comment in UTF-8, as Mozc's own user_dictionary_util.cc has it."""
_MARKS_OF_REPETITION = re.compile("[ゝゞ]")
"""What that lets into no reading."""


class Word(NamedTuple):
    """What one types, and what one gets."""

    typed: str
    term: str
    comment: str


def export(edition: Edition) -> bytes:
    """A zip archive with a file for each input method."""
    words = sorted(set(_words(edition.concepts)))
    return zipped(
        {
            "google.txt": _google(words),
            "microsoft.txt": _microsoft(words),
            "macos.plist": _macos(words),
            "SKK-JISYO.yougo": _skk(words),
        }
    )


def _words(concepts: Iterable[Concept]) -> Iterator[Word]:
    for concept in concepts:
        full = concept.japanese or concept.english
        for name in names(concept):
            if name.reading:
                yield from _word(name.reading, name.text, *_remarks(name, concept))
            if name.kind == "acronym" and full:
                yield from _word(name.text, line(full), line(concept.english))


def _remarks(name: Name, concept: Concept) -> Iterator[str]:
    """What is said of a name beside its reading."""
    yield line(concept.english)
    if name.kind == "full" and not concept.known_reading.verified:
        yield _UNVERIFIED


def _word(spoken: str, term: str, *remarks: str) -> Iterator[Word]:
    typed = _NOT_TYPED.sub("", spoken).translate(KATAKANA_TO_HIRAGANA).lower()
    if _TYPED.fullmatch(typed):
        yield Word(typed, term, ", ".join(remark for remark in remarks if remark not in ("", term)))


def _rows(words: Iterable[Word], end: str) -> str:
    return "".join(f"{typed}\t{term}\t{_PART_OF_SPEECH}\t{comment}{end}" for typed, term, comment in words)


def _google(words: Iterable[Word]) -> bytes:
    """The words that it takes: of others it says only that there are some."""
    taken = [word._replace(comment=_cut(word.comment)) for word in words if _is_taken_by_google(word)]
    return _rows(taken, "\n").encode()


def _is_taken_by_google(word: Word) -> bool:
    is_short = (_cut(word.typed), _cut(word.term)) == (word.typed, word.term)
    return is_short and not _MARKS_OF_REPETITION.search(word.typed)


def _cut(text: str) -> str:
    """As much of a text as a field there holds."""
    return text.encode()[:_LONGEST_IN_GOOGLE].decode(errors="ignore")


def _microsoft(words: Iterable[Word]) -> bytes:
    return b"\xff\xfe" + (_MICROSOFT_HEAD + _rows(words, "\r\n")).encode("utf-16-le")


def _macos(words: Iterable[Word]) -> bytes:
    return plistlib.dumps([{"phrase": word.term, "shortcut": word.typed} for word in words])


def _skk(words: Iterable[Word]) -> bytes:
    """Words without okurigana, in the order of their readings, all candidates of one on a line."""
    candidates: dict[str, list[str]] = {}
    for word in words:
        comment = word.comment.translate(_WIDE_IN_SKK)
        term = _skk_term(word.term)
        candidates.setdefault(word.typed, []).append(f"{term};{comment}" if comment else term)
    lines = [f"{typed} /{'/'.join(terms)}/\n" for typed, terms in candidates.items()]
    return "".join(
        [";; -*- coding: utf-8 -*-\n;; okuri-ari entries.\n;; okuri-nasi entries.\n", *lines]
    ).encode()


def _skk_term(term: str) -> str:
    """A candidate. SKK runs what is in round brackets as Lisp, so that a term which is must be a quoted text.

    In one, dividing signs have their octal numbers.
    """
    if not term.startswith("(") and not _DIVIDING_IN_SKK.search(term):
        return term
    quoted = re.sub(r'(["\\\\])', r"\\\1", term)
    escaped = _DIVIDING_IN_SKK.sub(lambda sign: f"\\{ord(sign[0]):03o}", quoted)
    return f'(concat "{escaped}")'
