"""``yougo diff``: two documents, or the glossary now and at another time."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from workspaces import workspace, write
from yougo.cli.fast_lookup.entry_point import run

OLD = """\
世界保健機関（WHO）が会議を開いた。

国際通貨基金（IMF）も加わった。

「電子署名」とは、電磁的に行う署名をいう。
"""
NEW = """\
世界保健機構（ＷＨＯ）が会議を開いた。

経済協力開発機構（OECD）も加わった。

「電子署名」とは、作成者を示す措置をいう。
"""
CHANGES = [
    ("renamed", "who", "japanese", "世界保健機関", "世界保健機構"),
    ("new", "oecd", None, None, None),
    (
        "redefined",
        "電子署名",
        "definition",
        "「電子署名」とは、電磁的に行う署名をいう。",
        "「電子署名」とは、作成者を示す措置をいう。",
    ),
    ("gone", "imf", None, None, None),
]


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        Path(name).write_text(text, encoding="utf-8")
    return ["old.md", "new.md"]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict]]:
    capsys.readouterr()
    code = run(["diff", "--json", *arguments])
    return code, list(map(json.loads, capsys.readouterr().out.splitlines()))


def test_two_documents_differ_in_terms_names_and_definitions(editions, capsys) -> None:
    code, rows = told(capsys, *editions)
    assert code == 1
    found = [tuple(row[key] for key in ("change", "id", "field", "before", "now")) for row in rows]
    assert sorted(found, key=str) == sorted(CHANGES, key=str)
    assert rows[0]["places"] == {
        "before": {"document": "old.md", "line": 1, "within": None},
        "now": {"document": "new.md", "line": 1, "within": None},
    }


def test_a_document_does_not_differ_from_itself(editions, capsys) -> None:
    assert told(capsys, editions[0], editions[0]) == (0, [])


def test_new_and_gone_change_places_with_the_editions(editions, capsys) -> None:
    _, rows = told(capsys, *reversed(editions))
    assert {(row["change"], row["id"]) for row in rows} == {
        ("renamed", "who"),
        ("new", "imf"),
        ("redefined", "電子署名"),
        ("gone", "oecd"),
    }


def test_each_difference_is_a_line_with_both_places(editions, capsys) -> None:
    assert run(["diff", *editions]) == 1
    shown = capsys.readouterr()
    assert "~ who japanese: 世界保健機関 → 世界保健機構 (old.md:1 → new.md:1)\n" in shown.out
    assert "+ oecd: OECD / 経済協力開発機構 (new.md:3)\n" in shown.out
    assert shown.err == "Differences: 1 new, 1 gone, 1 renamed, 1 redefined.\n"


def test_a_page_shows_the_differences_and_is_inert(editions, tmp_path) -> None:
    Path(editions[1]).write_text("「<script>alert(1)</script>」とは、印をいう。\n", encoding="utf-8")
    assert run(["diff", *editions, "--html", str(tmp_path / "c.html")]) == 1
    page = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "国際通貨基金" in page
    assert "<script" not in page


MENTIONED = [
    ("世界保健機関（WHO）が会議を開いた。\n", "開会。\n\nWHOの話をした。\n", ("gone", "who", 3)),
    ("開会。\n\nWHOの話をした。\n", "世界保健機関（WHO）が会議を開いた。\n", ("new", "who", 3)),
    ("世界保健機関（WHO）が会議を開いた。\n", "WHOLEの話と世界保健をした。\n", ("gone", "who", None)),
    ("Carbon credits (CC) were sold.\n", "開会。[^a]\n\n[^a]: Carbon Credits of it.\n", ("gone", "cc", 3)),
    ("世界保健機関（WHO）。\n", "| 名 | 数 |\n|---|---|\n| あ | 2 |\n| WHO | 3 |\n", ("gone", "who", 4)),
]


@pytest.mark.parametrize(("before", "now", "expected"), MENTIONED)
def test_what_the_other_edition_only_mentions_is_told(editions, capsys, before, now, expected) -> None:
    for name, text in zip(editions, (before, now), strict=True):
        Path(name).write_text(text, encoding="utf-8")
    _, rows = told(capsys, *editions)
    found = [(row["change"], row["id"], (row["mentioned"] or {}).get("line")) for row in rows]
    assert found == [expected]
    assert run(["diff", *editions, "--html", "c.html"]) == 1
    words = {"gone": "still mentioned in new.md", "new": "mentioned before in old.md"}[expected[0]]
    assert (f"; {words}:{expected[2]}\n" in capsys.readouterr().out) is bool(expected[2])
    assert (f"<small>{words}" in Path("c.html").read_text(encoding="utf-8")) is bool(expected[2])


def commit(root: Path, day: str) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    dates = {
        "GIT_COMMITTER_DATE": f"{day} 12:00:00",
        "GIT_AUTHOR_DATE": f"{day} 12:00:00",
        "PATH": "/usr/bin:/bin",
    }
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "glossary", "docs"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", day], check=True, env=dates)


def test_the_glossary_is_compared_with_itself_on_a_day(tmp_path, capsys) -> None:
    root = workspace(tmp_path / "w", a_md=OLD)
    here = ["--workspace", str(root)]
    assert run([*here, "build"]) == 0
    commit(root, "2026-01-05")
    write(root, "a_md", NEW)
    assert run([*here, "build"]) == 0
    for when in ("HEAD", "2026-01-05", "2026-03-01"):
        _, rows = told(capsys, *here, "--since", when)
        assert {(row["change"], row["id"]) for row in rows} == {change[:2] for change in CHANGES}, when


@pytest.mark.parametrize("when", ["2026-01-04", "nonsense", "--output=x", "HEAD~5"])
def test_a_time_that_git_does_not_know_is_told(tmp_path, capsys, when: str) -> None:
    root = workspace(tmp_path / "w")
    commit(root, "2026-01-05")
    assert run(["--workspace", str(root), "diff", f"--since={when}"]) == 2
    told = capsys.readouterr().err
    assert f"There is no state “{when}” of" in told
    assert told.endswith("git knows none; name a commit, or a day from 2026-01-05 on.\n")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("", "the folder is not in git; keep it in git from now on, or compare two documents.\n"),
        ("init", "it was never committed; commit it from now on, or compare two documents.\n"),
        ("commit", "it was never committed; commit it from now on, or compare two documents.\n"),
        ("no git", "git is not installed; install it, or compare two documents.\n"),
    ],
)
def test_a_workspace_that_git_does_not_keep_is_told(
    tmp_path, capsys, monkeypatch, made: str, told: str
) -> None:
    root = workspace(tmp_path / "w")
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    if made in ("init", "commit"):
        subprocess.run([*git, "init", "-q"], check=True)
    if made == "commit":
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    if made == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))
    for when in ("HEAD", "2026-01-05"):
        assert run(["--workspace", str(root), "diff", "--since", when]) == 2
        assert capsys.readouterr().err.endswith(told)


def test_a_commit_before_the_workspace_is_told(tmp_path, capsys) -> None:
    root = workspace(tmp_path / "w")
    (root / "docs" / "note.md").rename(tmp_path / "note.md")
    (root / "glossary").rename(tmp_path / "glossary")
    (root / "glossary").mkdir()
    (root / "docs" / "other.md").write_text("", encoding="utf-8")
    commit(root, "2026-01-04")
    (root / "glossary").rmdir()
    (tmp_path / "glossary").rename(root / "glossary")
    commit(root, "2026-01-05")
    for when in ("HEAD~1", "2026-01-04"):
        assert run(["--workspace", str(root), "diff", "--since", when]) == 2
        assert capsys.readouterr().err.endswith("name a commit, or a day from 2026-01-05 on.\n")


def test_a_page_says_where_it_is_and_json_stays_json(editions, tmp_path, capsys) -> None:
    page = str(tmp_path / "c.html")
    assert run(["diff", *editions, "--html", page]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == page
    assert run(["diff", "--json", *editions, "--html", page]) == 1
    told = capsys.readouterr()
    assert len(list(map(json.loads, told.out.splitlines()))) == len(CHANGES)
    assert told.err.splitlines()[-1] == page


def test_a_page_makes_no_folder(editions, tmp_path, capsys) -> None:
    assert run(["diff", *editions, "--html", str(tmp_path / "none" / "c.html")]) == 2
    assert "Create the folder first" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["a.md"], ["a.md", "b.md", "c.md"], ["a.md", "b.md", "--since", "HEAD"]]
)
def test_two_editions_or_a_time_are_named(arguments, capsys) -> None:
    assert run(["diff", *arguments]) == 2
    assert "Name two documents or workspaces to compare" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["old.md", "w/glossary/terms.toml", "w/docs/note.md", "w/glossary"])
def test_a_page_is_written_over_nothing_that_people_keep(editions, tmp_path, capsys, name: str) -> None:
    root = workspace(tmp_path / "w")
    (root / "glossary" / "terms.toml").write_text("", encoding="utf-8")
    path = Path(editions[0]) if name == "old.md" else tmp_path / name
    before = path.read_bytes() if path.is_file() else b""
    assert run(["--workspace", str(root), "diff", *editions, "--html", str(path)]) == 2
    assert "Nothing was written" in capsys.readouterr().err
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_documents_outside_the_workspace_are_read_as_they_are_today(tmp_path, capsys) -> None:
    root = workspace(tmp_path / "w", a_md=OLD)
    (tmp_path / "outside.md").write_text("国際労働機関（ILO）\n", encoding="utf-8")
    here = ["--workspace", str(root)]
    assert run([*here, "add", str(tmp_path / "outside.md")]) == 0
    assert "../outside.md" in (root / "glossary" / "yougo.toml").read_text(encoding="utf-8")
    commit(root, "2026-01-05")
    assert run([*here, "edit", "ilo", "--english", "International Labour Organization"]) == 0
    capsys.readouterr()
    assert run([*here, "diff", "--since", "HEAD"]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "~ ilo english: (nothing) → International Labour Organization (outside.md:1 → your decision)"
    ]
    assert "cannot be read" not in told.err


def test_what_no_document_states_has_no_place(tmp_path, capsys) -> None:
    root = workspace(tmp_path / "w")
    here = ["--workspace", str(root)]
    commit(root, "2026-01-05")
    assert run([*here, "edit", "--new", "gpt", "--acronym", "GPT", "--english", "General Purpose Tool"]) == 0
    capsys.readouterr()
    assert run([*here, "diff", "--since", "HEAD"]) == 1
    assert capsys.readouterr().out == "+ gpt: GPT / General Purpose Tool\n"


def test_what_somebody_decided_is_theirs(tmp_path, capsys) -> None:
    root = workspace(tmp_path / "w", a_md=OLD)
    here = ["--workspace", str(root)]
    assert run([*here, "build"]) == 0
    commit(root, "2026-01-05")
    assert run([*here, "edit", "who", "--definition", "保健の機関。"]) == 0
    assert run([*here, "edit", "imf", "--reject"]) == 0
    capsys.readouterr()
    assert run([*here, "diff", "--since", "HEAD"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "~ who definition: (nothing) → 保健の機関。 (docs/a.md:1 → your decision)",
        "- imf: IMF / 国際通貨基金 (docs/a.md:3); you rejected it",
    ]


def test_what_cannot_be_read_is_not_said_to_be_alike(tmp_path, capsys) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["diff", str(tmp_path / "empty"), str(tmp_path / "empty")]) == 1
    assert "No differences" not in capsys.readouterr().err


PLACES = {
    "../memo.md": "beside the workspace",
    "../../far/memo.md": "far from it",
    "../pa*/memo.md": "of a pattern",
    "{top}/memo.md": "absolute",
    "~/memo.md": "in the home folder",
    "docs/memo.md": "behind a link",
}
"""Where a document is that git does not keep with the workspace."""


@pytest.mark.parametrize("path", PLACES, ids=PLACES.values())
@pytest.mark.parametrize("decision", ["", "--english=Telework Office"])
def test_a_document_outside_the_workspace_is_read_as_it_is_today(
    tmp_path, capsys, monkeypatch, path: str, decision: str
) -> None:
    top = tmp_path / "top"
    root = workspace(top / "w")
    monkeypatch.setenv("HOME", str(tmp_path))
    memo = root / path.format(top=tmp_path).replace("~", str(tmp_path)).replace("pa*", "papers")
    outside = tmp_path / "linked.md" if path == "docs/memo.md" else Path(os.path.normpath(memo))
    outside.parent.mkdir(exist_ok=True)
    outside.write_text("出先勤務室（TWO）は、事務所である。\n", encoding="utf-8")
    if path == "docs/memo.md":
        memo.symlink_to("../../../linked.md")
    with (root / "glossary" / "yougo.toml").open("a") as file:
        file.write(f'\n[[source]]\npath = "{path.format(top=tmp_path)}"\n')
    here = ["--workspace", str(root)]
    assert run([*here, "edit", "two", decision or "--accept"]) == 0
    commit(root, "2026-01-05")
    assert told(capsys, *here, "--since", "HEAD") == (0, [])
    write(root, "more_md", "世界貿易機関（WTO）も。\n")
    assert run([*here, "diff", "--since", "HEAD"]) == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines() == ["+ wto: WTO / 世界貿易機関 (docs/more.md:1)"]
    assert shown.err == "Differences: 1 new.\n"


@pytest.mark.parametrize("link", ["../../gone.md", "/nowhere/gone.md", "gone.md"])
def test_a_link_that_leads_nowhere_ends_no_comparison(tmp_path, capsys, link: str) -> None:
    root = workspace(tmp_path / "w")
    (root / "docs" / "gone.md").symlink_to(link)
    commit(root, "2026-01-05")
    code, rows = told(capsys, "--workspace", str(root), "--since", "HEAD")
    assert (code in (0, 1), rows) == (True, [])


def test_two_workspaces_are_compared_as_glossaries(tmp_path: Path, capsys) -> None:
    old = workspace(tmp_path / "old", a_md=f"国際労働機関（ILO）。\n\n{OLD}")
    new = workspace(tmp_path / "new", a_md=NEW)
    outside = tmp_path / "outside.md"
    outside.write_text("国際労働機関（ILO）。", encoding="utf-8")
    assert run(["--workspace", str(new), "add", str(outside)]) == 0
    code, rows = told(capsys, str(old), str(new))
    assert code == 1
    found = [tuple(row[key] for key in ("change", "id", "field", "before", "now")) for row in rows]
    assert sorted(found, key=str) == sorted(CHANGES, key=str)
    assert run(["--workspace", str(new), "edit", "ilo", "--reject"]) == 0
    capsys.readouterr()
    assert run(["diff", str(old), str(new)]) == 1
    assert "- ilo: ILO / 国際労働機関 (docs/a.md:1); you rejected it" in capsys.readouterr().out


def test_terms_of_two_workspaces_are_one_by_their_names_whatever_their_ids(tmp_path: Path, capsys) -> None:
    old = workspace(tmp_path / "old", a_md="国際通貨基金（IMF）。\n\nThe Ministry of Farming (MF) met.")
    new = workspace(tmp_path / "new", a_md="The Imagined Music Forum (IMF) met.")
    assert run(["--workspace", str(new), "build"]) == 0
    write(new, "a_md", "国際通貨基金（IMF）。\n\nThe Imagined Music Forum (IMF) met.")
    assert run(["--workspace", str(new), "build"]) == 0
    code, rows = told(capsys, str(old), str(new))
    assert code == 1
    assert {(row["change"], tuple(row["names"])) for row in rows} == {
        ("new", ("IMF", "Imagined Music Forum")),
        ("gone", ("MF", "Ministry of Farming")),
    }
