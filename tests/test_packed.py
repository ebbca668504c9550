"""Documents that are archives: books, Word's and OpenDocument's texts, slides."""

# ruff: noqa: E501 - a line of a document's XML ends where its text does

import io
import zipfile

import pytest

from test_readers import sound
from yougo.errors import UnreadableDocument
from yougo.readers import read

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>港の本</dc:title></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="x.css" media-type="text/css"/><item id="away" href="away.xhtml" media-type="text/html"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="css"/><itemref idref="away"/><itemref idref="b"/></spine>
</package>"""
FIRST = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<p>前書き。</p>
<h1>第1章&nbsp;岸壁</h1>
<p>港湾計画（HP）<a epub:type="noteref" href="b.xhtml#n1">1</a>と<ruby>艀<rt>はしけ</rt></ruby>。</p></body></html>"""
SECOND = """<html xmlns="http://www.w3.org/1999/xhtml"><body><h2>注</h2>
<aside id="n1"><p>1. Harbour Plan。<a href="a%20a.xhtml">戻る</a></p></aside></body></html>"""
BOOK = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": "<html><body><p>目次</p></body></html>",
    "OEBPS/text/a a.xhtml": FIRST,
    "OEBPS/text/b.xhtml": SECOND,
}

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUBY = """<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>はしけ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>艀</w:t></w:r>
</w:rubyBase></w:ruby></w:r>"""
BODY = f"""<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>第1章</w:t></w:r></w:p>
<w:p><w:r><w:t>港湾計画（HP）</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
<w:del><w:r><w:delText>消す</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>元</w:t></w:r></w:moveFrom>
<w:ins><w:r><w:t>と</w:t></w:r></w:ins><w:moveTo><w:r><w:t>平らな</w:t></w:r></w:moveTo>{RUBY}</w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>用語</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>英語</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>岸壁</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>quay</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGES = "http://schemas.openxmlformats.org/package/2006"
DOCX = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGES}/content-types"/>',
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGES}/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{PACKAGES}/relationships">
<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>""",
    "word/styles.xml": f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>
</w:style></w:styles>""",
    "word/footnotes.xml": f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Harbour Plan。</w:t></w:r></w:p>
</w:footnote></w:footnotes>""",
    "word/document.xml": f"<w:document {W}><w:body>{BODY}</w:body></w:document>",
}

ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "text", "table", "style")
)
ODT = {
    "content.xml": f"""<office:document-content {ODF}><office:body><office:text>
<text:tracked-changes><text:p>消す</text:p></text:tracked-changes><text:h text:outline-level="1">第1章</text:h>
<text:p>港湾計画（HP）<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Harbour Plan。</text:p>
</text:note-body></text:note>と<text:ruby><text:ruby-base>艀</text:ruby-base><text:ruby-text>はしけ</text:ruby-text></text:ruby></text:p>
<table:table><table:table-row><table:table-cell><text:p>用語</text:p></table:table-cell><table:table-cell><text:p>英語</text:p>
</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>岸壁</text:p></table:table-cell>
<table:table-cell><text:p>quay</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
}


def open_document(content: str) -> dict[str, str | bytes]:
    """The file of an OpenDocument text with this content."""
    return {"content.xml": f"<office:document-content {ODF}>{content}</office:document-content>"}


P = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{kind}/2006/main"'
    for prefix, kind in (("p", "presentationml"), ("a", "drawingml"))
)
R = f'xmlns:r="{OFFICE}"'


def shape(text: str, kind: str = "") -> str:
    """A shape of a slide, perhaps in the place of a title or the like."""
    place = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>' if kind else ""
    return f"<p:sp><p:nvSpPr>{place}</p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def slide(*shapes: str, kind: str = "sld", show: str = "1") -> str:
    return f'<p:{kind} {P} show="{show}"><p:cSld><p:spTree>{"".join(shapes)}</p:spTree></p:cSld></p:{kind}>'


TABLE = """<p:graphicFrame><a:tbl><a:tblPr><a:tableStyleId>{5C22}</a:tableStyleId></a:tblPr>
<a:tr><a:tc gridSpan="2"><a:p><a:r><a:t>用語</a:t></a:r></a:p></a:tc><a:tc hMerge="1"><a:p/></a:tc></a:tr>
<a:tr><a:tc><a:p><a:r><a:t>岸壁</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>quay</a:t></a:r></a:p></a:tc></a:tr>
</a:tbl></p:graphicFrame>"""
PPTX = {
    "ppt/presentation.xml": f"""<p:presentation {P} {R}><p:sldIdLst><p:sldId r:id="r2"/><p:sldId r:id="r1"/>
<p:sldId r:id="r3"/><p:sldId r:id="away"/></p:sldIdLst></p:presentation>""",
    "ppt/_rels/presentation.xml.rels": f"""<Relationships xmlns="{PACKAGES}/relationships">
<Relationship Id="r1" Type="{OFFICE}/slide" Target="slides/slide1.xml"/>
<Relationship Id="r2" Type="{OFFICE}/slide" Target="slides/slide2.xml"/>
<Relationship Id="r3" Type="{OFFICE}/slide" Target="slides/slide3.xml"/></Relationships>""",
    "ppt/slides/slide1.xml": slide(shape("3", "sldNum"), TABLE, shape("右の箱")),
    "ppt/slides/slide2.xml": slide(shape("港湾計画（HP）"), shape("港の話", "ctrTitle")),
    "ppt/slides/slide3.xml": slide(shape("隠す"), show="0"),
    "ppt/slides/_rels/slide2.xml.rels": f"""<Relationships xmlns="{PACKAGES}/relationships">
<Relationship Id="n" Type="{OFFICE}/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>""",
    "ppt/notesSlides/notesSlide1.xml": slide(
        shape("艀（barge）も。", "body"), shape("1", "sldNum"), kind="notes"
    ),
}


