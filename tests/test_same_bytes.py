"""Every export is the same, byte for byte, however the glossary came about.

Documents and decisions change at random here, by yougo's own commands. After each step the glossary is
built bit by bit, once more, and anew without its last one: all three give the same. ``YOUGO_ROUNDS=40``
makes 400 steps of it.
"""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workspaces import SETTINGS, outputs, rows, workspace
from yougo.cli.fast_lookup.entry_point import run
from yougo.workspace.register.text import parse

ROUNDS = int(os.environ.get("YOUGO_ROUNDS", "1"))
STEPS = 10

SENTENCES = (
    "世界保健機関（WHO）は会議を開いた。",
    "World Health Organization (WHO) met.",
    "Women in Hospitals of Oslo (WHO) met.",
    "連絡窓口（PoC）を置く。",
    "概念実証（PoC：Proof of Concept）を行う。",
    "The Point of Contact (PoC) answered.",
    "国連世界保健機関（WHO：World Health Organization）も加わった。",
    "「仮訳」（かりやく）を公表した。",
    "条件付契約（CC：Conditional Contract）を結ぶ。",
    "世界本部協会（WHO）が発足した。",
    "研究部会（SB：Study Group）と研究委員会（SG）が集まった。",
)
NAMES = ("WHO", "PoC", "世界保健機関", "連絡窓口", "Proof of Concept", "SG")
DOCUMENTS = ("a.md", "b.md", "c.md", "d.md")


class Life:
    """A workspace, and what may happen to it."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = workspace(root, a_md=SENTENCES[0])
        text = SETTINGS.replace('"jsonl"', '"jsonl", "datasette"')
        (self.root / "glossary" / "yougo.toml").write_text(text, encoding="utf-8")
        self.chance = random.Random(seed)  # noqa: S311 - which step comes next is no secret
        self.told: list[str] = []
        self.built()

    def command(self, *arguments: str) -> int:
        self.told.append(" ".join(arguments))
        return run(["--workspace", str(self.root), *arguments])

    def step(self) -> None:
        steps: tuple[Callable[[], object], ...] = (
            self.write, self.write, self.remove, self.replace, self.rename, self.accept, self.correct,
            self.reject, self.also, self.divide, self.forget, self.undo,
        )  # fmt: skip
        self.chance.choice(steps)()

    def documents(self) -> list[Path]:
        return sorted((self.root / "docs").iterdir())

    def term(self) -> str:
        known = parse((self.root / "glossary" / "register.tsv").read_text(encoding="utf-8"), "")
        return self.chance.choice(sorted(known.entries) or ["who"])

    def entry(self) -> str:
        place = self.chance.choice(("", "", *(f"@docs/{name}" for name in DOCUMENTS)))
        return self.chance.choice(NAMES) + place

    def write(self) -> None:
        name = self.chance.choice(DOCUMENTS)
        stated = self.chance.sample(SENTENCES, self.chance.randint(1, 4))
        self.told.append(f"write {name}: {stated}")
        (self.root / "docs" / name).write_text("\n\n".join(stated) + "\n", encoding="utf-8")

    def remove(self) -> None:
        if len(self.documents()) > 1:
            path = self.chance.choice(self.documents())
            self.told.append(f"remove {path.name}")
            path.unlink()

    def replace(self) -> None:
        """A document goes, and another comes that may mean something else by the same acronym."""
        self.remove()
        self.built()
        self.write()

    def rename(self) -> None:
        path, name = self.chance.choice(self.documents()), self.chance.choice(DOCUMENTS)
        self.told.append(f"rename {path.name} {name}")
        path.replace(path.with_name(name))

    def accept(self) -> None:
        self.command("edit", self.term(), "--accept")

    def correct(self) -> None:
        field = self.chance.choice(("--english", "--japanese", "--acronym"))
        self.command("edit", self.term(), field, self.chance.choice(NAMES))

    def reject(self) -> None:
        self.command("edit", self.term(), "--reject")

    def also(self) -> None:
        self.command("edit", self.term(), "--also", self.entry())

    def divide(self) -> None:
        self.command("edit", self.term(), "--not", self.entry())

    def forget(self) -> None:
        self.command(
            "edit", self.term(), "--forget", self.chance.choice(("status", "also", "not", "english"))
        )

    def undo(self) -> None:
        self.command("edit", "--undo")

    def built(self) -> tuple[dict[str, bytes], dict[str, list]]:
        assert self.command("build") == 0, self.told
        return outputs(self.root), rows(self.root)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_is_built_bit_by_bit_once_more_or_anew_is_the_same(tmp_path: Path, seed: int) -> None:
    life = Life(tmp_path / "w", seed)
    for _ in range(STEPS):
        life.step()
        built = life.built()
        assert life.built() == built, life.told
        shutil.rmtree(life.root / "build")
        assert life.built() == built, life.told
