"""Whether the database is, byte for byte, as yougo left it: its seal is beside it in ``glossary.db-seal``.

SQLite's own checks see neither a changed letter in a text nor a table that is missing. A seal is a hash that
only you can make: its key, drawn at random, is a file of your own, ``~/.local/state/yougo/key``, and never
part of a workspace. So a database that somebody else made is not taken for one of yours.

BLAKE2 with a key is such a hash by itself (RFC 7693). A seal has four words: the hash by which the key is
known again; the file's identity (its number, size and times: whoever writes to a file changes these); its
content; and the hash of both. While a build changes the database, identity and content are `_OPEN`.

A database of the same identity is not read. One that was copied is: its content is the sum of the hashes of
its pages, as in incremental hashing (Bellare and Micciancio, 1997). So after a change only those pages are
read that SQLite's log holds (https://sqlite.org/fileformat2.html#walformat).
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from yougo import user_folders

State = Literal["whole", "changed", "open", "foreign"]
"""As you left it; changed by others since; being changed by you; not yours, as far as one can tell."""

_KEY_BYTES = 32
_OPEN = "open"
_LONGEST = 400
"""Bytes of a seal that are read; it has fewer."""
_PAGE = 4096
"""Bytes of a page of the database."""
_LOG_HEADER, _FRAME_HEADER = 32, 24
"""Bytes before the frames of SQLite's log, and before the page in each."""
_SUMS = 1 << 256
_TICK = 10_000_000
"""Nanoseconds after which a file system gives a changed file another time."""


class Change:
    """A change of the database: begun here, sealed at its end."""

    def __init__(self, path: Path) -> None:
        """Note that you are about to change the database; it is as it was sealed, or the seal is gone.

        Raises:
            OSError: the seal cannot be written.
        """
        self._path = path
        self._pages: set[int] = set()
        self._rest: int | None = None
        """The sum of the pages that stay as they are; None when it is not known."""
        try:
            key = _key()
        except OSError:  # without a key there are no seals
            _beside(path).unlink(missing_ok=True)
            return
        if sealed := _sealed(path, key):
            self._rest = sealed[1]
        _write(path, _seal(key, _OPEN, _OPEN))

    def prepare(self) -> None:
        """Look at the pages that SQLite's log is about to change in the file; nobody else may write it."""
        if self._rest is None:
            return
        pages = _logged(Path(f"{self._path}-wal"))
        if pages is None:
            self._rest = None
        else:
            self._pages = pages
            self._rest -= _sum(self._path, _key(), pages)

    def seal(self) -> None:
        """Note what the database is, now that the log is written into it.

        Raises:
            OSError: the seal or your key cannot be written.
        """
        if self._rest is None:
            seal(self._path)
        else:
            key = _key()
            _close(self._path, key, self._rest + _sum(self._path, key, self._pages))


def seal(path: Path) -> None:
    """Note what the database is; nothing may have it open for writing.

    Raises:
        OSError: the seal or your key cannot be written.
    """
    key = _key()
    _close(path, key, _content(path, key))


def touch(path: Path) -> None:
    """Give the database, which is as you left it, the present time.

    Raises:
        OSError: its time or its seal cannot be written.
    """
    key = _key()
    sealed = _sealed(path, key)
    os.utime(path)
    if sealed:
        _close(path, key, sealed[1])


def state(path: Path) -> State:
    """What the seal says of the database; one that cannot be read says nothing."""
    try:
        key, found = _key(), _read(path)
    except OSError:
        return "foreign"
    if found == _seal(key, _OPEN, _OPEN):
        return "open"
    if not found.startswith(_mark(key)):
        return "foreign"
    log = Path(f"{path}-wal")
    is_logged = log.exists() and log.stat().st_size
    return "whole" if not is_logged and _is_as_sealed(path, key) else "changed"


def is_as_left(path: Path) -> bool:
    """Whether the database is as you left it."""
    return state(path) == "whole"


def is_open(path: Path) -> bool:
    """Whether a database of yours has changed, or begun to, and was not sealed since."""
    try:
        key, found = _key(), _read(path)
    except OSError:
        return True
    return found == _seal(key, _OPEN, _OPEN)


