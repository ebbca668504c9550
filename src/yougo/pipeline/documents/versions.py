"""What findings and readings depend on, beside the documents: when it changes, they are made again.

Rules and tables are known by their files' content, so that nobody has to remember to count a version up.
"""

import hashlib
from functools import cache
from pathlib import Path

import yougo
from yougo import readers, readings

_READ_BY = ("language", "model", "readers", "extract", "readings/sudachi.py")


@cache
def rules() -> str:
    """What a document's findings depend on."""
    return f"{_content(*_READ_BY)} {readers.versions()} {readings.versions()}"


@cache
def engines() -> str:
    """What a name's reading depends on."""
    return f"{_content('readings')} {readings.versions()}"


@cache
def everything() -> str:
    """What the glossary depends on: all of yougo and its engines."""
    return f"{_content('.')} {readers.versions()} {readings.versions()}"


def _content(*parts: str) -> str:
    """A hash of the files of these modules and packages of ours."""
    folder = Path(yougo.__file__).parent
    found = hashlib.sha256()
    for part in parts:
        path = folder / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in {".py", ".tsv"}:
                found.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]
