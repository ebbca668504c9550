"""A document twice as long costs twice the work, whatever is repeated in it."""

import re
import sys
from functools import cache
from itertools import product

import pytest

from work import Work, counted
from yougo import readers, readings
from yougo.extract import explain, extract, used

CACHED = type(cache(len))

MARKS = re.compile(r"\[\^.*?\]")
FEWEST_TIMES, SHORTEST_TEXT = 60, 1_500
"""A pattern is repeated so often that rules have reached as far back as they ever look."""
MOST = 2.3
"""How much more work twice as much may be; what is compared pair by pair comes near 4."""
SPARE = 20_000

BRACKETS = ["（{}）", "({})", "[{}]", "「{}」", "【{}】", "《{}》", "“{}”"]
CONTENTS = [
    *(
        "WHO",
        "W{i}",
        "World Health Organization",
        "World Health: WHO",
        "略称：保健",
        "以下「機関{i}」という。",
    ),
    *("保健の機関", "ほけん", "a", "2024年", "", "旧機関{i}", "機関{i}をいう。", "WHO[^n{i}]"),
]
BEFORE = ["世界機関", "第{i}機関", "the world health organization", "WHO", ""]
SEPARATORS = ["", "、", "。", " ", "\n", "\n\n", "は、", "と"]

JOINTS = [
    *(
        "機関、通称",
        "機関、旧称{i}",
        "機関または",
        "機関または「機関{i}」と呼ぶ",
        "機関を総称して「機関」という",
        "、略して",
    ),
    *("known as A", "World Health, also known as WH{i}, ", "abbreviated A. ", "「用語{i}」とは「用語」と"),
    *(
        "用語{i}とは説明である。",
        "「用語」とは、機関の説明をいう。",
        '"Term" means a thing that is {i}. ',
        " means ",
    ),
    *(
        "機関の",
        "との間の機関",
        "に関する機関",
        "のための機関",
        "機関・",
        "機関 ",
        "WHO ",
        "World of the ",
        "A",
    ),
    *(
        "**用語{i}**は、説明を記した装置である。",
        "説明を記した装置を「用語{i}」という。",
        "これを用語{i}と呼ぶ。",
        "用語は名{i}とも呼ばれる。",
        "名は名の略である。",
        "は",
        "を「",
    ),
    *("用語{i}（説明を記した装置）", "**Term {i}** is a method that works. ", "Term (T) is ", "✗ ", "また、"),
    *("（", "）", "(", ")", "[", "「", "」", "《", "》", "“", "｜", "（「", "」）", "（（）", "（a"),
    *(
        "　",
        " 　",
        "  と",
        "  x",
        "、",
        "。",
        ". ",
        ", ",
        ":",
        "：",
        " — ",
        "用語：",
        "1-",
        "1.",
        "①",
        "※",
        "*",
    ),
    *(
        "※{i} ",
        "注{i} ",
        "{i} ",
        "第{i}条 ",
        "一　用語　説明をいう。",
        "名[^a]",
        "名[^d{i}]",
        "」[^a]",
        " [^a]",
        "[^a]",
    ),
    *(
        "総量 (t) ",
        "t (total) ",
        "ABC (A B C) ",
        "A B C (ABC) ",
        "[ABC] ",
        "AI（人工知能）",
        "人工知能（AI）協定",
    ),
]
BLOCKS = [
    *("\n\n[^n{i}]: World Health Organization。\n\n", "\n\n名[^x{i}]\n\n[^y{i}]: World Health。\n\n"),
    *(
        "\n\n※用語{i}：説明である説明である。\n\n",
        "\n\n{i}　用語{i}：説明である説明である。\n\n用語{i} {i}\n\n",
    ),
    *(
        "\n\n用語{i}\n: 説明である説明である。\n\n",
        "\n\n## 用語集\n\n",
        "\n\n### 用語{i}\n\n説明である。\n\n",
    ),
    *("**用語{i}**：説明である説明\n", "- **用語{i}（T{i}）**：説明である説明\n", "* WH: world health\n"),
    *(
        "\n\n| 用語 | 略語 |\n|---|---|\n| 機関 | WHO |\n\n",
        "\n\n| 甲 | 乙 |\n|---|---|\n| 機関（WHO） | x |\n\n",
    ),
    *("[機関（WHO）](https://example.org/{i})", "*機関*（WHO）", "`機関`（WHO）", "[[機関]]（WHO）"),
    *("<abbr title='World Health {i}'>WH</abbr>", "<ruby>機関<rt>きかん</rt></ruby>", "漢字《かんじ》"),
    *("> 機関（WHO）\n", "\n\n> [!note] 機関（WHO）\n\n", "名^[World Health。]", "\n\n|用語|意味|\n"),
]
NESTED = ["（機関", "（WHO「", "(a [", "「機関（"]
PATTERNS = [
    *(before + bracket.format(content) + after
      for (number, (bracket, content, before)) in enumerate(product(BRACKETS, CONTENTS, BEFORE))
      for after in [SEPARATORS[number % len(SEPARATORS)]]),
    *JOINTS, *BLOCKS, *NESTED,
]  # fmt: skip
ENDINGS = ["", "）」と世界機関（WHO）。\n\n[^a]: World Health。\n"]


