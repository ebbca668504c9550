import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.errors import ImpossibleDecision, InvalidFile
from yougo.language.text import clean
from yougo.model.concepts import FIELDS
from yougo.workspace.decision import Decision
from yougo.workspace.terms_file import edit, fault, parse

HAND = '''# Our decisions
# [dfft] is discussed below

["国際場裡"]  # the first
definition = """
two lines, with a header that is none:
[dfft]
reading = "x" # no comment
"""  # said by Ann
also = [
  "国際場面",  # older, ] and [dfft]
  'a "name"',
]

[dfft]
  acronym = "DFFT"  # as the G20 writes it
  japanese = 'C:\\no "escape"'

  # reading = "to be asked"

# about the last one
["itu-r"]
status = "rejected"'''

DOTTED = """dfft.acronym = "DFFT" # dotted
dfft . "reading" = "x"
un = { english = "United Nations", tags = ["a"] }

["a.b"]
note = "n"
"""

VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ['"""', "'''", "[dfft]", "\\", "# no", "a\nb", "\x7f", "\r\n", "国際場裡"]
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "status": st.none() | st.sampled_from(["accepted", "candidate", "rejected"]),
        **dict.fromkeys((*FIELDS, "note"), st.none() | VALUES),
        "reading": st.none() | VALUES.filter(lambda value: not fault("reading", value)),
        "tags": st.none() | st.lists(VALUES.map(lambda text: "_".join(text.split())), max_size=3),
        **{
            key: st.none() | st.lists(VALUES.map(key.__add__), max_size=3) for key in ("also", "not")
        },  # a name in both would be a contradiction
    },
)
IDS = st.sampled_from(["dfft", "国際場裡", "itu-r", "new", "a.b", "un", 'q"uote', "新語"])
TEXTS = st.sampled_from(
    [HAND, HAND.replace("\n", "\r\n"), HAND + "\n", DOTTED, "", "# nothing yet", "\ufeff" + HAND]
)


def refused(text):
    with pytest.raises(InvalidFile) as caught:
        parse(text, "terms.toml")
    return str(caught.value)


def tidied(value):
    if isinstance(value, str):
        return clean(value).strip()
    return [item for item in map(tidied, value) if item]


def test_a_decision_holds_what_the_table_says():
    decisions = parse(HAND, "terms.toml")
    assert list(decisions) == ["国際場裡", "dfft", "itu-r"]
    assert decisions["国際場裡"].also == ("国際場面", 'a "name"')
    assert decisions["dfft"] == Decision(
        fields={"acronym": "DFFT", "japanese": 'C:\\no "escape"'},
        line=HAND.split("\n").index("[dfft]", 12) + 1,
    )
    assert decisions["itu-r"].status == "rejected"


def test_a_field_decided_to_be_empty_differs_from_one_that_is_not_decided():
    decision = parse('[a]\nreading = ""\nnot = ["x@y.md"]\ntags = ["t"]\nnote = "n"\n', "terms.toml")["a"]
    assert decision == Decision(fields={"reading": ""}, note="n", excluded=("x@y.md",), tags=("t",), line=1)


def test_values_are_composed_and_without_white_space_around():
    assert parse('[a]\njapanese = " か\u3099\u3000"\nalso = [" ", "b "]\n', "t")["a"] == Decision(
        fields={"japanese": "が"}, also=("b",), line=1
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[a]\nnote = x\n", 2, "not valid TOML"),
        ('[a]\nnote = "x', 2, "not valid TOML"),
        (
            '[国際場裡]\nnote = "x"\n',
            1,
            'quote a name with other characters than a–z, 0–9, - and _, as in `["',
        ),
        ('[a]\n\n[b]\nnote = "x"\n[a]\n', 5, "is in the file already; join the two into one"),
        ('[a]\nnote = "x"\nnote = "y"\n', 3, "is in its table already; keep one of the two lines"),
        ('[eu]\nnote = "x"\n\n[EU]\nnote = "y"\n', 4, "“EU” is written “eu” above; join the two tables"),
        ('[a]\nalso = ["x"]\nnot = ["Ｘ"]\n', 2, "“x” is in `also` and in `not`"),
        ('[a]\nalso = ["x"]\n\n[b]\nalso = ["y", "X"]\n', 5, "“X” belongs to “a” already"),
        (
            '[itu]\nalso = ["DFFT"]\n\n[dfft]\nalso = ["ITU"]\n',
            5,
            "“itu” (line 2) and “dfft” (line 5) take each other's names in `also`; keep only one",
        ),
        (
            '[a]\nalso = ["B"]\n[b]\nalso = ["C"]\n[c]\nalso = ["A"]\n',
            6,
            "“a” (line 2) and “b” (line 4) and “c” (line 6) take each other's names",
        ),
        (
            '[a]\n# c\njapanse = "x"\n',
            3,
            "a term has no key “japanse”; did you mean “japanese”?",
        ),
        ('[a]\ncolour = "x"\n', 2, "use status, acronym, "),
        (
            '[a]\nnote = """\n[b]\n"""\n[b]\nreading = 3\n',
            6,
            '“reading” is not a string; write reading = "…"',
        ),
        ('[a]\nalso = "x"\n', 2, '“also” is not a list of strings; write also = ["…", "…"]'),
        ("[a]\ntags = [1]\n", 2, "“tags” is not a list"),
        ('[a]\nstatus = "acepted"\n', 2, "“acepted” is not a status; did you mean “accepted”?"),
        ('[a]\nstatus = ""\n', 2, "use candidate, accepted or rejected"),
        ('# c\nnote = "x"\n', 2, "“note” is not inside the table of a term"),
        ("[a]\n[[b]]\nx = 1\n", 2, "“b” is not inside the table of a term"),
        ("[a]\n[a.english]\nx = 1\n", 2, "“english” is not a string"),
        ('[""]\nnote = "x"\n', 1, "empty id"),
        ('[a]\n<<<<<<< HEAD\nnote = "x"\n=======\n', 2, "git left a conflict mark"),
        ("a = " + "[" * 5000, 1, "not valid TOML"),
        ("a = " + "1" * 5000, 1, "not valid TOML"),
    ],
)
def test_what_is_no_decision_is_refused_with_its_line_and_a_remedy(text, line, words):
    message = refused(text)
    assert message.startswith(f"terms.toml, line {line}: ")
    assert words in message
    assert refused(text.replace("\n", "\r\n")) == message


