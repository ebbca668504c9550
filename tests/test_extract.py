from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from dotcases import Case, load
from yougo import readers, readings
from yougo.extract import explain, extract, used
from yougo.model.documents import Document, Passage, Place
from yougo.model.findings import Finding

FOLDER = Path(__file__).parent / "cases"
CASES = sorted((FOLDER / "extract").glob("*.md"))
EXPLAINED = load(FOLDER / "explain" / "brackets.md")
ACRONYMS = load(FOLDER / "explain" / "acronyms.md")
EXTENTS = load(FOLDER / "explain" / "extents.md")


def shown(finding: Finding, rule: str) -> str:
    """One line a finding: where it stands, its names, and by whom it was found unless by `rule`."""
    parts = [
        finding.acronym,
        finding.japanese[0].text if finding.japanese else "",
        finding.english,
        f"= {finding.definition}" if finding.definition else "",
        *(f"also {alias}" for alias in finding.aliases),
        *(f"formerly {name}" for name in finding.former),
        f"read {finding.reading}" if finding.reading else "",
        f"label {finding.romaji}" if finding.romaji else "",
        f"from {finding.citation}" if finding.citation else "",
        *(f"! {problem.code}" for problem in finding.problems),
        f"by {finding.rule}" if finding.rule != rule else "",
    ]
    return f"{finding.place.line} " + " | ".join(part for part in parts if part)


def stated(source: str, rule: str) -> str:
    """What a case's input states, as its expected lines say it: all findings, then all problems."""
    found = extract(readers.read(source.encode(), "case.md"), readings.analyse)
    lines = [shown(finding, rule) for finding in found.findings]
    lines += [f"{problem.place.line} ! {problem.code}" for problem in found.problems]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(
    ("file", "case"),
    [(path, case) for path in CASES for case in load(path)],
    ids=lambda value: value.title if isinstance(value, Case) else value.stem,
)
def test_a_case_gives_what_it_expects_and_nothing_else(file: Path, case: Case) -> None:
    assert stated(case.source, file.stem) == case.expected, f"{file}:{case.line}"


def accounted(source: str) -> str:
    """What became of each bracket and note of a case's input: line, reason, what stands in it, names."""
    document = readers.read(source.encode(), "case.md")
    lines = (
        " | ".join((f"{each.place.line} {each.reason}", each.text, *each.names))
        for each in explain(document, readings.analyse)
    )
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", EXPLAINED, ids=lambda case: case.title)
def test_every_bracket_and_note_is_accounted_for(case: Case) -> None:
    assert accounted(case.source) == case.expected, case.line


def acronyms(source: str) -> str:
    found = used(readers.read(source.encode(), "case.md"))
    return "".join(f"{place.line} {acronym}\n" for acronym, place in found)


@pytest.mark.parametrize("case", ACRONYMS, ids=lambda case: case.title)
def test_the_acronyms_that_a_text_uses_are_listed(case: Case) -> None:
    assert acronyms(case.source) == case.expected, case.line


def extents(source: str) -> str:
    """Line, acronym and every extent of the Japanese name before a bracket, the best first."""
    found = extract(readers.read(source.encode(), "case.md"), readings.analyse).findings
    lines = (
        " | ".join((f"{each.place.line} {each.acronym}", *(name.text for name in each.japanese)))
        for each in found
    )
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", EXTENTS, ids=lambda case: case.title)
def test_a_name_has_every_extent_that_other_mentions_may_prefer(case: Case) -> None:
    assert extents(case.source) == case.expected, case.line


def finds(case: Case) -> bool:
    """Whether the rule that the case's file is named after finds something."""
    return any(" | by " not in line for line in case.expected.splitlines())


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("海洋会議（OC）を見る。", "text"),
        ("# 海洋会議（OC）", "heading"),
        ("- 海洋会議（OC）を見る。", "item"),
        ("| 甲 | 乙 |\n|---|---|\n| 海洋会議（OC） | 丙 |", "table"),
        ("海洋会議（OC）\n: 海。", "definition"),
        ("海\n: 海洋会議（OC）を見る。", "definition"),
        ("※海洋会議（OC）を見る。", "note"),
        ("海[^1]\n\n[^1]: 海洋会議（OC）を見る。", "footnote"),
    ],
)
def test_a_finding_says_of_what_kind_its_passage_is(source: str, kind: str) -> None:
    found = extract(readers.read(source.encode(), "case.md"), readings.analyse).findings
    assert [finding.kind for finding in found if finding.acronym == "OC"] == [kind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("海は広い。", ""),
        ("海は広い！", ""),
        ("海は広いか？", ""),
        ("It is wide! ", ""),
        ("Is it wide? ", ""),
        ("It is wide. ", ""),
        ("It is wide (yes). ", ""),
        ("", "山は高い。"),
        ("", " It is high."),
        ("会議は二つある（以下同じ。）。", ""),
    ],
)
def test_a_finding_quotes_its_own_sentence_alone(before: str, after: str) -> None:
    source = f"{before}The 海洋会議（OC）を見る。{after}"
    (found,) = extract(readers.read(source.encode(), "case.md"), readings.analyse).findings
    assert found.sentence == "The 海洋会議（OC）を見る。"


