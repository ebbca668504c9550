"""``yougo add``."""

from pathlib import Path

import click

from yougo.cli import messages
from yougo.cli.common import OPTIONS, workspace
from yougo.cli.reporting import progress, tell
from yougo.pipeline import listing


@click.command("add", help=messages.HELP["add"])
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--copy", is_flag=True, help=OPTIONS["copy"])
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], copy: bool) -> int:
    """Add the sources and print the names of the new and changed terms."""
    with progress() as show:
        report = listing.add(workspace(context), paths, copy=copy, progress=show)
    for mark, concepts in (("+", report.new), ("~", report.changed)):
        for concept in concepts:
            names = (concept.acronym, concept.japanese, concept.english)
            click.echo(f"{mark} {concept.id}: {' / '.join(name for name in names if name)}")
    return tell(report)
