"""Every code that yougo can give has words that explain it."""

import re
from pathlib import Path
from typing import get_args

import pytest

from yougo import extract
from yougo.cli import code_names, messages
from yougo.cli.review import prompts
from yougo.extract import vocabulary
from yougo.language.letters import Letters
from yougo.model.codes import WARNINGS, Basis, CheckCode, Reason
from yougo.model.concepts import Lang
from yougo.pipeline.decisions import reviewing
from yougo.search.query import TIERS

ROOT = Path(__file__).parents[1]


def rules() -> set[str]:
    """The rules that there are: the rows of the table in `yougo.extract`."""
    return {rule.name for rule in extract.RULES}


def test_each_ground_spelling_language_and_rule_has_its_words() -> None:
    assert code_names.BASES.keys() == set(get_args(Basis))
    assert code_names.LETTERS.keys() == set(get_args(Letters))
    assert code_names.VARIANTS.keys() == set(get_args(Lang))
    assert code_names.RULES.keys() == rules()


def test_each_warning_has_its_row() -> None:
    assert WARNINGS.keys() == set(get_args(CheckCode))


def test_each_need_for_a_review_has_its_words() -> None:
    assert list(range(len(prompts.NEEDS))) == [
        reviewing.CONFLICT,
        reviewing.JOINED,
        reviewing.WARNING,
        reviewing.READING,
        reviewing.CANDIDATE,
    ]


def test_each_weak_way_of_finding_has_its_words() -> None:
    assert messages.ONLY.keys() == set(TIERS[-2:])


@pytest.mark.parametrize("name", ["docs/finding.md", "docs/finding.ja.md"])
def test_each_warning_and_reason_is_explained(name: str) -> None:
    rows = re.findall(r"^\| (`[^|]*`) \|", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    explained = set(re.findall(r"`([a-z-]+)`", " ".join(rows)))
    assert not set(get_args(CheckCode)) - explained
    assert not set(get_args(Reason)) - explained


def test_each_sort_of_bracket_in_the_vocabulary_is_a_reason() -> None:
    assert {row[1] for row in vocabulary.table("other_brackets")} <= set(get_args(Reason))
