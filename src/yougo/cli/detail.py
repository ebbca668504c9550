"""A term whole: its names, how far each can be trusted, what was decided, and each sentence that says so."""

import re
from collections.abc import Iterator, Sequence

from yougo.cli import meanings, messages
from yougo.cli.output import MARK, at
from yougo.cli.terminal import bold, is_terminal, width, wrap
from yougo.language.cells import END, START, cells
from yougo.language.letters import spell
from yougo.language.text import TAGS, joined, narrow
from yougo.model.concepts import Concept, Decided, Evidence, Variant

_INDENT = "  "


def whole(concept: Concept) -> str:
    """Everything that is known of a term."""
    sections = (
        (messages.NAMES, list(names(concept)) if concept.variants else []),
        (messages.DECIDED, list(decisions(concept))),
        (messages.DOUBTS, [f"! {warning.code}: {warning.message}" for warning in concept.warnings]),
        (messages.EVIDENCE, list(evidence(concept.evidence, concept))),
    )
    lines = [head(concept), *(f"{_INDENT}{line}" for text in facts(concept) for line in _fitted(text))]
    for title, body in sections:
        if body:
            lines += ["", bold(title), *(f"{_INDENT}{line}" for text in body for line in _fitted(text))]
    return "\n".join(lines)


def _fitted(text: str) -> list[str]:
    """A line as it is; in a terminal that is too narrow for it, what hangs over below it, further in.

    What is set off in colour is a sentence, which is wrapped already.
    """
    if not is_terminal() or MARK in text or cells(text) <= width() - len(_INDENT):
        return [text]
    first, *rest = wrap(text, width() - 3 * len(_INDENT))
    return [first, *(2 * _INDENT + line for line in rest)]


def head(concept: Concept) -> str:
    """The names a term goes by, and its id and status."""
    shown = [name for name in (concept.acronym, concept.japanese) if name] or [concept.english]
    return f"{bold('  '.join(shown))}  ({concept.id}, {concept.status})"


def facts(concept: Concept) -> Iterator[str]:
    """Reading, English, definition, note and tags, each with what speaks for it."""
    if reading := concept.reading:
        basis = meanings.BASES[reading.basis] if reading.verified else messages.UNVERIFIED
        yield f"{reading.text}  {reading.romaji}  {basis}"
        if not reading.verified and reading.others:
            also = "  ".join(f"{number} {other}" for number, other in enumerate(reading.others, 1))
            yield f"{messages.OR.format(others=also)}"
    if concept.english:
        yield concept.english + _letters(concept)
    if concept.definition:
        yield from wrap(concept.definition)
    if concept.note:
        yield from wrap(f"{messages.NOTE}: {concept.note}")
    if concept.tags:
        yield f"{messages.TAGS}: {joined(concept.tags, TAGS)}"


def names(concept: Concept) -> Iterator[str]:
    """Each name with its sort and in how many places it stands."""
    preferred = (
        (concept.acronym, messages.ACRONYM),
        (concept.japanese, messages.JAPANESE),
        (concept.english, messages.ENGLISH),
    )
    rows = [(name, sort, _count(name, concept)) for name, sort in preferred if name]
    rows += [(variant.shown, _sort(variant), variant.count) for variant in concept.variants]
    width = min(40, max((cells(name) for name, _, _ in rows), default=0))
    for name, sort, count in rows:
        yield f"{name}{' ' * max(0, width - cells(name))}  {sort}{f', ×{count}' if count else ''}"


def decisions(concept: Concept) -> Iterator[str]:
    """What a person decided, and what the documents said then and say now."""
    for row in concept.decided:
        if row.explicit or row.in_conflict:
            yield messages.DECIDED_FIELD.format(field=row.field, value=_quoted(row.value))
            if row.documented or row.now:
                yield f"{2 * _INDENT}{documented(row)}"
    if any(not row.explicit for row in concept.decided):
        yield messages.ACCEPTED_REST


def documented(row: Decided) -> str:
    """What the documents said of a decided field, and what they say now."""
    if row.documented == row.now:
        return messages.SAID_ALWAYS.format(now=_quoted(row.now))
    return messages.SAID_THEN.format(said=_quoted(row.documented), now=_quoted(row.now))


def evidence(rows: Sequence[Evidence], concept: Concept, *, numbered: bool = False) -> Iterator[str]:
    """Each sentence with its place, what it states, and the names marked in it."""
    for number, row in enumerate(rows, 1):
        lead = f"{number}  " if numbered else ""
        states = f": {' = '.join(row.names)}" if row.names else ""
        letters = f", {meanings.LETTERS[row.letters]}" if row.letters else ""
        how = f"({row.kind}, {meanings.RULES[row.rule]})"
        yield f"{lead}{at(row.place.document, row.place.line)}  {how}{states}{letters}"
        lines = wrap(marked(row.quote, [*row.names, concept.acronym, concept.japanese, concept.english]))
        if row.because:
            lines += wrap(messages.BEGINS.format(reasons=", ".join(row.because)))
        yield from (f"{_INDENT}{line}" for line in lines)


def marked(text: str, wanted: Sequence[str]) -> str:
    """The text on one line, with the names that it holds between `cells.START` and `cells.END`."""
    plain = " ".join(text.split())
    words = sorted({narrow(name) for name in wanted if name}, key=len, reverse=True)
    if not words:
        return plain
    pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    found, end = [], 0
    for match in pattern.finditer(narrow(plain)):
        found += [plain[end : match.start()], START, plain[match.start() : match.end()], END]
        end = match.end()
    return "".join(found) + plain[end:]


def rule(text: str) -> str:
    """A line across the terminal with a text in it."""
    first, *rest = wrap(text, width() - 4)
    line = f"── {first} " + "─" * max(0, width() - 4 - cells(first))
    return "\n".join([line, *(f"   {each}" for each in rest)])


def _letters(concept: Concept) -> str:
    if not concept.acronym:
        return ""
    spelled = spell(concept.acronym, concept.english)
    told = messages.SPELLS if spelled else messages.SPELLS_NOT
    return "  " + told.format(acronym=concept.acronym, sort=spelled.sort)


def _count(name: str, concept: Concept) -> int:
    return sum(name in row.names for row in concept.evidence)


def _sort(variant: Variant) -> str:
    return messages.ACRONYM if variant.type == "acronym" else meanings.VARIANTS[variant.lang]


def _quoted(text: str) -> str:
    return f"“{text}”" if text else messages.NOTHING
