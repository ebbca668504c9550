"""Documents at addresses: a build on a cluster reads them, everything else leaves them as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workspaces import NOTE, workspace, write
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.documents import cluster, remote
from yougo.pipeline.documents.sources import known_at
from yougo.workspace.settings import SourceSpec

fsspec = pytest.importorskip("fsspec")
ADDRESS = "memory://papers"
OTHER = "国際連合（UN）は総会を開いた。\n"


@pytest.fixture
def storage() -> Iterator[object]:
    """Storage that holds documents, a hidden one and a file that is none."""
    made = fsspec.filesystem("memory")
    for name in ("a.md", "sub/b.md", ".hidden/c.md", "picture.png"):
        made.pipe(f"/papers/{name}", NOTE.encode())
    yield made
    made.rm("/papers", recursive=True)


@pytest.fixture
def root(tmp_path: Path, storage: object, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - it must be there
    """A workspace with that storage as a source; what a cluster would read is read here."""
    monkeypatch.setattr(cluster, "connected", lambda *_: None)
    made = workspace(tmp_path / "w", local_md=OTHER)
    settings = made / "glossary" / "yougo.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[[source]]\npath = "{ADDRESS}"\n', encoding="utf-8")
    return made


def yougo(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), *words])


def listed(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    yougo(root, "list")
    return [line.partition("\t")[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("path", "name", "names"),
    [
        (ADDRESS, "", [f"{ADDRESS}/a.md", f"{ADDRESS}/sub/b.md"]),
        (f"{ADDRESS}/", "", [f"{ADDRESS}/a.md", f"{ADDRESS}/sub/b.md"]),
        (f"{ADDRESS}/*.md", "", [f"{ADDRESS}/a.md"]),
        (f"{ADDRESS}/**/b.*", "shared", ["shared/sub/b.md"]),
        (f"{ADDRESS}/a.md", "", [f"{ADDRESS}/a.md"]),
        (f"{ADDRESS}/a.md", "mine.md", ["mine.md"]),
    ],
)
def test_an_address_is_a_document_a_folder_or_a_pattern(
    storage: object,  # noqa: ARG001 - it must be there
    path: str,
    name: str,
    names: list[str],
) -> None:
    spec = SourceSpec(path, name)
    found = remote.listed(spec, [])
    assert [each.name for each in found] == names
    assert all(remote.content(each.address, 1000) == NOTE.encode() for each in found)
    others = [f"{ADDRESS}x/a.md", "sharedx/a.md", "mine.mdx", "other"]
    before = [(each.name, each.address) for each in known_at(spec, sorted([*names, *others]))]
    assert before == [(each.name, each.address) for each in found]


def test_a_document_that_is_changed_is_seen_without_reading_it(storage: object) -> None:
    spec = SourceSpec(ADDRESS)
    before = remote.listed(spec, [])
    assert remote.listed(spec, []) == before
    storage.pipe("/papers/a.md", OTHER.encode())
    now = remote.listed(spec, [])
    assert (now[0].state != before[0].state, now[1]) == (True, before[1])


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("foo://bucket/a.md", "Protocol not known: foo"),
        ("memory://nowhere", "there is no document, or nobody answers"),
        ("file:///nowhere/a.md", "there is no document, or nobody answers"),
    ],
)
def test_an_address_that_cannot_be_followed_keeps_what_was_read_there(path: str, reason: str) -> None:
    spec = SourceSpec(path)
    assert [(each.name, each.fault) for each in remote.listed(spec, [])] == [(path, reason)]
    assert [each.fault for each in remote.listed(spec, [path])] == [reason]
    known, fault = remote.listed(spec, [f"{path}/b.md"])
    assert (known.name, known.fault, known.state, fault.fault) == (f"{path}/b.md", "", None, reason)


def test_a_document_that_cannot_be_fetched_is_an_os_error(storage: object) -> None:  # noqa: ARG001 - it must be there
    with pytest.raises(OSError, match="it has more than"):
        remote.content(f"{ADDRESS}/a.md", 10)
    for address in (f"{ADDRESS}/z.md", "zzz://bucket/a.md"):
        with pytest.raises(OSError, match="z"):
            remote.content(address, 1000)


def test_only_a_build_on_a_cluster_reads_an_address(
    root: Path, storage: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert yougo(root, "build") == 0
    assert f"“{ADDRESS}” is read only by `yougo build --dask`" in capsys.readouterr().err
    assert listed(root, capsys) == ["un"]
    assert yougo(root, "build", "--dask", "tcp://there:1") == 0
    assert listed(root, capsys) == ["imf", "un", "who"]
    storage.pipe("/papers/a.md", b"")
    storage.rm("/papers/sub/b.md")
    write(root, "local_md", "何もない。\n")
    assert listed(root, capsys) == ["imf", "who"]
    assert yougo(root, "build", "--dask", "tcp://there:1") == 0
    assert listed(root, capsys) == []


def test_storage_that_does_not_answer_loses_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert yougo(root, "build", "--dask", "tcp://there:1") == 0

    def silent() -> None:
        raise ConnectionError("no route to host\nat all")

    monkeypatch.setattr(remote, "_library", silent)
    capsys.readouterr()
    assert yougo(root, "build", "--dask", "tcp://there:1") == 1
    sentence = "cannot be read: no route to host; correct the address, or try again, or take it out"
    assert f"{ADDRESS} {sentence}" in capsys.readouterr().err
    assert listed(root, capsys) == ["imf", "un", "who"]
    assert yougo(root, "remove", ADDRESS) == 0
    assert listed(root, capsys) == ["un"]


def test_an_address_cannot_be_added(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert yougo(root, "add", "s3://bucket/a.md") == 2
    assert 'path = "s3://bucket/a.md"' in capsys.readouterr().err
