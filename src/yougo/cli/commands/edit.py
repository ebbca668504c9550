"""``yougo edit``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from pathlib import Path

import click

from yougo.cli import messages, options, taking
from yougo.cli.build_report import report_conflicts, report_other_terms, report_repairs
from yougo.cli.fast_lookup import term_output
from yougo.cli.fast_lookup.completion import names
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS, TEXT
from yougo.cli.output import out, say
from yougo.errors import ImpossibleDecision, UnknownTerm
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, names_of
from yougo.model.proposals import offered
from yougo.pipeline import apply_edits, references
from yougo.pipeline.decisions.twins import twin
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.workspace import edits, name_edits
from yougo.workspace.decision import Decision
from yougo.workspace.edits import Choice

_MOST_SHOWN = 20
"""Terms that an undo lists by name."""
_FIELDS = (*FIELDS, "note")
_STATUSES = {"accept": "accepted", "reject": "rejected", "candidate": "candidate"}
_UNASKED = ("yes", "reject_missing")
"""The options that say yes to a question beforehand."""
_FORGETTABLE = (*_FIELDS, "status", "also", "not", "tags")


@dataclass(frozen=True, slots=True)
class _Request:
    """What the options ask for."""

    identifier: str
    fields: dict[str, str]
    """The fields to set, and the status."""
    also: tuple[str, ...]
    excluded: tuple[str, ...]
    tags: tuple[str, ...]
    forget: tuple[str, ...]
    new: str
    """The id of a term to add."""
    take: tuple[int, ...] = ()
    """The numbers of proposals."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Whose word the fields are that were proposed."""
    twins: tuple[str, ...] = ()
    """Those of the proposed names that are the other half's of the term."""

    @property
    def has_changes(self) -> bool:
        """Whether any option changes a term."""
        return any((self.fields, self.also, self.excluded, self.tags, self.forget, self.new, self.take))

    @property
    def is_given(self) -> bool:
        """Whether any option is about a single term."""
        return bool(self.identifier) or self.has_changes

    @property
    def names_a_term(self) -> bool:
        """Whether it says which term to edit or to add."""
        return bool(self.identifier or self.new)

    @property
    def has_names_for_new(self) -> bool:
        """Whether a new term gets names: those that --not takes away, or those given."""
        return bool(self.excluded if self.identifier else self.fields.keys() & set(NAMES))

    @property
    def keys(self) -> dict[str, object]:
        """What to write into terms.toml, by key; None deletes a key."""
        keys: dict[str, object] = {**self.fields, **dict.fromkeys(self.forget)}
        if self.tags:
            keys["tags"] = self.tags
        if self.origins:
            keys["from"] = self.origins
        return keys


def _field_options(function: click.decorators.FC) -> click.decorators.FC:
    for name in reversed(_FIELDS):
        function = click.option(f"--{name}", metavar=TEXT, help=OPTIONS[name])(function)
    return function