STALLING = {
    "a word of many hyphens": "機関（a" + "-zz" * 60 + "!）。",
    "a title of many capitals": "機関（The " + "ABC" * 60 + "1）。",
    "a short name for many articles": "機関（以下" + "本aでは" * 45 + "」」x）。",
    "many quotations in a note": "名[^a]\n\n[^a]: " + "「甲」 " * 60 + "x\n",
    "many kanji": "《》" + "漢" * 60_000 + "。",
    "much white space": "名" + "　" * 40_000 + "は。",
    "many capitals": "AZ" * 20_000 + "a_",
}
"""Each of these took a minute or forever: a pattern tried every way to divide what it could not match."""


def forget_texts() -> None:
    """Empty what remembers texts seen before: the second document would have more that is new."""
    for name, module in list(sys.modules.items()):
        for value in vars(module).values() if name.startswith("yougo.") else ():
            if isinstance(value, CACHED) and value.cache_parameters()["maxsize"]:
                value.cache_clear()


def work_on(pattern: str, times: int, ending: str, suffix: str) -> int:
    forget_texts()
    text = "".join(pattern.replace("{i}", f"{number:04}") for number in range(times)) + ending
    document = readers.read(text.encode(), f"long{suffix}")
    work = Work()
    with counted(work) as analyse:
        extract(document, analyse)
        list(explain(document, analyse))
    return work.steps + work.characters


def grows_too_fast(pattern: str, ending: str, suffix: str) -> bool:
    times = max(FEWEST_TIMES, SHORTEST_TEXT // len(MARKS.sub("", pattern) or "x"))
    once, twice = (work_on(pattern, number, ending, suffix) for number in (times, 2 * times))
    return twice > MOST * once + SPARE


def test_there_are_as_many_patterns_as_promised() -> None:
    assert len(set(PATTERNS)) >= 400


@pytest.mark.parametrize("pattern", PATTERNS[::14] + BLOCKS[1::4])
def test_twice_the_document_costs_twice_the_work(pattern: str) -> None:
    assert not grows_too_fast(pattern, ENDINGS[1], ".md")


@pytest.mark.parametrize("text", STALLING.values(), ids=STALLING)
def test_no_text_stalls_a_pattern(text: str) -> None:
    document = readers.read(text.encode(), "long.md")
    assert len(extract(document, readings.analyse).findings) <= 1
    assert len(list(explain(document, readings.analyse))) <= 1
    assert list(used(document)) == []


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_document_costs_twice_the_work_for_every_pattern(pattern: str) -> None:
    number = PATTERNS.index(pattern)
    assert not grows_too_fast(pattern, ENDINGS[number % 2], [".md", ".txt"][number // 2 % 2])
