"""What a process that reads documents for a build is given, and what it gives back."""

import errno
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.pipeline import files
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.files import configuration
from yougo.store.update import Cached, Changed
from yougo.translation import said

MISSING = said("the file is missing")
_REMEDIES = {
    errno.ENOENT: said("restore it"),
    errno.EFBIG: said("divide it, or raise largest_document_mb in {file}"),
    errno.EINVAL: said("name a file"),
    errno.ELOOP: said("correct the link"),
    errno.ENAMETOOLONG: said("shorten its path"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """A document that looks new."""

    document: Listed
    before: Cached
    """What it was when it was read last."""
    now: Cached
    """Its size and time now, and what its findings depend on beside its content."""


Outcome: TypeAlias = Changed | Cached | UnreadableDocument
"""What a document states; or, where only its size or time was new, these; or why it cannot be read."""


def outcomes(tasks: Sequence[Task], largest: int) -> list[Outcome]:
    """What comes of reading some documents, of which none may have more bytes than `largest`."""
    return [outcome(task, largest) for task in tasks]


def outcome(task: Task, largest: int) -> Outcome:
    """What comes of reading one document."""
    try:
        return _outcome(task, largest)
    except UnreadableDocument as error:
        return error


def _outcome(task: Task, largest: int) -> Outcome:
    before, now = task.before, task.now
    data = content(task.document, largest)
    sha256 = hashlib.sha256(data).hexdigest()
    if (sha256, now.key) == (before.sha256, before.key):
        return replace(now, sha256=sha256)
    from yougo.pipeline.documents import understanding  # noqa: PLC0415 - loads the rules, and most builds read none
    from yougo.store import stated  # noqa: PLC0415 - loads merge, likewise

    document = understanding.understood(data, task.document)
    found = understanding.stated(document)
    findings = stated.pack(found.findings)
    return Changed(replace(now, sha256=sha256), document.without_text(), findings, found.problems)


def content(document: Listed, largest: int) -> bytes:
    """A document's bytes.

    Raises:
        UnreadableDocument: it has more than `largest`, or cannot be read.
    """
    try:
        if document.address:
            from yougo.pipeline.documents import remote  # noqa: PLC0415 - few documents are there

            return remote.content(document.address, largest)
        return files.read_document(document.path, largest)
    except OSError as error:
        raise unreadable(document.name, error) from None


def unreadable(name: object, error: OSError) -> UnreadableDocument:
    """The error that tells why a document cannot be read, and what to do."""
    reason = MISSING if error.errno == errno.ENOENT else error.strerror or str(error)
    remedy = _REMEDIES.get(error.errno or 0, said("check its permissions")).format(file=configuration.path())
    return UnreadableDocument(document=name, reason=reason, remedy=remedy)
