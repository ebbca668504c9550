"""Errors that the user can correct. The docstring of each class is its message.

A message names the file and line, and says what to do. Its ``{…}`` are filled in from the keywords that the
error is raised with. A look-up imports this module, so it imports only what is built in.
"""

import errno
import os

from yougo.translation import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Translated = Callable[[str], str]


class YougoError(Exception):
    """Something went wrong that you can correct."""

    exit_code = 2

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.told())

    @classmethod
    def template(cls) -> str:
        """The message, with its ``{…}``."""
        return " ".join((cls.__doc__ or "").split())

    def told(self, translated: "Translated" = str, again: "Translated" = str) -> str:
        """The message; in another language `translated` gives the template, and `again` a fact in words."""
        shown = {key: _shown(key, fact, translated, again) for key, fact in self.facts.items()}
        return translated(self.template()).format(**shown).replace("?.", "?").replace("？。", "？")

    def __reduce__(self) -> tuple[object, ...]:
        """How it comes from another process."""
        return _raised, (type(self), self.facts)


def _raised(kind: type[YougoError], facts: dict[str, object]) -> YougoError:
    return kind(**facts)


_PATHS = ("file", "folder", "path", "document")
"""The facts that may be paths."""
_NAMES = ("ids", "documents", "suffixes")
"""The facts that are lists of names, which are the same in every language."""
_GIVEN = ("id", "name", "revision", "source", "tag", "value", "variable", "word")
"""The facts that are a person's own words."""
_COMMA, _NONE = said(", "), said("none")


def _shown(key: str, fact: object, translated: "Translated", again: "Translated") -> object:
    """A fact as a message prints it."""
    if key in _PATHS:
        return _from_here(fact)
    if key in _NAMES and isinstance(fact, tuple):
        return again(_COMMA).join(fact) or again(_NONE)
    if isinstance(fact, YougoError):
        return fact.told(translated, again)
    if isinstance(fact, tuple):
        return again(_COMMA).join(map(again, fact))
    return fact if isinstance(fact, int) or key in _GIVEN else again(str(fact))


def _from_here(path: object) -> str:
    """A path as messages print it: relative to the working directory where it is below it."""
    try:
        return str(path).removeprefix(f"{os.getcwd()}/")  # noqa: PTH109 - pathlib is slow to import
    except FileNotFoundError:  # the working directory was deleted
        return str(path)


class UnreadableDocument(YougoError):
    """{document} cannot be read: {reason}; {remedy}."""

    exit_code = 1


class AddingInterrupted(YougoError):
    """Interrupted; nothing was lost. `yougo build` reads the rest, `yougo remove {paths}` takes it out."""

    exit_code = 130


class InvalidFile(YougoError):
    """{file}, line {line}: {reason}; {remedy}."""


class ImpossibleDecision(YougoError):
    """Nothing was decided: {reason}; {remedy}."""


class NameTaken(YougoError):
    """Nothing was decided: “{name}” is already a name of {id}. Use `yougo edit {id}`."""


class ChangedMeanwhile(YougoError):
    """Nothing was decided: another command changed “{id}” while you were looking at it. Look at it again."""


class TermsChanged(YougoError):
    """Nothing was decided: {file} was changed by hand at the same moment. Decide again."""


class NothingToUndo(YougoError):
    """Nothing was undone: {reason}; {remedy}."""

    exit_code = 1


class UnknownTerm(YougoError):
    """No term is called “{name}”. `yougo list` shows all terms, `yougo lookup` finds similar ones."""

    exit_code = 1


class EmptyGlossary(YougoError):
    """No term is called “{name}”: the glossary is empty. Add documents with `yougo add PATH`."""

    exit_code = 1


class AmbiguousTerm(YougoError):
    """Several terms are called “{name}”. Name the one you mean by its id: {ids}."""


_ADVICE = {
    errno.ENOSPC: said("free some space"),
    errno.EDQUOT: said("free some space"),
    errno.EACCES: said("check the folder's permissions"),
    errno.EPERM: said("check the folder's permissions"),
    errno.EROFS: said("choose a folder that is not read-only"),
    errno.ENOENT: said("choose a folder that exists"),
    errno.ENOTDIR: said("choose a folder that exists"),
    errno.EISDIR: said("choose the name of a file"),
    errno.ENAMETOOLONG: said("choose a shorter name"),
    errno.ELOOP: said("correct the link"),
    errno.EIO: said("check the disk"),
}
"""What to do when a file cannot be written, by the system's error number."""


