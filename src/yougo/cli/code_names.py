"""The words that the command line shows for codes."""

from collections.abc import Mapping

from yougo.language.letter_matches import Letters
from yougo.model.codes import Basis
from yougo.model.concepts import Lang

BASES: Mapping[Basis, str] = {
    "person": "(your decision)",
    "document": "(given in a document)",
    "table": "(from yougo's table)",
    "engines": "(both engines agree)",
    "spelling": "(read as written)",
    "label": "(from a note's label)",
}
"""Why a reading is verified."""

LETTERS: Mapping[Letters, str] = {
    "initials": "letters match",
    "content": "letters match",
    "syllables": "letters match",
    "first-word": "letters match",
    "parent": "letters match",
    "partial": "letters match in part",
    "inner": "letters match in part",
    "none": "letters do not match",
}
"""How well an expansion spells its acronym."""

SPELLINGS: Mapping[Letters, str] = {
    "initials": "the initials of its words",
    "content": "the initials of its main words",
    "syllables": "letters of its syllables",
    "first-word": "letters of its first word",
    "parent": "an acronym in it, and initials",
    "partial": "the initials of some words",
    "inner": "initials, and letters inside a word",
}
"""Which letters of an expansion spell its acronym."""

RULES: Mapping[str, str] = {
    "abbreviation_edge": "abbreviation with its title",
    "also_called": "“also called”",
    "bilingual_heading": "heading in both languages",
    "called_so": "defining sentence",
    "defining_sentence": "defining sentence",
    "english_definition": "defining sentence",
    "english_long_form": "English before a bracket",
    "english_topic": "defining sentence",
    "entries": "entry of a glossary",
    "explaining_bracket": "bracket that explains",
    "footnotes": "marked note",
    "glossary_tables": "glossary table",
    "hereafter": "“hereafter”",
    "latin_then_bracket": "acronym before a bracket",
    "line_of_names": "line of names",
    "name_then_bracket": "name before a bracket",
    "note_lines": "line of notes",
    "note_titles": "title of a note and its aliases",
    "parallel": "definitions in both languages",
    "prose_names": "“also called”",
    "ruby_edge": "kana over kanji",
    "ruby_text": "kana in a bracket",
    "sections": "heading with its text",
    "stacked_names": "names below each other",
    "term_lines": "glossary line",
    "term_rows": "line of names",
    "term_series": "list of terms",
    "topic_sentence": "defining sentence",
    "two_lines": "the two languages on two lines",
}
"""The rule that found a sentence, by its name in `yougo.extract.rules`."""

VARIANTS: Mapping[Lang, str] = {"ja": "Japanese variant", "en": "English variant", "und": "variant"}
"""What a further name is, by its language."""
