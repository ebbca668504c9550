"""The words of Japanese that rules know are rows of tables, each with an example that proves it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import yougo
from yougo.extract import vocabulary
from yougo.language import patterns, word_tables

PACKAGE = Path(yougo.__file__).parent
PHRASES = vocabulary.table("phrases")
JAPANESE_WORD = re.compile("[\u3041-\u30ff\u4e00-\u9fff]{2,}")
MOST_WORDS = 75
"""Words of Japanese in strings of `extract`: take the number down with each that becomes a row of a table."""


def literals(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in statements:
            yield node.value


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row[1]}: {row[2]}")
def test_a_phrase_is_found_in_its_example_and_stands_in_a_rule(row: tuple[str, str, str]) -> None:
    pattern, name, example = row
    assert re.search(pattern, example)
    sources = (path.read_text(encoding="utf-8") for path in (PACKAGE / "extract").rglob("*.py"))
    assert any(f'phrase("{name}")' in source for source in sources)


@pytest.mark.parametrize("row", word_tables.rows("yougo.language", "pointing"), ids=lambda row: row[0])
def test_words_that_lean_on_the_sentence_before_are_known_by_their_example(row: tuple[str, str, str]) -> None:
    _, kind, example = row
    assert patterns.pointing(kind).match(example)


def test_words_of_japanese_are_rows_of_tables_and_no_strings() -> None:
    found = [
        word
        for path in (PACKAGE / "extract").rglob("*.py")
        for text in literals(path)
        for word in JAPANESE_WORD.findall(text)
        if word.strip("・ー")
    ]
    assert len(found) <= MOST_WORDS, "a table in extract/vocabulary is the place for them"


@pytest.mark.parametrize("table", ["no_kinds", "remark_signs", "lead_ins", "english_remark_signs"])
def test_each_row_about_sentences_that_define_is_proved_by_its_example(table: str) -> None:
    subject = re.compile("^(?:この)?帳簿は、|^Ledger is |。$")
    for pattern, example in vocabulary.table(table):
        assert re.search(pattern, subject.sub("", example)), pattern


def test_each_row_of_what_no_definition_is_is_proved_by_its_example() -> None:
    for pattern, example in vocabulary.table("no_definitions"):
        assert re.search(pattern, example), pattern


def test_each_subject_that_is_no_term_is_known_by_its_example() -> None:
    for pattern, example in vocabulary.table("no_subjects"):
        assert re.fullmatch(pattern, example.split("は、")[0]), pattern
    for pattern, example in vocabulary.table("no_english_subjects"):
        assert re.fullmatch(pattern, re.split(" is ", example)[0], re.IGNORECASE), pattern


def test_each_row_of_remarks_on_the_head_of_a_line_is_proved_by_its_example() -> None:
    for pattern, example in vocabulary.table("line_remarks"):
        assert re.search(pattern, example, re.IGNORECASE), pattern


def test_each_sign_of_a_definition_is_seen_in_its_example() -> None:
    for part, sign, weight, example in vocabulary.table("definition_signs"):
        subject, _, said = example.partition("は、")
        parts = {"subject": subject, "kind": re.sub("(?:である)?。$", "", said), "sentence": example}
        assert part == "all" or re.search(sign, parts[part]), sign
        assert float(weight)


@pytest.mark.parametrize("table", ["kinds", "english_kinds"])
def test_each_row_of_nouns_for_kinds_has_one_in_its_example(table: str) -> None:
    for words, example in vocabulary.table(table):
        assert any(word in example for word in words.split()), example


def test_praise_stands_before_a_kind_in_its_example() -> None:
    for word, example in vocabulary.table("praise"):
        assert word in example
