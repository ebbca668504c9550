"""Your own settings, for every workspace: ``~/.config/yougo/config.toml``.

What a workspace may not decide is decided here: it may have come from somebody else.
"""

from dataclasses import dataclass
from pathlib import Path

from yougo.pipeline import files, listed_workspaces
from yougo.translation import said
from yougo.workspace import reference_specs, workspace_list
from yougo.workspace.reference_specs import ReferenceSpec
from yougo.workspace.schema import Kind, Page, is_number, is_text

_MEGABYTE = 1_000_000
_KINDS = {
    "browser": Kind(is_text, said("“{}” is not a string"), said("write {key} = a string")),
    workspace_list.KEY: workspace_list.KIND,
    "jobs": Kind(is_number, said("“{}” is not a whole number"), said("write {key} = a whole number")),
    "largest_document_mb": Kind(
        is_number, said("“{}” is not a whole number"), said("write {key} = a whole number")
    ),
    reference_specs.KEY: reference_specs.KIND,
}
_WRONG_BELOW_1 = {
    "jobs": said("at least one process reads"),
    "largest_document_mb": said("no document is so small"),
}


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the file says; an absent file says nothing."""

    browser: str = ""
    """The Chromium or Chrome that prints PDFs."""
    jobs: int = 0
    """How many processes read documents where it pays; 0 for as many as there are cores."""
    largest_document_mb: int = 200
    """Larger documents are not read."""
    workspaces: tuple[str, ...] = ()
    """The folders of all your workspaces: look-ups ask them, and `yougo build --all` builds them."""
    references: tuple[ReferenceSpec, ...] = ()
    """What all your workspaces may ask."""

    @property
    def largest(self) -> int:
        """Bytes of the largest document that is read."""
        return self.largest_document_mb * _MEGABYTE


def path() -> Path:
    """Where the file is."""
    return Path(listed_workspaces.path())


def load() -> Configuration:
    """Your settings.

    Raises:
        InvalidFile: the file is not TOML, or says something unknown.
    """
    file = path()
    page = Page(files.read_text(file, missing=""), str(file))
    page.check((), page.data, _KINDS, said("there is no setting “{}”"))
    for key, reason in _WRONG_BELOW_1.items():
        if page.data.get(key, 1) < 1:
            raise page.refusal((key,), reason, said("write at least 1"))
    references = reference_specs.specs(page)
    page.data.pop(reference_specs.KEY, None)
    workspaces = tuple(page.data.pop(workspace_list.KEY, ()))
    return Configuration(**page.data, workspaces=workspaces, references=references)
