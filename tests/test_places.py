"""In a document without lines, people are told the page, the sheet or the heading to look at."""

from dataclasses import replace

from yougo import extract, readings
from yougo.model.documents import Document, Part, Place
from yougo.readers import read
from yougo.readers.cleaning import cleaned

TEXT = "前文。\n\n世界保健機関（WHO）[^x]の会合。\n\n本文。\n\n国際通貨基金（IMF）とAPECの会合。\n"
PARTS = (Part(3, "page 2", "line", 2), Part(7, "第2章"))


def paged() -> Document:
    return replace(read(TEXT.encode(), "a.md"), parts=PARTS)


def test_findings_and_problems_say_in_which_part_they_are() -> None:
    found = extract.extract(paged(), readings.analyse)
    assert [str(each.place) for each in found.findings] == ["a.md (page 2, line 1)", "a.md (第2章)"]
    assert [str(each.place) for each in found.problems] == ["a.md (page 2, line 1)"]


def test_accounts_and_unexplained_acronyms_say_it_too() -> None:
    told = extract.explain(paged(), readings.analyse)
    assert [each.place.within for each in told] == ["page 2, line 1", "第2章"]
    assert dict(extract.used(paged()))["APEC"].within == "第2章"


def test_what_is_above_the_first_part_has_its_line_alone() -> None:
    assert str(paged().located(Place("a.md", 1))) == "a.md:1"


def test_the_name_of_a_part_is_short_and_on_one_line() -> None:
    long = replace(paged(), parts=(Part(1, "見出し\n\x1b" + "長" * 100),))
    assert [part.name for part in cleaned(long).parts] == ["見出し " + "長" * 36 + "…"]
