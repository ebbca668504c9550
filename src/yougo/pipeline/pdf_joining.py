"""Joins the PDFs of a sheet's parts to one: pages, links between them, bookmarks, and the tree of tags."""

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Name, Object, Pdf

from yougo.pipeline import pdf as finishing
from yougo.pipeline import pdf_parts, pdf_tags
from yougo.pipeline.documents import processes

_ELSEWHERE = "page:"
"""Begins the address of a link to an id in another part."""
_Part = tuple[int, bytes]
"""Its number, and what was printed."""
_Sent = tuple[_Part, Future[bytes]]
_NEIGHBOURS = ("/First", "/Last", "/Next", "/Prev", "/Parent", "/Count")
"""What says where a bookmark stands among the others."""


def joined(parts: Iterable[bytes], titles: Mapping[str, str]) -> bytes:
    """The parts as one PDF, finished with these titles as `pdf.finished` does it."""
    with ExitStack() as opened:  # pages take their content from the parts until all is written
        mended = (opened.enter_context(pikepdf.open(io.BytesIO(part))) for part in _all_mended(parts, titles))
        whole = next(mended)
        bookmarks = list(finishing.bookmarks(whole))
        for part in mended:
            bookmarks += _appended(whole, part)
        if bookmarks:
            _hang(whole.Root.Outlines, bookmarks)
        return finishing.written(whole)


def _all_mended(parts: Iterable[bytes], titles: Mapping[str, str]) -> Iterator[bytes]:
    """The parts in their order, each mended in another process while others are printed."""
    mend = partial(_mended, titles)
    sent: deque[_Sent] = deque()
    with processes.mapping(pdf_parts.at_once(), [__name__]) as mapped:
        for part in enumerate(parts):
            sent.append((part, mapped.send(mend, part)))
            while sent and sent[0][1].done():
                yield _result(mend, *sent.popleft())
        for each in sent:
            yield _result(mend, *each)


def _result(mend: Callable[[_Part], bytes], part: _Part, mended: Future[bytes]) -> bytes:
    """A part that was mended in another process; in this one where that died."""
    try:
        return mended.result()
    except processes.DEAD:
        return mend(part)


def _mended(titles: Mapping[str, str], numbered: _Part) -> bytes:
    """The part of this number, which shares no name with another."""
    number, printed = numbered
    with pikepdf.open(io.BytesIO(printed)) as part:
        finishing.mend(part, titles)
        pdf_tags.make_unique(part, number)
        for link in pdf_tags.annotations(part):
            address = str(link.A.URI) if "/A" in link else ""
            if address.startswith(_ELSEWHERE):
                del link["/A"]
                link["/Dest"] = Name("/" + address.removeprefix(_ELSEWHERE))
        return finishing.written(part)


def _appended(whole: Pdf, part: Pdf) -> Iterator[Object]:
    """Put a part behind the others; its bookmarks there."""
    pdf_tags.append(part, whole)
    if "/Dests" in part.Root:
        places = whole.copy_foreign(part.make_indirect(part.Root.Dests))
        for name, place in places.items():
            whole.Root.Dests[name] = place
    return map(whole.copy_foreign, finishing.bookmarks(part))


def _hang(outline: Any, bookmarks: Iterable[Any]) -> None:  # noqa: ANN401 - pikepdf's objects have any key
    """Hang each bookmark below the last one before it whose heading is higher: H3 below H2 below H1."""
    above: list[tuple[int, Any]] = [(0, outline)]
    for bookmark in (outline, *bookmarks):
        for key in _NEIGHBOURS:
            if key in bookmark:
                del bookmark[key]
    for bookmark in bookmarks:
        depth = int(str(bookmark.SE.S)[-1])
        while above[-1][0] >= depth:
            above.pop()
        _hang_below(above[-1][1], bookmark)
        for _, higher in above:
            higher.Count = int(higher.get("/Count", 0)) + 1
        above.append((depth, bookmark))


def _hang_below(higher: Any, bookmark: Any) -> None:  # noqa: ANN401 - as above
    bookmark.Parent = higher
    if "/Last" in higher:
        bookmark.Prev = higher.Last
        higher.Last.Next = bookmark
    else:
        higher.First = bookmark
    higher.Last = bookmark
