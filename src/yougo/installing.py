"""How to install what yougo has an extra for."""

import shlex
import sys
from importlib.util import find_spec


def command(extra: str) -> str:
    """The command that installs an extra here; an environment without pip is named to the pip outside it."""
    if find_spec("pip"):
        return f"pip install 'yougo[{extra}]'"
    return f"python3 -m pip --python {shlex.quote(sys.prefix)} install 'yougo[{extra}]'"
