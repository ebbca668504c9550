"""Whether the database is, byte for byte, as yougo left it: its seal is beside it in ``glossary.db-seal``.

SQLite's own checks see neither a changed letter in a text nor a table that is missing. A seal is a hash that
only you can make: its key, drawn at random, is a file of your own, ``~/.local/state/yougo/key``, and never
part of a workspace. So a database that somebody else made is not taken for one of yours.

BLAKE2 with a key is such a hash by itself (RFC 7693). A seal is two of them: one by which the key is known
again, and that of the database, or of the word `_OPEN` while a build changes it.
"""

import hashlib
import os
from functools import partial
from pathlib import Path
from typing import Literal

State = Literal["whole", "changed", "open", "foreign"]
"""As you left it; changed by others since; being changed by you; not yours, as far as one can tell."""

_KEY_BYTES = 32
_OPEN = b"open"
_LONGEST = 200
"""Bytes of a seal that are read; it has 129."""


def seal(path: Path) -> None:
    """Note what the database is; nothing may have it open for writing.

    Raises:
        OSError: the seal or your key cannot be written.
    """
    key = _key()
    _write(path, _seal(key, _hash(path, key)))


def lift(path: Path) -> None:
    """Note that you are about to change the database.

    Raises:
        OSError: the seal cannot be written.
    """
    try:
        key = _key()
    except OSError:  # without a key there are no seals
        _beside(path).unlink(missing_ok=True)
    else:
        _write(path, _seal(key, _hash_of(_OPEN, key)))


def state(path: Path) -> State:
    """What the seal says of the database; one that cannot be read says nothing."""
    try:
        key, found = _key(), _read(path)
    except OSError:
        return "foreign"
    if found == _seal(key, _hash_of(_OPEN, key)):
        return "open"
    if not found.startswith(_seal(key, "")):
        return "foreign"
    log = Path(f"{path}-wal")
    is_logged = log.exists() and log.stat().st_size
    return "changed" if is_logged or found != _seal(key, _hash(path, key)) else "whole"


def is_as_left(path: Path) -> bool:
    """Whether the database is as you left it."""
    return state(path) == "whole"


def is_open(path: Path) -> bool:
    """Whether a database of yours has changed, or begun to, and was not sealed since."""
    try:
        key, found = _key(), _read(path)
    except OSError:
        return True
    return found == _seal(key, _hash_of(_OPEN, key))


def _seal(key: bytes, content: str) -> str:
    return f"{_hash_of(b'key', key)} {content}"


def _hash_of(word: bytes, key: bytes) -> str:
    return hashlib.blake2b(word, key=key, digest_size=32).hexdigest()


def _hash(path: Path, key: bytes) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, partial(hashlib.blake2b, key=key, digest_size=32)).hexdigest()


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
    path = _key_path()
    if not path.exists():
        import tempfile  # noqa: PLC0415 - slow to import, and a key is drawn only once

        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent)  # only you can read it
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(_KEY_BYTES))
        Path(temporary).replace(path)
    return path.read_bytes()[:_KEY_BYTES]


def _key_path() -> Path:
    """Where your key is: below ``$XDG_STATE_HOME``, which counts only when it is absolute."""
    base = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 - the variable is a string
        base = os.path.expanduser("~/.local/state")  # noqa: PTH111 - it never raises
    return Path(base, "yougo", "key")
