"""The straight lines and pictures of a page, as PDFium draws them."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as api

from yougo.readers.pdf.printed import Area, Rule
from yougo.readers.pdf.turning import Box, Frame, Point

_MOST_OBJECTS, _MOST_RULES, _MOST_SEGMENTS = 50_000, 4_000, 1_000
"""What draws more is a map or a chart, and no table."""
_DEEPEST = 8
_FIGURES = (api.FPDF_PAGEOBJ_IMAGE, api.FPDF_PAGEOBJ_FORM, api.FPDF_PAGEOBJ_SHADING)
_SMALLEST, _LARGEST = 40.0, 0.7
"""Figures: how wide and high they are at least, in points, and what share of the page
they fill at most."""
_WITH_LINES = (api.FPDF_PAGEOBJ_PATH, api.FPDF_PAGEOBJ_FORM)
_THIN = 2.0
_SHORTEST = 3.0
_STRAIGHT = 0.7

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
_Object: TypeAlias = Any
"""A pointer of PDFium's."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page shows beside its text."""

    rules: tuple[Rule, ...]
    has_picture: bool
    figures: tuple[Area, ...] = ()
    """Where pictures are, and drawings that are one object, as charts and diagrams are."""


def drawn(page: pypdfium2.PdfPage, frame: Frame) -> Drawn:
    """The straight lines of a page, and whether it shows pictures."""
    rules: list[Rule] = []
    has_picture = False
    figures = tuple(_figures(page, frame))
    count = api.FPDFPage_CountObjects(page)
    for number, (kind, found, matrix) in enumerate(
        _objects(count, partial(api.FPDFPage_GetObject, page), _IDENTITY)
    ):
        if number > _MOST_OBJECTS or len(rules) > _MOST_RULES:
            return Drawn((), has_picture, figures)
        has_picture = has_picture or kind == api.FPDF_PAGEOBJ_IMAGE
        if kind == api.FPDF_PAGEOBJ_PATH:
            rules += filter(_is_long, _rules(found, matrix, frame))
    return Drawn(tuple(rules), has_picture, figures)


def _figures(page: pypdfium2.PdfPage, frame: Frame) -> Iterator[Area]:
    """Where the page's own pictures and drawings are, without small ones and those that fill the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(api.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        found = api.FPDFPage_GetObject(page, index)
        if api.FPDFPageObj_GetType(found) in _FIGURES and api.FPDFPageObj_GetBounds(
            found, left, bottom, right, top
        ):
            area = frame.area(Box(left.value, bottom.value, right.value, top.value))
            if min(area.width, area.height) > _SMALLEST and _is_part(area, frame):
                yield area


def _is_part(area: Area, frame: Frame) -> bool:
    """Whether an area is a part of the page; a background fills it, or is cut off by its edges."""
    is_inside = min(area.left, area.top) >= 0 and area.right <= frame.width and area.bottom <= frame.height
    return is_inside and area.width * area.height < _LARGEST * frame.width * frame.height


def _is_long(rule: Rule) -> bool:
    return max(rule.width, rule.height) >= _SHORTEST


def _objects(
    count: int, at: Callable[[int], _Object], matrix: _Matrix, depth: int = 0
) -> Iterator[tuple[int, _Object, _Matrix]]:
    """The objects of a page or a form, and in forms, with their kinds and where they are moved to.

    `at` gives each of the `count` by its number.
    """
    for index in range(count):
        found = at(index)
        kind = api.FPDFPageObj_GetType(found)
        moved = _times(_matrix(found), matrix) if kind in _WITH_LINES else matrix
        yield kind, found, moved
        if kind == api.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inside = api.FPDFFormObj_CountObjects(found)
            yield from _objects(inside, partial(api.FPDFFormObj_GetObject, found), moved, depth + 1)


def _matrix(found: _Object) -> _Matrix:
    answer = api.FS_MATRIX()
    if not api.FPDFPageObj_GetMatrix(found, answer):
        return _IDENTITY
    return (answer.a, answer.b, answer.c, answer.d, answer.e, answer.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d = outer[:4]
    return (
        inner[0] * a + inner[1] * c,
        inner[0] * b + inner[1] * d,
        inner[2] * a + inner[3] * c,
        inner[2] * b + inner[3] * d,
        *_moved(inner[4:], outer),
    )


def _moved(point: Point, matrix: _Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _rules(path: _Object, matrix: _Matrix, frame: Frame) -> Iterator[Rule]:
    """The straight lines that a path draws: its own, or a rectangle that is filled and thin."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    api.FPDFPath_GetDrawMode(path, fill, stroke)
    if not (fill.value or stroke.value):
        return
    for part in _parts(path, matrix):
        whole = frame.area(Box.around(part))
        if min(whole.width, whole.height) <= _THIN:
            yield Rule(*whole)
        elif stroke.value:
            sides = map(frame.area, map(Box.around, pairwise(part)))
            yield from (Rule(*side) for side in sides if min(side.width, side.height) <= _STRAIGHT)


def _parts(path: _Object, matrix: _Matrix) -> Iterator[list[Point]]:
    """The points of each part of a path that has no curves."""
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[Point]] = []
    curved: set[int] = set()
    for index in range(min(api.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = api.FPDFPath_GetPathSegment(path, index)
        api.FPDFPathSegment_GetPoint(segment, x, y)
        kind = api.FPDFPathSegment_GetType(segment)
        if kind == api.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(_moved((x.value, y.value), matrix))
        if kind == api.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(parts))
        if api.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    for number, points in enumerate(parts, 1):
        if len(points) > 1 and number not in curved:
            yield points