def test_terms_may_take_names_of_terms_that_take_no_name_of_theirs():
    text = '[a]\nalso = ["A", "B"]\n[b]\nalso = ["C", "A@notes.md"]\n'
    assert parse(text, "terms.toml")["b"].also == ("C", "A@notes.md")


@given(TEXTS, IDS, CHANGES)
def test_an_edit_changes_what_it_is_told_and_nothing_else(text, identifier, changes):
    edited = edit(text, identifier, changes)
    expected = tomllib.loads(text.removeprefix("\ufeff"))
    table = expected.setdefault(identifier, {})
    for key, value in changes.items():
        table.pop(key, None)
        if value is not None:
            table[key] = tidied(value)
    assert {identifier: {}, **tomllib.loads(edited.removeprefix("\ufeff"))} == expected
    parse(edited, "terms.toml")


@pytest.mark.parametrize("mark", ["\n", "\r\n"])
@given(IDS, CHANGES)
def test_an_edit_keeps_the_other_terms_byte_for_byte(mark, identifier, changes):
    text = HAND.replace("\n", mark)
    starts = [0, text.index("\n[dfft]" + mark + "  acronym") + 1, text.index("# about"), len(text)]
    blocks = {
        name: text[start:end]
        for name, start, end in zip(["国際場裡", "dfft", "itu-r"], starts[:-1], starts[1:], strict=True)
    }
    edited = edit(text, identifier, changes)
    assert all(block in edited for name, block in blocks.items() if name != identifier)
    assert all(line.endswith(mark) for line in edited.splitlines(keepends=True)[:-1])


@given(TEXTS, IDS, CHANGES)
def test_an_edit_made_twice_is_made_once(text, identifier, changes):
    once = edit(text, identifier, changes)
    assert edit(once, identifier, changes) == once


def test_a_value_is_replaced_where_it_stands_and_its_comment_stays():
    assert edit(HAND, "dfft", {"acronym": "D"}) == HAND.replace('"DFFT"', '"D"')


def test_a_value_over_several_lines_is_replaced_whole():
    edited = edit(HAND, "国際場裡", {"definition": "a\nb", "also": ("x", "y")})
    before, _, rest = HAND.partition('"""\n')
    _, _, rest = rest.partition('"""')
    rest = rest[: rest.index("[\n")] + '["x", "y"]' + rest[rest.index("]\n\n") + 1 :]
    assert edited == f'{before}"a\\nb"{rest}'


def test_a_key_is_taken_out_with_its_line_alone():
    line = '  acronym = "DFFT"  # as the G20 writes it\n'
    assert edit(HAND, "dfft", {"acronym": None, "reading": None}) == HAND.replace(line, "")


def test_a_new_key_follows_the_last_one_of_its_table_and_is_indented_like_it():
    line = "  japanese = 'C:\\no \"escape\"'\n"
    assert edit(HAND, "dfft", {"status": "accepted"}) == HAND.replace(line, line + '  status = "accepted"\n')


def test_a_file_without_a_last_line_break_gets_one_before_more_is_written():
    assert edit(HAND, "itu-r", {"note": "n"}) == HAND + '\nnote = "n"\n'
    assert edit(HAND, "新語", {"note": "n"}) == HAND + '\n\n["新語"]\nnote = "n"\n'


def test_a_new_term_is_appended_and_parted_by_a_blank_line():
    assert edit("", "dfft", {"note": "n"}) == '[dfft]\nnote = "n"\n'
    assert edit("[a]\n", "dfft", {"note": "n"}) == '[a]\n\n[dfft]\nnote = "n"\n'
    assert edit("[a]\r\n\r\n", "dfft", {"note": "n"}) == '[a]\r\n\r\n[dfft]\r\nnote = "n"\r\n'


def test_dotted_and_inline_tables_are_edited_as_they_are_written():
    edited = edit(DOTTED, "dfft", {"acronym": "D", "note": "n"})
    assert edited.startswith('dfft.acronym = "D" # dotted\ndfft.note = "n"\ndfft . "reading" = "x"\nun = ')
    edited = edit(DOTTED, "un", {"english": None, "note": "n"})
    assert 'un = {  tags = ["a"], note = "n"}\n' in edited
    assert edit(DOTTED, "a.b", {"note": "m"}) == DOTTED.replace('"n"', '"m"')


def test_taking_nothing_out_of_a_term_that_is_not_there_changes_nothing():
    assert edit(HAND, "new", {"note": None}) == HAND


@pytest.mark.parametrize(
    "changes", [{"colour": "x"}, {"status": "maybe"}, {"note": ["x"]}, {"also": "x"}, {"tags": [1]}]
)
def test_an_edit_to_what_is_no_decision_is_refused(changes):
    with pytest.raises(ImpossibleDecision, match="; "):
        edit(HAND, "dfft", changes)
