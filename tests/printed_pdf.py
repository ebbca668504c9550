"""What a PDF says, in a form in which two of them can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, NumberTree, Pdf


@dataclass(frozen=True)
class Said:
    """All that somebody reads or follows in a PDF."""

    text: list[str]
    sizes: list[list[float]]
    links: list[tuple[object, ...]]
    bookmarks: list[tuple[object, ...]]
    tags: list[object]
    tags_of_pages: list[list[str]]
    headers: list[tuple[str, str]]
    catalogue: dict[str, str]


def said(path: str) -> Said:
    """What the PDF at a path says."""
    with pikepdf.open(path) as pdf:
        return Said(
            text=[page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)],
            sizes=[[float(edge) for edge in page.mediabox] for page in pdf.pages],
            links=list(_links(pdf)),
            bookmarks=list(_bookmarks(pdf)),
            tags=list(_tags(pdf, pdf.Root.StructTreeRoot.K)),
            tags_of_pages=list(_tags_of_pages(pdf)),
            headers=list(_headers(pdf)),
            catalogue={key: str(pdf.Root[key]) for key in ("/Lang", "/MarkInfo", "/ViewerPreferences")},
        )


def _place(pdf: Pdf, target: Any) -> tuple[int, ...]:
    """The page, and where on it, that a link or a bookmark leads to."""
    place = pdf.Root.Dests[target] if isinstance(target, pikepdf.Name) else target
    page = next(at for at, page in enumerate(pdf.pages) if page.obj.objgen == place[0].objgen)
    return page, round(place[2]), round(place[3])


def _links(pdf: Pdf) -> Iterator[tuple[object, ...]]:
    for at, page in enumerate(pdf.pages):
        for link in page.obj.get("/Annots", Array()):
            leads_to = _place(pdf, link.Dest) if "/Dest" in link else str(link.A.URI)
            yield at, [round(edge) for edge in link.Rect], leads_to


def _bookmarks(pdf: Pdf) -> Iterator[tuple[object, ...]]:
    """Each bookmark with how deep it is, and how many are below it."""
    waiting = [(0, pdf.Root.Outlines.First)] if "/Outlines" in pdf.Root else []
    while waiting:
        depth, mark = waiting.pop()
        yield depth, str(mark.Title), _place(pdf, mark.Dest), int(mark.get("/Count", 0)), str(mark.SE.S)
        waiting += [(depth, mark.Next)] if "/Next" in mark else []
        waiting += [(depth + 1, mark.First)] if "/First" in mark else []


def _tags(pdf: Pdf, element: Any) -> Iterator[object]:
    """The tree of tags from its beginning: each with its page, and the numbers of its marks."""
    numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
    waiting = [element]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, Dictionary) or "/S" not in part:
            yield part if isinstance(part, int) else str(part.Type)
            continue
        yield str(part.S), numbers[part.Pg.objgen] if "/Pg" in part else None
        below = part.get("/K", Array())
        below = list(below) if isinstance(below, Array) else [below]
        assert all(
            each.P.objgen == part.objgen for each in below if isinstance(each, Dictionary) and "/S" in each
        )
        waiting += reversed(below)


def _tags_of_pages(pdf: Pdf) -> Iterator[list[str]]:
    """Of each page the tags by which its marks and links are found."""
    numbered = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        links = [numbered[int(link.StructParent)] for link in page.obj.get("/Annots", Array())]
        marks = numbered[int(page.obj.StructParents)]
        yield [str(element.S) if isinstance(element, Dictionary) else "" for element in [*marks, *links]]


def _headers(pdf: Pdf) -> Iterator[tuple[str, str]]:
    """The cells of tables, and the header that each names."""
    ids = {str(each.ID): each for each in _elements(pdf) if "/ID" in each}
    for cell in _elements(pdf):
        for attributes in cell.get("/A", Array()).wrap_in_array():
            for header in attributes.get("/Headers", Array()):
                yield str(cell.S), str(ids[str(header)].S)


def _elements(pdf: Pdf) -> Iterator[Any]:
    return (each for each in pdf.objects if isinstance(each, Dictionary) and "/S" in each)
