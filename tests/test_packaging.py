"""The wheel holds all that a user needs, and nothing else has to be there."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel that is made of it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, ROOT], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


@pytest.fixture(params=PYTHONS)
def python(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The Python of an environment with nothing in it, for each version that this machine has."""
    found = shutil.which(f"python{request.param}")
    if not found or subprocess.run([found, "--version"], capture_output=True, check=False).returncode:
        pytest.skip(f"Python {request.param} is not on the path")
    subprocess.run([found, "-m", "venv", "--without-pip", tmp_path / "env"], check=True)
    return tmp_path / "env" / "bin" / "python"


@pytest.mark.install
def test_the_sdist_holds_what_the_readme_shows_and_nothing_that_yougo_made(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "README.md",
        "docs/anki.md",
        "docs/pictures/overview-light.en.png",
        "tests/test_packaging.py",
    } <= names
    assert not [name for name in names if name.startswith("build/")]


@pytest.mark.install
def test_the_wheel_holds_every_template_table_and_page_but_no_picture(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {
        f"yougo/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    pages = {f"yougo/docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    source = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.tsv")}
    assert templates
    assert source
    assert templates | source | pages <= names
    assert not [name for name in names if "pictures" in name]


@pytest.mark.install
def test_the_sample_builds_where_only_the_wheel_is_installed(
    wheel: Path, python: Path, tmp_path: Path
) -> None:
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel]
    subprocess.run(pip, check=True, capture_output=True)
    workspace = tmp_path / "sample"
    shutil.copytree(ROOT / "glossary", workspace / "glossary")
    command = [tmp_path / "env" / "bin" / "yougo", "--workspace", workspace, "build"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    explained = subprocess.run([*command[:1], "help", "homonym"], check=True, capture_output=True, text=True)
    assert "one acronym, two things" in explained.stdout
    made = [Path(line) for line in done.stdout.splitlines()]
    assert {path.suffix for path in made} == {".db", ".apkg", ".html"}
    assert all((tmp_path / path).stat().st_size > 10_000 for path in made)


@pytest.mark.parametrize("group", ["yougo.readers", "yougo.exporters", "console_scripts"])
def test_each_entry_point_loads(group: str) -> None:
    ours = [entry for entry in metadata.entry_points(group=group) if entry.value.startswith("yougo")]
    assert ours
    for entry in ours:
        assert entry.load()
