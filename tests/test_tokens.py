"""Questions about words, asked of the analyser's own tokens."""

from collections.abc import Callable, Sequence

import pytest

from yougo import readings
from yougo.extract.shapes import tokens
from yougo.model.documents import Token


def last_word(text: str) -> Token:
    """The last word of a text."""
    return readings.analyse(text)[-1]


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        (tokens.is_proper_noun, "日本", "会議"),
        (tokens.is_place, "東京", "田中"),
        (tokens.is_country, "日本", "東京"),
        (tokens.is_person, "田中", "東京"),
        (tokens.is_verbal_noun, "推進", "会議場"),
        (tokens.is_number, "三", "会議"),
        (tokens.is_suffix, "安全的", "会議"),
        (tokens.is_particle, "海から", "会議"),
        (tokens.is_owner, "田中", "会議"),
        (tokens.is_verb, "使う", "会議"),
        (tokens.is_clausal, "強い", "会議"),
        (tokens.is_symbol, "、", "会議"),
        (tokens.is_part_of_name, "会議", "使う"),
        (tokens.may_end_name, "会議", "使うこと"),
        (tokens.is_joiner, "A-", "会議"),
        (tokens.is_connector, "会議の", "会議"),
        (tokens.is_divider, "会議が", "会議の"),
    ],
)
def test_a_question_about_one_word(question: Callable[[Token], bool], yes: str, no: str) -> None:
    assert (question(last_word(yes)), question(last_word(no))) == (True, False)


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        (tokens.ends_name, "国際会議", "開く"),
        (tokens.is_only_a_place, "日本東京", "東京会議"),
        (tokens.is_only_a_person, "田中太郎", "田中会議"),
        (tokens.is_only_a_deed, "推進", "開催推進"),
        (tokens.has_clause, "会議が開く", "海の会議"),
    ],
)
def test_a_question_about_several_words(
    question: Callable[[Sequence[Token]], bool], yes: str, no: str
) -> None:
    assert (question(readings.analyse(yes)), question(readings.analyse(no))) == (True, False)
    assert question(()) is False


def test_nouns_joined_by_the_particles_that_are_allowed() -> None:
    joined = readings.analyse("海の会議")
    assert (tokens.is_nominal(joined, {"の"}), tokens.is_nominal(joined, {"と"})) == (True, False)
