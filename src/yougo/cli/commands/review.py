"""``yougo review``."""

from collections.abc import Iterable
from typing import Any

import click

from yougo import api
from yougo.cli import messages, options
from yougo.cli.build_report import report_build
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import say
from yougo.cli.review import acronyms, prompts
from yougo.cli.review.session import Session
from yougo.cli.sentences import say_error
from yougo.cli.waiting import progress
from yougo.errors import YougoError
from yougo.pipeline import references
from yougo.pipeline.decisions import reviewing
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.selecting import selected


@click.command("review", help=HELP["review"])
@options.selecting("candidate", "accepted")
@click.option("--limit", default=0, metavar="N", type=options.Count(min=0), help=OPTIONS["limit"])
@click.pass_context
def command(context: click.Context, /, limit: int, **chosen: Any) -> int:  # noqa: ANN401 - what click makes of options
    """Show the terms that need a decision, one after the other."""
    where = options.workspace(context)
    with progress() as show:
        report = api.Glossary(where.root).build(Means(show))
    report_build(report)
    wanted = selected(report.glossary, **chosen)
    is_narrowed = limit or any(chosen.values())
    found = reviewing.queue(report.glossary.each(), wanted, reviewing.skipped(where))
    session = Session(report.glossary, found[: limit or None])
    with references.opened(where, report.glossary.settings) as known:
        _say_news(known.unusable, report.unusable)
        session.known = known
        if found:
            session.run()
        added = 0 if is_narrowed or session.has_quit else acronyms.go_through(session.glossary, known)
    if not found and not added:
        if any(report.glossary.each()):
            say(prompts.NOTHING_TO_REVIEW)
        return 0
    left = len(reviewing.queue(session.glossary.each(), wanted))
    decided = messages.count(session.decided + added, "decision")
    say(prompts.REVIEWED.format(decided=decided, left=f"{left:,}"))
    return 0


def _say_news(errors: Iterable[YougoError], said: Iterable[YougoError]) -> None:
    """Print the errors that were not said before."""
    before = set(map(str, said))
    for error in errors:
        if str(error) not in before:
            say_error(error)
