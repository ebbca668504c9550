"""What became of each bracket and note of a document, of sentences and tables that name something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, TypeAlias

from yougo.extract.rule import Bracket, Found, Outcome, Rejected, View
from yougo.extract.shapes import headwords
from yougo.extract.shapes.stretches import Key
from yougo.extract.untaken import Looked, Untaken, refused_tables, untaken
from yougo.language.text import same, unwrapped
from yougo.model.codes import Reason
from yougo.model.documents import Note, Place, Problem
from yougo.model.findings import Finding

Kind: TypeAlias = Literal["bracket", "note", "sentence"]


@dataclass(frozen=True, slots=True)
class Account:
    """One bracket, note or sentence, and what became of it."""

    place: Place
    kind: Kind
    text: str
    """What it says, as written."""
    reason: Reason
    """``unlabelled-name``; `docs/finding.md` lists them all."""
    names: tuple[str, ...] = ()
    """The names that it states, with the one before it; ``()`` when it states none."""
    finding: Finding | None = None
    """What it states, when it states something."""
    because: tuple[str, ...] = ()
    """What moved the beginning of the Japanese name, where evidence of other places did."""
    label: str = ""
    """A note's label."""
    looked: Looked = ()
    """The rules that looked at a sentence, each with why it refused it."""


def accounts(of: View, outcomes: Iterable[Outcome]) -> list[Account]:
    """What became of each bracket and note, by line, and each sentence or table from which nothing was taken.

    Of several rejections the first counts.
    """
    outcomes = list(outcomes)
    final: dict[Key | Note, Found | Rejected] = {}
    for outcome in sorted(outcomes, key=_is_rejected):
        if not isinstance(outcome, Problem):
            about = outcome.about
            for each in [about] if isinstance(about, Note) else of.keys(about):
                final.setdefault(each, outcome)
    brackets = filter(attrgetter("text"), of.brackets)
    told = [_account(bracket, final.get(bracket.key)) for bracket in brackets]
    told += [_account(note, final.get(note)) for note in of.document.notes]
    taken = {outcome.finding.place for outcome in outcomes if isinstance(outcome, Found)}
    told += map(_refused, (*untaken(of, taken), *refused_tables(of)))
    return sorted(told, key=attrgetter("place.line"))


def _is_rejected(outcome: Outcome) -> bool:
    return isinstance(outcome, Rejected)


def _account(about: Bracket | Note, outcome: Found | Rejected | None) -> Account:
    kind, label = _described(about)
    text = unwrapped(about.text)
    if isinstance(outcome, Found):
        found = outcome.finding
        return Account(about.place, kind, text, _fact(found, kind, text), _names(found), found, label=label)
    return Account(about.place, kind, text, outcome.reason if outcome else "unknown", label=label)


def _refused(sentence: Untaken) -> Account:
    return Account(sentence.place, "sentence", unwrapped(sentence.text), "untaken", looked=sentence.looked)


def _described(about: Bracket | Note) -> tuple[Kind, str]:
    """Whether it is a bracket or a note, and a note's label."""
    return ("note", about.label) if isinstance(about, Note) else ("bracket", "")


_FACTS: Mapping[Kind, Mapping[str, Reason]] = {
    "bracket": {
        "acronym": "acronym",
        "english": "expansion",
        "former": "former-name",
        "aliases": "alias",
        "reading": "reading",
        "definition": "definition",
        "place": "name",
    },
    "note": {"citation": "quotation", "definition": "definition", "place": "expansion"},
}
"""What a finding adds to the name that it is about: by its first field that is filled; `place` always is."""
_WRITTEN = ("acronym", "english")
"""The fields that count only where the bracket or note itself has them."""


def _fact(found: Finding, kind: Kind, text: str) -> Reason:
    """What a bracket or note with this text adds to the name that it is about."""
    written = same(text)
    absent = {field for field in _WRITTEN if same(getattr(found, field)) not in written}
    facts = _FACTS[kind].items()
    return next(reason for field, reason in facts if getattr(found, field) and field not in absent)


def _names(found: Finding) -> tuple[str, ...]:
    return headwords.names_of(found) + found.aliases + found.former
