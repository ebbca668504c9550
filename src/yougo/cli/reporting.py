"""Progress while documents are read, and what a build has to say in the end."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from yougo.cli import messages, output
from yougo.cli.output import at, say
from yougo.errors import CannotWrite
from yougo.model.concepts import Concept
from yougo.pipeline import glossary as glossaries
from yougo.pipeline.build import refresh
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.documents.reading import Progress
from yougo.pipeline.export import Exported
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary

_SHOWN = 3
"""Of the ids that the register has lost."""


@contextmanager
def progress() -> Iterator[Progress]:
    """Tells what is being read, on one line of a terminal; nothing elsewhere."""
    terminal = sys.stderr.isatty()

    def show(done: int, total: int, name: str) -> None:
        if terminal:
            text = f"[{done + 1}/{total}] {name}" if name else ""
            output.progress(text)

    try:
        yield show
    finally:
        if terminal:
            output.progress("")


def fresh(where: Workspace) -> Glossary:
    """The glossary, up to date; where nothing can be written say so, and take the last one.

    Raises:
        CannotWrite: and there is no last one.
    """
    try:
        report = refresh.refresh(where)
    except CannotWrite as error:
        date = refresh.last_built(where)
        if not date:
            raise
        say(messages.LAST_BUILT.format(**error.facts, date=date))
        return glossaries.load(where)
    remade(report)
    return report.glossary


def remade(report: Report) -> None:
    """Say that the last glossary was damaged, or that the register has lost ids, if so."""
    if report.remade:
        say(messages.REMADE)
    if report.lost:
        count = messages.count(len(report.lost), "id")
        say(messages.LOST_IDS.format(count=count, ids=_first_of(report.lost)))


def _first_of(words: list[str]) -> str:
    """The first of some words, and that there are more, if so."""
    return ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")


def conflicts(concepts: Iterable[Concept]) -> None:
    """Say on stderr where documents say something else than what was decided, and where both stand."""
    for concept in concepts:
        for warning in concept.warnings:
            if warning.code == "conflict":
                places = ", ".join(at(place.document, place.line) for place in warning.places)
                say(f"{concept.id}: conflict: {warning.message} ({places})")


def cards(made: Exported) -> None:
    """Say on stderr what is new, changed and gone since the last deck, and how to find what is gone."""
    if made.new or made.changed:
        facts = ((len(made.new), "new"), (len(made.changed), "changed"))
        say(messages.CARDS.format(facts=", ".join(f"{number:,} {what}" for number, what in facts if number)))
    if made.gone:
        say(messages.GONE_CARDS.format(count=messages.count(len(made.gone), "term"), search=made.search))


def tell(report: Report) -> int:
    """Say on stderr what a build found; returns the exit code that it calls for."""
    remade(report)
    for error in report.unreadable:
        say(f"yougo: {error}")
    for problem in report.problems:
        say(f"{at(problem.place.document, problem.place.line)}: {problem.code}: {problem.message}")
    for former, present in report.renamed.items():
        say(messages.RENAMED.format(former=former, present=present))
    conflicts(report.concepts)
    facts = (
        (len(report.new), "new"),
        (len(report.changed), "changed"),
        (len(report.gone), "gone"),
        (sum("conflict" in {warning.code for warning in c.warnings} for c in report.concepts), "in conflict"),
    )
    say(messages.summary(len(report.concepts), report.documents, facts))
    return 1 if report.unreadable else 0
