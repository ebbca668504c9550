"""Opens a file in the program that the system has for it."""

import subprocess
import sys
from pathlib import Path

from yougo.cli import messages
from yougo.cli.output import say
from yougo.pipeline.files.workspace import Workspace

_PATIENCE = 3
"""Seconds after which the program itself is running, rather than what starts it."""


def opened(where: Workspace, path: Path) -> int:
    """Open a file of a workspace, or say that there is no program for it; returns the exit code."""
    if _starts(path):
        return 0
    say(messages.NOT_STARTED.format(file=where.shown(path)))
    return 1


def _starts(path: Path) -> bool:
    """Whether the system has a program for a file, and it starts. What it prints is not shown."""
    starter = "open" if sys.platform == "darwin" else "xdg-open"
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen([starter, path], stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - a path of ours
        return started.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
