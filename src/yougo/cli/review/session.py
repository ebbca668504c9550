"""A review in a terminal: one term on the screen, one key for each decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import ClassVar

from yougo.cli import messages, term_detail, term_line, terminal
from yougo.cli.code_names import FIELDS
from yougo.cli.output import out
from yougo.cli.review import dialogs, editor, keys, prompts, term_on_screen
from yougo.cli.review.dialogs import tell
from yougo.cli.sentences import say_error
from yougo.errors import ChangedMeanwhile, YougoError
from yougo.language.text import TAGS, divided
from yougo.model.concepts import Concept, names_of
from yougo.model.proposals import offered
from yougo.pipeline import apply_edits
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.decisions import reviewing
from yougo.pipeline.decisions.twins import twin
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary, load
from yougo.pipeline.references import NONE, Opened
from yougo.workspace import edits, name_edits
from yougo.workspace.edits import Choice


@dataclass(slots=True)
class Session:
    """A person's way through a queue of terms."""

    glossary: Glossary
    queue: list[str]
    known: Opened = NONE
    """The references to ask."""
    position: int = 0
    has_quit: bool = False
    decided: int = 0
    _past: list[tuple[int, str]] = field(default_factory=list)
    """The position before each step, and the version of terms.toml that it wrote (``""`` if none)."""
    _skipped: set[str] = field(default_factory=set)
    _refused: dict[tuple[str, str], str] = field(default_factory=dict)
    """By term and field, what was typed but could not be decided."""
    _is_shown: bool = False
    """Whether the term is still on the screen, above a message."""

    @property
    def _where(self) -> Workspace:
        return self.glossary.workspace

    def run(self) -> None:
        """Go through the queue until it ends or the person quits."""
        with keys.listening():
            before = set(reviewing.skipped(self._where))
            self._skipped = set(before)
            keys.discard()
            try:
                self._go_through()
            finally:
                reviewing.remember_skipped(self._where, before, self._skipped & self.glossary.by_id.keys())

    def _go_through(self) -> None:
        while self.position < len(self.queue):
            concept = self.glossary.by_id.get(self.queue[self.position])
            if not concept:  # it was merged with another
                self.position += 1
                continue
            if not self._is_shown:
                self._show(concept)
            self._is_shown = False
            out("\n".join(self._keys(concept)))
            pressed = keys.key()
            if pressed == keys.QUIT:
                self.has_quit = True
                return
            self._act(pressed, concept)

    def _show(self, concept: Concept) -> None:
        """Print the term, as much of it as fits on the screen."""
        need = reviewing.need(concept)
        why = prompts.DONE if need is None else prompts.NEEDS[need]
        title = prompts.AT.format(number=self.position + 1, of=len(self.queue), why=why)
        head = term_detail.rule(title)
        decision, proposals = self.glossary.decision(concept.id), self.known.proposals(concept)
        blocks = term_detail.blocks(concept, decision, proposals)
        room = term_on_screen.room_beside([head, *self._keys(concept)])
        out("\n".join(["", head, *term_on_screen.lines(blocks, room, concept.id), ""]))

    def _keys(self, concept: Concept) -> list[str]:
        """The keys that work for a term, on as many lines as they need."""
        shown: tuple[str, ...] = prompts.KEYS
        if any(map(attrgetter("in_conflict"), concept.decided)):
            shown = prompts.CONFLICT_KEYS + shown
        if rows := offered(concept, self.known.proposals(concept)):
            shown = (prompts.TAKE_KEYS.format(numbers=prompts.digits(len(rows))), *shown)
        return terminal.packed(shown)

    def _act(self, pressed: str, concept: Concept) -> None:
        """Do what a key stands for; if it cannot be decided, say why."""
        try:
            if pressed.isdecimal():
                self._take(int(pressed), concept)
            else:
                self._ACTIONS.get(pressed, Session._unknown_key)(self, concept)
        except YougoError as error:
            say_error(error)
            if isinstance(error, ChangedMeanwhile):
                self.glossary = load(self._where)

    # Decisions after which the next term is shown

    def _accept(self, concept: Concept) -> None:
        self._decide(messages.ACCEPTED, concept, edits.accepted(concept))

    def _reject(self, concept: Concept) -> None:
        self._decide(messages.REJECTED, concept, Choice(concept.id, {"status": "rejected"}))

    def _keep_ours(self, concept: Concept) -> None:
        self._settle(prompts.KEPT_YOURS, concept, edits.kept(concept))

    def _use_theirs(self, concept: Concept) -> None:
        self._settle(prompts.USED_THEIRS, concept, edits.taken(concept))

    def _settle(self, message: str, concept: Concept, choice: Choice) -> None:
        """Settle a conflict, if there is one."""
        if choice.documented:
            self._decide(message, concept, choice)
        else:
            tell(prompts.NO_CONFLICT)

    def _decide(self, message: str, concept: Concept, choice: Choice) -> None:
        self._write(message, lambda _: [choice], concept)
        self._skipped.discard(concept.id)
        self.position += 1

    # Decisions after which the same term is shown again

    def _take(self, number: int, concept: Concept) -> None:
        """Take one of the other readings, or of the proposals, that are shown."""
        rows = offered(concept, self.known.proposals(concept))
        if not 0 < number <= len(rows):
            self._unknown_key(concept)
            return
        row = rows[number - 1]
        choice = edits.taken_from(concept, row.side, row.text, row.origin)
        message = prompts.CORRECTED.format(field=FIELDS[row.side], value=row.text)
        other = twin(self.glossary, concept, row)

        def choose(now: Glossary) -> Sequence[Choice]:
            if not other:
                return [choice]
            own = edits.after(now.decision(concept.id), choice)
            decisions = {**now.decisions, concept.id: own}
            bearing = now.bearing(names_of(other))
            return [choice, *name_edits.joined_by(row.text, concept, other, decisions, bearing)]

        self._write(message, choose, *filter(None, (concept, other)))

    def _edit(self, concept: Concept) -> None:
        """Change one field."""
        name = dialogs.field_to_edit()
        if not name:
            return
        typed = dialogs.new_text(concept, name, self._refused.pop((concept.id, name), None))
        if typed is None:
            return
        try:
            self._correct(concept, name, typed)
        except YougoError:
            self._refused[concept.id, name] = typed
            tell(prompts.TYPED_AGAIN)
            raise

    def _correct(self, concept: Concept, name: str, value: str) -> None:
        new = divided(value, TAGS) if name == "tags" else value
        message = prompts.CORRECTED.format(field=FIELDS[name], value=value)
        self._write(message, lambda _: [edits.corrected(concept, {name: new})], concept)

    def _open(self, concept: Concept) -> None:
        """Edit the whole entry in $EDITOR."""
        with keys.paused():
            code = editor.edit_entry(self._where, concept.id)
        if code == 0:
            self._past.append((self.position, apply_edits.version(self._where)))
            self.decided += 1
        self.glossary = load(self._where)

    def _merge(self, concept: Concept) -> None:
        other = dialogs.term_to_merge(self.glossary, concept)
        if not other:
            return
        stays, goes = apply_edits.older_first(self.glossary, concept.id, other.id)
        into, merged = self.glossary.by_id[stays], self.glossary.by_id[goes]

        def choose(now: Glossary) -> Sequence[Choice]:
            return name_edits.joined(into, merged, now.decisions, now.bearing(names_of(merged)))

        self._write(prompts.MERGED.format(goes=goes, stays=stays), choose, into, merged)
        if stays in self.glossary.by_id:
            self.queue[self.position] = stays

    def _split(self, concept: Concept) -> None:
        rows = dialogs.evidence_to_split_off(concept)
        if not rows:
            return

        def choose(now: Glossary) -> Sequence[Choice]:
            return name_edits.parted(concept, rows, now.decision(concept.id))

        report = self._write("", choose, concept)
        parts = [f"{term_line.names_of(each)} ({each.id})" for each in report.new]
        tell(prompts.SPLIT.format(parts=", ".join(parts) or "-"))

    # Going on and back

    def _next(self, concept: Concept) -> None:
        self._past.append((self.position, ""))
        self.position += 1
        self._skipped.add(concept.id)

    def _back(self, _: Concept) -> None:
        """Go to the previous term and undo what was decided there."""
        if not self._past:
            tell(prompts.FIRST)
            return
        self.position, version = self._past.pop()
        if version:
            _ids, report = apply_edits.undo(self._where, version)
            self.decided -= 1
            self.glossary = report.glossary
            tell(prompts.UNDONE)

    def _help(self, _: Concept) -> None:
        dialogs.show_help()

    def _unknown_key(self, _: Concept) -> None:
        tell(prompts.NO_SUCH_KEY)
        self._is_shown = True

    # Reading and writing the glossary

    def _write(self, message: str, choose: Callable[[Glossary], Sequence[Choice]], *shown: Concept) -> Report:
        """Write choices down, unless the terms that were shown have changed; new terms come next.

        Raises:
            ChangedMeanwhile: another command changed one of these terms.
        """
        with apply_edits.held(self._where, *shown) as now:
            report = apply_edits.decide(now.glossary, choose(now.glossary))
            version = apply_edits.version(self._where)
        self._past.append((self.position, version))
        self.decided += 1
        self.glossary = report.glossary
        new = [concept.id for concept in report.new if concept.id not in self.queue]
        self.queue[self.position + 1 : self.position + 1] = new
        if message:
            tell(message)
        return report

    _ACTIONS: ClassVar[Mapping[str, Callable[["Session", Concept], None]]] = {
        "a": _accept,
        "r": _reject,
        "k": _keep_ours,
        "t": _use_theirs,
        "e": _edit,
        "o": _open,
        "m": _merge,
        "s": _split,
        "n": _next,
        " ": _next,
        "b": _back,
        "?": _help,
    }
    """What each key does."""
