"""What SECURITY.md promises of workspaces and templates that somebody else made."""

import hashlib
import json
import os
import re
from pathlib import Path

import pytest

from workspaces import workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import chromium, files, printing
from yougo.pipeline.files import configuration

PRIVATE = "what is private"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a program that leaves a trace when it runs, and no browser installed."""
    made = workspace(tmp_path / "w")
    tool = made / "docs" / "tool.sh"
    tool.write_text(f"#!/bin/sh\necho ran >> '{tmp_path}/trace'\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.chdir(made)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("YOUGO_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "_NAMES", ())
    return made


def ran(root: Path) -> bool:
    trace = root.parent / "trace"
    found = trace.exists()
    trace.unlink(missing_ok=True)
    return found


def settings(root: Path, text: str) -> None:
    path = root / "glossary" / "yougo.toml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def own(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_workspace_runs_no_program(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(root, '\n[pdf]\nbrowser = "docs/tool.sh"\n')
    for command in (["build"], ["export", "pdf"], ["export", "pdf", "-o", "-"], ["list"]):
        run(command)
        assert not ran(root)
    capsys.readouterr()
    run(["build"])
    told = capsys.readouterr().err
    assert re.search(r"yougo\.toml:9: ignored-setting: a workspace cannot choose a program", told)
    assert run(["check"]) == 1
    assert "ignored-setting" in capsys.readouterr().out


def test_no_exporter_takes_a_program_from_a_workspace(root: Path) -> None:
    assert run(["export", "pdf", "--browser", "docs/tool.sh"]) == 2
    assert ran(root)


@pytest.mark.parametrize("where", ["command line", "environment", "home", "XDG"])
def test_you_choose_the_program(root: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    tool = str(root / "docs" / "tool.sh")
    text, arguments = f'browser = "{tool}"\n', []
    if where == "command line":
        arguments = ["--browser", tool]
    elif where == "environment":
        monkeypatch.setenv("YOUGO_CHROMIUM", tool)
    elif where == "home":
        own(root.parent / "home" / ".config" / "yougo" / "config.toml", text)
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(root.parent / "xdg"))
        own(root.parent / "xdg" / "yougo" / "config.toml", text)
    assert run(["export", "pdf", *arguments]) == 2
    assert ran(root)


def test_a_relative_folder_of_settings_does_not_count(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(root / "xdg" / "yougo" / "config.toml", 'browser = "docs/tool.sh"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", "xdg")
    run(["export", "pdf"])
    assert not ran(root)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("browser = 3\n", "line 1: “browser” is not a string"),
        ("\nbrowsr = ''\n", "line 2: there is no setting “browsr”; did you mean “browser”?"),
        ("largest_document_mb = 0\n", "at least 1"),
        ("jobs = 0\n", "at least 1"),
        ("jobs = true\n", "not a whole number"),
        ("browser = \n", "line 1"),
    ],
)
@pytest.mark.usefixtures("root")
def test_your_own_settings_are_checked(capsys: pytest.CaptureFixture[str], text: str, word: str) -> None:
    own(configuration.path(), text)
    assert run(["build"]) == 2
    told = capsys.readouterr().err
    assert (word in told, "config.toml" in told) == (True, True)


def test_you_set_the_largest_document(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs" / "large.md").write_text("国際連合（UN）。\n" + "rain " * 240_000, encoding="utf-8")
    own(configuration.path(), "largest_document_mb = 1\n")
    assert run(["build"]) == 1
    assert "docs/large.md cannot be read: it has 1.2 MB, and the limit is 1.0 MB" in capsys.readouterr().err
    own(configuration.path(), "largest_document_mb = 2\n")
    assert run(["build"]) == 0


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux has files of untold size")
def test_a_document_that_does_not_tell_its_size_or_grows_is_not_cut() -> None:
    assert Path("/proc/self/maps").stat().st_size == 0
    with pytest.raises(OSError, match="the limit is"):
        files.read_document(Path("/proc/self/maps"), largest=100)


@pytest.mark.parametrize("name", ["sheet.css", "card/card.css"])
@pytest.mark.parametrize("folder", [False, True])
def test_a_template_that_leads_out_of_the_workspace_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, folder: bool
) -> None:
    own(root.parent / "outside" / name, f"/* {PRIVATE} */")
    link = root / "templates" if folder else root / "templates" / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(root.parent / "outside" / ("" if folder else name))
    export = "anki" if name.startswith("card") else "html"
    assert run(["export", export, "-o", "-"]) == 2
    out, err = capsys.readouterr()
    assert (PRIVATE in out, "leads out of the workspace" in err) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "{% include '/etc/passwd' %}",
        "{% include '../glossary/yougo.toml' %}",
        "{% extends 'yougo/../pyproject.toml' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ self._TemplateReference__context.eval_ctx.environment.loader }}",
    ],
)
@pytest.mark.parametrize("name", ["sheet.html", "card/back.html"])
def test_a_template_reaches_nothing_but_templates(
    root: Path, capsys: pytest.CaptureFixture[str], text: str, name: str
) -> None:
    is_card = name.startswith("card")
    if is_card:
        text = text.replace("{{", "<%=").replace("{%", "<%").replace("}}", "%>").replace("%}", "%>")
    own(root / "templates" / name, text)
    code = run(["export", "anki" if is_card else "html", "-o", "-"])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    assert not re.search(r"root:|namespace =|class 'object'|FunctionLoader", out)
    assert code == 2


def test_a_page_to_be_printed_reaches_nothing_whatever_a_template_says() -> None:
    for page in (b"<!DOCTYPE html>\n<iframe>", b"\n <!doctype html><script>", b"<iframe>"):
        confined = chromium._confined(page)  # noqa: SLF001 - what the browser is given
        assert re.match(
            rb"\s*(<!doctype html>)?<meta http-equiv=\"Content-Security-Policy\"", confined, re.IGNORECASE
        )
        assert confined.replace(chromium._POLICY, b"") == page  # noqa: SLF001 - likewise


def test_a_new_program_option_is_marked_as_one() -> None:
    assert printing.EXPORTER.options["browser"].program
    assert os.sep not in chromium.VARIABLE


WRITERS = (
    ["build"],
    ["list"],
    ["lookup", "WHO"],
    ["edit", "who", "--note", "覚え", "--accept"],
    ["edit", "--undo"],
    ["export", "csv"],
    ["add", "--copy", "docs/note.md"],
    ["edit", "imf", "--reject"],
)


def written_files(root: Path) -> list[str]:
    """Every file that yougo writes in a workspace, and the temporary ones whose names are known."""
    for command in WRITERS:
        run(command)
    places = [
        path for folder in ("build", "glossary") for path in (root / folder).rglob("*") if path.is_file()
    ]
    beside = [f"build/glossary.db{suffix}" for suffix in ("-wal", "-shm", "-seal.new", "-journal")]
    return sorted(
        {str(path.relative_to(root)) for path in places} | {*beside, "glossary/.history/unfinished.json"}
    )


@pytest.mark.slow
def test_no_link_in_a_workspace_leads_yougo_to_write_elsewhere(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = written_files(root)
    assert len(names) > 15
    for name in names:
        mine = tmp_path / f"mine{Path(name).suffix}"
        path = root / name
        kept = path.read_bytes() if path.is_file() else None
        for before in ("title = 'mine'\n", None):
            if before:
                mine.write_text(before, encoding="utf-8")
            path.unlink(missing_ok=True)
            path.symlink_to(mine)
            for command in (
                ["lookup", "WHO"],
                ["edit", "who", "--note", name],
                ["edit", "--undo"],
                ["build"],
            ):
                run(command)
            assert (mine.read_text(encoding="utf-8") if mine.exists() else None) == before, name
            mine.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        if kept is not None:
            path.write_bytes(kept)
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["glossary/terms.toml", "glossary/register.tsv", "build/glossary.db-seal"])
def test_a_device_in_a_workspace_is_not_read(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    run(["build"])
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to("/dev/zero")
    assert run(["list"]) in (0, 2)
    assert "unexpected" not in capsys.readouterr().err


def test_an_unfinished_step_holds_nothing_but_decisions(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = hashlib.sha256(b"").hexdigest()
    text = 'browser = "docs/tool.sh"\n'
    step = {"number": 1, "before": empty, "after": "", "text": text, "said": {}, "now": {}, "undoes": False}
    own(root / "glossary" / ".history" / "unfinished.json", json.dumps(step))
    assert run(["build"]) == 2
    assert "unfinished.json" in capsys.readouterr().err
    assert not (root / "glossary" / "terms.toml").exists()


@pytest.mark.parametrize("name", ["build", "glossary/.history", "glossary/sources"])
def test_a_folder_that_is_a_link_out_of_the_workspace_is_not_written_to(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / name).symlink_to(outside)
    commands = (["build"], ["edit", "who", "--accept"], ["add", "--copy", "docs/note.md"], ["export", "csv"])
    codes = [run(command) for command in commands]
    assert codes == ([0, 0, 2, 0] if name.endswith("sources") else [2, 2, 2, 2])
    told = capsys.readouterr().err
    assert f"{name} cannot be written (it is a link that leads out of the workspace): replace it" in told
    assert list(outside.iterdir()) == []


def test_a_folder_may_be_a_link_within_the_workspace(root: Path) -> None:
    (root / "made").mkdir()
    (root / "build").symlink_to("made")
    assert run(["build"]) == 0
    assert (root / "made" / "glossary.db").exists()
