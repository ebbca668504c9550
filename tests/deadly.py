"""A reader that some documents take down, as a mistake in a C library would; tests install it as a plugin."""

import os
import signal
import time
from pathlib import Path

from yougo.model.documents import Document, Reader
from yougo.readers import plain

_ENTRY_POINTS = "[yougo.readers]\ndeadly = deadly:READER\n"
_SECONDS = {"SLOW": 60, "WAIT": 3}


def installed(folder: Path) -> dict[str, str]:
    """An environment in which it is installed, in a folder made for it."""
    info = folder / "deadly-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Name: deadly\nVersion: 1\n")
    (info / "entry_points.txt").write_text(_ENTRY_POINTS)
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(Path(__file__).parent)))}


def read(data: bytes, name: str) -> Document:
    """A plain document, after what its first word asks for."""
    word, _, rest = data.decode().partition(" ")
    first = Path(rest.partition("\n")[0])
    if word == "DIE" or (word == "ONCE" and not first.exists()):
        if word == "ONCE":
            first.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "FULL":
        raise MemoryError
    if word in _SECONDS:
        first.touch()
        time.sleep(_SECONDS[word])
    return plain.READER.read(data, name)


READER = Reader("deadly", (".deadly",), read)
