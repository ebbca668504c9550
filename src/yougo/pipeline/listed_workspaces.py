"""The workspaces that you list in config.toml: every look-up asks for them, so this is quick.

A list as people write it is read here; anything else is left to the reader of the whole file.
"""

import os

from yougo import user_folders

_KEY = "workspaces"
_NOT_PLAIN = ("[", "\\", "'", "#", '""')
"""What is no part of a list in plain quotes, nor of the settings before it."""


def folders() -> list[str]:
    """The folders as they are written, ``~`` replaced.

    Raises:
        InvalidFile: the file is not TOML, or its list is none of folders.
    """
    try:
        with open(path(), encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs too much
            text = file.read()
    except (OSError, ValueError):
        return []
    if _KEY not in text:
        return []
    found = plain(text)
    if found is None:
        from yougo.workspace import workspace_list  # noqa: PLC0415 - slow to import, and rarely needed

        found = workspace_list.folders(text, path())
    return [os.path.expanduser(folder) for folder in found]  # noqa: PTH111


def path() -> str:
    """Where config.toml is."""
    return user_folders.path("XDG_CONFIG_HOME", "config.toml")


def plain(text: str) -> list[str] | None:
    r"""The list in a file, if it is all in plain quotes; None where the file must be read as TOML.

    >>> plain('jobs = 2\nworkspaces = ["~/policy", "~/medicine"]\n'), plain("workspaces = ['~/policy']")
    (['~/policy', '~/medicine'], None)
    """
    before, _, rest = f"\n{text}".partition(f"\n{_KEY}")
    listed, end, after = rest.partition("]")
    equals, _, items = listed.partition("[")
    is_closed = end and equals.strip() == "=" and not after.partition("\n")[0].strip()
    if not is_closed or any(sign in before + items for sign in _NOT_PLAIN):
        return None
    first, *pieces = items.split('"')
    folders, between = pieces[::2], [first, *pieces[1::2]]
    commas = [each.strip() for each in between]
    is_whole = len(commas) == len(folders) + 1 and commas[0] == "" and commas[-1] in ("", ",")
    return folders if is_whole and commas[1:-1] == [","] * (len(folders) - 1) else None
