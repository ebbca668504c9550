"""The glossary's terms as they were last stored."""

from collections.abc import Container, Mapping

from yougo.errors import AmbiguousTerm, NoSuchDocument, NoSuchTag, UnknownTerm
from yougo.model.concepts import Concept
from yougo.model.documents import Problem
from yougo.pipeline import looking
from yougo.pipeline.documents import sources
from yougo.pipeline.export import option_names
from yougo.pipeline.files import folders, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.selecting import Selection
from yougo.store import Store
from yougo.workspace.register import Entry


def concepts(workspace: Workspace) -> list[Concept]:
    """Every concept, the rejected too, in the glossary's order."""
    with Store(workspace.database, last=True) as store:
        return store.concepts()


def problems(workspace: Workspace) -> list[Problem]:
    """What is wrong in the documents themselves, such as a footnote mark without its note."""
    with Store(workspace.database, last=True) as store:
        return store.problems()


def selected(
    workspace: Workspace, *, status: str | None = None, source: str | None = None, tag: str | None = None
) -> Selection:
    """The terms that a person asks for; `source` names a document or a folder, by its name or its path.

    Raises:
        NoSuchDocument: the sentence says which documents there are.
        NoSuchTag: likewise.
    """
    documents = _documents(workspace, source) if source else frozenset[str]()
    tags = {each for concept in concepts(workspace) for each in concept.tags} if tag else set()
    if tag and tag not in tags:
        raise NoSuchTag(tag=tag, tags=", ".join(sorted(tags)) or "none")
    return Selection(status or "", source or "", tag or "", documents)


def _documents(workspace: Workspace, word: str) -> frozenset[str]:
    """The names of the documents that a person's word means; a document's own name means that one alone."""
    with Store(workspace.database, last=True) as store:
        names = {each.name for each in store.sources()}
    if word in names:
        return frozenset({word})
    specs = folders.settings(workspace, option_names()).sources
    found = sources.meant(sources.listed(workspace, specs, names), word) & names
    if not found:
        raise NoSuchDocument(name=word, documents=", ".join(sorted(names)) or "none")
    return frozenset(found)


def concept(workspace: Workspace, name: str) -> Concept:
    """The concept with this id, or that it became part of, or the only one that bears this name.

    Raises:
        UnknownTerm: nothing bears it.
        AmbiguousTerm: several do.
    """
    known = {concept.id: concept for concept in concepts(workspace)}
    if name in known:
        return known[name]
    entries = register_file.load(workspace).entries
    into = became_part_of(name, entries, known)
    if into:
        return known[into]
    with looking.glossary(str(workspace.root)) as index:
        ids = index.named(name)
    if not ids:
        raise UnknownTerm(name=name)
    if len(ids) > 1:
        raise AmbiguousTerm(name=name, ids=", ".join(ids))
    return known[ids[0]]


def became_part_of(identifier: str, entries: Mapping[str, Entry], known: Container[str]) -> str:
    """The present id that this one became part of, ``""`` for none.

    Two branches that git merged may have made each of two ids part of the other; that leads nowhere.
    """
    passed: set[str] = set()
    while identifier in entries and identifier not in passed:
        passed.add(identifier)
        identifier = entries[identifier].into
        if identifier in known:
            return identifier
    return ""
