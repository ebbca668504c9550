"""``yougo edit``."""

import click

from yougo import contract
from yougo.cli import entry, messages
from yougo.cli.common import OPTIONS, workspace
from yougo.pipeline import deciding

_FIELDS = ("acronym", "japanese", "reading", "english", "definition", "note")


def _fields(function: click.decorators.FC) -> click.decorators.FC:
    for field in reversed(_FIELDS):
        function = click.option(f"--{field}", metavar="TEXT", help=OPTIONS[field])(function)
    return function


@click.command("edit", help=messages.HELP["edit"])
@click.argument("identifier", metavar="ID")
@_fields
@click.option("--tag", "tags", multiple=True, help=OPTIONS["tag"])
@click.option("--forget", multiple=True, type=click.Choice(_FIELDS), help=OPTIONS["forget"])
@click.option("--accept", "status", flag_value="accepted", help=OPTIONS["accept"])
@click.option("--reject", "status", flag_value="rejected", help=OPTIONS["reject"])
@click.option("--candidate", "status", flag_value="candidate", help=OPTIONS["candidate"])
@click.pass_context
def command(
    context: click.Context,
    /,
    identifier: str,
    tags: tuple[str, ...],
    forget: tuple[str, ...],
    **values: str | None,
) -> None:
    """Write the decision, bring the glossary up to date and print the term as it now is."""
    changes: dict[str, object] = {field: value for field, value in values.items() if value is not None}
    changes |= dict.fromkeys(forget)
    if tags:
        changes["tags"] = list(tags)
    if not changes:
        raise click.UsageError(messages.NOTHING_TO_EDIT)
    concept = deciding.decide(workspace(context), identifier, changes)
    click.echo(entry.brief(contract.record(concept)))
