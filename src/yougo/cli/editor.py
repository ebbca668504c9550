"""One term's decisions in $EDITOR: its table of terms.toml, with what is shown now and where it stands."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from click import ClickException

from yougo.cli import messages, screen
from yougo.cli.detail import documented
from yougo.cli.output import at, out, say
from yougo.cli.reporting import remade
from yougo.errors import ChangedMeanwhile, YougoError
from yougo.model.concepts import FIELDS, Concept
from yougo.pipeline import apply_edits
from yougo.pipeline.decisions import drafts
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace import edits, toml

_OURS = "#:"
"""How lines begin that are only for the person to read."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the person is shown: a term, and its table in terms.toml."""

    concept: Concept
    table: str


def edit_entry(where: Workspace, name: str) -> int:
    """Open a term's entry until what comes back is a decision, or the person gives up.

    What is written is in a file of its own, which goes only when the decision is taken.
    """
    shown = _look(where, name)
    text = _text(shown, shown.table)
    draft = _left(where, shown, text) or drafts.new(where, shown.concept.id, text)
    try:
        code = _until_decided(where, shown, draft)
    finally:
        if drafts.differs(draft, text):
            say(messages.KEPT.format(file=where.shown(draft)))
        else:
            drafts.remove(draft)
    if code == 0:
        for old in drafts.left(where, shown.concept.id):
            drafts.remove(old)
        out(screen.full_of(str(where.root), [shown.concept.id]))
    return code


def _left(where: Workspace, shown: _Shown, text: str) -> Path | None:
    """What an earlier edit of this term left undecided, if the person wants to go on with it."""
    left = [draft for draft in drafts.left(where, shown.concept.id) if drafts.differs(draft, text)]
    if not left:
        return None
    say(messages.LEFT.format(file=where.shown(left[0])))
    if not (sys.stdin.isatty() and click.confirm(messages.GO_ON, default=True, err=True)):
        return None
    told = messages.DECIDED_MEANWHILE if shown.table.strip() else ""
    drafts.write(left[0], _text(shown, _own(drafts.read(left[0])), told))
    return left[0]


def _until_decided(where: Workspace, shown: _Shown, draft: Path) -> int:
    """Open the file again and again; the exit code."""
    while True:
        try:
            click.edit(filename=str(draft))
            written = _own(drafts.read(draft))
            if written == shown.table:
                drafts.remove(draft)
                say(messages.UNCHANGED)
                return 1
            _decide(where, shown, written)
        except ClickException as error:
            say(messages.EDITOR_FAILED.format(editor=error.message.partition(":")[0]))
            return 2
        except YougoError as error:
            say(f"yougo: {error}")
            if not (sys.stdin.isatty() and click.confirm(messages.EDIT_AGAIN, default=True, err=True)):
                return 2
            if isinstance(error, ChangedMeanwhile):
                shown = _look(where, shown.concept.id)
                drafts.write(draft, _text(shown, written, messages.DECIDED_MEANWHILE))
        else:
            drafts.remove(draft)
            return 0


def _look(where: Workspace, name: str) -> _Shown:
    with apply_edits.held(where) as report:
        remade(report)
        concept = report.glossary.concept(name)
        return _Shown(concept, apply_edits.entry(where, concept.id))


def _decide(where: Workspace, shown: _Shown, written: str) -> None:
    table = "" if written.strip() == "" else written
    apply_edits.rewrite(where, shown.concept, table, shown.table, edits.said_now(shown.concept))


def _text(shown: _Shown, written: str, told: str = "") -> str:
    """What the editor opens: what the person has written, and below it what there is to know."""
    remarks = list(_remarks(shown.concept, shown.table))
    if told:
        remarks = [told, *shown.table.splitlines(), "", *remarks]
    return written.rstrip("\n") + "\n\n" + "".join(f"{_OURS} {line}\n" for line in remarks)


def _own(text: str) -> str:
    """What the person wrote."""
    lines = [line for line in text.splitlines() if not line.startswith(_OURS)]
    return "\n".join(lines).strip("\n") + "\n"


def _remarks(concept: Concept, table: str) -> Iterator[str]:
    """The fields that are not decided, ready to be, and the evidence."""
    yield from messages.EDITOR_HEAD.splitlines()
    decided = {row.field for row in concept.decided if row.explicit}
    shown = {**edits.said_now(concept), "reading": concept.reading.text if concept.reading else ""}
    for field in FIELDS:
        if field not in decided and f"\n{field} " not in table:
            value = getattr(concept, field) if field != "reading" else shown["reading"]
            yield f"{field} = {toml.quoted(value)}"
    for row in concept.decided:
        if row.documented or row.now:
            yield f"{row.field}: {documented(row)}"
    for warning in concept.warnings:
        yield f"! {warning.code}: {warning.message}"
    for each in concept.evidence:
        yield f"{at(each.place.document, each.place.line)}: {' '.join(each.quote.split())}"
