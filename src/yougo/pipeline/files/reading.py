"""Files are read here: plain ones alone, and none that is too large."""

import errno
import os
import stat
from pathlib import Path

from yougo.errors import InvalidFile
from yougo.translation import said

_LARGEST = 1_000_000_000
"""Bytes of the largest file of ours that is read: beyond it there is no workspace, but an endless device."""
_KINDS = {
    stat.S_IFDIR: said("a folder"),
    stat.S_IFIFO: said("a pipe"),
    stat.S_IFSOCK: said("a socket"),
    stat.S_IFCHR: said("a device"),
    stat.S_IFBLK: said("a device"),
    stat.S_IFLNK: said("a link that leads nowhere"),
}
_REMEDIES = {
    errno.EINVAL: said("remove it, and put the file in its place"),
    errno.EFBIG: said("restore the file"),
    errno.ELOOP: said("correct the link"),
}
"""What to do about a file of ours that cannot be read, by the system's error number."""


def kind(path: Path) -> str:
    """What is there, if it is neither a plain file nor nothing: ``a pipe``."""
    if not os.path.lexists(path):
        return ""
    state = path.stat() if path.exists() else path.lstat()
    return _KINDS.get(stat.S_IFMT(state.st_mode), "")


def read_document(path: Path, largest: int = _LARGEST) -> bytes:
    """All bytes of a document. Nothing but a plain file is opened, and nothing that is too large.

    Raises:
        OSError: it cannot be read; its `strerror` says why.
    """
    handle = os.open(check_document(path, largest), os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:  # it has grown meanwhile, or its size was not told
        raise _too_large(len(data), largest)
    return data


def check_document(path: Path, largest: int) -> Path:
    """The path, if it is a plain file of at most `largest` bytes.

    Raises:
        OSError: it is not; its `strerror` says why.
    """
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, said(f"it is {kind(path)}"))
    if state.st_size > largest:
        raise _too_large(state.st_size, largest)
    return path


def _too_large(count: int, largest: int) -> OSError:
    """The error that a document has more bytes than it may."""
    size, limit = map("{:,.1f} MB".format, (count / 1e6, largest / 1e6))
    return OSError(errno.EFBIG, said(f"it has {size}, and the limit is {limit}"))


def read_text(path: Path, *, missing: str | None = None, remedy: str = said("save it as UTF-8")) -> str:
    """A text file of ours; `missing` is what it holds when it is not there.

    Raises:
        InvalidFile: it is not UTF-8, for which `remedy` is what to do, or cannot be read.
    """
    try:
        return read_document(path).decode()  # line ends and byte order mark stay as they are
    except FileNotFoundError:
        if missing is not None:
            return missing
        raise InvalidFile(
            file=path, line=1, reason=said("the file is missing"), remedy=said("restore it")
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InvalidFile(file=path, line=line, reason=said("the file is not UTF-8"), remedy=remedy) from None
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = _REMEDIES.get(error.errno or 0, said("check its permissions"))
        raise InvalidFile(file=path, line=1, reason=reason, remedy=remedy) from None
