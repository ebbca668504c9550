"""Names over the end of a line: joined, or not taken at all; never what is left of them behind the break."""

import itertools
import re

import pytest

from test_packed import DOCX, PPTX, open_document, packed, slide
from test_readers import sound
from yougo import readers, readings
from yougo.extract import extract

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(text: str) -> bytes:
    lines = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in text.split("\n"))
    body = f"<w:document {WORD}><w:body><w:p><w:r>{lines}</w:r></w:p></w:body></w:document>"
    return packed(DOCX | {"word/document.xml": body})


def _odt(text: str) -> bytes:
    broken = text.replace("\n", "<text:line-break/>")
    body = f"<office:body><office:text><text:p>{broken}</text:p></office:text></office:body>"
    return packed(open_document(body))


def _pptx(text: str) -> bytes:
    lines = "<a:br/>".join(f"<a:r><a:t>{line}</a:t></a:r>" for line in text.split("\n"))
    box = f"<p:sp><p:txBody><a:p>{lines}</a:p></p:txBody></p:sp>"
    return packed(
        PPTX | {f"ppt/slides/slide{number}.xml": slide(*[box] * (number == 1)) for number in (1, 2, 3)}
    )


FORMATS = {
    ".md": str.encode,
    ".txt": str.encode,
    ".html": lambda text: f"<p>{text}</p>".encode(),
    ".docx": _docx,
    ".odt": _odt,
    ".pptx": _pptx,
}
JAPANESE = {
    "我が国は{}（NEH）に加盟した。": "近海艀機関",
    "その港では{}（HWN）を用いる。": "港湾警報ネットワーク",
    "会合では{}（drift watch）とは、漂流物を見張ることをいう。": "漂流監視",
}
ENGLISH = {
    "The office keeps a {} (RBW) and a plan.": "register of berth works",
    "It was made by the {} (OTW) last year.": "Office for Tidal Works",
    "A way of {} (PSQ) is described.": "post-storm quantization",
}
WIDE = {
    True: "この文書は、港に入る船の動静と岸壁の空き具合を毎日調べて報告するための手順を定める。",
    False: "This paper tells how the ships that come into a port and its free quays are told each day. ",
}
"""A sentence before it, so that the line that breaks is full or is not."""


SHORT = 3
"""Letters; where lines are not wrapped, more of them may be a name on a line of its own."""


def names_in(text: str, suffix: str) -> set[str]:
    document = readers.read(FORMATS[suffix](text), f"a{suffix}")
    assert sound(document)
    found = extract(document, readings.analyse).findings
    names = {name for each in found for name in (*(one.text for one in each.japanese[:1]), each.english)}
    return names - {"", "barge", "艀"}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("sentence", "name"), JAPANESE.items())
@pytest.mark.parametrize("wide", ["", WIDE[True]])
def test_what_is_left_of_a_japanese_name_behind_a_break_is_no_name(
    suffix: str, sentence: str, name: str, wide: str
) -> None:
    whole = wide + sentence.format(name)
    for at in range(len(wide) + sentence.index("{") + 2, whole.index("（") + 1):
        found = names_in(f"{whole[:at]}\n{whole[at:]}", suffix)
        rest = whole[at : whole.index("（")]
        is_line = suffix in {".md", ".txt", ".html"} and not wide and len(rest) > SHORT
        assert found <= {name, "drift watch", rest if is_line else name}, whole[:at]
        if at == whole.index("（"):
            assert name in found, whole[:at]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("sentence", "name"), ENGLISH.items())
@pytest.mark.parametrize("wide", ["", WIDE[False]])
def test_an_english_name_goes_over_a_line_s_end_between_its_words(
    suffix: str, sentence: str, name: str, wide: str
) -> None:
    whole = wide + sentence.format(name)
    start = whole.index(name)
    for found in re.finditer(r"(?<=-)|(?<=\w) (?=[(\w])", whole[start : whole.index("(") + 1]):
        above, below = whole[: start + found.start()], whole[start + found.end() :]
        if len(above) > 12:
            assert names_in(f"{above}\n{below}", suffix) == {name}, above


@pytest.mark.parametrize("wide", ["", WIDE[True]])
@pytest.mark.parametrize("ending", ["ies", "tion", "ment"])
def test_a_word_that_is_cut_before_its_ending_is_joined(wide: str, ending: str) -> None:
    text = f"{wide}その港では、岸壁防護方式（Quay Guarding Sta\n{ending}：QGS）を用いる。"
    assert f"Quay Guarding Sta{ending}" in names_in(text, ".txt")


@pytest.mark.parametrize("suffix", [".md", ".txt", ".docx", ".odt", ".pptx"])
def test_whole_names_on_lines_of_their_own_stay(suffix: str) -> None:
    names = ("国際錨地機構（IAX）", "近海艀連盟（NHX）", "東洋曳船協会（OTX）")
    for order in itertools.permutations(names):
        expected = {re.sub("（.*", "", name) for name in names}
        assert names_in("\n".join(order), suffix) == expected


NOTED = "漂流監視{0}を始めた。\n\n{1} {2}。漂流する物を見張る仕事を一つにまとめる制度。\n"


def facts_of(text: str) -> list[tuple[object, ...]]:
    found = extract(readers.read(text.encode(), "a.txt"), readings.analyse).findings
    return [(each.acronym, each.japanese, each.english, each.definition) for each in found]


@pytest.mark.parametrize(
    ("mark", "label"), [("[1]", "[1]"), ("※1", "※1"), ("（注1）", "（注1）"), ("*1", "*1")]
)
@pytest.mark.parametrize(
    "english", ["Harbour Drift Watching Scheme", "drift watching", "Office for the Drift of Ice"]
)
def test_a_note_goes_on_over_further_lines(mark: str, label: str, english: str) -> None:
    whole = facts_of(NOTED.format(mark, label, english))
    assert [(found[2], found[3][:4]) for found in whole] == [(english, "漂流する")]
    for number in range(1, 2 ** english.count(" ")):
        words = english.split(" ")
        breaks = ["\n" if number >> at & 1 else " " for at in range(len(words) - 1)] + [""]
        broken = "".join(itertools.chain(*zip(words, breaks, strict=True)))
        assert facts_of(NOTED.format(mark, label, broken)) == whole, broken


@pytest.mark.parametrize(
    "bracket", ["Harbour Drift Watch", "Harbour Drift Watch、以下「HDW」という。", "HDW：Harbour Drift Watch"]
)
def test_a_bracket_goes_on_over_further_lines(bracket: str) -> None:
    text = f"この港では漂流物監視制度（{bracket}）を使う。\n"
    for at in re.finditer(" ", text):
        assert facts_of(f"{text[: at.start()]}\n{text[at.end() :]}") == facts_of(text) != []


def test_a_line_below_a_note_that_is_none_of_its_words_is_not_in_it() -> None:
    text = NOTED.format("[1]", "[1]", "drift watching")
    assert facts_of(f"{text}港では別の話が始まる。\n")[0] == facts_of(text)[0]
