"""The references of a workspace and of its user, compiled and open to be asked."""

from collections.abc import Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from yougo.errors import YougoError
from yougo.model.concepts import Concept, Reading
from yougo.model.proposals import SIDES, Proposal, united
from yougo.pipeline.files import configuration, paths
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.reference_specs import ReferenceSpec
from yougo.workspace.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yougo.references.compiled import Reference


class Proposer(Protocol):
    """Who proposes what a term lacks."""

    def proposals(self, concept: Concept) -> list[Proposal]:
        """What is proposed, side by side."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What can be asked, the workspace's own references first, and why others cannot."""

    references: Sequence["Reference"] = ()
    unusable: Sequence[YougoError] = ()
    others: Sequence["Proposer"] = ()
    """Who else is asked for proposals."""
    away: Sequence[YougoError] = ()
    """Which references are what they were, as their files are gone."""

    @property
    def can_propose(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.references or self.others)

    def proposals(self, concept: Concept) -> list[Proposal]:
        """What they propose where a term lacks something, side by side."""
        found = list(chain.from_iterable(each.proposals(concept) for each in self.others))
        if self.references:
            from yougo.references import proposing  # noqa: PLC0415 - most workspaces have none

            found += proposing.with_draft(concept, self.references)
        known = {each.side for each in found if not each.parts}
        kept = (each for each in found if not (each.parts and each.side in known))
        in_order = sorted(kept, key=attrgetter("is_of_model"))
        return sorted(united(in_order), key=lambda each: SIDES.index(each.side))

    def explained(self, acronym: str) -> list[Proposal]:
        """What they know of an acronym that no document explains, as proposals of its English."""
        if not self.references:
            return []
        from yougo.references import proposing  # noqa: PLC0415 - most workspaces have none

        return proposing.expansions(acronym, self.references)

    def filled(self, concept: Concept) -> Concept:
        """A term with what those that are trusted say of its gaps."""
        if not self.references:
            return concept
        from yougo.references import filling  # noqa: PLC0415 - most workspaces have none

        trusted = list(filter(attrgetter("is_trusted"), self.references))
        return filling.filled(concept, trusted)

    def weighed(self, name: str, reading: Reading) -> Reading:
        """The engines' reading of a name beside those that they have."""
        if not self.references:
            return reading
        from yougo.references import filling  # noqa: PLC0415 - most workspaces have none

        return filling.weighed(name, reading, self.references)


NONE = Opened()


class State(NamedTuple):
    """What a build depends on of the references."""

    text: str = ""
    """Their contents, names and trust; ``""`` without any."""
    unusable: Sequence[YougoError] = ()
    """Why some of them cannot be asked."""


def state(workspace: Workspace, settings: Settings) -> State:
    """What a build depends on of the references.

    Raises:
        InvalidFile: your config.toml is not as it must be.
    """
    specs = named(workspace, settings)
    if not specs:
        return State()
    from yougo.pipeline.references import compiling  # noqa: PLC0415 - most workspaces have none

    found: list[str] = []
    unusable: list[YougoError] = []
    for spec, path in specs:
        try:
            found.append(f"{spec.name} {spec.trust} {compiling.named(spec, path).database.name}")
        except YougoError as error:
            unusable.append(error)
    return State("\n".join(found), unusable)


def named(workspace: Workspace, settings: Settings) -> list[tuple[ReferenceSpec, Path]]:
    """The references of the workspace and then yours, each with where it is; the workspace itself is none."""
    found = [(spec, workspace.leads(spec.path)) for spec in settings.references]
    found += [(spec, paths.expanded(spec.path)) for spec in configuration.load().references]
    return [(spec, path) for spec, path in found if paths.real(path) != paths.real(workspace.root)]


@contextmanager
def opened(workspace: Workspace, settings: Settings) -> "Iterator[Opened]":
    """The references, open; what is new of them is compiled first.

    Raises:
        InvalidFile: your config.toml is not as it must be.
    """
    specs = named(workspace, settings)
    others, unusable = _others(workspace, settings)
    if not specs:
        yield Opened((), unusable, others)
        return
    from yougo.pipeline.references import compiling  # noqa: PLC0415 - most workspaces have none
    from yougo.references.compiled import Reference  # noqa: PLC0415 - likewise

    references: list[Reference] = []
    away: list[YougoError] = []
    with ExitStack() as stack:
        for spec, path in specs:
            try:
                made = compiling.named(spec, path)
            except YougoError as error:
                unusable.append(error)
                continue
            reference = Reference(str(made.database), spec.name or path.name, is_trusted=spec.trust)
            stack.callback(reference.close)
            references.append(reference)
            away += compiling.away(made, spec, path)
        yield Opened(references, unusable, others, away)


def _others(workspace: Workspace, settings: Settings) -> tuple[list[Proposer], list[YougoError]]:
    """Who else proposes: parallel documents, and models that were asked; and why some cannot."""
    found: list[Proposer | None] = []
    unusable: list[YougoError] = []
    if any(map(attrgetter("parallel"), settings.sources)):
        from yougo.pipeline import parallels  # noqa: PLC0415 - few workspaces have any

        asked, unusable = parallels.opened(workspace, settings.sources)
        found.append(asked)
    if (workspace.history / "models").is_dir():
        from yougo.pipeline import models  # noqa: PLC0415 - few people ask any

        found.append(models.opened(workspace))
    return list(filter(None, found)), unusable
