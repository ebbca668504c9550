"""Every command, killed or on a disk that fails, at every step it takes: nothing is lost, nothing is left.

Some steps are tried here; ``YOUGO_FAULTS=all`` tries each (thousands of commands; minutes).
"""

import os
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import faults
from workspaces import content, outputs, workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.workspace.register import text as register_text

ALL = os.environ.get("YOUGO_FAULTS") == "all"
TRIED = 4
"""Steps of each command and kind of fault that are tried otherwise."""
COMMANDS = {
    "build": ["build"],
    "add": ["add", "{root}/extra/new.md"],
    "add --copy": ["add", "--copy", "{root}/extra/new.md"],
    "edit": ["edit", "who", "--definition", "健康を扱う機関。", "--accept"],
    "review": ["review"],
    "export": ["export", "csv", "-o", "{root}/out.csv"],
    "remove": ["remove", "{root}/docs"],
    "init": ["init", "{root}"],
}
KEYS = {"review": "aq"}
WRITTEN = ("glossary/terms.toml", "glossary/yougo.toml", "glossary/sources/new.md", "out.csv")
"""What a person wrote or asked for: old or new, never torn."""


@dataclass(frozen=True)
class State:
    """What a workspace holds once it is built."""

    settings: bytes
    terms: bytes
    outputs: dict[str, bytes]
    rows: dict[str, list]
    names: frozenset[str]


@dataclass(frozen=True)
class Course:
    """A command as it goes when nothing goes wrong."""

    name: str
    steps: int
    start: Path
    written: dict[str, set[bytes | None]]
    """The old and the new content of each of `WRITTEN`; None where it is not there."""
    before: State
    after: State


@pytest.fixture(scope="module", autouse=True)
def _same_every_time() -> Iterator[None]:
    """One time of the clock and one namespace, so that the same work gives the same bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.time", lambda: 1_800_000_000.0)
        patch.setattr("secrets.token_hex", lambda count: "5" * 2 * count)
        yield


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built workspace with a document that changed since."""
    root = workspace(tmp_path_factory.mktemp("faults") / "start")
    (root / "extra").mkdir()
    (root / "extra" / "new.md").write_text("国際連合（UN: United Nations）。\n" * 50, encoding="utf-8")
    assert run(["--workspace", str(root), "build"]) == 0  # here, so that every child finds all modules loaded
    write(root, "more_md", "石油輸出国機構（OPEC）。\n")
    return root


@pytest.fixture(scope="module", params=list(COMMANDS))
def course(
    request: pytest.FixtureRequest,
    start: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Course:
    name = request.param
    folder = tmp_path_factory.mktemp("course")
    if name == "init":
        start = folder / "empty"
        start.mkdir()
    before, after = fresh(start, folder / "before" / "w"), fresh(start, folder / "after" / "w")
    old = written(before)
    code, told, steps = in_folder(after, name)
    assert code == 0, told
    new = written(after)
    both = {path: {old[path], new[path]} for path in WRITTEN}
    if name == "export":  # where the database cannot be written, the last glossary is exported, which is said
        last = fresh(start, folder / "last" / "w")
        (last / "docs" / "more.md").unlink()
        in_folder(last, name)
        both["out.csv"].add(written(last)["out.csv"])
    return Course(name, steps, start, both, mended(before), mended(after))


def in_folder(root: Path, name: str, kind: str = "", point: int = 0) -> tuple[int, str, int]:
    """Run a command of `COMMANDS` in a folder: its exit code, what it told, how many points it passed."""
    arguments = [word.format(root=root) for word in COMMANDS[name]]
    return faults.yougo(root, *arguments, kind=kind, point=point, keys=KEYS.get(name, ""))


def fresh(start: Path, root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(start, root)
    return root


def written(root: Path) -> dict[str, bytes | None]:
    paths = {path: root / path for path in WRITTEN}
    return {name: path.read_bytes() if path.exists() else None for name, path in paths.items()}


def mended(root: Path) -> State:
    """What a workspace is once the next build has succeeded."""
    if not (root / "glossary" / "yougo.toml").exists():
        assert in_folder(root, "init")[0] == 0
    code, told, _ = in_folder(root, "build")
    assert code == 0, told
    held = written(root)
    return State(
        held["glossary/yougo.toml"] or b"",
        held["glossary/terms.toml"] or b"",
        outputs(root),
        content(root / "build" / "glossary.db"),
        names(root),
    )


def names(root: Path) -> frozenset[str]:
    """All files but the numbered versions that ``--undo`` takes back."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return frozenset(name for name in found if "/.history/" not in name or "/.yougo-" in name)


def points(steps: int) -> list[int]:
    """The steps to try: each, or some that are spread over all."""
    if ALL:
        return list(range(1, steps + 1))
    return sorted({1 + (steps - 1) * number // (TRIED - 1) for number in range(TRIED)})


@pytest.mark.slow
@pytest.mark.parametrize("kind", faults.KINDS)
def test_nothing_is_lost_wherever_a_command_breaks_off(course: Course, tmp_path: Path, kind: str) -> None:
    for point in points(course.steps):
        root = fresh(course.start, tmp_path / "w")
        code, told, _ = in_folder(root, course.name, kind, point)
        where = f"step {point} of {course.steps}: {told}"
        check_end(code, told, kind, where)
        check_files(course, root, where)
        check_mended(course, mended(root), where, succeeded=code == 0 and "yougo: " not in told)


def check_end(code: int, told: str, kind: str, where: str) -> None:
    """A command is killed, or ends with the right code and a sentence."""
    wanted = {faults.KILLED} if kind == "kill" else {0, 1, 2, faults.KILLED}
    assert code in wanted, where
    assert (code == faults.KILLED) <= (kind in ("kill", "torn")), where
    assert (code == 2) <= ("yougo: " in told), where
    for word in ("Traceback", "unexpected", "HANGS"):
        assert word not in told, where


def check_files(course: Course, root: Path, where: str) -> None:
    """Every file is old or new, and can be read."""
    for path, text in written(root).items():
        assert text in course.written[path], f"{path} is torn; {where}"
    for path in (root / "glossary" / "terms.toml", root / "glossary" / "yougo.toml"):
        if path.exists():
            tomllib.loads(path.read_text(encoding="utf-8"))
    register = root / "glossary" / "register.tsv"
    if register.exists():
        register_text.parse(register.read_text(encoding="utf-8"), "")


def check_mended(course: Course, state: State, where: str, *, succeeded: bool) -> None:
    """After the next build all is as if the command had been finished, or as if it had never begun."""
    ends = [course.after] if succeeded else [course.before, course.after]
    same = [end for end in ends if (end.settings, end.terms) == (state.settings, state.terms)]
    assert same, where
    assert any(state.outputs == end.outputs for end in same), where
    assert any(state.rows == end.rows for end in same), where
    assert state.names <= course.before.names | course.after.names, where


def test_the_disk_fails_where_it_is_told_to(start: Path, tmp_path: Path) -> None:
    root = fresh(start, tmp_path / "w")
    assert in_folder(root, "edit")[2] > 20
    root = fresh(start, tmp_path / "w")
    assert in_folder(root, "edit", "kill", 1)[0] == faults.KILLED
    code, told, _ = in_folder(root, "edit", "full", 1)
    assert (code, "No space left" in told) == (2, True)
