"""Every message is in every language, says the same there, and comes in the language that a person chose."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import catalogue
from workspaces import workspace
from yougo.cli import interface_language
from yougo.cli.commands import completion
from yougo.cli.program import COMMANDS
from yougo.language.cells import cells
from yougo.translation import recognising

LANGUAGES = pytest.mark.parametrize("language", catalogue.TRANSLATED)
UPDATE = "run: python tests/catalogue.py, then translate what it lists in yougo.po, and run it again"
YOUGO = (sys.executable, "-c", "from yougo.cli.fast_lookup.entry_point import main; main()")


COMMAND = re.compile(r"`yougo(?: --?\w+| [a-z]+)*|%\(\w+\)s")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


@LANGUAGES
def test_every_message_of_the_code_is_translated_and_no_other(language: str) -> None:
    there = {(message.context, forms(message.id)) for message in catalogue.read(language)}
    needed = {(message.context, forms(message.id)) for message in catalogue.template()}
    assert there == needed, UPDATE
    assert not catalogue.untranslated(catalogue.read(language)), UPDATE


@LANGUAGES
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    made = (catalogue.folder(language) / "yougo.mo").read_bytes()
    assert made == catalogue.compiled(catalogue.read(language)), UPDATE


@LANGUAGES
def test_a_message_has_the_same_fields_in_every_language(language: str) -> None:
    for message in catalogue.read(language):
        for translation in filter(None, forms(message.string)) if message.id else ():
            *_, many = forms(message.id)
            assert fields(translation) == fields(many), message.id
            assert COMMAND.findall(translation) == COMMAND.findall(many)


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings of a module that a reader could see, outside of `_`, `plural`, `said` and docstrings."""
    hidden: set[int] = set()
    for node in ast.walk(tree):
        is_marked = isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "plural", "said"}
        if is_marked or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            hidden |= set(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            yield node


PROSE = re.compile(r"[A-Za-z]{2,}[,;:]? [a-z]{2,}|[A-Z][a-z]+ |[a-z]+\.$")
NOT_SHOWN = {
    "yougo export {format} --status candidate",
    "--status candidate",
    "yougo.cli.commands.",
    "more line",
    ".SS yougo ",
    "`yougo help ",
    *(start.line for start in completion.SHELLS.values()),
}
"""Names of commands, modules and nouns, and what a person is to type."""


@pytest.mark.parametrize(
    "path", sorted((catalogue.PACKAGE / "cli").rglob("*.py")), ids=lambda path: path.stem
)
def test_nothing_that_the_command_line_prints_bypasses_the_catalogue(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.value for node in texts(tree) if PROSE.search(node.value)}
    assert found <= NOT_SHOWN


ASKED = {"reason", "remedy", "fault", "what"}


@pytest.mark.parametrize(
    "path",
    sorted(path for path in catalogue.PACKAGE.rglob("*.py") if "cli" not in path.parts),
    ids=lambda path: str(path.relative_to(catalogue.PACKAGE)),
)
def test_what_errors_and_warnings_say_can_be_said_again(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        given = [word.value for word in node.keywords if word.arg in ASKED]
        if getattr(node.func, "id", "") in {"Problem", "TermWarning"}:
            given += node.args[1:2]
        for value in given:
            plain = value.value if isinstance(value, ast.Constant) else value
            assert not isinstance(plain, ast.JoinedStr), f"line {node.lineno}: mark it with said()"
            assert not (isinstance(plain, str) and " " in plain), f"line {node.lineno}: mark it with said()"


def is_no_message(word: str) -> bool:
    """Whether a word is not itself said in another way: none."""
    return recognising.again(word, "ja") == word


FACTS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=5).filter(is_no_message)


@LANGUAGES
@given(facts=st.lists(FACTS, min_size=9))
def test_a_sentence_is_said_again_with_what_filled_it(language: str, facts: list[str]) -> None:
    said = [message for message in catalogue.read(language) if message.context == recognising.CONTEXT]
    assume({message.id for message in said}.isdisjoint(facts))
    for message in said:
        filled = dict(zip(sorted(fields(message.id)), facts, strict=False))
        again = recognising.again(message.id.format(**filled), language)
        assert again == message.string.format(**filled)


@pytest.mark.parametrize(
    ("arguments", "variables", "settings", "language"),
    [
        ("", "", "", "en"),
        ("", "LANG=ja_JP.UTF-8", "", "ja"),
        ("", "LANG=ja_JP.UTF-8 LC_MESSAGES=en_GB", "", "en"),
        ("", "LANG=en_US LC_ALL=ja", "", "ja"),
        ("", "LANG=ja_JP.UTF-8", "en", "en"),
        ("", "LANG=en", "ja", "ja"),
        ("", "YOUGO_LANG=en", "ja", "en"),
        ("--lang ja", "YOUGO_LANG=en", "en", "ja"),
        ("list --lang=JA", "", "", "ja"),
        ("list -- --lang ja", "", "", "en"),
    ],
)
def test_the_language_is_the_options_then_the_variables_then_the_settings_then_the_locales(
    place: Path, arguments: str, variables: str, settings: str, language: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        for name in ("YOUGO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
            patch.delenv(name, raising=False)
        for name, _, value in (variable.partition("=") for variable in variables.split()):
            patch.setenv(name, value)
        if settings:
            with (place / "glossary" / "yougo.toml").open("a", encoding="utf-8") as file:
                file.write(f'\n[interface]\nlanguage = "{settings}"\n')
        assert interface_language.chosen(arguments.split()) == (language, "")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def said(root: Path, *arguments: str, language: str = "ja", **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "YOUGO_LANG": language, "COLUMNS": "80", **more}
    return subprocess.run(
        [*YOUGO, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = workspace(tmp_path_factory.mktemp("spoken") / "w")
    assert said(made, "build").returncode == 0
    return made


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en_GB.UTF-8", "Unknown language “fr”: use en or ja.\n"),
        ("ja_JP.UTF-8", "言語「fr」には対応していません。enかjaを指定してください。\n"),
        ("fr_FR.UTF-8", "Unknown language “fr”: use en or ja.\n"),
    ],
)
def test_an_unknown_language_is_one_sentence_in_the_locales_language(
    root: Path, place: Path, locale: str, told: str
) -> None:
    by_option = said(root, "list", "--lang", "fr", LANG=locale, LC_ALL="")
    assert (by_option.returncode, by_option.stdout, by_option.stderr) == (2, "", f"yougo: {told}")
    by_variable = said(root, "list", language="fr", LANG=locale, LC_ALL="")
    assert (by_variable.returncode, by_variable.stderr) == (0, told)
    with (place / "glossary" / "yougo.toml").open("a", encoding="utf-8") as file:
        file.write('\n[interface]\nlanguage = "fr"\n')
    by_setting = said(place, "doctor", language="", LANG=locale, LC_ALL="")
    assert (by_setting.returncode, by_setting.stderr) == (0, told)


FAULTY = [
    ("yougo.toml", "[html]\npaper = 3", "「paper」は1行の文字列ではありません"),
    ("yougo.toml", '[html]\npaper = "Z9"', "「Z9」"),
    ("yougo.toml", '[html]\nlayout = "Z9"', "dictionary、table、cards、booklet、pocket、fold、wallのどれか"),
    ("yougo.toml", "[anki]\nconfidence = 7", "「confidence」は0から1の数値ではありません"),
    ("yougo.toml", "[anki]\ncards = 7", "「cards」は文字列のリストではありません"),
    ("yougo.toml", "[anki]\nnope = 7", "「nope」"),
    ("yougo.toml", '[[source]]\npath = "x.md"\ncolumns = 3', "「columns」は表ではありません"),
    ("yougo.toml", '[[source]]\npath = "x.md"\ncolumns = {japanese = -1}', "「japanese」は列番号でも"),
    ("yougo.toml", '[[source]]\npath = "x.md"\nexclude = 3', "「exclude」は文字列のリストではありません"),
    ("yougo.toml", "[interface]\nlanguage = 3", "「language」は1行の文字列ではありません"),
    ("yougo.toml", "interface = 3", "「interface」は表ではありません"),
    ("terms.toml", "[who]\nenglish = 3", "「english」は文字列ではありません"),
    ("terms.toml", "[who]\nalso = 3", "「also」は文字列のリストではありません"),
    ("terms.toml", '[who]\nstatus = "good"', "「good」"),
    ("terms.toml", "[who]\nnope = 3", "「nope」"),
    ("config.toml", "browser = 3", "「browser」は文字列ではありません"),
    ("config.toml", 'jobs = "3"', "「jobs」は整数ではありません"),
    ("config.toml", "largest_document_mb = 0", "1以上"),
]
NAMES = re.compile(
    r"[\w./-]+\.(?:toml|md)|「[^」]*」|`[^`]*`|\b\w+(?: = .*|(?=、|のどれか|か\w))|\[+\w*\]+|TOML"
)
"""Files, quotations, what to write, and the words to choose from."""


@pytest.mark.parametrize(("name", "written", "told"), FAULTY)
def test_what_is_wrong_in_a_file_is_told_in_japanese_alone(
    place: Path, name: str, written: str, told: str
) -> None:
    path = place / ("config/yougo" if name == "config.toml" else "glossary") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(
        f"{written}\n{before}" if "= 3" in written and "[" not in written else f"{before}\n{written}\n",
        encoding="utf-8",
    )
    done = said(place, "build", XDG_CONFIG_HOME=str(place / "config"))
    assert told in done.stderr
    assert not re.search("[A-Za-z]{2,}", NAMES.sub("", done.stderr.removeprefix("yougo: "))), done.stderr


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_japanese_in_lines_that_fit(root: Path, command: str) -> None:
    done = said(root, *command.split(), "--help")
    assert done.stdout.startswith("使い方: yougo")
    assert all(cells(line) <= 80 for line in done.stdout.splitlines() if "[acronym|japanese" not in line)
    prose = re.sub(r"\[.*?\]|`.*?`|[$A-Za-z./-]*/[A-Za-z./-]+", "", done.stdout)
    assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,} [a-z]{2,}", prose.partition("\n\n  yougo")[0])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lookup", "xyzzy"], "「xyzzy」は見つかりませんでした。"),
        (["show", "xyzzy"], "yougo: 「xyzzy」という用語はありません。すべての用語は"),
        (["show"], "yougo: 次の引数を指定してください：'ID'。"),
        (["export"], "'形式'。次から選んでください：\n\tanki、\n\tcsv、"),
        (["edit", "--fro"], "'--forget'、'--from'"),
        (["list", "--confidence", "x"], "'x'は正しい数値ではありません。"),
        (["review", "--limit", "x"], "'x'は正しい整数ではありません。"),
        (["list", "--nope"], "'--nope'というオプションはありません。"),
        (["edit", "who", "--reading", "漢字"], "読み「漢字」に漢字があります。かなで書いてください。"),
        (["add", "nowhere.md"], "yougo: nowhere.mdがありません。"),
        (["--workspace", "no", "list"], "yougo: noはワークスペースではありません"),
    ],
)
def test_messages_are_japanese_and_the_exit_code_is_the_same(
    root: Path, arguments: list[str], told: str
) -> None:
    done = said(root, *arguments)
    assert told in done.stderr
    assert done.returncode == said(root, *arguments, language="en").returncode


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--json"],
        ["lookup", "--json", "WHO"],
        ["show", "--json", "who"],
        ["check", "--json"],
        ["add", "--explain", "--json", "docs"],
        ["text", "--json", "docs"],
        ["export", "csv", "-o", "-"],
        ["export", "jsonl", "-o", "-"],
        ["export", "html", "-o", "-"],
    ],
)
def test_what_programs_read_is_the_same_in_every_language(root: Path, arguments: list[str]) -> None:
    assert said(root, *arguments).stdout == said(root, *arguments, language="en").stdout


