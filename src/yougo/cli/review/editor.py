"""A term's entry in $EDITOR: its table of terms.toml, with its current values and sentences as remarks."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from yougo.cli import term_detail
from yougo.cli.build_report import report_repairs
from yougo.cli.fast_lookup import term_output
from yougo.cli.output import out, say
from yougo.cli.questions import confirmed
from yougo.cli.review import prompts
from yougo.cli.sentences import say_error
from yougo.cli.term_line import place
from yougo.errors import ChangedMeanwhile, YougoError
from yougo.model.concepts import FIELDS, Concept
from yougo.pipeline import apply_edits
from yougo.pipeline.decisions import drafts
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace import edits, toml

_REMARK = "#:"
"""How lines begin that are only to be read."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the person sees: a term, and its table in terms.toml."""

    concept: Concept
    table: str


def edit_entry(where: Workspace, name: str) -> int:
    """Open a term's entry until it can be decided or the person gives up; returns the exit code.

    The text is in a file of its own, a draft, which is deleted only once it is decided.
    """
    shown = _load(where, name)
    text = _text(shown, shown.table)
    draft = _unfinished(where, shown, text) or drafts.new(where, shown.concept.id, text)
    try:
        code = _edit_until_decided(where, shown, draft)
    finally:
        if drafts.differs(draft, text):
            say(prompts.KEPT.format(file=where.shown(draft)))
        else:
            drafts.remove(draft)
    if code == 0:
        for old in drafts.left(where, shown.concept.id):
            drafts.remove(old)
        out(term_output.full_of(str(where.root), [shown.concept.id]))
    return code


def _load(where: Workspace, name: str) -> _Shown:
    with apply_edits.held(where) as report:
        report_repairs(report)
        concept = report.glossary.concept(name)
        return _Shown(concept, apply_edits.entry(where, concept.id))


def _unfinished(where: Workspace, shown: _Shown, text: str) -> Path | None:
    """The draft of an earlier edit of this term, if the person wants to continue with it."""
    unfinished = [draft for draft in drafts.left(where, shown.concept.id) if drafts.differs(draft, text)]
    if not unfinished:
        return None
    draft = unfinished[0]
    say(prompts.LEFT.format(file=where.shown(draft)))
    if not _agrees(prompts.CONTINUE):
        return None
    lead = prompts.DECIDED_MEANWHILE if shown.table.strip() else ""
    drafts.write(draft, _text(shown, _without_remarks(drafts.read(draft)), lead))
    return draft


def _edit_until_decided(where: Workspace, shown: _Shown, draft: Path) -> int:
    """Open the draft again and again; returns the exit code."""
    while True:
        try:
            click.edit(filename=str(draft))
            written = _without_remarks(drafts.read(draft))
            if written == shown.table:
                drafts.remove(draft)
                say(prompts.UNCHANGED)
                return 1
            _decide(where, shown, written)
        except click.ClickException as error:
            say(prompts.EDITOR_FAILED.format(editor=error.message.partition(":")[0]))
            return 2
        except YougoError as error:
            say_error(error)
            if not _agrees(prompts.EDIT_AGAIN):
                return 2
            if isinstance(error, ChangedMeanwhile):
                shown = _load(where, shown.concept.id)
                drafts.write(draft, _text(shown, written, prompts.DECIDED_MEANWHILE))
        else:
            drafts.remove(draft)
            return 0


def _agrees(question: str) -> bool:
    """Whether the person says yes; without a terminal nobody does."""
    return sys.stdin.isatty() and confirmed(question, default=True)


def _decide(where: Workspace, shown: _Shown, written: str) -> None:
    table = written if written.strip() else ""
    apply_edits.rewrite(where, shown.concept, table, shown.table, edits.documented_now(shown.concept))


def _text(shown: _Shown, written: str, lead: str = "") -> str:
    """What the editor opens: what the person has written, and remarks below it."""
    remarks = [*prompts.EDITOR_HEAD.splitlines(), *_undecided(shown), *_background(shown.concept)]
    if lead:
        remarks = [lead, *shown.table.splitlines(), "", *remarks]
    return written.rstrip("\n") + "\n\n" + "".join(f"{_REMARK} {line}\n" for line in remarks)


def _without_remarks(text: str) -> str:
    lines = [line for line in text.splitlines() if not line.startswith(_REMARK)]
    return "\n".join(lines).strip("\n") + "\n"


def _undecided(shown: _Shown) -> Iterator[str]:
    """The current value of each field that is not decided, ready to be copied."""
    concept = shown.concept
    for field in FIELDS:
        if field not in concept.decided_fields and f"\n{field} " not in shown.table:
            value = concept.known_reading.text if field == "reading" else getattr(concept, field)
            yield f"{field} = {toml.quoted(value)}"


def _background(concept: Concept) -> Iterator[str]:
    """What the documents say, warnings, and the sentences."""
    for row in concept.decided:
        if row.documented or row.now:
            yield f"{row.field}: {term_detail.documented(row)}"
    yield from term_detail.warnings(concept)
    for each in concept.evidence:
        yield f"{place(each.place)}: {' '.join(each.quote.split())}"
