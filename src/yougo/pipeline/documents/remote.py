"""Documents at addresses such as ``s3://bucket/papers``: which there are, and what they hold.

fsspec (BSD licence), which comes with dask, knows every kind of storage, so that none needs code here. Only a
build on a cluster asks it; for all else, what the last such build read stays as it is.
"""

import errno
import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from yougo.language.text import shortened
from yougo.pipeline.documents import patterns
from yougo.pipeline.documents.sources import Listed, address_of_folder, at_address, known_at
from yougo.translation import said
from yougo.workspace.settings import SourceSpec

_VERSIONS = (
    "ETag", "etag", "md5Hash", "Content-MD5", "Last-Modified", "LastModified", "updated", "mtime", "created",
)  # fmt: skip
"""What storages say that changes with a document."""
_NOTHING = said("there is no document, or nobody answers")
_LONGEST_REASON = 200


def listed(spec: SourceSpec, names: Sequence[str]) -> list[Listed]:
    """The documents that a source has now; if it cannot be asked, those that it had, and what is wrong."""
    try:
        found = list(_found(spec))
    except Exception as error:  # noqa: BLE001 - each storage has errors of its own
        return _with_fault(spec, known_at(spec, names), _reason(error))
    return found or _with_fault(spec, known_at(spec, names), _NOTHING)


def content(address: str, largest: int) -> bytes:
    """A document's bytes.

    Raises:
        OSError: it has more than `largest`, or cannot be read.
    """
    try:
        with _library().open(address, "rb") as file:
            data: bytes = file.read(largest + 1)
    except FileNotFoundError as error:
        raise OSError(errno.ENOENT, str(error)) from None
    except Exception as error:  # noqa: BLE001 - each storage has errors of its own
        raise OSError(errno.EIO, _reason(error)) from None
    if len(data) > largest:
        raise OSError(errno.EFBIG, said(f"it has more than {largest / 1e6:,.1f} MB, which is the limit"))
    return data


def _found(spec: SourceSpec) -> Iterator[Listed]:
    """The documents at an address, below it, or that match it, in the order of their names."""
    storage, path = _library().core.url_to_fs(spec.path)
    if patterns.is_wild(spec.path):
        found = storage.glob(path, detail=True)
    elif patterns.readable(Path(path)) and storage.isfile(path):
        yield at_address(spec, "", _state(storage.info(path)))
        return
    else:
        found = storage.find(path, detail=True)
    _, root = _library().core.url_to_fs(address_of_folder(spec.path))
    for name, facts in sorted(found.items()):
        below = name.removeprefix(root.rstrip("/")).lstrip("/")
        if facts["type"] == "file" and _is_document(below):
            whole = facts if _versions(facts) else storage.info(name)
            yield at_address(spec, below, _state(whole))


def _is_document(below: str) -> bool:
    path = PurePosixPath(below)
    return patterns.readable(Path(below)) and not any(part.startswith(".") for part in path.parts)


def _with_fault(spec: SourceSpec, documents: list[Listed], reason: str) -> list[Listed]:
    """The documents, of which nothing is new, and a source that cannot be followed."""
    if len(documents) == 1 and documents[0].address == spec.path:
        return [replace(documents[0], fault=reason)]
    source = replace(at_address(spec, ""), name=spec.path, real=spec.path, address=spec.path, alone=True)
    return [*documents, replace(source, fault=reason)]


def _state(facts: Mapping[str, Any]) -> tuple[int, int]:
    """A document's size, and a number that is another one when it has changed, or may have."""
    versions = _versions(facts)
    told = hashlib.blake2b(repr(versions).encode(), digest_size=7).digest()
    return int(facts.get("size") or 0), int.from_bytes(told) if versions else time.time_ns()


def _versions(facts: Mapping[str, Any]) -> list[object]:
    return [facts[key] for key in _VERSIONS if facts.get(key)]


def _reason(error: Exception) -> str:
    """What a storage says is wrong, on one line."""
    if isinstance(error, FileNotFoundError):
        return _NOTHING
    first, *_ = str(error).strip().splitlines() or [type(error).__name__]
    return shortened(first.rstrip("."), _LONGEST_REASON)


def _library() -> Any:  # noqa: ANN401 - the package has no types
    import fsspec  # noqa: PLC0415 - slow to import, and an extra that few installations have

    return fsspec
