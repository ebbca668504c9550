"""``yougo show``."""

import click

from yougo.cli import messages, options
from yougo.cli.fast_lookup.completion import names
from yougo.cli.help_texts import HELP
from yougo.cli.output import out, say
from yougo.cli.sentences import say_error
from yougo.model import json_lines
from yougo.pipeline import references


@click.command("show", help=HELP["show"])
@click.argument("identifier", metavar="ID", shell_complete=names)
@options.as_json
@click.pass_context
def command(context: click.Context, identifier: str, as_json: bool) -> None:
    """Print one term with all its evidence."""
    from yougo.cli.build_report import fresh  # noqa: PLC0415 - a shell that completes an id does not need it

    glossary = fresh(options.workspace(context))
    concept = glossary.concept(identifier)
    with references.opened(glossary.workspace, glossary.settings) as known:
        proposals = known.proposals(concept)
    if as_json:
        out(json_lines.line(concept, proposals if known.can_propose else None))
        return
    from yougo.cli import term_detail  # noqa: PLC0415 - likewise, and JSON needs it no more

    out(term_detail.whole(concept, glossary.decision(concept.id), proposals))
    if proposals:
        say(messages.TAKE.format(id=concept.id))
    for error in known.unusable:
        say_error(error)
