"""Progress while documents are read, and what a build has to say in the end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from yougo.cli import messages
from yougo.cli.common import say
from yougo.pipeline.reading import Progress
from yougo.pipeline.refresh import Report


@contextmanager
def progress() -> Iterator[Progress]:
    """Tells what is being read, on one line of a terminal; nothing elsewhere."""
    terminal = sys.stderr.isatty()

    def show(done: int, total: int, name: str) -> None:
        if terminal:
            text = f"[{done + 1}/{total}] {name}" if name else ""
            click.echo(f"\r\x1b[K{text}", nl=False, err=True)

    try:
        yield show
    finally:
        if terminal:
            click.echo("\r\x1b[K", nl=False, err=True)


def tell(report: Report) -> int:
    """Say on stderr what a build found; returns the exit code that it calls for."""
    for error in report.unreadable:
        say(f"yougo: {error}")
    for problem in report.problems:
        say(f"{problem.place.document}:{problem.place.line}: {problem.code}: {problem.message}")
    for concept in report.concepts:
        for doubt in concept.warnings:
            if doubt.code == "conflict":
                where = f" ({doubt.places[0].document}:{doubt.places[0].line})" if doubt.places else ""
                say(f"{concept.id}: conflict: {doubt.message}{where}")
    facts = (
        (len(report.new), "new"),
        (len(report.changed), "changed"),
        (len(report.gone), "gone"),
        (sum("conflict" in {doubt.code for doubt in c.warnings} for c in report.concepts), "in conflict"),
    )
    say(messages.summary(len(report.concepts), report.documents, facts))
    return 1 if report.unreadable else 0
