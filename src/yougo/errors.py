"""What can go wrong that a user can mend: each class's docstring is its message.

A message is one sentence that names file and line and says what to do; ``{…}`` are filled from the
keywords that the class is raised with. Exit codes belong to the classes.
"""

import errno
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


class ImpossibleDecision(YougoError):
    """Nothing is decided: {reason}; {remedy}."""


class NameTaken(YougoError):
    """Nothing is decided: “{name}” is already a name of {id}. Use `yougo edit {id}`."""


class ChangedMeanwhile(YougoError):
    """Nothing is decided: another command changed “{id}” while you were looking at it; look at it again."""


class NothingToUndo(YougoError):
    """Nothing is undone, {reason}: {remedy}."""

    exit_code = 1


class UnknownTerm(YougoError):
    """No term is called “{name}”: `yougo list` shows them all, `yougo lookup` finds similar ones."""

    exit_code = 1


class AmbiguousTerm(YougoError):
    """“{name}” is the name of several terms: say which by its id, one of {ids}."""


class CannotWrite(YougoError):
    """{file} cannot be written ({reason}): {remedy}; the file is as it was."""

    @classmethod
    def at(cls, file: object, error: OSError) -> "CannotWrite":
        """The error for a failed write."""
        full = error.errno == errno.ENOSPC
        remedy = "free some space" if full else "check the folder's permissions"
        return cls(file=file, reason=error.strerror or str(error), remedy=remedy)


class Unfinished(YougoError):
    """Your decision is kept; {file} cannot be written ({reason}): {remedy}, the next command completes it."""


class NotShown(YougoError):
    """Your decision is kept, but the glossary does not show it yet. {reason} Then run `yougo build`."""


class NoWorkspace(YougoError):
    """{folder} is not a workspace (no glossary/yougo.toml). Create one with `yougo init {folder}`."""


class FolderGone(YougoError):
    """The folder that you are in was deleted. Change to another one with `cd`."""


class OutsideWorkspace(YougoError):
    """You are not in a workspace, nor is {folder} one.

    Create one with `yougo init`, or name one with --workspace.
    """


class WorkspaceExists(YougoError):
    """{folder} is a workspace already: `yougo add` names documents to read."""


class NoSuchSource(YougoError):
    """{path} is not there: give a document, a folder or a pattern that exists."""


class NotASource(YougoError):
    """{path} is no source of this glossary: {file} lists them."""


class UnknownFormat(YougoError):
    """{path} is in a format that yougo does not read: it takes {suffixes}."""


class WrongColumns(YougoError):
    """--columns {value} cannot be used: {reason}; write japanese=2,english=1,definition=備考."""


class NoGlossary(YougoError):
    """There is no glossary yet in {folder}: `yougo build` makes it."""


class UnusableGlossary(YougoError):
    """{file} cannot be searched ({reason}): `yougo build` makes it anew."""


class NotAnOutput(YougoError):
    """{file} is {what}, and nothing was written. Name another file with --output."""


class NothingToExport(YougoError):
    """No term is {wanted}, so nothing was written. `yougo list` shows the terms that there are."""

    exit_code = 1


class NoSuchDocument(YougoError):
    """{name} is no document of this glossary: it has {documents}."""


class InvalidTemplate(YougoError):
    """{file}, line {line}: {reason}; mend the template, or delete it to use the one that yougo ships."""


class NoBrowser(YougoError):
    """No PDF is made, {reason}: install Chromium, or name a browser with --browser or ${variable}."""


class ImpossibleTime(YougoError):
    """No deck is made: {id} would change in the far future ({time}). Take register.tsv back from git."""


class UnfitForAnki(YougoError):
    """No deck is made: the term {term} ({where}) has {what}; {remedy}."""
