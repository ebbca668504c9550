"""Finds the regular expressions of yougo, and what in them may take more time than the text is long.

A pattern backtracks when two repeats can share out the same characters in many ways: two runs of spaces with
an optional comma between them try each place to divide a run. The analysis is a sufficient condition of
infinite ambiguity (Weideman et al., "Analyzing matching time behavior of backtracking regular expression
matchers", 2016), on sets of characters in the place of single words: a repeat is followed, over what its own
characters can cross, to the next repeat that has characters in common with it. The library regexploit does
the same, but knows no possessive repeats.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from re import _constants as op
from re import _parser as parser
from typing import Any

import yougo
from yougo.extract import vocabulary
from yougo.readings import exceptions

PACKAGE = Path(yougo.__file__).parent
METHODS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
WITHOUT_WIDTH = {op.AT, op.ASSERT, op.ASSERT_NOT, op.GROUPREF}
"""A reference to a group may have a width, but it stands nowhere alone."""
MANY = 500
"""A repeat that may be longer counts as without a bound."""
Item = tuple[Any, Any]
Chars = frozenset[int]


@dataclass(frozen=True)
class Found:
    """A pattern, and where it is."""

    place: str
    source: str
    flags: int
    method: str = ""
    """The function of `re` that it is handed to, where that is known."""


def modules() -> Iterator[Any]:
    """Every module of yougo but the one that runs it."""
    for each in pkgutil.walk_packages(yougo.__path__, "yougo."):
        if each.name != "yougo.__main__":
            yield importlib.import_module(each.name)


def all_patterns() -> list[Found]:
    """Every pattern of yougo: those that modules hold, those in calls, and those that tables make."""
    found: dict[tuple[str, int], Found] = {}
    for module in modules():
        for each in [*_held(module), *_called(module)]:
            found.setdefault((each.source, each.flags), each)
    for each in _in_tables():
        found.setdefault((each.source, each.flags), each)
    return list(found.values())


def _held(module: Any) -> Iterator[Found]:
    """Patterns among a module's values, in its containers, and in what its cached functions give."""
    for name, value in list(vars(module).items()):  # what is called may load modules of the package
        if getattr(value, "cache_info", None) and getattr(value, "__module__", "") == module.__name__:
            value = _given(value)  # noqa: PLW2901 - what it gives stands for it
        for pattern in _inside(value):
            if isinstance(pattern.pattern, str):
                yield Found(f"{module.__name__}.{name}", pattern.pattern, pattern.flags)


def _given(table: Callable[[], object]) -> object:
    """What a table that is read once gives; nothing, where it must be asked for something."""
    if table.__wrapped__.__code__.co_argcount:
        return None
    return table()