@pytest.mark.parametrize(
    "source",
    [
        "大洋条約（以下「条約」という。）は、海洋会議（OC）が決めた。",
        "「海は広い！」と海洋会議（OC）は述べた。",
        "海洋会議（OC）は「海は広い。」と述べた。",
    ],
)
def test_a_full_stop_before_a_closing_mark_ends_no_sentence(source: str) -> None:
    found = extract(readers.read(source.encode(), "case.md"), readings.analyse).findings
    assert {finding.sentence for finding in found} == {source}


def test_the_full_stop_of_initials_ends_no_sentence() -> None:
    source = "Ships of the U.S. Navy and the 海洋会議（OC）を見る。"
    (found,) = extract(readers.read(source.encode(), "case.md"), readings.analyse).findings
    assert found.sentence == source


def test_a_quotation_shows_code_as_it_is_written_and_no_pictures() -> None:
    source = f"`open` と ![図](a.png) `か`\u3099で海洋会議（OC）を `{'x' * 1_000}` に開く。"
    (found,) = extract(readers.read(source.encode(), "case.md"), readings.analyse).findings
    assert found.sentence == f"open と がで海洋会議（OC）を {'x' * 300}… に開く。"


def test_nothing_in_a_document_passes_for_its_code() -> None:
    source = "| 用語 | 説明 |\n|---|---|\n| 会議 | \U00040000\U000dffff\ufffc`open` を開く所。 |"
    (found,) = extract(readers.read(source.encode(), "case.md"), readings.analyse).findings
    assert found.definition == "open を開く所。"


def test_each_code_is_read_in_its_own_place_however_many_there_are() -> None:
    source = "".join(f"- **海洋会議**：`{number}` で `a` を開く会議である。\n" for number in range(2_000))
    found = extract(readers.read(f"# 用語\n\n{source}".encode(), "case.md"), readings.analyse).findings
    expected = [f"{number} で a を開く会議である。" for number in range(2_000)]
    assert [finding.definition for finding in found] == expected


def test_every_rule_has_at_least_five_cases_that_find_and_five_that_leave() -> None:
    for path in CASES:
        cases = load(path)
        assert sum(finds(case) for case in cases) >= 5, path
        assert sum(not finds(case) for case in cases) >= 5, path


def document(text: str) -> Document:
    return Document("long.txt", passages=(Passage(text, Place("long.txt", 1)),))


def test_brackets_that_never_close_cost_time_in_proportion_to_their_number() -> None:
    counts = []
    for size in (20_000, 40_000):
        asked = []

        def analyse(text: str, asked: list[int] = asked) -> tuple:
            asked.append(len(text))
            return ()

        extract(document("（" * size + "名" + "）" * size), analyse)
        counts.append(sum(asked))
    assert counts[1] <= 2 * counts[0] + 1_000


def test_a_long_line_with_many_brackets_is_read_to_its_end() -> None:
    text = "国際原子力機関（IAEA）は、" * 2_000
    found = extract(document(text), readings.analyse)
    assert len(found.findings) == 2_000
    assert {finding.japanese[0].text for finding in found.findings} == {"国際原子力機関"}


def test_extracting_twice_gives_the_same_findings() -> None:
    source = (
        "世界保健機関（WHO）と国際通貨基金（IMF[^imf]）。\n\n[^imf]: International Monetary Fund。\n".encode()
    )
    first, second = (extract(readers.read(source, "a.md"), readings.analyse) for _ in range(2))
    assert first == second
    assert len(first.findings) == 3


WORDS = [
    *(
        "名称",
        "の",
        "世界保健機関",
        "WHO",
        "World Health",
        "以下「X」という。",
        "とは",
        "をいう。",
        "旧",
        "、通称",
    ),
    *(
        "または",
        "と呼びます",
        "総称して「",
        "であり、",
        "means ",
        "known as ",
        " – ",
        "の略。",
        "# 用語集\n",
        "\n: ",
    ),
    *("<table><tr><td>", "<td>", "<br>", "</table>\n", "※1", "（注1）", "\n注1 ", "\n一　", "（株）"),
]
PIECES = st.sampled_from([*"（）()「」『』[]^:：、。・※*_`|<>#-\n 　", "[^a]", "\n[^a]: ", *WORDS])


@limits(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["a.md", "a.txt"]))
def test_any_heap_of_marks_can_be_read(text: str, name: str) -> None:
    found = extract(readers.read(text.encode(), name), readings.analyse)
    last = text.count("\n") + 1
    assert all(1 <= finding.place.line <= last for finding in found.findings)


@pytest.mark.parametrize(
    ("name", "is_listed"),
    [
        ("glossary.md", True),
        ("notes/harbour-terms-glossary.md", True),
        ("用語集.md", True),
        ("harbours.md", False),
    ],
)
def test_a_file_called_a_glossary_is_one(name: str, is_listed: bool) -> None:
    source = "- 突堤: 岸から突き出た堤。\n"
    found = extract(readers.read(source.encode(), name), readings.analyse).findings
    assert bool(found) == is_listed
