"""``glossary/terms.toml``, read: what people decided."""

from yougo.pipeline import files
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace import terms_file
from yougo.workspace.decision import Decision


def text(workspace: Workspace) -> str:
    """The file's text; ``""`` when there is no file.

    Raises:
        InvalidFile: it cannot be read as text.
    """
    return files.read_text(workspace.terms, missing="")


def load(workspace: Workspace) -> dict[str, Decision]:
    """What the file says.

    Raises:
        InvalidFile: it is not as it must be.
    """
    return parse(workspace, text(workspace))


def parse(workspace: Workspace, text: str) -> dict[str, Decision]:
    """What a text says that is the file, was it or is to be it.

    Raises:
        InvalidFile: it is not as it must be.
    """
    return terms_file.parse(text, workspace.shown(workspace.terms))
