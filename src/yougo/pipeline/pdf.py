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
_NO_TEXT = b"/Span <</MCID %s /ActualText <FEFF000A> >>BDC"
"""In place of a mark: its text counts as a line's end. Of an empty one Chrome copies the first letter."""
_BORDERS = re.compile(rb"(?:B[DM]C|EMC|BT|ET)$", re.MULTILINE)
"""Where what is marked, or text, begins and ends: an operator is the last on its line."""
_STEPS = {b"BDC": 1, b"BMC": 1, b"EMC": -1}
_TEXT_BEGINS, _TEXT_ENDS = b"BT", b"ET"
_ARTIFACT, _ARTIFACT_ENDS = b"/Artifact BMC\n", b"\nEMC"
_DATES = {"/CreationDate", "/ModDate"}
"""When the browser made the file, which says nothing of the glossary."""

_Page = tuple[int, int]
"""A page's number and generation among the objects."""


def finished(printed: bytes, titles: Mapping[str, str]) -> bytes:
    """The PDF with ruby that is not copied, with marked artifacts, and smaller.

    `titles` gives, for a heading's text with its ruby as Chromium glues them, what the bookmark says instead.
    Text outside of the tags (running heads, page numbers, thumb tabs) becomes an artifact.
    """
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        mend(pdf, titles)
        return written(pdf)


def mend(pdf: pikepdf.Pdf, titles: Mapping[str, str]) -> None:
    """Do to an open PDF what `finished` says."""
    for bookmark in bookmarks(pdf):
        title = str(bookmark.Title)
        bookmark.Title = pikepdf.String(titles.get(title, title))
    ruby = _ruby(pdf)
    for page in pdf.pages:
        content = _without_ruby(page.Contents.read_bytes(), ruby[page.obj.objgen])
        page.Contents = pdf.make_stream(_with_artifacts(content))
    for date in _DATES & set(pdf.docinfo):
        del pdf.docinfo[date]


def written(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, the same of the same one."""
    made = io.BytesIO()
    pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue()


def _ruby(pdf: pikepdf.Pdf) -> Mapping[_Page, Collection[int]]:
    """The numbers of the marks of each page that hold ruby."""
    if "/StructTreeRoot" not in pdf.Root:
        return defaultdict(set)
    numbered = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    ruby: defaultdict[_Page, set[int]] = defaultdict(set)
    for page in pdf.pages:
        tags: Any = numbered[int(page.obj.StructParents)] if "/StructParents" in page.obj else ()
        for mark, tag in enumerate(tags):
            if "/RT" in (tag.get("/S"), tag.P.get("/S")):
                ruby[page.obj.objgen].add(mark)
    return ruby


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The bookmarks, from the beginning to the end."""
    waiting: list[Any] = [pdf.Root.Outlines] if "/Outlines" in pdf.Root else []
    while waiting:
        bookmark = waiting.pop()
        if "/Title" in bookmark:
            yield bookmark
        waiting += [bookmark[key] for key in ("/Next", "/First") if key in bookmark]


def _without_ruby(content: bytes, ruby: Collection[int]) -> bytes:
    """A page's content whose marks of ruby say that they have no text."""

    def replaced(mark: re.Match[bytes]) -> bytes:
        return _NO_TEXT % mark[1] if int(mark[1]) in ruby else mark[0]

    return _MARK.sub(replaced, content)


def _with_artifacts(content: bytes) -> bytes:
    """A page's content in which text outside of all marks is an artifact."""
    pieces: list[bytes] = []
    depth, done, is_artifact = 0, 0, False
    for border in _BORDERS.finditer(content):
        depth += _STEPS.get(border[0], 0)
        if border[0] == _TEXT_BEGINS and depth == 0:
            pieces += [content[done : border.start()], _ARTIFACT]
            done, is_artifact = border.start(), True
        elif border[0] == _TEXT_ENDS and is_artifact:
            pieces += [content[done : border.end()], _ARTIFACT_ENDS]
            done, is_artifact = border.end(), False
    return b"".join([*pieces, content[done:]])
