"""Turns the glossary into decks, sheets and tables, and keeps the clock of every card."""

import time
from functools import cache
from importlib import metadata
from pathlib import Path

from yougo.model import Concept, Edition, Exporter
from yougo.pipeline import files, making
from yougo.pipeline.workspace import Workspace
from yougo.register import Ledger
from yougo.register.text import parse, render
from yougo.settings import Settings
from yougo.store import Store


@cache
def exporters() -> dict[str, Exporter]:
    """Every exporter that is installed, by its name."""
    found = {}
    for entry in metadata.entry_points(group="yougo.exporters"):
        exporter: Exporter = entry.load()
        found[exporter.name] = exporter
    return found


def option_names() -> dict[str, tuple[str, ...]]:
    """What yougo.toml may say to each exporter."""
    return {name: exporter.options for name, exporter in exporters().items()}


def export_all(workspace: Workspace) -> list[Path]:
    """Write the exports that yougo.toml names; returns their paths, in its order."""
    settings = making.settings(workspace, option_names())
    return [export(workspace, name) for name in settings.exports]


def export(workspace: Workspace, name: str, output: Path | None = None) -> Path:
    """Write one export and return its path; by default ``build/`` under the workspace's own name.

    Raises:
        CannotWrite: the old file is then as it was.
    """
    making.prepare_build(workspace)
    path = output or workspace.build / f"{workspace.root.name}{exporters()[name].suffix}"
    files.write(path, content(workspace, name))
    return path


def content(workspace: Workspace, name: str) -> bytes:
    """One export's bytes; the register learns what its cards now hold."""
    settings = making.settings(workspace, option_names())
    with files.locked(workspace.glossary), Store(workspace.database) as store:
        shown = workspace.shown(workspace.register)
        register = parse(files.read_text(workspace.register, missing=""), shown)
        ledger = Ledger(register)
        edition = _edition(workspace, settings, store, ledger, name)
        made = exporters()[name].export(edition)
        if ledger.close() != register:
            files.write(workspace.register, render(ledger.close()).encode())
    return made


def _edition(workspace: Workspace, settings: Settings, store: Store, ledger: Ledger, name: str) -> Edition:
    now = int(time.time())

    def stamp(key: str, content: str) -> int:
        return ledger.stamp(key, content, now)

    return Edition(
        title=settings.title,
        subtitle=settings.subtitle,
        namespace=settings.namespace,
        concepts=tuple(concept for concept in store.concepts() if _is_shown(concept)),
        sources=tuple(store.sources()),
        options=settings.options.get(name, {}),
        templates=workspace.templates,
        stamp=stamp,
    )


def _is_shown(concept: Concept) -> bool:
    return concept.status != "rejected"
