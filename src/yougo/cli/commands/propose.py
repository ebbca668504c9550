"""``yougo propose``."""

from collections.abc import Sequence

import click

from yougo.cli import messages, options
from yougo.cli.build_report import fresh
from yougo.cli.fast_lookup.completion import names
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import say
from yougo.cli.questions import agrees
from yougo.cli.waiting import waiting
from yougo.language_models import requests
from yougo.language_models.client import Model
from yougo.language_models.requests import Request
from yougo.pipeline import models


@click.command("propose", help=HELP["propose"])
@click.argument("identifiers", metavar="[ID]...", nargs=-1, shell_complete=names)
@click.option("--model", metavar="NAME", default="", help=OPTIONS["model"])
@click.option("--yes", is_flag=True, help=OPTIONS["propose-yes"])
@click.pass_context
def command(context: click.Context, identifiers: tuple[str, ...], model: str, yes: bool) -> int:
    """Say what it takes, ask, and let the model answer."""
    if not model:
        raise click.UsageError(messages.NAME_MODEL, context)
    glossary = fresh(options.workspace(context))
    found = Model(model)
    concepts = map(glossary.concept, identifiers) if identifiers else glossary.each_shown()
    asked = models.unanswered(concepts, found.name)
    if not asked:
        say(messages.NOTHING_TO_ASK.format(model=found.name))
        return 0
    if not yes and not _agreed(asked, found.name):
        return 1
    return _ask(asked, found)


def _agreed(asked: Sequence[Request], model: str) -> bool:
    """Say what is sent, and ask whether to; without anybody to answer, mention --yes."""
    batches = requests.batches(asked)
    say(
        messages.TO_BE_ASKED.format(
            names=messages.count(len(asked), "name"),
            requests=messages.count(len(batches), "request"),
            model=model,
            tokens=f"{sum(map(requests.tokens, batches)):,}",
        )
    )
    return agrees(messages.ASK_MODEL, messages.NOBODY_TO_ASK)


def _ask(asked: Sequence[Request], model: Model) -> int:
    """Ask; the exit code is 1 if some answers could not be understood."""
    done = fit = 0
    with waiting(messages.ASKING.format(model=model.name)):
        for number, proposed in models.ask(asked, model.name, model.ask):
            done, fit = done + number, fit + proposed
    say(messages.ANSWERED.format(model=model.name, fit=f"{fit:,}", names=messages.count(done, "name")))
    if fit:
        say(messages.PROPOSALS_NEXT)
    if done < len(asked):
        say(messages.UNCLEAR.format(names=messages.count(len(asked) - done, "name")))
    return 0 if done == len(asked) else 1
