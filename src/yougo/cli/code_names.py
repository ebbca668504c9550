"""The words that the command line shows for codes."""

import re
from collections.abc import Mapping

from yougo.cli import messages, places
from yougo.language.letter_matches import Letters
from yougo.model.codes import Basis
from yougo.model.concepts import Lang
from yougo.model.proposals import BETWEEN_SOURCES
from yougo.translation import _, pgettext

BASES: Mapping[Basis, str] = {
    "person": _("(your decision)"),
    "document": _("(given in a document)"),
    "table": _("(from yougo's table)"),
    "engines": _("(both engines agree)"),
    "spelling": _("(read as written)"),
    "label": _("(from a note's label)"),
    "reference": _("(an engine and a reference agree)"),
}
"""Why a reading is verified."""

LETTERS: Mapping[Letters, str] = {
    "initials": _("letters match"),
    "content": _("letters match"),
    "syllables": _("letters match"),
    "first-word": _("letters match"),
    "parent": _("letters match"),
    "partial": _("letters match in part"),
    "inner": _("letters match in part"),
    "none": _("letters do not match"),
}
"""How well an expansion spells its acronym."""

SPELLINGS: Mapping[Letters, str] = {
    "initials": _("the initials of its words"),
    "content": _("the initials of its main words"),
    "syllables": _("letters of its syllables"),
    "first-word": _("letters of its first word"),
    "parent": _("an acronym in it, and initials"),
    "partial": _("the initials of some words"),
    "inner": _("initials, and letters inside a word"),
}
"""Which letters of an expansion spell its acronym."""

RULES: Mapping[str, str] = {
    "abbreviation_edge": _("abbreviation with its title"),
    "also_called": _("“also called”"),
    "bilingual_heading": _("heading in both languages"),
    "called_so": _("defining sentence"),
    "defining_sentence": _("defining sentence"),
    "english_definition": _("defining sentence"),
    "english_long_form": _("English before a bracket"),
    "english_means": _("defining sentence"),
    "english_topic": _("defining sentence"),
    "entries": _("entry of a glossary"),
    "explaining_bracket": _("bracket that explains"),
    "footnotes": _("marked note"),
    "numbered_entries": _("entry of a glossary"),
    "glossary_tables": _("glossary table"),
    "hereafter": _("“hereafter”"),
    "latin_then_bracket": _("acronym before a bracket"),
    "line_of_names": _("line of names"),
    "name_then_bracket": _("name before a bracket"),
    "note_lines": _("line of notes"),
    "note_titles": _("title of a note and its aliases"),
    "parallel": _("definitions in both languages"),
    "prose_names": _("“also called”"),
    "ruby_edge": _("kana over kanji"),
    "ruby_text": _("kana in a bracket"),
    "sections": _("heading with its text"),
    "stacked_names": _("names below each other"),
    "term_lines": _("glossary line"),
    "term_rows": _("line of names"),
    "term_series": _("list of terms"),
    "topic_sentence": _("defining sentence"),
    "two_lines": _("the two languages on two lines"),
}
"""The rule that found a sentence, by its name in `yougo.extract.rules`."""

STATUSES: Mapping[str, str] = {
    "candidate": _("candidate"),
    "accepted": _("accepted"),
    "rejected": _("rejected"),
}
"""What a person decided about a term."""

FIELDS: Mapping[str, str] = {
    "acronym": _("acronym"),
    "japanese": _("japanese"),
    "reading": _("reading"),
    "english": _("english"),
    "definition": _("definition"),
    "note": _("note"),
    "tags": _("tags"),
    "status": _("status"),
}
"""The fields of a term, by their keys in terms.toml."""
KEYS: Mapping[str, str] = {**FIELDS, "also": _("also"), "not": _("not")}
"""All that terms.toml decides about a term, by its keys."""

KINDS: Mapping[str, str] = {
    "address": _("address"),
    "definition": _("definition"),
    "footnote": _("footnote"),
    "header": _("header"),
    "heading": _("heading"),
    "item": _("item"),
    "note": pgettext("of a document", "note"),
    "paragraph": _("paragraph"),
    "row": _("row"),
    "table": _("table"),
    "term": _("term"),
    "text": _("text"),
    "title": _("title"),
}
"""The parts of a document."""

VARIANTS: Mapping[Lang, str] = {"ja": _("Japanese variant"), "en": _("English variant"), "und": _("variant")}
"""What a further name is, by its language."""


_ORIGINS = (
    (re.compile(r"parallel: (?P<document>.+), (?P<place>[^,]+ \d+)"), _("parallel: {document}, {place}")),
    (re.compile(r"model (?P<name>.+)"), _("model {name}")),
    (re.compile(r"(?P<name>.+), composed"), _("{name}, composed")),
)
"""Whose word a proposal is, where that is no reference's name, and how it is told."""


def origin(source: str) -> str:
    """Whose word a proposal is: a reference's, a parallel document's, a model's.

    >>> origin("JMdict"), origin("parallel: a.md, line 3")
    ('JMdict', 'parallel: a.md, line 3')
    """
    if BETWEEN_SOURCES in source:
        return messages.SEMICOLON.join(map(origin, source.split(BETWEEN_SOURCES)))
    for pattern, told in _ORIGINS:
        found = pattern.fullmatch(source)
        if found:
            words = found.groupdict()
            return told.format(**{**words, "place": places.inside(words.get("place", ""))})
    return source
