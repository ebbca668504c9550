"""The references of a workspace and of its user, compiled and open to be asked."""

from collections.abc import Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yougo.errors import YougoError
from yougo.model.concepts import Concept
from yougo.model.proposals import Proposal
from yougo.pipeline.files import configuration, paths
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.reference_specs import ReferenceSpec
from yougo.workspace.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yougo.references.compiled import Reference


@dataclass(frozen=True, slots=True)
class Opened:
    """What can be asked, the workspace's own references first, and why others cannot."""

    references: Sequence["Reference"] = ()
    unusable: Sequence[YougoError] = ()

    def proposals(self, concept: Concept) -> list[Proposal]:
        """What they propose where a term lacks something."""
        if not self.references:
            return []
        from yougo.references import proposing  # noqa: PLC0415 - most workspaces have none

        return proposing.proposals(concept, self.references)


NONE = Opened()


def named(workspace: Workspace, settings: Settings) -> list[tuple[ReferenceSpec, Path]]:
    """The references of the workspace and then yours, each with where it is."""
    found = [(spec, paths.absolute(workspace.root, spec.path)) for spec in settings.references]
    return found + [(spec, paths.expanded(spec.path)) for spec in configuration.load().references]


@contextmanager
def opened(workspace: Workspace, settings: Settings) -> "Iterator[Opened]":
    """The references, open; what is new of them is compiled first.

    Raises:
        InvalidFile: your config.toml is not as it must be.
    """
    specs = named(workspace, settings)
    if not specs:
        yield NONE
        return
    from yougo.pipeline.references import compiling  # noqa: PLC0415 - most workspaces have none
    from yougo.references.compiled import Reference  # noqa: PLC0415 - likewise

    references: list[Reference] = []
    unusable: list[YougoError] = []
    with ExitStack() as stack:
        for spec, path in specs:
            try:
                database = compiling.compiled(path).database
            except YougoError as error:
                unusable.append(error)
                continue
            reference = Reference(str(database), spec.name or path.name, is_trusted=spec.trust)
            stack.callback(reference.close)
            references.append(reference)
        yield Opened(references, unusable)
