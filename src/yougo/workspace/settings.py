"""glossary/yougo.toml: the glossary's title and namespace, its sources, and the options of each exporter."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from yougo.model.documents import Columns, Place, Problem
from yougo.model.exporter import Option
from yougo.translation import said
from yougo.workspace import column_keys, reference_specs, toml
from yougo.workspace.reference_specs import ReferenceSpec
from yougo.workspace.schema import Kind, Kinds, Page, is_list, is_table, picked

SURE = 0.87
"""The confidence that a deck asks of candidates where yougo.toml names none.

From there on 97 of 100 terms are right in the documents of the collection, with those that the rules were not
made on. For the present weights of confidence.tsv, ``python tests/bench/confidence.py`` prints it as “97%
right: from …”.
"""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """One ``[[source]]``."""

    path: str
    """A file, a folder or a pattern, absolute or from the workspace: ``../papers/*.md``."""
    name: str = ""
    """What a source outside the workspace is called in the glossary."""
    columns: Columns = field(default_factory=dict)
    """Of tables: the number (from 1) or the header of each field's column."""
    exclude: Sequence[str] = ()
    """What of a folder is not read, as patterns of ``.gitignore``: ``["Templates/", "*.draft.md"]``."""
    url: str = ""
    """Where on the web it was fetched."""
    fetched: str = ""
    """The day on which it was fetched: ``2026-11-22``."""
    parallel: str = ""
    """The path of its version in the other language, if that is a source too."""
    line: int = field(default=0, compare=False)
    """Its line in yougo.toml."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The contents of yougo.toml."""

    namespace: str
    """Drawn once; Anki recognises cards by it."""
    title: str = "用語集"
    subtitle: str = ""
    exports: tuple[str, ...] = ()
    """The exporters that a build runs, in order."""
    sources: tuple[SourceSpec, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Each exporter's own table: ``{"anki": {"deck": "用語::国際"}}``."""
    references: tuple[ReferenceSpec, ...] = ()
    problems: tuple[Problem, ...] = ()
    """The settings that are ignored, and why."""


def is_line(value: object) -> bool:
    """Whether a value is a string without line breaks or other control characters."""
    return isinstance(value, str) and not _CONTROL.search(value)


def is_writable(value: str) -> bool:
    """Whether yougo.toml can hold a value: it is UTF-8, on one line, without control characters."""
    return is_line(value) and value.encode("utf-8", "ignore").decode() == value


def _is_share(value: object) -> bool:
    """Whether a value is a number from 0 to 1."""
    return type(value) in (int, float) and 0 <= float(str(value)) <= 1


_LINE = Kind(is_line, said("“{}” is not a string on one line"), said('write {key} = "…"'))
_SHARE = Kind(_is_share, said("“{}” is not a number from 0 to 1"), said("write {key} = 0.8"))
_LINES = Kind(
    partial(is_list, fits=is_line), said("“{}” is not a list of strings"), said('write {key} = ["…"]')
)
_TEXTS = ("title", "subtitle", "namespace")
_SOURCE = {
    "path": _LINE,
    "name": _LINE,
    "url": _LINE,
    "fetched": _LINE,
    column_keys.KEY: column_keys.KIND,
    "exclude": _LINES,
    "parallel": _LINE,
}
_INTERFACE = {"language": _LINE}
"""What the table of the command line may hold, which reads it itself."""


def _settings(formats: Iterable[str]) -> Kinds:
    """What the keys outside the tables may hold, and the tables of these formats."""
    kinds = dict.fromkeys(_TEXTS, _LINE)
    kinds["exports"] = Kind(
        is_list,
        said("“{}” is not a list of strings"),
        said('write exports = ["anki", "html"]'),
        tuple(formats),
        said("yougo cannot export “{}”"),
    )
    kinds["source"] = Kind(lambda _: True, "", "")  # `_sources` checks it, by the brackets
    kinds[reference_specs.KEY] = reference_specs.KIND
    for name in ("interface", *formats):
        kinds[name] = Kind(is_table, said("“{}” is not a table"), said(f"write [{toml.name(name)}]"))
    return kinds


def _option(key: str, option: Option) -> Kind:
    """What the key of an exporter's option may hold."""
    if option.is_share:
        return _SHARE
    kind = _LINES if option.several else _LINE
    return replace(kind, words=option.words, unknown=said(f"`{key}` cannot be “{{}}”"))


def parse(text: str, file: str, known: Mapping[str, Mapping[str, Option]]) -> Settings:
    """The settings; `known` gives the exporters' names and the keys that the table of each may hold.

    Raises:
        InvalidFile: the text is not TOML, lacks a namespace, or says something unknown.
    """
    page = Page(text, file)
    data = page.data
    page.check((), data, _settings(known), said("there is no setting “{}”"))
    page.check(("interface",), data.get("interface", {}), _INTERFACE, said("[interface] has no setting “{}”"))
    if not data.get("namespace", "").strip():
        remedy = said("restore the one that `yougo init` chose: existing decks depend on it")
        raise page.refusal(("namespace",), said("the namespace is missing"), remedy)
    return Settings(
        **picked(data, _TEXTS),
        exports=tuple(dict.fromkeys(data.get("exports", ()))),
        sources=tuple(_sources(page)),
        references=reference_specs.specs(page),
        options={name: _options(page, name, options) for name, options in picked(known, data).items()},
        problems=tuple(_program_problems(page, known)),
    )


def _sources(page: Page) -> Iterator[SourceSpec]:
    if "source" in page.data and ("source", 0) not in page.lines:
        remedy = said('write [[source]] and below it path = "…"')
        raise page.refusal(("source",), said("“source” is not in double brackets"), remedy)
    paths: dict[str, str] = {}
    for number, table in enumerate(page.data.get("source", ())):
        where = ("source", number)
        page.check(where, table, _SOURCE, said("a source has no key “{}”"))
        column_keys.check(page, where, table)
        spec = SourceSpec(**{"path": "", **table}, line=page.line(*where, "path"))
        if not spec.path:
            remedy = said('write path = "…" below [[source]]')
            raise page.refusal((*where, "path"), said("a source has no path"), remedy)
        if spec.name and paths.setdefault(spec.name, spec.path) != spec.path:
            raise page.refusal(
                (*where, "name"), said(f"two sources are called “{spec.name}”"), said("rename this one")
            )
        yield spec


def _options(page: Page, name: str, known: Mapping[str, Option]) -> Mapping[str, object]:
    """The settings in an exporter's table, without the programs to run."""
    table = page.data[name]
    kinds = {key: _option(key, option) for key, option in known.items()}
    page.check((name,), table, kinds, said(f"[{name}] has no setting “{{}}”"))
    if empty := [key for key, value in table.items() if value == []]:
        words = ", ".join(known[empty[0]].words)
        remedy = said(f"name one or more ({words}), or delete the line to have the usual ones")
        raise page.refusal((name, empty[0]), said(f"“{empty[0]}” is an empty list"), remedy)
    return {key: value for key, value in table.items() if not known[key].program}


def _program_problems(page: Page, known: Mapping[str, Mapping[str, Option]]) -> Iterator[Problem]:
    """The settings that name a program to run: a workspace that somebody else made must not run anything."""
    for name, options in known.items():
        for key in page.data.get(name, ()):
            if options[key].program:
                message = said(f"a workspace cannot choose a program: “{key}” in [{name}] is ignored")
                yield Problem("ignored-setting", message, Place(page.file, page.line(name, key)))
