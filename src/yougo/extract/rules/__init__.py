"""The rules, in the order in which they look at a document. A module's docstring is what it recognises."""

from yougo.extract.rule import Rule
from yougo.extract.rules import (
    abbreviation_edge,
    english_long_form,
    english_topics,
    explaining_bracket,
    footnotes,
    glossary_tables,
    hereafter,
    latin_then_bracket,
    name_then_bracket,
    note_lines,
    parallel,
    ruby,
    sections,
    stacked_names,
    term_lines,
    topic_sentences,
    two_lines,
    wordings,
)

RULES = (
    Rule("english_long_form", english_long_form.find),
    Rule("hereafter", hereafter.find),
    Rule("latin_then_bracket", latin_then_bracket.find),
    Rule("name_then_bracket", name_then_bracket.find),
    Rule("abbreviation_edge", abbreviation_edge.find),
    Rule("explaining_bracket", explaining_bracket.find),
    Rule("ruby_edge", ruby.edges),
    Rule("ruby_text", ruby.text),
    Rule("defining_sentence", wordings.finder("defining_sentence")),
    Rule("called_so", wordings.finder("called_so")),
    Rule("english_definition", wordings.finder("english_definition")),
    Rule("also_called", wordings.finder("also_called")),
    Rule("two_lines", two_lines.find),
    Rule("stacked_names", stacked_names.find),
    Rule("sections", sections.find),
    Rule("glossary_tables", glossary_tables.find),
    Rule("note_lines", note_lines.find),
    Rule("term_lines", term_lines.find),
    Rule("parallel", parallel.find),
    Rule("footnotes", footnotes.find),
    Rule("english_topic", english_topics.find),
    Rule("topic_sentence", topic_sentences.find),
)
"""The rules, in the order in which they look at a document: `yougo.extract.rule` is their contract."""
