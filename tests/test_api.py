"""``yougo.api``: what other programs use."""

import ast
import inspect
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import yougo
from workspaces import workspace
from yougo import api, find_terms, open_glossary
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import NoGlossary, OutsideWorkspace, UnreadableDocument

DOCS = Path(__file__).parents[1] / "docs"


def test_a_glossary_is_opened_built_and_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path / "w")
    glossary = open_glossary(root)
    with pytest.raises(NoGlossary):
        glossary.lookup("WHO")
    glossary.build()
    found = glossary.lookup("whO")
    assert [concept.japanese for concept in found] == ["世界保健機関"]
    assert found[0].known_reading.text == "せかいほけんきかん"
    assert [concept.id for concept in glossary.concepts()] == ["imf", "who"]
    capsys.readouterr()
    assert run(["--workspace", str(root), "lookup", "--json", "機関"]) == 0
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert [concept.id for concept in glossary.lookup("機関")] == ids


@pytest.mark.parametrize("page", ["json.md", "json.ja.md"])
def test_what_the_page_shows_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    workspace(tmp_path / "policy")
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    values: dict[str, object] = {}
    for line in ast.parse(code).body:
        compiled = compile(ast.Interactive([line]), page, "single")  # it prints what a line is worth
        exec(compiled, values)  # noqa: S102 - our own page
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "世界保健機関 せかいほけんきかん World Health Organization docs/note.md:1"
    assert [line.count("Concept(id='who'") for line in told[1:]] == [1, 1]


def public() -> list[object]:
    """All that programs may call."""
    methods = [value for name, value in vars(api.Glossary).items() if not name.startswith("_")]
    return [api.open_glossary, api.find_terms, *filter(inspect.isfunction, methods)]


@pytest.mark.parametrize("function", public(), ids=lambda function: function.__name__)
def test_what_programs_call_has_types_and_says_what_it_does(function) -> None:
    signature = inspect.signature(function)
    assert function.__doc__
    assert signature.return_annotation is not signature.empty
    untyped = [each for each in signature.parameters.values() if each.annotation is each.empty]
    assert [each.name for each in untyped] in ([], ["self"])


@pytest.mark.parametrize(
    "text", ["WHOとIMF", "国際通貨基金（IMF）", "何もない", "世界保健\n機関。\n\nIMF、who"]
)
def test_a_text_s_terms_are_those_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    root = workspace(tmp_path / "w")
    glossary = open_glossary(root)
    with pytest.raises(NoGlossary):
        glossary.terms_in(text)
    glossary.build()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    run(["--workspace", str(root), "lookup", "--json", "-"])
    told = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert [concept.id for concept in glossary.terms_in(text)] == told


def test_a_rejected_term_is_no_term(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    assert run(["--workspace", str(root), "edit", "imf", "--reject"]) == 0
    glossary = open_glossary(str(root))
    assert [concept.id for concept in glossary.concepts()] == ["who"]


def test_a_folder_that_is_not_a_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutsideWorkspace, match="workspace"):
        open_glossary(tmp_path)


def test_half_a_character_stops_no_program() -> None:
    (concept,) = find_terms("港の\ud800 HBC（港湾評議会）が開かれた。")
    assert (concept.acronym, concept.japanese) == ("HBC", "港湾評議会")


def test_terms_of_a_text_have_readings_and_places() -> None:
    (concept,) = find_terms("世界保健機関（World Health Organization: WHO）は会議を開いた。")
    assert (concept.acronym, concept.english) == ("WHO", "World Health Organization")
    assert concept.known_reading.text == "せかいほけんきかん"
    assert str(concept.first_place) == "text.md:1"


def test_terms_of_bytes_are_read_by_the_name() -> None:
    (concept,) = find_terms("日本語,英語\n世界保健機関,World Health Organization\n".encode(), "terms.csv")
    assert concept.english == "World Health Organization"
    with pytest.raises(UnreadableDocument):
        find_terms(b"no archive", "a.docx")


def test_the_package_gives_what_programs_use_and_loads_nothing_before() -> None:
    code = "import sys, yougo; print('yougo.api' in sys.modules, yougo.find_terms is yougo.api.extract)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False True\n"
    assert yougo.Glossary is api.Glossary
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        yougo.nothing  # noqa: B018 - asking is what is tested
