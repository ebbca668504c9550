"""Finishes a PDF that Chromium printed: what is copied, searched and listed in it has no ruby.

pikepdf reads and writes it (MPL-2.0): it wraps qpdf, so some hundred pages take a second or two, and the
same PDF gives the same bytes.
"""

import io
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pikepdf

_MARK = re.compile(rb"/\w+ <</MCID (\d+) >>BDC")
_NO_TEXT = rb"/Span <</MCID \1 /ActualText <FEFF000A> >>BDC"
"""In place of a mark: its text counts as a line's end. Of an empty one Chrome copies the first letter."""
_OPENS = (b"BDC", b"BMC")
_CLOSES = b"EMC"
_TEXT_BEGINS, _TEXT_ENDS = b"BT", b"ET"
_ARTIFACT = b"/Artifact BMC"
_DATES = {"/CreationDate", "/ModDate"}
"""When the browser made the file, which says nothing of the glossary."""

_Page = tuple[int, int]
"""A page's number and generation among the objects."""


def finished(printed: bytes, titles: Mapping[str, str]) -> bytes:
    """The PDF with ruby that is not copied, with marked artifacts, and smaller.

    `titles` gives, for a heading's text with its ruby as Chromium glues them, what the bookmark says instead.
    Text outside of the tags (running heads, page numbers, thumb tabs) becomes an artifact.
    """
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        ruby = _ruby_and_bookmarks(pdf, titles)
        for page in pdf.pages:
            content = _without_ruby(page.Contents.read_bytes(), ruby[page.obj.objgen])
            page.Contents = pdf.make_stream(_with_artifacts(content))
        for date in _DATES & set(pdf.docinfo):
            del pdf.docinfo[date]
        pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue()


def _ruby_and_bookmarks(pdf: pikepdf.Pdf, titles: Mapping[str, str]) -> Mapping[_Page, Collection[int]]:
    """Name the bookmarks, and find the numbers of the marks of each page that hold ruby."""
    ruby: defaultdict[_Page, set[int]] = defaultdict(set)
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        if "/Dest" in thing and "/Title" in thing:
            title = str(thing.Title)
            thing.Title = pikepdf.String(titles.get(title, title))
        elif thing.get("/S") == "/RT":
            for page, mark in _marks(thing):
                ruby[page].add(mark)
    return ruby


def _marks(element: pikepdf.Object) -> Iterator[tuple[_Page, int]]:
    """The marks below an element of the PDF's structure, each with its page."""
    content = element.K
    parts: list[Any] = [*content.as_list()] if isinstance(content, pikepdf.Array) else [content]
    for part in parts:
        if isinstance(part, int):
            yield element.Pg.objgen, part
        elif "/MCID" in part:
            yield (part if "/Pg" in part else element).Pg.objgen, int(part.MCID)
        elif "/K" in part:
            yield from _marks(part)


def _without_ruby(content: bytes, ruby: Collection[int]) -> bytes:
    """A page's content whose marks of ruby say that they have no text."""

    def replaced(mark: re.Match[bytes]) -> bytes:
        return mark.expand(_NO_TEXT) if int(mark[1]) in ruby else mark[0]

    return _MARK.sub(replaced, content)


def _with_artifacts(content: bytes) -> bytes:
    """A page's content in which text outside of all marks is an artifact."""
    lines: list[bytes] = []
    depth, is_artifact = 0, False
    for line in content.split(b"\n"):
        depth += line.endswith(_OPENS)
        if line == _TEXT_BEGINS and depth == 0:
            lines.append(_ARTIFACT)
            is_artifact = True
        lines.append(line)
        if line == _TEXT_ENDS and is_artifact:
            lines.append(_CLOSES)
            is_artifact = False
        depth -= line == _CLOSES
    return b"\n".join(lines)
