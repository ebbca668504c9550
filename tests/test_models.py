"""Language models propose missing names: what they are asked, what of an answer is fit, and what is kept."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import llm
import pytest
from llm.plugins import pm

from workspaces import outputs, workspace
from yougo import installing
from yougo.cli.fast_lookup.entry_point import run
from yougo.language_models import answers, requests
from yougo.language_models.requests import Request
from yougo.model.concepts import Concept

NOTE = """\
選別協議会（KYK）は会合を開いた。

木陰会議（KGM[^kgm]）も開かれる。

[^kgm]: Open-Air Meeting。

**虎屋基準**とは、虎屋が守る基準をいう。
"""


class Oracle(llm.Model):
    """A model of the test: it answers by the names that it is given."""

    model_id = "oracle"
    supports_schema = True
    names: ClassVar[dict[str, str]] = {}
    """From a Japanese name to its answer."""
    asked: ClassVar[list[str]] = []
    schemas: ClassVar[list[object]] = []
    said: ClassVar[str] = ""
    """What it says instead."""
    fails_from: ClassVar[int] = 1_000
    """The request from which on it fails."""

    def execute(self, prompt: llm.Prompt, **_: object) -> Iterator[str]:
        if len(self.asked) >= self.fails_from:
            raise llm.ModelError("no connection.")
        self.asked.append(str(prompt.prompt))
        self.schemas.append(prompt.schema)
        rows = map(json.loads, str(prompt.prompt).splitlines())
        found = [{"number": row["number"], "name": self.names.get(row.get("name", ""), "")} for row in rows]
        yield self.said or json.dumps({"names": found}, ensure_ascii=False)


class Plugin:
    """What llm loads."""

    @llm.hookimpl
    def register_models(self, register: object) -> None:
        register(Oracle(), aliases=("seer",))  # type: ignore[operator]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A built workspace, the working directory, with the model of the test, and a cache of its own."""
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.setenv("LLM_LOAD_PLUGINS", "")
    made = workspace(tmp_path / "policy", note_md=NOTE)
    monkeypatch.chdir(made)
    assert run(["build"]) == 0
    Oracle.names = {"選別協議会": "Keen Yield Kernel", "虎屋基準": "Tiger Code"}
    Oracle.asked, Oracle.schemas, Oracle.said, Oracle.fails_from = [], [], "", 1_000
    plugin = Plugin()
    pm.register(plugin)
    yield made
    pm.unregister(plugin)


ASK = ["propose", "--model", "oracle", "--yes"]


def proposed(capsys: pytest.CaptureFixture[str], side: str = "english") -> dict[str, list[str]]:
    """What is proposed for each term that lacks a side."""
    capsys.readouterr()
    run(["list", "--missing", side, "--json"])
    rows = map(json.loads, capsys.readouterr().out.splitlines())
    return {row["id"]: [each["text"] for each in row.get("proposals", [])] for row in rows}


@pytest.mark.usefixtures("root")
def test_a_model_proposes_and_nothing_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    before = outputs(Path())
    assert run(ASK) == 0
    assert "oracle proposes 2 of 2 names." in capsys.readouterr().err
    assert run(["show", "虎屋基準"]) == 0
    assert "english: Tiger Code  (model oracle: 虎屋基準とは" in capsys.readouterr().out
    assert run(["build"]) == 0
    assert outputs(Path()) == before


@pytest.mark.usefixtures("root")
def test_what_is_taken_says_which_model_it_is_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ASK) == 0
    assert run(["edit", "虎屋基準", "--take", "1"]) == 0
    capsys.readouterr()
    assert run(["show", "虎屋基準", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["english"], row["credits"]) == (
        "Tiger Code",
        [{"field": "english", "source": "model oracle"}],
    )


def test_a_trusted_reference_does_not_make_a_model_trusted(root: Path) -> None:
    (root.parent / "t.csv").write_text("用語,英語\n別語,other word\n", encoding="utf-8")
    assert run(["reference", "add", "../t.csv"]) == 0
    settings = root / "glossary" / "yougo.toml"
    settings.write_text(f"{settings.read_text()}trust = true\n")
    assert run(["build"]) == 0
    before = outputs(root)
    assert run(ASK) == 0
    assert run(["build"]) == 0
    assert outputs(root) == before


def test_a_model_s_word_is_below_that_of_a_reference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root.parent / "t.csv").write_text("用語,英語\n虎屋基準,Toraya Standard\n", encoding="utf-8")
    assert run(["reference", "add", "../t.csv"]) == 0
    Oracle.names = {"虎屋基準": "Tiger Code"}
    assert run(ASK) == 0
    assert proposed(capsys)["虎屋基準"] == ["Toraya Standard", "Tiger Code"]


