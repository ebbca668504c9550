"""Takes a person's decision over: written into terms.toml, then into the glossary."""

from collections.abc import Mapping

from yougo import curation
from yougo.merge.decisions import FIELDS
from yougo.model import Concept
from yougo.pipeline import files, terms
from yougo.pipeline.refresh import refresh
from yougo.pipeline.workspace import Workspace
from yougo.register import Ledger, parse, render


def decide(workspace: Workspace, name: str, changes: Mapping[str, object]) -> Concept:
    """Set fields of one concept (None forgets a decision) and return it as it then is.

    What the documents now say of a decided field is kept in the register, so that a later change of theirs
    is told as a conflict.

    Raises:
        UnknownTerm, AmbiguousTerm: no, or no single, concept is meant.
    """
    refresh(workspace)
    identifier = terms.concept(workspace, name).id
    with files.locked(workspace.glossary):
        text = files.read_text(workspace.terms, missing="")
        curation.parse(text, workspace.shown(workspace.terms))
        edited = curation.edit(text, identifier, changes)
        _forget_said(workspace, identifier, changes)
        files.write(workspace.terms, edited.encode())
    refresh(workspace)
    return terms.concept(workspace, identifier)


def _forget_said(workspace: Workspace, identifier: str, changes: Mapping[str, object]) -> None:
    """A new decision is made in view of what the documents say now: the register learns that anew."""
    register = parse(files.read_text(workspace.register, missing=""), workspace.shown(workspace.register))
    ledger = Ledger(register)
    decided = FIELDS if "status" in changes else [field for field in FIELDS if field in changes]
    for field in decided:
        ledger.say(identifier, field, None)
    if ledger.close() != register:
        files.write(workspace.register, render(ledger.close()).encode())
