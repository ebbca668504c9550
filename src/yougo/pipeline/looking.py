"""Looks things up in the last whole glossary."""

from yougo import search
from yougo.errors import AmbiguousTerm, NoGlossary, UnknownTerm
from yougo.model import Concept
from yougo.pipeline.workspace import Workspace
from yougo.store import Store


def find(workspace: Workspace, query: str, limit: int) -> list[str]:
    """The JSON lines of the terms that a query finds, best first; a `limit` of 0 is none.

    Raises:
        NoGlossary: nothing has been built yet.
    """
    if not workspace.database.exists():
        raise NoGlossary(folder=workspace.root)
    return [hit.line for hit in search.find(workspace.database, query, limit)]


def decisions_newer(workspace: Workspace) -> bool:
    """Whether terms.toml was changed after the glossary was built."""
    if not (workspace.terms.exists() and workspace.database.exists()):
        return False
    return workspace.terms.stat().st_mtime_ns > workspace.database.stat().st_mtime_ns


def concepts(workspace: Workspace) -> list[Concept]:
    """Every concept, the rejected too, in the glossary's order."""
    with Store(workspace.database) as store:
        return store.concepts()


def concept(workspace: Workspace, name: str) -> Concept:
    """The concept with this id, or the only one that bears this name.

    Raises:
        UnknownTerm: nothing bears it.
        AmbiguousTerm: several do.
    """
    known = {concept.id: concept for concept in concepts(workspace)}
    if name in known:
        return known[name]
    ids = search.by_name(workspace.database, name)
    if not ids:
        raise UnknownTerm(name=name)
    if len(ids) > 1:
        raise AmbiguousTerm(name=name, ids=", ".join(ids))
    return known[ids[0]]
