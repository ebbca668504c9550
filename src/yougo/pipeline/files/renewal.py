"""Files that are made piece by piece: however large, they are never held whole."""

import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO

from yougo.errors import CannotWrite
from yougo.pipeline import files

_IN_MEMORY = 1_000_000
"""Bytes beyond which a file that is being made is on the disk."""
_AT_A_TIME = 1 << 20


def renew(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file; one that has this content, and is no link, stays as it is, and so does its time.

    Raises:
        CannotWrite: the old file is then as it was.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as made:
        try:
            for piece in pieces:  # writelines would hold all of them
                made.write(piece)
        except OSError as error:
            raise CannotWrite.at(path, error) from None
        if not _holds(path, made):
            files.write(path, _read(made))


def _holds(path: Path, made: IO[bytes]) -> bool:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size != made.tell():
            return False
        with path.open("rb") as file:
            return all(map(bytes.__eq__, _read(file), _read(made)))
    except OSError:
        return False


def _read(file: IO[bytes]) -> Iterator[bytes]:
    """A file's bytes from its beginning."""
    file.seek(0)
    return iter(partial(file.read, _AT_A_TIME), b"")
