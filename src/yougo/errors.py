"""What can go wrong that a user can mend: each class's docstring is its message.

A message is one sentence that names file and line and says what to do; ``{…}`` are filled from the
keywords that the class is raised with. Exit codes belong to the classes.
"""

from typing import ClassVar


class YougoError(Exception):
    """Something is wrong that you can mend."""

    exit_code: ClassVar[int] = 2

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(**facts))


class UnreadableDocument(YougoError):
    """{document} cannot be read: {reason}; {remedy}."""

    exit_code = 1


class InvalidFile(YougoError):
    """{file}, line {line}: {reason}; {remedy}."""


class UnknownTerm(YougoError):
    """No term is called “{name}”: `yougo list` shows them all, `yougo lookup` finds similar ones."""

    exit_code = 1


class AmbiguousTerm(YougoError):
    """“{name}” is the name of several terms: say which by its id, one of {ids}."""
