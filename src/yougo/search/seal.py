"""Whether the database is, byte for byte, as yougo left it: its hash is beside it in ``glossary.db-seal``.

SQLite's own checks see neither a changed letter in a text nor a table that is missing.
"""

import hashlib
from pathlib import Path


def seal(path: Path) -> None:
    """Note what the database is; nothing may have it open for writing."""
    new = Path(f"{_beside(path)}.new")
    new.unlink(missing_ok=True)
    with new.open("x", encoding="ascii") as file:
        file.write(_hash(path))
    new.replace(_beside(path))


def lift(path: Path) -> None:
    """Forget what the database was, before it changes."""
    _beside(path).unlink(missing_ok=True)


def is_sealed(path: Path) -> bool:
    """Whether it was noted what the database is; not so while it changes, or when a change was cut short."""
    return _beside(path).exists()


def holds(path: Path) -> bool:
    """Whether the database is what was noted, and nobody else has written to it."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        return False
    return _beside(path).read_bytes() == _hash(path).encode()


def is_as_left(path: Path) -> bool:
    """Whether it was noted what the database is, and it still is that."""
    return is_sealed(path) and holds(path)


def _beside(path: Path) -> Path:
    return Path(f"{path}-seal")


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