def test_a_note_of_a_document_is_not_called_as_a_persons_own(root: Path, tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("WHO[^1]が決めた。\n\n[^1]: World Health Organization\n", encoding="utf-8")
    shown = said(root, "text", str(document)).stdout
    assert ": 注 1: World Health" in shown
    assert "メモ" not in shown


def test_a_tag_is_shown_as_it_was_written(place: Path) -> None:
    for command in (["edit", "who", "--tag", "a,b"], ["lookup", "WHO"], ["show", "who"]):
        assert "タグ: a,b\n" in said(place, *command).stdout


def test_what_is_left_is_said_after_what_was_found(place: Path) -> None:
    for name in ("World Trade Organization", "World Customs Organization"):
        said(place, "edit", "--new", name.casefold().replace(" ", "-"), "--english", name)
    done = subprocess.run(
        [*YOUGO, "lookup", "--limit", "1", "world"], cwd=place, text=True, check=True,
        env={**os.environ, "YOUGO_LANG": "ja"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert "--limit 0" in done.stdout.splitlines()[-1]
    assert len(done.stdout.splitlines()) > 1


def test_a_japanese_look_up_does_without_click(root: Path) -> None:
    code = "import sys; from yougo.cli.fast_lookup.entry_point import _run; _run(['lookup', 'WHO']);"
    done = subprocess.run(
        [sys.executable, "-c", code + "print(*sys.modules)"],
        cwd=root, env={**os.environ, "YOUGO_LANG": "ja"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not {"click", "json", "pathlib"} & set(done.stdout.split())


@pytest.mark.parametrize("command", ["list --tag", "show", "edit --accept"])
def test_a_person_s_own_words_are_not_translated(place: Path, command: str) -> None:
    assert "「none」" in said(place, *command.split(), "none").stderr
