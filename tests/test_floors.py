"""Imports go only downwards, and each third-party package has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "yougo"
FLOORS = [
    {"yougo", "errors", "language"},
    {"model"},
    {"workspace", "readers", "extract", "readings"},
    {"merge", "search", "exporters"},
    {"store"},
    {"pipeline"},
    {"cli"},
]
HOMES = {
    "charset_normalizer": "readers",
    "click": "cli",
    "fcntl": "pipeline",
    "genanki": "exporters",
    "jinja2": "exporters",
    "markdown_it": "readers",
    "mdit_py_plugins": "readers",
    "pykakasi": "readings",
    "sqlite_utils": "store",
    "sudachipy": "readings",
    "tomlkit": "workspace",
    "yaml": "readers",
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The module or package directly below `yougo` that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return "yougo" if first == "__init__.py" else first.removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def our_rooms(path: Path) -> set[str]:
    """The rooms of ours that a file imports from."""
    ours = (name.split(".") for name in imports(path) if name.startswith("yougo."))
    return {parts[1] for parts in ours} & set().union(*FLOORS)


def test_every_module_has_its_floor() -> None:
    assert {room(path) for path in MODULES} == set().union(*FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_floors_and_its_own_room(path: Path) -> None:
    mine = room(path)
    higher = {name for name in our_rooms(path) - {mine} if floor(name) >= floor(mine) and floor(mine) > 0}
    sideways = {name for name in our_rooms(path) - {mine} if floor(mine) == 0 and floor(name) > 0}
    assert not higher | sideways


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_third_party_package_is_imported_only_in_its_home(path: Path) -> None:
    strangers = {name.split(".")[0] for name in imports(path)} & HOMES.keys()
    assert all(HOMES[name] == room(path) for name in strangers)


def test_every_dependency_has_a_home_and_is_used_there() -> None:
    used = {name.split(".")[0]: room(path) for path in MODULES for name in imports(path)}
    assert {name: used.get(name) for name in HOMES} == HOMES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_under_300_lines_and_functions_under_60(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 60, node.name


def test_nothing_below_the_command_line_prints() -> None:
    for path in MODULES:
        if room(path) != "cli":
            names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
            assert "print" not in names, path
