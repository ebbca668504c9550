"""Turns the glossary into decks, sheets and tables, and keeps the clock of every card."""

import contextlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import metadata
from pathlib import Path

from yougo.errors import NothingToExport, UnfitForAnki
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Exporter, Option, Source
from yougo.pipeline import files, outputs
from yougo.pipeline.files import folders, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.selecting import EVERYTHING, Selection
from yougo.store import Store, guarded
from yougo.workspace import toml
from yougo.workspace.register import Ledger, Register
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
    """The ids of terms that earlier ones held and the glossary holds no more."""
    search: str = ""
    """What finds the gone ones where the output was taken to."""


@cache
def exporters() -> dict[str, Exporter]:
    """Every exporter that is installed, by its name."""
    found = {}
    for entry in metadata.entry_points(group="yougo.exporters"):
        exporter: Exporter = entry.load()
        found[exporter.name] = exporter
    return found


def offered_options() -> dict[str, Option]:
    """What ``yougo export`` offers: the exporters' options with a help, those of one name as one."""
    found: dict[str, Option] = {}
    for _, exporter in sorted(exporters().items()):
        for name, option in exporter.options.items():
            if option.help:
                first = found.get(name, option)
                words = dict.fromkeys([*first.words, *option.words])
                found[name] = replace(first, words=tuple(words))
    return found


def option_names() -> dict[str, Mapping[str, Option]]:
    """What yougo.toml may say to each exporter."""
    return {name: exporter.options for name, exporter in exporters().items()}


@dataclass(frozen=True, slots=True)
class Stock:
    """What the exports of a workspace are made of: loaded once, however many are made."""

    workspace: Workspace
    settings: Settings
    concepts: tuple[Concept, ...]
    """All but the rejected."""
    sources: tuple[Source, ...]


def stock(workspace: Workspace) -> Stock:
    """The last whole glossary, to be exported.

    Raises:
        UnusableGlossary: it is damaged, or not as this version lays it out.
    """
    settings = folders.settings(workspace, option_names())
    with Store(workspace.database, last=True) as store:
        concepts = tuple(concept for concept in store.concepts() if concept.status != "rejected")
        return Stock(workspace, settings, concepts, tuple(store.sources()))


def export(
    stock: Stock,
    name: str,
    output: Path | None = None,
    wanted: Selection = EVERYTHING,
    options: Mapping[str, object] = NO_OPTIONS,
) -> tuple[Path, Exported]:
    """Write one export; by default to ``build/`` under the workspace's own name.

    `options` stand in for those of the exporter's table in yougo.toml.

    Raises:
        CannotWrite: the old file is then as it was.
        NotAnOutput: the file is none that may be written over.
        NothingToExport: no term is wanted; the old file is as it was.
    """
    workspace = stock.workspace
    if output:
        path = outputs.checked(workspace, stock.settings.sources, output)
        files.sweep(path.parent)
    else:
        folders.prepare_build(workspace)
        path = workspace.build / _file_name(workspace, exporters()[name])
    made = content(stock, name, wanted, options)
    files.write(path, exporters()[name].lead + made.content)
    return output or path, made


def _file_name(workspace: Workspace, exporter: Exporter) -> str:
    own = f"{workspace.root.name}{exporter.suffix}"
    return own if exporter.suffix.startswith(".") else exporter.suffix


def content(
    stock: Stock, name: str, wanted: Selection = EVERYTHING, options: Mapping[str, object] = NO_OPTIONS
) -> Exported:
    """One export as standard output takes it; the register learns what its cards now hold.

    Raises:
        NothingToExport: no term is wanted, though some could be.
        UnusableGlossary: the glossary is damaged, which was not seen before.
    """
    exporter = exporters()[name]
    chosen = tuple(concept for concept in stock.concepts if wanted.holds(concept))
    if not chosen and wanted != EVERYTHING:
        raise NothingToExport(wanted=wanted)
    edition = Edition(
        title=stock.settings.title,
        subtitle=stock.settings.subtitle,
        namespace=stock.settings.namespace,
        concepts=chosen,
        sources=stock.sources,
        options={**_table(stock.settings, name), **options},
        templates=stock.workspace.templates,
    )
    with guarded(stock.workspace.database), _placed(stock.workspace):
        if exporter.search:
            return _with_cards(stock, exporter, edition)
        return Exported(exporter.export(edition))


def _with_cards(stock: Stock, exporter: Exporter, edition: Edition) -> Exported:
    """An export of cards, of which the register keeps account: others wait meanwhile."""
    now = int(time.time())
    with files.locked(stock.workspace.glossary):
        before = register_file.load(stock.workspace)
        ledger = Ledger(before)
        edition = replace(edition, stamp=lambda key, content: ledger.stamp(key, content, now))
        made = exporter.export(edition)
        after = ledger.close()
        if after != before and os.access(stock.workspace.glossary, os.W_OK):
            register_file.write(stock.workspace, after)
    there = {concept.id for concept in stock.concepts}
    gone = [entry.id for entry in after.entries.values() if entry.card and entry.id not in there]
    search = exporter.search(edition, gone) if exporter.search and gone else ""
    return Exported(made, *_news(before, after), gone, search)


@contextlib.contextmanager
def _placed(workspace: Workspace) -> Iterator[None]:
    """Let an error about a value that a person wrote into terms.toml say in which line it is."""
    try:
        yield
    except UnfitForAnki as error:
        found = toml.lines(files.read_text(workspace.terms, missing=""))
        line = found.get((str(error.facts["id"]), str(error.facts["key"])))
        if not line:
            raise
        where = f"{workspace.shown(workspace.terms)}, line {line}"
        raise UnfitForAnki(**{**error.facts, "where": where}) from None


def _news(before: Register, after: Register) -> tuple[list[str], list[str]]:
    """The ids whose cards are new, and those whose cards changed."""
    cards = {entry.id: entry.card for entry in before.entries.values()}
    moved = [entry.id for entry in after.entries.values() if entry.card != cards.get(entry.id)]
    return [each for each in moved if not cards[each]], [each for each in moved if cards[each]]


def _table(settings: Settings, name: str) -> Mapping[str, object]:
    """What yougo.toml says to an exporter; the sheet's table counts for its PDF too."""
    shared = settings.options.get("html", {}) if name == "pdf" else {}
    return {**shared, **settings.options.get(name, {})}
