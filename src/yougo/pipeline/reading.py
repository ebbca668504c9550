"""Reads what changed: a document is read again only when its bytes, or the rules, are others than before."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from yougo import extract, readers, readings
from yougo.errors import UnreadableDocument
from yougo.pipeline import versions
from yougo.pipeline.sources import Listed
from yougo.store.update import Cached, Changed

Progress = Callable[[int, int, str], None]
"""Called with how many documents are done, of how many, and the next one's name."""


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
    documents: Iterable[Listed], cached: Mapping[str, Cached], progress: Progress = lambda *_: None
) -> Reading:
    """Read each document that is not as it was; one that cannot be read stops no other."""
    found, key = Reading(), versions.rules()
    documents = list(documents)
    for number, document in enumerate(documents):
        before = cached.get(document.name)
        try:
            _check_name(document.name)
            state = document.path.stat()
            if (
                before
                and before.key == key
                and (before.size, before.mtime_ns) == (state.st_size, state.st_mtime_ns)
            ):
                continue
            progress(number, len(documents), document.name)
            data = document.path.read_bytes()
            now = Cached(
                document.name, hashlib.sha256(data).hexdigest(), state.st_size, state.st_mtime_ns, key
            )
            if before and (before.sha256, before.key) == (now.sha256, key):
                found.touched.append(now)
            else:
                found.read.append(_read(document, data, now))
        except UnreadableDocument as error:
            found.unreadable.append(error)
        except OSError as error:
            found.unreadable.append(_unreadable(document.path, document.name, error))
    progress(len(documents), len(documents), "")
    return found


def _check_name(name: str) -> None:
    """A file's name whose bytes are no text could neither be stored nor shown."""
    if name.encode("utf-8", "ignore").decode() != name:
        shown = name.encode("ascii", "backslashreplace").decode()
        raise UnreadableDocument(
            document=shown, reason="its name is no Unicode text", remedy="rename the file"
        )


def _read(document: Listed, data: bytes, cached: Cached) -> Changed:
    read = readers.read(data, document.name)
    stated = extract.extract(read, readings.analyse)
    return Changed(cached, read, stated.findings, stated.problems)


def _unreadable(path: Path, name: str, error: OSError) -> UnreadableDocument:
    if isinstance(error, FileNotFoundError):
        remedy = f"put {path} back, or `yougo remove` it"
        return UnreadableDocument(document=name, reason="the file is not there", remedy=remedy)
    return UnreadableDocument(
        document=name, reason=error.strerror or str(error), remedy="check its permissions"
    )