def _is_as_sealed(path: Path, key: bytes) -> bool:
    """Whether the file is that which was sealed, or has its content; the latter is sealed where it can be."""
    sealed = _sealed(path, key)
    if not sealed:
        return False
    identity, content = sealed
    if identity == _identity(path):
        return True
    if content != _content(path, key):
        return False
    with contextlib.suppress(OSError):  # a read-only folder
        _close(path, key, content)
    return True


def _sealed(path: Path, key: bytes) -> tuple[str, int] | None:
    """The identity and the content that were sealed; None where no seal of yours is closed."""
    try:
        found = _read(path)
        _, identity, content, _ = found.split(" ")
        return (identity, int(content, 16)) if found == _seal(key, identity, content) else None
    except (OSError, ValueError):
        return None


def _close(path: Path, key: bytes, content: int) -> None:
    """Write the seal, once any later change would give the file another time."""
    since = time.time_ns() - path.stat().st_ctime_ns
    if 0 <= since < _TICK:
        time.sleep((_TICK - since) / 1e9)
    _write(path, _seal(key, _identity(path), f"{content % _SUMS:064x}"))


def _seal(key: bytes, identity: str, content: str) -> str:
    said = f"{identity} {content}"
    return f"{_mark(key)} {said} {_hash(said.encode(), key)}"


def _mark(key: bytes) -> str:
    """By which a key is known again, and this form of a seal."""
    return _hash(b"seal 2", key)


def _hash(word: bytes, key: bytes) -> str:
    return hashlib.blake2b(word, key=key, digest_size=32).hexdigest()


def _identity(path: Path) -> str:
    state = path.stat()
    return f"{state.st_dev}-{state.st_ino}-{state.st_size}-{state.st_mtime_ns}-{state.st_ctime_ns}"


def _content(path: Path, key: bytes) -> int:
    """The sum of all pages."""
    return _sum(path, key, range(1, -(-path.stat().st_size // _PAGE) + 1)) % _SUMS


def _sum(path: Path, key: bytes, pages: Iterable[int]) -> int:
    """The sum of the hashes of these pages, counted from 1; behind the file's end there is nothing."""
    total = 0
    with path.open("rb") as file:
        for number in pages:
            page = os.pread(file.fileno(), _PAGE, (number - 1) * _PAGE)
            if page:
                salt = number.to_bytes(16, "big")
                total += int.from_bytes(hashlib.blake2b(page, key=key, salt=salt, digest_size=32).digest())
    return total


def _logged(log: Path) -> set[int] | None:
    """The pages in SQLite's log; None if they cannot be told."""
    try:
        content = log.open("rb")
    except FileNotFoundError:
        return set()
    pages = set()
    with content as file:
        size = log.stat().st_size
        if size and int.from_bytes(file.read(12)[8:]) != _PAGE:
            return None
        for frame in range(_LOG_HEADER, size, _FRAME_HEADER + _PAGE):
            pages.add(int.from_bytes(os.pread(file.fileno(), 4, frame)))
    return pages


def _beside(path: Path) -> Path:
    return Path(f"{path}-seal")


def _read(path: Path) -> str:
    if not _beside(path).is_file():  # a pipe would be waited for
        raise FileNotFoundError
    with _beside(path).open("rb") as file:
        return file.read(_LONGEST).decode("ascii", "replace")


def _write(path: Path, text: str) -> None:
    new = Path(f"{_beside(path)}.new")
    new.unlink(missing_ok=True)
    with new.open("x", encoding="ascii") as file:
        file.write(text)
    new.replace(_beside(path))


def _key() -> bytes:
    """Your key, drawn when you have none.

    Raises:
        OSError: it can be neither read nor written.
    """
    path = Path(user_folders.path("XDG_STATE_HOME", "key"))
    if not path.exists():
        import tempfile  # noqa: PLC0415 - slow to import, and a key is drawn only once

        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent)  # only you can read it
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(_KEY_BYTES))
        Path(temporary).replace(path)
    return path.read_bytes()[:_KEY_BYTES]
