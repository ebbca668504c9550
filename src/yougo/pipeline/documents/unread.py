"""What is said of documents that could not be read: each alone, but many missing ones of a folder at once."""

import posixpath
import shlex
from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.pipeline.documents import tasks
from yougo.pipeline.documents.sources import Listed
from yougo.translation import said

Failure: TypeAlias = tuple[Listed, UnreadableDocument]
_WORKSPACE = said("the workspace")
_FEW = 3
"""Missing documents of one folder that are reported one by one."""


def told(failed: Iterable[Failure]) -> Iterator[UnreadableDocument]:
    """An error for each document, but only one for many of a folder that are missing."""
    groups: dict[str, list[Failure]] = {}
    for document, error in failed:
        is_missing = error.facts["reason"] == tasks.MISSING
        groups.setdefault(_folder(document) if is_missing else document.name, []).append((document, error))
    for group in groups.values():
        if len(group) > _FEW:
            yield _all_missing(group[0][0], len(group))
        else:
            yield from starmap(_with_way_out, group)


def _folder(document: Listed) -> str:
    """The folder that brought a document in, or the one that a single document is in."""
    return posixpath.dirname(document.name) if document.alone else document.source


def _all_missing(one: Listed, count: int) -> UnreadableDocument:
    """The error that tells of all missing documents of a folder, of which this is one."""
    source = "PATH..." if one.alone else shlex.quote(one.source)
    return UnreadableDocument(
        document=said(f"{count:,} documents of {_folder(one) or _WORKSPACE}"),
        reason=said("the files are missing"),
        remedy=said(f"restore them, or remove them with `yougo remove {source}`"),
    )


def _with_way_out(document: Listed, error: UnreadableDocument) -> UnreadableDocument:
    """The error, which also says how the document is taken out of the sources."""
    remedy = error.facts["remedy"]
    if document.alone:
        way = said(f"{remedy}, or take it out with `yougo remove {shlex.quote(document.source)}`")
    else:
        folder = _WORKSPACE if document.source == "." else f"“{document.source}”"
        way = said(f"{remedy}, or move it out of {folder}")
    return UnreadableDocument(**{**error.facts, "remedy": way})
