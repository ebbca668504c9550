"""A term with everything known about it: names, decisions, warnings, and each sentence as evidence."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from yougo import confidence
from yougo.cli import code_names, messages, term_line
from yougo.cli.fast_lookup.term_output import headline
from yougo.cli.output import MARK
from yougo.cli.sentences import again
from yougo.cli.terminal import bold, indented, is_terminal, width, wrap
from yougo.language.cells import END, START, cells
from yougo.language.letters import spell
from yougo.language.text import narrow
from yougo.model.concepts import Concept, Decided, Evidence, Variant
from yougo.model.proposals import Proposal, offered
from yougo.workspace.decision import Decision

_INDENT = "  "
_MOST_REASONS = 6
_NAME_COLUMN = 40
"""The widest column of names, in cells."""
_SORTS = {"acronym": messages.ACRONYM, "japanese": messages.JAPANESE, "english": messages.ENGLISH}


def whole(concept: Concept, decision: Decision, proposals: Sequence[Proposal] = ()) -> str:
    """The blocks of a term below each other."""
    return "\n".join(chain.from_iterable(blocks(concept, decision, proposals).values()))


def blocks(
    concept: Concept, decision: Decision, proposals: Sequence[Proposal] = ()
) -> dict[str, Sequence[str]]:
    """Everything known about a term, what references propose, and what terms.toml decides about it.

    Each block is its lines, none if it says nothing. One with a title begins with a blank line and the title.
    """
    told: dict[str, Sequence[str]] = {
        "head": [*head(concept), *fitted(_names_and_reading(concept))],
        "definition": list(fitted(_definition(concept))),
    }
    for name, title, body in (
        ("proposed", messages.PROPOSED, numbered(concept, proposals)),
        ("warnings", messages.WARNINGS, warnings(concept)),
        ("decided", messages.DECIDED, [*_decisions(concept), *_other_decisions(decision)]),
        ("evidence", messages.EVIDENCE, evidence(concept)),
        ("names", messages.NAMES, _names(concept) if concept.variants else ()),
        ("confidence", messages.CONFIDENCE.format(value=concept.confidence), _confidence(concept)),
    ):
        section = list(fitted(body))
        told[name] = ["", bold(title), *section] if section else []
    return told


def fitted(texts: Iterable[str], indent: str = _INDENT) -> Iterator[str]:
    """Lines with an indent; one that is too long for the terminal continues below, further in.

    Lines with highlighted text are already wrapped.
    """
    for text in texts:
        if MARK in text or _fits(indent + text):
            yield indent + text
            continue
        further = indent + 2 * _INDENT
        first, *rest = wrap(text, width() - len(further))
        yield indent + first
        yield from indented(rest, further)


def _fits(line: str) -> bool:
    return not is_terminal() or cells(line) <= width()


def head(concept: Concept, lead: str = "", indent: str = "") -> list[str]:
    """A term's names after `lead`, its id and status; the latter on a line of their own if need be."""
    names = lead + bold("  ".join(headline(concept.acronym, concept.japanese, concept.english)))
    rest = messages.TERM.format(id=concept.id, status=code_names.STATUSES[concept.status])
    line = f"{indent}{names}  {rest}"
    if _fits(line):
        return [line]
    return [*fitted([names], indent), indent + 2 * _INDENT + rest]


def rule(text: str) -> str:
    """A line across the terminal with a text in it."""
    first, *rest = wrap(text, width() - 4)
    line = f"── {first} " + "─" * max(0, width() - 4 - cells(first))
    return "\n".join([line, *indented(rest, "   ")])


def _names_and_reading(concept: Concept) -> Iterator[str]:
    yield from _reading(concept)
    if concept.english:
        yield concept.english + _spelling(concept)


def _definition(concept: Concept) -> Iterator[str]:
    """Definition, edition, note and tags."""
    yield from wrap(concept.definition)
    for field, source in concept.borrowed.items():
        yield messages.LENT.format(field=code_names.FIELDS[field], source=code_names.origin(source))
    if concept.edition_of:
        yield messages.EDITION_OF.format(id=concept.edition_of)
    if concept.note:
        yield from wrap(f"{messages.NOTE}: {concept.note}")
    if concept.tags:
        yield f"{messages.TAGS}: {'; '.join(concept.tags)}"


def _confidence(concept: Concept) -> Iterator[str]:
    """What speaks for a term and against it, or that a person decided."""
    if not confidence.is_estimated(concept):
        yield messages.YOU_ACCEPTED if concept.status == "accepted" else messages.YOU_DECIDED
        return
    sides: dict[str, list[str]] = {messages.FOR: [], messages.AGAINST: []}
    for fact, weight in confidence.reasons(concept)[:_MOST_REASONS]:
        sides[messages.FOR if weight > 0 else messages.AGAINST].append(_reason(fact))
    for side, facts in sides.items():
        if facts:
            yield from wrap(side.format(reasons=messages.COMMA.join(facts)))


def _reason(fact: str) -> str:
    """What is true of a term, with the words that its evidence has for a rule or the letters."""
    words: Mapping[str, Mapping[Any, str]] = {"rule": code_names.RULES, "letters": code_names.LETTERS}
    kind, _, code = fact.partition(" ")
    return words.get(kind, {}).get(code) or again(fact)


def _reading(concept: Concept) -> Iterator[str]:
    """The reading and why it is verified; other possible readings, numbered, if it is not."""
    reading = concept.reading
    if not reading:
        return
    basis = code_names.BASES[reading.basis] if reading.verified else messages.UNVERIFIED
    yield f"{reading.text}  {reading.romaji}  {basis}"
    if reading.others and not reading.verified:
        others = "  ".join(f"{number} {other}" for number, other in enumerate(reading.others, 1))
        yield messages.OR.format(others=others)


