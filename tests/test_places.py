"""Places and the system's own words, in the language of the person."""

import json
import subprocess
import sys

import pytest

from yougo.cli import places

IN_JAPANESE = {
    "page 12, line 3": "12ページ 3行目",
    "用語, row 7": "用語 7行目",
    "2. 用語の定義, line 153": "2. 用語の定義 153行目",
    "slide 3": "スライド3",
    "slide 3: 用語": "スライド3: 用語",
    "note 4, paragraph 2": "注4 第2段落",
    "paragraph 9": "第9段落",
    "第2章, 総則": "第2章, 総則",
    "See page 3, line by line": "See page 3, line by line",
}
SCRIPT = """
import json, sys
from yougo import translation
translation.use("ja")
from yougo.cli import places
from yougo.cli.sentences import told
from yougo.errors import CannotWrite
print(json.dumps([places.at("a.pdf", 1, within) for within in json.loads(sys.argv[1])]))
print(told(CannotWrite.at("用語.csv", OSError(13, "Permission denied"))))
"""


@pytest.fixture(scope="module")
def printed() -> list[str]:
    command = [sys.executable, "-c", SCRIPT, json.dumps(list(IN_JAPANESE))]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout.splitlines()


@pytest.mark.parametrize("within", IN_JAPANESE)
def test_a_place_is_as_readers_made_it_in_english(within: str) -> None:
    assert places.at("a.pdf", 1, within) == f"a.pdf ({within})"


def test_a_place_is_in_japanese_for_readers_of_japanese(printed: list[str]) -> None:
    assert json.loads(printed[0]) == [f"a.pdf ({place})" for place in IN_JAPANESE.values()]


def test_why_the_system_refuses_is_in_japanese_too(printed: list[str]) -> None:
    assert "アクセス権がありません" in printed[1]
    assert "Permission" not in printed[1]
