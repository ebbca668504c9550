"""Looks things up in the last whole glossary: loads nothing that a look-up can do without."""

import os

from yougo.errors import NoGlossary, OutsideWorkspace
from yougo.pipeline.root import is_workspace
from yougo.search.index import Index


def glossary(root: str) -> Index:
    """The last whole glossary of a workspace, to look up in; a context manager.

    Raises:
        OutsideWorkspace: the folder is not a workspace.
        NoGlossary: nothing has been built yet.
        UnusableGlossary: on entering and inside, when the database is damaged or none of this version.
    """
    if not os.path.exists(_database(root)) or not os.path.getsize(_database(root)):  # noqa: PTH110, PTH202
        raise no_glossary(root)
    return Index(_database(root))


def decisions_are_newer(root: str) -> bool:
    """Whether terms.toml was changed after the glossary was built."""
    terms = os.path.join(root, "glossary", "terms.toml")  # noqa: PTH118
    try:
        return os.stat(terms).st_mtime_ns > os.stat(_database(root)).st_mtime_ns  # noqa: PTH116
    except OSError:
        return False


def no_glossary(root: str) -> Exception:
    """The error that says which command makes a glossary."""
    if not is_workspace(root):
        return OutsideWorkspace(folder=root)
    return NoGlossary(folder=root)


def _database(root: str) -> str:
    return os.path.join(root, "build", "glossary.db")  # noqa: PTH118 - pathlib costs too much
