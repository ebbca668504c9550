"""``yougo propose``."""

from collections.abc import Sequence

import click

from yougo.cli import messages, model_messages, options
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
from yougo.pipeline.files.workspace import Workspace


@click.command("propose", help=HELP["propose"])
@click.argument("identifiers", metavar="[ID]...", nargs=-1, shell_complete=names)
@click.option("--model", metavar="NAME", default="", help=OPTIONS["model"])
@click.option("--yes", is_flag=True, help=OPTIONS["propose-yes"])
@click.option("--forget", is_flag=True, help=OPTIONS["propose-forget"])
@click.pass_context
def command(context: click.Context, identifiers: tuple[str, ...], model: str, yes: bool, forget: bool) -> int:
    """Say what it takes, ask, and let the model answer."""
    where = options.workspace(context)
    if forget and identifiers:
        raise click.UsageError(model_messages.FORGET_ALONE, context)
    if forget:
        return _forget(where, model)
    if not model:
        raise click.UsageError(model_messages.NAME_MODEL, context)
    return _ask(where, identifiers, Model(model), yes=yes)


def _ask(where: Workspace, identifiers: Sequence[str], model: Model, *, yes: bool) -> int:
    """Ask a model for what terms lack; 1 if it is not asked, or its answers are not clear."""
    glossary = fresh(where)
    concepts = list(map(glossary.concept, identifiers)) if identifiers else glossary.each_shown()
    asked = models.unanswered(where, concepts, model.name)
    if not asked:
        say(model_messages.NOTHING_TO_ASK.format(model=model.name))
        return 0
    if not yes and not _agreed(asked, model.name):
        return 1
    done = _answered(where, asked, model)
    if done:
        again = concepts if identifiers else glossary.each_shown()
        _tell(done, models.proposed(where, again, model.name, asked), model.name)
    if done == len(asked):
        return 0
    say(model_messages.UNCLEAR.format(names=messages.count(len(asked) - done, "name")))
    return 1


def _agreed(asked: Sequence[Request], model: str) -> bool:
    """Say what is sent, and ask whether to; without anybody to answer, mention --yes."""
    batches = requests.batches(asked)
    say(
        model_messages.TO_BE_ASKED.format(
            names=messages.count(len(asked), "name"),
            requests=messages.count(len(batches), "request"),
            model=model,
            tokens=f"{sum(map(requests.tokens, batches)):,}",
        )
    )
    return agrees(model_messages.ASK_MODEL, model_messages.NOBODY_TO_ASK)


def _answered(where: Workspace, asked: Sequence[Request], model: Model) -> int:
    """Ask; for how many names there are answers that can be understood."""
    with waiting(model_messages.ASKING.format(model=model.name)):
        return sum(models.ask(where, asked, model.name, model.ask))


def _tell(done: int, proposed: int, model: str) -> None:
    """Say how many names it proposes of those that it answered for."""
    say(model_messages.ANSWERED.format(model=model, fit=f"{proposed:,}", names=messages.count(done, "name")))
    if proposed:
        say(messages.PROPOSALS_NEXT)


def _forget(where: Workspace, model: str) -> int:
    """Remove what a model proposed, or all of them; the exit code is 1 if there is nothing."""
    found = models.forget(where, model)
    for each in found:
        names = messages.count(each.names, "name")
        say(model_messages.FORGOTTEN.format(model=each.model, names=names))
    if found:
        return 0
    others = messages.COMMA.join(models.names(where))
    say(
        model_messages.NOTHING_KEPT_OF.format(model=model, models=others)
        if others
        else model_messages.NOTHING_KEPT
    )
    return 1
