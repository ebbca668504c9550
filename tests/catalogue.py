"""The catalogues of messages: ``python tests/catalogue.py`` brings them up to date and compiles them.

It extracts the messages that the code marks, the docstrings of `yougo.errors` and click's own words, keeps
what is translated in each ``yougo.po``, and lists what still needs a translation.
"""

import ast
import inspect
import io
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from yougo import errors, proposal_errors
from yougo.translation import DOMAIN, ENGLISH, FOLDER, LANGUAGES
from yougo.translation.recognising import COMMA, CONTEXT, LIST

PACKAGE = Path(FOLDER).parent
TEMPLATES = PACKAGE.parents[1] / "templates"
MARKS = {"_": None, "message": None, "ngettext": (1, 2), "plural": (1, 2), "pgettext": ((1, "c"), 2)}
TABLES = ("confidence/confidence.tsv", "merge/name_beginnings.tsv")
"""Tables whose first column is said to a reader."""
CODES = ("rule ", "letters ", "warned of ")
"""How the rows of codes begin, which `yougo.cli.code_names` has words for."""
TRANSLATED = tuple(language for language in LANGUAGES if language != ENGLISH)
SENTENCES = (ast.Constant, ast.JoinedStr)
Message = str | tuple[str, str]


def folder(language: str) -> Path:
    return Path(FOLDER) / language / "LC_MESSAGES"


def template() -> Catalog:
    """All messages that the code has, without translations."""
    catalog = Catalog(domain=DOMAIN)
    for path in sorted(PACKAGE.rglob("*.py")):
        add(catalog, path, "python")
        for sentence in said(ast.parse(path.read_text(encoding="utf-8"))):
            catalog.add(sentence, locations=place(path), context=CONTEXT)
    for path in sorted(TEMPLATES.rglob("*.html")):
        add(catalog, path, "jinja2")
    for table in TABLES:
        for sentence in first_column(PACKAGE / table):
            catalog.add(sentence, locations=place(PACKAGE / table), context=CONTEXT)
    for message in messages_of_errors():
        catalog.add(message, locations=[("yougo/errors.py", 0)])
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        add(catalog, path, "python")
    return catalog


def add(catalog: Catalog, path: Path, kind: str) -> None:
    """Add the messages that a file marks."""
    with path.open("rb") as file:
        for _line, message, _comments, context in extract(kind, file, MARKS):
            catalog.add(message, locations=place(path), context=context)


def place(path: Path) -> list[tuple[str, int]]:
    return [(f"{path.parent.name}/{path.name}", 0)]


def said(tree: ast.AST) -> Iterator[str]:
    """The sentences that a module marks with `said`, each as a template."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_mark(node.func) and isinstance(node.args[0], SENTENCES):
            yield as_template(node.args[0])


def is_mark(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id == "said"


def as_template(sentence: ast.expr) -> str:
    """A sentence with its fields named: ``said(f"{len(cells)} of {self.name}")`` is ``{v1} of {name}``."""
    if isinstance(sentence, ast.Constant):
        text = str(sentence.value)
    else:
        text = "".join(
            part.value if isinstance(part, ast.Constant) else field(part) for part in sentence.values
        )
    named = ""
    for number, (words, name, _, _) in enumerate(Formatter().parse(text), 1):
        named += words.replace("{", "{{").replace("}", "}}")
        if name is not None:
            named += "{" + (name.rpartition(".")[2].strip("_").lower() or f"v{number}") + "}"
    return named


def field(part: ast.FormattedValue) -> str:
    """A field of an f-string, named as its value is where that has a name, or ``list`` for a joined one."""
    value = part.value
    if ast.unparse(value).startswith(repr(COMMA) + ".join("):
        return "{" + LIST + "}"
    return "{" + (getattr(value, "attr", "") or getattr(value, "id", "")) + "}"


def first_column(table: Path) -> Iterator[str]:
    """The sentences of a table; what counts always is no reason."""
    for line in table.read_text(encoding="utf-8").splitlines():
        name = line.partition("\t")[0]
        if name and not name.startswith(("#", *CODES)):
            yield name


def messages_of_errors() -> Iterator[str]:
    """The message of each error, in the order of their names."""
    kinds = [
        *inspect.getmembers(errors, inspect.isclass),
        *inspect.getmembers(proposal_errors, inspect.isclass),
    ]
    for _name, kind in dict.fromkeys(kinds):
        if issubclass(kind, errors.YougoError):
            yield kind.template()


def read(language: str) -> Catalog:
    """A catalogue as it is checked in."""
    with (folder(language) / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str) -> Catalog:
    """A catalogue with the code's messages, each translated as before."""
    catalog, new = read(language), template()
    new.creation_date = catalog.creation_date
    catalog.update(new, no_fuzzy_matching=True)
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalogue as its ``yougo.po`` holds it."""
    file = io.BytesIO()
    write_po(file, catalog, width=100, ignore_obsolete=True, include_lineno=False, sort_by_file=True)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as gettext reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def untranslated(catalog: Catalog) -> list[Message]:
    return [
        message.id for message in catalog if message.id and (message.fuzzy or not all_said(message.string))
    ]


def all_said(translation: Message) -> bool:
    return all(translation) if isinstance(translation, tuple) else bool(translation)


if __name__ == "__main__":
    for language in TRANSLATED:
        catalog = updated(language)
        (folder(language) / f"{DOMAIN}.po").write_bytes(written(catalog))
        (folder(language) / f"{DOMAIN}.mo").write_bytes(compiled(catalog))
        print(*untranslated(catalog), sep="\n")
        print(f"{language}: {len(catalog)} messages, {len(untranslated(catalog))} without a translation")
