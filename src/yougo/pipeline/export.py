"""Turns the glossary into decks, sheets and tables, and keeps the clock of every card."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from yougo.errors import NothingToExport, UnfitForAnki
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Exporter
from yougo.pipeline import admission, card_ledger, files, outputs
from yougo.pipeline.admission import ACCEPTED_ONLY, Choice
from yougo.pipeline.card_ledger import NO_NEWS, News
from yougo.pipeline.files import decisions_file, folders, renewal
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.installed import exporters
from yougo.pipeline.selecting import EVERYTHING, Selection
from yougo.store import guarded
from yougo.translation import said
from yougo.workspace import toml
from yougo.workspace.register import entries
from yougo.workspace.settings import Settings

_NOTHING, _NO_DECK = said("nothing was written"), said("no deck was written")

NO_OPTIONS: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Exported:
    """One output."""

    pieces: Iterable[bytes]
    """Its bytes, made as they are asked for where the exporter can."""
    choice: Choice
    news: News = NO_NEWS
    """How it differs from the last one, where cards are kept track of."""
    refusal: NothingToExport | None = None
    """Why it holds no term, though the glossary does: it is not written, and the last one stays."""


def export(
    glossary: Glossary,
    name: str,
    output: Path | None = None,
    wanted: Selection = EVERYTHING,
    options: Mapping[str, object] = NO_OPTIONS,
) -> tuple[Path, Exported]:
    """Write one export; by default to ``build/`` under the workspace's own name.

    A file that has this content stays as it is, and so does its time.

    `options` replace those of the exporter's table in yougo.toml.

    Raises:
        CannotWrite: the old file is then as it was.
        NotAnOutput: the file may not be overwritten.
        NothingToExport: no term is left; the old file is as it was.
    """
    exporter = exporters()[name]
    if output:
        path = outputs.checked(glossary, output)
        files.sweep(path.parent)
    else:
        folders.prepare_build(glossary.workspace)
        path = glossary.workspace.build / _file_name(glossary.workspace, exporter)
    made = content(glossary, name, wanted, options)
    if not made.refusal:
        renewal.renew(path, chain([exporter.lead], made.pieces))
    return output or path, made


def _file_name(workspace: Workspace, exporter: Exporter) -> str:
    own = f"{workspace.root.name}{exporter.suffix}"
    return own if exporter.suffix.startswith(".") else exporter.suffix


def content(
    glossary: Glossary,
    name: str,
    wanted: Selection = EVERYTHING,
    options: Mapping[str, object] = NO_OPTIONS,
    *,
    is_trial: bool = False,
) -> Exported:
    """One export as standard output takes it; the register learns what its cards hold, unless `is_trial`.

    Raises:
        NothingToExport: no term is left, though there are some. Where cards are kept track of, what is
            returned says so, beside the news.
        UnusableGlossary: the glossary is damaged, which was not seen before.
    """
    exporter, workspace, settings = exporters()[name], glossary.workspace, glossary.settings
    table = _table(settings, name)
    if exporter.pieces:
        return _piece_by_piece(glossary, exporter.pieces, table, wanted)
    choice = _chosen(glossary, exporter, table, wanted)
    edition = Edition(
        title=settings.title,
        subtitle=settings.subtitle,
        namespace=settings.namespace,
        concepts=tuple(choice.taken),
        sources=tuple(glossary.documents),
        options={**table, **options},
        date=partial(_date, glossary, choice.taken),
        templates=workspace.templates,
    )
    with guarded(workspace.database), _placed(workspace):
        if not exporter.search:
            if refusal := _refusal(glossary, choice, wanted, len(choice.taken)):
                raise refusal
            return Exported([exporter.export(edition)], choice)
        lasting = admission.lasting(glossary, table)
        with files.locked(workspace.glossary):  # others wait meanwhile
            made, news = card_ledger.exported(glossary, exporter, edition, lasting, is_trial=is_trial)
        asking = exporter.askable(replace(edition, concepts=tuple(choice.waiting)))
    cardless = [concept.id for concept in choice.waiting if concept.id not in asking]
    news = replace(news, cardless=[*news.cardless, *cardless])
    return Exported([made], choice, news, _refusal(glossary, choice, wanted, news.kept, _NO_DECK))


def _piece_by_piece(
    glossary: Glossary,
    pieces: Callable[[Iterable[Concept]], Iterator[bytes]],
    table: Mapping[str, object],
    wanted: Selection,
) -> Exported:
    """An export that takes one term after the other from the database."""
    cut = _cut(table, wanted)
    taken = _Taken(cut, glossary)
    choice = Choice([], least=cut.confidence or 0)
    with guarded(glossary.workspace.database):
        first = list(islice(taken, 1))
        if refusal := _refusal(glossary, choice, wanted, len(first)):
            raise refusal
    return Exported(_guarded(glossary.workspace, pieces(taken)), choice)


class _Taken(Iterable[Concept]):
    """The terms of an export, from the database whenever they are asked for."""

    def __init__(self, cut: Selection, glossary: Glossary) -> None:
        self._cut, self._glossary = cut, glossary

    def __iter__(self) -> Iterator[Concept]:
        return filter(self._cut.holds, self._glossary.each_shown())


def _guarded(workspace: Workspace, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """These pieces; of damage that is met on the way one sentence."""
    with guarded(workspace.database):
        yield from pieces


def _refusal(
    glossary: Glossary, choice: Choice, wanted: Selection, kept: int, outcome: str = _NOTHING
) -> NothingToExport | None:
    """Why nothing is written where no term is kept, unless the glossary has none at all."""
    if kept or not glossary.count:
        return None
    if choice.taken:
        return NothingToExport(wanted=(said("fit for a card"),), outcome=(outcome,))
    status = "accepted" if choice.least == ACCEPTED_ONLY else wanted.status
    least = choice.least if 0 < choice.least < ACCEPTED_ONLY else wanted.confidence
    cut = replace(wanted, status=status, confidence=least)
    return NothingToExport(wanted=cut.described(), outcome=(outcome,))


def _chosen(glossary: Glossary, exporter: Exporter, table: Mapping[str, object], wanted: Selection) -> Choice:
    """The terms of an export; of one that people learn, without those that wait for review."""
    if exporter.is_learned:
        return admission.chosen(glossary, table, wanted)
    cut = _cut(table, wanted)
    return Choice(list(filter(cut.holds, glossary.shown)), least=cut.confidence or 0)


def _cut(table: Mapping[str, object], wanted: Selection) -> Selection:
    """What is wanted, with the confidence that yougo.toml asks for where nobody says another."""
    least = float(str(table.get("confidence", 0)))
    return wanted if wanted.confidence is not None else replace(wanted, confidence=least)


def _date(glossary: Glossary, concepts: Iterable[Concept]) -> str:
    """When the newest of these concepts got its id; ``""`` where the register does not say."""
    issued = entries.issued(glossary.register)
    return max((issued.get(concept.id, "") for concept in concepts), default="")


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


def _table(settings: Settings, name: str) -> Mapping[str, object]:
    """An exporter's settings in yougo.toml; the sheet's table counts for its PDF too."""
    shared = settings.options.get("html", {}) if name == "pdf" else {}
    return {**shared, **settings.options.get(name, {})}
