"""Looks things up in the last whole glossary: loads nothing that a look-up can do without."""

from yougo import search
from yougo.errors import NoGlossary
from yougo.pipeline.workspace import Workspace


def find(workspace: Workspace, query: str, limit: int) -> list[str]:
    """The JSON lines of the terms that a query finds, best first; a `limit` of 0 is none.

    Raises:
        NoGlossary: nothing has been built yet.
    """
    if not workspace.database.exists():
        raise NoGlossary(folder=workspace.root)
    return [hit.line for hit in search.find(workspace.database, query, limit)]


def ids(workspace: Workspace, query: str, limit: int) -> list[str]:
    """The ids of the terms that a query finds, best first."""
    return [hit.id for hit in search.find(workspace.database, query, limit)]


def decisions_newer(workspace: Workspace) -> bool:
    """Whether terms.toml was changed after the glossary was built."""
    if not (workspace.terms.exists() and workspace.database.exists()):
        return False
    return workspace.terms.stat().st_mtime_ns > workspace.database.stat().st_mtime_ns
