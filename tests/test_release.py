"""The version, the changelog, and what the repository's host reads in ``.github/``."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from yougo import __version__

ROOT = Path(__file__).parents[1]
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MINOR = re.compile(r"Programming Language :: Python :: (3\.\d+)$")


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def loaded(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - `on` stays a word


def pythons() -> list[str]:
    return [found[1] for found in map(MINOR.match, project()["classifiers"]) if found]


def test_the_changelog_begins_with_this_version_and_its_date() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version, day = re.search(r"^## (\S+) \((.*)\)$", text, re.MULTILINE).groups()
    assert version == __version__
    assert date.fromisoformat(day)


def test_the_version_is_written_in_one_place() -> None:
    assert "version" in project()["dynamic"]
    files = ["README.md", "README.ja.md", "pyproject.toml", *(ROOT / "docs").glob("*.md")]
    assert not [name for name in files if __version__ in (ROOT / name).read_text(encoding="utf-8")]


def test_each_python_that_is_named_is_new_enough_and_checked_on_each_system() -> None:
    matrix = loaded(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["check"]["strategy"]["matrix"]
    assert matrix["python"] == pythons()
    assert project()["requires-python"] == f">={pythons()[0]}"
    systems = {f"{system.split('-')[0]}" for system in matrix["system"]}
    assert systems == {"ubuntu", "macos"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_what_everybody_can_run_and_may_only_read(path: Path) -> None:
    workflow = loaded(path)
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    actions = [step["uses"] for step in steps if "uses" in step]
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in actions)
    assert ".ci/run" in [step.get("run") for step in steps]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_for_issues_is_as_its_host_wants_it(path: Path) -> None:
    form = loaded(path)
    assert form["name"]
    assert form["description"]
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in asked}) == len(asked) > 0
    assert all(field["type"] in {"textarea", "input"} and field["attributes"]["label"] for field in asked)
