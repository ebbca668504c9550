"""What a review asks after a key: which field, which term, which sentences."""

from yougo.cli import messages, term_detail, terminal
from yougo.cli.code_names import FIELDS
from yougo.cli.output import out
from yougo.cli.review import keys, prompts
from yougo.language.text import TAGS, joined
from yougo.model.concepts import Concept, Evidence
from yougo.pipeline import looking
from yougo.pipeline.glossary import Glossary

_FIELDS = {
    "a": "acronym", "j": "japanese", "r": "reading", "e": "english",
    "d": "definition", "n": "note", "t": "tags",
}  # fmt: skip
_HELP_COLUMN = 7
"""Where the help's sentences begin, in cells."""
_MOST_TERMS = 9
"""One for each digit key."""


def tell(sentence: str) -> None:
    """Print a sentence, wrapped to fit the terminal."""
    out("\n".join(terminal.wrap(sentence, terminal.width())) if terminal.is_terminal() else sentence)


def show_help() -> None:
    """Print what each key does, as much at a time as the screen has room for, and wait for any key."""
    lines = []
    for name, meaning in prompts.HELP:
        column = name
        for line in terminal.wrap(meaning, terminal.width() - _HELP_COLUMN):
            lines.append(f"{column:{_HELP_COLUMN}}{line}")
            column = ""
    most = max(1, terminal.height() - 2) if terminal.height() else len(lines)
    for first in range(0, len(lines), most):
        is_last = first + most >= len(lines)
        out("\n".join([*lines[first : first + most], prompts.GO_ON if is_last else prompts.GO_DOWN]))
        keys.key()


def field_to_edit() -> str | None:
    """The field whose key is pressed; None for any other key."""
    out("\n".join(terminal.packed(prompts.FIELD_KEYS)))
    return _FIELDS.get(keys.key())


def new_text(concept: Concept, name: str, typed_before: str | None) -> str | None:
    """A field's new text; None if it stays as it is."""
    old = _text_of(concept, name)
    typed = keys.line(f"{FIELDS[name]}:", old if typed_before is None else typed_before)
    if typed is None or typed == old:
        tell(prompts.UNCHANGED)
        return None
    return typed


def _text_of(concept: Concept, name: str) -> str:
    """A field as one line."""
    if name == "tags":
        return joined(concept.tags, TAGS)
    if name == "reading":
        return concept.known_reading.text
    return str(getattr(concept, name) or "")


def term_to_merge(glossary: Glossary, concept: Concept) -> Concept | None:
    """Another term, chosen among those that a name finds; None if none is."""
    typed = keys.line(prompts.MERGE_WITH)
    if not typed:
        tell(prompts.UNCHANGED)
        return None
    found = _found(glossary, typed)
    others = [each for each in found if each.id != concept.id][:_MOST_TERMS]
    if not others:
        template = f"{messages.OWN_NAME}." if found else messages.NOTHING_FOUND
        tell(template.format(query=typed, id=concept.id))
        return None
    for number, other in enumerate(others, 1):
        out("\n".join(term_detail.head(other, f"{number}  ", "  ")))
    tell(prompts.WHICH)
    return dict(zip("123456789", others, strict=False)).get(keys.key())


def _found(glossary: Glossary, typed: str) -> list[Concept]:
    """The term with this id, or else the terms that a look-up finds."""
    known = glossary.by_id
    if typed in known:
        return [known[typed]]
    with looking.glossary(str(glossary.workspace.root)) as index:
        hits = index.find(typed, _MOST_TERMS + 1)
    return [known[hit.id] for hit in hits if hit.id in known]


def evidence_to_split_off(concept: Concept) -> list[Evidence]:
    """The sentences whose numbers are typed; none if the term stays whole."""
    out("\n".join(term_detail.fitted(term_detail.evidence(concept, numbered=True))))
    typed = keys.line(prompts.SPLIT_OFF) or ""
    numbers = typed.replace(",", " ").split()
    rows = dict(enumerate(concept.evidence, 1))
    chosen = [rows[int(word)] for word in numbers if word.isdecimal() and int(word) in rows]
    if not chosen:
        tell(prompts.UNCHANGED)
    return chosen
