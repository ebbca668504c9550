"""Reads what changed: a document is read again only when its bytes, or the rules, are others than before."""

import errno
import hashlib
import posixpath
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import starmap
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.model.documents import Document
from yougo.pipeline import files
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.files import configuration
from yougo.store.update import Cached, Changed

Progress = Callable[[int, int, str], None]
"""Called with how many documents are done, of how many, and the next one's name."""

_Failure: TypeAlias = tuple[Listed, UnreadableDocument]
_NEVER_READ = Cached("", "", 0, 0, "")


@dataclass(slots=True)
class Reading:
    """What came of looking at every listed document."""

    read: list[Changed] = field(default_factory=list)
    """Whose content or rules were new."""
    touched: list[Cached] = field(default_factory=list)
    """Whose size or time alone was new."""
    unreadable: list[UnreadableDocument] = field(default_factory=list)
    """Their cached findings stay."""


def read_changed(
    documents: Iterable[Listed],
    cached: Mapping[str, Cached],
    rules: str,
    progress: Progress = lambda *_: None,
) -> Reading:
    """Read each document that is not as it was, or was read by other rules than these (`Versions.rules`).

    One that cannot be read stops no other.
    """
    found = Reading()
    failed: list[_Failure] = []
    documents = list(documents)
    for number, document in enumerate(documents):
        try:
            before = cached.get(document.name, _NEVER_READ)
            now = _state(document, before, rules)
            if now != before:
                progress(number, len(documents), document.name)
                _take(document, now, before, found)
        except UnreadableDocument as error:
            failed.append((document, error))
    found.unreadable += _told(failed)
    progress(len(documents), len(documents), "")
    return found


def read(document: Listed) -> Document:
    """One document, read and not yet searched for terms.

    Raises:
        UnreadableDocument: with the reason and what to do.
    """
    from yougo.pipeline.documents import understanding  # noqa: PLC0415 - loads the rules, and most commands read none

    return understanding.understood(_bytes(document), document)


def readable_ones(documents: Iterable[Listed]) -> Iterator[Document]:
    """The documents that can be read; a build reports the others."""
    for each in documents:
        try:
            yield read(each)
        except UnreadableDocument:
            continue


def _state(document: Listed, before: Cached, rules: str) -> Cached:
    """A document's size and time, before it is read: what is written meanwhile looks new the next time."""
    _check_name(document.name)
    if document.fault:
        raise UnreadableDocument(document=document.name, reason=document.fault, remedy="correct its path")
    try:
        state = document.path.stat()
    except OSError as error:
        raise unreadable(document.name, error) from None
    return Cached(document.name, before.sha256, state.st_size, state.st_mtime_ns, _key(document, rules))


def _take(document: Listed, now: Cached, before: Cached, found: Reading) -> None:
    """Read a document that looks new; when its content is not, only its size and time are noted."""
    data = _bytes(document)
    content = hashlib.sha256(data).hexdigest()
    if (content, now.key) == (before.sha256, before.key):
        found.touched.append(now)
        return
    from yougo.pipeline.documents import understanding  # noqa: PLC0415 - likewise

    read = understanding.understood(data, document)
    stated = understanding.stated(read)
    found.read.append(Changed(replace(now, sha256=content), read, stated.findings, stated.problems))


def _key(document: Listed, rules: str) -> str:
    """What a document's findings depend on beside its content."""
    columns = ", ".join(f"{field}={column!r}" for field, column in sorted(document.columns.items()))
    return f"{rules} {columns}".rstrip()


def _check_name(name: str) -> None:
    """A file's name whose bytes are no text could neither be stored nor shown."""
    if name.encode("utf-8", "ignore").decode() != name:
        shown = name.encode("ascii", "backslashreplace").decode()
        raise UnreadableDocument(
            document=shown, reason="its name is not valid Unicode", remedy="rename the file"
        )


def _bytes(document: Listed) -> bytes:
    try:
        return files.read_document(document.path, configuration.load().largest)
    except OSError as error:
        raise unreadable(document.name, error) from None


_MISSING = "the file is missing"
_FEW = 3
"""Missing documents of one folder that are reported one by one."""
_REMEDIES = {
    errno.ENOENT: "restore it",
    errno.EFBIG: "divide it, or raise largest_document_mb in {file}",
    errno.EINVAL: "name a file",
    errno.ELOOP: "correct the link",
    errno.ENAMETOOLONG: "shorten its path",
}


def unreadable(name: object, error: OSError) -> UnreadableDocument:
    """The error that tells why a document cannot be read, and what to do."""
    reason = _MISSING if error.errno == errno.ENOENT else error.strerror or str(error)
    remedy = _REMEDIES.get(error.errno or 0, "check its permissions").format(file=configuration.path())
    return UnreadableDocument(document=name, reason=reason, remedy=remedy)


def _told(failed: Iterable[_Failure]) -> Iterator[UnreadableDocument]:
    """An error for each document, but only one for many of a folder that are missing."""
    groups: dict[str, list[_Failure]] = {}
    for document, error in failed:
        is_missing = error.facts["reason"] == _MISSING
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
        document=f"{count:,} documents of {_folder(one) or 'the workspace'}",
        reason="the files are missing",
        remedy=f"restore them, or remove them with `yougo remove {source}`",
    )


def _with_way_out(document: Listed, error: UnreadableDocument) -> UnreadableDocument:
    """The error, which also says how the document is taken out of the sources."""
    if document.alone:
        way = f"take it out with `yougo remove {shlex.quote(document.source)}`"
    else:
        folder = "the workspace" if document.source == "." else f"“{document.source}”"
        way = f"move it out of {folder}"
    return UnreadableDocument(**{**error.facts, "remedy": f"{error.facts['remedy']}, or {way}"})
