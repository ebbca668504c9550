"""A review in a terminal: one term on the screen, one key for what is decided of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from yougo.cli import detail, editor, entry, keys, messages, terminal
from yougo.cli.output import out, say
from yougo.errors import ChangedMeanwhile, YougoError
from yougo.language.text import TAGS, divided, joined
from yougo.model.concepts import Concept
from yougo.pipeline import apply_edits, looking
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.decisions import reviewing
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary, load
from yougo.workspace import edits
from yougo.workspace.edits import Choice

_FIELDS = {
    "a": "acronym", "j": "japanese", "r": "reading", "e": "english",
    "d": "definition", "n": "note", "t": "tags",
}  # fmt: skip
_AROUND = 5
"""Lines around a term, besides the keys: a blank one, the rule, what is left out, a blank one, the cursor."""
_HELP_COLUMN = 7
"""Where the help's sentences begin, behind the key and two spaces."""
_MOST = 9
"""As many as there are keys for."""


@dataclass(slots=True)
class Session:
    """Where a person is in the queue, and what was decided on the way."""

    glossary: Glossary
    """As it was last shown."""
    queue: list[str]
    position: int = 0
    decided: int = 0
    _past: list[tuple[int, str]] = field(default_factory=list)
    """For each step the position before it, and which version of terms.toml it made, if it made one."""
    _version: str = ""
    """The version of terms.toml that the last decision made."""
    _refused: dict[tuple[str, str], str] = field(default_factory=dict)
    """From a term and a field to what was typed for it and could not be decided."""
    _stays: bool = False
    """Whether the term is on the screen already, above what was just told."""

    @property
    def where(self) -> Workspace:
        """The workspace that is reviewed."""
        return self.glossary.workspace

    def run(self) -> None:
        """Go through the queue until it ends or the person quits."""
        with keys.listening():
            self._run()

    def _run(self) -> None:
        before = set(reviewing.skipped(self.where))
        skipped = set(before)
        keys.discard()
        try:
            self._go_through(skipped)
        finally:
            reviewing.remember_skipped(self.where, before, skipped & self.glossary.by_id.keys())

    def _go_through(self, skipped: set[str]) -> None:
        while self.position < len(self.queue):
            concept = self.glossary.by_id.get(self.queue[self.position])
            if not concept:  # it became part of another
                self.position += 1
                continue
            if not self._stays:
                self._show(concept)
            self._stays = False
            pressed = self._asked()
            if pressed == keys.QUIT:
                break
            if pressed in ("n", " "):
                skipped.add(concept.id)
            done = self._do(pressed, concept)
            if done and pressed not in ("n", " "):
                skipped.discard(concept.id)

    def _show(self, concept: Concept) -> None:
        why = reviewing.need(concept)
        title = messages.AT.format(
            number=self.position + 1,
            of=len(self.queue),
            why=messages.NEEDS[why] if why is not None else messages.DONE,
        )
        lines = detail.whole(concept).splitlines()
        most = terminal.height() - _AROUND - len(_keys(concept))
        if 0 < most < len(lines):
            rest = messages.count(len(lines) - most, "more line")
            lines[most:] = [messages.REST.format(rest=rest, id=concept.id)]
        out("\n".join(["", detail.rule(title), *lines, ""]))

    def _asked(self) -> str:
        out("\n".join(_keys(self.glossary.by_id[self.queue[self.position]])))
        return keys.key()

    def _do(self, pressed: str, concept: Concept) -> bool:
        """What one key does; whether the person is done with the term."""
        others = concept.reading.others if concept.reading and not concept.reading.verified else ()
        acts: dict[str, Callable[[Concept], bool]] = {
            "a": lambda each: self._decide(messages.ACCEPTED, each, edits.accepted(each)),
            "k": lambda each: self._settle(messages.KEPT_YOURS, each, edits.kept(each)),
            "t": lambda each: self._settle(messages.TAKEN_THEIRS, each, edits.taken(each)),
            "r": lambda each: self._decide(messages.REJECTED, each, Choice(each.id, {"status": "rejected"})),
            "n": lambda _: self._step(),
            " ": lambda _: self._step(),
            "e": self._edit,
            "o": self._open,
            "m": self._merge,
            "s": self._split,
            "b": lambda _: self._back(),
            "?": self._help,
        }
        try:
            if pressed.isdigit() and 0 < int(pressed) <= len(others):
                return self._correct(concept, "reading", others[int(pressed) - 1])
            return acts.get(pressed, self._unknown)(concept)
        except YougoError as error:
            say(f"yougo: {error}")
            if isinstance(error, ChangedMeanwhile):
                self.glossary = load(self.where)
            return False

    def _decide(self, told: str, concept: Concept, choice: Choice) -> bool:
        """Take a choice over and go on."""
        report = self._written([concept], lambda _: [choice])
        self._take(told, report)
        return self._step(self._version)

    def _written(self, shown: Sequence[Concept], choose: Callable[[Glossary], Sequence[Choice]]) -> Report:
        """Write choices down, unless the terms that were shown have changed since."""
        with apply_edits.held(self.where, *shown) as now:
            report = apply_edits.decide(now.glossary, choose(now.glossary))
            self._version = apply_edits.version(self.where)
        return report

    def _take(self, told: str, report: Report) -> None:
        self.decided += 1
        self.glossary = report.glossary
        new = [concept.id for concept in report.new if concept.id not in self.queue]
        self.queue[self.position + 1 : self.position + 1] = new
        _say(told)

    def _step(self, version: str = "") -> bool:
        self._past.append((self.position, version))
        self.position += 1
        return True

    def _back(self) -> bool:
        """Go to the term before, and take back what was decided there."""
        if not self._past:
            _say(messages.FIRST)
            return False
        position, version = self._past.pop()
        self.position = position
        if version:
            _, report = apply_edits.undo(self.where, version)
            self.decided -= 1
            self.glossary = report.glossary
            _say(messages.TAKEN_BACK)
        return True

    def _stay(self, told: str, report: Report) -> bool:
        """Something was decided, and the same term is shown again as it is then."""
        self._past.append((self.position, self._version))
        self._take(told, report)
        return False

    def _correct(self, concept: Concept, name: str, value: str) -> bool:
        new = divided(value, TAGS) if name == "tags" else value
        report = self._written([concept], lambda _: [edits.corrected(concept, {name: new})])
        return self._stay(messages.CORRECTED.format(field=name, value=value), report)

    def _edit(self, concept: Concept) -> bool:
        out("\n".join(terminal.packed(messages.FIELD_KEYS)))
        name = _FIELDS.get(keys.key())
        if not name:
            return False
        old = _text_of(concept, name)
        typed = keys.line(f"{name}:", self._refused.pop((concept.id, name), old))
        if typed is None or typed == old:
            _say(messages.UNCHANGED)
            return False
        try:
            return self._correct(concept, name, typed)
        except YougoError:
            self._refused[concept.id, name] = typed
            _say(messages.TYPED_AGAIN)
            raise

    def _open(self, concept: Concept) -> bool:
        """The whole entry in $EDITOR."""
        with keys.resting():
            code = editor.edit_entry(self.where, concept.id)
        if code == 0:
            self._past.append((self.position, apply_edits.version(self.where)))
            self.decided += 1
        self.glossary = load(self.where)
        return False

    def _merge(self, concept: Concept) -> bool:
        typed = keys.line(messages.MERGE_WITH)
        if not typed:
            _say(messages.UNCHANGED)
            return False
        named = self._named(typed)
        found = [each for each in named if each.id != concept.id][:_MOST]
        if not found:
            template = f"{messages.ITSELF}." if named else messages.NOTHING_FOUND
            _say(template.format(query=typed, id=concept.id))
            return False
        for number, other in enumerate(found, 1):
            out(f"  {number}  {detail.head(other)}")
        _say(messages.WHICH)
        pressed = keys.key()
        if not pressed.isdigit() or not 0 < int(pressed) <= len(found):
            return False
        stays, goes = apply_edits.elder(self.glossary, concept.id, found[int(pressed) - 1].id)
        into, other = self.glossary.by_id[stays], self.glossary.by_id[goes]

        def choose(now: Glossary) -> Sequence[Choice]:
            return edits.joined(into, other, now.decisions, now.concepts)

        report = self._written([into, other], choose)
        if stays != concept.id and stays in self.glossary.by_id:
            self.queue[self.position] = stays
        return self._stay(messages.MERGED.format(goes=goes, stays=stays), report)

    def _named(self, typed: str) -> list[Concept]:
        ids = [typed]
        if typed not in self.glossary.by_id:
            with looking.glossary(str(self.where.root)) as index:
                ids = [hit.id for hit in index.find(typed, _MOST + 1)]
        return [self.glossary.by_id[each] for each in ids if each in self.glossary.by_id]

    def _split(self, concept: Concept) -> bool:
        for line in detail.evidence(concept.evidence, concept, numbered=True):
            out(f"  {line}")
        typed = keys.line(messages.SPLIT_OFF)
        numbers = [int(word) for word in (typed or "").replace(",", " ").split() if word.isdigit()]
        rows = [concept.evidence[number - 1] for number in numbers if 0 < number <= len(concept.evidence)]
        if not rows:
            _say(messages.UNCHANGED)
            return False

        def choose(now: Glossary) -> Sequence[Choice]:
            return edits.parted(concept, rows, now.decision(concept.id))

        report = self._written([concept], choose)
        parts = ", ".join(entry.line_of(each) for each in report.new)
        return self._stay(messages.PARTED.format(parts=parts or "-"), report)

    def _settle(self, told: str, concept: Concept, choice: Choice) -> bool:
        """Settle a conflict, if there is one."""
        if not choice.documented:
            _say(messages.NO_CONFLICT)
            return False
        return self._decide(told, concept, choice)

    def _help(self, _: Concept) -> bool:
        for name, meaning in messages.REVIEW_HELP:
            first, *rest = terminal.wrap(meaning, terminal.width() - _HELP_COLUMN)
            out(f"{name:{_HELP_COLUMN}}{first}")
            for line in rest:
                out(" " * _HELP_COLUMN + line)
        self._stays = True
        return False

    def _unknown(self, _: Concept) -> bool:
        _say(messages.NO_SUCH_KEY)
        self._stays = True
        return False


def _keys(concept: Concept) -> list[str]:
    """The keys that can be pressed for a term, on as many lines as they take."""
    conflict = any(row.in_conflict for row in concept.decided)
    return terminal.packed((messages.CONFLICT_KEYS if conflict else ()) + messages.KEYS)


def _text_of(concept: Concept, name: str) -> str:
    """A field as a line to be changed."""
    if name == "tags":
        return joined(concept.tags, TAGS)
    if name == "reading":
        return concept.reading.text if concept.reading else ""
    return str(getattr(concept, name) or "")


def _say(sentence: str) -> None:
    """Print a sentence, on as many lines of the terminal as it takes."""
    out("\n".join(terminal.wrap(sentence, terminal.width())) if terminal.is_terminal() else sentence)
