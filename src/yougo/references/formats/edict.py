r"""EDICT and EDICT2: one entry a line, in EUC-JP or UTF-8.

    人工知能 [じんこうちのう] /(n) {comp} artificial intelligence/AI/EntL1367560X/

https://www.edrdg.org/jmdict/edict_doc.html describes the format.
"""

import re
from collections.abc import Iterator
from typing import IO

from yougo.language.characters import is_japanese
from yougo.references.entries import Entry, Written, entry

_LINE = re.compile(r"(?P<names>[^\s\[/]+)(?:\s\[(?P<kana>[^\]]*)\])?\s?/(?P<glosses>.*)/")
_SENSE = re.compile(r"\(\d+\)")
_MARKS = re.compile(r"(?:(?!\((?:the|an?)\))[({\[][^(){}\[\]]*[)}\]] ?)+", re.IGNORECASE)
_TAGS = re.compile(r"\([A-Za-z0-9,]+\)$")
_MEANT_FOR = re.compile(r"\((?P<names>[^()]*)\)$")
_NUMBER = re.compile(r"EntL\w+")
_FIELD = re.compile(r"\{([a-z]+)\}")
_COMMON = "(P)"


def entries(file: IO[bytes]) -> Iterator[Entry]:
    """The entries of the file; a line that is none is passed over."""
    lines = map(_LINE.match, map(_decoded, file))
    return filter(None, map(_entry, filter(None, lines)))


def is_one(beginning: bytes) -> bool:
    """Whether a file begins like one: of its first whole lines, nearly all are entries or its header."""
    lines = list(map(_decoded, beginning.split(b"\n")[:-1][:20]))
    return sum(map(_is_entry, lines)) >= max(1, len(lines) - 1)


def _is_entry(line: str) -> bool:
    found = _LINE.match(line)
    return found is not None and is_japanese(found["names"])


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("euc_jp", "replace")


def _entry(found: re.Match[str]) -> Entry | None:
    glosses = found["glosses"].split("/")
    fields = _FIELD.findall(found["glosses"])
    return entry(_written(found), _senses(glosses), is_common=_COMMON in glosses, tags=fields)


def _written(found: re.Match[str]) -> list[Written]:
    names = [_TAGS.sub("", name) for name in found["names"].split(";")]
    kana = (found["kana"] or "").split(";")
    return [Written(name, tuple(_readings(name, kana))) for name in names]


def _readings(name: str, kana: list[str]) -> Iterator[str]:
    """How a name is read; kana may say in brackets which names they are for."""
    for each in kana:
        plain = each.replace(_COMMON, "")
        meant = _MEANT_FOR.search(plain)
        names = meant["names"].split(";") if meant else []
        is_meant = not any(map(is_japanese, names)) or name in names
        if plain and is_meant:
            yield _MEANT_FOR.sub("", plain)


def _senses(glosses: list[str]) -> Iterator[list[str]]:
    """The English names, by sense; a gloss with a number begins one."""
    sense: list[str] = []
    for gloss in glosses:
        if _SENSE.search(gloss) and sense:
            yield sense
            sense = []
        marks = _MARKS.match(gloss)
        name = gloss[marks.end() :] if marks else gloss
        if name and gloss != _COMMON and not _NUMBER.fullmatch(name):
            sense.append(name)
    yield sense
