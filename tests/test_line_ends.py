"""What a line above leaves alone: names go over a line's end only in text that is wrapped at a width."""

import itertools

import pytest

from test_namings import found_names
from yougo import readers, readings
from yougo.extract import extract

BREAKS = {"br": "<br>", "br and line": "<br>\n", "spaces": "  \n", "backslash": "\\\n", "soft": "\n"}
ABOVE = (
    "佐藤", "次回は金曜", "[[会議]]", "[会議](notes.md)", "**本日の議題**", "第三部", "担当：佐藤",
    "Old Harbour", "市民会館",
)  # fmt: skip
NAMING = (
    "国際協力機構（JICA）から説明",
    "非政府組織（NGO）も来る。",
    "then the World Health Organization (WHO) says what it has done.",
    "総合評価方式（以下「方式」という。）を採る。",
    "国際労働機関（略称：ILO）",
)
PLACES = {
    "paragraph": ("{}\n", ""),
    "item": ("- {}\n", "  "),
    "quotation": ("> {}\n", "> "),
    "cell": ("| 日 | 内容 |\n|---|---|\n| 月 | {} |\n", ""),
    "note": ("本文である[^1]。\n\n[^1]: {}\n", "    "),
    "definition list": ("備考\n: {}\n", "  "),
    "HTML": ("<p>{}</p>\n", ""),
}


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("place", PLACES)
def test_a_line_above_changes_no_name(place: str, above: str) -> None:
    text, indent = PLACES[place]
    for line_break, naming in itertools.product(BREAKS.values(), NAMING):
        is_whole = not (place == "cell" and "\n" in line_break)
        if is_whole and (place != "HTML" or ("<br>" in line_break and not above.startswith(("[", "*")))):
            written = f"{above}{line_break}{naming}".replace("\n", f"\n{indent}")
            assert found_names(text.format(written)) == found_names(text.format(naming)), written


WRAPPED = (
    """\
来月の会合には各国の代表のほかに専門家も出席する予定で、世界
保健機関（WHO）が報告する。
""",
    """\
来月の会合には各国の代表のほかに専門家も出席する予定で、世界
保健機関（WHO）が報告する。会合はこれまでに三回開かれ、毎回百
人ほどが集まっている。
""",
    """\
The next meeting will take place in the old harbour, where the World
Health Organization (WHO) will speak about its work of the past year.
""",
)


@pytest.mark.parametrize("text", WRAPPED)
@pytest.mark.parametrize("file", ["case.md", "case.html"])
def test_a_name_goes_over_the_end_of_a_full_line(text: str, file: str) -> None:
    [found] = extract(readers.read(text.encode(), file), readings.analyse).findings
    name = found.japanese[0].text if found.japanese else found.english
    assert (found.acronym, name) in {("WHO", "世界保健機関"), ("WHO", "World Health Organization")}


@pytest.mark.parametrize("line_break", ["<br>", "  \n", "\\\n"])
def test_a_sentence_ends_at_a_hard_break(line_break: str) -> None:
    text = f"よろしくお願いします{line_break}潮位表とは、潮の高さを時刻ごとに示した表のことである。\n"
    [found] = extract(readers.read(text.encode(), "case.md"), readings.analyse).findings
    assert found.definition.startswith("潮")
    assert "お願い" not in found.sentence
