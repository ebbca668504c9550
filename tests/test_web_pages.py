"""What is particular to web pages: how they say in what they are written, where they are from, and places."""

import plistlib
from pathlib import Path

import pytest

from test_packed import BOOK, packed
from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnreadableDocument
from yougo.readers import read

PAGE = """<!doctype html>
<!-- saved from url=(0027)https://example.org/words -->
<html><body>
<p>港湾計画（HP）による。</p>
<h2>2. <em>港</em>の用語</h2>
<p>荷役時間（LT）という。</p>
</body></html>
"""


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("Shift_JIS", "cp932", "①㈱髙"),
        ("x-sjis", "cp932", "岸"),
        ("euc-jp", "euc_jp", "岸"),
        ("windows-1252", "cp1252", "Café “Quai”"),
        ("gb2312", "gb18030", "码头"),
        ("Shift_JIS", "utf-8", "岸壁"),
        ("none-such", "cp932", "岸壁は、船が着く所である。"),
    ],
)
def test_a_page_is_in_the_encoding_that_it_declares_unless_its_bytes_say_otherwise(
    declared: str, encoding: str, text: str
) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}</p>'
    assert [each.text for each in read(page.encode(encoding), "a.html").passages] == [text]


def test_a_saved_page_has_the_address_that_the_browser_noted() -> None:
    assert read(PAGE.encode(), "a.html").url == "https://example.org/words"


def test_a_link_to_a_saved_page_s_own_address_leads_into_it() -> None:
    page = PAGE.replace("（HP）", '（HP）<sup><a href="https://example.org/words#n1">1</a></sup>')
    document = read(page.replace("</body>", '<p id="n1">1. 十年の計画。</p></body>').encode(), "a.html")
    assert [(note.label, note.text) for note in document.notes] == [("n1", "十年の計画。")]


@pytest.mark.parametrize("sign", ["＊", "*", "※", "†", "※1", "1", "[1]", "注1"])
@pytest.mark.parametrize("after", ["", " ", "\u3000", "<span></span>"])
def test_a_note_is_without_the_sign_that_it_begins_with(sign: str, after: str) -> None:
    body = f"{sign}{after or ('' if sign in '＊*※†' else ' ')}Quay Guarding。岸壁を守る。"
    page = f"""<h1>港</h1><p>岸壁防護（QG）<a epub:type="noteref" href="#n">{sign}</a>。</p>
<aside epub:type="footnote" id="n"><p>{body}</p></aside>
<p>桟橋（PR）。</p><h2>船</h2><p>曳船。</p>"""
    document = read(page.encode(), "a.html")
    assert [note.text for note in document.notes] == ["Quay Guarding。岸壁を守る。"]
    places = {each.text[:2]: document.located(each.place).within for each in document.passages}
    assert (places["岸壁"], places["桟橋"], places["曳船"]) == ("港", "港", "船")
    assert document.located(document.notes[0].body[0].place).within.startswith("note ")


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<header>港内検索（KNK）</header><h1>港</h1><p>岸壁。</p>", ["港", "岸壁。"]),
        ('<div role="banner"><p>港内検索（KNK）</p></div><h1>港</h1>', ["港"]),
        ("<header><h1>港</h1><p>港の話（MH）</p></header><p>岸壁。</p>", ["港", "港の話（MH）", "岸壁。"]),
        ("<article><header><p>港の話（MH）</p></header><p>岸壁。</p></article>", ["港の話（MH）", "岸壁。"]),
    ],
)
def test_what_is_above_each_page_of_a_site_is_left_out(page: str, texts: list[str]) -> None:
    assert [each.text for each in read(page.encode(), "a.html").passages] == texts


def test_places_name_the_heading_above_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    (root / "docs").mkdir(exist_ok=True)
    page = root / "docs" / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    assert run(["--workspace", str(root), "add", str(page), "--explain"]) == 0
    told = capsys.readouterr().out
    assert "page.html:4: acronym: （HP）" in told
    assert "page.html (2. 港の用語, line 6): acronym: （LT）" in told
    for command in ("show", "lookup"):
        assert run(["--workspace", str(root), command, "LT"]) == 0
        assert "page.html (2. 港の用語, line 6)" in capsys.readouterr().out


def test_a_place_names_the_heading_above_it_where_several_are_on_one_line() -> None:
    more = "<h2>3. 船</h2><div>艀（barge）</div>"
    page = PAGE.replace("\n", "").replace("</body>", more)
    document = read(page.encode(), "a.html")
    places = [document.located(each.place).within for each in document.passages]
    assert places == ["paragraph 1", "2. 港の用語", "2. 港の用語", "3. 船", "3. 船"]
    book = {name: str(text).replace("\n", "") for name, text in BOOK.items()}
    document = read(packed(book), "a.epub")
    places = [document.located(each.place).within for each in document.passages]
    assert places == ["a a.xhtml, paragraph 1", "第1章 岸壁", "第1章 岸壁", "注"]


MESSAGE = """From: <Saved by Blink>
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/port

<p>=E6=B8=AF
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--b--
"""
WEB_ARCHIVE = {
    "WebMainResource": {
        "WebResourceData": "<p>港".encode("cp932"),
        "WebResourceTextEncodingName": "Shift_JIS",
        "WebResourceURL": "https://example.org/port",
    }
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mhtml", MESSAGE.encode()),
        ("a.mht", MESSAGE.replace("\n", "\r\n").encode()),
        ("a.webarchive", plistlib.dumps(WEB_ARCHIVE, fmt=plistlib.FMT_BINARY)),
        ("a.webarchive", plistlib.dumps(WEB_ARCHIVE)),
    ],
)
def test_a_page_that_a_browser_saved_as_one_file_is_read_with_its_address(name: str, data: bytes) -> None:
    document = read(data, name)
    assert [each.text for each in document.passages] == ["港"]
    assert document.url == "https://example.org/port"


@pytest.mark.parametrize("data", [b" ", b"Subject: x\n\ntext", b"bplist00", plistlib.dumps({"x": 1})])
@pytest.mark.parametrize("name", ["a.mhtml", "a.webarchive"])
def test_what_is_no_saved_page_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableDocument, match="save it anew from a browser"):
        read(data, name)


@pytest.mark.parametrize(
    "suffix", ["docx", "odt", "pptx", "epub", "pdf", "html", "mhtml", "webarchive", "txt", "md"]
)
def test_a_file_of_no_bytes_is_empty_whatever_its_format(suffix: str) -> None:
    assert [each.message for each in read(b"", f"a.{suffix}").problems] == ["It is empty."]


def test_a_page_without_text_is_told() -> None:
    for source, told in (("", "It is empty."), ("<img src=a.png>", "It has no text that yougo reads.")):
        document = read(source.encode(), "a.html")
        assert [(each.code, each.message) for each in document.problems] == [("nothing-read", told)]


def test_well_formed_xhtml_is_read_as_such() -> None:
    body = '<a id="x"/><p>港&nbsp;湾<script/>計画</p>'
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    assert [each.text for each in read(page.encode(), "a.xhtml").passages] == ["港\u00a0湾計画"]
    assert [each.text for each in read(b"<p>open<br>end", "a.xhtml").passages] == ["open\nend"]
