"""What went wrong, as one sentence and an exit code."""

import errno
import io
import os
import re
import sys
from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.output import say
from yougo.cli.sentences import again, told
from yougo.errors import FolderGone, YougoError
from yougo.translation import ENGLISH, spoken

_PUNCTUATION = (("'. ", "'。"), ("： ", "："), ("。 ", "。"), ("', '", "'、'"), (",\n\t", "、\n\t"))
"""The marks that click puts between messages, and those of Japanese."""


def report(error: BaseException) -> int:
    """Print an error as one sentence; returns the exit code.

    An error that is not an `Exception` is raised again, and any unexpected one if YOUGO_DEBUG is set.
    """
    meant = _meant(error)
    if isinstance(meant, YougoError):
        return _fail(told(meant), meant.exit_code)
    if isinstance(meant, click.Abort | KeyboardInterrupt):
        return _fail(messages.INTERRUPTED, 130)
    if isinstance(meant, click.ClickException):
        return _usage_error(meant)
    if isinstance(meant, BrokenPipeError):
        return stopped()
    if isinstance(meant, OSError) and meant.errno == errno.ENOSPC:
        return _fail(messages.NO_SPACE.format(reason=again(meant.strerror or "")), 2)
    return _unexpected(meant)


def _meant(error: BaseException) -> BaseException:
    """The error that the user should hear of.

    Where the working directory was deleted, some file is missing first. Python 3.11 turns a Ctrl-C in the
    middle of a class statement into a RuntimeError that it causes.
    """
    if isinstance(error, FileNotFoundError) and _is_deleted():
        return FolderGone()
    if isinstance(error.__cause__, KeyboardInterrupt):
        return error.__cause__
    return error


def _is_deleted() -> bool:
    """Whether the working directory was deleted."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _unexpected(error: BaseException) -> int:
    """Name an error that nobody thought of, or raise it again for who wants its traceback."""
    if os.environ.get("YOUGO_DEBUG") or not isinstance(error, Exception):
        raise error
    return _fail(messages.UNEXPECTED.format(error=f"{type(error).__name__}: {error}"), 2)


def stopped() -> int:
    """Print nothing more, as nobody reads on (`yougo list | head`); returns the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _usage_error(error: click.ClickException) -> int:
    """Print click's own message, with the command's usage, begun as all messages are."""
    message = io.StringIO()
    error.show(message)
    told = re.sub("^Error: ", "yougo: ", message.getvalue().rstrip("\n"), flags=re.MULTILINE)
    say(told if spoken() == ENGLISH else _punctuated(told))
    return 2


def _punctuated(told: str) -> str:
    """A message of click's with the marks of Japanese."""
    for mark, japanese in _PUNCTUATION:
        told = told.replace(mark, japanese)
    return re.sub(r"\.$", "。", told)


def _fail(message: str, code: int) -> int:
    say("yougo: " + message.replace("\n", "\\n"))
    return code
