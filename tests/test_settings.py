import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yougo.errors import InvalidFile
from yougo.model.exporter import Option
from yougo.pipeline.installed import option_names
from yougo.workspace.settings import Settings, SourceSpec, parse
from yougo.workspace.source_edits import add_sources, remove_sources, set_key

KNOWN = {
    "anki": {"deck": Option(), "cards": Option(("a", "b"), several=True), "subdecks": Option(("source",))},
    "html": {},
    "csv": {"columns": Option()},
}
FULL = """# mine
title = "国際用語"
subtitle = '二〇二六'
namespace = "n"
exports = ["anki", "html", "anki"]

# my notes
[[source]]
path = "notes"  # all of them
# name = "notes"

[[source]]  # elsewhere
# of the ministry
path = "/x/policy.md"
name = "policy.md"
# the deck
[anki]
deck = "用語::国際"
"""
BARE = 'namespace = "n"\n'
PATHS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


def read(text):
    return parse(text, "yougo.toml", KNOWN)


def refused(text):
    with pytest.raises(InvalidFile) as caught:
        read(text)
    return str(caught.value)


def template(name="yougo.toml"):
    text = (Path(__file__).parents[1] / "templates" / name).read_text(encoding="utf-8")
    values = {"{{ title }}": '"外交 \\"用語\\""', "{{ namespace }}": '"c0ffee"', "{{ sure }}": "0.9"}
    return re.sub(r"\{\{ \w+ \}\}", lambda found: values[found[0]], text)


TEMPLATES = pytest.mark.parametrize("name", ["yougo.toml", "yougo.ja.toml"])


def test_settings_hold_what_the_file_says():
    assert read(FULL) == Settings(
        namespace="n",
        title="国際用語",
        subtitle="二〇二六",
        exports=("anki", "html"),
        sources=(SourceSpec("notes"), SourceSpec("/x/policy.md", "policy.md")),
        options={"anki": {"deck": "用語::国際"}},
    )


def test_a_namespace_is_enough():
    assert read("\ufeff" + BARE) == Settings(namespace="n")


@TEMPLATES
def test_the_file_that_init_writes_is_valid_and_names_its_folder_of_sources(name):
    assert read(template(name)) == Settings(
        namespace="c0ffee",
        title='外交 "用語"',
        exports=("anki", "html"),
        sources=(SourceSpec("glossary/sources"),),
    )
    assert re.search("# Never change: Anki recognises|# 変更しないでください。Anki", template(name))


@TEMPLATES
def test_the_examples_in_the_file_that_init_writes_are_valid_too(name):
    examples = re.sub(r"^# (?=\[|\w+ = )", "", template(name), flags=re.MULTILINE)
    settings = parse(examples, "yougo.toml", option_names())
    assert settings.options["anki"]["deck"] == "用語::国際"
    assert settings.options["html"]["paper"] == "A4"
    assert settings.subtitle


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "the namespace is missing; restore the one that `yougo init` chose"),
        ('title = "x"\nnamespace = " "\n', 2, "the namespace is missing"),
        ("namespace = 3\n", 1, '“namespace” is not a string on one line; write namespace = "…"'),
        (BARE + 'title = "a\\nb"\n', 2, "“title” is not a string on one line"),
        (BARE + 'titel = "x"\n', 2, "there is no setting “titel”; did you mean “title”?"),
        (BARE + "[ankj]\n", 2, "there is no setting “ankj”; did you mean “anki”?"),
        (BARE + 'exports = "anki"\n', 2, "“exports” is not a list"),
        (BARE + 'exports = [\n "html",\n "cvs"]\n', 2, "yougo cannot export “cvs”; did you mean “csv”?"),
        (
            BARE + '[[source]]\npath = "a"\n\n[[source]]\npaht = "b"\n',
            6,
            "a source has no key “paht”",
        ),
        (BARE + '[[source]]\nname = "a"\n', 2, "a source has no path"),
        (BARE + '[[source]]\npath = ""\n', 3, "a source has no path"),
        (BARE + '[[source]]\npath = "a\\u0000"\n', 3, "“path” is not a string"),
        (BARE + '[source]\npath = "a"\n', 2, "“source” is not in double brackets; write [[source]]"),
        (BARE + 'source = [{path = "a"}]\n', 2, "“source” is not in double brackets"),
        (BARE + "source = []\n", 2, "“source” is not in double brackets"),
        (
            BARE + '[[source]]\npath = "a"\nname = "x"\n[[source]]\npath = "b"\nname = "x"\n',
            7,
            "two sources are called “x”",
        ),
        (BARE + "anki = 3\n", 2, "“anki” is not a table; write [anki]"),
        (BARE + '[anki]\n\ndek = "x"\n', 4, "[anki] has no setting “dek”; did you mean “deck”?"),
        (BARE + '[html]\ndeck = "x"\n', 3, "[html] has no setting “deck”; delete it"),
        (BARE + "[anki]\n\ncards = []\n", 4, "“cards” is an empty list; name one or more (a, b), or delete"),
        (BARE + "[anki\n", 2, "not valid TOML"),
    ],
)
def test_what_is_no_setting_is_refused_with_its_line_and_a_remedy(text, line, words):
    message = refused(text)
    assert message.startswith(f"yougo.toml, line {line}: ")
    assert words in message