@click.command("edit", help=HELP["edit"])
@click.argument("identifier", metavar="[ID]", default="", shell_complete=names)
@_field_options
@click.option("--also", metavar="NAME", multiple=True, help=OPTIONS["also"])
@click.option("--not", "excluded", metavar="NAME", multiple=True, help=OPTIONS["not"])
@click.option("--new", metavar="ID", default=None, help=OPTIONS["new"])
@click.option("--tag", "tags", metavar="TAG", multiple=True, help=OPTIONS["tag"])
@click.option("--forget", multiple=True, type=click.Choice(_FORGETTABLE), help=OPTIONS["forget"])
@click.option("--take", metavar="NUMBER", type=options.Count(1), multiple=True, help=OPTIONS["take"])
@click.option("--accept", is_flag=True, help=OPTIONS["accept"])
@click.option("--reject", is_flag=True, help=OPTIONS["reject"])
@click.option("--candidate", is_flag=True, help=OPTIONS["candidate"])
@click.option("--from", "table", metavar="FILE", default="", help=OPTIONS["from"])
@click.option("--yes", is_flag=True, help=OPTIONS["yes"])
@click.option("--reject-missing", is_flag=True, help=OPTIONS["reject-missing"])
@click.option("--undo", is_flag=True, help=OPTIONS["undo"])
@click.pass_context
def command(context: click.Context, /, table: str, undo: bool, **given: object) -> int:
    """Write the decision, bring the glossary up to date and print the term as it now is."""
    where = options.workspace(context)
    unasked = {name for name in _UNASKED if given.pop(name)}
    request = _request(given)
    wrong = _what_is_wrong(request, from_table=bool(table), undo=undo, is_unasked=bool(unasked))
    if wrong:
        raise click.UsageError(wrong)
    if undo:
        return _undo(where)
    if table:
        from yougo.cli import table_edits  # noqa: PLC0415 - loads the readers of tables

        return table_edits.apply(where, Path(table), unasked)
    if request.has_changes:
        return _edit(where, request)
    from yougo.cli.review.editor import edit_entry  # noqa: PLC0415 - an editor takes longer to start than this

    return edit_entry(where, request.identifier)


def _request(given: dict[str, object]) -> _Request:
    fields = {name: str(given.pop(name)).strip() for name in _FIELDS if given[name] is not None}
    statuses = [status for option, status in _STATUSES.items() if given.pop(option)]
    if len(statuses) > 1:
        raise click.UsageError(messages.ONE_STATUS)
    if statuses:
        fields["status"] = statuses[0]
    if given["new"] == "":  # an empty variable of a shell must not turn a new term into a change of another
        raise click.UsageError(messages.EMPTY_NEW)
    lists = {name: given[name] for name in ("also", "excluded", "tags", "forget", "take")}
    return _Request(str(given["identifier"]), fields, **lists, new=str(given["new"] or ""))  # type: ignore[arg-type]


def _what_is_wrong(request: _Request, *, from_table: bool, undo: bool, is_unasked: bool) -> str:
    """What is wrong with this combination of options; ``""`` if nothing is."""
    faults = (
        (messages.FROM_ALONE, from_table and (undo or request.is_given)),
        (messages.UNDO_ALONE, undo and request.is_given),
        (messages.NOTHING_TO_EDIT, not (from_table or undo or request.names_a_term)),
        (messages.UNNAMED_TERM, request.new and not request.has_names_for_new),
        (messages.TAKE_FROM_TERM, request.take and not request.identifier),
        (messages.ONLY_WITH_TABLE, is_unasked and not from_table),
    )
    for message, is_fault in faults:
        if is_fault:
            return message
    return _set_and_forgotten(request)


def _set_and_forgotten(request: _Request) -> str:
    """What is wrong with a field that is set and forgotten at once; ``""`` if there is none."""
    set_keys = {*request.fields, *(["tags"] if request.tags else [])}
    both = set_keys & set(request.forget)
    return messages.SET_AND_FORGOTTEN.format(field=min(both)) if both else ""


def _undo(where: Workspace) -> int:
    undone, report = apply_edits.undo(where)
    for identifier in undone[:_MOST_SHOWN]:
        say(messages.UNDONE.format(id=identifier))
    if len(undone) > _MOST_SHOWN:
        say(messages.UNDONE_IN_ALL.format(count=messages.count(len(undone), "term")))
    if not undone:
        say(messages.UNDONE_LAYOUT)
    report_other_terms(report)
    report_conflicts(concept for concept in report.glossary.conflicts if concept.id in undone)
    return 0


def _edit(where: Workspace, request: _Request) -> int:
    """Decide what the options say."""
    shown = []
    with apply_edits.held(where) as before:
        report_repairs(before)
        glossary = before.glossary
        new = apply_edits.new_id(glossary, request.new) if request.new else ""
        if request.identifier:
            concept = glossary.concept(request.identifier)
            request = _with_something_to_forget(
                _with_proposals(request, glossary, concept), glossary, concept
            )
            if not request.has_changes:
                return 1
            shown.append(concept.id)
            choices = _changes(glossary, concept, request, new)
        else:
            choices = [_new_term(request, new)]
        report = apply_edits.decide(glossary, choices)
    if new:
        shown.append(new)
    if new != request.new:
        say(messages.ID_MADE.format(wanted=request.new, id=new))
    out(term_output.full_of(str(where.root), shown))
    report_other_terms(report, shown)
    return 0


