"""Opens a file in the program that the system has for it."""

import subprocess
import sys
from pathlib import Path

_PATIENCE = 3
"""Seconds after which the program itself is running, rather than what starts it."""


def opened(path: Path) -> bool:
    """Open a file; whether the system has a program for it. What that program prints is not shown."""
    starter = "open" if sys.platform == "darwin" else "xdg-open"
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen([starter, path], stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - a path of ours
        return started.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