class NoFolder(YougoError):
    """{file} cannot be written: {folder} does not exist. Create the folder first; nothing was written."""


class CannotWrite(YougoError):
    """{file} cannot be written ({reason}): {remedy}."""

    @classmethod
    def at(cls, file: object, error: OSError) -> "CannotWrite":
        """The error for a failed write."""
        remedy = _ADVICE.get(error.errno or 0, said("check the disk and the folder"))
        return cls(file=file, reason=error.strerror or str(error), remedy=remedy)


class Unfinished(YougoError):
    """Your decision is saved, but {file} cannot be written ({reason}): {remedy}, and run `yougo build`."""


class NotShown(YougoError):
    """Your decision is saved, but the glossary does not show it yet. {reason} Then run `yougo build`."""


class NoWorkspace(YougoError):
    """{folder} is not a workspace (no glossary/yougo.toml). Create one with `yougo init {folder}`."""


class NotAFolder(YougoError):
    """{path} is a file, not a workspace. Name the folder of the workspace."""


class FolderGone(YougoError):
    """The current folder was deleted. Change to another one with `cd`."""


class OutsideWorkspace(YougoError):
    """You are not in a workspace, and {folder} is not one either.

    Create one with `yougo init`, or name one with --workspace.
    """


class WorkspaceExists(YougoError):
    """{folder} is already a workspace. Add documents to it with `yougo add`."""


class NoSuchSource(YougoError):
    """{path} does not exist. Name an existing document or folder, or a pattern that matches some."""


class NothingMatches(YougoError):
    """No document matches {path}. Correct the pattern, or name a document or a folder."""


class NoDocuments(YougoError):
    """{path} has no documents that yougo reads ({suffixes}). Name another folder."""

    exit_code = 1


class NothingToFetch(YougoError):
    """No document came from the web, so there is nothing to refresh. Fetch one with `yougo add https://…`."""


class NotDownloaded(YougoError):
    """{path} is an address, and only `yougo add` fetches (http and https). Download it, then name the file.

    Or write it in yougo.toml (`path = "{path}"` below [[source]]), for `yougo build --dask` to read.
    """


class UnusableName(YougoError):
    """{path} cannot be a source: its name has a line break or another control character, or is not UTF-8.

    Rename it.
    """


class NoSuchTable(YougoError):
    """{path} {fault}. Name the table that you exported with `yougo export csv` or `xlsx` and edited."""


class NotAnnotated(YougoError):
    """{path} cannot be marked. Name a Markdown file, a plain text or a web page ({suffixes})."""


class UnknownRevision(YougoError):
    """There is no state “{revision}” of {folder} to compare with: {reason}; {remedy}."""


class NotASource(YougoError):
    """{path} is not a source of this glossary. {file} lists the sources."""


class PartOfSource(YougoError):
    """{path} is read as a part of the source “{source}”. Move it away, or `yougo remove {word}`."""


class UnknownFormat(YougoError):
    """yougo does not read the format of {path}. {remedy}."""


class WrongColumns(YougoError):
    """--columns {value} cannot be used: {reason}. Example: --columns japanese=2,english=1,definition=備考."""


class NoFolders(YougoError):
    """--exclude is for the files of a folder, and no PATH is a folder. Leave it out."""


class NoGlossary(YougoError):
    """{folder} has no glossary yet. Create it with `yougo build`."""


class UnusableGlossary(YougoError):
    """{file} cannot be searched ({reason}). Rebuild it with `yougo build`."""


class NotAnOutput(YougoError):
    """Nothing was written: {file} is {what}. Name another file."""


class NothingToExport(YougoError):
    """No term is {wanted}, so {outcome}. `yougo list` shows all terms."""

    exit_code = 1


class NoSuchDocument(YougoError):
    """{name} is not a document of this glossary or a folder with one. Its documents: {documents}."""


class NoSuchTag(YougoError):
    """No term has the tag “{tag}”. {known}."""


class InvalidTemplate(YougoError):
    """{file}, line {line}: {reason}; correct the template, or delete it to use yougo's own."""


class UnusableCluster(YougoError):
    """{address} cannot read documents: {reason}; {remedy}."""


class NoBrowser(YougoError):
    """No PDF was made: {reason}. Install Chromium, or name a browser with --browser or ${variable}."""


class ImpossibleTime(YougoError):
    """No deck was made: the card of {id} would be dated {time}. Restore register.tsv from git."""


class UnfitForAnki(YougoError):
    """No deck was made: the term {term} ({where}) has {what}; {remedy}."""
