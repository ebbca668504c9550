"""``yougo review``."""

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS, selecting, workspace
from yougo.cli.output import say
from yougo.cli.reporting import tell
from yougo.cli.session import Session
from yougo.pipeline.build import refresh
from yougo.pipeline.decisions import reviewing
from yougo.pipeline.selecting import selected


@click.command("review", help=messages.HELP["review"])
@selecting("candidate", "accepted")
@click.option("--limit", default=0, type=click.IntRange(min=0), help=OPTIONS["limit"])
@click.pass_context
def command(context: click.Context, /, limit: int, **chosen: str | None) -> int:
    """Show what needs a decision, one term after the other, and take a key for each."""
    where = workspace(context)
    report = refresh.refresh(where)
    tell(report)
    wanted = selected(report.glossary, **chosen)
    found = reviewing.queue(report.glossary.concepts, wanted, reviewing.skipped(where))
    if not found:
        say(messages.NOTHING_TO_REVIEW)
        return 0
    session = Session(report.glossary, [concept.id for concept in found[: limit or None]])
    session.run()
    left = len(reviewing.queue(session.glossary.concepts, wanted))
    say(messages.REVIEWED.format(decided=messages.count(session.decided, "decision"), left=f"{left:,}"))
    return 0
