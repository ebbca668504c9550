"""Your own settings, for every workspace: ``~/.config/yougo/config.toml``.

What a workspace may not decide is decided here: it may have come from somebody else.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from yougo.errors import InvalidFile
from yougo.pipeline import files
from yougo.workspace import toml

_MEGABYTE = 1_000_000
_KINDS: dict[str, tuple[type, str]] = {
    "browser": (str, "a string"),
    "largest_document_mb": (int, "a whole number"),
}


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the file says; an absent file says nothing."""

    browser: str = ""
    """The Chromium or Chrome that prints PDFs."""
    largest_document_mb: int = 200
    """Larger documents are not read."""

    @property
    def largest(self) -> int:
        """Bytes of the largest document that is read."""
        return self.largest_document_mb * _MEGABYTE


def path() -> Path:
    """Where the file is: below ``$XDG_CONFIG_HOME``, which counts only when it is absolute."""
    base = os.environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 - the variable is a string
        base = os.path.expanduser("~/.config")  # noqa: PTH111 - it never raises
    return Path(base, "yougo", "config.toml")


def load() -> Configuration:
    """Your settings.

    Raises:
        InvalidFile: the file is not TOML, or says something unknown.
    """
    file = path()
    text = files.read_text(file, missing="")
    data = toml.load(text, str(file))
    for key, value in data.items():
        if key not in _KINDS:
            raise _fault(text, key, f"“{key}” is not a setting", toml.advice(key, _KINDS))
        kind, what = _KINDS[key]
        if type(value) is not kind:
            raise _fault(text, key, f"“{key}” is not {what}", f"write {key} = {what}")
    if data.get("largest_document_mb", 1) < 1:
        raise _fault(text, "largest_document_mb", "no document is so small", "write at least 1")
    return Configuration(**data)


def _fault(text: str, key: str, reason: str, remedy: str) -> InvalidFile:
    line = toml.line_of(toml.lines(text), key)
    return InvalidFile(file=path(), line=line, reason=reason, remedy=remedy)
