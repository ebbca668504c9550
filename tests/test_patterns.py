"""No regular expression of yougo backtracks: its time grows with the text alone."""

import pytest

from patterns import Found, all_patterns, faults, unknown

ALL = all_patterns()
KNOWN_WHEN_USED = {
    "cli/term_detail.py: '|'.join(map(re.escape, words))",
    "extract/shapes/anchors.py: f'(?<![A-Za-z0-9]){re.escape(mark.label)}(?![A-Za-z0-9])'",
    "extract/shapes/bracket_part.py: f'[A-Z][A-Za-z0-9\\\\-]{{1,11}}(?:{kinds}|法)'",
    "extract/shapes/scan.py: f'[{re.escape(chars)}]'",
    r"language/alignment.py: f'{letter}|\\b(?:{SPOKEN[letter]})' if letter in SPOKEN else letter",
    "language/alignment.py: spoken",
    "language/renderings.py: letters",
    r"language/text.py: f'(?:[^\\\\{separators}]|\\\\.?)+'",
    r"language/text.py: f'([{separators}\\\\])'",
}
"""Words of documents, with nothing repeated around them."""
READ_FROM_TABLES = {
    "extract/vocabulary/__init__.py",
    "extract/shapes/english_phrases.py",
    "extract/rules/wordings.py",
    "extract/shapes/columns.py",
    "extract/shapes/namings.py",
    "language/patterns.py",
    "extract/shapes/bracket_part.py",
    "merge/span_features.py",
    "extract/shapes/bracket_wordings.py",
    "readers/markdown/block_dialects.py",
    "readers/markdown/inline_dialects.py",
    "readings/exceptions.py",
    "readings/kakasi.py",
}
"""Modules whose tables give patterns, which are among those that modules hold."""


def test_patterns_are_found_wherever_they_are() -> None:
    places = {found.place.split(":")[0] for found in ALL}
    for place in (
        "yougo.language.text._CONTROL",
        "extract/shapes/note_text.py",
        "yougo.merge.span_features._NO_ADJECTIVE",
        "exceptions.tsv",
        "yougo.readings.kakasi._borrowed",
        "yougo.extract.vocabulary.labels",
        "yougo.extract.rules.wordings.wordings",
        "yougo.extract.shapes.namings.rows",
        "other_brackets.tsv",
    ):
        assert place in places, place
    others = {call for call in unknown() if call.split(":")[0] not in READ_FROM_TABLES}
    assert others <= KNOWN_WHEN_USED


@pytest.mark.parametrize(
    "source",
    [
        r"(a+)+b",
        r"(a|a)*b",
        r"a*a*b",
        r"a*b?a*c",
        r"\s*,?\s*x",
        r"(?:.+?の)+大",
        r"(?:\w+\s*)+:",
        r".*.*=.*",
        r"(.*)\d+(.*)x",
        r"(?:a+(?:b|a+))c",
        r"(?:x+x+){2,}y",
    ],
)
def test_two_repeats_that_can_share_out_one_word_are_a_fault(source: str) -> None:
    assert faults(Found("", source, 0))


@pytest.mark.parametrize(
    "source",
    [
        r"a+b+c",
        r"(?:ab)+c",
        r"\s*+,?\s*+x",
        r"(?:[^()]|[(][^()]*[)])+[)]",
        r"(?:a+,)+a",
        r"\"(?:[^\"\\]|\\.)*\"\s*",
        r"[a-z]+(?:-[a-z]+)*$",
        r"(?:x|y)*z",
    ],
)
def test_repeats_that_something_keeps_apart_are_none(source: str) -> None:
    assert faults(Found("", source, 0)) == []


@pytest.mark.parametrize("found", ALL, ids=lambda found: found.place)
def test_no_two_repeats_of_a_pattern_can_share_out_one_word(found: Found) -> None:
    assert faults(found) == []
