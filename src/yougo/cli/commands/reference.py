"""``yougo reference add``, ``list`` and ``remove``."""

import json
from pathlib import Path

import click

from yougo.cli import messages, options
from yougo.cli.build_report import fresh
from yougo.cli.help_texts import HELP
from yougo.cli.option_texts import OPTIONS
from yougo.cli.output import out, say
from yougo.cli.sentences import say_error
from yougo.pipeline.references import naming
from yougo.pipeline.references.naming import Named


@click.group("reference", help=HELP["reference"])
def command() -> None:
    """Do what the command after it says."""


@command.command("add", help=HELP["reference-add"])
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=options.PathName(path_type=Path))
@click.option("--columns", metavar="FIELD=COLUMN,…", default="", help=OPTIONS["columns"])
@click.option("--user", is_flag=True, help=OPTIONS["user"])
@click.pass_context
def add(context: click.Context, paths: tuple[Path, ...], columns: str, user: bool) -> None:
    """Compile the files, name them in yougo.toml, and print what each is called."""
    for each in naming.add(options.workspace(context), paths, for_all=user, columns=columns):
        out(f"{'+' if each.is_new else '='} {_line(each)}")
    say(messages.PROPOSALS_NEXT)


@command.command("list", help=HELP["reference-list"])
@options.as_json
@click.pass_context
def show(context: click.Context, as_json: bool) -> int:
    """Print each reference on one line; the exit code is 1 if there are none."""
    found = list(naming.listed(options.workspace(context)))
    for each in found:
        out(_as_json(each) if as_json else _line(each))
        for error in (*filter(None, [each.fault]), *each.told):
            say_error(error)
    if not found:
        say(messages.NO_REFERENCES)
    return 0 if found else 1


@command.command("remove", help=HELP["reference-remove"])
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.pass_context
def remove(context: click.Context, names: tuple[str, ...]) -> int:
    """Take the references out of yougo.toml or config.toml; the exit code is 2 if some names are of none."""
    where = options.workspace(context)
    code, is_changed = 0, False
    for each in naming.remove(where, names):
        if isinstance(each, Named):
            out(f"- {each.name}")
            is_changed = True
        else:
            say_error(each)
            code = each.exit_code
    if is_changed and where.database.exists():
        fresh(where)  # look-ups do not wait for the next build
    return code


def _line(each: Named) -> str:
    """``JMdict: 186,085 entries (~/JMdict_e.gz; trusted)``."""
    facts = [each.spec.path]
    if each.spec.trust:
        facts.append(messages.TRUSTED)
    if each.is_yours:
        facts.append(messages.YOURS)
    entries = messages.UNUSABLE if each.fault else messages.count(each.entries, "entry")
    told = messages.SEMICOLON.join(facts)
    return messages.REFERENCE.format(name=each.name, entries=entries, facts=told)


def _as_json(each: Named) -> str:
    facts = {
        "name": each.name,
        "path": str(each.path),
        "entries": None if each.fault else each.entries,
        "trust": each.spec.trust,
        "user": each.is_yours,
    }
    return json.dumps(facts, ensure_ascii=False)
