"""Heads whose bracket is between their names, and brackets that no name and no definition cuts."""

import pytest

from yougo import readers, readings
from yougo.extract import extract
from yougo.language.text import has_closed_brackets
from yougo.model.findings import Finding

HEADS = {
    "term": "<dl><dt>{}</dt><dd>家の被害の程度を証明する書類。</dd></dl>\n",
    "item": "- {}：家の被害の程度を証明する書類。\n- 避難所：災害のときに逃げる場所。\n",
    "marked item": "- **{}**：家の被害の程度を証明する書類。\n",
    "heading": "# 用語集\n\n## {}\n\n家の被害の程度を証明する書類。\n",
    "cell": "| 用語 | 説明 |\n|---|---|\n| {} | 家の被害の程度を証明する書類。 |\n",
    "line of a glossary": "# 用語集\n\n{}：家の被害の程度を証明する書類。\n",
}


def findings(text: str) -> tuple[Finding, ...]:
    return extract(readers.read(text.encode(), "case.md"), readings.analyse).findings


@pytest.mark.parametrize("space", ["", " ", "　"])
@pytest.mark.parametrize("place", HEADS)
def test_a_reading_stands_between_the_names_of_a_head(place: str, space: str) -> None:
    head = f"罹災証明書（りさいしょうめいしょ）{space}Disaster damage certificate"
    found = findings(HEADS[place].format(head))
    [whole] = [each for each in found if each.definition.startswith("家の")]
    assert [name.text for name in whole.japanese] == ["罹災証明書"]
    assert (whole.english, whole.reading) == ("Disaster damage certificate", "りさいしょうめいしょ")


@pytest.mark.parametrize(
    "text",
    [
        "### 用語\n\nODA 政府開発援助\n\n[[甲野]]の港湾・アプローチ（port approach、沿岸アプローチ）も読む\n",
        "### 用語\n\nODA 政府開発援助\n\n港湾計画（port plan、沿岸の計画を立てる方法）を学ぶ\n",
        "- ODA 政府開発援助\n- 港湾計画（port plan：沿岸の計画、港の計画）の話\n",
    ],
)
def test_no_name_and_no_definition_ends_inside_a_bracket(text: str) -> None:
    for found in findings(text):
        said = [name.text for name in found.japanese] + [found.english, found.definition, *found.aliases]
        assert all(map(has_closed_brackets, said)), said


def test_letters_that_look_like_a_remark_are_an_acronym() -> None:
    [found] = findings("嚢胞性線維症（CF）になる。\n")
    assert (found.acronym, found.japanese[0].text) == ("CF", "嚢胞性線維症")
