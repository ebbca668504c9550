"""A document twice as long is read with twice the work, whatever is repeated in it, by every reader."""

import pytest

from work import Work, counted
from yougo import readings
from yougo.extract.rule import Found, view
from yougo.extract.rules import glossary_tables
from yougo.readers import read

READING = (
    "yougo.readers",
    "yougo.language.text",
    "yougo.readers.cleaning",
    "yougo.model.documents",
    "markdown_it",
    "mdit_py_plugins",
)
MOST = 2.4
"""How much more work twice as much may be; what is compared pair by pair comes near 4."""
SPARE = 20_000
SHORTEST = 1_000
"""Characters of the shorter text."""

MARKS = (
    "( （ [ ![ [[ ![[ [^ ^[ [a]( [a](< < <!-- <? <![CDATA[ <!a <ruby> <rt> _a **（ ~~a ` & %% % \\ 「".split()
)
MARKS += (
    "※1 (※ # | { {# {: {{ {{< {% {/* {%comment {::comment} == [@ @[a]( ^a ::: <A.b={ a ※{i} [^a{i}]".split()
)
MARKS += (
    "[^a] ^[a] [a](b) [[a]] *a* **a** `a` <b>a</b> <ruby>漢<rt>か</rt></ruby> &amp; ==a== {{a}} {%a%}".split()
)
MARKS += (
    "[a]{.b} (※) (※)(※) か\u3099 e\u0301 \u0301\u0323 <p>x <td>x <table> <tr><td>a \ufffc https://x".split()
)
MARKS += "$ $a $$ $a$ {++ {++a++} {-- {>> {~~a~> ~~a~~ <del> :a :a: {a. {a.b}".split()
LINES = [
    *("$$\n", "$$\na\n$$\n", "* TOC\n{:toc}\n"),
    *("*[W{i}]: b\n", "*[W1]: b\n", "[^a{i}]: b\n", "[^a]: b\n", "名[^a{i}]\n\n[^a{i}]: b\n\n", "名[^a]\n"),
    *(
        "甲※{i}\n\n※{i} 説\n\n",
        "甲※1\n",
        "※{i} 説\n",
        "※{i} [a](b)\n",
        "（注{i}）説\n",
        "[{i}] x\n",
        "・a\n　b\n",
    ),
    *(
        "- a\n",
        "1. a\n",
        "> a\n",
        "# a\n",
        "a\n===\n",
        "a\n: b\n\n",
        "a\n: b\n",
        "| a | b |\n",
        "---\n",
        "+++\n",
    ),
    *(
        "| a | b |\n|---|---|\n| a | b |\n",
        "```\na\n```\n",
        "```{note}\na\n```\n",
        "```{note}\n",
        ":::note\na\n:::\n",
    ),
    *(
        "!!! note\n    a\n",
        "!!! note\n",
        '=== "a"\n',
        "<div>\n\na\n</div>\n",
        "<!-- a -->\n",
        "<!--\n",
        "%%\n",
    ),
    *(
        "<!-- a |",
        "%% a |",
        "%% a\n\n",
        "{% comment %}\n",
        "{/*\n",
        "export const a = {\n",
        "import x from 'a'\n",
    ),
    *(
        "[a]: b\n",
        "[a{i}]: b\n[a{i}]\n",
        "a\\\n",
        "　a\n",
        "語,語{i}\n",
        '"a\n',
        '"a",b\n',
        "a;b,c\td\n",
        ",,,,\n",
    ),
    *(
        "'=a,b\n",
        "a、\n",
        "語" * 38 + "\n",
        "<table><tr><th>a<th>b<tr><td>c<td>d</table>\n\n",
        "<dl><dt>a<dd>b</dl>\n",
    ),
    *("    ・a\n    ・b\n", "\n", "^zz\n\n", "a^[b]\n", "*a\n", "> [!note] a\n", "<a b='\n", "語（A）;B\n"),
]
PATTERNS = [(pattern, suffix) for pattern in MARKS + LINES for suffix in (".md", ".txt", ".csv", ".html")]


def work_on(pattern: str, times: int, suffix: str) -> int:
    text = "".join(pattern.replace("{i}", f"{number:04}") for number in range(times))
    work = Work()
    with counted(work, READING):
        read(f"用語,別名\n{text}\n".encode(), f"long{suffix}")
    return work.steps + work.characters


DEEPEST = 100
"""How deep the parser of Markdown nests: only below that does each further directive cost the same."""


def grows_too_fast(pattern: str, suffix: str) -> bool:
    times = SHORTEST // len(pattern) + 1
    if pattern == "```{note}\n":
        times += 2 * DEEPEST
    work_on(pattern, 1, suffix)  # what loads at the first reading is not counted
    once, twice = (work_on(pattern, number, suffix) for number in (times, 2 * times))
    return twice > MOST * once + SPARE


@pytest.mark.parametrize(("pattern", "suffix"), PATTERNS[::16])
def test_twice_the_document_is_read_with_twice_the_work(pattern, suffix):
    assert not grows_too_fast(pattern, suffix)


@pytest.mark.slow
@pytest.mark.parametrize(("pattern", "suffix"), PATTERNS)
def test_twice_the_document_is_read_with_twice_the_work_for_every_pattern(pattern, suffix):
    assert not grows_too_fast(pattern, suffix)


def aliases(text: str) -> list[tuple[int, list[str]]]:
    rows = glossary_tables.find(view(read(text.encode(), "terms.csv"), readings.analyse))
    found = [row.finding for row in rows if isinstance(row, Found)]
    return [(len(each.aliases), [problem.message for problem in each.problems]) for each in found]


ONLY_FIFTY = ["Only the first 50 further names of this term are read."]


def test_a_term_has_at_most_fifty_further_names_in_one_row():
    names = ";".join(f"別名{number}" for number in range(3_000))
    assert aliases(f"用語,別名\n台帳,{names}\n電力網,送電網\n") == [(50, ONLY_FIFTY), (1, [])]


def test_a_term_has_at_most_fifty_further_names_in_many_rows_and_one_message():
    rows = "".join(f"台帳,別名{number}\n" for number in range(60))
    assert aliases(f"用語,別名\n{rows}電力網,送電網\n") == [(1, [])] * 50 + [(0, ONLY_FIFTY)] + [
        (0, [])
    ] * 9 + [(1, [])]
