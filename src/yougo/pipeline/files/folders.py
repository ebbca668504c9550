"""Makes a workspace, and its folder of outputs."""

import json
import os
from pathlib import Path

from yougo.errors import WorkspaceExists
from yougo.language.text import clean
from yougo.pipeline import files
from yougo.pipeline.files.workspace import Workspace
from yougo.translation import ENGLISH, JAPANESE, spoken
from yougo.workspace.settings import SURE

ATTRIBUTES = """\
# Branches that each add documents merge without a conflict: yougo puts the lines of both in order.
register.tsv merge=union
"""
BUILD_IGNORE = "# Made by yougo: everything here can be made again by `yougo build`.\n*\n!.gitignore\n"

_SETTINGS = {ENGLISH: "yougo.toml", JAPANESE: "yougo.ja.toml"}
"""The template of a new workspace's settings, by the language of its comments."""


def make(root: Path, title: str = "") -> Workspace:
    """A new workspace, its namespace drawn at random.

    Raises:
        WorkspaceExists: one is there already.
        CannotWrite: the folder cannot be written.
    """
    import secrets  # noqa: PLC0415 - slow to import, and a workspace is made only once

    from yougo.exporters import pages  # noqa: PLC0415 - loads Jinja2, and a workspace is made only once

    workspace = Workspace(Path(os.path.realpath(os.path.expanduser(root))))  # noqa: PTH111 - it never raises
    if workspace.settings.exists():
        raise WorkspaceExists(folder=workspace.root)
    text = pages.render(
        _SETTINGS[spoken()],
        None,
        title=json.dumps(
            " ".join(clean(title).split()) or f"{workspace.root.name} 用語集", ensure_ascii=False
        ),
        namespace=json.dumps(secrets.token_hex(8)),
        sure=SURE,
    )
    files.write(workspace.settings, text.encode())
    files.write(workspace.glossary / ".gitattributes", ATTRIBUTES.encode())
    files.write(workspace.sources / ".gitkeep", b"")  # git keeps no empty folders
    prepare_build(workspace)
    return workspace


def prepare_build(workspace: Workspace) -> None:
    """The folder of outputs, which git ignores.

    What killed commands left half written there, or beside it by an export to a file, is removed.

    Raises:
        CannotWrite: it cannot be made, or it leads out of the workspace.
    """
    files.check_inside(workspace.build, workspace.root)
    ignore = workspace.build / ".gitignore"
    if not ignore.exists():
        files.write(ignore, BUILD_IGNORE.encode())
    for folder in (workspace.root, workspace.build):
        files.sweep(folder)
