"""Documents read by several processes give what they give read by one, whatever becomes of the processes."""

import errno
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

import deadly
from workspaces import outputs, rows, workspace, write
from yougo import readings
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnreadableDocument
from yougo.model.concepts import Concept, Reading
from yougo.pipeline.build import known_readings, voicing
from yougo.pipeline.build.known_readings import Engines, KnownReadings
from yougo.pipeline.documents.reading import Means

START = (
    "import signal; from yougo.cli.fast_lookup.entry_point import main; "
    "signal.signal(signal.SIGINT, signal.default_int_handler); main()"
)
"""A test in the background of a shell has Ctrl-C ignored; that is undone."""


def text(number: int) -> str:
    meetings = "会議を開く。" * (number % 7 * 9)
    return f"世界第{number}機関（SD{number}：Sekai Dai {number}）は{meetings}\n脚注がない[^x]。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w", **{f"n{number:03}_md": text(number) for number in range(60)})


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """In which the reader of deadly documents is installed."""
    return deadly.installed(tmp_path / "plugins")


def started(root: Path, environment: dict[str, str], *arguments: str) -> subprocess.Popen:
    program = [sys.executable, "-c", START, "--workspace", str(root)]
    return subprocess.Popen(
        [*program, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def made(root: Path) -> tuple[dict[str, list], dict[str, bytes]]:
    return rows(root), outputs(root)


def built(root: Path, environment: dict[str, str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code of a build, and what it tells."""
    process = started(root, environment, "build", *arguments)
    _, told = process.communicate(timeout=120)
    return process.returncode, told.decode().splitlines()


def processes(session: int) -> list[str]:
    """What runs in a session, but for what has ended."""
    listed = subprocess.run(["ps", "-eo", "sid=,stat=,args="], capture_output=True, text=True, check=True)
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    return [row[2] for row in rows if row[0] == str(session) and not row[1].startswith("Z")]


def wait_for(done: Callable[[], object], seconds: float = 30) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    return bool(done())


def test_several_processes_make_the_same_glossary_byte_for_byte(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other" / "w"
    assert run(["--workspace", str(root), "build"]) == 0
    told = capsys.readouterr().err
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("build"))
    assert run(["--workspace", str(other), "build", "--jobs", "3"]) == 0
    assert (made(other), capsys.readouterr().err) == (made(root), told)


def test_a_document_that_takes_its_process_down_is_tried_again_alone_and_then_reported(
    root: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    assert built(root, environment)[0] == 0
    without = rows(root)
    for path in (root / "build").iterdir():
        path.unlink()
    documents = {
        "always": "DIE \n",
        "once": f"ONCE {tmp_path / 'mark'}\n国際一度機関（IO）。\n",
        "full": "FULL \n",
    }
    for name, content in documents.items():
        (root / "docs" / f"{name}.deadly").write_text(content, encoding="utf-8")
    code, told = built(root, environment, "--jobs", "2")
    assert code == 1
    unreadable = [line for line in told if "cannot be read" in line]
    assert unreadable == [
        f"yougo: docs/{name}.deadly cannot be read: each process that read it crashed, or ran out of memory; "
        "divide it, or move it out of “docs”."
        for name in ("always", "full")
    ]
    assert any(line.startswith("61 terms from 61 documents") for line in told)
    assert rows(root)["documents"][:-1] == without["documents"]
    assert "Traceback" not in "".join(told)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_no_process_and_the_glossary_as_it_was(
    root: Path, tmp_path: Path, environment: dict[str, str], number: signal.Signals
) -> None:
    assert built(root, environment)[0] == 0
    before = made(root)
    (root / "docs" / "a.deadly").write_text(f"SLOW {tmp_path / 'begun'}\n", encoding="utf-8")
    (root / "docs" / "b.md").write_text("国際新機関（KSK）。\n", encoding="utf-8")
    process = started(root, environment, "build", "--jobs", "2")
    assert wait_for((tmp_path / "begun").exists)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert number != signal.SIGINT or told.decode().count("\n") == 1, told
    assert wait_for(lambda: not processes(process.pid)), processes(process.pid)
    assert made(root) == before
    (root / "docs" / "a.deadly").unlink()
    assert built(root, environment, "--jobs", "2")[0] == 0


@pytest.mark.slow
def test_a_build_that_is_interrupted_at_any_moment_says_so_in_one_line(
    root: Path, environment: dict[str, str]
) -> None:
    begun = time.monotonic()
    assert built(root, environment, "--jobs", "3")[0] == 0
    lasts = time.monotonic() - begun
    chance = random.Random(18)  # noqa: S311 - when to interrupt is no secret
    for number in range(int(os.environ.get("YOUGO_ROUNDS", "8"))):
        for path in (root / "docs").iterdir():
            path.write_text(path.read_text(encoding="utf-8") + f"第{number}版。\n", encoding="utf-8")
        process = started(root, environment, "build", "--jobs", "3")
        time.sleep(0.2 + chance.uniform(0, lasts))
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode in (0, 1, 130, -signal.SIGINT), told
        assert "Process " not in told.decode(), told
        assert wait_for(lambda pid=process.pid: not processes(pid)), told
    assert built(root, environment, "--jobs", "3")[0] == 0


def test_an_error_comes_from_another_process_as_it_was() -> None:
    error = UnreadableDocument(document="a.md", reason="it is", remedy="mend it")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - ours
    assert (str(again), again.facts) == (str(error), error.facts)


def test_a_document_that_takes_the_only_process_down_is_read_apart_the_next_time(
    root: Path, environment: dict[str, str]
) -> None:
    write(root, "bad_deadly", "DIE \n")
    mark = root / "build" / ".reading"
    assert (built(root, environment), mark.exists()) == ((-signal.SIGKILL, []), True)
    for _ in range(2):
        code, told = built(root, environment)
        assert (code, mark.exists()) == (1, True)
        crashed = "yougo: docs/bad.deadly cannot be read: each process that read it crashed"
        assert any(line.startswith(crashed) for line in told)
        assert any(line.startswith("60 terms from 60 documents") for line in told)
    write(root, "bad_deadly", "国際良好機関（IGO）。\n")
    assert (built(root, environment)[0], mark.exists()) == (0, False)


def test_the_mark_of_a_build_that_died_goes_with_the_next(root: Path, environment: dict[str, str]) -> None:
    (root / "build").mkdir()
    (root / "build" / ".reading").touch()
    assert built(root, environment)[0] == 0
    assert not (root / "build" / ".reading").exists()


def test_names_that_several_processes_read_are_read_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    label = Reading("sekai-hoken-kikan", verified=False, basis="label")
    concepts = [
        Concept("a", japanese="国際場裡"),
        Concept("b", japanese="出生率", reading=Reading("しゅっせいりつ", verified=True, basis="document")),
        Concept("c", japanese="世界保健機関", reading=label),
        Concept("d", japanese="データ", english="Data"),
        Concept("e", acronym="WHO"),
    ]
    alone = voicing.voiced(concepts, KnownReadings(), Engines())
    known_readings.ask.cache_clear()
    monkeypatch.setattr(known_readings, "_MANY", 1)
    monkeypatch.setattr(known_readings, "_BATCH", 2)
    asked: list[str] = []
    read = readings.read
    monkeypatch.setattr(readings, "read", lambda *request: asked.append(request[0]) or read(*request))
    with Engines(Means(jobs=2)) as engines:
        assert voicing.voiced(concepts, KnownReadings(), engines) == alone
    assert asked == []


def test_processes_do_not_run_the_program_that_started_them(root: Path, tmp_path: Path) -> None:
    command = ["--workspace", str(root), "build", "--jobs", "2"]
    program = f"from yougo.cli.fast_lookup.entry_point import run\nprint(run({command}))\n"
    (tmp_path / "unguarded.py").write_text(program, encoding="utf-8")
    for arguments, given in (([str(tmp_path / "unguarded.py")], ""), (["-"], program)):
        done = subprocess.run(
            [sys.executable, *arguments],
            input=given,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert done.stdout.splitlines()[-1:] == ["0"], done.stderr[-2000:]
        for path in (root / "build").iterdir():
            path.unlink()


def test_where_no_process_can_be_started_this_one_reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    assert run(["--workspace", str(root), "build", "--jobs", "2"]) == 0
    assert len(rows(root)["documents"]) == 60