def packed(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return data.getvalue()


def test_a_book_is_read_in_the_order_of_its_spine_with_notes_across_its_files() -> None:
    document = read(packed(BOOK), "port.epub")
    assert document.title == "港の本"
    assert [each.text for each in document.passages] == [
        "前書き。", "第1章\u00a0岸壁", "港湾計画（HP）と艀。", "注",
    ]  # fmt: skip
    assert [(note.label, note.text) for note in document.notes] == [("n1", "Harbour Plan。戻る")]
    assert [(mark.offset, mark.label) for mark in document.passages[2].marks] == [(8, "n1")]
    assert [edge.value for edge in document.passages[2].edges_of("ruby")] == ["はしけ"]
    assert sound(document)


def test_places_in_a_book_name_the_heading_the_note_or_the_file() -> None:
    document = read(packed(BOOK), "port.epub")
    places = [document.located(each.place).within for each in document.passages]
    assert places == ["a a.xhtml, line 2", "第1章 岸壁", "第1章 岸壁", "注"]
    assert [document.located(note.place).within for note in document.notes] == ["note 1"]
    lines = [each.place.line for each in (*document.passages, *document.notes)]
    assert lines == sorted(lines)


@pytest.mark.parametrize(("files", "name"), [(DOCX, "port.docx"), (ODT, "port.odt")])
def test_a_text_is_read_with_headings_notes_furigana_tables_and_its_changes(files: dict, name: str) -> None:
    document = read(packed(files), name)
    moved = "平らな" if name.endswith("docx") else ""
    assert [(each.kind, each.text) for each in document.passages] == [
        ("heading", "第1章"),
        ("paragraph", f"港湾計画（HP）と{moved}艀"),
    ]
    assert [note.text for note in document.notes] == ["Harbour Plan。"]
    assert [mark.offset for mark in document.passages[1].marks] == [8]
    assert [edge.value for edge in document.passages[1].edges_of("ruby")] == ["はしけ"]
    assert [
        (table.header, [[each.text for each in row.cells] for row in table.rows]) for table in document.tables
    ] == [(("用語", "英語"), [["岸壁", "quay"]])]
    assert document.located(document.passages[1].place).within == "第1章"
    assert document.located(document.notes[0].place).within.startswith("note ")
    assert sound(document)


def test_a_text_without_headings_has_its_paragraphs_counted() -> None:
    body = "<w:p><w:r><w:t>岸壁</w:t></w:r></w:p>" * 3
    document = read(
        packed(DOCX | {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}),
        "a.docx",
    )
    assert [document.located(each.place).within for each in document.passages] == [
        "paragraph 1", "paragraph 2", "paragraph 3",
    ]  # fmt: skip


def test_hidden_text_is_left_out() -> None:
    runs = [
        f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>{text}</w:t></w:r>"
        for value, text in (("", "隠"), (' w:val="0"', "見"), (' w:val="true"', "隠"))
    ]
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    word = f"<w:document {W}><w:body><w:p>{mark}{''.join(runs)}</w:p></w:body></w:document>"
    (passage,) = read(packed(DOCX | {"word/document.xml": word}), "a.docx").passages
    assert passage.text == "見"
    text = """<office:automatic-styles><style:style style:name="T1"><style:text-properties text:display="none"/>
</style:style></office:automatic-styles><office:body><office:text><text:p><text:span text:style-name="T1">隠</text:span>
<text:hidden-text text:is-hidden="true">隠</text:hidden-text>見</text:p>
<text:section text:display="none"><text:p>隠</text:p></text:section></office:text></office:body>"""
    (passage,) = read(packed(open_document(text)), "a.odt").passages
    assert passage.text == "見"


def test_struck_out_text_is_left_out_of_an_opendocument_text() -> None:
    text = """<office:automatic-styles><style:style style:name="T1"><style:text-properties
 style:text-line-through-style="solid"/></style:style><style:style style:name="T2"><style:text-properties
 style:text-line-through-style="none"/></style:style></office:automatic-styles><office:body><office:text>
<text:p><text:span text:style-name="T1">旧い港</text:span><text:span text:style-name="T2">新しい港</text:span></text:p>
</office:text></office:body>"""
    (passage,) = read(packed(open_document(text)), "a.odt").passages
    assert passage.text == "新しい港"


@pytest.mark.parametrize(
    ("style", "own", "title"),
    [
        ("1", "港の計画", "港の計画"), ("T", "港の計画", "はじめに"), ("1", "", "はじめに"), ("1", "文書 1", "はじめに"),
        ("1", "Microsoft Word - 計画.doc", "はじめに"), ("1", "計画案0401.docx", "はじめに"),
    ],
)  # fmt: skip
def test_a_word_text_has_the_title_that_it_shows_or_that_its_properties_say(
    style: str, own: str, title: str
) -> None:
    styles = DOCX["word/styles.xml"].replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>',
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>はじめに</w:t></w:r></w:p>'
    files = DOCX | {
        "word/styles.xml": styles,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f"<p:p xmlns:p='p' xmlns:dc='d'><dc:title>{own}</dc:title></p:p>",
    }
    assert read(packed(files), "a.docx").title == title


def test_text_whose_word_style_hides_it_is_left_out() -> None:
    styles = f"""<w:styles {W}>
<w:style w:type="character" w:styleId="Apart"><w:name w:val="Apart"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Below"><w:name w:val="Below"/><w:basedOn w:val="Apart"/></w:style>
<w:style w:type="character" w:styleId="Shown"><w:name w:val="Shown"/><w:basedOn w:val="Apart"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"""
    runs = [
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/>{own}</w:rPr><w:t>{text}</w:t></w:r>'
        for style, own, text in (
            ("Apart", "", "隠"), ("Below", "", "隠"), ("Below", '<w:vanish w:val="0"/>', "見"), ("Shown", "", "え"), ("A", "", "る"),
        )
    ]  # fmt: skip
    body = f"""<w:p>{"".join(runs)}</w:p><w:p><w:pPr><w:pStyle w:val="Below"/></w:pPr><w:r><w:t>隠</w:t></w:r></w:p>"""
    word = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    (passage,) = read(
        packed(DOCX | {"word/document.xml": word, "word/styles.xml": styles}), "a.docx"
    ).passages
    assert passage.text == "見える"


def test_an_opendocument_text_counts_paragraphs_whatever_its_file_s_lines_and_has_its_own_title() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注。</text:p></text:note-body></text:note>"
    raised = '<text:span text:style-name="T1">3</text:span>'
    text = f"""<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>
<office:body><office:text><text:p>題</text:p>

<text:h>第1章</text:h>

<text:p>港{note}</text:p>

<text:p>10{raised}倍。</text:p></office:text></office:body>"""
    meta = "<office:meta xmlns:office='o' xmlns:dc='d'><dc:title>港の報告</dc:title></office:meta>"
    document = read(packed(open_document(text) | {"meta.xml": meta}), "a.odt")
    assert document.title == "港の報告"
    assert [each.text for each in document.passages] == ["題", "第1章", "港", "10³倍。"]
    places = [document.located(each.place).within for each in (*document.passages, *document.notes)]
    assert places == ["paragraph 1", "第1章", "第1章", "第1章", "note 1"]


def test_the_runs_of_a_slide_s_paragraph_are_one_text_and_raised_numbers_are_marks_or_exponents() -> None:
    raised = '<a:r><a:rPr baseline="30000"/><a:t>{}</a:t></a:r>'
    text = f"""<a:p><a:pPr/><a:r><a:rPr lang="ja"/><a:t>岸壁（</a:t></a:r><a:r><a:rPr b="1"/><a:t>quay）</a:t></a:r>
{raised.format(1)}<a:r><a:t>は5km</a:t></a:r>{raised.format(2)}<a:fld type="datetime"><a:rPr/><a:t>4月</a:t></a:fld><a:endParaRPr/></a:p>
<a:p>{raised.format(1)}<a:r><a:rPr baseline="0"/><a:t> 船が着く所。</a:t></a:r></a:p>"""
    shown = slide(f"<p:sp><p:txBody><a:bodyPr/>{text}</p:txBody></p:sp>")
    document = read(packed(PPTX | {"ppt/slides/slide1.xml": shown}), "a.pptx")
    assert document.passages[-1].text == "岸壁（quay）は5km²"
    assert [(mark.offset, mark.label) for mark in document.passages[-1].marks] == [(8, "1")]
    assert [(note.label, note.text) for note in document.notes] == [("1", "船が着く所。")]


def test_slides_are_read_in_their_order_with_titles_tables_and_notes() -> None:
    document = read(packed(PPTX), "port.pptx")
    assert document.title == "港の話"
    assert [(each.kind, each.text) for each in document.passages] == [
        ("heading", "港の話"),
        ("paragraph", "港湾計画（HP）"),
        ("paragraph", "艀（barge）も。"),
        ("paragraph", "右の箱"),
    ]
    (table,) = document.tables
    assert [[each.text for each in row.cells] for row in table.rows][-1] == ["岸壁", "quay"]
    places = [document.located(each.place).within for each in document.passages]
    assert places == ["slide 1: 港の話"] * 3 + ["slide 2"]
    assert sound(document)


ARCHIVES = [(BOOK, "a.epub"), (DOCX, "a.docx"), (ODT, "a.odt"), (PPTX, "a.pptx")]


@pytest.mark.parametrize(("files", "name"), ARCHIVES)
def test_an_archive_that_unpacks_to_far_too_much_is_refused(
    files: dict, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yougo.readers.packed.archive._LARGEST", 8 << 20)
    largest = max(files, key=lambda path: len(files[path]))
    bomb = packed(files | {largest: b" " * (9 << 20)})
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableDocument, match="unpacks to more than 8 MB"):
        read(bomb, name)


@pytest.mark.parametrize(("files", "name"), ARCHIVES)
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 half", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old format, or protected by a password"),
        (packed({"other.txt": "x"}), "missing in it|damaged"),
    ],
)
def test_what_is_no_such_archive_is_refused_in_one_sentence(
    data: bytes, reason: str, files: dict, name: str
) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read(data, name)
    cut = packed(files)
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(cut[: len(cut) // 2], name)


@pytest.mark.parametrize(("files", "name"), ARCHIVES)
def test_an_archive_whose_xml_defines_entities_is_refused(files: dict, name: str) -> None:
    path = {
        "a.epub": "OEBPS/book.opf",
        "a.docx": "word/document.xml",
        "a.odt": "content.xml",
        "a.pptx": "ppt/presentation.xml",
    }[name]
    text = f'<!DOCTYPE x [<!ENTITY a "甲">]>{files[path]}'
    with pytest.raises(UnreadableDocument, match="defines entities"):
        read(packed(files | {path: text}), name)


def test_a_book_whose_text_is_encrypted_is_refused() -> None:
    method = (
        '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    )
    with pytest.raises(UnreadableDocument, match="its text is encrypted"):
        read(packed(BOOK | {"META-INF/encryption.xml": method}), "a.epub")
