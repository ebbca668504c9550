"""A damaged glossary.db is made anew by itself, and said once; nobody ever has to delete build/."""

import hashlib
import itertools
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workspaces import NOTE, rows, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline.build.written import Written
from yougo.pipeline.files.workspace import Workspace
from yougo.search import seal

REMADE = "was damaged and has been rebuilt"
COMMANDS = (("list",), ("show", "who"), ("check",), ("export", "csv", "-o", "-"), ("build",), ("edit", "who"))
Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was built, to be copied."""
    root = workspace(tmp_path_factory.mktemp("built") / "w", note_md=NOTE, more_md="国際連合（UN[^1]）。\n")
    (root / "glossary" / "terms.toml").write_text('[who]\nnote = "覚え"\n', encoding="utf-8")
    assert run(["--workspace", str(root), "build"]) == 0
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VISUAL", "true")
    return Path(shutil.copytree(built, tmp_path / "w"))


def sql(statement: str) -> Damage:
    def damage(path: Path) -> None:
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA writable_schema = ON")
        database.execute(statement)
        database.close()

    return damage


def tables(path: Path) -> list[tuple[str, str]]:
    database = sqlite3.connect(path)
    found = database.execute("SELECT type, name FROM sqlite_schema").fetchall()
    database.close()
    return found


def has_rows(path: Path, table: str) -> bool:
    database = sqlite3.connect(path)
    found = database.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 - its own names
    database.close()
    return found is not None


def lost_parts(path: Path) -> Iterator[Damage]:
    """Each table, index and view gone, and each table empty."""
    for kind, name in tables(path):
        yield sql(f"DELETE FROM sqlite_schema WHERE name = '{name}'")  # noqa: S608 - its own names
        if name in ("slips", "spellings"):  # they have no texts, so nothing can be deleted by itself
            yield sql(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")  # noqa: S608 - its own names
        elif kind == "table" and name != "spelled" and has_rows(path, name):
            yield sql(f"DELETE FROM {name}")  # noqa: S608 - likewise


def changed_bytes(path: Path) -> Iterator[Damage]:
    """A byte changed in the header, in each page's head, and here and there."""
    size = path.stat().st_size
    chance = random.Random(1)  # noqa: S311 - where is no secret
    places = [0, 16, 18, 24, 28, 44, 60, 63, *range(4096, size, 4096 * 7), *chance.sample(range(size), 20)]

    def changed(place: int) -> Damage:
        def damage(path: Path) -> None:
            content = bytearray(path.read_bytes())
            content[place] ^= 0x15
            path.write_bytes(content)

        return damage

    return map(changed, places)


def cut(length: int) -> Damage:
    return lambda path: path.write_bytes(path.read_bytes()[:length]) and None


def swapped(one: int, other: int) -> Damage:
    def damage(path: Path) -> None:
        content = path.read_bytes()
        pages = [content[start : start + 4096] for start in range(0, len(content), 4096)]
        pages[one], pages[other] = pages[other], pages[one]
        path.write_bytes(b"".join(pages))

    return damage


def a_letter_in_a_record(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"World Health", b"Wor1d Health"))


def a_byte_in_a_record(path: Path) -> None:
    database = sqlite3.connect(path)
    (record,) = database.execute("SELECT record FROM concepts WHERE id = 'who'").fetchone()
    database.close()
    path.write_bytes(path.read_bytes().replace(record, record[:-1] + bytes([record[-1] ^ 1])))


