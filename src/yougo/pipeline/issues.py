"""What a check finds, and a list shows."""

from dataclasses import dataclass

from yougo.model.codes import CheckCode
from yougo.model.documents import Place, Problem


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that a person should look at."""

    code: CheckCode
    message: str
    place: Place | None
    """None for what only a person's decision states."""
    term: str = ""
    """The id of the concept that it is about."""
    others: tuple[Place, ...] = ()
    """Further places, such as the decision that a document contradicts."""


def issue(problem: Problem) -> Issue:
    """A problem of a document as an issue."""
    return Issue(problem.code, problem.message, problem.place)
