"""One term's decisions in $EDITOR: its table of terms.toml, with what is shown now and where it stands."""

import sys
from collections.abc import Iterator

import click

from yougo import choices, tomltext
from yougo.cli import messages, screen
from yougo.cli.common import say
from yougo.curation import FIELDS
from yougo.errors import ImpossibleDecision
from yougo.model import Concept
from yougo.pipeline import deciding, files
from yougo.pipeline.workspace import Workspace

_OURS = "#:"
"""How lines begin that are only for the person to read."""


def edit_entry(where: Workspace, concept: Concept) -> int:
    """Open the entry until what comes back is a decision, or the person gives up; nothing written is lost."""
    before = deciding.entry(where, concept.id)
    text = before.rstrip("\n") + "\n\n" + "".join(f"{_OURS} {line}\n" for line in _remarks(concept, before))
    while True:
        edited = click.edit(text, extension=".toml")
        if edited is None or _own(edited) == _own(text) == before:
            say(messages.UNCHANGED)
            return 1
        table = _own(edited)
        try:
            deciding.rewrite(
                where, concept.id, "" if table.strip() == "" else table, choices.said_now(concept)
            )
        except ImpossibleDecision as error:
            say(f"yougo: {error}")
            text = edited
            if sys.stdin.isatty() and click.confirm(messages.EDIT_AGAIN, default=True, err=True):
                continue
            kept = where.history / f"{concept.id.replace('/', '-')}.toml"
            files.write(kept, edited.encode())
            say(messages.KEPT.format(file=where.shown(kept)))
            return 2
        click.echo(screen.full_of(str(where.root), [concept.id]))
        return 0


def _own(text: str) -> str:
    """What the person wrote."""
    lines = [line for line in text.splitlines() if not line.startswith(_OURS)]
    return "\n".join(lines).strip("\n") + "\n"


def _remarks(concept: Concept, table: str) -> Iterator[str]:
    """The fields that are not decided, ready to be, and the evidence."""
    yield from messages.EDITOR_HEAD.splitlines()
    decided = {row.field for row in concept.decided if row.explicit}
    shown = {**choices.said_now(concept), "reading": concept.reading.text if concept.reading else ""}
    for field in FIELDS:
        if field not in decided and f"\n{field} " not in table:
            value = getattr(concept, field) if field != "reading" else shown["reading"]
            yield f"{field} = {tomltext.quoted(value)}"
    for row in concept.decided:
        if row.said or row.now:
            yield messages.SAID.format(field=row.field, said=row.said, now=row.now)
    for doubt in concept.warnings:
        yield f"! {doubt.code}: {doubt.message}"
    for each in concept.evidence:
        yield f"{each.place.document}:{each.place.line}: {' '.join(each.quote.split())}"
