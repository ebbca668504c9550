"""What codes mean, in the words that the command line shows for them."""

from collections.abc import Mapping

from yougo.language.letters import Letters
from yougo.model.codes import Basis
from yougo.model.concepts import Lang

BASES: Mapping[Basis, str] = {
    "person": "(you decided)",
    "document": "(a document says so)",
    "table": "(yougo's table)",
    "engines": "(both engines agree)",
    "spelling": "(read as it is written)",
    "label": "(a note's label)",
}
"""What a verified reading rests on."""

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

RULES: Mapping[str, str] = {
    "abbreviation_edge": "abbreviation with its title",
    "also_called": "“also called”",
    "defining_sentence": "defining sentence",
    "english_definition": "defining sentence",
    "english_long_form": "English before a bracket",
    "footnotes": "note and its mark",
    "glossary_tables": "glossary table",
    "hereafter": "“hereafter”",
    "latin_then_bracket": "acronym before a bracket",
    "name_then_bracket": "name before a bracket",
    "note_lines": "explaining line",
    "ruby_edge": "kana over kanji",
    "ruby_text": "kana in a bracket",
    "term_lines": "line of a glossary",
    "two_lines": "one language below the other",
}
"""The rule that found a claim, by its row in `yougo.extract.rules`."""

VARIANTS: Mapping[Lang, str] = {"ja": "Japanese variant", "en": "English variant", "und": "variant"}
