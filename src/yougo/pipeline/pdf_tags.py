"""The tree of tags of PDFs that are joined: what reads a page aloud knows by it what is a heading, or ruby.

A page and a link have a number by which their tags are found, and the header of a table's column an id by
which its cells name it: in each part that is joined, they must be others.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, NameTree, NumberTree, Pdf, String


def annotations(pdf: Pdf) -> Iterator[Any]:
    """The links of all pages."""
    for page in pdf.pages:
        yield from page.obj.get("/Annots", Array())


def make_unique(part: Pdf, number: int) -> None:
    """Give the ids of a part's tags names that no other part has, and the same whenever it is printed."""
    tree = part.Root.StructTreeRoot
    if "/IDTree" not in tree:
        return
    count = itertools.count()
    names = defaultdict[str, String](lambda: String(f"{number}-{next(count)}"))
    named = NameTree.new(part)
    for element in _elements(part):
        if "/ID" in element:
            element.ID = names[str(element.ID)]
            named[str(element.ID)] = element
        for attributes in element.get("/A", Array()).wrap_in_array():
            if "/Headers" in attributes:
                attributes.Headers = Array([names[str(header)] for header in attributes.Headers])
    tree.IDTree = named.obj


def _elements(part: Pdf) -> Iterator[Any]:
    for element in part.objects:
        if isinstance(element, Dictionary) and "/S" in element:
            yield element


def append(part: Pdf, whole: Pdf) -> None:
    """Put the pages of a part, and its tags, behind those of the whole."""
    tree = whole.Root.StructTreeRoot
    before = int(tree.ParentTreeNextKey)
    _count_from(before, part)
    for page in part.pages:
        whole.pages.append(page)
    other = whole.copy_foreign(part.Root.StructTreeRoot)
    tree.ParentTreeNextKey = before + int(other.ParentTreeNextKey)
    numbered = NumberTree(tree.ParentTree)
    for number, tags in NumberTree(other.ParentTree).items():
        numbered[before + number] = tags
    if "/IDTree" in tree and "/IDTree" in other:
        named = NameTree(tree.IDTree)
        for identifier, element in NameTree(other.IDTree).items():
            named[identifier] = element
    _adopt(_main(tree), _main(other))


def _count_from(before: int, part: Pdf) -> None:
    """Let the numbers of pages and links begin behind so many."""
    for page in part.pages:
        page.obj.StructParents = before + int(page.obj.StructParents)
    for link in annotations(part):
        link.StructParent = before + int(link.StructParent)


def _main(tree: Any) -> Any:  # noqa: ANN401 - pikepdf's objects have any key
    """The tag of the main landmark, which holds those of all pages."""
    return tree.K.K.wrap_in_array()[0]


def _adopt(main: Any, other: Any) -> None:  # noqa: ANN401 - pikepdf's objects have any key
    """Put what is in a tag behind what is in another."""
    more = list(other.K.wrap_in_array())
    for element in more:
        element.P = main
    main.K = Array([*main.K.wrap_in_array(), *more])
