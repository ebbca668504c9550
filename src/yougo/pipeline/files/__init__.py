"""Files are read, locked and written here and nowhere else: whole, or not at all."""

import contextlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from yougo.errors import CannotWrite
from yougo.pipeline.files import lock
from yougo.pipeline.files.reading import kind, read_document, read_text
from yougo.translation import said

__all__ = [
    "check_inside", "holds", "kind", "locked", "make_folder", "read_document", "read_text", "remove", "runs",
    "sweep", "whole", "write",
]  # fmt: skip
_TEMPORARY = re.compile(r"\.yougo-(\d{1,9})-[a-z0-9_]{8}")
"""The name of a temporary file: the process that writes it, and what `tempfile` draws."""
_held: set[Path] = set()
"""The folders that this process has locked."""


def write(path: Path, content: bytes | Iterable[bytes], *, follow: bool = False) -> None:
    """Write a file through a temporary one beside it, so that it is old or new and never torn.

    A link gives way to the file: a stranger's workspace may hold links to your own files. With `follow` it
    stays, and the file that it leads to is written; that is for what you may keep elsewhere.

    Raises:
        CannotWrite: the folder cannot be written or the disk is full; the old file is as it was.
    """
    import tempfile  # noqa: PLC0415 - slow to import, and most commands write nothing

    temporary = None
    try:
        path = _followed(path) if follow and path.is_symlink() else path
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_prefix())
        with os.fdopen(handle, "wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, temporary)
        Path(temporary).replace(path)
        _flush(path.parent)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise CannotWrite.at(path, error) from None


def holds(path: Path, content: bytes) -> bool:
    """Whether a file is there, itself and no link to it, and has just this content."""
    try:
        is_alike = not path.is_symlink() and path.is_file() and path.stat().st_size == len(content)
        return is_alike and path.read_bytes() == content
    except OSError:
        return False


def _followed(link: Path) -> Path:
    """The file that a link of ours leads to: one of its own kind, which is there.

    Raises:
        CannotWrite: it leads elsewhere.
    """
    if link.is_file() and link.resolve().suffix == link.suffix:
        return link.resolve()
    reason = said(f"it is a link, and does not lead to a {link.suffix} file")
    raise CannotWrite(file=link, reason=reason, remedy=said("correct the link, or put the file itself there"))


def _prefix() -> str:
    """How the names of this process's temporary files begin."""
    return f".yougo-{os.getpid()}-"


def _flush(folder: Path) -> None:
    """See that a new name in a folder outlives a power cut, and does so before any later one."""
    with contextlib.suppress(OSError):  # a file system that cannot, a folder that may only be written
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what killed commands of yours left half written in a folder."""
    for left in folder.glob(".yougo-*"):
        with contextlib.suppress(OSError):  # another command removed it, or the folder is read-only
            if _is_abandoned(left):
                remove(left)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it.

    Raises:
        OSError: it cannot be removed.
    """
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _is_abandoned(path: Path) -> bool:
    """Whether a file has the name of a temporary one, is yours, and the process that wrote it is gone."""
    writer = _TEMPORARY.fullmatch(path.name)
    if not writer or path.lstat().st_uid != os.getuid():
        return False
    return not runs(int(writer[1]))


def runs(process: int) -> bool:
    """Whether a process of this number is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's
        return True
    return True


def _keep_mode(path: Path, temporary: str) -> None:
    """A new file gets the mode that any new file would; an old one keeps its own."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(temporary).chmod(mode)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the workspace: others that want to write wait. The folder itself is what is locked.

    Who holds it already may hold it again. What a command that was killed left there half written is swept
    away.

    Raises:
        CannotWrite: the folder cannot be opened, or its history leads out of it.
    """
    if folder in _held:
        yield
        return
    check_inside(folder / ".history", folder)
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise CannotWrite.at(folder, error) from None
    try:
        with contextlib.suppress(OSError):  # a file system without locks: one user at a time
            lock.lock(handle)
        _held.add(folder)
        for each in (folder, folder / ".history", folder / "sources"):
            if _is_inside(each, folder):
                sweep(each)
        yield
    finally:
        _held.discard(folder)
        os.close(handle)


def check_inside(folder: Path, root: Path) -> None:
    """See that a folder of the workspace is not a link that leads out of it.

    Raises:
        CannotWrite: it is one; what it leads to is not the workspace's to write.
    """
    if not _is_inside(folder, root):
        reason, remedy = (
            said("it is a link that leads out of the workspace"),
            said("replace it with a folder"),
        )
        raise CannotWrite(file=folder, reason=reason, remedy=remedy)


def _is_inside(folder: Path, root: Path) -> bool:
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root))


def make_folder(path: Path) -> None:
    """A folder and those above it.

    Raises:
        CannotWrite: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite.at(path, error) from None


@contextlib.contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A temporary path beside a new file or folder; what was made there gets its name at the end, or goes.

    Raises:
        CannotWrite: it cannot be written; nothing of it is left then.
    """
    import tempfile  # noqa: PLC0415 - likewise

    make_folder(target.parent)
    temporary = None
    try:
        temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix()))
        yield temporary / target.name
        (temporary / target.name).rename(target)
    except CannotWrite as error:
        raise CannotWrite(**{**error.facts, "file": target}) from None
    except OSError as error:
        raise CannotWrite.at(target, error) from None
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
