"""Which documents are two versions of one, and yougo.toml's word for it.

Two files are a pair because a person names them together, or because their names are alike but for the
language: ``policy.ja.md`` beside ``policy.en.pdf``, ``ja/policy.md`` and ``en/policy.md``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath
from typing import NamedTuple

from yougo.pipeline import files
from yougo.pipeline.documents import patterns
from yougo.pipeline.documents.named_sources import NamedSources
from yougo.pipeline.files.paths import is_folder
from yougo.pipeline.files.workspace import Workspace
from yougo.proposal_errors import NoVersions
from yougo.workspace import source_edits

_MARKS = {
    "ja": ("ja", "jp", "jpn", "japanese", "和文", "日本語", "日本語版"),
    "en": ("en", "eng", "english", "英文", "英語", "英語版"),
}
_LANGUAGE_OF = {mark: language for language, marks in _MARKS.items() for mark in marks}
_ENDS = re.compile(rf"(?P<name>.+)[._ -](?P<mark>{'|'.join(_LANGUAGE_OF)})", re.IGNORECASE)
"""A file's name that ends with its language: ``policy.ja``, ``policy_EN``."""
Two = tuple[Path, Path]


class Versions(NamedTuple):
    """What was found among some paths."""

    pairs: Sequence[Two]
    alone: Sequence[Path] = ()
    """The documents without another version."""


NONE = Versions([])


class _Named(NamedTuple):
    """What the name of a document says."""

    key: tuple[str, ...]
    """Its path without what tells the language."""
    language: str


def found(paths: Sequence[Path], exclude: Sequence[str] = ()) -> Versions:
    """The pairs among documents and those in folders; two documents are one, whatever they are called.

    Raises:
        NoVersions: there are none.
    """
    if len(paths) == len(_MARKS) and not any(map(is_folder, paths)):
        return Versions([(paths[0], paths[1])])
    by_key: dict[tuple[str, ...], dict[Path, str]] = defaultdict(dict)
    for path, named in chain.from_iterable(_documents(paths, exclude)):
        by_key[named.key][path] = named.language
    pairs: list[Two] = []
    alone: list[Path] = []
    for versions in by_key.values():
        if len(versions) == len(set(versions.values())) == len(_MARKS):
            one, other = versions
            pairs.append((one, other))
        else:
            alone += versions
    if not pairs:
        raise NoVersions(path=patterns.shown(paths[0]))
    return Versions(pairs, alone)


def _documents(paths: Iterable[Path], exclude: Sequence[str]) -> Iterator[list[tuple[Path, _Named]]]:
    """The documents of each path, with what their names say; of two folders, each may be a language."""
    for number, path in enumerate(paths):
        if not is_folder(path):
            yield [(path, _named(path, ""))]
            continue
        language = _LANGUAGE_OF.get(path.name.lower(), str(number))
        inside = patterns.inside(path, exclude)
        yield [(each, _named(each.relative_to(path), language)) for each in inside]


def _named(path: PurePath, language: str) -> _Named:
    """What a path says; `language` is that of its folder."""
    key = []
    for part in (*path.parts[:-1], path.stem):
        ends = _ENDS.fullmatch(part)
        mark = ends["mark"] if ends else part
        language = _LANGUAGE_OF.get(mark.lower(), language)
        if ends:
            key.append(ends["name"])
        elif part.lower() not in _LANGUAGE_OF:
            key.append(part)
    return _Named(tuple(key), language)


def names(pairs: Iterable[Two]) -> dict[Path, str]:
    """What each document of the pairs is to be called: by its file, with the folders that tell them apart."""
    found: dict[Path, str] = {}
    for one, other in pairs:
        size = 1
        while one.parts[-size:] == other.parts[-size:] and size < len(one.parts):
            size += 1
        for path in (one, other):
            found[path] = "/".join(path.parts[-size:])
    return found


def write(workspace: Workspace, pairs: Iterable[Two]) -> list[tuple[str, str]]:
    """Write into yougo.toml which sources are versions of one document; returns the pairs that end by it."""
    ended: list[tuple[str, str]] = []
    before = text = files.read_text(workspace.settings)
    for pair in pairs:
        known = NamedSources(workspace, text)
        one, other = map(known.source, pair)
        both = {one.path, other.path}
        former = [*known.versions_of(one), *known.versions_of(other)]
        ended += [each for each in former if both.isdisjoint(each[1:])]
        text = source_edits.set_key(text, known.beside(both) | both, "parallel", "")
        text = source_edits.set_key(text, {one.path}, "parallel", other.path)
    if text != before:
        files.write(workspace.settings, text.encode(), follow=True)
    return ended