@pytest.mark.usefixtures("root")
def test_nothing_is_asked_twice(capsys: pytest.CaptureFixture[str]) -> None:
    Oracle.names = {"虎屋基準": "Tiger Code"}
    assert run(ASK) == 0
    assert run(["propose", "--model", "seer", "--yes"]) == 0
    assert "oracle was asked for every name that is missing." in capsys.readouterr().err
    assert len(Oracle.asked) == 1
    assert Oracle.schemas == [requests.SCHEMA]


@pytest.mark.usefixtures("root")
def test_what_is_interrupted_goes_on_where_it_was(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "BATCH", 1)
    Oracle.fails_from = 1
    assert run(ASK) == 1
    assert "oracle did not answer: no connection. What it answered before is kept" in capsys.readouterr().err
    Oracle.fails_from = 1_000
    assert run(ASK) == 0
    assert len(Oracle.asked) == len(set(Oracle.asked)) == 2
    assert sorted(filter(None, proposed(capsys).values())) == [["Keen Yield Kernel"], ["Tiger Code"]]


@pytest.mark.usefixtures("root")
def test_one_term_alone_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ASK, "虎屋基準"]) == 0
    assert "1 of 1 name." in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_the_cost_is_told_before_anything_is_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/null").open() as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        assert run(ASK[:-1]) == 1
    _, err = capsys.readouterr()
    assert (
        "To ask for 2 names, yougo sends oracle 1 request with names and sentences of your documents: about"
        in err
    )
    assert "Give --yes." in err
    assert not Oracle.asked


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("said", ["I am a bear.", "[]", '{"names": 3}', '{"names": ["x", {"number": "1"}]}'])
def test_an_answer_that_is_no_answer_is_told_and_asked_for_again(
    said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Oracle.said = said
    assert run(ASK) == 1
    err = capsys.readouterr().err
    assert ("The answers for 2 names cannot be understood." in err, " 0 of 0 " in err) == (True, False)
    Oracle.said = ""
    assert run(ASK) == 0


@pytest.mark.usefixtures("root")
def test_a_name_of_another_term_is_not_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    Oracle.names = {"虎屋基準": "Open-Air Meeting"}
    assert run(ASK) == 0
    assert proposed(capsys)["虎屋基準"] == []


def test_other_workspaces_have_nothing_of_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ASK) == 0
    other = workspace(root.parent / "other", note_md=NOTE)
    monkeypatch.chdir(other)
    assert run(["build"]) == 0
    assert not any(proposed(capsys).values())
    monkeypatch.chdir(root)
    assert any(proposed(capsys).values())


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("named", [[], ["--model", "oracle"]])
def test_what_a_model_proposed_can_be_forgotten_but_for_what_is_taken(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(ASK) == 0
    assert run(["edit", "虎屋基準", "--take", "1"]) == 0
    before = Path("glossary/terms.toml").read_bytes()
    assert run(["propose", "--forget", *named]) == 0
    assert "What oracle proposed is forgotten: 2 names." in capsys.readouterr().err
    assert not any(proposed(capsys).values())
    assert Path("glossary/terms.toml").read_bytes() == before
    assert run(["propose", "--forget", *named]) == 1
    assert "No model has proposed anything in this workspace." in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_a_model_that_proposed_nothing_is_told_from_those_that_did(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(ASK) == 0
    assert run(["propose", "--forget", "--model", "nobody"]) == 1
    assert "nobody has proposed nothing in this workspace. These have: oracle." in capsys.readouterr().err
    assert run(["propose", "--forget", "虎屋基準"]) == 2


@pytest.mark.usefixtures("root")
def test_only_what_is_proposed_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Oracle.names = {"選別協議会": "Keen Yield Kernel", "虎屋基準": "Open-Air Meeting"}
    assert run(ASK) == 0
    assert "oracle proposes 1 of 2 names." in capsys.readouterr().err
    assert sum(map(len, proposed(capsys).values())) == 1


@pytest.mark.usefixtures("root")
def test_a_model_that_is_asked_writes_to_no_folder_outside(tmp_path: Path) -> None:
    assert run(ASK) == 0
    folder = Path("glossary/.history/models")
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    (tmp_path / "outside").mkdir()
    folder.symlink_to(tmp_path / "outside")
    assert run(ASK) == 2
    assert not any((tmp_path / "outside").iterdir())


@pytest.mark.usefixtures("root")
def test_a_model_that_llm_does_not_know_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["propose", "--model", "nobody"]) == 2
    assert "llm knows no model “nobody”." in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_without_llm_one_sentence_says_how_to_install_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "llm", None)
    assert run(ASK) == 2
    assert "pip install 'yougo[llm]'" in capsys.readouterr().err


