"""Every screen of every term: nothing that yougo can store may be impossible to show.

The sweep goes over the sample, over the real documents where they are at hand, and over terms that are made
up: every combination of known and unknown fields, every code, every kind of evidence. An unexpected error is
raised (``YOUGO_DEBUG``), so that it fails the test.
"""

import io
import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from shared import DOCUMENTS, needs_shared
from workspaces import SETTINGS
from yougo.cli import code_names, term_detail
from yougo.cli.fast_lookup import term_output
from yougo.cli.fast_lookup.entry_point import run
from yougo.cli.review.session import Session
from yougo.language.letters import Letters
from yougo.model import json_lines
from yougo.model.codes import Basis, WarningCode
from yougo.model.concepts import (
    Concept,
    Decided,
    Evidence,
    Lang,
    NameType,
    Reading,
    Ruby,
    Status,
    TermWarning,
    Variant,
    names_of,
)
from yougo.model.documents import Place
from yougo.model.exporter import Edition, Source
from yougo.pipeline import installed
from yougo.pipeline.build import refresh
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load
from yougo.search.index import Index
from yougo.store import Store
from yougo.store.update import Update
from yougo.workspace.decision import Decision

ROOT = Path(__file__).parents[1]
EXPORTERS = sorted(installed.exporters().keys() - {"pdf"})  # the PDF is the sheet, printed by a browser
MAY_BE_EMPTY = {"mkdocs", "omegat", "po", "tmx"}
"""Exports of acronyms, and of pairs, of which there may be none."""
Say = Callable[..., str]


