"""``yougo annotate``: the first mention of each term, marked in a copy."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from test_interchange import DFFT, WHO
from workspaces import built, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.exporters.annotation import in_html, in_markdown
from yougo.model.concepts import Concept, Credit
from yougo.workspace.settings import SURE

NOTE = "[^yougo-who]"
APART = [
    "# 世界保健機関\n",
    "世界保健機関\n=====\n",
    "```\n世界保健機関\n```\n",
    "    世界保健機関\n",
    "`世界保健機関`",
    "[世界保健機関](who.md)",
    "[[世界保健機関]]",
    "![世界保健機関](who.png)",
    "<a href='x'>世界保健機関</a>",
    "<ruby>世界保健機関<rt>せかい</rt></ruby>",
    "<!-- 世界保健機関 -->",
    "<img alt='世界保健機関'>",
    "$世界保健機関$",
    "[who]: 世界保健機関\n",
    "https://example.org/世界保健機関",
]


def test_a_footnote_gives_reading_names_and_definition() -> None:
    made = in_markdown("本日、世界保健機関（WHO）は、世界保健機関で。\n", [WHO])
    assert made.text == (
        "本日、世界保健機関[^yougo-who]（WHO）は、世界保健機関で。\n\n"
        "[^yougo-who]: せかいほけんきかん / WHO / World Health Organization: 国際連合の専門機関。\n"
    )
    assert made.terms == 1


def test_each_footnote_is_one_that_markdown_renders() -> None:
    text = in_markdown("世界保健機関はDFFT、Data Free Flow with Trustを。", [WHO, DFFT]).text
    page = MarkdownIt().use(footnote_plugin).render(text)
    assert page.count('class="footnote-ref"') == page.count('class="footnote-item"') == 2


@pytest.mark.parametrize("apart", APART)
def test_only_running_text_is_marked(apart: str) -> None:
    made = in_markdown(f"前\n\n{apart}\n\n後の世界保健機関。\n", [WHO])
    assert f"後の世界保健機関{NOTE}" in made.text
    assert apart in made.text


@pytest.mark.parametrize("apart", [each for each in APART if each.startswith("<")])
def test_only_running_text_of_a_page_is_marked(apart: str) -> None:
    made = in_html(f"<p>{apart}</p><p>後の世界保健機関。</p>", [WHO])
    assert made.terms == 1
    assert apart in made.text


@pytest.mark.parametrize(
    ("text", "marked"), [("WHOの", True), ("（WHO）", True), ("WHOLE", False), ("ＷＨＯは", True)]
)
def test_a_latin_name_is_marked_as_a_whole_word(text: str, marked: bool) -> None:
    assert (NOTE in in_markdown(text, [WHO]).text) is marked


def test_the_longest_name_is_marked() -> None:
    part = Concept("health", japanese="世界保健")
    assert in_markdown("世界保健機関", [part, WHO]).text.startswith(f"世界保健機関{NOTE}")


def test_a_name_of_two_terms_is_not_marked() -> None:
    other = Concept("who-2", acronym="WHO", english="White House Office")
    assert in_markdown("WHOの", [WHO, other]).terms == 0


def test_without_its_marks_the_text_is_as_it_was() -> None:
    text = "前 世界保健機関\t、DFFT\n\n* WHO  \n"
    made = in_markdown(text, [WHO, DFFT]).text
    assert re.sub(r"\[\^yougo-[a-z]+\](?::.*\n)?", "", made).rstrip() == text.rstrip()
    page = in_html(f"<p>{text}</p>", [WHO]).text
    assert re.sub(r"<rt>.*?</rt>|</?(?:ruby|abbr)\b[^>]*>", "", page) == f"<p>{text}</p>"


def test_what_a_term_says_is_no_markup() -> None:
    hostile = Concept("x", japanese="試験語", english='"><script>alert(1)</script>')
    assert "<script" not in in_html("<p>試験語</p>", [hostile]).text


def test_a_dash_is_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = built(tmp_path / "w")
    (tmp_path / "a.md").write_text("WHOが決めた。\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["--workspace", str(root), "annotate", "a.md", "-o", "-", "--status", "candidate"]) == 0
    assert "WHO" in capsys.readouterr().out
    assert not (tmp_path / "-").exists()


def test_a_copy_is_written_and_the_document_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    here = ["--workspace", str(root)]
    draft = tmp_path / "draft.md"
    draft.write_bytes("世界保健機関と国際通貨基金。".encode("cp932"))
    assert run([*here, "annotate", str(draft), "-o", str(tmp_path / "copy.md"), "--status", "candidate"]) == 0
    assert "国際通貨基金[^yougo-imf]" in (tmp_path / "copy.md").read_text(encoding="utf-8")
    assert draft.read_bytes() == "世界保健機関と国際通貨基金。".encode("cp932")
    told = capsys.readouterr()
    assert told.err == "2 terms marked. The document is in Shift_JIS, the copy in UTF-8.\n"


@pytest.mark.parametrize(("name", "told"), [("a.docx", "cannot be marked"), ("none.md", "does not exist")])
def test_what_cannot_be_marked_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    root = workspace(tmp_path / "w")
    assert run(["--workspace", str(root), "annotate", str(tmp_path / name)]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("the Data Free\nFlow with Trust.\n", "the Data Free\nFlow with Trust[^yougo-dfft]."),
        ("the Data Free\r\nFlow with Trust.\r\n", "the Data Free\r\nFlow with Trust[^yougo-dfft]."),
        ("the Data Free\n\nFlow with Trust.\n", "the Data Free\n\nFlow with Trust.\n"),
        ("* Data Free\n* Flow with Trust\n", "* Data Free\n* Flow with Trust\n"),
    ],
)
def test_an_english_name_over_the_end_of_a_line_is_marked(text: str, marked: str) -> None:
    assert in_markdown(text, [DFFT]).text.startswith(marked)


NFD = "か\u3099ん研究の、WHO\r\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# {NFD}\r\n{NFD}`{NFD.strip()}`\r\n",
        "\ufeff---\r\ntitle: 世界保健機関\r\n---\r\n世界保健機関\r\n",
        "世界保健機関\rWHO\r",
        "[世界](か\u3099.md)と世界保健機関\n",
    ],
)
def test_all_but_the_marks_is_as_it_was_written(text: str) -> None:
    made = in_markdown(text, [WHO]).text
    assert NOTE in made
    assert re.sub(r"\[\^yougo-[a-z]+\](?::.*\r?\n?)?", "", made).rstrip() == text.rstrip()


def test_a_name_is_found_however_its_kana_are_composed() -> None:
    concept = Concept("x", japanese="がん研究", english="cancer research")
    assert in_markdown(NFD, [concept]).text.startswith("か\u3099ん研究[^yougo-x]の")


@pytest.mark.parametrize("mark", [in_markdown, in_html])
def test_marking_twice_changes_nothing_more(mark) -> None:
    once = mark("<p>世界保健機関とDFFTとWHOとDFFT</p>\n", [WHO, DFFT]).text
    again = mark(once, [WHO, DFFT])
    assert (again.text, again.terms) == (once, 0)


def test_what_a_reference_said_is_told_with_its_source() -> None:
    credited = replace(WHO, credits=(Credit("english", "JMdict"),))
    assert "World Health Organization (JMdict)" in in_markdown("世界保健機関", [credited]).text


def test_the_document_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    draft = tmp_path / "draft.md"
    draft.write_text("世界保健機関", encoding="utf-8")
    assert run(["--workspace", str(root), "annotate", str(draft), "-o", str(draft)]) == 2
    assert "is a document that this command reads" in capsys.readouterr().err
    assert draft.read_text(encoding="utf-8") == "世界保健機関"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
@pytest.mark.parametrize("name", ["draft.md", "draft.html"])
def test_the_encoding_is_told_and_a_mark_of_utf_8_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str, told: str, name: str
) -> None:
    root = workspace(tmp_path / "w")
    text = "<p>本日の会議では、世界保健機関の話をした。</p>\r\n"
    (tmp_path / name).write_bytes(text.encode(encoding))
    here = ["--workspace", str(root), "annotate", "--confidence", "0"]
    assert run([*here, str(tmp_path / name), "-o", str(tmp_path / "copy")]) == 0
    said = f" The document is in {told}, the copy in UTF-8." if told else ""
    assert capsys.readouterr().err == f"1 term marked.{said}\n"
    copy = (tmp_path / "copy").read_bytes()
    assert copy.startswith(b"\xef\xbb\xbf") is (encoding == "utf-8-sig")
    assert copy.decode("utf-8-sig").startswith("<p>本日の会議では、")
    assert copy.count(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")


BCP = [
    Concept("bcp", acronym="BCP", japanese="事業計画"),
    Concept("bcp-2", acronym="BCP", english="Bulk Port"),
]


@pytest.mark.parametrize(
    ("text", "unmarked"),
    [
        ("世界保健機関", (0, 0, 0)),
        ("# WHO\n\n世界保健機関", (0, 0, 0)),
        ("# WHO\n\n`DFFT`、[Data Free Flow with Trust](a.md)", (2, 0, 0)),
        ("BCPの話", (0, 2, 0)),
        ("BCPと`事業計画`の話", (1, 1, 0)),
        ("疑わしい語", (0, 0, 1)),
        ("疑わしい語の機関と世界保健機関", (0, 0, 1)),
        ("<!-- WHO --> <img alt='WHO'>", (0, 0, 0)),
        ("[^a]\n\n[^a]: WHO\n", (1, 0, 0)),
        ("何もない", (0, 0, 0)),
    ],
)
def test_what_is_mentioned_without_a_mark_is_counted(text: str, unmarked: tuple[int, ...]) -> None:
    doubtful = [Concept("x", japanese="疑わしい語"), Concept("y", japanese="保健機関")]
    concepts = [WHO, replace(DFFT, acronym="DFFT"), *BCP]
    made = in_markdown(text, concepts, doubtful)
    assert tuple(made.unmarked.values()) == unmarked
    again = in_markdown(made.text, concepts, doubtful)
    assert (again.terms, again.unmarked) == (0, made.unmarked)


def test_what_is_not_marked_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    (tmp_path / "draft.md").write_text("# 国際通貨基金\n\n世界保健機関", encoding="utf-8")
    assert run(["--workspace", str(root), "annotate", str(tmp_path / "draft.md"), "--confidence", "0"]) == 0
    assert capsys.readouterr().err == (
        "1 term marked. Mentioned but not marked: 1 only in code, headings, links or notes.\n"
    )


def marked(root: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    (root / "draft.md").write_text("世界保健機関と国際通貨基金", encoding="utf-8")
    run(["--workspace", str(root), "annotate", str(root / "draft.md")])
    return set(re.findall(r"\[\^yougo-(\w+)\]:", capsys.readouterr().out))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "confidence = 0",
        "confidence = 0.5",
        "confidence = 1",
        'status = "accepted"',
        'status = "candidate"',
    ],
)
@pytest.mark.parametrize("accepted", [False, True])
def test_the_terms_of_a_copy_are_those_of_the_deck(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, accepted: bool
) -> None:
    root = workspace(tmp_path / "w")
    with (root / "glossary" / "yougo.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[anki]\n{line}\n")
    if accepted:
        assert run(["--workspace", str(root), "edit", "imf", "--accept"]) == 0
    capsys.readouterr()
    found = marked(root, capsys)
    run(["--workspace", str(root), "export", "anki", "--dry-run"])
    in_deck = {row.split()[1].rstrip(":") for row in capsys.readouterr().out.splitlines() if row[0] == "+"}
    assert found == in_deck


def test_a_doubtful_candidate_is_marked_only_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path / "w")
    here = ["--workspace", str(root)]
    (tmp_path / "draft.md").write_text("世界保健機関と国際通貨基金", encoding="utf-8")
    assert run([*here, "list", "--json"]) == 0
    sure = {
        line["id"]
        for line in map(json.loads, capsys.readouterr().out.splitlines())
        if line["confidence"] >= SURE
    }
    marked = {}
    for options in ((), ("--confidence", "0"), ("--status", "accepted")):
        run([*here, "annotate", str(tmp_path / "draft.md"), *options])
        marked[options] = set(re.findall(r"\[\^yougo-(\w+)\]:", capsys.readouterr().out))
    assert list(marked.values()) == [sure, {"who", "imf"}, set()]
    assert run([*here, "edit", "imf", "--accept"]) == 0
    capsys.readouterr()
    assert run([*here, "annotate", str(tmp_path / "draft.md")]) == 0
    assert "[^yougo-imf]:" in capsys.readouterr().out
