"""``yougo add``."""

import json
from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS, workspace
from yougo.cli.output import at, out
from yougo.cli.reporting import progress, tell
from yougo.extract import Account
from yougo.model import json_lines
from yougo.pipeline import listing
from yougo.pipeline.build.refresh import Report
from yougo.pipeline.documents import explaining


@click.command("add", help=messages.HELP["add"])
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--copy", is_flag=True, help=OPTIONS["copy"])
@click.option("--columns", metavar="FIELD=COLUMN,…", default="", help=OPTIONS["columns"])
@click.option("--explain", is_flag=True, help=OPTIONS["explain"])
@click.option("--json", "as_json", is_flag=True, help=OPTIONS["json"])
@click.pass_context
def command(context: click.Context, /, paths: tuple[Path, ...], columns: str, **flags: bool) -> int:
    """Add the sources and print the new and changed terms, or what became of each bracket and note."""
    where = workspace(context)
    as_json = flags["as_json"]
    with progress() as show:
        report = listing.add(where, paths, show, copy=flags["copy"], columns=columns)
    if flags["explain"]:
        for account in explaining.explain(
            report.glossary, [where.glossary / "sources"] if flags["copy"] else paths
        ):
            out(_json(account) if as_json else _line(account))
    else:
        _print(report, as_json=as_json)
    return tell(report)


def _print(report: Report, *, as_json: bool) -> None:
    for mark, concepts in (("+", report.new), ("~", report.changed)):
        for concept in concepts:
            names = (concept.acronym, concept.japanese, concept.english)
            plain = f"{mark} {concept.id}: {' / '.join(name for name in names if name)}"
            out(json_lines.line(concept) if as_json else plain)


def _line(account: Account) -> str:
    names = f" → {' / '.join(account.names)}" if account.names else ""
    shown = (
        account.text
        if len(account.text) <= messages.LONGEST_SHOWN
        else account.text[: messages.LONGEST_SHOWN - 1] + "…"
    )
    brackets = "（{}）" if account.kind == "bracket" else "[^] {}"
    place = account.place
    return f"{at(place.document, place.line)}: {account.reason}: {brackets.format(shown)}{names}"


def _json(account: Account) -> str:
    facts = {
        "document": account.place.document,
        "line": account.place.line,
        "kind": account.kind,
        "reason": account.reason,
        "text": account.text,
        "names": list(account.names),
    }
    return json.dumps(facts, ensure_ascii=False)
