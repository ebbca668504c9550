"""Where the workspace is. A look-up asks before anything else, so nothing slow to import is imported."""

import os

from yougo.errors import FolderGone, NotAFolder, NoWorkspace
from yougo.pipeline import listed_workspaces

_VARIABLE = "YOUGO_WORKSPACE"
SETTINGS = os.path.join("glossary", "yougo.toml")  # noqa: PTH118 - pathlib costs a fifth of a bare interpreter
"""Where a workspace has its settings."""


def find(named: str = "") -> str:
    """The folder that is named, else the first of $YOUGO_WORKSPACE, else the nearest upwards, else ~/yougo.

    Raises:
        NotAFolder: what is named is a file.
        NoWorkspace: the folder that is named is not a workspace.
        FolderGone: none is named, and the working directory was deleted.
    """
    chosen = named or next(iter(_of_variable()), "")
    if chosen:
        return _real(chosen)
    try:
        folder, above = os.getcwd(), ""  # noqa: PTH109
    except FileNotFoundError:
        raise FolderGone from None
    while folder != above:
        if is_workspace(folder):
            return folder
        folder, above = os.path.dirname(folder), folder  # noqa: PTH120
    return os.path.realpath(os.path.expanduser("~/yougo"))  # noqa: PTH111


def find_all(named: str = "") -> list[str]:
    """The folders of all glossaries to look up in.

    Only the one that is named, else those of $YOUGO_WORKSPACE (``a:b``), else the nearest upwards and those
    that config.toml lists. One of several may be no workspace.

    Raises:
        NotAFolder, NoWorkspace, FolderGone: as `find` does, where only one is asked.
        InvalidFile: config.toml is not as it must be.
    """
    chosen = [] if named else _of_variable()
    if named or len(chosen) == 1:
        return [find(named)]
    if chosen:
        return [os.path.realpath(os.path.expanduser(folder)) for folder in chosen]  # noqa: PTH111
    others = list(map(os.path.realpath, listed_workspaces.folders()))
    nearest = find()
    is_meant = is_workspace(nearest) or not others
    return list(dict.fromkeys([nearest, *others] if is_meant else others))


def listed_everywhere() -> list[str]:
    """The folders that $YOUGO_WORKSPACE lists, else those that config.toml does, each once."""
    folders = map(os.path.expanduser, _of_variable() or listed_workspaces.folders())
    return list(dict.fromkeys(map(os.path.realpath, folders)))


def _of_variable() -> list[str]:
    value = os.environ.get(_VARIABLE, "")
    if os.path.exists(value):  # noqa: PTH110 - a folder may have the sign in its name
        return [value]
    return [folder for folder in value.split(os.pathsep) if folder]


def _real(chosen: str) -> str:
    folder = os.path.realpath(os.path.expanduser(chosen))  # noqa: PTH111
    if os.path.isfile(folder):  # noqa: PTH113
        raise NotAFolder(path=chosen)
    if not is_workspace(folder):
        raise NoWorkspace(folder=chosen)
    return folder


def is_workspace(folder: str) -> bool:
    """Whether a folder has ``glossary/yougo.toml``, even a broken link: no other workspace is meant then."""
    return os.path.lexists(os.path.join(folder, SETTINGS))  # noqa: PTH118
