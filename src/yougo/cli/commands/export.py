"""``yougo export``."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from yougo.cli import card_report, messages
from yougo.cli import options as shared
from yougo.cli.build_report import fresh
from yougo.cli.default_program import opened
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS, TEXT
from yougo.cli.output import out, say
from yougo.cli.sentences import again
from yougo.cli.waiting import waiting
from yougo.model.exporter import Exporter, Option
from yougo.pipeline import export as exports
from yougo.pipeline import installed
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.selecting import Selection, selected
from yougo.translation import _

_NO_TEXTS = (".apkg", ".pdf", ".xlsx", ".zip")
"""How the files of formats end that a terminal cannot show."""


def _metavar(option: Option) -> str | None:
    """What stands for the value in help; click lists the words of an option that has some."""
    if option.words:
        return None
    return "PROGRAM" if option.program else TEXT


def _exporters_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that exporters declare."""
    for name, option in reversed(installed.offered_options().items()):
        command = click.option(
            f"--{name}",
            type=click.Choice(option.words, case_sensitive=False) if option.words else None,
            metavar=_metavar(option),
            multiple=option.several,
            help=" ".join(map(again, option.help.splitlines())),
        )(command)
    return command


@click.command("export", help=HELP["export"])
@click.argument("name", metavar=_("FORMAT"), type=click.Choice(sorted(installed.exporters())))
@click.option("-o", "--output", metavar="FILE", help=OPTIONS["output"])
@shared.selecting("candidate", "accepted")
@_exporters_options
@click.option("--dry-run", "is_trial", is_flag=True, help=OPTIONS["dry-run"])
@click.option("--open", "opens", is_flag=True, help=OPTIONS["open"])
@click.pass_context
def command(context: click.Context, /, name: str, output: str | None, **given: Any) -> int:  # noqa: ANN401 - what click makes of options
    """Write one export and print its path."""
    opens, is_trial = given.pop("opens"), given.pop("is_trial")
    _refuse_output(output, opens=opens, is_trial=is_trial)
    where = shared.workspace(context)
    wanted = {key: given.pop(key) for key in ("status", "source", "tag", "confidence")}
    options = {key: value for key, value in given.items() if value}
    _refuse_foreign(installed.exporters()[name], wanted, options, is_trial=is_trial)
    glossary = fresh(where)
    if glossary.is_empty:
        say(messages.EMPTY)
    selection = selected(glossary, **wanted)
    path = Path()
    if is_trial:
        made = exports.content(glossary, name, selection, options, is_trial=True)
        card_report.print_changes(made, glossary)
    elif output == "-":
        made = _printed(glossary, name, selection, options)
    else:
        with waiting(messages.MAKING.format(format=name)):
            path, made = exports.export(glossary, name, Path(output) if output else None, selection, options)
        if not made.refusal:
            out(where.shown(path))
    card_report.report(made, glossary, messages.INCLUDE)
    if made.refusal:
        raise made.refusal
    return opened(where, path) if opens else 0


def _printed(
    glossary: Glossary, name: str, selection: Selection, options: Mapping[str, object]
) -> exports.Exported:
    """Write an export to standard output, which is no terminal if it is no text."""
    if sys.stdout.isatty() and installed.exporters()[name].suffix.endswith(_NO_TEXTS):
        raise click.UsageError(messages.NO_TEXT)
    with waiting(messages.MAKING.format(format=name)):
        made = exports.content(glossary, name, selection, options)
    if not made.refusal:
        with contextlib.suppress(BrokenPipeError):  # who reads it has enough
            sys.stdout.buffer.writelines(made.pieces)
    return made


def _refuse_output(output: str | None, *, opens: bool, is_trial: bool) -> None:
    """Refuse an --output that does not name a file, and what needs a file where none is written."""
    if output == "" or (output and output.endswith("/")):
        raise click.UsageError(messages.NO_FILE_NAME.format(output=output))
    if output == "-" and opens:
        raise click.UsageError(messages.NOTHING_TO_OPEN)
    if is_trial and (output or opens):
        raise click.UsageError(messages.TRIAL_ALONE)


def _refuse_foreign(
    exporter: Exporter, wanted: Mapping[str, object], options: Mapping[str, object], *, is_trial: bool
) -> None:
    """Refuse the options given, and values of them, that only other formats have."""
    foreign = list(_foreign(exporter, options))
    if not exporter.has_terms:
        foreign += filter(wanted.get, wanted)
    if is_trial and not exporter.search:
        foreign.append("dry-run")
    if foreign:
        raise click.UsageError(messages.NOT_FOR.format(option=min(foreign), format=exporter.name))


def _foreign(exporter: Exporter, options: Mapping[str, object]) -> Iterator[str]:
    for key, value in options.items():
        option = exporter.options.get(key)
        if not option:
            yield key
        elif not option.allows(value):
            yield f"{key} {value}"
