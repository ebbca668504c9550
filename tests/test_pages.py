import resource
import sys
from pathlib import Path

import pytest

from yougo.errors import InvalidTemplate
from yougo.exporters import pages

VALUES = {
    "_": str,
    "language": "ja",
    "lang_of": lambda _text: "ja",
    "counted": "",
    "title": "題",
    "subtitle": "",
    "date": "",
    "count": 0,
    "sections": (),
    "rows": (),
    "acronyms": (),
    "indexes": (),
    "by_source": False,
    "sources": (),
    "version": "",
    "order": "kana",
    "layout": "dictionary",
    "paper": "A4",
    "parts": {},
    "hashes": {},
    "styles": (),
    "papers": ("A4",),
    "scripts": (),
    "spelling": {},
}


def override(folder: Path, text: str) -> Path:
    (folder / "sheet.html").write_text(text, encoding="utf-8")
    return folder


def test_an_override_may_change_only_a_part(tmp_path: Path) -> None:
    own = override(tmp_path, '{% extends "yougo/sheet.html" %}{% block legend %}わが凡例{% endblock %}')
    page = pages.render("sheet.html", own, **VALUES)
    assert "わが凡例" in page
    assert "<title>題</title>" in page


def test_what_is_filled_in_is_escaped() -> None:
    assert "<title>&lt;i&gt;</title>" in pages.render("sheet.html", None, **VALUES | {"title": "<i>"})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ title.__class__.__base__.__subclasses__() }}",
        '{% include "../glossary/yougo.toml" %}',
        "{{ nothing }}",
        "{% if %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_reaches_out_or_is_broken_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidTemplate) as told:
        pages.render("sheet.html", override(tmp_path, f"<p>\n{text}"), **VALUES)
    assert "sheet.html" in str(told.value)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts a process's memory")
@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 999999999 }}",
        "{{ 'a' | center(999999999) }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}{% endfor %}",
        "{% set n = namespace(x='a') %}{% for a in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    ],
)
def test_a_template_cannot_use_up_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(pages, "_MOST_MEMORY", 100_000_000)
    limits = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(InvalidTemplate, match=r"sheet\.html, line .: it needs more than 100 MB of memory"):
        pages.render("sheet.html", override(tmp_path, f"<p>\n{text}"), **VALUES)
    assert resource.getrlimit(resource.RLIMIT_AS) == limits


def test_a_template_works_out_no_powers(tmp_path: Path) -> None:
    with pytest.raises(InvalidTemplate, match=r"line 2: “\*\*” is not possible in a template"):
        pages.render("sheet.html", override(tmp_path, "<p>\n{{ 9**9**9 }}"), **VALUES)


def test_the_line_of_a_mistake_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidTemplate, match="line 3"):
        pages.render("sheet.html", override(tmp_path, "<p>\n<p>\n{% if %}"), **VALUES)


def test_other_files_in_the_folder_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("x", encoding="utf-8")
    with pytest.raises(InvalidTemplate):
        pages.source("secret.html", tmp_path)


def test_a_template_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "sheet.css").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InvalidTemplate, match="UTF-8"):
        pages.source("sheet.css", tmp_path)


def test_an_equal_copy_overrides_nothing(tmp_path: Path) -> None:
    (tmp_path / "sheet.css").write_text(pages.source("sheet.css", None), encoding="utf-8")
    assert not pages.overridden("sheet.css", tmp_path)
    (tmp_path / "sheet.css").write_text("p {}", encoding="utf-8")
    assert pages.overridden("sheet.css", tmp_path)