@pytest.mark.parametrize("share", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_whatever_is_damaged_is_made_anew_and_said_once(
    root: Path, capsys: pytest.CaptureFixture[str], share: int
) -> None:
    path = root / "build" / "glossary.db"
    whole, sealed, before = path.read_bytes(), Path(f"{path}-seal").read_bytes(), rows(root)
    pages = len(whole) // 4096
    ways = [
        *lost_parts(path),
        *changed_bytes(path),
        *(cut(length) for length in (1, 99, 100, 4095, 4096, 5000, len(whole) - 1)),
        *(swapped(one, one + 1) for one in range(1, pages - 1, 7)),
        a_letter_in_a_record,
        a_byte_in_a_record,
    ]
    path.write_bytes(whole)
    for damage, first in zip(ways[::share], itertools.cycle(COMMANDS), strict=False):
        Path(f"{path}-seal").write_bytes(sealed)
        damage(path)
        assert run(["--workspace", str(root), "lookup", "WHO"]) in (0, 1, 2)
        assert "unexpected" not in capsys.readouterr().err, damage
        run(["--workspace", str(root), *first])
        run(["--workspace", str(root), "show", "who"])
        assert run(["--workspace", str(root), "lookup", "WHO"]) == 0
        told = capsys.readouterr().err
        assert (told.count(REMADE), "unexpected" in told) == (1, False), (damage, first)
        assert rows(root) == before
        path.write_bytes(whole)


def test_in_a_build_that_was_cut_short_all_that_can_be_seen_is_made_anew(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "build" / "glossary.db"
    whole, before = path.read_bytes(), rows(root)
    missing = [sql(f"DELETE FROM sqlite_schema WHERE name = '{name}'") for _, name in tables(path)]  # noqa: S608
    path.write_bytes(whole)
    for damage in (*missing, cut(5000), cut(len(whole) - 4096), swapped(3, 9), a_byte_in_a_record):
        seal.Change(path)
        damage(path)
        assert run(["--workspace", str(root), "list"]) == 0
        assert REMADE in capsys.readouterr().err
        assert rows(root) == before
        path.write_bytes(whole)


def test_a_build_that_was_cut_short_is_no_damage(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "build" / "glossary.db"
    seal.Change(path)
    assert run(["--workspace", str(root), "build"]) == 0
    assert (seal.state(path), REMADE in capsys.readouterr().err) == ("whole", False)


def without_a_seal(path: Path) -> None:
    Path(f"{path}-seal").unlink()


def with_the_seal_of_an_earlier_version(path: Path) -> None:
    Path(f"{path}-seal").write_text(hashlib.sha256(path.read_bytes()).hexdigest(), encoding="ascii")


def with_the_seal_of_another_key(path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(path.parent / "theirs"))
        seal.seal(path)


VALUES = ("char(27) || '[2J' || number", "CAST(x'00ff1b' || number AS BLOB)", "number * 1e300", "NULL")
COLUMNS = ("id", "english", "tags", "letters", "line", "record")
FORGED = [
    *(f"UPDATE concepts SET {column} = {value}" for value in VALUES for column in COLUMNS),  # noqa: S608 - ours
    "UPDATE terms SET text = NULL, former = x'1b'",
    "UPDATE warnings SET code = 7, message = x'1b'",
    "UPDATE documents SET problems = '[' || char(27)",
    "UPDATE findings SET record = '" + "[" * 9999 + "'",
]
"""What somebody may have written into a glossary."""


@pytest.mark.parametrize(
    "sealed", [without_a_seal, with_the_seal_of_an_earlier_version, with_the_seal_of_another_key]
)
def test_a_glossary_that_somebody_else_made_is_made_anew_silently(
    root: Path, capfd: pytest.CaptureFixture[str], sealed: Damage
) -> None:
    path = root / "build" / "glossary.db"
    before = rows(root)
    for forged in FORGED:
        sql(forged)(path)
        sealed(path)
        for command in (["lookup", "WHO"], ["lookup", "--json", "health"], ["lookup", "w"]):
            assert run(["--workspace", str(root), *command]) in (0, 1, 2)
        assert run(["--workspace", str(root), "list"]) == 0
        told = "".join(capfd.readouterr())
        assert ("\x1b" in told, "unexpected" in told, REMADE in told) == (False, False, False), forged
        assert rows(root) == before


def test_what_somebody_elses_glossary_says_of_the_register_is_not_believed(root: Path) -> None:
    path, register = root / "build" / "glossary.db", root / "glossary" / "register.tsv"
    before = register.read_text(encoding="utf-8")
    header, *lines = before.splitlines(keepends=True)
    register.write_text(header + "".join(reversed(lines)), encoding="utf-8")
    believed = Written(Workspace(root)).hashes("")["register"]
    sql(f"UPDATE meta SET value = '{believed}' WHERE key = 'register'")(path)  # noqa: S608 - a hash
    with_the_seal_of_another_key(path)
    assert run(["--workspace", str(root), "list"]) == 0
    assert register.read_text(encoding="utf-8") == before


def test_a_link_in_the_place_of_the_glossary_is_not_followed(root: Path, tmp_path: Path) -> None:
    path = root / "build" / "glossary.db"
    path.rename(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    path.symlink_to(tmp_path / "elsewhere")
    assert run(["--workspace", str(root), "build"]) == 0
    assert (path.is_symlink(), (tmp_path / "elsewhere").read_bytes() == before) == (False, True)


def test_a_document_can_be_checked_beside_a_damaged_glossary(root: Path) -> None:
    (root / "build" / "glossary.db").write_bytes(b"no database at all" * 100)
    assert run(["--workspace", str(root), "check", str(root / "docs" / "note.md")]) == 0
