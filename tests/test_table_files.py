"""CSV and TSV files whose columns are known by their headers, by what they hold, or because you map them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workspaces
from yougo import readers, readings
from yougo.cli.fast_lookup.entry_point import run
from yougo.errors import UnreadableDocument, WrongColumns
from yougo.extract import extract
from yougo.extract.shapes.columns import field_of
from yougo.extract.table_files import parse, understood

UNKNOWN = "Begriff,Bezeichnung,備考\nledger,台帳,帳簿。\n"


def terms(text: str, columns: dict[str, int | str] | None = None, name: str = "terms.csv") -> list[tuple]:
    found = extract(understood(readers.read(text.encode(), name), columns or {}), readings.analyse)
    return [
        (each.place.line, each.japanese[0].text if each.japanese else "", each.english, each.definition)
        for each in found.findings
    ]


def refused(text: str, columns: dict[str, int | str] | None = None) -> str:
    with pytest.raises(UnreadableDocument) as refusal:
        terms(text, columns)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("英文", "english"),
        ("JP", "japanese"),
        ("en-GB", "english"),
        ("ja_JP", "japanese"),
        ("用語（英）", "english"),
        ("名称（英語）", "english"),
        ("略称（英語）", "acronym"),
        ("用語（注1）", "term"),
        ("用語の意味", "definition"),
        ("言葉の意味", "definition"),
        ("語句の意味", "definition"),
        ("語の意味", "definition"),
        ("略語の説明", "definition"),
        ("名称の定義", "definition"),
        ("日本語または英語", "japanese"),
        ("Term [EN]", "english"),
        ("source term", "side"),
        ("和文用語", "japanese"),
        ("英語／略号", "acronym"),
        ("日本語／英語", "japanese"),
        ("日本語又は英語", "japanese"),
        ("Name", ""),
        ("Name (English)", "english"),
        ("Japanese reading", "reading"),
        ("Ｊａｐａｎｅｓｅ", "japanese"),
        ("日英", ""),
        ("備考", ""),
        ("", ""),
    ],
)
def test_a_header_names_its_field(header, field):
    assert field_of(header) == field


@given(st.text(alphabet="用語英和 ()（）/・_-enjpterm説明読み\n", max_size=30))
def test_any_header_has_a_field_or_none(header):
    assert field_of(header) in {"", "term", "side", "japanese", "english", "acronym", "reading", "definition"}


def test_a_table_without_headers_is_read_when_its_columns_are_plainly_japanese_and_english():
    assert terms("台帳,ledger\n電力網,grid\n") == [(1, "台帳", "ledger", ""), (2, "電力網", "grid", "")]
    assert terms("server\tサーバー\t\ngrid\t電力網\t\n", name="t.tsv")[0] == (1, "サーバー", "server", "")


def test_further_names_are_divided_by_semicolons_unless_a_backslash_stands_before_one():
    text = "用語,別名\n台帳,帳簿;原簿\\;写し;末尾\\\n"
    (found,) = extract(readers.read(text.encode(), "terms.csv"), readings.analyse).findings
    assert found.aliases == ("帳簿", "原簿;写し", "末尾\\")


def test_a_table_without_headers_may_hold_acronyms_and_readings_too():
    (first, _) = extract(
        understood(
            readers.read(
                "世界機関,せかいきかん,WO,World Office\n台帳,だいちょう,,ledger\n".encode(), "a.csv"
            ),
            {},
        ),
        readings.analyse,
    ).findings
    assert (first.acronym, first.reading, first.english) == ("WO", "せかいきかん", "World Office")


@pytest.mark.parametrize(
    "text",
    [
        UNKNOWN,
        "台帳,ledger\n",
        "台帳,ledger\n電力網,12\n",
        "台帳,帳簿,ledger\n電力網,電線,grid\n",
        "日本語の表現,expression\n台帳,ledger\n",
        "言葉,JP label\n台帳,ledger\n",
        "用語,label\n台帳,ledger\n",
    ],
    ids=lambda text: text.split("\n")[0],
)
def test_a_table_whose_columns_are_not_plain_is_not_guessed_at(text):
    assert "--columns" in refused(text)


def test_the_sentence_lists_the_headers_found_and_those_understood():
    message = refused("用語,ページ\n台帳,3\n")
    assert "yougo knows only “用語” of its columns, “用語”, “ページ”" in message
    assert "Japanese" in message
    assert "定義" in message
    assert "\n" not in message


def test_a_table_with_a_hundred_columns_is_told_in_a_short_sentence():
    message = refused(",".join(f"Spalte {number}" for number in range(100)) + "\n1\n")
    assert "and 88 more" in message
    assert len(message) < 700


@pytest.mark.parametrize(
    "columns",
    [
        {"japanese": 2, "english": 1, "definition": 3},
        {"japanese": "bezeichnung", "english": 1, "definition": "備考"},
    ],
)
def test_columns_are_mapped_by_number_or_header(columns):
    assert terms(UNKNOWN, columns) == [(2, "台帳", "ledger", "帳簿。")]


def test_a_column_that_is_not_mapped_is_not_read():
    assert terms("用語,英語,説明\n台帳,ledger,帳簿。\n", {"japanese": 1, "english": 2}) == [
        (2, "台帳", "ledger", "")
    ]


def test_the_first_row_of_a_table_mapped_by_number_is_a_term_when_it_looks_like_one():
    assert len(terms("日本語教育,Japanese lessons\n台帳,ledger\n", {"japanese": 1, "english": 2})) == 2
    assert len(terms("用語,Term\n台帳,ledger\n", {"japanese": 1, "english": 2})) == 1
    assert len(terms("Wort,Term\n台帳,ledger\n", {"japanese": 1, "english": 2})) == 1
    assert len(terms("日本語教育,Lessons\n台帳,ledger\n", {"japanese": "日本語教育", "english": 2})) == 1


@pytest.mark.parametrize(
    ("columns", "words"),
    [({"japanese": 4}, "no column 4 for japanese"), ({"english": "Foo"}, "no column “Foo” for english")],
)
def test_a_mapped_column_that_is_not_there_is_told_with_those_that_are(columns, words):
    message = refused(UNKNOWN, columns)
    assert words in message
    assert "“Begriff”, “Bezeichnung”, “備考”" in message


def test_a_mapping_is_parsed_with_commas_in_headers():
    assert parse('japanese=2, english = 1,"definition=Notes, more"') == {
        "japanese": 2,
        "english": 1,
        "definition": "Notes, more",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("japanese", "not FIELD=COLUMN"),
        ("jp=1", "“jp” is not one of japanese"),
        ("english=", "not FIELD"),
        ("english=1,english=2", "mapped twice"),
        ("", "maps none of acronym, english, japanese"),
    ],
)
def test_what_is_no_mapping_is_refused(text, words):
    with pytest.raises(WrongColumns, match=words) as refusal:
        parse(text)
    assert refusal.value.exit_code == 2


@pytest.fixture
def said(capsys, tmp_path):
    """Runs a command in a workspace with a table; gives exit code, standard output and standard error."""
    workspaces.workspace(tmp_path, terms_csv=UNKNOWN, note_md=workspaces.NOTE)

    def do(*arguments: str) -> tuple[int, str, str]:
        code = run(["--workspace", str(tmp_path), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return do


def test_add_build_and_explain_tell_of_unknown_columns_with_exit_code_1(said, tmp_path):
    told = "yougo knows none of its columns, “Begriff”, “Bezeichnung”, “備考”"
    for command in (["add", str(tmp_path / "docs")], ["build"], ["add", "--explain", str(tmp_path / "docs")]):
        code, out, err = said(*command)
        assert code == 1
        assert err.count(told) == 1
    assert "docs/note.md:1: " in out


def test_mapped_columns_are_remembered_and_replaced(said, tmp_path):
    table, settings = str(tmp_path / "docs" / "terms.csv"), tmp_path / "glossary" / "yougo.toml"
    assert said("add", table, "--columns", "japanese=2,english=1")[0] == 0
    source = '\n[[source]]\npath = "docs/terms.csv"\ncolumns = {japanese = 2, english = 1}\n'
    assert settings.read_text(encoding="utf-8").endswith(source)
    assert said("build")[0] == 0
    assert "台帳 / ledger" in said("list")[1]
    assert said("add", table, "--columns", "japanese=2,definition=備考")[0] == 0
    assert '"definition": "帳簿。"' in said("list", "--json")[1]
    source = source.replace("english = 1", 'definition = "備考"')
    assert settings.read_text(encoding="utf-8").endswith(source)


@pytest.mark.parametrize(
    ("columns", "exit_code"),
    [
        ("japanese=7,english=1", 1),
        ("japanese=Foo,english=1", 1),
        ("jp=1", 2),
        ("japanese=2", 2),
        ("japanese=2,english=2", 2),
        ("reading=2,definition=1", 2),
    ],
)
def test_a_wrong_mapping_is_one_sentence_and_changes_nothing(said, tmp_path, columns, exit_code):
    settings = tmp_path / "glossary" / "yougo.toml"
    before = settings.read_bytes()
    code, _, err = said("add", str(tmp_path / "docs" / "terms.csv"), "--columns", columns)
    assert code == exit_code
    assert ("no column" in err.splitlines()[0]) == (exit_code == 1)
    assert settings.read_bytes() == before


def test_columns_are_refused_for_what_is_not_a_table(said, tmp_path):
    code, _, err = said("add", str(tmp_path / "docs" / "note.md"), "--columns", "japanese=1,english=2")
    assert code == 2
    assert "note.md is not a table" in err


def test_a_copied_table_keeps_its_mapping(said, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text(UNKNOWN, encoding="utf-8")
    assert (
        said("add", "--copy", str(outside), "--columns", "japanese=2,english=1")[0] == 1
    )  # docs/terms.csv stays
    assert "台帳 / ledger" in said("list")[1]
