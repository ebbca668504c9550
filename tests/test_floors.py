"""Imports go only downwards and never in a circle, and each third-party package has one owner."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "yougo"
LAYERS = [
    {
        "yougo",
        "errors",
        "installing",
        "language",
        "plugins",
        "proposal_errors",
        "shipped",
        "translation",
        "user_folders",
    },
    {"model"},
    {"workspace", "readers", "extract", "readings", "confidence"},
    {"merge", "search", "exporters", "language_models", "parallel", "references"},
    {"store"},
    {"pipeline"},
    {"api"},
    {"cli"},
    {"__main__"},
]
OWNERS = {
    "charset_normalizer": "readers",
    "click": "cli",
    "distributed": "pipeline",
    "fcntl": "pipeline",
    "fsspec": "pipeline",
    "genanki": "exporters",
    "httpx": "pipeline",
    "jinja2": "exporters",
    "llm": "language_models",
    "lxml": "exporters readers",  # reads their formats, and writes them
    "mammoth": "readers",
    "markdown_it": "readers",
    "mdit_py_plugins": "readers",
    "pathspec": "pipeline",
    "openpyxl": "readers",
    "pykakasi": "readings",
    "pypdfium2": "readers",
    "pyperclip": "cli",
    "sqlite_utils": "store",
    "sudachipy": "readings",
    "tomlkit": "workspace",
    "w3lib": "readers",
    "xlsxwriter": "exporters",
    "yaml": "exporters readers",
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def package(path: Path) -> str:
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


def layer(name: str) -> int:
    return next(number for number, packages in enumerate(LAYERS) if name in packages)


def our_packages(path: Path) -> set[str]:
    """Our own packages that a file imports from."""
    ours = (name.split(".") for name in imports(path) if name.startswith("yougo."))
    return {parts[1] for parts in ours} & set().union(*LAYERS)


def test_every_module_has_its_layer() -> None:
    assert {package(path) for path in MODULES} == set().union(*LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_floors_and_its_own_package(path: Path) -> None:
    mine = package(path)
    higher = {name for name in our_packages(path) - {mine} if layer(name) >= layer(mine) and layer(mine) > 0}
    sideways = {name for name in our_packages(path) - {mine} if layer(mine) == 0 and layer(name) > 0}
    assert not higher | sideways


def module(path: Path) -> str:
    """A file's name as imports write it."""
    parts = ("yougo", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def our_modules(path: Path, ours: set[str]) -> set[str]:
    """The modules of ours that a file imports, also within functions."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & ours or {node.module}
    return found & ours


def test_no_module_imports_itself_through_others() -> None:
    ours = {module(path) for path in MODULES}
    arrows = {module(path): our_modules(path, ours) for path in MODULES}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        pytest.fail(f"these modules import each other: {' <- '.join(error.args[1])}")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_third_party_package_is_imported_only_by_its_owner(path: Path) -> None:
    strangers = {name.split(".")[0] for name in imports(path)} & OWNERS.keys()
    assert all(package(path) in OWNERS[name].split() for name in strangers)


def test_every_dependency_has_an_owner_that_uses_it() -> None:
    users: dict[str, set[str]] = {}
    for path in MODULES:
        for name in imports(path):
            users.setdefault(name.split(".")[0], set()).add(package(path))
    assert {name: " ".join(sorted(users.get(name, ()))) for name in OWNERS} == OWNERS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_under_300_lines_and_functions_under_60(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 60, node.name


def test_nothing_below_the_command_line_prints() -> None:
    for path in MODULES:
        if package(path) != "cli":
            names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
            assert "print" not in names, path