def _inside(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _inside([*value, *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _inside(each)


def _in_tables() -> Iterator[Found]:
    """The tables of which columns are expressions, those of the extractor alone and together."""
    for path in sorted((PACKAGE / "extract" / "vocabulary").glob("*.tsv")):
        if path.stem != "phrases":
            joined = vocabulary.pattern(path.stem)
            yield Found(path.name, joined.pattern, joined.flags)
    for name in sorted({row[1] for row in vocabulary.table("phrases")}):
        yield Found(f"phrases.tsv: {name}", vocabulary.phrase(name).pattern, 0)
    for row in chain.from_iterable(exceptions.rows().values()):
        yield Found("exceptions.tsv", exceptions.ending(row.before).pattern, 0)
        yield Found("exceptions.tsv", exceptions.beginning(row.after).pattern, 0)


def _called(module: Any) -> Iterator[Found]:
    """Patterns that stand in calls of `re`."""
    path = Path(module.__file__)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if _is_call_of_re(node) and node.args:
            source = _value(node.args[0], module)
            if isinstance(source, str):
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                yield Found(place, source, _flags(node, module), node.func.attr)


def unknown() -> list[str]:
    """The calls of `re` whose pattern is only known when they are made."""
    return [
        f"{Path(module.__file__).relative_to(PACKAGE)}: {ast.unparse(node.args[0])}"
        for module in modules()
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8")))
        if _is_call_of_re(node) and not isinstance(_value(node.args[0], module), str | bytes)
    ]


def _is_call_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in METHODS
    )


def _value(node: ast.expr, module: Any) -> object:
    """What an expression stands for; None where a function's own names are needed."""
    try:
        return eval(compile(ast.Expression(node), "pattern", "eval"), vars(module))  # noqa: S307 - our own source
    except NameError:
        return None


def _flags(node: ast.Call, module: Any) -> int:
    given = [argument for argument in node.args[1:] if "re." in ast.unparse(argument)]
    given += [keyword.value for keyword in node.keywords if keyword.arg == "flags"]
    return sum(int(_value(each, module) or 0) for each in given)


def faults(found: Found) -> list[str]:
    """The pairs of repeats of a pattern that can share out the same characters."""
    parsed = parser.parse(found.source, found.flags)
    return sorted(set(_pairs(list(parsed), (), parsed.state.flags)))


Rest = tuple[Sequence[Item], ...]
"""What follows: the rest of the sequence, then of the one around it, and so on."""


def _pairs(items: Sequence[Item], rest: Rest, flags: int) -> Iterator[str]:
    for number, item in enumerate(items):
        behind: Rest = (items[number + 1 :], *rest)
        kind, value = item
        if kind in REPEATS:
            _, high, body = value
            again: Rest = (list(body), *behind) if high > 1 else behind
            if high > MANY and kind is not op.POSSESSIVE_REPEAT:
                yield from _choices(body, flags)
                for other in _reached(body, behind, flags):
                    yield f"{_shown([item])} and then {_shown([other])}"
            yield from _pairs(list(body), again, flags)
        else:
            for part in _parts(item):
                yield from _pairs(part, behind, flags)


def _choices(body: Any, flags: int) -> Iterator[str]:
    """The alternatives of what is repeated that can match the same word."""
    branches = (item for item in body if item[0] is op.BRANCH)
    groups = (item for item in body if item[0] is not op.BRANCH and item[0] not in REPEATS)
    for branch in branches:
        for one, other in combinations(_parts(branch), 2):
            shared = _chars(one, flags) & _chars(other, flags)
            if any(item[0] in WITHOUT_WIDTH for item in (*one, *other)):
                continue  # what stands around tells them apart
            if _cross(one, shared, flags, []) and _cross(other, shared, flags, []):
                yield f"{_shown(one)} or {_shown(other)}, repeated"
    for part in (part for group in groups for part in _parts(group)):
        yield from _choices(part, flags)


def _parts(item: Item) -> list[list[Item]]:
    """The sequences that an item holds."""
    kind, value = item
    if kind is op.BRANCH:
        return [list(each) for each in value[1]]
    if kind is op.SUBPATTERN:
        return [list(value[3])]
    if kind is op.ATOMIC_GROUP:
        return [list(value)]
    return []


def _reached(body: Any, rest: Rest, flags: int) -> list[Item]:
    """The repeats that follow a repeat and can match, as it can, one word over and over.

    The word is of characters that both have; so is all that stands between them.
    """
    near: list[Item] = []
    _cross_all(rest, _chars(body, flags), flags, near)
    return [other for other in near if _share(body, other, rest, flags)]


def _share(body: Any, other: Item, rest: Rest, flags: int) -> bool:
    shared = _chars(body, flags) & _chars(other[1][2], flags)
    reached: list[Item] = []
    _cross_all(rest, shared, flags, reached)
    is_reached = any(each is other for each in reached)
    return is_reached and all(_cross(list(each), shared, flags, []) for each in (body, other[1][2]))


def _cross_all(rest: Rest, chars: Chars, flags: int, found: list[Item]) -> None:
    for items in rest:
        if not _cross(items, chars, flags, found):
            return


def _cross(items: Sequence[Item], chars: Chars, flags: int, found: list[Item]) -> bool:
    """Whether the items can match a word of these characters; notes the unbounded repeats on the way."""
    return all(_cross_one(item, chars, flags, found) for item in items)


def _cross_one(item: Item, chars: Chars, flags: int, found: list[Item]) -> bool:
    kind, value = item
    if kind in REPEATS:
        low, high, body = value
        if high > MANY and chars & _firsts(body, flags):
            found.append(item)
        return _cross(list(body), chars, flags, found) or low == 0
    crossed = [_cross(part, chars, flags, found) for part in _parts(item)]  # all of them, to note what is met
    if crossed:
        return any(crossed)
    return kind in WITHOUT_WIDTH or bool(chars & _single(item, flags))


def _firsts(items: Any, flags: int) -> Chars:
    """The characters with which a match of items can begin."""
    found: Chars = frozenset()
    for item in items:
        found |= _first(item, flags)
        if not _can_be_empty(item):
            break
    return found


def _first(item: Item, flags: int) -> Chars:
    kind, value = item
    if kind in REPEATS:
        return _firsts(value[2], flags)
    if parts := _parts(item):
        return frozenset().union(*(_firsts(part, flags) for part in parts))
    return frozenset() if kind in WITHOUT_WIDTH else _single(item, flags)


def _can_be_empty(item: Item) -> bool:
    kind, value = item
    if kind in REPEATS:
        return value[0] == 0 or all(map(_can_be_empty, value[2]))
    if parts := _parts(item):
        return any(all(map(_can_be_empty, part)) for part in parts)
    return kind in WITHOUT_WIDTH


def _chars(items: Any, flags: int) -> Chars:
    """All characters that items can match."""
    found: Chars = frozenset()
    for item in items:
        kind, value = item
        if kind in REPEATS:
            found |= _chars(value[2], flags)
        elif parts := _parts(item):
            found = found.union(*(_chars(part, flags) for part in parts))
        elif kind not in WITHOUT_WIDTH:
            found |= _single(item, flags)
    return found


@cache
def _universe() -> tuple[int, ...]:
    """Characters that stand for all: ASCII, some of each script, and those that patterns name."""
    named = {char for each in all_patterns() for char in each.source}
    return tuple(sorted({*range(0x250), *map(ord, named), *map(ord, "あゖアヺ漢〇々龠、。　０９Ａｚ한")}))


def _single(item: Item, flags: int) -> Chars:
    """The characters that an item of one character matches, of those that stand for all."""
    return _single_of(_shown([item]), flags & (re.IGNORECASE | re.DOTALL | re.ASCII))


@cache
def _single_of(source: str, flags: int) -> Chars:
    pattern = re.compile(source, flags)
    return frozenset(code for code in _universe() if pattern.fullmatch(chr(code)))


CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


def _shown(items: Any) -> str:
    """Items as they are written in a pattern."""
    return "".join(_shown_one(item) for item in items)


def _shown_one(item: Item) -> str:
    kind, value = item
    if kind in REPEATS:
        low, high, body = value
        mark = {op.MIN_REPEAT: "?", op.POSSESSIVE_REPEAT: "+"}.get(kind, "")
        return f"(?:{_shown(body)}){{{low},{'' if high == op.MAXREPEAT else high}}}{mark}"
    if kind in SINGLE:
        return SINGLE[kind](value)
    parts = _parts(item)
    return f"(?:{'|'.join(map(_shown, parts))})" if parts else ""


def _member(item: Item) -> str:
    kind, value = item
    if kind is op.NEGATE:
        return "^"
    if kind is op.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if kind is op.CATEGORY:
        return CATEGORIES[value]
    return re.escape(chr(value))


SINGLE: dict[Any, Callable[[Any], str]] = {
    op.LITERAL: lambda value: re.escape(chr(value)),
    op.NOT_LITERAL: lambda value: f"[^{re.escape(chr(value))}]",
    op.ANY: lambda _: ".",
    op.IN: lambda value: f"[{''.join(map(_member, value))}]",
}
"""How items of one character are written."""
