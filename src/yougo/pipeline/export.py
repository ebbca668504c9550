"""Turns the glossary into decks, sheets and tables, and keeps the clock of every card."""

import contextlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from operator import attrgetter
from pathlib import Path

from yougo.errors import NothingToExport, UnfitForAnki
from yougo.model.exporter import Edition, Exporter
from yougo.pipeline import files, outputs
from yougo.pipeline.build import written
from yougo.pipeline.files import decisions_file, folders, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.installed import exporters
from yougo.pipeline.selecting import EVERYTHING, Selection
from yougo.store import guarded
from yougo.workspace import toml
from yougo.workspace.register import Card, Ledger, Register
from yougo.workspace.settings import Settings

NO_OPTIONS: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Exported:
    """One output, and how it differs from the last one of its kind, where cards are kept track of."""

    content: bytes
    new: list[str] = field(default_factory=list)
    """The ids of terms that no export held before."""
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """The ids of terms that earlier ones held and the glossary does not hold now."""
    search: str = ""
    """The query that finds the gone ones in the program that took the output."""


def export(
    glossary: Glossary,
    name: str,
    output: Path | None = None,
    wanted: Selection = EVERYTHING,
    options: Mapping[str, object] = NO_OPTIONS,
) -> tuple[Path, Exported]:
    """Write one export; by default to ``build/`` under the workspace's own name.

    `options` replace those of the exporter's table in yougo.toml.

    Raises:
        CannotWrite: the old file is then as it was.
        NotAnOutput: the file may not be overwritten.
        NothingToExport: no term is wanted; the old file is as it was.
    """
    exporter = exporters()[name]
    if output:
        path = outputs.checked(glossary, output)
        files.sweep(path.parent)
    else:
        folders.prepare_build(glossary.workspace)
        path = glossary.workspace.build / _file_name(glossary.workspace, exporter)
    made = content(glossary, name, wanted, options)
    files.write(path, exporter.lead + made.content)
    return output or path, made


def _file_name(workspace: Workspace, exporter: Exporter) -> str:
    own = f"{workspace.root.name}{exporter.suffix}"
    return own if exporter.suffix.startswith(".") else exporter.suffix


def content(
    glossary: Glossary, name: str, wanted: Selection = EVERYTHING, options: Mapping[str, object] = NO_OPTIONS
) -> Exported:
    """One export as standard output takes it; the register learns what its cards now hold.

    Raises:
        NothingToExport: no term is wanted, though some could be.
        UnusableGlossary: the glossary is damaged, which was not seen before.
    """
    exporter, workspace, settings = exporters()[name], glossary.workspace, glossary.settings
    table = _table(settings, name)
    cut = wanted if wanted.confidence is not None else replace(wanted, confidence=_least(table))
    chosen = tuple(filter(cut.holds, glossary.shown))
    if not chosen and wanted != EVERYTHING:
        raise NothingToExport(wanted=wanted)
    edition = Edition(
        title=settings.title,
        subtitle=settings.subtitle,
        namespace=settings.namespace,
        concepts=chosen,
        sources=tuple(glossary.documents),
        options={**table, **options},
        templates=workspace.templates,
    )
    with guarded(workspace.database), _placed(workspace):
        if exporter.search:
            return _with_cards(glossary, exporter, edition)
        return Exported(exporter.export(edition))


def _least(table: Mapping[str, object]) -> float:
    """The least confidence that an export's table in yougo.toml asks for."""
    return float(str(table.get("confidence", 0)))


def _with_cards(glossary: Glossary, exporter: Exporter, edition: Edition) -> Exported:
    """An export of cards, of which the register keeps account: others wait meanwhile."""
    now = int(time.time())
    workspace = glossary.workspace
    with files.locked(workspace.glossary):
        before = register_file.load(workspace)
        ledger = Ledger(before)
        edition = replace(edition, stamp=lambda key, content: ledger.stamp(key, content, now))
        made = exporter.export(edition)
        after = ledger.close()
        if after != before and os.access(workspace.glossary, os.W_OK):
            written.note_cards(
                workspace, register_file.text(workspace), register_file.write(workspace, after)
            )
    known = set(map(attrgetter("id"), glossary.shown))
    gone = list(filterfalse(known.__contains__, _cards(after)))
    search = exporter.search(edition, gone) if exporter.search and gone else ""
    return Exported(made, *_news(before, after), gone, search)


@contextlib.contextmanager
def _placed(workspace: Workspace) -> Iterator[None]:
    """Let an error about a value that a person wrote into terms.toml say in which line it is."""
    try:
        yield
    except UnfitForAnki as error:
        found = toml.lines(decisions_file.text(workspace))
        line = found.get((str(error.facts["id"]), str(error.facts["key"])))
        if not line:
            raise
        where = f"{workspace.shown(workspace.terms)}, line {line}"
        raise UnfitForAnki(**{**error.facts, "where": where}) from None


def _news(before: Register, after: Register) -> tuple[list[str], list[str]]:
    """The ids whose cards are new, and those whose cards changed."""
    old, cards = _cards(before), _cards(after)
    new = list(filterfalse(old.__contains__, cards))
    changed = [identifier for identifier, card in cards.items() if old.get(identifier, card) != card]
    return new, changed


def _cards(register: Register) -> dict[str, Card]:
    """The cards that exports gave to ids."""
    return {entry.id: entry.card for entry in register.entries.values() if entry.card}


def _table(settings: Settings, name: str) -> Mapping[str, object]:
    """An exporter's settings in yougo.toml; the sheet's table counts for its PDF too."""
    shared = settings.options.get("html", {}) if name == "pdf" else {}
    return {**shared, **settings.options.get(name, {})}