@pytest.fixture(scope="module", params=["sample", pytest.param("real", marks=needs_shared)])
def glossary(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(tmp_path_factory.mktemp("sweep") / "w")
    if request.param == "sample":
        shutil.copytree(ROOT / "glossary", made.glossary)
    else:
        shutil.copytree(DOCUMENTS, made.root / "docs")
        made.glossary.mkdir()
        made.settings.write_text(SETTINGS, encoding="utf-8")
    assert run(["--workspace", str(made.root), "build"]) == 0
    return made


@pytest.fixture(params=["pipe", pytest.param("terminal", marks=pytest.mark.slow)])
def say(
    request: pytest.FixtureRequest,
    glossary: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Say:
    """Runs a command that must end well, in a pipe and in a narrow terminal; what it prints."""
    monkeypatch.setenv("YOUGO_DEBUG", "1")
    if request.param == "terminal":
        in_terminal(monkeypatch)

    def do(*arguments: str) -> str:
        assert run(["--workspace", str(glossary.root), *arguments]) == 0, arguments
        return capsys.readouterr().out

    return do


def in_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 40 columns, so high that nothing needs a pager."""
    monkeypatch.setattr("yougo.cli.terminal.is_terminal", lambda: True)
    monkeypatch.setattr("yougo.cli.term_detail.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "100000")


def names(concept: Concept) -> Iterator[str]:
    """What a person may type for a term: all its names, its id, its reading and its romaji."""
    yield from names_of(concept)
    yield concept.id
    if concept.reading:
        yield from filter(None, (concept.reading.text, concept.reading.romaji))


def _without_space(text: str) -> str:
    """Text without the line breaks and the spaces of a narrow terminal."""
    return "".join(text.split())


def test_every_term_is_shown(glossary: Workspace, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    report = refresh.refresh(glossary)
    monkeypatch.setattr("yougo.pipeline.build.refresh.refresh", lambda *_, **__: report)  # once is enough
    for concept in load(glossary).concepts:
        name = concept.japanese or concept.acronym or concept.english
        assert _without_space(name) in _without_space(say("show", concept.id))
        assert json.loads(say("show", "--json", concept.id))["id"] == concept.id


def test_every_term_is_looked_up_by_every_name_it_bears(glossary: Workspace, say: Say) -> None:
    for concept in load(glossary).concepts:
        if concept.status == "rejected":
            continue
        for name in set(names(concept)):
            assert say("lookup", "--", name)
            found = say("lookup", "--json", "--limit", "0", "--", name)
            assert concept.id in [json.loads(line)["id"] for line in found.splitlines()], name


@pytest.mark.parametrize("place", ["pipe", "terminal"])
def test_every_term_has_a_review_screen(
    glossary: Workspace, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if place == "terminal":
        in_terminal(monkeypatch)
    now = load(glossary)
    monkeypatch.setattr("sys.stdin", io.StringIO("?" + " " * len(now.by_id)))
    Session(now, list(now.by_id)).run()
    shown = capsys.readouterr().out
    assert all(f"({identifier}, " in shown for identifier in now.by_id)


def test_every_list_check_and_account_is_printed(glossary: Workspace, say: Say) -> None:
    documents = glossary.root / "docs" if (glossary.root / "docs").is_dir() else glossary.glossary / "sources"
    assert say("list") != ""
    assert say("list", "--json") != ""
    assert say("add", "--explain", str(documents)) != ""
    assert say("add", "--explain", "--json", str(documents)) != ""
    assert run(["--workspace", str(glossary.root), "check"]) in (0, 1)
    assert run(["--workspace", str(glossary.root), "check", "--json"]) in (0, 1)


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_export_is_made(say: Say, name: str, tmp_path: Path) -> None:
    say("export", name, "-o", str(tmp_path / "export"))
    assert (tmp_path / "export").stat().st_size


def known_or_not() -> Iterator[Concept]:
    """A term for every combination of known and unknown fields that has a name."""
    fields = {
        "acronym": "WHO",
        "japanese": "世界保健機関",
        "english": "World Health Organization",
        "reading": Reading("せかいほけんきかん", verified=False, basis="engines"),
        "definition": "保健の機関。",
        "variants": (Variant("保健機関", "ja", "variant"),),
        "warnings": (TermWarning("homonym", "Also something else"),),
        "evidence": (Evidence(Place("a.md", 3), "text", "世界保健機関（WHO）", "name_then_bracket"),),
        "note": "覚え",
        "tags": ("国連",),
        "decided": (Decided("english", "World Health", "", ""),),
    }
    for chosen in itertools.product([False, True], repeat=len(fields)):
        known = {
            name: value for (name, value), is_known in zip(fields.items(), chosen, strict=True) if is_known
        }
        if known.keys() & {"acronym", "japanese", "english"}:
            yield Concept("-".join(name[0] + name[2] for name in known), **known)


def shown_everywhere(concepts: list[Concept], database: Path) -> None:
    """Store terms and show them on every screen and in every export."""
    with Store(database) as store:
        store.update(Update(listed=frozenset(), concepts=tuple(concepts), meta={"state": "x"}, anew=True))
        stored = store.concepts()
    assert sorted(stored, key=attrgetter("id")) == sorted(concepts, key=attrgetter("id"))
    with Index(str(database)) as index:
        for concept in stored:
            assert concept.id in term_detail.whole(concept, Decision())
            assert json.loads(json_lines.line(concept))["id"] == concept.id
            term = index.term(index.with_id(concept.id))
            assert term_output.full(term)
            assert term_output.brief(term)
            assert term_output.brief(term, 20)
    edition = Edition("試し", "test", concepts=tuple(stored), sources=(Source("a.md"),))
    for name in EXPORTERS:
        made = installed.exporters()[name].export(edition)
        assert made or name in MAY_BE_EMPTY, name


@pytest.mark.parametrize("place", ["pipe", pytest.param("terminal", marks=pytest.mark.slow)])
def test_every_combination_of_known_and_unknown_fields_is_shown(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "terminal":
        in_terminal(monkeypatch)
    shown_everywhere(list(known_or_not()), tmp_path / "glossary.db")


TEXT = st.text(st.sampled_from("AEi 1-・、世界保ほけカー（）「」/&é"), min_size=1, max_size=30)
MAYBE = st.just("") | TEXT
PLACES = st.builds(Place, TEXT, st.integers(1, 9999))
READINGS = st.builds(
    Reading,
    TEXT,
    verified=st.booleans(),
    basis=st.sampled_from(get_args(Basis)),
    others=st.lists(TEXT, max_size=3).map(tuple),
    ruby=st.lists(st.builds(Ruby, TEXT, MAYBE), max_size=3).map(tuple),
    romaji=MAYBE,
)
EVIDENCE = st.builds(
    Evidence,
    PLACES,
    kind=st.sampled_from(["text", "heading", "item", "table", "footnote", "note", "definition"]),
    quote=TEXT,
    rule=st.sampled_from(sorted(code_names.RULES)),
    url=MAYBE,
    names=st.lists(TEXT, max_size=3).map(tuple),
    letters=st.sampled_from(["", *get_args(Letters)]),
)
CONCEPTS = st.builds(
    Concept,
    id=st.uuids().map(str),
    acronym=MAYBE,
    japanese=MAYBE,
    english=TEXT,
    reading=st.none() | READINGS,
    definition=MAYBE,
    variants=st.lists(
        st.builds(
            Variant,
            TEXT,
            lang=st.sampled_from(get_args(Lang)),
            type=st.sampled_from(get_args(NameType)),
            count=st.integers(0, 9),
            former=st.booleans(),
        ),
        max_size=3,
        unique_by=lambda variant: variant.text,
    ).map(tuple),
    warnings=st.lists(
        st.builds(
            TermWarning, st.sampled_from(get_args(WarningCode)), TEXT, st.lists(PLACES, max_size=2).map(tuple)
        ),
        max_size=3,
    ).map(tuple),
    status=st.sampled_from(get_args(Status)),
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    note=MAYBE,
    tags=st.lists(st.sampled_from(["国連", "a"]), unique=True).map(tuple),
    decided=st.lists(
        st.builds(
            Decided,
            st.sampled_from(["acronym", "japanese", "english", "reading", "definition"]),
            TEXT,
            MAYBE,
            MAYBE,
            st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    sort=TEXT,
)


@limits(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.reuse, Phase.generate],  # a failing term is small enough as it is
)
@given(concepts=st.lists(CONCEPTS, min_size=1, max_size=4, unique_by=lambda concept: concept.id))
def test_whatever_is_known_of_a_term_can_be_shown(
    concepts: list[Concept], tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown_everywhere(concepts, tmp_path_factory.mktemp("made") / "glossary.db")
