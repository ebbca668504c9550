"""Documents made by a grammar: headings, notes, brackets, tables, quotations, and hostile pieces in them."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from yougo import readers, readings
from yougo.extract import explain, extract
from yougo.merge import merge
from yougo.model.documents import Document, Passage
from yougo.model.findings import Finding
from yougo.workspace.register import Register

JAPANESE = st.sampled_from(
    [
        "世界保健機関",
        "第2回海洋会議",
        "漁業に関する協定",
        "情報の自由な流通",
        "データ",
        "ごみ",
        "旧運輸省",
        "𠮷野家",
        "が",
        "米国",
    ]
)
ACRONYM = st.sampled_from(
    ["WHO", "ＩＭＦ", "R&D", "ITU-R", "SDGs", "6G", "WRC-23", "A", "日EU・EPA", "OECD.AI"]
)
ENGLISH = st.sampled_from(
    [
        "World Health Organization",
        "the Law of the Sea",
        "Economic and\nSocial Council",
        "data",
        "Ｄata Flow",
        "Ökonomie",
    ]
)
LABEL = st.sampled_from(["who", "a", "1", "imf", "ih", "x y", "ＷＨＯ"])
HOSTILE = st.sampled_from(
    [
        *(
            "（",
            "）",
            "(",
            "[",
            "]",
            "「",
            "」",
            "『",
            "“",
            "[^",
            "]:",
            "**",
            "*",
            "`",
            "<b>",
            "</td>",
            "<!--",
            "|",
            "《",
            "｜",
        ),
        *(
            "\u200b",
            "\ufffc",
            "\ufeff",
            "\u0301",
            "゙",
            "ﾞ",
            "\u3000",
            "\u2028",
            "\t",
            "&#x9d;",
            "&lt;",
            "\\",
            "$",
            "{{c1::a}}",
        ),
        *(
            "。",
            "、",
            "：",
            ":",
            "※",
            "*1 ",
            "1. ",
            "- ",
            "> ",
            "# ",
            "| a | b |",
            "---",
            "ﷺ",
            "ŉ",
            "İ",
            "ß",
            "㍻",
            "①",
        ),
    ]
)
NAME = st.one_of(JAPANESE, ACRONYM, ENGLISH)
SAID = st.sampled_from(
    ["以下「{}」という。", "略称：{}", "旧{}", "{}など", "{}をいう", "{}", "{}、{}", "{}: {}", "see {}"]
)
OPENING = st.sampled_from(
    ["（{}）", "({})", "[{}]", "（{}", "{}）", "【{}】", "「{}」", "（（{}））", "《{}》"]
)


def filled(form: str, *names: str) -> str:
    """A form with its gaps filled, the last name as often as it takes."""
    for name in (*names, *names[-1:] * form.count("{}")):
        form = form.replace("{}", name, 1)
    return form


INSIDE = st.builds(filled, SAID, NAME, NAME)
BRACKET = st.builds(filled, OPENING, INSIDE)
MARK = st.builds("[^{}]".format, LABEL)
JOINT = st.sampled_from(
    [
        "は、",
        "と",
        "、通称",
        "または",
        "とは、",
        "。",
        "という。",
        " means ",
        ", also known as ",
        "の",
        "\n",
        "　",
    ]
)
PIECES = st.one_of(
    NAME,
    BRACKET,
    st.builds("{}{}".format, NAME, BRACKET),
    st.builds("{}({}{})".format, NAME, NAME, MARK),
    MARK,
    JOINT,
    HOSTILE,
    st.builds("「{}」".format, NAME),
)
RUNNING = st.lists(PIECES, min_size=1, max_size=8).map("".join)
LINE = RUNNING.map(lambda text: text.replace("\n", " "))
BLOCK = st.one_of(
    RUNNING,
    st.builds("# {}".format, LINE),
    st.builds("## 用語集\n\n### {}\n\n{}は説明である。\n\n### {}\n\n{}".format, LINE, LINE, LINE, LINE),
    st.builds("[^{}]: {}".format, LABEL, RUNNING),
    st.builds("- **{}**：{}".format, LINE, LINE),
    st.builds("{}\n: {}".format, LINE, LINE),
    st.builds("※{}：{}は説明である。".format, LINE, LINE),
    st.builds("> [!note] {}\n> {}".format, LINE, LINE),
    st.builds("| 用語 | 英語 |\n|---|---|\n| {} | {} |".format, LINE, LINE),
    st.builds("<table><tr><th>略語</th><th>意味</th></tr><tr><td>{}<td>{}</table>".format, RUNNING, RUNNING),
    st.builds("<ruby>{}<rt>{}</rt></ruby><abbr title='{}'>{}</abbr>".format, NAME, NAME, NAME, ACRONYM),
)
TEXT = st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join)
FILE = st.sampled_from(["a.md", "a.txt"])


def passages(document: Document) -> list[Passage]:
    bodies = [passage for note in document.notes for passage in note.body]
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.passages, *bodies, *cells]


def lines_of(document: Document) -> dict[int, list[str]]:
    """What stands on each line, as its reader understood it; marked-up values stand where their text does.

    A passage stands whole on its first line, too: text that is lost from a table comes between its cells.
    """
    found: dict[int, list[str]] = {}
    for passage in passages(document):
        text = passage.with_code(str)
        found.setdefault(passage.place.line, []).append(text)
        for number, line in enumerate(text.split("\n")):
            found.setdefault(passage.place_of(number).line, []).append(line)
        for edge in passage.edges:
            found.setdefault(passage.place_at(edge.start).line, []).append(edge.value)
    return found


def folded(text: str) -> str:
    return re.sub(r"[\s\ufffc]", "", unicodedata.normalize("NFKC", text)).casefold()


def stated(finding: Finding) -> list[str]:
    japanese = [name.text for name in finding.japanese]
    return [
        name
        for name in (finding.acronym, finding.english, *japanese, *finding.aliases, *finding.former)
        if name
    ]


def bare(text: str) -> str:
    """Without brackets, nested ones too: a name runs on behind one (漁業（CFA）協定)."""
    found = True
    while found:
        text, found = re.subn(r"[(（\[][^()（）\[\]]*[)）\]]", "", text)
    return folded(re.sub(r"[()（）\[\]「」『』“”\"'・、。,. ]", "", text))


def stands(name: str, document: Document, finding: Finding) -> bool:
    """Whether a name stands near the line that is cited; a note's or an entry's stands anywhere."""
    lines = lines_of(document)
    cited = range(finding.place.line - 6, finding.place.line + 7)
    near = (
        sorted(lines)
        if finding.rule in {"footnotes", "entries"}
        else [line for line in cited if line in lines]
    )
    text = folded("\n".join(piece for line in near for piece in lines[line]))
    return folded(name) in text or bare(folded(name)) in bare(text)


def check(text: str, name: str) -> None:
    document = readers.read(text.encode(), name)
    found = extract(document, readings.analyse)
    last = text.count("\n") + 1
    places = [each.place for each in (*found.findings, *found.problems, *explain(document, readings.analyse))]
    assert all(1 <= place.line <= last for place in places)
    for finding in found.findings:
        assert [each for each in stated(finding) if not stands(each, document, finding)] == [], finding
    merged = merge(found.findings, {}, Register({}), "2025-01-01")
    assert all(1 <= each.place.line <= last for concept in merged.concepts for each in concept.evidence)


@limits(max_examples=150, deadline=None)
@given(TEXT, FILE)
@example("`世界保健機関`データ\n: 漁業に関する協定は説明である。", "a.md")
@example(
    "<table><tr><th>略語<th>意味<tr><td>Economic and\nSocial Council<td>世界保健機関</td>データ</table>",
    "a.md",
)
@example("## 用語集\n\n- 世界保健機関(WHO)世界保健機関[略称：世界保健機関]", "a.md")
@example("## 用語集\n\n### 世界保健機関(WHO[^a])データ[略称：世界保健機関]\n\nデータは説明である。", "a.md")
@example(
    "世界保健機関（以下「データ」という。ごみ(米国[^a])以下「が」という。）第2回海洋会議（以下「会議」という。）",
    "a.md",
)
def test_what_is_found_stands_where_it_is_said_to(text: str, name: str) -> None:
    check(text, name)


@pytest.mark.slow
@limits(max_examples=5_000, deadline=None)
@given(TEXT, FILE)
def test_what_is_found_stands_where_it_is_said_to_in_many_documents(text: str, name: str) -> None:
    check(text, name)
