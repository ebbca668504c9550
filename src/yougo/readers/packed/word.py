"""What a Word document says: mammoth makes a page of it, once furigana and moved text are prepared.

mammoth, like pandoc and python-docx, drops a word with furigana, word and all; so each is written as plain
text between private characters first, and is a ``<ruby>`` afterwards.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

import mammoth
from lxml import etree

from yougo.model.documents import Document, Part
from yougo.readers.packed.archive import Archive
from yougo.readers.packed.word_hiding import hiding_styles, is_hidden
from yougo.readers.pages import content
from yougo.readers.pages.tree import Page, parsed
from yougo.translation import said

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PROPERTIES = "docProps/core.xml"
_STYLE_SHEET = "word/styles.xml"
_TITLE = etree.XPath("normalize-space(//*[local-name()='title'])")
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|.*\.(?:docx?|dotx?|rtf|odt|pdf))"
    r"|(?:document|title|untitled|文書|表題|題名|タイトル|無題)[\s\W]*\d*",
    re.IGNORECASE,
)
"""Titles that programs give."""
_HAS_TITLE: Any = etree.XPath("boolean(//*[local-name()='h1'][@class='title'])")
_XML = re.compile(r"\.(?:xml|rels)\Z")
_TEXTS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml\Z")
_MOST_ELEMENTS = 1_000_000
"""A page of a report has some 500; mammoth needs a kilobyte for each."""
_BASE, _READING, _END = "\ue000", "\ue001", "\ue002"
_RUBY = re.compile(f"{_BASE}([^{_BASE}{_READING}{_END}]*){_READING}([^{_BASE}{_READING}{_END}]*){_END}")
_BREAK = "<soft-break></soft-break>"
_PRIVATE = str.maketrans("", "", _BASE + _READING + _END)
_BLOCK = re.compile(r"<(?=(?:p|h[1-6]|li|tr|table)\b)")
_TITLED = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
_STYLES = f"{_TITLED}\nr[style-name='Hidden'] => !"


def read(data: bytes, name: str) -> Document:
    """The document in these bytes, its changes accepted.

    Its title is a paragraph's that is styled as one, else that of its properties, else its first heading's.

    Raises:
        UnreadableDocument: it is damaged, protected by a password, or far too large.
    """
    archive = Archive(data, name)
    files = archive.sounded(filter(_XML.search, archive.files))
    files |= _prepared_texts(archive)
    try:
        made = mammoth.convert_to_html(_packed(files), style_map=_STYLES, convert_image=_no_image).value
    except (KeyError, AttributeError, ValueError, TypeError, IndexError, RecursionError, OSError) as error:
        raise archive.unreadable(said("it is damaged, or is not what its name says")) from error
    html = _RUBY.sub(r"<ruby>\1<rt>\2</rt></ruby>", made.replace("<br />", _BREAK))
    page = Page(parsed(_BLOCK.sub("\n<", html), name), zero=-1, part=(Part(1, "", "paragraph"),))
    document = content.document([page], name)
    title = str(_TITLE(archive.tree(_PROPERTIES))) if _PROPERTIES in archive.files else ""
    if not title or _NO_TITLE.fullmatch(title) or _HAS_TITLE(page.root):
        return document
    return replace(document, title=title)


def _prepared_texts(archive: Archive) -> dict[str, bytes]:
    """The files with the document's text and notes, prepared for mammoth."""
    hiding = hiding_styles(archive.tree(_STYLE_SHEET)) if _STYLE_SHEET in archive.files else frozenset()
    prepared = {}
    for path in filter(_TEXTS.match, archive.files):
        root = archive.tree(path)
        if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
            raise archive.unreadable(said("it is far longer than any text"), said("divide it"))
        prepared[path] = _prepared(root, hiding)
    return prepared


def _no_image(_image: object) -> list[object]:
    """Pictures say nothing."""
    return []


def _packed(files: dict[str, bytes]) -> io.BytesIO:
    """An archive of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    packed.seek(0)
    return packed


def _prepared(root: etree._Element, hiding: AbstractSet[str]) -> bytes:
    """A part of the document with furigana as text, moved text where it was moved to, and no hidden text."""
    for word in (_WORD, _STRICT):
        for element in root.iter(f"{{{word}}}t"):
            element.text = (element.text or "").translate(_PRIVATE)
        for element in list(root.iter(f"{{{word}}}ruby")):
            _write_ruby(element, word)
        for element in list(root.iter(f"{{{word}}}r")):
            if is_hidden(element, hiding):
                element.clear()
        for element in root.iter(f"{{{word}}}moveTo"):
            element.tag = f"{{{word}}}ins"
        for element in root.iter(f"{{{word}}}moveFrom"):
            element.tag = f"{{{word}}}del"
    return etree.tostring(root, encoding="utf-8")


def _write_ruby(ruby: etree._Element, word: str) -> None:
    """Write a word and its furigana in the place of what says both."""
    base = _texts(ruby.iterfind(f"{{{word}}}rubyBase//{{{word}}}t"))
    reading = _texts(ruby.iterfind(f"{{{word}}}rt//{{{word}}}t"))
    ruby.clear()
    ruby.tag = f"{{{word}}}t"
    ruby.text = f"{_BASE}{base}{_READING}{reading}{_END}"


def _texts(elements: Iterable[etree._Element]) -> str:
    return "".join(element.text or "" for element in elements)
