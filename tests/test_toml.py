import tomllib
from collections.abc import Callable
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.workspace.toml import line_of, lines, name, parsed, quoted, rows, statements
from yougo.workspace.toml_edits import set_keys

KEYS = ["a", "-1", '"国際"', "'lit'", '"q\\"]=#"', 'b."c d"', "b . e", "x.'[y]'.z"]
VALUES = [
    '"x"',
    '"a # \\" ] b"',
    "'C:\\'",
    '"""\n[a]\nb = 1 \\""" # no\n"""',
    '"""two""""',
    '""""""',
    "'''\n'one'''''",
    "[ 1, # ]\n 'two', \"]\" \n , [3]\n]",
    "{ x = [ '}' ], y = 1 }",
    "1979-05-27 07:32:00",
    "+1_000.5e3",
]
BEHIND = ["", " ", " # comment = [", "\t#"]
PAIRS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES), st.sampled_from(BEHIND)),
    max_size=4,
    unique_by=lambda pair: pair[0],
)
HEADERS = st.sampled_from(["[t1]", '[ "t 2" ]  # [t3]', "[[l]]", "[[ l ]]", "[t4.sub.'x']", '["[t5]"]'])
SECTIONS = st.lists(
    st.tuples(HEADERS, PAIRS),
    max_size=5,
    unique_by=lambda section: section[0],  # [[l]] may come twice, written in two ways
)


def document(root, sections):
    body = [f"{key} = {value}{behind}" for key, value, behind in root]
    for header, pairs in sections:
        body += ["", "# [a]", header, *(f"  {key}={value}{behind}" for key, value, behind in pairs)]
    return "\n".join(body)


@given(PAIRS, SECTIONS, st.booleans())
def test_every_statement_is_found_with_its_value_and_line(root, sections, windows):
    text = document(root, sections)
    text = text.replace("\n", "\r\n") if windows else text
    data = tomllib.loads(text)
    found = list(statements(text))
    assert len(found) == len(root) + sum(1 + len(pairs) for _, pairs in sections)
    lines_of = rows(text)
    for statement in found:
        value = reduce(lambda table, key: table[key], statement.path, data)
        alone = tomllib.loads("".join(lines_of[statement.first : statement.end]))
        assert lines_of[statement.first].strip()[:1] not in {"", "#"}
        if lines_of[statement.first].lstrip().startswith("["):
            assert isinstance(value, dict)
        else:
            own = statement.path[-len(keys_of(alone)) :]
            assert reduce(lambda table, key: table[key], own, alone) == value


def keys_of(alone):
    """The keys of a statement's own lines, from the outermost."""
    (key, value), *_ = alone.items()
    return [key, *keys_of(value)] if isinstance(value, dict) and len(value) == 1 else [key]


def test_the_line_of_what_has_none_is_that_of_what_holds_it():
    found = lines("a = {x = 1}\n\n[[b]]\ny = 1\n[[b]]\ny = 2\n[c.d]\n")
    asked = [("a", "x"), ("b",), ("b", 1, "y"), ("b", 1, "z"), ("c",)]
    assert [line_of(found, *path) for path in asked] == [1, 3, 6, 5, 7]
    assert line_of({}, "a") == 1


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.text('a"\\\x7f\x00\n\t国')))
def test_what_is_written_is_read_back(key, value):
    text = f"{name(key)} = {{{name(key)} = {quoted(value)}}}"
    assert tomllib.loads(text) == {key: {key: value}}


def test_a_key_of_thousands_of_parts_has_its_line():
    deep = ".".join(["a"] * 5000)
    assert [statement.first for statement in statements(f"x = 1\n[{deep}]\n")] == [0, 1]


def test_what_is_no_toml_value_of_ours_is_not_written():
    with pytest.raises(TypeError, match="float"):
        quoted(0.5)


def test_a_result_that_means_something_else_is_refused(monkeypatch):
    monkeypatch.setattr("yougo.workspace.toml_edits._changed", lambda section, *_: section + 'y = "2"\n')
    with pytest.raises(ValueError, match="cannot change only a"):
        set_keys("[a]\n", "a", {"x": "1"})


def test_dotted_keys_are_taken_out_all_at_once():
    text = 'who.acronym = "WHO"\nwho.note = "n"\n\n[itu]\nnote = "n"\n'
    assert set_keys(text, "who", {"acronym": None, "note": None}) == '\n[itu]\nnote = "n"\n'
    changed = set_keys(text, "who", {"acronym": None, "note": "m"})
    assert changed == 'who.note = "m"\n\n[itu]\nnote = "n"\n'


def meaning(parse: Callable[[str], object], text: str) -> object:
    try:
        return parse(text)
    except ValueError:
        return "not TOML"


LINES = [
    "[a]",
    "[b]",
    ' [ "c" ] # x',
    "['c']",
    "[a.b]",
    "[[a]]",
    "k = 1",
    "b = 2",
    'k = """',
    '"""',
    "l = [",
    "]",
    '["a"]',
    "# [a]",
    "",
]


@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join) | st.text("[]ab=\"'\n#1 ", max_size=25))
def test_table_by_table_a_text_means_the_same(text: str) -> None:
    assert meaning(parsed, text) == meaning(tomllib.loads, text)