def _with_something_to_forget(request: _Request, glossary: Glossary, concept: Concept) -> _Request:
    """The request without what cannot be forgotten, as nobody decided it; says so."""
    decided = apply_edits.decided_keys(glossary, concept, request.forget)
    accepted = FIELDS if concept.status == "accepted" else ()
    for key in filterfalse(decided.__contains__, request.forget):
        sentence = messages.ACCEPTED_WITH_TERM if key in accepted else messages.NOTHING_TO_FORGET
        say(sentence.format(key=key, id=concept.id))
    return replace(request, forget=tuple(decided))


def _with_proposals(request: _Request, glossary: Glossary, concept: Concept) -> _Request:
    """The request with the proposals that it takes as fields.

    Raises:
        ImpossibleDecision: the term has no proposal of such a number, or its field is decided twice.
    """
    if not request.take:
        return request
    with references.opened(glossary.workspace, glossary.settings) as known:
        rows = offered(concept, known.proposals(concept))
    taken = []
    for number in dict.fromkeys(request.take):
        if number > len(rows):
            reason = messages.NO_PROPOSAL.format(id=concept.id, number=number)
            raise ImpossibleDecision(reason=reason, remedy=messages.SHOWS_PROPOSALS.format(id=concept.id))
        taken.append(rows[number - 1])
    taking.check(dict(zip(dict.fromkeys(request.take), taken, strict=True)), request.fields, request.forget)
    fields: dict[str, str] = {row.side: row.text for row in taken}
    origins: dict[str, str] = {row.side: row.origin for row in taken if row.origin}
    twins = (row.text for row in taken if twin(glossary, concept, row))
    return replace(request, fields={**request.fields, **fields}, origins=origins, twins=tuple(twins))


def _new_term(request: _Request, identifier: str) -> Choice:
    """A term that no document states."""
    keys: dict[str, object] = {"status": "accepted", **request.keys}
    if request.also:
        keys["also"] = request.also
    return Choice(identifier, keys)


def _changes(glossary: Glossary, concept: Concept, request: _Request, new: str) -> list[Choice]:
    """What the options change in a term, and in the terms that are merged with it or split off."""
    own = glossary.decision(concept.id)
    changes = []
    if request.keys:
        changes.append(edits.corrected(concept, request.keys))
        own = edits.after(own, changes[-1])
    for name in dict.fromkeys((*request.also, *request.twins)):
        other = _other_term(glossary, concept, name, own)
        if other:
            decisions, bearing = {**glossary.decisions, concept.id: own}, glossary.bearing(names_of(other))
            if name in request.also:
                changes += name_edits.joined(concept, other, decisions, bearing)
            else:
                changes += name_edits.joined_by(name, concept, other, decisions, bearing)
        else:
            changes.append(name_edits.further(concept, name, own, glossary.each()))
        own = edits.after(own, changes[-1])
    if request.excluded:
        changes += name_edits.divided(concept, request.excluded, own, new)
    return changes


def _other_term(glossary: Glossary, concept: Concept, name: str, own: Decision) -> Concept | None:
    """The term to merge if the name given with --also is another term's, or None.

    Raises:
        ImpossibleDecision: it is a name of the concept itself.
    """
    if same(name) in map(same, own.also):
        return None
    try:
        other = glossary.concept(name)
    except UnknownTerm:
        return None
    if other.id == concept.id:
        reason = messages.OWN_NAME.format(query=name, id=concept.id)
        raise ImpossibleDecision(reason=reason, remedy=messages.NAME_ANOTHER)
    return other