@pytest.mark.parametrize("has_pip", [True, False])
def test_an_environment_without_pip_is_named_to_the_pip_outside(
    has_pip: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "find_spec", {"pip": has_pip}.get)
    monkeypatch.setattr(sys, "prefix", "/my tools/.venv")
    assert installing.command("llm") == (
        "pip install 'yougo[llm]'"
        if has_pip
        else "python3 -m pip --python '/my tools/.venv' install 'yougo[llm]'"
    )


TIGER = Request("english", "", "虎屋基準", ())
TIGRESS = Request("english", "", "雌虎基準", ())
CODE = Request("english", "GTC", "虎屋基準", ())
BEAR = Request("japanese", "", "Bear Code", ())


@pytest.mark.parametrize(
    ("request_", "answer", "fit"),
    [
        (TIGER, " Ｔiger  Code ", "Tiger Code"),
        (TIGER, "虎屋基準", ""),
        (TIGER, "虎屋 Code", ""),
        (TIGER, "TC", ""),
        (TIGER, "Tiger\nCode", ""),
        (TIGER, "\x1b[31mTiger Code\x1b[0m", ""),
        (TIGER, "Tiger Code " * 20, ""),
        (CODE, "Great Tiger Code", "Great Tiger Code"),
        (CODE, "Tiger Code", ""),
        (BEAR, "熊基準", "熊基準"),
        (BEAR, "Bear Code", ""),
    ],
)
def test_only_a_name_that_may_be_one_is_fit(request_: Request, answer: str, fit: str) -> None:
    text = json.dumps({"names": [{"number": 1, "name": answer}]})
    assert answers.read(text, [request_]) == {request_.key: fit}


def test_one_answer_for_two_terms_is_fit_for_neither() -> None:
    rows = [
        {"number": 1, "name": "Tiger Code"},
        {"number": 2, "name": "tiger code"},
        {"number": 3, "name": "x"},
    ]
    text = f"```json\n{json.dumps({'names': rows})}\n```"
    assert answers.read(text, [TIGER, TIGRESS]) == {TIGER.key: "", TIGRESS.key: ""}


def test_a_term_is_asked_for_what_it_lacks_and_with_what_it_has() -> None:
    (english,) = requests.requests(Concept("x", acronym="GTC", japanese="虎屋基準", definition="基準。"))
    (japanese,) = requests.requests(Concept("x", english="Bear Code"))
    assert (english.side, english.name, japanese.side, japanese.name) == (
        "english",
        "虎屋基準",
        "japanese",
        "Bear Code",
    )
    assert [each.side for each in requests.requests(Concept("x", acronym="GTC"))] == ["english", "japanese"]
    line = json.loads(requests.prompt([english]))
    assert line == {
        "number": 1,
        "wanted": "English name",
        "acronym": "GTC",
        "name": "虎屋基準",
        "sentences": [],
    }
