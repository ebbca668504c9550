"""``glossary/register.tsv``, read and written: only the program does."""

from collections.abc import Sequence
from itertools import filterfalse

from yougo.errors import InvalidFile
from yougo.pipeline import files
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.register import Register
from yougo.workspace.register import text as register_text


def text(workspace: Workspace) -> str:
    """The file's text; ``""`` when there is no file.

    Raises:
        InvalidFile: it cannot be read as text.
    """
    return files.read_text(workspace.register, missing="", remedy=register_text.REMEDY)


def load(workspace: Workspace) -> Register:
    """What the file holds.

    Raises:
        InvalidFile: it is not as yougo wrote it.
    """
    return register_text.parse(text(workspace), workspace.shown(workspace.register))


def load_in_order(workspace: Workspace) -> Register:
    """What the file holds; one that git merged line by line is put in order. The workspace is held.

    Raises:
        InvalidFile: it is not as yougo wrote it.
    """
    before = text(workspace)
    register = register_text.parse(before, workspace.shown(workspace.register))
    if not register_text.is_in_order(before) and before != register_text.render(register):
        write(workspace, register)
    return register


def write(workspace: Workspace, register: Register) -> None:
    """Write the file.

    Raises:
        CannotWrite: it is then as it was.
    """
    files.write(workspace.register, register_text.render(register).encode(), follow=True)


def lost(workspace: Workspace, register: Register, known: Sequence[str]) -> list[str]:
    """The ids of the last glossary that the register has lost.

    They went with a change of branch, or by damage, which only a person can tell apart.

    Raises:
        InvalidFile: it has none at all, though there were some.
    """
    if known and not register.entries:
        reason = f"it has no ids, and the last glossary has {len(known):,}"
        remedy = "restore it from its last commit, or delete build/ to start over"
        raise InvalidFile(file=workspace.shown(workspace.register), line=1, reason=reason, remedy=remedy)
    return list(filterfalse(register.entries.__contains__, known))
