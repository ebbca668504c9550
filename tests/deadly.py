"""A reader that some documents take down, as a mistake in a C library would; tests install it as a plugin."""

import os
import signal
import time
from pathlib import Path

from yougo.model.documents import Document, Reader
from yougo.readers import plain

ENTRY_POINTS = "[yougo.readers]\ndeadly = deadly:READER\n"


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
    if word == "SLOW":
        first.touch()
        time.sleep(60)
    return plain.READER.read(data, name)


READER = Reader("deadly", (".deadly",), read)
