"""The wheel holds all that a user needs, and nothing else has to be there."""

import shutil
import subprocess
import sys
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


@pytest.mark.install
def test_the_wheel_holds_every_template_and_table(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {
        f"yougo/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    source = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.tsv")}
    assert templates
    assert source
    assert templates | source <= names


@pytest.mark.install
def test_the_sample_builds_where_only_the_wheel_is_installed(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel]
    subprocess.run(pip, check=True, capture_output=True)
    workspace = tmp_path / "sample"
    shutil.copytree(ROOT / "glossary", workspace / "glossary")
    command = [tmp_path / "env" / "bin" / "yougo", "--workspace", workspace, "build"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    made = [Path(line) for line in done.stdout.splitlines()]
    assert {path.suffix for path in made} == {".db", ".apkg", ".html"}
    assert all((tmp_path / path).stat().st_size > 10_000 for path in made)


@pytest.mark.parametrize("group", ["yougo.readers", "yougo.exporters", "console_scripts"])
def test_each_entry_point_loads(group: str) -> None:
    ours = [entry for entry in metadata.entry_points(group=group) if entry.value.startswith("yougo")]
    assert ours
    for entry in ours:
        assert entry.load()
