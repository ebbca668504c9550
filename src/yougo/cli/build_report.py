"""What a build reports when it is done."""

import shlex
from collections.abc import Iterable, Sequence

from yougo import api
from yougo.cli import messages
from yougo.cli.output import say
from yougo.cli.problem_output import say_help
from yougo.cli.sentences import again, say_error
from yougo.cli.term_line import line, place, places
from yougo.cli.waiting import progress
from yougo.errors import CannotWrite
from yougo.model import json_lines
from yougo.model.concepts import Concept
from yougo.pipeline import glossary as glossaries
from yougo.pipeline.build import refresh
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary

_SHOWN = 3
"""How many of the ids that the register has lost are named."""


def fresh(where: Workspace) -> Glossary:
    """The glossary, brought up to date; if it cannot be written, the last one, and say so.

    Raises:
        CannotWrite: there is no last one either.
    """
    try:
        with progress() as show:
            report = api.Glossary(where.root).build(Means(show))
    except CannotWrite as error:
        date = refresh.last_built(where)
        if not date:
            raise
        facts = {key: again(str(fact)) for key, fact in error.facts.items()}
        say(messages.LAST_BUILT.format(**facts, date=date))
        return glossaries.load(where)
    report_repairs(report)
    return report.glossary


def report_repairs(report: Report) -> None:
    """Say whether the last glossary was damaged, and whether the register has lost ids."""
    if report.remade:
        say(messages.REBUILT)
    if report.lost:
        more = messages.MORE_IN_LIST if len(report.lost) > _SHOWN else ""
        ids = messages.COMMA.join(report.lost[:_SHOWN]) + more
        say(messages.LOST_IDS.format(count=messages.count(len(report.lost), "id"), ids=ids))


def report_conflicts(concepts: Iterable[Concept]) -> None:
    """Say where documents contradict a decision."""
    for concept in concepts:
        for warning in concept.warnings:
            if warning.code == "conflict":
                say(f"{concept.id}: conflict: {again(warning.message)} ({places(warning.places)})")


def report_other_terms(report: Report, edited: Sequence[str] = ()) -> None:
    """Say which terms came and went, besides those that were edited."""
    for concept in report.new:
        if concept.id not in edited:
            say(messages.NEW_TERM.format(line=line(json_lines.record(concept))))
    for identifier in report.gone:
        say(messages.GONE_TERM.format(id=identifier))


def report_build(report: Report) -> int:
    """Say what a build found; returns the exit code."""
    report_repairs(report)
    for error in (*report.unreadable, *report.unusable):
        say_error(error)
    for problem in report.problems:
        say(f"{place(problem.place)}: {problem.code}: {again(problem.message)}")
    for former, present in report.renamed.items():
        say(messages.RENAMED.format(former=former, present=present))
    _report_paths(report)
    report_conflicts(report.glossary.conflicts)
    conflicts = ["conflict"] if report.glossary.conflicts else []
    say_help([*(problem.code for problem in report.problems), *conflicts])
    say(_summary(report))
    if not report.glossary.count and not report.documents:
        say(messages.EMPTY)
    return 1 if report.unreadable else 0


def _report_paths(report: Report) -> None:
    """Say what of the paths that were added or removed is not read, or is still read."""
    for folder, counted in report.not_read.items():
        counts = ", ".join(f"{count} {again(what)}" for what, count in sorted(counted.items()))
        say(messages.NOT_READ.format(folder=folder, counts=counts))
    workspace = report.glossary.workspace
    copies = workspace.sources.relative_to(workspace.root).as_posix()
    for path, source in report.still_read.items():
        message = messages.STILL_THERE if source == copies else messages.STILL_READ
        say(message.format(path=path, source=source, word=shlex.quote(source)))


def _summary(report: Report) -> str:
    """One line: ``71 terms from 2 documents: 3 new, 1 changed, 67 as before.``."""
    new, changed, count = len(report.new), len(report.changed), report.glossary.count
    facts = messages.counts(
        (new, messages.NEW),
        (changed, messages.CHANGED),
        (count - new - changed if new or changed else 0, messages.UNCHANGED),
        (len(report.gone), messages.GONE),
        (len(report.glossary.conflicts), messages.IN_CONFLICT),
    )
    terms = messages.count(count, "term")
    documents = messages.count(report.documents, "document")
    summary = messages.SUMMARY_OF_CHANGES if facts else messages.SUMMARY
    return summary.format(terms=terms, documents=documents, facts=facts)
