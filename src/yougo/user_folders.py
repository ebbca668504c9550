"""Your own files: settings, caches and state, in the folders of the XDG Base Directory Specification."""

import os

_USUAL = {
    "XDG_CONFIG_HOME": "~/.config",
    "XDG_CACHE_HOME": "~/.cache",
    "XDG_STATE_HOME": "~/.local/state",
}


def path(variable: str, *names: str) -> str:
    """A file or folder of yougo's, below the folder that a variable names.

    The variable counts only when it is absolute.
    """
    base = os.environ.get(variable, "")
    if not os.path.isabs(base):  # noqa: PTH117 - pathlib costs a look-up too much
        base = os.path.expanduser(_USUAL[variable])  # noqa: PTH111 - likewise, and it never raises
    return os.path.join(base, "yougo", *names)  # noqa: PTH118 - likewise
