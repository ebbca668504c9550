"""What a person should look at next: conflicts first, then what only an acronym joins, then other warnings.

Unverified readings follow, then the other candidates.
"""

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from operator import attrgetter

from yougo.model.codes import with_severity
from yougo.model.concepts import Concept
from yougo.pipeline import files
from yougo.pipeline.decisions import history
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.selecting import EVERYTHING, Selection

_DECISION = with_severity("decision")
_READING = frozenset({"reading-unverified"})
_JOINED = frozenset({"joined-by-acronym"})
CONFLICT, JOINED, WARNING, READING, CANDIDATE = range(5)


def queue(
    concepts: Iterable[Concept], wanted: Selection = EVERYTHING, skipped: Collection[str] = ()
) -> list[str]:
    """The ids of what needs a decision, most doubtful first.

    Of equals in the documents' order, skipped ones last.
    """

    def order(concept: Concept) -> tuple[object, ...]:
        place = concept.first_place
        return (
            concept.id in skipped,
            need(concept),
            concept.confidence,
            place.document,
            place.line,
            concept.id,
        )

    needed = (each for each in concepts if wanted.holds(each) and need(each) is not None)
    return [str(identifier) for *_, identifier in sorted(map(order, needed))]


def need(concept: Concept) -> int | None:
    """Why a person should look at a concept: one of the five, the most doubtful; None when all is decided."""
    if concept.is_rejected:
        return None
    codes = set(map(attrgetter("code"), concept.warnings))
    is_candidate = concept.status == "candidate"
    reasons = (
        (CONFLICT, codes & _DECISION),
        (JOINED, is_candidate and codes & _JOINED),
        (WARNING, is_candidate and codes - _READING),
        (READING, codes & _READING),
        (CANDIDATE, is_candidate),
    )
    return next((reason for reason, holds in reasons if holds), None)


def skipped(workspace: Workspace) -> list[str]:
    """The ids that were skipped and are still undecided."""
    return files.read_text(workspace.history / "skipped.txt", missing="").split("\n")


def remember_skipped(workspace: Workspace, before: AbstractSet[str], after: AbstractSet[str]) -> None:
    """Keep what was skipped for the next time; `before` is what a review began with.

    What another review skipped meanwhile stays.
    """
    with files.locked(workspace.glossary):
        known = set(skipped(workspace))
        now = (known - (before - after)) | (after - before)
        if now != known:
            text = "\n".join(sorted(now - {""}))
            files.write(history.prepare(workspace) / "skipped.txt", text.encode())
