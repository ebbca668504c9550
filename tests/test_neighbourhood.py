"""What a change can influence, merged by itself, gives the same as everything merged; so do shards.

Documents, decisions and the register change at random, as in `test_fixpoint`; some of the names collide.
``YOUGO_ROUNDS=1000`` makes more of it than runs by itself.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from test_fixpoint import ROUNDS, STEPS, TODAY, Glossary, claim
from yougo.merge import Elsewhere
from yougo.model.concepts import Concept
from yougo.model.documents import Document, Place
from yougo.model.findings import Finding, Name
from yougo.pipeline.build import merging, sharding
from yougo.pipeline.build.merging import Part
from yougo.pipeline.build.sharding import Whole
from yougo.pipeline.documents import version_names
from yougo.store import Store
from yougo.store.stated import pack
from yougo.store.update import Cached, Changed, Update
from yougo.workspace import terms_file
from yougo.workspace.decision import Decision
from yougo.workspace.register import EMPTY, Entry, Register
from yougo.workspace.register.text import render

ACRONYMS = ["", "AB", "GH", "GH-2", "GHI", "GH-14", "☆", "KL", "KL-15", "MN", "O.P", "O-P", "QR", "X1"]
JAPANESE = [
    "",
    "甲乙",
    "辛壬",
    "辛壬の癸子",
    "丑寅",
    "卯辰の巳午",
    "巳午",
    "第14回未申",
    "未申",
    "酉戌・亥子",
]
ENGLISH = [
    "",
    "Green House",
    "Kind Letter",
    "Other Port",
    "Mild North",
    "Quick Road",
    "Great Hall Inn",
    "Kite Lane 15",
]
AGREEING = [("PB", "港湾局", "Port Bureau"), ("SP", "安全計画", "Safety Plan")]
"""Acronyms with names that may mean one thing: only these does an acronym join."""
ALIASES = ["", "", "", "辛壬", "QR", "Kind Letter"]
DOCUMENTS = ["a.md", "d.md", "e.md", "f.md", "g.md", "h.md"]


def spread(acronym: str, spans: list[str], english: str, alias: str) -> Finding:
    """A claim whose Japanese name may have several extents."""
    found = claim(acronym, spans[0], english, alias, "")
    names = tuple(Name(span, "chunk", is_bounded="の" in span) for span in spans if span)
    return replace(found, japanese=names)


CLAIMS = st.builds(
    spread,
    st.sampled_from(ACRONYMS),
    st.lists(st.sampled_from(JAPANESE), min_size=1, max_size=2),
    st.sampled_from(ENGLISH),
    st.sampled_from(ALIASES),
)


class Partly(Glossary):
    """A workspace whose database holds what the last merge left."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(sharding, "_MOST", 1)
        self.stored: dict[str, tuple[Finding, ...]] = {}
        self.left: Register = EMPTY
        self.versions: dict[str, str] = {}

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder)

    def build(self) -> None:
        """Merge everything, and what the change can influence; both must give the same."""
        decisions = terms_file.parse(self.terms, "terms.toml")
        placed = {name: self.placed(name) for name in self.documents}
        findings = [each for stated in placed.values() for each in stated]
        whole = Part(findings, decisions, self.register, Elsewhere(versions=self.versions)).merged(TODAY)
        known, left = self.register.entries, self.left.entries
        changed = {key for key in known.keys() | left.keys() if known.get(key) != left.get(key)}
        written = SimpleNamespace(
            decisions=lambda: decisions, register=lambda: self.register, changed_ids=changed
        )
        documents = [name for name in placed if placed[name] != self.stored.get(name)]
        noted = {version_names.KEY: version_names.noted(self.versions)}
        changed_now = tuple(read(name, placed[name]) for name in documents)
        update = Update(frozenset(placed), changed_now, part=(), meta=noted, versions=self.versions)
        with Store(self.folder / "glossary.db") as store:
            change = merging.difference(store, update, written)
            assert change is not None
            made = merging.merged(store, change, written, TODAY)
            assert made
            entries = {**self.register.entries, **made.register.entries}
            update = replace(update, concepts=tuple(made.concepts), part=made.part.ids, links=made.links)
            store.update(update)
            concepts = {concept.id: concept for concept in store.concepts()}
        for made_of, register in ((concepts, Register(entries)), self.in_shards(update, decisions)):
            assert made_of == {concept.id: concept for concept in whole.concepts}
            assert render(register) == render(whole.register)
        self.register = self.left = whole.register
        self.concepts, self.stored = concepts, placed

    def in_shards(
        self, update: Update, decisions: dict[str, Decision]
    ) -> tuple[dict[str, Concept], Register]:
        """Everything, merged in shards that are as small as they can be."""
        entries: dict[str, Entry] = {}
        with Store(self.folder / "shards.db") as store:
            whole = Whole(store, decisions, self.register, self.versions)
            with store.renewing(update, whole.ids()) as renewal:
                for made in whole.merged(renewal, TODAY):
                    part = replace(update, concepts=made.concepts, part=made.part.ids, links=made.links)
                    renewal.store(part)
                    assert entries.keys().isdisjoint(made.register.entries)
                    entries |= made.register.entries
            return {concept.id: concept for concept in store.concepts()}, Register(entries)

    def placed(self, name: str) -> tuple[Finding, ...]:
        """What a document states, with the lines."""
        stated = enumerate(self.documents[name], 1)
        return tuple(replace(each, place=Place(name, line)) for line, each in stated)

    @rule(name=st.sampled_from(DOCUMENTS), claims=st.lists(CLAIMS, min_size=1, max_size=3))
    def write_apart(self, name: str, claims: list[Finding]) -> None:
        self.documents[name] = tuple(claims)
        self.build()

    @rule(names=st.lists(st.sampled_from(DOCUMENTS), min_size=2, max_size=4, unique=True))
    def declare_versions(self, names: list[str]) -> None:
        """Of these documents, each two are versions of one from now on, and no others."""
        self.versions = {}
        for both in (sorted(names[:2]), sorted(names[2:])):
            self.versions |= dict.fromkeys(both, *both[:1])
        self.build()

    @rule(names=st.sampled_from(AGREEING))
    def pair_two(self, names: tuple[str, str, str]) -> None:
        """Two documents that an acronym joins become versions of one, and are none again."""
        acronym, japanese, english = names
        halves = (spread(acronym, [japanese], "", ""), spread(acronym, [""], english, ""))
        self.documents |= {"i.md": halves[:1], "j.md": halves[1:]}
        for versions in ({}, dict.fromkeys(["i.md", "j.md"], "i.md"), {}):
            self.versions = versions
            self.build()

    @rule(first=st.lists(CLAIMS, min_size=1, max_size=2), second=st.lists(CLAIMS, min_size=1, max_size=2))
    def write_two(self, first: list[Finding], second: list[Finding]) -> None:
        self.documents |= {"i.md": tuple(first), "j.md": tuple(second)}
        self.build()

    @precondition(lambda self: self.register.entries)
    @rule(data=st.data())
    def lose_an_entry(self, data: st.DataObject) -> None:
        """A person deletes the lines of an id from the register, and cannot undo what was decided before."""
        gone = data.draw(st.sampled_from(sorted(self.register.entries)))
        entries = {key: entry for key, entry in self.register.entries.items() if key != gone}
        self.register = Register(entries)
        self.before.clear()
        self.build()

    @precondition(lambda self: self.terms)
    @rule()
    def move_the_tables(self) -> None:
        self.terms = f"# a remark\n{self.terms}"
        self.build()


def read(name: str, stated: tuple[Finding, ...]) -> Changed:
    return Changed(Cached(name, "hash", 1, 1, "key"), Document(name), pack(stated), ())


def test_documents_that_become_versions_of_one_are_merged_again() -> None:
    glossary = Partly()
    try:
        for names in AGREEING:
            glossary.pair_two(names)
    finally:
        glossary.teardown()


Partly.TestCase.settings = settings(
    max_examples=ROUNDS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_a_part_gives_the_same_as_everything = Partly.TestCase