def test_a_source_is_added_behind_the_last_one():
    block = '\n[[source]]\npath = "new/*.md"\n'
    assert add_sources(FULL, [SourceSpec("new/*.md")]) == FULL.replace("# the deck", f"{block}# the deck")


def test_a_comment_that_belongs_to_the_last_source_stays_with_it():
    text = BARE + '[[source]]\npath = "a"\n# name = "x"\n'
    block = '\n[[source]]\npath = "b"\nname = "c"\n'
    assert add_sources(text + "\n[anki]\n", [SourceSpec("b", "c")]) == text + block + "\n[anki]\n"
    assert add_sources(text.rstrip("\n"), [SourceSpec("b", "c")]) == text + block


@pytest.mark.parametrize("text", [BARE, BARE + "\n", BARE + "[anki]\n", BARE.rstrip("\n"), FULL, template()])
@given(PATHS, PATHS)
def test_a_source_that_was_added_is_there_and_everything_else_stays(text, path, name):
    assume(path not in {source.path for source in read(text).sources})
    added = read(add_sources(text, [SourceSpec(path, name)]))
    assert added.sources == (*read(text).sources, SourceSpec(path, name))
    assert (added.options, added.exports) == (read(text).options, read(text).exports)


@pytest.mark.parametrize("text", [BARE, BARE + "[anki]\n", FULL, FULL.replace("\n", "\r\n"), template()])
@given(PATHS)
def test_a_source_that_was_added_is_removed_without_a_trace(text, path):
    assume(path not in {source.path for source in read(text).sources})
    assert remove_sources(add_sources(text, [SourceSpec(path)]), {path}) == text


def test_a_source_is_removed_with_its_block_alone():
    start, end = FULL.index("\n[[source]]  # elsewhere"), FULL.index("# the deck")
    assert remove_sources(FULL, {"/x/policy.md"}) == FULL[:start] + FULL[end:]
    assert remove_sources(FULL, {"notes"}) == FULL.replace('[[source]]\npath = "notes"  # all of them\n', "")


@pytest.mark.parametrize("text", [BARE, BARE + "[anki]\n", FULL, FULL.replace("\n", "\r\n"), template()])
def test_sources_added_and_removed_at_once_are_as_those_added_and_removed_one_by_one(text):
    new = [SourceSpec("b", "c"), SourceSpec("d"), SourceSpec("b"), SourceSpec("e/*.md")]
    at_once, one_by_one = add_sources(text, new), text
    for spec in new:
        one_by_one = add_sources(one_by_one, [spec])
    assert at_once == one_by_one
    assert remove_sources(at_once, {"b", "e/*.md"}) == add_sources(text, [SourceSpec("d")])
    assert remove_sources(at_once, {"b", "d", "e/*.md"}) == text


def test_every_block_of_the_same_path_is_removed():
    block = '[[source]]\npath = "a"\n'
    text = f"{BARE}\n{block}\n{block}\n[anki]\n"
    assert remove_sources(text, {"a"}) == f"{BARE}\n[anki]\n"


def test_what_is_there_is_not_added_and_what_is_not_there_is_not_removed():
    assert add_sources(FULL, [SourceSpec("notes", "other")]) == FULL
    assert remove_sources(FULL, {"other"}) == FULL


def test_windows_line_ends_are_kept():
    text = FULL.replace("\n", "\r\n")
    assert add_sources(text, [SourceSpec("b")]).replace("\r\n", "") == add_sources(
        FULL, [SourceSpec("b")]
    ).replace("\n", "")
    assert tomllib.loads(remove_sources(text, {"notes"}))["source"] == [
        {"path": "/x/policy.md", "name": "policy.md"}
    ]


@pytest.mark.parametrize(
    "text", [FULL, FULL.replace("\n", "\r\n"), template() + '\n[[source]]\npath = "notes"\n']
)
def test_columns_are_set_and_replaced_and_everything_else_stays(text):
    first = set_key(text, {"notes"}, "columns", {"japanese": 2, "definition": "備考"})
    second = set_key(first, {"notes"}, "columns", {"english": "Term"})
    assert [spec.columns for spec in read(second).sources if spec.path == "notes"] == [{"english": "Term"}]
    assert second.replace('columns = {english = "Term"}', "").split() == text.split()


def test_columns_written_as_a_table_of_their_own_are_read_and_replaced():
    text = BARE + '[[source]]\npath = "a.csv"\n[source.columns]\njapanese = 2\n\n[anki]\n'
    assert read(text).sources == (SourceSpec("a.csv", columns={"japanese": 2}),)
    changed = set_key(text, {"a.csv"}, "columns", {"english": 1})
    assert read(changed).sources == (SourceSpec("a.csv", columns={"english": 1}),)


@pytest.mark.parametrize(
    "value", ["3", "[]", "{jp = 1}", "{japanese = 0}", "{japanese = true}", '{japanese = " "}']
)
def test_columns_that_mean_nothing_are_refused_with_their_line(value):
    message = refused(BARE + f'[[source]]\npath = "a.csv"\ncolumns = {value}\n')
    assert message.startswith(f"yougo.toml, line {BARE.count(chr(10)) + 3}: ")