def numbered(concept: Concept, proposals: Sequence[Proposal], side: str = "") -> Iterator[str]:
    """Each proposal for a side, or for all, with the number by which it is taken."""
    rows = offered(concept, proposals)
    first = len(rows) - len(proposals)
    for number, row in enumerate(rows[first:], first + 1):
        if side in ("", row.side):
            yield f"{number}  {proposal(row)}"


def proposal(row: Proposal) -> str:
    """A proposal on one line: ``English: United Nations  (JMdict: 国際連合【こくさいれんごう】 …)``."""
    told = f"{code_names.origin(row.source)}: {row.evidence}"
    if row.parts:
        told = messages.COMPOSED.format(source=row.source, parts=messages.COMMA.join(row.parts))
    beside = f"  {code_names.FIELDS['japanese']}: {row.japanese}" if row.japanese else ""
    return f"{code_names.FIELDS[row.side]}: {row.text}{beside}  ({told})"


def _spelling(concept: Concept) -> str:
    """Whether the English spells the acronym."""
    if not concept.acronym:
        return ""
    spelled = spell(concept.acronym, concept.english)
    if not spelled:
        return "  " + messages.SPELLS_NOT.format(acronym=concept.acronym)
    letters = code_names.SPELLINGS[spelled.sort]
    return "  " + messages.SPELLS.format(acronym=concept.acronym, letters=letters)


def _names(concept: Concept) -> Iterator[str]:
    """Each name with what it is, and in how many places it occurs."""
    rows = [(name, _SORTS[field], _uses(name, concept)) for field, name in concept.preferred.items() if name]
    rows += [(variant.shown, _sort(variant), variant.count) for variant in concept.variants]
    column = min(_NAME_COLUMN, max(cells(name) for name, _, _ in rows))
    for name, sort, uses in rows:
        what = f"{sort}{messages.COMMA}×{uses}" if uses else sort
        if cells(name) > column:
            yield name
            yield f"{' ' * column}  {what}"
        else:
            yield f"{name}{' ' * (column - cells(name))}  {what}"


def _uses(name: str, concept: Concept) -> int:
    return sum(name in row.names for row in concept.evidence)


def _sort(variant: Variant) -> str:
    return messages.ACRONYM if variant.type == "acronym" else code_names.VARIANTS[variant.lang]


def _decisions(concept: Concept) -> Iterator[str]:
    """Each decision, and what the documents said then and say now."""
    sources = {credit.field: credit.source for credit in concept.credits}
    for row in concept.decided:
        if row.explicit or row.in_conflict:
            value = _quoted(row.value)
            if row.field in sources:
                source = code_names.origin(sources[row.field])
                value = messages.TAKEN_FROM.format(value=value, source=source)
            yield messages.DECIDED_FIELD.format(field=code_names.KEYS[row.field], value=value)
            if row.documented or row.now:
                yield f"{2 * _INDENT}{documented(row)}"
    if not all(map(attrgetter("explicit"), concept.decided)):
        yield messages.ACCEPTED_REST


def _other_decisions(decision: Decision) -> Iterator[str]:
    """What is decided beside the fields: status, names that belong to it or do not, tags and the note."""
    decided = {
        "status": [decision.status],
        "also": decision.also,
        "not": decision.excluded,
        "tags": decision.tags,
        "note": [decision.note],
    }
    for key, values in decided.items():
        if any(values):
            value = messages.COMMA.join(map(_quoted, values))
            yield messages.DECIDED_FIELD.format(field=code_names.KEYS[key], value=value)


def documented(row: Decided) -> str:
    """What the documents said about a decided field, and what they say now."""
    now = _quoted(row.now)
    if row.documented == row.now:
        return messages.DOCUMENTED_ALWAYS.format(now=now)
    if row.value == row.now:
        return messages.DOCUMENTED_SINCE
    return messages.DOCUMENTED_THEN.format(then=_quoted(row.documented), now=now)


def _quoted(text: str) -> str:
    return messages.QUOTED.format(text=text) if text else messages.NOTHING


def warnings(concept: Concept) -> Iterator[str]:
    """Each warning with its code."""
    for warning in concept.warnings:
        yield f"! {warning.code}: {again(warning.message)}"


def evidence(concept: Concept, *, numbered: bool = False) -> Iterator[str]:
    """Each sentence with its place and the names it gives, which are highlighted in it."""
    names = concept.preferred.values()
    for number, row in enumerate(concept.evidence, 1):
        lead = f"{number}  " if numbered else ""
        yield f"{lead}{term_line.place(row.place)}  {_claim(row)}"
        lines = wrap(_highlighted(row.quote, (*row.names, *names)))
        if row.because:
            lines += wrap(messages.NAME_BEGINS.format(reasons=messages.COMMA.join(map(again, row.because))))
        yield from indented(lines, _INDENT)


def _claim(row: Evidence) -> str:
    """How a sentence was found and which names it gives."""
    kind = code_names.KINDS.get(row.kind, row.kind)
    claim = messages.CLAIM.format(kind=kind, rule=code_names.RULES.get(row.rule, row.rule))
    if row.names:
        claim += f": {' = '.join(row.names)}"
    if row.letters:
        claim += messages.COMMA + code_names.LETTERS[row.letters]
    return claim


def _highlighted(text: str, names: Sequence[str]) -> str:
    """The text on one line, with each occurrence of a name between `START` and `END`."""
    line = " ".join(text.split())
    words = sorted(map(narrow, filter(None, names)), key=len, reverse=True)
    if not words:
        return line
    pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    parts, end = [], 0
    for match in pattern.finditer(narrow(line)):
        parts += [line[end : match.start()], START, line[match.start() : match.end()], END]
        end = match.end()
    return "".join(parts) + line[end:]
